"""Attributions that stand inside the marks, or after a dash that opens what is said.

French, Russian, Ukrainian, Spanish, Italian and Portuguese print «…, — said X. — …» and
«—… —said X.».
"""

import re
from collections.abc import Iterator

from onrecord.reading.statements_apposition import with_apposition
from onrecord.reading.statements_claimants_other import other
from onrecord.reading.statements_find import Found
from onrecord.reading.statements_other import STOP, Place
from onrecord.reading.statements_units import Cut
from onrecord.records.statement import Mode
from onrecord.text.spans import Span

LANGUAGES = frozenset(("fr", "ru", "uk", "es", "it", "pt"))
"""Languages that print an attribution inside the marks."""

_LEAD = re.compile(r"(?:[,!?…]\s*[—–-]?\s*|\s[—–]\s?)$")
_DASH = re.compile(r"[—–]")
_STOPPED = re.compile(r"[.!?…]\s+(?=[^\W\d_a-zà-ÿа-яё])")
_REST = re.compile(r"[\s.,—–-]*")


def find_inside(whole: Cut, place: Place) -> list[Found]:
    """What is said around an attribution that stands inside the quotation."""
    if place.language not in LANGUAGES:
        return []
    found: list[Found] = []
    for quote in place.quotes:
        if len(quote.inner.of(whole.text).split()) >= 5:
            found += [Found(place.unit, span, Mode.DIRECT, (quote,), source, verb)
                      for span, source, verb in _parts(whole.text, quote.inner, place)]  # fmt: skip
    return found


def find_dashed(whole: Cut, place: Place) -> list[Found]:
    """What is said in a sentence that a dash opens, around its attribution."""
    start = re.match(r"\s*[—–]\s?(?=\w|[¿¡«“])", place.masked)
    if place.language not in LANGUAGES or start is None or place.unit.quotes:
        return []
    dashed = Span(place.unit.span.start + start.end(), place.unit.span.end)
    return [
        Found(place.unit, span, Mode.DIRECT, (), source, verb)
        for span, source, verb in _parts(whole.text, dashed, place)
    ]


def _parts(text: str, inner: Span, place: Place) -> Iterator[tuple[Span, Span, Span]]:
    words = inner.of(text)
    for hit in place.patterns.verbs.finditer(words):
        lead = _LEAD.search(words[: hit.start()])
        rest = re.match(rf"\s+({STOP}{{2,60}})", words[hit.end() :])
        if lead is None or rest is None:
            continue
        named = other(rest[1], place.language, spoken=True)
        after = hit.end() + rest.end()
        dashed = _DASH.search(lead.group()) is not None
        if named.span is None or not (dashed or words[after : after + 1] in (".", ",", "")):
            continue
        told = with_apposition(words, named.span.shift(hit.end() + rest.start(1)), place.language)
        source, verb = told.shift(inner.start), Span(*hit.span(1)).shift(inner.start)
        second = _told_until(words, max(told.end, after), dashed=dashed)
        for part in (Span(0, lead.start()), Span(second, max(second, len(words.rstrip())))):
            if re.search(r"\w", part.of(words)):
                yield part.shift(inner.start), source, verb
        return


def _told_until(words: str, after: int, *, dashed: bool) -> int:
    """Where the narrator's words end: at the next dash when one opened them, else at the stop or comma."""
    closed = _DASH.search(words, after) if dashed else None
    if dashed and closed is None:
        closed = _STOPPED.search(words, after)
        after = closed.start() if closed else len(words)
    elif closed:
        after = closed.start()
    rest = _REST.match(words, after)
    return rest.end() if rest else after
