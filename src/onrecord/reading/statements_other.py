"""Attributions in languages other than English: a short list of verbs, and quotation marks."""

import re
from dataclasses import dataclass, replace

from onrecord.reading.statements_claimants_other import date_end, first_definite, other
from onrecord.reading.statements_find import Found
from onrecord.reading.statements_german import reads_as_reported, so_named
from onrecord.reading.statements_quotes import is_called, is_long, names_a_body, reads_as_name, stands_off
from onrecord.reading.statements_units import LEFT, RIGHT, Cut, Unit
from onrecord.records.statement import Mode
from onrecord.text.quotes import Quotation
from onrecord.text.spans import Span
from onrecord.text.speech_languages import OTHER, Patterns, patterns

TAIL = re.compile(r"[\s.!?,;:؟،。]+$")
"""What stands after the last word of a sentence."""

STOP = rf"(?:[^,.;:{LEFT}{RIGHT}،؛\n—–]|(?<=\bDr)\.|(?<=\bProf)\.|(?<=\b[A-Z])\.)"
"""A character that may stand inside the words for a source."""

_FAR = 30  # code points of a quotation that does not stand next to the verb
_EDGES = " \t\n—–-"


@dataclass(frozen=True)
class Place:
    """One unit with its masked text, its language, and the quotations in it that are spoken."""

    unit: Unit
    masked: str
    language: str
    quotes: tuple[Quotation, ...]

    @property
    def end(self) -> int:
        """Where the last word of the unit ends."""
        return len(TAIL.sub("", self.masked))

    @property
    def least(self) -> int:
        """Words that a content has: fewer where there are no articles."""
        return 2 if self.language in ("ru", "uk", "ar") else 3

    @property
    def patterns(self) -> Patterns:
        """The patterns of the language."""
        return patterns(self.language)


def place_of(whole: Cut, unit: Unit, language: str) -> Place:
    """The unit with what is needed to read it in its language."""
    return Place(unit, unit.span.of(whole.masked), language, _spoken(whole, unit, language))


def find_other(place: Place) -> list[Found]:
    """The attributions in a unit: quotations with a source beside the verb, and "that" clauses."""
    found = _so(place) if not place.quotes else []
    found = found or _inverted(place)
    hits = () if found else place.patterns.verbs.finditer(place.masked)
    for hit in hits:
        found = _at(place, Span(*hit.span(1)))
        if found:
            return found
    if found:
        return found
    named = place.patterns.according.search(place.masked)
    return _according(place, named) if named else _following(place) or _so(place)


def _so(place: Place) -> list[Found]:
    """German "…, so der Minister"."""
    named = so_named(place.masked) if place.language == "de" else None
    if named is None:
        return []
    if place.quotes:
        return _direct(place, named.source, named.cue)
    if len(named.content.of(place.masked).split()) < place.least:
        return []
    return [_reported(place.unit, named.content, named.source.shift(place.unit.span.start), named.cue)]


def _spoken(whole: Cut, unit: Unit, language: str) -> tuple[Quotation, ...]:
    """The quotations that are no names and no words in inverted commas."""
    return tuple(
        quote
        for quote in unit.quotes
        if not reads_as_name(quote.inner.of(whole.text))
        and not is_called(whole, quote)
        and (is_long(whole, quote) or stands_off(whole, quote) or _verb_follows(whole, unit, quote, language))
    )


def _verb_follows(whole: Cut, unit: Unit, quote: Quotation, language: str) -> bool:
    """Whether a short quotation begins its sentence and a verb of speech stands right after it."""
    if whole.masked[unit.span.start : quote.span.start].strip(" —–-"):
        return False
    after = re.compile(r"\s*[,،.]?\s*[—–-]?\s*").match(whole.masked, quote.span.end)
    at = after.end() if after else quote.span.end
    rules = patterns(language)
    return (rules.verbs.match(whole.masked, at) or rules.inverted.match(whole.masked, at)) is not None


# -- a preposition ------------------------------------------------------------------------------


def _according(place: Place, hit: "re.Match[str]") -> list[Found]:
    masked, at = place.masked, place.unit.span.start
    rest = re.match(rf"{STOP}{{2,90}}", masked[hit.end() :])
    if rest is None:
        return []
    start = hit.end() + (_skipped(rest.group(), place.language) or date_end(rest.group()))
    named = other(masked[start : hit.end() + rest.end()], place.language, spoken=False)
    source = named.span.shift(start) if named.span else None
    cue = Span(hit.start(), hit.start() + len(hit.group().rstrip()))
    if place.quotes and source:
        return _direct(place, source, cue)
    if place.quotes:
        return []
    content = _beside(place, cue, source.end if source else hit.end() + rest.end(), sure=source is not None)
    if len(content.of(masked).split()) < place.least:
        return []
    placed = source.shift(at) if source else None
    return [replace(_reported(place.unit, content, placed, cue), unnamed=named.why)]


