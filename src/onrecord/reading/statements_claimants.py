"""Whether words beside a reporting verb name a person, a body or an office, and which of them do."""

import re
from dataclasses import dataclass

from onrecord.reading.statements_nouns import QUANTITIES, heads_a_source
from onrecord.reading.statements_unsaid import unsaid
from onrecord.text.spans import Span
from onrecord.text.speech import PRONOUNS, listed

MOST_WORDS = 25
"""Words a source may have in English."""


@dataclass(frozen=True)
class Named:
    """The words that name a source; None with the reason when none do.

    `clause` says that the words are no noun phrase at all, so that the verb reports nothing.
    """

    span: Span | None
    why: str = ""
    clause: bool = False


_NOT_FIRST = re.compile(
    r"^(?:(?:and|but|or|so|yet|although|though|when|while|as|if|because|since|where|whether|that|once|after|before"
    r"|until|unless|additionally|meanwhile|however|moreover|still|also|then|now|later|earlier|afterwards|afterward|instead|thus|even"
    r"|nevertheless|furthermore|today|yesterday|what|which|how|why|[a-z]+ly)\b,?"
    r"|[A-Z][\w ,.]{2,30}\([A-Z]{2,8}\)"
    r"\s*[—–-]+)\s*",
    re.IGNORECASE,
)
_NOT_LY = re.compile(
    r"^(?:family|italy|emily|sally|kelly|billy|kimberly|beverly|molly|reilly|daly|assembly)\b", re.I
)
_BREAK = re.compile(
    r"\s(?:and|but|when|while|although|though|because|where|whether|that|after|before|as|if|so)\s+"
)
_ADJUNCT = re.compile(
    r"\s+(?:(?:on|late|early)\s+(?:\w+\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|on\s+(?:twitter|facebook|cnn|x)"
    r"|in\s+(?:an?|his|her|their|its|the)\s+(?:[\w’'.-]+\s+){0,4}?(?:statement|interview|email|e-mail|speech|letter"
    r"|post|tweet|report|message|memo|release|article|op-ed|column|video|address|book)\b.*"
    r"|during\s+(?:an?|the|his|her)\s.*"
    r"|at\s+(?:an?|the|his|her)\s+(?:[\w’'-]+\s+){0,3}?(?:meeting|conference|hearing|rally|event|briefing|summit|time"
    r"|forum|debate|ceremony|session|trial|weekend|gathering|speech|dinner|lunch|vigil|protest|talks|opening|end)\b.*"
    r"|(?:last|this)\s+(?:week|month|year|\w+day)\b.*|in\s+\d{4}"
    r"|(?:later|earlier|recently|today|yesterday)\b.*|and|but|then|also|(?-i:who|which))$",
    re.IGNORECASE,
)
_WENT_ON = re.compile(r"\s+(?:went on|goes on|continued|continues)\s+to$", re.IGNORECASE)
_VERB = re.compile(
    r"(?<![\w’'])(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|must|may|might|should|do|does|did|made"
    r"|makes|make|gave|took|takes|came|comes|went|goes|got|get|seems|says|said|told|[a-z]+n[’']t)(?![\w’'])"
    r"|\w[’'](?:re|ve|ll|d|m)\b"
)
_OWN = frozenset(
    listed("""
i we me us you he she they it him her them who what this that these those there when while as if because since
where whether once after before until unless although though
""")
)
_INSIDE = frozenset(
    listed("i we me us you he she they it him them there you’re his her their its our my your")
)
_ASKING = frozenset(listed("did does has have had is are was were could would should"))
_PREPOSITION = frozenset(
    listed(
        "of for from in at on with to by near under against about within among inside outside like"
        " including over"
    )
)
_QUANTITY = re.compile(r"^(?:(?:about|nearly|roughly|almost|some|more|less|fewer|than|only|over|just)\s+)*"
                       r"(?:\d[\d.,]*%?|\w+)(?:\s+(?:percent|in\s+\d+))?$", re.IGNORECASE)  # fmt: skip
