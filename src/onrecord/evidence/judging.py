"""Whether two tellings are of one event: by date, kind, names, sites and sides, with the reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from onrecord.evidence.events_kinds import is_broad, kinds
from onrecord.records.evidence import Event
from onrecord.text.actors import Likeness, label, likeness
from onrecord.text.when import When
from onrecord.text.written import in_full

VIOLENT: Final = frozenset({"attack", "strike", "explosion", "invasion", "death", "injury"})
"""Kinds of which one country may see several a day."""
LEAST_SAME: Final = 8
"""Words from which the same sentence in two documents may tell of one event: shorter ones fit many."""


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


def judge(one: Event, other: Event, one_origin: bool = False) -> Judgement:
    """Whether two tellings are of one event; `one_origin`: their documents carry one text.

    Apart: dates that exclude each other, another kind of event, other sites or places, no name
    in common. A doubt is: days beside each other, a date no sharper than a year, only a country or
    armed group in common. With one doubt they may be the same; with two they are apart. The same
    words on the same day are one event when they come from one text, or when both stand beside a
    name that tells it from others.
    """
    dates, when = _dates(one.on, other.on)
    if dates is Same.APART:
        return Judgement(dates, when)
    repeated = _repeated(one, other, one_origin)
    if repeated:
        sides = _places_apart(one, other) or _sides_apart(one, other)
        return Judgement(Same.APART, sides) if sides else Judgement(Same.SAME, f"{when}; {repeated}")
    kind, what = _kinds(one, other, one.on == other.on)
    if kind is Same.APART:
        return Judgement(kind, what)
    names, whom = _names(one, other)
    if names is Same.APART:
        return Judgement(names, whom)
    sides = _sides_apart(one, other)
    if sides:
        return Judgement(Same.APART, sides)
    doubts = sum(found is Same.MAYBE for found in (dates, kind, names))
    same = (Same.SAME, Same.MAYBE, Same.APART, Same.APART)[doubts]
    return Judgement(same, f"{when}; {what}; {whom}")


def _repeated(one: Event, other: Event, one_origin: bool) -> str:
    """What to say of the same words on the same day in one text, or beside the same name; else nothing."""
    same = one.words == other.words and len(one.words.split()) >= LEAST_SAME
    if not same or one.on != other.on or one.on.granularity != "day":
        return ""
    if one_origin:
        return "both in the same words, from one text"
    beside = (*other.names, *other.context)
    sharp = [name for name in _shared((*one.names, *one.context), beside) if not is_broad(name)]
    return f"both in the same words, and beside the name {_listed(sharp[:1])}" if sharp else ""


def _sides_apart(one: Event, other: Event) -> str:
    """What to say of two sorts of site, or of sides that have changed; else nothing."""
    if one.sites and other.sites and not set(one.sites) & set(other.sites):
        return f"one is of a {one.sites[0]}, the other of a {other.sites[0]}"
    return "the two sides have changed places" if _turned(one, other) else ""


@lru_cache(maxsize=4_096)
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


@lru_cache(maxsize=65_536)
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
