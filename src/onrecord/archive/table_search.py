"""Finds the best rows of one LanceDB table: words and vectors, each exactly, then fused."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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

IN_MEMORY = 200_000
"""Up to this many rows the vectors are held in memory (1.5 kB each); above, LanceDB reads all of them."""

_DEPTH = 200
_MOST = 50_000


def query_terms(text: str, language: str | None) -> list[str]:
    """What to look for: the stem of each content word and the word as it is, each once.

    Words as they are find names in texts whose language is unknown or has no stemmer. A text too
    short to tell its language is read as English, Russian or Arabic, by its letters.

    >>> query_terms("The strikes, the strikes on caves", "en")
    ['strike', 'strikes', 'cave', 'caves']
    """
    known = language or detect(text).code
    found: dict[str, None] = {}
    for word in words(text):
        for stem in stems(word, known or _guess(word)):
            found[stem] = None
            found[word] = None
    return list(found)


def _guess(word: str) -> str:
    script = unicodedata.name(word[0], "").split()[0]
    return {"CYRILLIC": "ru", "ARABIC": "ar"}.get(script, "en")


@dataclass(frozen=True)
class Field:
    """A column of stems: how much its BM25 counts, and whether a match in it alone finds a row."""

    weight: float
    finds: bool = True


@dataclass(frozen=True)
class _Found:
    """Scores by row. `whole`: nothing was cut off, so that a row not here has no word in common."""

    scores: dict[int, float]
    whole: bool


class TableSearch:
    """Searches one version of one table. `fields` are its columns of stems.

    Rows are named by LanceDB's row numbers, which hold within a version.
    """

    def __init__(self, table: "lancedb.table.Table", fields: Mapping[str, Field], vectors: bool) -> None:
        self._table = table
        self._fields = fields
        self._vectors = vectors

    def best(self, query: Query) -> list[tuple[Fused, dict[str, Any]]]:
        """The best rows for `query`, best first, each with its exact scores and its columns."""
        depth = max(4 * query.limit, _DEPTH)
        until = query.until.isoformat() if query.until else None
        terms = " ".join(query_terms(query.text, query.language))
        lists = {}
        for name, field in self._fields.items():
            if terms and field.finds:
                lists[name] = self._by_words(terms, name, (depth, query.limit), until)
        candidates = dict.fromkeys(row for found in lists.values() for row in found.scores)
        near = None
        if self._vectors and query.vector is not None:
            near = self._by_vector(query.vector, depth, until, candidates)
            candidates |= dict.fromkeys(near)
        total = self._add_up(terms, lists, list(candidates)) if terms else None
        rows = self._columns(list(candidates))
        fused = fuse(
            _by_id(total, rows), _by_id(near, rows), {row["id"]: row["first_day"] for row in rows.values()}
        )
        by_id = {row["id"]: row for row in rows.values()}
        return [(hit, by_id[hit.id]) for hit in fused[: query.limit]]

    def _by_words(self, terms: str, field: str, sizes: tuple[int, int], until: str | None) -> _Found:
        depth, limit = sizes
        while True:
            rows, scores = self._match(terms, field, _until(until), depth)
            whole = len(scores) < depth
            # A cut through a run of equal scores would leave the choice to how the rows lie on disk.
            if whole or scores[min(limit, len(scores)) - 1] > scores[-1] or depth >= _MOST:
                kept = len(scores) if whole else max(scores.index(scores[-1]), 1)
                return _Found(dict(zip(rows[:kept], scores[:kept], strict=True)), whole)
            depth *= 4

    def _match(self, terms: str, field: str, where: str | None, limit: int) -> tuple[list[int], list[float]]:
        from lancedb.query import MatchQuery  # noqa: PLC0415

        wanted: Any = MatchQuery(terms, field)  # type: ignore[call-arg]  # its defaults hide in pydantic
        search = self._table.search(wanted, query_type="fts")
        if where:
            search = search.where(where, prefilter=True)
        found = search.select(["_score"]).with_row_id(True).limit(limit).to_arrow()
        return found["_rowid"].to_pylist(), [round(score, 5) for score in found["_score"].to_pylist()]

    def _add_up(self, terms: str, lists: Mapping[str, _Found], candidates: list[int]) -> dict[int, float]:
        total = dict.fromkeys(candidates, 0.0)
        for name, field in self._fields.items():
            known = lists.get(name, _Found({}, whole=False))
            found = dict(known.scores)
            missing = [row for row in candidates if row not in found]
            if missing and not known.whole:
                rows, scores = self._match(terms, name, _among(missing), len(missing))
                found |= dict(zip(rows, scores, strict=True))
            for row in candidates:
                total[row] += field.weight * found.get(row, 0.0)
        return {row: round(score, 5) for row, score in total.items()}

    def _by_vector(
        self, vector: Vector, depth: int, until: str | None, also: Collection[int]
    ) -> dict[int, float]:
        """The cosines of the nearest rows, and of the rows in `also`."""
        if self._table.count_rows() > IN_MEMORY:
            return self._by_far_vector(vector, depth, until, also)
        scores = self._scan.scores(vector)
        rows = [*self._scan.best(scores, depth, until), *also]
        return {row: float(scores[self._scan.place[row]]) for row in rows}

    def _by_far_vector(
        self, vector: Vector, depth: int, until: str | None, also: Collection[int]
    ) -> dict[int, float]:
        search: Any = self._table.search(vector, vector_column_name="vector")
        search = search.distance_type("dot")
        if until:
            search = search.where(_until(until), prefilter=True)
        found = search.select(["vector", "_distance"]).with_row_id(True).limit(depth).to_arrow()
        near = _cosines(found, vector)
        missing = [row for row in also if row not in near]
        return near | _cosines(self._take(missing, ["vector"]), vector) if missing else near

    @cached_property
    def _scan(self) -> VectorScan:
        rows = self._all(["id", "first_day", "vector"])
        days = [day or NO_DATE for day in rows["first_day"].to_pylist()]
        return VectorScan.of(rows["_rowid"].to_pylist(), rows["id"].to_pylist(), days, _matrix(rows))

    def _columns(self, rows: list[int]) -> dict[int, dict[str, Any]]:
        """Every column of these rows but the vector."""
        if not rows:
            return {}
        columns = [name for name in self._table.schema.names if name != "vector"]
        return {row["_rowid"]: row for row in self._take(rows, columns).to_pylist()}

    def present(self, names: Sequence[str]) -> set[str]:
        """Which of these ids are in the table."""
        if not names:
            return set()
        quoted = ",".join("'" + name.replace("'", "''") + "'" for name in names)
        found = self._table.search().where(f"id IN ({quoted})").select(["id"]).limit(len(names)).to_arrow()
        return set(found["id"].to_pylist())

    def all_ids(self) -> list[str]:
        """Every id, in no order."""
        return [str(name) for name in self._all(["id"])["id"].to_pylist()]

    def _take(self, rows: list[int], columns: list[str]) -> "pa.Table":
        return self._table.take_row_ids(rows).select(columns).with_row_id().to_arrow()

    def _all(self, columns: list[str]) -> "pa.Table":
        search = self._table.search().select(columns).with_row_id(True)
        return search.limit(max(self._table.count_rows(), 1)).to_arrow()


def _by_id(scores: Mapping[int, float] | None, rows: Mapping[int, dict[str, Any]]) -> dict[str, float] | None:
    return None if scores is None else {rows[row]["id"]: score for row, score in scores.items()}


def _until(day: str | None) -> str | None:
    return f"first_day IS NULL OR first_day <= '{day}'" if day else None


def _among(rows: Collection[int]) -> str:
    return f"_rowid IN ({','.join(map(str, rows))})"


def _matrix(rows: "pa.Table") -> Vector:
    flat: npt.NDArray[np.float16] = rows["vector"].combine_chunks().flatten().to_numpy(zero_copy_only=False)
    return flat.astype(np.float32).reshape(rows.num_rows, -1)


def _cosines(rows: "pa.Table", vector: Vector) -> dict[int, float]:
    if not rows.num_rows:
        return {}
    scores = np.round(_matrix(rows) @ vector, DIGITS)
    return dict(zip(rows["_rowid"].to_pylist(), scores.tolist(), strict=True))
