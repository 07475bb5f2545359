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
    """Every vector of a table, with the number, id and day of each row; `place` finds a row's line."""

    rows: Sequence[int]
    ids: Sequence[str]
    days: npt.NDArray[np.str_]
    matrix: Vector
    place: Mapping[int, int]

    @classmethod
    def of(cls, rows: Sequence[int], ids: Sequence[str], days: Sequence[str], matrix: Vector) -> "VectorScan":
        """A scan over these rows."""
        place = {row: line for line, row in enumerate(rows)}
        return cls(rows, ids, np.array(days, dtype="U10"), matrix, place)

    def scores(self, vector: Vector) -> Vector:
        """The cosine of `vector` with each row, line by line."""
        return np.round(self.matrix @ vector, DIGITS)

    def best(self, scores: Vector, limit: int, until: str | None) -> list[int]:
        """The numbers of the `limit` best rows; ties oldest first, then by id."""
        allowed = np.arange(len(self.ids))
        if until is not None:
            allowed = allowed[(self.days <= until) | (self.days == NO_DATE)]
        if len(allowed) > limit:
            line = np.partition(scores[allowed], -limit)[-limit]
            allowed = allowed[scores[allowed] >= line]
        lines = [int(line) for line in allowed]
        lines.sort(key=lambda line: (-scores[line], self.days[line], self.ids[line]))
        return [self.rows[line] for line in lines[:limit]]
