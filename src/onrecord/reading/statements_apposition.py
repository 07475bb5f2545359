"""The office that stands behind a name: "Brandt, the mayor", «Антониу Гутерриш, генсек ООН»."""

import re

from onrecord.reading.statements_nouns import heads_a_source
from onrecord.reading.statements_people import head
from onrecord.reading.statements_units import LEFT, RIGHT
from onrecord.text.spans import Span
from onrecord.text.speech import read_source

_BEHIND = re.compile(rf",\s+([^,.;:!?{LEFT}{RIGHT}\n—–]{{3,80}})(?=[,.;:!?{LEFT}—–]|\s*$)")
_WHEN = re.compile(
    r"\s+(?:on|during|after|before|yesterday|today|late|early|last|this|while|when|as|at\s+an?|in\s+an?"
    r"|am|gestern|heute|zuvor|в\s+(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье))\b.*$"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|can|said|told|[a-z]{3,}ed)\b")


def with_apposition(text: str, named: Span, language: str) -> Span:
    """The span of a name, reaching over the office that stands behind it; else the span as it was.

    >>> text = "asked West, the American envoy, on Monday."
    >>> with_apposition(text, Span(6, 10), "en").of(text)
    'West, the American envoy'
    >>> text = "asked West, the road was open."
    >>> with_apposition(text, Span(6, 10), "en").of(text)
    'West'
    """
    found = _BEHIND.match(text, named.end)
    if found is None:
        return named
    office = _WHEN.sub("", found[1]).rstrip()
    nouns = [head(office)] if language == "en" else office.split()[:3]
    if not any(heads_a_source(noun, language) for noun in nouns) or _FINITE.search(office):
        return named
    whole = Span(named.start, found.start(1) + len(office))
    alone, both = read_source(named.of(text)), read_source(whole.of(text))
    return whole if both.role and alone.kind == both.kind and alone.name == both.name else named
