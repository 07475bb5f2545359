"""Exact search among vectors held in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.archive.fusion import NO_DATE
from onrecord.archive.index import Vector

DIGITS = 6
"""Cosines are rounded to this many digits: beyond them they depend on how a row lies in memory."""


@dataclass(frozen=True)
class VectorScan:
    """Every vector of a table, with the id and the day of each row, and the row of each id."""

    ids: Sequence[str]
    days: npt.NDArray[np.str_]
    matrix: Vector
    place: Mapping[str, int]

    @classmethod
    def of(cls, ids: Sequence[str], days: Sequence[str], matrix: Vector) -> "VectorScan":
        """A scan over these rows."""
        return cls(ids, np.array(days, dtype="U10"), matrix, {name: row for row, name in enumerate(ids)})

    def scores(self, vector: Vector) -> Vector:
        """The cosine of `vector` with each row."""
        return np.round(self.matrix @ vector, DIGITS)

    def best(self, scores: Vector, limit: int, until: str | None) -> list[str]:
        """The ids of the `limit` best rows; ties oldest first, then by id."""
        allowed = np.arange(len(self.ids))
        if until is not None:
            allowed = allowed[(self.days <= until) | (self.days == NO_DATE)]
        if len(allowed) > limit:
            line = np.partition(scores[allowed], -limit)[-limit]
            allowed = allowed[scores[allowed] >= line]
        rows = [int(row) for row in allowed]
        rows.sort(key=lambda row: (-scores[row], self.days[row], self.ids[row]))
        return [self.ids[row] for row in rows[:limit]]
