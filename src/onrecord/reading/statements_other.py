"""Attributions in languages other than English: a short list of verbs, and quotation marks."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.reading.statements_claimants import other
from onrecord.reading.statements_find import Found
from onrecord.reading.statements_quotes import is_long, reads_as_name, stands_off
from onrecord.reading.statements_units import LEFT, RIGHT, Cut, Unit
from onrecord.records.statement import Mode
from onrecord.text.quotes import Quotation
from onrecord.text.spans import Span
from onrecord.text.speech import OTHER

_TAIL = re.compile(r"[\s.!?,;:؟،。]+$")
_FAR = 30  # code points of a quotation that does not stand next to the verb
_EDGES = " \t\n—–-"
_STOP = rf"(?:[^,.;:{LEFT}{RIGHT}،؛\n]|(?<=\bDr)\.|(?<=\bProf)\.|(?<=\b[A-Z])\.)"


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple["re.Pattern[str]", "re.Pattern[str]", "re.Pattern[str]"]:
    speech = OTHER[language]
    that = rf"(?:{speech.that})"
    gap = r"\s*" if language in ("fr", "ar") else r"\s+"
    return (
        re.compile(rf"(?<!\w)(?:{speech.verbs})(?!\w)", re.IGNORECASE),
        re.compile(rf"\s*[,،]?\s*(?<!\w){that}{gap}(?=\S)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{speech.according}){gap}({_STOP}{{2,90}})", re.IGNORECASE),
    )


def find_other(whole: Cut, unit: Unit, language: str) -> list[Found]:
    """The attributions in `unit`: quotations with a source beside the verb, and "that" clauses."""
    if language not in OTHER:
        return []
    masked = unit.span.of(whole.masked)
    verbs, that, according = _patterns(language)
    quotes = _spoken(whole, unit)
    for hit in verbs.finditer(masked):
        found = _at(_Place(unit, masked, language, quotes), Span(*hit.span()), that)
        if found:
            return found
    named = according.search(masked)
    return _according(_Place(unit, masked, language, quotes), named) if named else []


@dataclass(frozen=True)
class _Place:
    unit: Unit
    masked: str
    language: str
    quotes: tuple[Quotation, ...]


def _spoken(whole: Cut, unit: Unit) -> tuple[Quotation, ...]:
    """The quotations that are no names and no words in inverted commas."""
    return tuple(
        quote
        for quote in unit.quotes
        if not reads_as_name(quote.inner.of(whole.text))
        and (is_long(whole, quote) or stands_off(whole, quote))
    )


def _according(place: _Place, hit: "re.Match[str]") -> list[Found]:
    masked, at = place.masked, place.unit.span.start
    start = hit.start(1) + _skipped(hit[1], place.language)
    named = other(masked[start : hit.end(1)], place.language, spoken=False)
    source = named.span.shift(start) if named.span else None
    cue = Span(hit.start(), max(hit.start(), hit.start(1) - 1))
    if place.quotes and source:
        return _direct(place, source, cue)
    if place.quotes:
        return []
    before, end = masked[: hit.start()].rstrip(" ,،"), len(_TAIL.sub("", masked))
    after = source.end if source else hit.end()
    after += len(masked[after:]) - len(masked[after:].lstrip(" ,،"))
    if source is None or (before.strip() and re.search(r"\w", masked[after:end])):
        content = Span(0, end)
    elif not before.strip():
        content = Span(min(after, end), end)
    else:
        content = Span(0, len(before))
    if len(content.of(masked).split()) <= 2:
        return []
    return [
        replace(_reported(place.unit, content, source.shift(at) if source else None, cue), unnamed=named.why)
    ]


def _skipped(words: str, language: str) -> int:
    """Code points before the source: "según confirmó ayer …", "secondo quanto riferito dalle …"."""
    pattern = _SKIP.get(language)
    found = pattern.match(words) if pattern else None
    return found.end() if found else 0


_SKIP = {
    "es": re.compile(
        r"(?!(?:el|la|los|las|un|una|unos|unas|su|sus)\s)"
        r"(?:(?:ha|han)\s+)?[a-záéíóú]+(?:ó|aron|ieron|ado|ido|an?)\s+"
        r"(?:(?:ayer|hoy|este \w+|el (?:lunes|martes|miércoles|jueves|viernes))\s+)?"
        r"(?=(?:el|la|los|las)\s|[A-ZÁÉÍÓÚ]|fuentes)"
    ),
    "it": re.compile(r"quanto\s+(?:ha\s+)?\w+\s+(?:da|dal|dalla|dalle|dai|dagli|dall’)\s+"),
}
_ADVERB = re.compile(
    r"(?:(?:etwa|auch|zudem|dazu|nun|dann|aber|jedoch|bereits|hingegen|dagegen|unterdessen|derweil|weiter|aussi|encore"
    r"|también|además|anche|inoltre|также)\s+)+"
)


def _at(place: _Place, verb: Span, that: "re.Pattern[str]") -> list[Found]:
    masked, unit = place.masked, place.unit
    after = masked[verb.end :]
    opened = that.search(after)
    inside = opened is not None and (LEFT not in after[: opened.start()])
    source = _after(place, verb, verb.end + opened.start() if opened and inside else None)
    source = source or _before(place, verb)
    if source is None:
        return []
    if opened and inside:
        start = verb.end + opened.end()
        content = Span(start, max(start, len(_TAIL.sub("", masked))))
        if len(content.of(masked).split()) > 1:
            return [_reported(unit, content, source.shift(unit.span.start), verb)]
    if place.quotes:
        return _direct(place, source, verb)
    if not unit.quotes and re.match(r"[^.!?]{0,60}:\s*$", after):
        at = unit.span.start
        return [Found(unit, None, Mode.DIRECT, (), source.shift(at), verb.shift(at))]
    return []


def _after(place: _Place, verb: Span, stop: int | None) -> Span | None:
    found = re.match(rf"\s+({_STOP}{{2,90}})", place.masked[verb.end : stop])
    if found is None:
        return None
    adverb = _ADVERB.match(found[1])
    start = verb.end + found.start(1) + (adverb.end() if adverb else 0)
    named = other(found[1][adverb.end() if adverb else 0 :], place.language, spoken=True)
    return named.span.shift(start) if named.span else None


def _before(place: _Place, verb: Span) -> Span | None:
    """The source that stands before the verb, and reaches from the start of the clause to it."""
    start = verb.start
    for _ in range(2):
        found = re.search(rf"({_STOP}+)[\s,،:—–-]*$", place.masked[max(0, start - 120) : start])
        if found is None:
            return None
        begin = max(0, start - 120) + found.start(1)
        words = found[1]
        lead = len(words) - len(words.lstrip(_EDGES))
        named = other(words[lead:], place.language, spoken=True)
        if named.span:
            left = words[lead + named.span.end :].split()
            near = len(left) <= 2 and all(word.islower() for word in left)
            return named.span.shift(begin + lead) if near else None
        start = begin
    return None


def _direct(place: _Place, source: Span, verb: Span) -> list[Found]:
    """The quotations; one away from the verb must be longer than words in inverted commas are."""
    at = place.unit.span.start
    near = min(place.quotes, key=lambda quote: _distance(quote.span, verb.shift(at)))
    return [
        Found(place.unit, quote.inner, Mode.DIRECT, (quote,), source.shift(at), verb.shift(at))
        for quote in place.quotes
        if quote is near or quote.inner.end - quote.inner.start >= _FAR
    ]


def _distance(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _reported(unit: Unit, content: Span, source: Span | None, verb: Span) -> Found:
    span = content.shift(unit.span.start)
    quotes = tuple(quote for quote in unit.quotes if span.overlaps(quote.span))
    end = max([span.end, *(quote.span.end for quote in quotes)])
    mode = Mode.MIXED if quotes else Mode.REPORTED
    return Found(unit, Span(span.start, end), mode, quotes, source, verb.shift(unit.span.start))