def _beside(place: Place, cue: Span, after: int, *, sure: bool) -> Span:
    """The content beside "according to X": after it, before it, or all around it."""
    masked, end = place.masked, place.end
    before = masked[: cue.start].rstrip(" ,،")
    after += len(masked[after:]) - len(masked[after:].lstrip(" ,،"))
    if not sure or (before.strip() and re.search(r"\w", masked[after:end])):
        return Span(0, end)
    return Span(min(after, end), end) if not before.strip() else Span(0, len(before))


def _following(place: Place) -> list[Found]:
    """German "… zufolge", "wie … mitteilte": the source stands before the word."""
    hit = _ZUFOLGE.search(place.masked) if place.language == "de" else None
    if hit is None:
        return []
    named = other(hit[1], "de", spoken=False)
    if named.span is None:
        return []
    content = _beside(place, Span(*hit.span(1)), hit.end(), sure=True)
    source = named.span.shift(hit.start(1) + place.unit.span.start)
    found = _reported(place.unit, content, source, Span(*hit.span(2)))
    return [found] if len(content.of(place.masked).split()) > 2 else []


_ZUFOLGE = re.compile(
    r"(?:^|[,;]\s+)(?:[Ww]ie\s+(?=[^,;:]*(?:te|t|ete)\b))?([^,;:]{3,80}?)\s+"
    r"(zufolge|mitteilte|mitteilt|mitteilten|berichtete|berichtet|berichteten|meldete|meldet|meldeten)\b"
)


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
    r"(?:(?:etwa|auch|zudem|dazu|nun|dann|aber|jedoch|bereits|hingegen|dagegen|unterdessen|derweil|weiter|mit|hinzu"
    r"|in|aussi|encore|également|también|además|anche|inoltre|poi|também|ainda|также|в|у|також)\s+)+"
)


# -- a verb -------------------------------------------------------------------------------------


def _inverted(place: Place) -> list[Found]:
    """French "a-t-elle ajouté", "dit-il": the verb holds its pronoun."""
    hit = place.patterns.inverted.search(place.masked)
    if hit is None:
        return []
    name = next(name for name, words in hit.groupdict().items() if words)
    source, verb = Span(*hit.span(name)), Span(*hit.span())
    if place.quotes:
        return _direct(place, source, verb)
    return _content_before(place, source, verb)


def _at(place: Place, verb: Span) -> list[Found]:
    masked = place.masked
    after = masked[verb.end :]
    opened = place.patterns.that.search(after)
    if opened and LEFT in after[: opened.start()]:
        opened = None
    near = _after(place, verb, verb.end + opened.start() if opened else None)
    source = near or _before(place, verb)
    if source is None:
        return _without_subject(place, verb, opened)
    if opened:
        found = _that(place, verb, source, verb.end + opened.end())
        if found:
            return found
    if place.patterns.accuse.match(verb.of(masked)):
        return _accused(place, source, verb)
    if place.quotes:
        return _direct(place, source, verb)
    at = place.unit.span.start
    if not place.unit.quotes and re.match(r"[^.!?]{0,60}:\s*$", after):
        return [Found(place.unit, None, Mode.DIRECT, (), source.shift(at), verb.shift(at))]
    return (_content_before(place, source, verb) if near else []) or _in_mood(place, source, verb)


def _that(place: Place, verb: Span, source: Span, start: int) -> list[Found]:
    denied = place.patterns.deny.match(verb.of(place.masked)) and source.start < verb.start
    content = Span(verb.start if denied else start, max(start, place.end))
    if len(place.masked[start : content.end].split()) < 2:
        return []
    return [_reported(place.unit, content, source.shift(place.unit.span.start), verb)]


def _accused(place: Place, source: Span, verb: Span) -> list[Found]:
    start = max(verb.end, source.end if source.start > verb.start else 0)
    start += len(place.masked[start:]) - len(place.masked[start:].lstrip())
    content = Span(min(start, place.end), place.end)
    if len(content.of(place.masked).split()) < 2 + (source.start < verb.start):
        return []
    return [_reported(place.unit, content, source.shift(place.unit.span.start), verb)]


_ALSO = re.compile(r"\b(?:y|e|o|además|inoltre|também)$|[وف]$")


