"""Tellings brought into groups, each of one event, without holding every telling against every other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from onrecord.evidence.judging import Judgement, Same, judge
from onrecord.records.evidence import Alike, Event

MOST_ALIKE: Final = 20
"""Other events that one is said to be perhaps the same as; where there are more, it could be any."""

MOST_HELD: Final = 60
"""Groups with a name in common that one telling is held against, and others that a group is."""

_APART: Final = Judgement(Same.APART, "no name in common")


@dataclass
class Group:
    """Tellings of one event, with the reasons that joined them."""

    tellings: list["_Told"] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)
    profiles: dict[int, "_Told"] = field(default_factory=dict)  # the first telling of each
    in_words: dict[str, list["_Told"]] = field(default_factory=dict)
    first: int = 0  # the days that all tellings have in common
    last: int = 0
    earliest: int = 0  # the days that any telling has
    latest: int = 0

    @property
    def events(self) -> list[Event]:
        """The tellings, in the order in which they were added."""
        return [one.event for one in self.tellings]

    def add(self, told: "_Told") -> None:
        """Take in a telling."""
        opening = not self.tellings
        self.first = told.first if opening else max(self.first, told.first)
        self.last = told.last if opening else min(self.last, told.last)
        self.earliest = told.first if opening else min(self.earliest, told.first)
        self.latest = told.last if opening else max(self.latest, told.last)
        self.tellings.append(told)
        self.profiles.setdefault(told.profile, told)
        self.in_words.setdefault(told.event.words, []).append(told)


@dataclass(frozen=True)
class _Told:
    """A telling with what is asked of it often: its days as numbers, and the words of its names."""

    event: Event
    profile: int
    first: int
    last: int
    names: frozenset[str]
    origin: str


def grouped(events: Sequence[Event], origins: dict[str, str]) -> list[Group]:
    """The events, in the order given, each with those that it agrees with; doubts are noted in both.

    `origins` says for a document that is a copy where its text began. Two tellings in which all is
    alike that `judge` looks at are held against others once.
    """
    seen = _Seen(origins)
    groups: list[Group] = []
    named: dict[str, dict[int, None]] = {}
    for told in [seen.told(event) for event in events]:
        near = sorted({place for key in _keys(told) for place in named.get(key, ())})
        at, reason = _home(seen, told, [(place, groups[place]) for place in near])
        if at is None:
            at = len(groups)
            groups.append(Group())
        else:
            groups[at].reasons.append(reason)
        groups[at].add(told)
        for key in _keys(told):
            named.setdefault(key, {})[at] = None
    _note_doubts(seen, groups)
    return groups


@dataclass
class _Seen:
    """What was judged already, by profile."""

    origins: dict[str, str]
    numbers: dict[tuple[object, ...], int] = field(default_factory=dict)
    judged: dict[tuple[int, int, bool, bool], Judgement] = field(default_factory=dict)

    def told(self, event: Event) -> _Told:
        key = (
            *(event.on, event.kinds, event.names, event.places, event.sites, event.context),
            *(event.doers, event.deed, event.receivers),
        )
        number = self.numbers.setdefault(key, len(self.numbers))
        words = frozenset(word for name in (*event.names, *event.context) for word in name.split())
        days = event.on.first.toordinal(), event.on.last.toordinal()
        return _Told(event, number, *days, words, self.origins.get(event.document, event.document))

    def judge(self, one: _Told, other: _Told) -> Judgement:
        same_words = one.event.words == other.event.words
        one_origin = same_words and one.origin == other.origin
        if not one_origin and one.event.names and other.event.names and one.names.isdisjoint(other.names):
            return _APART
        key = (one.profile, other.profile, same_words, one_origin)
        found = self.judged.get(key)
        if found is None:
            found = self.judged[key] = judge(one.event, other.event, one_origin=one_origin)
        return found

    def between(self, group: Group, told: _Told) -> Iterator[Judgement]:
        """How the telling stands to those of a group: to each profile once, and to the same words."""
        repeated = group.in_words.get(told.event.words, ())
        for one in group.profiles.values():
            if one.event.words != told.event.words:
                yield self.judge(one, told)
        for one in {(one.profile, one.origin == told.origin): one for one in repeated}.values():
            yield self.judge(one, told)


def _keys(told: _Told) -> Iterator[str]:
    """By what a telling is found: the words of its names, and its own words."""
    yield from (f"a name: {word}" for word in told.names)
    yield told.event.words


def _home(seen: _Seen, told: _Told, groups: Sequence[tuple[int, Group]]) -> tuple[int | None, str]:
    """The group that a telling belongs to, and why; none where it agrees with none for sure."""
    fitting = (one for one in groups if told.first <= one[1].last and told.last >= one[1].first)
    for place, group in islice(fitting, MOST_HELD):
        best: Judgement | None = None
        for found in seen.between(group, told):
            if found.same is Same.APART:
                break
            if best is None or found.same > best.same:
                best = found
        else:
            if best is not None and best.same is Same.SAME:
                return place, best.reason
    return None, ""


def _note_doubts(seen: _Seen, groups: Sequence[Group]) -> None:
    """Say in each group which others may be the same event, and why that is not sure."""
    for a, b in _near_each_other(groups):
        ours, theirs = groups[a], groups[b]
        full = len(ours.alike) >= MOST_ALIKE and len(theirs.alike) >= MOST_ALIKE
        if full or not _near(ours.tellings[0].event, theirs.tellings[0].event):
            continue
        sure = max(
            (found for told in theirs.profiles.values() for found in seen.between(ours, told)),
            key=lambda one: one.same,
        )
        if sure.same > Same.APART:
            for group, alike in ((ours, theirs), (theirs, ours)):
                if len(group.alike) < MOST_ALIKE:
                    group.alike.append(Alike(alike.tellings[0].event.id, sure.reason))


def _near_each_other(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Pairs of groups on days that touch, where a name stands in both or none in one of them."""
    words = [frozenset(word for one in group.profiles.values() for word in one.names) for group in groups]
    nobody = [any(not one.event.names for one in group.profiles.values()) for group in groups]
    order = sorted(range(len(groups)), key=lambda place: (groups[place].earliest, place))
    for at, one in enumerate(order):
        held = 0
        for other in order[at + 1 :]:
            if groups[other].earliest > groups[one].latest + 1 or held == MOST_HELD:
                break
            if nobody[one] or nobody[other] or not words[one].isdisjoint(words[other]):
                held += 1
                yield min(one, other), max(one, other)


def _near(one: Event, other: Event) -> bool:
    """Whether two events without an equal day are worth naming: not the whole year of one."""
    return not {one.on.granularity, other.on.granularity} & {"year", "range"} or one.on == other.on
