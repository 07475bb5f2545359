"""Tellings of one event, joined: by date, kind and names, with the reason, and counts side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import Final

from onrecord.evidence.events import find_events
from onrecord.evidence.events_kinds import is_broad, kinds
from onrecord.records.document import Document
from onrecord.records.evidence import Alike, Count, Event, Happening, Happens, Origin, SourcedCount, Telling
from onrecord.text.actors import Likeness, label, likeness
from onrecord.text.numbers import Number, compare
from onrecord.text.spans import Span
from onrecord.text.when import When
from onrecord.text.written import in_full

VIOLENT: Final = frozenset({"attack", "strike", "explosion", "invasion", "death", "injury"})
"""Kinds of which one country may see several a day."""
LEAST_SAME: Final = 8
"""Words from which the same sentence in two documents tells of one event: shorter ones fit many."""

LEAST_APART: Final = 1.15
"""How far apart, as a ratio, two counts are that hedges would let stand together."""
_WHOLE: Final = '.!?”"»'
"""How a telling ends that is a whole sentence."""
_PEOPLE: Final = frozenset({"", "people", "persons", "dead", "victims", "others", "bodies", "deaths"})
"""What a count of people may be of without saying which."""
_FIGHTERS: Final = frozenset({"fighters", "militants", "insurgents", "terrorists", "jihadists", "rebels"})
"""Words of which one source uses this, another that, for the same dead."""


class Same(IntEnum):
    """Whether two tellings are of one event. What is not sure stays apart and is said."""

    APART = 0
    MAYBE = 1
    SAME = 2


@dataclass(frozen=True)
class Judgement:
    """Whether two tellings are of one event, and why, for people."""

    same: Same
    reason: str


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
    event, and share a name that tells it from others (`judge`). Shared words alone join
    nothing. A telling must agree with one of a group and run against none of it.
    """
    order = sorted(
        events, key=lambda one: (one.on.first, one.on.last, _published(one), one.document, one.span)
    )
    groups: list[list[Event]] = []
    why: list[list[str]] = []
    for event in order:
        home, reason = _home(event, groups)
        if home is None:
            groups.append([event])
            why.append([])
        else:
            groups[home].append(event)
            why[home].append(reason)
    first = {document: one.first for one in origins for document in one.documents}
    maybe = _maybe(groups)
    made = [
        _happening(group, tuple(dict.fromkeys(reasons)), first, tuple(maybe.get(place, ())))
        for place, (group, reasons) in enumerate(zip(groups, why, strict=True))
    ]
    return tuple(sorted(made, key=lambda one: (one.on.first, one.on.last, one.id)))


def _published(event: Event) -> str:
    return event.published.value if event.published else "9999"


def _home(event: Event, groups: Sequence[Sequence[Event]]) -> tuple[int | None, str]:
    """The group that a telling belongs to, and why; none where it agrees with none for sure."""
    for place, group in enumerate(groups):
        found = [judge(one, event) for one in group if _overlap(one.on, event.on)]
        if len(found) == len(group) and min(one.same for one in found) > Same.APART:
            best = max(found, key=lambda one: one.same)
            if best.same is Same.SAME:
                return place, best.reason
    return None, ""


def judge(one: Event, other: Event) -> Judgement:
    """Whether two tellings are of one event.

    The same words on the same day are one event. Apart: dates that exclude each other, another
    kind of event, other sites or places, no name in common. A doubt is: days beside each other, a
    date no sharper than a year, only a country or armed group in common. With one doubt they may
    be the same; with two they are apart.
    """
    dates, when = _dates(one.on, other.on)
    if dates is Same.APART:
        return Judgement(dates, when)
    if dates is Same.SAME and one.words == other.words and len(one.words.split()) >= LEAST_SAME:
        return Judgement(dates, f"{when}; both in the same words")
    kind, what = _kinds(one, other, one.on == other.on)
    if kind is Same.APART:
        return Judgement(kind, what)
    names, whom = _names(one, other)
    if names is Same.APART:
        return Judgement(names, whom)
    if one.sites and other.sites and not set(one.sites) & set(other.sites):
        return Judgement(Same.APART, f"one is of a {one.sites[0]}, the other of a {other.sites[0]}")
    if _turned(one, other):
        return Judgement(Same.APART, "the two sides have changed places")
    doubts = sum(found is Same.MAYBE for found in (dates, kind, names))
    same = (Same.SAME, Same.MAYBE, Same.APART, Same.APART)[doubts]
    return Judgement(same, f"{when}; {what}; {whom}")


def _overlap(one: When, other: When) -> bool:
    return not one.before(other) and not other.before(one)


def _dates(one: When, other: When) -> tuple[Same, str]:
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    if gap > 0:
        reason = f"{in_full(one)} and {in_full(other)} are different dates"
        return (Same.MAYBE if gap == 1 else Same.APART), reason
    if one == other:
        wide = one.granularity in {"year", "range"}
        return (
            Same.MAYBE if wide else Same.SAME
        ), f"both on {in_full(one)}" if not wide else f"both in {in_full(one)}"
    days = max((one.last - one.first).days, (other.last - other.first).days)
    narrow, broad = sorted((one, other), key=lambda when: (when.last - when.first).days)
    return (Same.SAME if days <= 31 else Same.MAYBE), f"{in_full(narrow)} lies in {in_full(broad)}"