_PLURAL = re.compile(r"(?:[^s]s|ing|ed|ions?|ments?|ness|ity|ance|ence|ings)$")
_AFTER_HEAD = re.compile(
    r",|\s\(|\s[—–-]\s|\s(?:who|which|whose|that)\s"
    r"|\s(?:familiar|close|briefed|involved|present|aware|speaking|working|living)\s"
    r"|\s(?:released|published|conducted|obtained|commissioned|issued|posted|written|led|made|seen|led|based|held)"
    r"\s(?=(?:in|on|by|this|last|late|early|at|to|from|for)\s)"
)
_SOME = re.compile(
    r"(?:the \d{1,2}-year-old|others|many|some|one|both|the (?:two|three|four|pair|other|others"
    r"|former|latter)"
    r"|(?:one|two|three|some|many|most|several|all|both|none|another|each) of (?:them|those|us))",
    re.IGNORECASE,
)
_COORDINATED = re.compile(r"\b(?:and|but)(?:\s+(?:also|then|later|\w+ly))*$")
_LEAD = re.compile(r"^((?i:he|she|they)\b|(?:[Tt]he\s+)?(?:[A-Z][\w’'-]*\.?\s+){1,4}(?=[a-z]+\b))")
_NO_APPOSITION = re.compile(
    r"(?:as|when|while|after|before|but|because|although|though|if|where|meanwhile|[a-z]{3,}ed\s|(?:he|she|it|they|we|i)\b)",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b[A-Z][\w’'-]*\s+(?:[a-z]+ly\s+)?[a-z]{3,}ed\b")


def english(words: str, begins: bool) -> Named:
    """The part of `words` before an English reporting verb that names somebody.

    `begins` says that the words begin a sentence, so that their first capital says nothing.

    >>> english("But the Civil Aviation Authority of Nepal", True).span
    Span(start=4, end=41)
    >>> english("they’re designed to", True).clause, english("Models", True).why
    (True, '“Models” names no person, body or office that the rules know.')
    """
    went = _WENT_ON.search(words.rstrip())
    text = words[: went.start()] if went else words.rstrip()
    if unsaid(text):
        return Named(None, clause=True)
    text = _without_end(text)
    dash = max(text.rfind(" — "), text.rfind(" – "))
    tries = [_start(text, 0)] if dash < 0 else [_start(text, dash + 3), _start(text, 0)]
    comma = text.rstrip(" ,").rfind(", ")
    if comma >= 0:
        tries.append(_start(text, comma + 2))
    tries += [_start(text, found.end()) for found in reversed(list(_BREAK.finditer(text)))]
    clause = True
    for place in tries:
        span = Span(place, max(place, len(text.rstrip(" ,"))))
        kind = _kind(span.of(text), begins and place == _start(text, 0))
        if kind == "source":
            return Named(span)
        clause = clause and (kind == "clause" or place != tries[0])
    lead = leading(text) if _COORDINATED.search(words.rstrip()) else None
    if lead:
        return Named(lead)
    shown = Span(tries[0], len(text)).of(text).strip(" ,")
    return Named(None, f"“{shown}” names no person, body or office that the rules know.", clause)


def leading(words: str) -> Span | None:
    """The pronoun or name that begins a clause as its subject.

    >>> leading("Mr. West left the talks and").of("Mr. West left the talks and")
    'Mr. West'
    """
    at = _start(words, 0)
    lead = _LEAD.match(words[at:])
    if lead is None:
        return None
    named = lead[1].rstrip()
    if named.lower() in PRONOUNS or _kind(named, True) == "source":
        return Span(at, at + len(named))
    return None


def _without_end(text: str) -> str:
    while True:
        shorter = _ADJUNCT.sub("", text)
        if shorter == text or not shorter.strip():
            return text
        text = shorter


def _start(text: str, at: int) -> int:
    while True:
        found = None if _NOT_LY.match(text[at:]) else _NOT_FIRST.match(text[at:])
        if found is None or not text[at + found.end() :].strip():
            return at
        at += found.end()


def _kind(words: str, begins: bool) -> str:
    """`source`, `clause`, or `other` for a noun phrase that names nobody."""
    plain = words.strip(" ,.—–-")
    if plain.lower() in PRONOUNS or _SOME.fullmatch(plain):
        return "source"
    tokens = [token.strip(",()") for token in plain.split()]
    if not tokens or len(tokens) > MOST_WORDS or plain.lower() in _OWN:
        return "clause"
    if tokens[0].lower() in _PREPOSITION or tokens[0].lower() in _ASKING:
        return "clause"
    core = _AFTER_HEAD.split(plain, maxsplit=1)[0]
    if any(_NO_APPOSITION.match(part.strip()) for part in re.split(r",|\s[—–-]\s", plain)[1:]):
        return "clause"
    if (
        _VERB.search(core)
        or _PAST.search(core)
        or "⟦" in core
        or any(token.lower() in _INSIDE for token in core.split()[1:])
    ):
        return "clause"
    return "source" if _headed(core.split(), begins) else "other"


def _headed(tokens: list[str], begins: bool) -> bool:
    cut = next((n for n, token in enumerate(tokens) if token.lower() in _PREPOSITION and n), len(tokens))
    before, after = tokens[:cut], tokens[cut + 1 :]
    if not before:
        return False
    head, first = before[-1].strip("’'"), before[0].lower()
    part = cut < len(tokens) and tokens[cut].lower() == "of" and bool(after)
    if part and before[-1].lower() in QUANTITIES:
        return _headed(after, False)
    if heads_a_source(head, "en"):
        return True
    if part and _QUANTITY.match(" ".join(before)):
        return _headed(after, False)
    if len(before) > 1 and before[-2].lower() in ("a", "an") and head[:1].islower():
        return False
    if not head[:1].isupper():
        mixed = re.search(r"\d", head) and re.search(r"[a-z]", head)  # a user's name
        return bool(mixed) and len(before) == 1
    alone = len(before) == 1 or (len(before) == 2 and first in ("the", "a", "an"))
    if before[-1].endswith(("'s", "’s")) and not heads_a_source(head, "en"):
        return False
    return not (len(before) == 1 and alone and begins and _PLURAL.search(head))
