"""A measured number of quality, with the split it was measured on and how sure it is.

A set of the quality bench is a module with a function
`measure(places: Places) -> Iterator[Figure | Absent]`.
"""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from onrecord.records.engine import Engines

Unit = TypeVar("Unit")

DRAWS = 1000
"""Samples drawn for an interval: its ends move by less than a point between seeds."""


@dataclass(frozen=True)
class Places:
    """What a set may read: `sets`, our own annotated texts; `shared`, data that is not ours; the engines."""

    sets: Path
    shared: Path
    engines: Engines


@dataclass(frozen=True)
class Figure:
    """One number between 0 and 1, higher is better unless `what` says otherwise.

    `key` names it in the file of floors ("dates.own-held.f1"); `on` names the data and the split;
    `count` is the number of units judged, and `low` to `high` the 95% interval. `target` is the
    number to reach, where one was set. A baseline is shown and has no floor.
    """

    key: str
    what: str
    on: str
    measured: float
    low: float
    high: float
    count: int
    target: float | None = None
    baseline: bool = False


@dataclass(frozen=True)
class Absent:
    """A set that was not measured, and why."""

    key: str
    reason: str


def of_share(right: int, count: int) -> tuple[float, float, float]:
    """A share with its 95% interval (Wilson 1927): measured, low, high.

    >>> [round(each, 3) for each in of_share(45, 50)]
    [0.9, 0.786, 0.957]
    >>> of_share(0, 0)
    (0.0, 0.0, 1.0)
    """
    if count == 0:
        return 0.0, 0.0, 1.0
    z, share = 1.96, right / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return share, max(0.0, middle - half), min(1.0, middle + half)


def of_units(units: Sequence[Unit], score: Callable[[Sequence[Unit]], float]) -> tuple[float, float, float]:
    """A score over `units` with its 95% interval, by drawing whole units again (Efron 1979).

    Units that stand or fall together, such as the sentences of one article, are one unit.

    >>> measured, low, high = of_units([1, 1, 0, 1], lambda some: sum(some) / len(some))
    >>> measured, low <= measured <= high
    (0.75, True)
    """
    if not units:
        return 0.0, 0.0, 1.0
    dice = random.Random(0)
    drawn = sorted(score(dice.choices(units, k=len(units))) for _ in range(DRAWS))
    return score(units), drawn[round(0.025 * DRAWS)], drawn[round(0.975 * DRAWS) - 1]


def f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall; 0 where nothing is right.

    >>> f1(right=2, found=4, gold=2)
    0.6666666666666666
    """
    return 2 * right / (found + gold) if right else 0.0
