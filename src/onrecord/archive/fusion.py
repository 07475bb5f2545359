"""Two lists of scores made into one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NO_DATE = "9999-99-99"
"""Sorts after every day, so that what has no date comes last among equals."""


@dataclass(frozen=True)
class Fused:
    """A candidate's place: its fused score and what it was made of."""

    id: str
    score: float
    words: float | None
    vector: float | None


def fuse(
    words: Mapping[str, float] | None, vectors: Mapping[str, float] | None, days: Mapping[str, str | None]
) -> list[Fused]:
    """The candidates of `days`, best first, by the average of the min-max-normalised scores.

    `None` for a whole list means: that search was not made. Ties stand oldest first, then by
    id. A candidate that a list lacks counts as that list's lowest.

    >>> days = {"a": "2020-01-01", "b": "2019-01-01"}
    >>> [hit.id for hit in fuse({"a": 2.0, "b": 2.0}, None, days)]
    ['b', 'a']
    """
    lists = [_normalised(scores, list(days)) for scores in (words, vectors) if scores is not None]
    fused = [
        Fused(
            name,
            round(sum(scores[name] for scores in lists) / len(lists), 6) if lists else 0.0,
            None if words is None else words.get(name),
            None if vectors is None else vectors.get(name),
        )
        for name in days
    ]
    return sorted(fused, key=lambda hit: (-hit.score, days[hit.id] or NO_DATE, hit.id))


def _normalised(scores: Mapping[str, float], names: Sequence[str]) -> dict[str, float]:
    here = [scores[name] for name in names if name in scores]
    low, high = (min(here), max(here)) if here else (0.0, 0.0)
    width = high - low
    if not width:
        return {name: float(name in scores) for name in names}
    return {name: (scores.get(name, low) - low) / width for name in names}
