"""What sources say happened: who did what to whom, when, whose word it is, and with which figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Final

from onrecord.evidence.events_kinds import (
    denied_in,
    kinds,
    kinds_in,
    planned_in,
    possible_in,
    sites_in,
    tells_nothing,
)
from onrecord.evidence.events_names import as_city, is_place, named_in, opens_as_a_word
from onrecord.records.document import Document
from onrecord.records.evidence import Count, Event, Figure, Happens
from onrecord.text.actors import ActorMention, actors, label
from onrecord.text.attribution import Attribution, AttributionKind, attribution, cues, speakers
from onrecord.text.counts import counted, kind_of_count, said_then
from onrecord.text.dates import DateMention, dates
from onrecord.text.frames import Deed, frame
from onrecord.text.numbers import Number, numbers
from onrecord.text.orders import order_in
from onrecord.text.predicates import relations
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.tokens import tokens
from onrecord.text.when import When
from onrecord.text.words import words

MOST_TEXT: Final = 200_000
"""Code points of a document that are read for events."""
MOST_EVENTS: Final = 200
"""Tellings of one document that are read, the first in its text: a chronicle of more is no report."""
FOLLOWS: Final = 3
"""Sentences without a date after a dated one that may give its figures."""
MONEY: Final = frozenset({"dollars", "euros", "pounds", "roubles"})
_HAPPENED: Final = frozenset(
    words(
        "was were had did took left fell rose began came went died met made gave became broke hit struck "
        "fought "
        "won lost held sent shot flew built brought found said told put set cut led spoke wrote drove grew"
    )
)
_TURN: Final = re.compile(
    r"(?:[,;]?\s(?:in |of |from |for |to |by )?(?:and|but|while|which|who|whom|that|when|after|before|since"
    r"|where|as)\b|;)"
)
"""Where one clause ends and another begins."""
_TO_A_DATE: Final = re.compile(r"(?: (?!that\b)[\w’'-]+){0,3},? ?(?:on |late |early )?")
_A_PLACE_OR_TOOL: Final = re.compile(r"\b(?:in|at|on|by|from|after|within)\s+$")
"""Before a number these make it one of places, means or times: "in two mosques", "by two missiles"."""
_PRICE: Final = re.compile(r"\b(?:pay|pays|paying|price)\b")
_COUNTED_ON: Final = re.compile(
    r"\b(?:counted|recorded|confirmed|put|found|recovered)\b(?:[^.;,]|,\d){0,40}?\d(?:[^.;,]|,\d){0,40}"
    r" (?:on |by |until )?$"
)
"""Words by which a date is that of a count, not of what is counted."""
_BEING: Final = frozenset({"was", "were", "had"})
_NO_SPEAKERS: Final = frozenset({"who", "which", "that", "whom"})
_A_SPEAKER: Final = re.compile(r" (?:the |an? )?(?:[\w’'-]+ ){1,6}")


def find_events(documents: Sequence[Document]) -> tuple[Event, ...]:
    """Every telling of something that happened, is planned or is denied at a date, oldest first.

    The date counts from the document's own; the day on which somebody only spoke is none.
    One event told by two documents is two tellings here; `happenings.join` brings them together.
    A figure in the next sentences goes with the event before it. Text that orders its reader
    about is left out. Of one document the first `MOST_EVENTS` are given.
    """
    found = [
        event
        for one in documents
        for event in _of(
            one.id,
            one.text[:MOST_TEXT],
            _About(one.published, one.language or "en", one.publisher, one.title or ""),
        )
    ]
    unique = {event.id: event for event in found}
    return tuple(sorted(unique.values(), key=lambda one: (one.on.first, one.on.last, one.id)))


@dataclass(frozen=True)
class _About:
    published: When | None
    language: str
    publisher: str | None
    title: str


@dataclass(frozen=True)
class _Sentence:
    """A sentence of the text, with its dates; what else it says is read when it is asked for."""

    span: Span
    text: str
    about: _About
    dated: tuple[DateMention, ...]

    @cached_property
    def told(self) -> str:
        return self.span.of(self.text)

    @cached_property
    def on(self) -> tuple[DateMention, ...]:
        """The dates of events: not those on which somebody spoke or counted."""
        if not self.dated:
            return ()
        saying = [one.span.shift(self.span.start) for one in cues(self.told, self.about.language)]
        return tuple(
            one
            for one in self.dated
            if not said_then(one, self.text)
            and not _COUNTED_ON.search(self.text[self.span.start : one.span.start])
            and not any(_said(cue, one, self.text) for cue in saying)
        )

    @cached_property
    def named(self) -> tuple[ActorMention, ...]:
        """Who and what is named, the speakers left out."""
        spoken = [one.shift(self.span.start) for one in speakers(self.told, self.about.language)]
        taken = [*spoken, *(one.span for one in self.dated)]
        named = [
            replace(one, span=one.span.shift(self.span.start))
            for one in named_in(self.told, self.about.title, self.about.language)
            if not tells_nothing(one.key)
        ]
        return tuple(
            as_city(one, self.text)
            for one in named
            if not any(span.overlaps(one.span) for span in taken)
            and not opens_as_a_word(one, self.span, self.text)
        )

    @cached_property
    def whose(self) -> Attribution:
        return attribution(self.told, self.about.language)

    @cached_property
    def said_by(self) -> str:
        """The words for the speaker, without a date that stands before them."""
        if self.whose.inside is None:
            return _a_speaker(self.whose.source)
        ends = [one.span.end - self.span.start for one in self.dated]
        start = max([self.whose.inside.start, *(end for end in ends if end < self.whose.inside.end)])
        return _a_speaker(self.told[start : self.whose.inside.end].strip(" ,"))

    @property
    def denied(self) -> bool:
        return self.whose.kind is AttributionKind.DENIED


@lru_cache(maxsize=512)  # a desk checks many statements against the same documents
def _of(document: str, text: str, about: _About) -> tuple[Event, ...]:
    """The events of one document."""
    mentions = [one for one in dates(text, about.published, about.language) if one.when is not None]
    read = [
        _Sentence(span, text, about, tuple(one for one in mentions if span.covers(one.span)))
        for span in _spans(text, about)
    ]
    if not any(one.on for one in read):
        return ()
    lead = [one.key for part in read[:2] for one in part.named]
    lead += [one.key for one in actors(about.title, about.language)]
    events: list[tuple[int, Event]] = []
    for number, one in enumerate(read):
        for span, mention in _tellings(one, text):
            event = _event(_Place(document, span, mention, one), text, about)
            if event is not None:
                near = [named.key for named in read[number - 1].named] if number else []
                events.append((number, _with_context(event, [*near, *lead], one)))
        if len(events) >= MOST_EVENTS:
            break
    return _with_counts(events[:MOST_EVENTS], read, about.language)


def _spans(text: str, about: _About) -> Iterator[Span]:
    for span in sentences(text, about.language):
        if not order_in(span.of(text)):
            yield span


def _a_speaker(source: str) -> str:
    """The words for a speaker up to a verb; none for "who" or for somebody of whom it is said.

    >>> _a_speaker("Afghan sources brought men"), _a_speaker("He was"), _a_speaker("the ministry")
    ('Afghan sources', '', 'the ministry')
    """
    found = tokens(source)
    verb = next((one for one in found if one.form in _HAPPENED), None)
    if not found or found[0].form in _NO_SPEAKERS or (verb and verb.form in _BEING):
        return ""
    return source[: verb.span.start].strip(" ,") if verb else source


def _said(cue: Span, mention: DateMention, text: str) -> bool:
    """Whether a date is that of a verb of speech, which itself is no event."""
    between = text[cue.end : mention.span.start]
    if kinds_in(cue.of(text)):
        return False
    if mention.span.end <= cue.start:  # "On Monday the ministry said that"
        opening = text[mention.span.end : cue.start]
        return _A_SPEAKER.fullmatch(opening) is not None and text[cue.end : cue.end + 6] == " that "
    return mention.span.start >= cue.end and _TO_A_DATE.fullmatch(between) is not None


def _tellings(one: _Sentence, text: str) -> Iterator[tuple[Span, DateMention]]:
    """The stretches of a sentence, each with its date: cut where a clause turns between two dates."""
    start = one.span.start
    different = [
        mention for place, mention in enumerate(one.on) if not place or mention.when != one.on[place - 1].when
    ]
    for mention, following in zip_longest(different, different[1:]):
        end = one.span.end
        if following is not None:
            end = mention.span.end
            turns = list(_TURN.finditer(text, mention.span.end, following.span.start))
            end = turns[-1].start() if turns else end
        span = Span(start, end)
        while span.end > span.start and text[span.start].isspace():
            span = Span(span.start + 1, span.end)
        yield span, mention
        start = end


@dataclass(frozen=True)
class _Place:
    document: str
    span: Span
    mention: DateMention
    sentence: _Sentence


def _event(place: _Place, text: str, about: _About) -> Event | None:
    span, mention, sentence = place.span, place.mention, place.sentence
    told = span.of(text)
    found = kinds_in(told) if about.language == "en" else ()
    if mention.when is None or not (found or _happens(told, about.language)):
        return None
    clause = _clause(span, mention.span, text)
    if possible_in(clause):
        return None
    named = [one for one in sentence.named if span.covers(one.span)]
    deed = _deed(told, about.language)
    return Event(
        place.document,
        span,
        told,
        mention.when,
        mention.words,
        mention.reason,
        about.publisher,
        tuple(_figure(one) for one in numbers(told, about.language)),
        published=about.published,
        status=_status(clause, sentence),
        said_by=sentence.said_by,
        kinds=tuple(dict.fromkeys(one.name for one in found)),
        doers=tuple(label(one.key) for one in deed.doers) if deed else (),
        deed=deed.relation.relation if deed else "",
        receivers=tuple(label(one.key) for one in deed.receivers) if deed else (),
        names=tuple(dict.fromkeys(one.key for one in named)),
        places=tuple(dict.fromkeys(one.key for one in named if is_place(one, text))),
        sites=tuple(dict.fromkeys(one.name for one in sites_in(told))),
    )


def _deed(told: str, language: str) -> Deed | None:
    """The first deed with somebody on a side of it."""
    return next((one for one in frame(told, language).deeds if one.doers or one.receivers), None)


def _clause(span: Span, date: Span, text: str) -> str:
    """The clause of a stretch in which its date stands, from one turn to the next."""
    turns = list(_TURN.finditer(text, span.start, span.end))
    start = max((one.start() for one in turns if one.end() <= date.start), default=span.start)
    end = min((one.start() for one in turns if one.start() >= date.end), default=span.end)
    clause = text[start:end]
    return clause if kinds_in(clause) else span.of(text)


def _status(clause: str, sentence: _Sentence) -> Happens:
    kinds_there = kinds_in(clause)
    if sentence.denied or (kinds_there and denied_in(clause, kinds_there[0].span.start)):
        return Happens.DENIED
    return Happens.PLANNED if planned_in(clause) else Happens.HAPPENED


def _with_context(event: Event, near: Sequence[str], one: _Sentence) -> Event:
    around = [*(named.key for named in one.named), *near]
    context = [key for key in dict.fromkeys(around) if key not in event.names and not tells_nothing(key)]
    return replace(event, context=tuple(context))


def _happens(sentence: str, language: str) -> bool:
    """Whether it tells of something done: a relation, or in English a verb of the past."""
    if relations(sentence, language):
        return True
    return language == "en" and any(
        form in _HAPPENED or (form.endswith("ed") and len(form) > 4)
        for form in (token.form for token in tokens(sentence))
    )


def _with_counts(
    events: Sequence[tuple[int, Event]], read: Sequence[_Sentence], language: str
) -> tuple[Event, ...]:
    """The events with the counts of their own words, and of the sentences without a date around them."""
    given: list[list[Count]] = [[] for _ in events]
    for number, one in enumerate(read):
        for count in _counts(one, language):
            home = _home(events, number, one, count)
            if home is not None:
                given[home].append(count)
    return tuple(
        replace(event, counts=tuple(counts)) for (_, event), counts in zip(events, given, strict=True)
    )


def _home(events: Sequence[tuple[int, Event]], number: int, one: _Sentence, count: Count) -> int | None:
    """The event that a count is of: the one whose words hold it, else the last before it, else the next."""
    here = [
        place for place, (at, event) in enumerate(events) if at == number and event.span.covers(count.span)
    ]
    if here or one.on:
        return here[0] if here else None
    causes = _causes(kind.name for kind in kinds_in(one.told))
    before = [
        place
        for place, (at, event) in enumerate(events)
        if 0 < number - at <= FOLLOWS and _may_be(causes, _causes(event.kinds))
    ]
    if before:
        told = [place for place in before if _causes(events[place][1].kinds)]
        return (told or before)[-1]
    after = [place for place, (at, event) in enumerate(events) if at == number + 1]
    return next((place for place in after if causes & _causes(events[place][1].kinds)), None)


def _causes(names: Sequence[str] | Iterator[str]) -> frozenset[str]:
    return frozenset(name for name in names if not kinds()[name].effect)


def _may_be(causes: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a sentence that tells of `causes` may go on about an event of the others."""
    return not causes or not others or any(one in others or kinds()[one].near & others for one in causes)


def _counts(one: _Sentence, language: str) -> Iterator[Count]:
    if language != "en":
        return
    for number in numbers(one.told):
        kind = _kind(one.told, number)
        if kind is not None and (
            kind == "paid" or not _A_PLACE_OR_TOOL.search(one.told[: number.span.start])
        ):
            yield Count(
                kind, counted(number) or "", _figure(number), number.span.shift(one.span.start), one.said_by
            )


def _kind(told: str, number: Number) -> str | None:
    if number.unit in MONEY:
        traded = _PRICE.search(told) or any(one.name == "purchase" for one in kinds_in(told))
        return "paid" if traded or kind_of_count(told, number) == "paid" else None
    return kind_of_count(told, number)


def _figure(one: Number) -> Figure:
    return Figure(one.words, one.value, one.hedge, one.unit)
