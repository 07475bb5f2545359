"""Tellings of one event, joined: by date, kind and names, with the reason, and counts side by side."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from onrecord.evidence.events import find_events
from onrecord.evidence.grouping import grouped
from onrecord.records.document import Document
from onrecord.records.evidence import Alike, Count, Event, Happening, Happens, Origin, SourcedCount, Telling
from onrecord.text.numbers import Number, compare
from onrecord.text.spans import Span

LEAST_APART: Final = 1.15
"""How far apart, as a ratio, two counts are that hedges would let stand together."""
_WHOLE: Final = '.!?”"»'
"""How a telling ends that is a whole sentence."""
_PEOPLE: Final = frozenset({"", "people", "persons", "dead", "victims", "others", "bodies", "deaths"})
"""What a count of people may be of without saying which."""
_FIGHTERS: Final = frozenset({"fighters", "militants", "insurgents", "terrorists", "jihadists", "rebels"})
"""Words of which one source uses this, another that, for the same dead."""


def told_in(
    documents: Sequence[Document], origins: Sequence[Origin] = ()
) -> tuple[tuple[Event, ...], tuple[Happening, ...]]:
    """Every telling of an event in the documents, and the events with their tellings joined.

    `origins` are the texts that several of the documents carry (`find_origins`).
    """
    events = find_events(documents)
    return events, join(events, origins)


def join(events: Sequence[Event], origins: Sequence[Origin] = ()) -> tuple[Happening, ...]:
    """The events with the tellings of one brought together, oldest first.

    Two tellings are of one event when their dates agree, they tell of the same kind of
    event, and share a name that tells it from others (`judging.judge`). Shared words alone join
    nothing. A telling must agree with one of a group and run against none of it.
    """
    order = sorted(
        events, key=lambda one: (one.on.first, one.on.last, _published(one), one.document, one.span)
    )
    first = {document: one.first for one in origins for document in one.documents}
    made = [
        _happening(group.events, tuple(dict.fromkeys(group.reasons)), first, tuple(group.alike))
        for group in grouped(order, first)
    ]
    return tuple(sorted(made, key=lambda one: (one.on.first, one.on.last, one.id)))


def _published(event: Event) -> str:
    return event.published.value if event.published else "9999"


def _happening(
    group: Sequence[Event], joined: tuple[str, ...], origins: dict[str, str], maybe: tuple[Alike, ...]
) -> Happening:
    told = sorted(group, key=lambda one: (_published(one), one.document, one.span))
    on = min((one.on for one in told), key=lambda when: (when.last - when.first, when.value))
    first = min(told, key=lambda one: (one.status is not Happens.HAPPENED, one.words[-1] not in _WHOLE))
    counts = tuple(
        SourcedCount(one.document, one.publisher, one.published, count)
        for one in told
        for count in one.counts
    )
    return Happening(
        on,
        first.words,
        tuple(dict.fromkeys(name for one in told for name in one.kinds)),
        tuple(_telling(one, origins) for one in told),
        joined,
        len({origins.get(one.document, one.document) for one in told}),
        counts,
        tuple(_differing(counts, origins)),
        maybe,
    )


def _telling(one: Event, origins: dict[str, str]) -> Telling:
    return Telling(
        *(one.id, one.document, one.publisher, one.published, one.span, one.words, one.on, one.date_words),
        *(one.status, one.said_by, origins.get(one.document, one.document)),
    )


def _differing(counts: Sequence[SourcedCount], origins: dict[str, str]) -> Iterator[tuple[SourcedCount, ...]]:
    """Counts of one thing that are not the same, by source; of copies of one text the oldest counts."""
    groups: list[list[SourcedCount]] = []
    for one in counts:
        home = next((group for group in groups if _one_thing(group[0].count, one.count)), None)
        if home is None:
            groups.append([one])
        elif not any(_origin(one, origins) == _origin(other, origins) for other in home):
            home.append(one)
    for group in groups:
        if any(_apart(a.count, b.count) for a, b in combinations(group, 2)):
            yield tuple(group)


def _origin(one: SourcedCount, origins: dict[str, str]) -> str:
    return origins.get(one.document, one.document)


def _one_thing(one: Count, other: Count) -> bool:
    """Whether two counts are of the same: killed with killed, people with people, Afghans with Afghans."""
    if one.kind != other.kind:
        return False
    ours, theirs = one.of.lower(), other.of.lower()
    if ours in _PEOPLE or theirs in _PEOPLE:
        return ours in _PEOPLE and theirs in _PEOPLE
    if _heads(ours, theirs) <= _FIGHTERS:
        return True
    return compare(_number(one), _number(other)).finding != "incomparable"


def _heads(*of: str) -> set[str]:
    return {one.split()[-1] for one in of}


def _apart(one: Count, other: Count) -> bool:
    """Whether two counts of one thing are to be seen side by side: not the same, or far apart."""
    low, high = sorted((abs(one.figure.value), abs(other.figure.value)))
    if high > low * LEAST_APART:
        return True
    return high != low and not (one.figure.hedge or other.figure.hedge)


def _number(count: Count) -> Number:
    figure = count.figure
    return Number(Span(0, len(figure.words)), figure.words, figure.value, figure.hedge, figure.unit)
