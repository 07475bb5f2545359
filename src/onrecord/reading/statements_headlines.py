"""Attributions in headlines: "…: Russian diplomat", "Ministry: …", "… – minister", "Minister Says …"."""

import re

from onrecord.reading.statements_claimants import english
from onrecord.reading.statements_nouns import BODIES, PERSONS, heads_a_source
from onrecord.reading.statements_units import LEFT, RIGHT, Cut, Unit
from onrecord.text.actors import actors
from onrecord.text.spans import Span

LEAST = 4
"""Words that the content of a headline has at least."""

_MOST = 5
_SEPARATED = re.compile(r"([^:\n]{2,}?)(?::\s+|\s[–—]\s)([^:\n]*[^:\n.?!])")
_AFTER = re.compile(
    rf"([^:\n{LEFT}]{{2,}}?),\s+(says?|said|warns?|claims?|reports?)\s+([^,:\n{LEFT}]{{2,60}}?)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"([A-Z][^:,\n]{1,60}?)\s+((?:Says?|Said|Warns?|Claims?|Insists?|Denies|Deny|Confirms?|Admits?|Vows?|Tells?"
    r"|Accuses?|Blames?|Promises|Predicts|Alleges))\s+([^\n]*[^\n.?!])"
)


def headline(whole: Cut, unit: Unit) -> tuple[Span, Span, Span | None] | None:
    """Source, content and verb of a line that ends without a full stop and names who says it.

    The source holds a noun for a person or body, or a known actor; other names at a colon are
    as often a subject or a photographer.

    >>> from onrecord.reading.statements_units import cut
    >>> whole = cut("Base in the north was closed in May: Russian diplomat", "en")
    >>> [span.of(whole.text) for span in headline(whole, whole.units[0]) if span]
    ['Russian diplomat', 'Base in the north was closed in May']
    >>> whole = cut("Base to stay shut for a month, says army", "en")
    >>> [span.of(whole.text) for span in headline(whole, whole.units[0])]
    ['army', 'Base to stay shut for a month', 'says']
    >>> whole = cut("Read more: the ministry", "en")
    >>> headline(whole, whole.units[0]) is None
    True
    """
    text = unit.span.of(whole.masked)
    left = unit.span.start + len(text) - len(text.lstrip())
    line = text.strip()
    if not _own_line(whole.text, unit.span):
        return None
    found = _SEPARATED.fullmatch(line)
    if found:
        for source, content in ((2, 1), (1, 2)):
            if _says(found[source], found[content]) or (source == 1 and _led(line, found)):
                return Span(*found.span(source)).shift(left), Span(*found.span(content)).shift(left), None
    for pattern, source, content in ((_AFTER, 3, 1), (_TITLED, 1, 3)):
        found = pattern.fullmatch(line)
        if found and _says(found[source], found[content]):
            place = Span(*found.span(source)), Span(*found.span(content)), Span(*found.span(2))
            return place[0].shift(left), place[1].shift(left), place[2].shift(left)
    return None


def _says(source: str, content: str) -> bool:
    enough = len(content.split()) >= LEAST or (RIGHT in content and len(content) > LEAST * 4)
    return LEFT not in source and enough and _names(source.strip())


def _led(line: str, found: "re.Match[str]") -> bool:
    """Whether a body or office leads a short headline at a colon: "Police: two suspects arrested"."""
    small = [word for word in found[2].split() if word[:1].islower()]
    noun = found[1].split()[-1]
    body = noun.lower() in BODIES or noun.lower() in PERSONS
    return line[found.end(1)] == ":" and body and len(small) > 1 and _says(found[1], f"{found[2]} .")


def _own_line(text: str, span: Span) -> bool:
    before, after = text[: span.start].rstrip(" \t"), text[span.end :].lstrip(" \t")
    return before[-1:] in ("", "\n") and after[:1] in ("", "\n")


def _names(words: str) -> bool:
    if len(words.split()) > _MOST or english(words, True).span is None:
        return False
    last = words.split()[-1]
    return heads_a_source(last, "en") or any(mention.known for mention in actors(words, "en"))
