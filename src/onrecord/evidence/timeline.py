"""Events told by several sources, side by side, with the figures on which they disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.records.document import Document
from onrecord.records.evidence import Event, Figure
from onrecord.text.actors import actors
from onrecord.text.numbers import Number, compare
from onrecord.text.spans import Span
from onrecord.text.when import When
from onrecord.text.words import stems

SHARED_STEMS: Final = 0.35
"""Share of the shorter sentence's stems that two tellings of one event have in common. Chosen, not "
"measured."""
FEWEST_SHARED: Final = 3


@dataclass(frozen=True)
class Disagreement:
    """Two figures for the same thing that cannot both hold, with who gives each."""

    ours: Figure
    ours_from: str | None
    theirs: Figure
    theirs_from: str | None
    reason: str


@dataclass(frozen=True)
class EventGroup:
    """The tellings of what seems to be one event, oldest publication first, and their disagreements."""

    on: When
    events: tuple[Event, ...]
    publishers: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]


def group_events(events: Sequence[Event], documents: Mapping[str, Document]) -> tuple[EventGroup, ...]:
    """Join the tellings of one day that name the same and share words; sorted by date.

    Only whole days are joined: two things of one month or year need not be one. A telling
    joins the first group it fits, so the order of `events` does not matter.
    """
    groups: list[list[Event]] = []
    for event in sorted(events, key=lambda one: _age(one, documents)):
        home = next((group for group in groups if any(_same(event, other) for other in group)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    made = [_group(group) for group in groups]
    return tuple(sorted(made, key=lambda one: (one.on.first, one.on.last, one.events[0].id)))


def _age(event: Event, documents: Mapping[str, Document]) -> tuple[str, str, str]:
    document = documents.get(event.document)
    published = document.published.value if document and document.published else "9999"
    return event.on.value, published, event.id


def _same(one: Event, other: Event) -> bool:
    if one.on != other.on or one.on.granularity != "day" or one.document == other.document:
        return False
    mine, theirs = frozenset(stems(one.words)), frozenset(stems(other.words))
    shared = len(mine & theirs)
    if shared < FEWEST_SHARED or shared / min(len(mine), len(theirs)) < SHARED_STEMS:
        return False
    who, whom = ({mention.key for mention in actors(event.words)} for event in (one, other))
    return bool(who & whom) or not who or not whom


def _group(events: list[Event]) -> EventGroup:
    names = dict.fromkeys(event.publisher for event in events if event.publisher)
    return EventGroup(events[0].on, tuple(events), tuple(names), tuple(_disagreements(events)))


def _disagreements(events: Sequence[Event]) -> list[Disagreement]:
    found = []
    for at, one in enumerate(events):
        for other in events[at + 1 :]:
            for ours in one.figures:
                differing = [_number(ours, theirs) for theirs in other.figures]
                fits = any(result in {"same", "compatible"} for result, _ in differing)
                for theirs, (result, reason) in zip(other.figures, differing, strict=True):
                    if result == "different" and not fits:
                        found.append(Disagreement(ours, one.publisher, theirs, other.publisher, reason))
    return found


def _number(one: Figure, other: Figure) -> tuple[str, str]:
    result = compare(
        Number(Span(0, len(one.words)), one.words, one.value, one.hedge, one.unit),
        Number(Span(0, len(other.words)), other.words, other.value, other.hedge, other.unit),
    )
    return result.finding, result.reason
