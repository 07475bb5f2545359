"""Finds the best rows of one LanceDB table: words and vectors, each exactly, then fused."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from onrecord.archive.fusion import NO_DATE, Fused, fuse
from onrecord.archive.index import Query, Vector
from onrecord.archive.vectors import DIGITS, VectorScan
from onrecord.text.language import detect
from onrecord.text.words import stems, words

if TYPE_CHECKING:
    import lancedb
    import pyarrow as pa

IN_MEMORY = 100_000
"""Up to this many rows the vectors are held in memory (150 MB); above, LanceDB reads all of them."""

_DEPTH = 200
_MOST = 50_000


def query_terms(text: str, language: str | None) -> list[str]:
    """What to look for: the stem of each content word and the word as it is, each once.

    Words as they are find names in texts whose language is unknown or has no stemmer.

    >>> query_terms("The strikes, the strikes on caves", "en")
    ['strike', 'strikes', 'cave', 'caves']
    """
    known = language or detect(text).code
    found: dict[str, None] = {}
    for word in words(text):
        for stem in stems(word, known):
            found[stem] = None
            found[word] = None
    return list(found)


class TableSearch:
    """Searches one table. `fields` are its columns of stems with their weights."""

    def __init__(self, table: "lancedb.table.Table", fields: Mapping[str, float], vectors: bool) -> None:
        self._table = table
        self._fields = fields
        self._vectors = vectors
        self._scan: tuple[int, VectorScan] | None = None

    def best(self, query: Query) -> list[Fused]:
        """Every candidate for `query`, best first, with exact scores."""
        depth = max(4 * query.limit, _DEPTH)
        until = query.until.isoformat() if query.until else None
        days: dict[str, str | None] = {}
        terms = " ".join(query_terms(query.text, query.language))
        lists = {field: self._by_words(terms, field, (depth, query.limit), until) for field in self._fields}
        for found in lists.values():
            days |= found.days
        near: dict[str, float] | None = None
        if self._vectors and query.vector is not None:
            near = self._by_vector(query.vector, depth, until, days)
        names = list(days)
        total = self._add_up(terms, lists, names) if terms else None
        return fuse(total, near, days) if names else []

    def _by_words(self, terms: str, field: str, sizes: tuple[int, int], until: str | None) -> "_Found":
        depth, limit = sizes
        if not terms:
            return _Found({}, {}, whole=True)
        while True:
            rows = self._match(terms, field, _until(until), depth)
            scores = [round(score, 5) for score in rows["_score"].to_pylist()]
            whole = len(scores) < depth
            # A cut through a run of equal scores would leave the choice to how the rows lie on disk.
            if whole or scores[min(limit, len(scores)) - 1] > scores[-1] or depth >= _MOST:
                kept = len(scores) if whole else max(scores.index(scores[-1]), 1)
                names = rows["id"].to_pylist()[:kept]
                found = dict(zip(names, scores, strict=False))
                return _Found(found, dict(zip(names, rows["first_day"].to_pylist(), strict=False)), whole)
            depth *= 4

    def _match(self, terms: str, field: str, where: str | None, limit: int) -> "pa.Table":
        from lancedb.query import MatchQuery  # noqa: PLC0415

        wanted: Any = MatchQuery(terms, field)  # type: ignore[call-arg]  # its defaults hide in pydantic
        search = self._table.search(wanted, query_type="fts")
        if where:
            search = search.where(where, prefilter=True)
        return search.select(["id", "first_day", "_score"]).limit(limit).to_arrow()

    def _add_up(self, terms: str, lists: "dict[str, _Found]", names: list[str]) -> dict[str, float]:
        total = dict.fromkeys(names, 0.0)
        for field, weight in self._fields.items():
            found = dict(lists[field].scores)
            missing = [name for name in names if name not in found]
            if missing and not lists[field].whole:
                rows = self._match(terms, field, _among(missing), len(missing))
                scores = (round(score, 5) for score in rows["_score"].to_pylist())
                found |= dict(zip(rows["id"].to_pylist(), scores, strict=True))
            for name in names:
                total[name] += weight * found.get(name, 0.0)
        return {name: round(score, 5) for name, score in total.items()}

    def _by_vector(
        self, vector: Vector, depth: int, until: str | None, days: dict[str, str | None]
    ) -> dict[str, float]:
        """The cosine of every candidate; adds the nearest rows to `days`."""
        if self._table.count_rows() > IN_MEMORY:
            return self._by_far_vector(vector, depth, until, days)
        scan = self._load()
        scores = scan.scores(vector)
        for name in scan.best(scores, depth, until):
            day = str(scan.days[scan.place[name]])
            days.setdefault(name, None if day == NO_DATE else day)
        return {name: float(scores[scan.place[name]]) for name in days if name in scan.place}

    def _by_far_vector(
        self, vector: Vector, depth: int, until: str | None, days: dict[str, str | None]
    ) -> dict[str, float]:
        search: Any = self._table.search(vector, vector_column_name="vector")
        search = search.distance_type("dot")
        where = _until(until)
        if where:
            search = search.where(where, prefilter=True)
        rows = search.select(["id", "first_day", "vector", "_distance"]).limit(depth).to_arrow()
        near = _cosines(rows, vector)
        missing = [name for name in days if name not in near]
        days |= dict(zip(rows["id"].to_pylist(), rows["first_day"].to_pylist(), strict=True))
        if missing:
            near |= _cosines(self._select(["id", "vector"], _among(missing), len(missing)), vector)
        return near

    def _load(self) -> VectorScan:
        version = self._table.version
        if self._scan is None or self._scan[0] != version:
            rows = self._select(["id", "first_day", "vector"], None, None)
            days = [day or NO_DATE for day in rows["first_day"].to_pylist()]
            scan = VectorScan.of(rows["id"].to_pylist(), days, _matrix(rows))
            self._scan = (version, scan)
        return self._scan[1]

    def rows(self, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The whole rows of these ids, without vectors."""
        columns = [name for name in self._table.schema.names if name != "vector"]
        found = self._select(columns, _among(names), None).to_pylist() if names else []
        return {row["id"]: row for row in found}

    def present(self, names: Sequence[str]) -> set[str]:
        """Which of these ids are in the table."""
        return set(self._select(["id"], _among(names), None)["id"].to_pylist()) if names else set()

    def all_ids(self) -> Iterator[str]:
        """Every id, in no order."""
        yield from self._select(["id"], None, None)["id"].to_pylist()

    def _select(self, columns: list[str], where: str | None, limit: int | None) -> "pa.Table":
        search = self._table.search().select(columns)
        if where:
            search = search.where(where)
        return search.limit(limit or max(self._table.count_rows(), 1)).to_arrow()


class _Found:
    """What one field's search gave. `whole`: nothing was cut off, so absent means no word in common."""

    def __init__(self, scores: dict[str, float], days: dict[str, str | None], whole: bool) -> None:
        self.scores = scores
        self.days = days
        self.whole = whole


def _until(day: str | None) -> str | None:
    return f"first_day IS NULL OR first_day <= '{day}'" if day else None


def _among(names: Sequence[str]) -> str:
    quoted = ",".join("'" + name.replace("'", "''") + "'" for name in names)
    return f"id IN ({quoted})"


def _matrix(rows: "pa.Table") -> Vector:
    flat: npt.NDArray[np.float16] = rows["vector"].combine_chunks().flatten().to_numpy(zero_copy_only=False)
    return flat.astype(np.float32).reshape(rows.num_rows, -1)


def _cosines(rows: "pa.Table", vector: Vector) -> dict[str, float]:
    if not rows.num_rows:
        return {}
    scores = np.round(_matrix(rows) @ vector, DIGITS)
    return dict(zip(rows["id"].to_pylist(), scores.tolist(), strict=True))