def _kinds(one: Event, other: Event, one_day: bool) -> tuple[Same, str]:
    """Whether both tell of the same kind of event; where the date is not the same, only in the same words."""
    known = kinds()
    ours = [name for name in one.kinds if not known[name].effect]
    theirs = [name for name in other.kinds if not known[name].effect]
    shared = [name for name in ours if name in theirs]
    if shared:
        return Same.SAME, f"both tell of: {shared[0]}"
    near = [(a, b) for a in ours for b in theirs if b in known[a].near]
    if near:
        return (Same.SAME if one_day else Same.MAYBE), f"{near[0][0]} and {near[0][1]} may be one event"
    if ours and theirs:
        return Same.APART, f"one tells of: {ours[0]}, the other of: {theirs[0]}"
    effects = [name for name in one.kinds if name in other.kinds]
    if effects:
        return Same.SAME, f"both tell of: {effects[0]}"
    if not one_day:
        return Same.APART, "no kind of event in common"
    if (
        one.deed
        and one.deed == other.deed
        and {*one.doers, *one.receivers} & {*other.doers, *other.receivers}
    ):
        return Same.SAME, f"both tell that somebody did the same: {one.deed}"
    if (ours or theirs) and (one.kinds and other.kinds):
        return Same.SAME, f"{(ours or theirs)[0]}, and what came of it"
    return Same.APART, "no kind of event in common"


def _names(one: Event, other: Event) -> tuple[Same, str]:
    """Whether a name that tells an event from others stands in both, and no other place in one."""
    shared = [
        *_shared(one.names, (*other.names, *other.context)),
        *_shared(other.names, (*one.names, *one.context)),
    ]
    sharp = list(dict.fromkeys(name for name in shared if not is_broad(name)))
    apart = _places_apart(one, other)
    if sharp:
        elsewhere = [name for name in sharp if name not in {*one.places, *other.places}]
        if apart and not elsewhere:
            return Same.APART, apart
        unsure = apart or (one.on != other.on and not elsewhere)  # two of a kind in one town in one month
        return (Same.MAYBE if unsure else Same.SAME), f"both name {_listed(sharp)}" + (
            f", but {apart}" if apart else ""
        )
    if apart:
        return Same.APART, apart
    broad = list(dict.fromkeys(shared))
    if not broad:
        if not one.names or not other.names:
            return Same.MAYBE, "one of them names nobody and no place"
        return Same.APART, "no name in common"
    both = set(one.kinds) & set(other.kinds)
    wide = any(kinds()[name].wide for name in both)
    if wide or (len(broad) > 1 and not VIOLENT & {*one.kinds, *other.kinds}):
        return Same.SAME, f"both name {_listed(broad)}"
    return Same.MAYBE, f"both name only {_listed(broad)}, where there may be several"


def _shared(names: Iterable[str], others: Sequence[str]) -> Iterator[str]:
    for name in names:
        if any(_one_name(name, other) for other in others):
            yield name


def _one_name(one: str, other: str) -> bool:
    """Whether two keys are one name: equal, or all words of one in the other ("grenfell tower")."""
    if likeness(one, other) is Likeness.EQUAL:
        return True
    short, long = sorted((set(one.split()), set(other.split())), key=len)
    return short <= long and not is_broad(one) and not is_broad(other)


def _places_apart(one: Event, other: Event) -> str:
    """What to say when both name places and none of them is one of the other's; else nothing."""
    ours = [name for name in one.places if not is_broad(name)]
    theirs = [name for name in other.places if not is_broad(name)]
    if not ours or not theirs:
        return ""
    if list(_shared(ours, (*other.names, *other.context))) or list(
        _shared(theirs, (*one.names, *one.context))
    ):
        return ""
    return f"one is at {_listed(ours)}, the other at {_listed(theirs)}"


def _turned(one: Event, other: Event) -> bool:
    """Whether who did it in one telling is to whom it was done in the other, and the reverse."""
    return bool(set(one.doers) & set(other.receivers)) and bool(set(one.receivers) & set(other.doers))


def _listed(names: Sequence[str]) -> str:
    return " and ".join(label(name) if is_broad(name) else name.title() for name in names[:2])


def _maybe(groups: Sequence[Sequence[Event]]) -> dict[int, list[Alike]]:
    """For each group the others that may be the same event, and why that is not sure."""
    found: dict[int, list[Alike]] = {}
    for (a, ours), (b, theirs) in combinations(enumerate(groups), 2):
        judged = [judge(one, other) for one in ours for other in theirs]
        sure = max(judged, key=lambda one: one.same)
        if sure.same > Same.APART and _near(ours[0], theirs[0]):
            found.setdefault(a, []).append(Alike(theirs[0].id, sure.reason))
            found.setdefault(b, []).append(Alike(ours[0].id, sure.reason))
    return found


def _near(one: Event, other: Event) -> bool:
    """Whether two events without an equal day are worth naming: not the whole year of one."""
    return not {one.on.granularity, other.on.granularity} & {"year", "range"} or one.on == other.on


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
