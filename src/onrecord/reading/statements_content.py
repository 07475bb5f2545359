"""The words of an English attribution: where the content begins and ends, and the last noun phrase."""

import re
from dataclasses import dataclass

from onrecord.reading.statements_claimants import Named, english
from onrecord.reading.statements_units import LEFT
from onrecord.text.spans import Span
from onrecord.text.speech import ADVERBS, KINDS, NOUN_TOO, reporting_verb

_ADJUNCT = (
    r"(?:,?\s+(?:on|of|about|in|at|during|to|through|via|after|last|this|earlier)\b[^,:;"
    + LEFT
    + r"]{1,70}?(?:,\s+\d{4})?)?"
)
QUOTE_OPENS = re.compile(rf"{_ADJUNCT}\s*[,:]?\s*{LEFT}")
"""What stands between a verb and a quotation right after it, with the opening mark."""

_LAST_NOUN = re.compile(
    r"\b(?:the|a|an|his|her|its|their)\s(?:(?!(?:the|a|an|that)\s)[\w’'.-]+\s){0,4}[\w’'-]+\s*$"
)
_LAST_NAME = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]+\.?(?:\s(?:[A-Z]\.|[A-Z][\w’'-]+)){0,3}(?:,?\s\([^()]{1,12}\))?\s*$"
)
ADDING = re.compile(r",\s(?=(?:also\s)?(?:adding|noting|saying|claiming|arguing|insisting|warning)\b)")
"""A comma after which somebody goes on to say something: ", adding that"."""

_TURN = re.compile(r"(,?)\s(and|but|while|whereas|though|although)\s(?!(?:he|she|it|they)\s)", re.IGNORECASE)
_CONTENT_BEGINS = re.compile(
    rf"\s+(?:(?i:that|the|an?|it|they|he|she|his|her|its|their|there|no)\s|[A-Z{LEFT}])"
)
_BESIDE = re.compile(rf"(?:\s+(?:{ADVERBS}|[a-z]+ly))+$", re.IGNORECASE)
_OPENS = re.compile(
    r",\s|\b(?:that|when|if|because|what|which|who|as|after|before|while|where|whether|and|but)\s"
)
_VERBAL = re.compile(
    r"(?<![\w’'])(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|should|may|might|must|\w{3,}ed"
    r"|made|came|went|took|gave|got|[a-z]+n[’']t)(?![\w’'])"
)
_AND_THAT = re.compile(r",?\s+and\s+that\s+(?=(?:the|a|an|he|she|it|they|there|his|her|its|their|[A-Z])\b)")
_ADDRESSEE = re.compile(
    rf"\s+(?:(?!that\b)[^\s,:{LEFT}]+\s+){{0,7}}?(?:(?!that\b)[^\s,:{LEFT}]+)(?=\s+that\b|\s*[,:]?\s*{LEFT}|:)"
)
_THAT = re.compile(
    rf"(?:,\s[^,]{{2,60}},|{_ADJUNCT},?)\s+that\s+|{_ADJUNCT}\s*[,:]?\s*(?={LEFT})", re.IGNORECASE
)
_BARE = re.compile(
    r"\s+(?=\S)(?!(?:on|in|at|during|to|by|as|and|or|but|with|via|for|it all|it or|so|the same"
    r"|nothing|no(?=[\s,.]+(?:to|when|and)\b|[,.])|out"
    r"|about|of|from|into|him|her own|them|me|us|(?:him|her|it|my)self|themselves|ourselves)\b)",
    re.IGNORECASE,
)
_TO_HAVE = re.compile(r"\s+(?=to\s+(?:have|be)\b)", re.IGNORECASE)
FINAL = re.compile(rf"{_ADJUNCT}\s*[.!?]*\s*$", re.IGNORECASE)
"""What stands between a verb and the end of its sentence, when what was said stands before."""


@dataclass(frozen=True)
class Hit:
    """A reporting verb with its source, and whether a quotation stands before them."""

    word: str
    verb: Span
    source: Span
    quoted_before: bool


def content_start(masked: str, hit: Hit) -> int | None:
    """Where the content after the verb begins, or None when the rule for this verb finds none."""
    kind, end = KINDS[hit.word], hit.verb.end
    rest = masked[end:]
    if kind == "accuse":
        joint = "for" if hit.word.startswith("blam") else "of"
        return end + 1 if re.search(rf"\s{joint}\s", rest) else None
    if kind == "deny":
        return hit.verb.start if len(rest.split()) > 1 else None
    if kind == "tell":
        addressee = _ADDRESSEE.match(rest)
        if addressee is None:
            return None
        end, rest = end + addressee.end(), rest[addressee.end() :]
    if kind == "quote":
        quoted = QUOTE_OPENS.match(rest)
        return end + quoted.end() - 1 if quoted else None
    for pattern in (_THAT, _TO_HAVE) if kind == "tell" else (_THAT, _TO_HAVE, _BARE):
        opened = pattern.match(rest)
        if opened and (opened.end() or pattern is _THAT):
            return end + opened.end()
    return None


def last_phrase(words: str, *, name: bool) -> Named | None:
    """The noun phrase, or a bare name, right before a verb: "In an interview the minister declared"."""
    for pattern in (_LAST_NOUN, _LAST_NAME) if name else (_LAST_NOUN,):
        found = pattern.search(words)
        if found and (pattern is _LAST_NAME or english(found.group(), False).span):
            return Named(Span(found.start(), len(words.rstrip())))
    return None


def clause_end(masked: str, start: int, end: int) -> int:
    """Where the content ends: where somebody else says something ("and the mayor said"), or at "adding"."""
    semicolon = masked.find("; ", start, end)
    if semicolon >= 0 and reporting_verb().search(masked, semicolon):
        return semicolon
    added = ADDING.search(masked, start, end)
    end = added.start() if added else max(start, end)
    for turn in _TURN.finditer(masked, start, end):
        if _says(masked, turn.end()) and _whole_clause(masked[start : turn.start()], turn):
            return turn.start()
    return end


def _says(masked: str, at: int) -> bool:
    """Whether a source and its reporting verb stand at `at`."""
    verb = reporting_verb().search(masked, at, at + 80)
    if verb is None or verb.group().endswith("ing"):
        return False
    if verb.group().lower() in NOUN_TOO and _CONTENT_BEGINS.match(masked, verb.end()) is None:
        return False  # "and the police report was false"
    words = _BESIDE.sub("", masked[at : verb.start()].rstrip()).rstrip(" ,")
    return english(words, False).span == Span(0, len(words))


def handed_over(masked: str, at: int) -> bool:
    """Whether somebody else's words begin at `at`: ", and the mayor said it was not"."""
    turn = _TURN.match(masked, at)
    return turn is not None and _says(masked, turn.end())


def _whole_clause(before: str, turn: re.Match[str]) -> bool:
    """Whether a clause ends before "and", "but" or "while", so that they join no two nouns.

    "Russia is rich" is one; "Russia" in "Russia and Ukraine say they agree" is none.
    """
    comma, joint = turn.groups()
    if comma and (joint.lower() != "and" or "," not in before):
        return True
    last = _OPENS.split(before)[-1]
    return joint.lower() not in ("though", "although") and _VERBAL.search(last) is not None


def parts_of(masked: str, content: Span, that: bool) -> list[Span]:
    """The content, or its parts where it reads "that A and that B"."""
    cuts = [found.span() for found in _AND_THAT.finditer(masked, content.start, content.end)] if that else []
    starts = [content.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), content.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
