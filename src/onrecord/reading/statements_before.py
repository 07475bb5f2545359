"""The words before an English reporting verb in which its source stands."""

import re

from onrecord.reading.statements_units import RIGHT
from onrecord.text.spans import Span
from onrecord.text.speech import ADVERBS

_LEADING = re.compile(
    r"^(?:on|in|at|by|after|before|since|during|despite|under|with|for|from|as|last|this|earlier|later|yesterday"
    r"|today|meanwhile|however|still|moreover|then|also|but|and|yet|so|instead|separately|in turn|over|to"
    r"|when|although|while|asked|speaking|responding|citing|based|following|amid|given|just|about|nearly|below|above|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[^,]*,\s*",
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
_ADVERB_BEFORE = re.compile(rf"(?:\s*,)?\s+(?:{ADVERBS}|(?!family|ally|assembly|monopoly|anomaly)[a-z]+ly)$")


_PARTICIPLE = re.compile(
    r",\s(?:[a-z]{2,}ing|asked|published|released|issued|based|conducted|posted|elected|appointed|obtained|quoted"
    r"|reached|contacted|founded|known)\s[^,]{2,90},$"
)
"""What stands between a source and its verb: "The envoy, speaking after the talks, said"."""


def source_before(before: str) -> Span | None:
    """The words before the verb that name the source, by plain patterns."""
    start, text = 0, _PARTICIPLE.sub("", before.rstrip())
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


def after_content(masked: str, source: Span) -> Span:
    """The source of "The content, X said.": what stands after the last comma."""
    comma = source.of(masked).rstrip(" ,").rfind(", ")
    return Span(source.start + comma + 2, source.end) if comma >= 0 else source


def trim(text: str, span: Span) -> Span:
    """The span without the white space and the marks around its words."""
    words = span.of(text)
    left = len(words) - len(words.lstrip(" ,;:—–-(\n"))
    right = len(words.rstrip(" ,;:—–-(\n"))
    return Span(span.start + left, span.start + max(left, right))
