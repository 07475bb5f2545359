"""Attributions in English sentences, by rules: who, which verb, which words."""

import re
from dataclasses import dataclass

from onrecord.reading.statements_units import LEFT, RIGHT, Cut, Unit
from onrecord.records.engine import Parse, Token
from onrecord.records.statement import Mode
from onrecord.text.quotes import Quotation
from onrecord.text.spans import Span
from onrecord.text.speech import ADVERBS, KINDS, NOUN_TOO, reporting_verb


@dataclass(frozen=True)
class Found:
    """An attribution. `content` is empty when the words stand in the next unit ("He said:")."""

    unit: Unit
    content: Span | None
    mode: Mode
    quotes: tuple[Quotation, ...]
    source: Span | None
    verb: Span | None
    steps: tuple[str, ...] = ()


_LEADING = re.compile(
    r"^(?:on|in|at|by|after|before|since|during|despite|under|with|for|from|as|last|this|earlier|later|yesterday"
    r"|today|meanwhile|however|still|moreover|then|also|but|and|yet|so|instead|separately|in turn|over|to"
    r"|when|although|while|asked|speaking|responding|citing|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[^,]*,\s*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]\s|,\s(?:but|and|while|whereas|although|though|yet|so)\s"
    r"|\b(?:after|because|when|while|although|though|but|whether|that|if|and then)\s"
)
_LEAD_DATE = re.compile(
    r"^(?:\d{4},\s+|(?:on|in|last|this|yesterday|earlier)\b(?:\s+(?:\d{1,4}|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|month|week|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day))+"
    r"\s+)(?=(?-i:[A-Z])|(?:the|a|an|he|she)\s)",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|this|that|these|those|no|any|such|false|many|some|of|to|and)|[’']s?)\s+$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_ADVERB_BEFORE = re.compile(rf"(?:\s*,)?\s+(?:{ADVERBS}|(?!family|ally|assembly|monopoly|anomaly)[a-z]+ly)$")
_AFTER_QUOTE = re.compile(rf"{RIGHT}[,.]?\s*$")
_INVERTED = re.compile(rf"\s+([^,.;:{LEFT}]{{2,90}})(?=[,.;:{LEFT}]|$)")
_ADDRESSEE = re.compile(
    rf"\s+(?:(?!that\b)[^\s,:{LEFT}]+\s+){{0,7}}?(?:(?!that\b)[^\s,:{LEFT}]+)(?=\s+that\b|\s*[,:]?\s*{LEFT}|:)"
)
_ADJUNCT = r"(?:\s+(?:on|in|at|during|to|through|via|after|last|this|earlier)\b[^,:;" + LEFT + r"]{1,70}?)?"
_THAT = re.compile(rf"{_ADJUNCT},?\s+that\s+|{_ADJUNCT}\s*[,:]?\s*(?={LEFT})", re.IGNORECASE)
_BARE = re.compile(
    r"\s+(?=\S)(?!(?:on|in|at|during|to|by|as|and|or|but|with|via|for|it all|so|the same|nothing|no)\b)",
    re.IGNORECASE,
)
_TO_HAVE = re.compile(r"\s+(?=to\s+(?:have|be)\b)", re.IGNORECASE)
_FINAL = re.compile(rf"{_ADJUNCT}\s*[.!?]*\s*$", re.IGNORECASE)
_COLON = re.compile(r"[^.;?!" + LEFT + r"]{0,90}:\s*$")
_ACCORDING = re.compile(rf"\baccording\s+to\s+([^,.;{LEFT}]{{2,120}}?)(?=,|\.?\s*$|;)", re.IGNORECASE)
_WHOLE_QUOTE = re.compile(rf"{LEFT}[^{RIGHT}]*{RIGHT}")
_ENDED = re.compile(r"[.!?…]\W$")
_TAIL = re.compile(r"[\s.!?,;:]+$")
_TITLED = re.compile(r"\b(?:titled|entitled|headlined|called|named|known as|dubbed)\s*:?\s*$", re.IGNORECASE)


class Finder:
    """Finds the attributions of one English text, with syntax where it is given."""

    def __init__(self, whole: Cut, parses: tuple[Parse, ...]) -> None:
        self.whole = whole
        self.tokens = {token.span.start: (token, parse) for parse in parses for token in parse.tokens}

    def of_unit(self, unit: Unit) -> list[Found]:
        """The attributions in `unit`: the outermost one, or one per quotation."""
        masked = unit.span.of(self.whole.masked)
        for hit in reporting_verb().finditer(masked):
            if hit.group()[0].isupper():
                continue  # "United States", or a headline
            found = self._at(unit, masked, Span(*hit.span()))
            if found:
                return found
        return self._according(unit, masked)

    def _at(self, unit: Unit, masked: str, verb: Span) -> list[Found]:
        word, before, after = verb.of(masked).lower(), masked[: verb.start], masked[verb.end :]
        at = unit.span.start
        token, parse = self.tokens.get(at + verb.start, (None, None))
        noun = token is not None and token.pos in ("NOUN", "PROPN", "ADJ")
        if noun and RIGHT not in before:  # after a quotation a noun reading is a slip: “…,” the note read
            return []
        if _PASSIVE.search(before) or (word in NOUN_TOO and _NOMINAL.search(before)):
            return []
        inverted = _AFTER_QUOTE.search(before) and _INVERTED.match(after)
        if inverted:
            source: Span | None = Span(*inverted.span(1)).shift(verb.end)
            quoted_before = True
        else:
            source = self._subject(token, parse, at) or _source_before(before)
            source = _after_content(masked, source) if source and _FINAL.match(after) else source
            quoted_before = source is not None and bool(_AFTER_QUOTE.search(masked[: source.start]))
        if source is None:
            return []
        return self._content(unit, masked, _Hit(word, verb, _trim(masked, source), quoted_before))

    def _content(self, unit: Unit, masked: str, hit: "_Hit") -> list[Found]:
        at, end = unit.span.start, len(_TAIL.sub("", masked))
        verb, source = hit.verb.shift(at), hit.source.shift(at)
        if hit.quoted_before:
            return [self._direct(unit, quote, source, verb) for quote in self._spoken(unit)]
        start = _content_start(masked, hit)
        if start is None:
            if _COLON.match(masked[hit.verb.end :]) and not unit.quotes:
                return [Found(unit, None, Mode.DIRECT, (), source, verb)]
            lead = masked[: hit.source.start].rstrip()
            final = _FINAL.match(masked[hit.verb.end :])
            if lead.endswith(",") and final and len(lead.split()) > 2:
                return [self._reported(unit, Span(0, len(lead) - 1), source, verb)]
            return []
        content = Span(min(start, end), end)
        if not re.search(r"\w|" + RIGHT, content.of(masked)):
            return []
        return self._after(unit, masked, content, (source, verb))

    def _after(self, unit: Unit, masked: str, content: Span, who: tuple[Span, Span]) -> list[Found]:
        """The content after the verb: whole quotations are direct, the rest is reported or mixed."""
        source, verb = who
        first = _WHOLE_QUOTE.match(content.of(masked))
        if first and _ENDED.search(unit.span.of(self.whole.text)[: content.start + first.end()]):
            content = Span(content.start, content.start + first.end())
        only = re.fullmatch(
            rf"{LEFT}[^{RIGHT}]*{RIGHT}(?:[\s,.;]*(?:and\s+)?{LEFT}[^{RIGHT}]*{RIGHT})*", content.of(masked)
        )
        whole = content.shift(unit.span.start)
        inside = [
            quote for quote in self._spoken(unit) if whole.covers(Span(quote.span.start, quote.span.start))
        ]
        if only:
            return [self._direct(unit, quote, source, verb) for quote in inside]
        least = 2 if masked[: content.start].rstrip().endswith("that") else 3
        if len(content.of(masked).split()) < least and not inside:
            return []
        return [self._reported(unit, content, source, verb)]

    def _spoken(self, unit: Unit) -> list[Quotation]:
        """The quotations of `unit` that are no titles."""
        return [quote for quote in unit.quotes if not is_title(self.whole, quote)]

    def _direct(self, unit: Unit, quote: Quotation, source: Span | None, verb: Span | None) -> Found:
        return Found(unit, quote.inner, Mode.DIRECT, (quote,), source, verb)

    def _reported(self, unit: Unit, content: Span, source: Span | None, verb: Span | None) -> Found:
        span = content.shift(unit.span.start)
        quotes = tuple(quote for quote in unit.quotes if span.overlaps(quote.span))
        end = max([span.end, *(quote.span.end for quote in quotes)])
        return Found(
            unit, Span(span.start, end), Mode.MIXED if quotes else Mode.REPORTED, quotes, source, verb
        )

    def _according(self, unit: Unit, masked: str) -> list[Found]:
        found = _ACCORDING.search(masked)
        if found is None:
            return []
        at = unit.span.start
        source, cue = (
            _trim(masked, Span(*found.span(1))).shift(at),
            Span(found.start(), found.start(1) - 1).shift(at),
        )
        end = len(_TAIL.sub("", masked))
        if not masked[: found.start()].strip():
            begin = found.end() + len(masked[found.end() :]) - len(masked[found.end() :].lstrip(" ,"))
            content = Span(min(begin, end), end)
        else:
            content = Span(0, len(masked[: found.start()].rstrip(" ,")))
        if content.start == content.end:
            return []
        return [self._reported(unit, content, source, cue)]

    def _subject(self, token: Token | None, parse: Parse | None, at: int) -> Span | None:
        """The subject that the syntax gives to the verb, counted from `at`."""
        if token is None or parse is None:
            return None
        here = parse.tokens.index(token)
        heads = [n for n, each in enumerate(parse.tokens) if each.head == here and each.dep == "nsubj"]
        if not heads:
            return None
        family = _subtree(parse, heads[0])
        start, end = parse.tokens[min(family)].span.start, parse.tokens[max(family)].span.end
        if end > token.span.start >= start or start < at:
            return None
        return Span(start, end).shift(-at)


@dataclass(frozen=True)
class _Hit:
    word: str
    verb: Span
    source: Span
    quoted_before: bool


def _subtree(parse: Parse, root: int) -> set[int]:
    family, grown = {root}, True
    while grown:
        more = {n for n, each in enumerate(parse.tokens) if each.head in family} - family
        grown = bool(more)
        family |= more
    return family


def _content_start(masked: str, hit: _Hit) -> int | None:
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
    for pattern in (_THAT, _TO_HAVE) if kind == "tell" else (_THAT, _TO_HAVE, _BARE):
        opened = pattern.match(rest)
        if opened and (opened.end() or pattern is _THAT):
            return end + opened.end()
    return None


def _source_before(before: str) -> Span | None:
    """The words before the verb that name the source, by plain patterns."""
    start, text = 0, before.rstrip()
    while True:
        shorter = _ADVERB_BEFORE.sub("", text)
        if shorter == text:
            break
        text = shorter
    closing = text.rfind(RIGHT)
    if closing >= 0:
        start = closing + 1
    while True:
        stripped = start + len(text[start:]) - len(text[start:].lstrip(" ,.(—–-"))
        lead = _LEAD_DATE.match(text[stripped:]) or _LEADING.match(text[stripped:])
        start = stripped
        if lead is None or not text[stripped + lead.end() :].strip():
            break
        start = stripped + lead.end()
    for clause in _CLAUSE.finditer(text, start):
        if text[clause.end() :].strip():
            start = clause.end()
    words = text[start:].split()
    if not words or len(words) > 25:
        return None
    return Span(start, len(text))


def _after_content(masked: str, source: Span) -> Span:
    """The source of "The content, X said.": what stands after the last comma."""
    comma = source.of(masked).rstrip(" ,").rfind(", ")
    return Span(source.start + comma + 2, source.end) if comma >= 0 else source


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    left = len(words) - len(words.lstrip(" ,;:—–-(\n"))
    right = len(words.rstrip(" ,;:—–-(\n"))
    return Span(span.start + left, span.start + max(left, right))


def is_title(whole: Cut, quote: Quotation) -> bool:
    """Whether the words before the quotation say that it is a title or a name.

    >>> from onrecord.reading.statements_units import cut
    >>> whole = cut("an article titled “Foreign hands”", "en")
    >>> is_title(whole, whole.units[0].quotes[0])
    True
    """
    return _TITLED.search(whole.text, max(0, quote.span.start - 30), quote.span.start) is not None
