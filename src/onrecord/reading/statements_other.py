"""Attributions in languages other than English: a short list of verbs, and quotation marks."""

import re
from functools import lru_cache

from onrecord.reading.statements_find import Found
from onrecord.reading.statements_units import LEFT, RIGHT, Cut, Unit
from onrecord.records.statement import Mode
from onrecord.text.spans import Span
from onrecord.text.speech import OTHER, ROLE_NOUNS

_TAIL = re.compile(r"[\s.!?,;:؟،。]+$")
_MOST_WORDS = 12
_EDGES = " \t\n—–-"
_STOP = rf"[^,.;:{LEFT}{RIGHT}،؛\n]"


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
    for hit in verbs.finditer(masked):
        found = _at(unit, masked, Span(*hit.span()), that)
        if found:
            return found
    named = according.search(masked)
    if named is None:
        return []
    source = _trim(masked, Span(*named.span(1)))
    cue = Span(named.start(), max(named.start(), source.start - 1))
    if unit.quotes:
        return [_direct(unit, place, source, cue) for place in range(len(unit.quotes))]
    after = named.end() + len(masked[named.end() :]) - len(masked[named.end() :].lstrip(" ,،"))
    content = (
        Span(after, max(after, len(_TAIL.sub("", masked))))
        if not masked[: named.start()].strip()
        else Span(0, len(masked[: named.start()].rstrip(" ,،")))
    )
    return [_reported(unit, content, source, cue)] if len(content.of(masked).split()) > 2 else []


def _at(unit: Unit, masked: str, verb: Span, that: "re.Pattern[str]") -> list[Found]:
    after = masked[verb.end :]
    opened = that.search(after)
    inside = opened is not None and (LEFT not in after[: opened.start()])
    source = _after(masked, verb, verb.end + opened.start() if opened and inside else None)
    source = source or _before(masked, verb)
    if source is None:
        return []
    if opened and inside:
        start = verb.end + opened.end()
        content = Span(start, max(start, len(_TAIL.sub("", masked))))
        if len(content.of(masked).split()) > 1:
            return [_reported(unit, content, source, verb)]
    if unit.quotes:
        return [_direct(unit, place, source, verb) for place in range(len(unit.quotes))]
    if re.match(r"[^.!?]{0,60}:\s*$", after):
        at = unit.span.start
        return [Found(unit, None, Mode.DIRECT, (), source.shift(at), verb.shift(at))]
    return []


def _after(masked: str, verb: Span, stop: int | None) -> Span | None:
    found = re.match(rf"\s+({_STOP}{{2,90}})", masked[verb.end : stop])
    return _names(masked, Span(*found.span(1)).shift(verb.end)) if found else None


def _before(masked: str, verb: Span) -> Span | None:
    found = re.search(rf"({_STOP}{{2,90}}?)\s+$", masked[max(0, verb.start - 100) : verb.start])
    return _names(masked, Span(*found.span(1)).shift(max(0, verb.start - 100))) if found else None


def _names(masked: str, span: Span) -> Span | None:
    """The span, if its words can name somebody: few, and a capital or a script without capitals."""
    span = _trim(masked, span)
    words = span.of(masked)
    if not words or len(words.split()) > _MOST_WORDS:
        return None
    if not any(letter.isalpha() for letter in words):
        return None
    cased = any(letter.lower() != letter.upper() for letter in words)
    fits = any(word[0].isupper() or word.lower() in ROLE_NOUNS for word in words.split())
    return span if fits or not cased else None


def _direct(unit: Unit, place: int, source: Span, verb: Span) -> Found:
    at, quote = unit.span.start, unit.quotes[place]
    return Found(unit, quote.inner, Mode.DIRECT, (quote,), source.shift(at), verb.shift(at))


def _reported(unit: Unit, content: Span, source: Span, verb: Span) -> Found:
    at = unit.span.start
    span = content.shift(at)
    quotes = tuple(quote for quote in unit.quotes if span.overlaps(quote.span))
    end = max([span.end, *(quote.span.end for quote in quotes)])
    mode = Mode.MIXED if quotes else Mode.REPORTED
    return Found(unit, Span(span.start, end), mode, quotes, source.shift(at), verb.shift(at))


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    left = len(words) - len(words.lstrip(_EDGES))
    return Span(span.start + left, span.start + max(left, len(words.rstrip(_EDGES))))
