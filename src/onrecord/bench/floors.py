"""The floors of quality: how low a figure may fall before `make bench-quality` fails.

They stand in `bench/floors.json`, with the hash of every annotated set of ours, so that nobody
lowers a floor or moves the goal without it showing in the diff.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from onrecord.bench.figure import Absent, Figure
from onrecord.errors import InputError

ROOM: Final = 0.01
"""What a figure may lose before it is below its floor, on a large set. The same code on the same
texts gives the same number; the room is for other processors and versions of libraries."""
MOST_ROOM: Final = 0.05
"""The most that one unit of a small set is worth as room."""
LOWER_IS_BETTER: Final = "lower is better"
"""Words in `what` of a figure that has no floor, because it should fall."""


@dataclass(frozen=True)
class Floor:
    """The least that a figure of `set` may measure; `floor` is `None` once the figure was given up.

    `measured`, `count` and `pinned` say on what number of units it was pinned, and when.
    `lowered_from` and `why` stand where somebody lowered it.
    """

    set: str
    floor: float | None
    measured: float
    count: int
    pinned: str
    lowered_from: float | None = None
    why: str = ""


@dataclass(frozen=True)
class Floors:
    """What the file holds: floors by key, and the SHA-256 of our annotated sets by name."""

    floors: Mapping[str, Floor] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """What one run gave: figures and absences of each set that ran, and the hashes of our own sets."""

    figures: Mapping[str, Sequence[Figure]]
    absent: Mapping[str, Sequence[Absent]]
    hashes: Mapping[str, str]

    def floored(self) -> Iterator[tuple[str, Figure]]:
        """The figures that may have a floor, each with its set."""
        for name, figures in self.figures.items():
            for figure in figures:
                if not figure.baseline and LOWER_IS_BETTER not in figure.what:
                    yield name, figure


@dataclass(frozen=True)
class Lowering:
    """Floors that a person lowers, by key, and the reason they give."""

    keys: frozenset[str] = frozenset()
    why: str = ""


def floor_for(measured: float, count: int) -> float:
    """The floor that pinning gives: a point, or one unit of a small set, under what was measured.

    The interval is not used: it says how much other texts would differ, and these are the same
    each time. Its lower end would let a set of forty lose ten points unnoticed.

    >>> floor_for(0.8, 1000), floor_for(0.8, 40), floor_for(0.8, 5), floor_for(0.004, 1000)
    (0.79, 0.775, 0.75, 0.0)
    """
    room = min(MOST_ROOM, max(ROOM, 1 / count)) if count else MOST_ROOM
    return max(0.0, int((measured - room) * 1000 + 1e-6) / 1000)


def read(path: Path) -> Floors:
    """The floors in the file; none where it is empty or not there.

    Raises:
        InputError: the file is not what `write` writes.
    """
    if not path.is_file():
        return Floors()
    try:
        held = json.loads(path.read_text("utf-8"))
        floors = {key: Floor(**entry) for key, entry in held.get("floors", {}).items()}
        return Floors(floors, {name: str(sha) for name, sha in held.get("sets", {}).items()})
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(
            f"{path.name} cannot be read: {error}.",
            'It holds "floors" and "sets" as `--pin` writes them.',
            "Take the last version that was committed, and pin again.",
        ) from error


def write(path: Path, floors: Floors) -> None:
    """Write the file, sorted by key, so that a diff shows what changed and nothing else."""
    held = {
        "floors": {key: _entry(floors.floors[key]) for key in sorted(floors.floors)},
        "sets": dict(sorted(floors.sets.items())),
    }
    path.write_text(json.dumps(held, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _entry(floor: Floor) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "set": floor.set,
        "floor": floor.floor,
        "measured": round(floor.measured, 4),
        "count": floor.count,
        "pinned": floor.pinned,
    }
    if floor.why:
        entry |= {"lowered_from": floor.lowered_from, "why": floor.why}
    return entry


def hash_of(folder: Path) -> str | None:
    """The SHA-256 of what a folder holds, names and bytes; nothing where there is no such folder.

    Pages about the set (`.md`) and hidden files are no part of it.
    """
    if not folder.is_dir():
        return None
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix != ".md" and not any(part[0] == "." for part in name.split("/")):
            whole.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def failures(measured: Measured, pinned: Floors) -> list[str]:
    """What is wrong, a sentence each: below a floor, measured before and not now, a changed set.

    Only the sets that ran are looked at. A figure that an `Absent` covers, by its key or a
    beginning of it, is absent and no failure.
    """
    found = [*_below(measured, pinned), *_vanished(measured, pinned)]
    for name, sha in measured.hashes.items():
        before = pinned.sets.get(name)
        if before is not None and before != sha:
            found.append(
                f"The annotated set bench/{name} is not the one that was pinned. "
                "If the change is meant, pin again with --pin."
            )
    return found


def _below(measured: Measured, pinned: Floors) -> Iterator[str]:
    for _, figure in measured.floored():
        floor = pinned.floors.get(figure.key)
        if floor is not None and floor.floor is not None and figure.measured < floor.floor:
            yield (
                f"{figure.key} measures {figure.measured:.3f}, below its floor of {floor.floor:.3f} "
                f"({floor.measured:.3f} when it was pinned on {floor.pinned})."
            )


def _vanished(measured: Measured, pinned: Floors) -> Iterator[str]:
    now = {figure.key for figures in measured.figures.values() for figure in figures}
    for key, floor in pinned.floors.items():
        if floor.set not in measured.figures or floor.floor is None or key in now:
            continue
        if not any(_covers(each.key, key, floor.set) for each in measured.absent.get(floor.set, ())):
            yield f"{key} was measured before ({floor.measured:.3f} on {floor.pinned}), and is not now."


def _covers(absent: str, key: str, set_name: str) -> bool:
    return absent == set_name or key == absent or key.startswith(f"{absent}.")


def pin(measured: Measured, before: Floors, lowering: Lowering, today: str) -> Floors:
    """The floors after this run. A floor rises with what is measured, and falls only in `lowering`.

    Raises:
        InputError: a key to lower without a reason, or one that is neither measured nor pinned.
    """
    if lowering.keys and not lowering.why.strip():
        raise InputError(
            "A floor is to be lowered, and no reason is given.",
            "The reason stands in bench/floors.json beside the floor.",
            'Give it with --why "…".',
        )
    fresh = {
        figure.key: Floor(
            name, floor_for(figure.measured, figure.count), figure.measured, figure.count, today
        )
        for name, figure in measured.floored()
    }
    unknown = lowering.keys - fresh.keys() - before.floors.keys()
    if unknown:
        raise InputError(
            f"There is no figure {', '.join(sorted(unknown))} to lower.",
            f"Measured were: {', '.join(sorted(fresh)) or 'none'}.",
            "Give a key as the table shows it.",
        )
    after = dict(before.floors)
    for key, floor in fresh.items():
        after[key] = _pinned(floor, before.floors.get(key), lowering if key in lowering.keys else None)
    for key in lowering.keys - fresh.keys():  # given up: no longer measured
        old = before.floors[key]
        after[key] = replace(old, floor=None, pinned=today, lowered_from=old.floor, why=lowering.why)
    return Floors(after, {**before.sets, **measured.hashes})


def _pinned(fresh: Floor, old: Floor | None, lowering: Lowering | None) -> Floor:
    """The floor to keep of the one measured now and the one pinned before."""
    if old is None:
        return fresh
    least, was = old.floor or 0.0, fresh.floor or 0.0
    if was < least:
        if lowering is None:
            return old
        return replace(fresh, lowered_from=old.floor, why=lowering.why)
    if old.why and old.lowered_from is not None and was < old.lowered_from:
        return replace(fresh, lowered_from=old.lowered_from, why=old.why)
    return fresh if was > least or old.floor is None else old