def _without_subject(place: Place, verb: Span, opened: "re.Match[str] | None") -> list[Found]:
    """ "Añadió que …": the verb begins its clause, and its subject is that of the sentence before."""
    masked = place.masked
    before = _ALSO.sub("", masked[: verb.start].rstrip()).rstrip(" —–")
    if not OTHER[place.language].drops or (before and before[-1] not in f"{RIGHT},;"):
        return []
    implied = f"“{verb.of(masked)}”"
    if opened and opened.start() == 0 and not before:
        start = verb.end + opened.end()
        content = Span(start, max(start, place.end))
        return [replace(_reported(place.unit, content, None, verb), implied=implied)]
    if place.quotes and not before and re.match(rf"\s*:?\s*{LEFT}", masked[verb.end :]):
        return [replace(each, implied=implied, source=None) for each in _direct(place, verb, verb)]
    if place.quotes and RIGHT in before[-2:] and not re.search(r"\w", masked[verb.end :]):
        return [replace(each, implied=implied, source=None) for each in _direct(place, verb, verb)]
    return []


def _content_before(place: Place, source: Span, verb: Span) -> list[Found]:
    """ "La route est fermée, a dit la mairie": the words before the comma are what was said."""
    lead = place.masked[: verb.start].rstrip(" —–")
    content = Span(len(lead) - len(lead.lstrip(_EDGES)), len(lead.rstrip(" ,،")))
    words = content.of(place.masked)
    if not lead.endswith((",", "،")) or len(words.split()) < place.least:
        return []
    if names_a_body(words):
        return []
    return [_reported(place.unit, content, source.shift(place.unit.span.start), verb)]


def _in_mood(place: Place, source: Span, verb: Span) -> list[Found]:
    """German "sagte, die Stadt sei leer": a clause in the reported mood after the comma."""
    if place.language != "de":
        return []
    start = max(verb.end, source.end)
    clause = re.match(r"[^,:]{0,90},\s+", place.masked[start:])
    if clause is None:
        return []
    content = Span(min(start + clause.end(), place.end), place.end)
    if len(content.of(place.masked).split()) < 3 or not reads_as_reported(content.of(place.masked)):
        return []
    denied = place.patterns.deny.match(verb.of(place.masked)) and source.start < verb.start
    content = Span(verb.start, content.end) if denied else content
    return [_reported(place.unit, content, source.shift(place.unit.span.start), verb)]


# -- its source ---------------------------------------------------------------------------------


def _after(place: Place, verb: Span, stop: int | None) -> Span | None:
    found = re.match(rf"\s+({STOP}{{2,90}})", place.masked[verb.end : stop])
    if found is None:
        return None
    adverb = _ADVERB.match(found[1])
    skipped = _end(adverb)
    skipped += date_end(found[1][skipped:])
    start = verb.end + found.start(1) + skipped
    words = found[1][skipped:]
    if place.language == "ar" and place.patterns.accuse.match(verb.of(place.masked)):
        words = first_definite(words)
    named = other(words, place.language, spoken=True)
    return named.span.shift(start) if named.span else None


def _before(place: Place, verb: Span) -> Span | None:
    """The source that stands before the verb, and reaches from the start of the clause to it."""
    start, stands = verb.start, None
    for _ in range(3):
        begin = max(0, start - 120)
        found = re.search(rf"({STOP}+)[\s,،:—–-]*$", place.masked[begin:start])
        if found is None:
            break
        words = found[1].lstrip(_EDGES)
        words = words[_end(_FROM.match(words)) or date_end(words) :]
        lead = begin + found.end(1) - len(words)
        named = other(words, place.language, spoken=True)
        if named.span and _reaches(words[named.span.end :]):
            first = named.span.shift(lead)
            stands = (
                Span(first.start, stands.end)
                if stands and _is_name(first.of(place.masked))
                else stands or first
            )
        elif stands is None and start != verb.start:
            break
        start = begin + found.start(1)
    return stands


def _end(found: "re.Match[str] | None") -> int:
    return found.end() if found else 0


_FROM = re.compile(
    r"(?:(?:Aus|Im|In|Beim|Von|Vom|Weiter)(?:\s+(?:dem|der|den))?|В|Во|У|Однако|Также|Позже)\s+(?=\S)"
)
"""Words before a source that say where the words came from: "Aus dem Ministerium hieß es"."""


def _reaches(left: str) -> bool:
    """Whether only an adverb or two part the source from the verb."""
    words = left.split()
    return len(words) <= 2 and all(word.islower() for word in words)


def _is_name(words: str) -> bool:
    return (
        len(words.split()) in (2, 3, 4)
        and all(word[0].isupper() or (word.islower() and len(word) < 4) for word in words.split())
        and words[0].isupper()
    )


# -- writing down -------------------------------------------------------------------------------


def _direct(place: Place, source: Span, verb: Span) -> list[Found]:
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
