"""Attributions in headlines: "…: Russian diplomat" and "Ministry: …"."""

import re

from onrecord.reading.statements_claimants import english
from onrecord.reading.statements_nouns import heads_a_source
from onrecord.reading.statements_units import LEFT, Cut, Unit
from onrecord.text.actors import actors
from onrecord.text.spans import Span

LEAST = 4
"""Words that the content of a headline has at least."""

_LINE = re.compile(rf"([^:\n{LEFT}]{{2,}}):\s+([^:\n{LEFT}]*[^:\n{LEFT}.?!])")
_MOST = 5


def headline(whole: Cut, unit: Unit) -> tuple[Span, Span] | None:
    """Source and content of a line that ends without a full stop and names its source at a colon.

    The source holds a noun for a person or body, or a known actor; other names at a colon are
    as often a subject or a photographer.

    >>> from onrecord.reading.statements_units import cut
    >>> whole = cut("Base in the north was closed in May: Russian diplomat", "en")
    >>> [span.of(whole.text) for span in headline(whole, whole.units[0])]
    ['Russian diplomat', 'Base in the north was closed in May']
    >>> whole = cut("Read more: the ministry", "en")
    >>> headline(whole, whole.units[0]) is None
    True
    """
    text = unit.span.of(whole.masked)
    found = _LINE.fullmatch(text.strip())
    if found is None or not _own_line(whole.text, unit.span):
        return None
    for source, content in ((2, 1), (1, 2)):
        words = found[source].strip()
        if len(found[content].split()) >= LEAST and _names(words):
            left = len(text) - len(text.lstrip()) + unit.span.start
            return Span(*found.span(source)).shift(left), Span(*found.span(content)).shift(left)
    return None


def _own_line(text: str, span: Span) -> bool:
    before, after = text[: span.start].rstrip(" \t"), text[span.end :].lstrip(" \t")
    return before[-1:] in ("", "\n") and after[:1] in ("", "\n")


def _names(words: str) -> bool:
    if len(words.split()) > _MOST or english(words, True).span is None:
        return False
    last = words.split()[-1]
    return heads_a_source(last, "en") or any(mention.known for mention in actors(words, "en"))
