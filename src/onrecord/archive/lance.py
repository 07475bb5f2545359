"""The index in LanceDB: two tables, searched by words and by vectors."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.archive.fusion import Fused
from onrecord.archive.index import (
    FactCheckHit,
    FactCheckRow,
    IndexForm,
    PassageHit,
    PassageRow,
    Query,
    Vector,
)
from onrecord.archive.table_search import Field, TableSearch
from onrecord.errors import ArchiveDamaged, ArchiveFull
from onrecord.text.spans import Span
from onrecord.text.when import When

if TYPE_CHECKING:
    import lancedb
    import pyarrow as pa

H = TypeVar("H")

PASSAGE_FIELDS = {"stems": Field(1.0), "title_stems": Field(0.3, finds=False)}
"""What a passage is found by. Not tuned: a title is shared by many passages, so it only adds."""

FACTCHECK_FIELDS = {
    "claim_stems": Field(1.0),
    "title_stems": Field(1.0),
    "keyword_stems": Field(0.5, finds=False),
}
"""What an earlier fact-check is found by. Titles as a field of their own gave +.06 MAP@5 on CLEF 2020."""

SETTLE_ALWAYS = 20_000
"""Up to this many rows every new row is folded into the word index at once (a quarter of a second)."""

SETTLE_SHARE = 0.05
"""Above that, when this share of the rows is new: until then BM25 of new rows is off by a few hundredths."""

TIDY_FRAGMENTS = 40
"""More files than this are joined."""

_KEEP_VERSIONS = timedelta(hours=1)
_NO_ROOM = ("No space left", "File too large", "os error 28", "os error 27", "quota")


@dataclass(frozen=True)
class _Kind:
    """How one table is made: its name, its row class, its fields for words."""

    name: str
    row: type[PassageRow] | type[FactCheckRow]
    fields: dict[str, Field]


_PASSAGES = _Kind("passages", PassageRow, PASSAGE_FIELDS)
_FACTCHECKS = _Kind("factchecks", FactCheckRow, FACTCHECK_FIELDS)


class LanceIndex:
    """One generation of the index, in `folder`. Satisfies `Index`.

    Raises:
        ArchiveDamaged: its tables are missing or cannot be read.
        ArchiveFull: the disk is full.
    """

    def __init__(self, folder: Path, form: IndexForm) -> None:
        self.form = form
        self._folder = folder
        self._searches: dict[str, tuple[int, TableSearch]] = {}
        with _spoken():
            held = _connect(folder)
            self._tables = {kind.name: held.open_table(kind.name) for kind in (_PASSAGES, _FACTCHECKS)}

    def _at_newest(self, kind: _Kind) -> TableSearch:
        """A search over the newest version of a table, which later writes do not change."""
        version = self._tables[kind.name].version
        known = self._searches.get(kind.name)
        if known is None or known[0] != version:
            table = _connect(self._folder).open_table(kind.name)
            table.checkout(version)
            known = (version, TableSearch(table, kind.fields, self.form.encoder is not None))
            self._searches[kind.name] = known
        return known[1]

    @classmethod
    def make(cls, folder: Path, form: IndexForm) -> "LanceIndex":
        """An empty index of this form, in place of whatever is in `folder`."""
        with _spoken():
            held = _connect(folder)
            for kind in (_PASSAGES, _FACTCHECKS):
                table = held.create_table(kind.name, schema=_schema(kind, form.dimensions))
                _index_words(table, kind)
        return cls(folder, form)

    def add_passages(self, rows: Sequence[PassageRow], vectors: Vector | None) -> int:
        """Add all passages of some documents in one commit; how many were new."""
        return self._add(_PASSAGES, rows, vectors)

    def add_factchecks(self, rows: Sequence[FactCheckRow], vectors: Vector | None) -> int:
        """Add earlier fact-checks in one commit; how many were new."""
        return self._add(_FACTCHECKS, rows, vectors)

    def _add(self, kind: _Kind, rows: Sequence[PassageRow | FactCheckRow], vectors: Vector | None) -> int:
        with _spoken():
            there = self._at_newest(kind).present([row.id for row in rows])
            new = [place for place, row in enumerate(rows) if row.id not in there]
            if not new:
                return 0
            self._tables[kind.name].add(_arrow(kind, [rows[place] for place in new], _pick(vectors, new)))
        return len(new)

    def search_passages(self, query: Query) -> list[PassageHit]:
        """The nearest passages, best first; ties oldest first, then by id."""
        return self._search(_PASSAGES, query, _passage_hit)

    def search_factchecks(self, query: Query) -> list[FactCheckHit]:
        """The nearest earlier fact-checks, best first; ties oldest first, then by id."""
        return self._search(_FACTCHECKS, query, _factcheck_hit)

    def _search(self, kind: _Kind, query: Query, hit: Callable[[Fused, dict[str, Any]], H]) -> list[H]:
        if query.limit < 1:
            return []
        with _spoken():
            found = self._at_newest(kind).best(query)
        return [hit(fused, row) for fused, row in found]

    def settle(self, *, fully: bool = False) -> None:
        """Fold new rows into the word index, and join files when there are many.

        A word index that covers every row gives scores that depend on the rows alone, not on
        the order they came in. On a large index this waits until enough rows are new.
        """
        with _spoken():
            for kind in (_PASSAGES, _FACTCHECKS):
                table = self._tables[kind.name]
                if fully or _fragments(table) > TIDY_FRAGMENTS:
                    table.optimize(cleanup_older_than=_KEEP_VERSIONS)
                    continue
                rows = table.count_rows()
                first, *_ = kind.fields
                covered = table.index_stats(f"{first}_idx")
                new = covered.num_unindexed_rows if covered else rows
                if new and (rows <= SETTLE_ALWAYS or new > SETTLE_SHARE * rows):
                    _index_words(table, kind)

    def sizes(self) -> tuple[int, int]:
        """How many passages and how many earlier fact-checks there are."""
        with _spoken():
            passages, factchecks = (table.count_rows() for table in self._tables.values())
        return passages, factchecks

    def passage_ids(self) -> list[str]:
        """The ids of all passages, in no order."""
        return self._ids(_PASSAGES)

    def factcheck_ids(self) -> list[str]:
        """The ids of all earlier fact-checks, in no order."""
        return self._ids(_FACTCHECKS)

    def _ids(self, kind: _Kind) -> list[str]:
        with _spoken():
            return self._at_newest(kind).all_ids()


def _fragments(table: "lancedb.table.Table") -> int:
    stats: Any = table.stats()
    return int(stats["fragment_stats"]["num_fragments"])


def _connect(folder: Path) -> "lancedb.DBConnection":
    import lancedb  # noqa: PLC0415

    # Zero: a search sees what another process has added.
    return lancedb.connect(folder, read_consistency_interval=timedelta(0))


def _index_words(table: "lancedb.table.Table", kind: _Kind) -> None:
    from lancedb.index import FTS  # noqa: PLC0415

    # The text is stems already, in many languages: LanceDB need only split it at spaces.
    form = FTS(
        with_position=False,
        base_tokenizer="whitespace",
        lower_case=False,
        stem=False,
        remove_stop_words=False,
        ascii_folding=False,
        max_token_length=None,
    )
    for field in kind.fields:
        table.create_index(field, config=form, replace=True)


def _schema(kind: _Kind, dimensions: int | None) -> "pa.Schema":
    import pyarrow as pa  # noqa: PLC0415

    fields = [
        pa.field(name, pa.int64() if name in ("start", "end") else pa.string())
        for name in kind.row.__dataclass_fields__
    ]
    if dimensions is not None:
        fields.append(pa.field("vector", pa.list_(pa.float16(), dimensions)))
    return pa.schema(fields)


def _arrow(kind: _Kind, rows: Sequence[PassageRow | FactCheckRow], vectors: Vector | None) -> "pa.Table":
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    dimensions = None if vectors is None else int(vectors.shape[1])
    schema = _schema(kind, dimensions)
    said = [asdict(row) for row in rows]
    columns = [pa.array([row[name] for row in said], schema.field(name).type) for name in said[0]]
    if vectors is not None:
        flat = pa.array(vectors.astype(np.float16).ravel())
        columns.append(pa.FixedSizeListArray.from_arrays(flat, dimensions))
    return pa.Table.from_arrays(columns, schema=schema)


def _pick(vectors: Vector | None, places: list[int]) -> Vector | None:
    return None if vectors is None else vectors[places]


def _passage_hit(fused: Fused, row: dict[str, Any]) -> PassageHit:
    return PassageHit(
        document=row["document"],
        span=Span(row["start"], row["end"]),
        words=row["words"],
        title=row["title"],
        publisher=row["publisher"],
        published=When(row["published"]) if row["published"] else None,
        language=row["language"],
        score=fused.score,
        words_score=fused.words,
        vector_score=fused.vector,
    )


def _factcheck_hit(fused: Fused, row: dict[str, Any]) -> FactCheckHit:
    return FactCheckHit(
        factcheck=row["id"],
        published=When(row["published"]) if row["published"] else None,
        language=row["language"],
        score=fused.score,
        words_score=fused.words,
        vector_score=fused.vector,
    )


@contextmanager
def _spoken() -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError, ValueError) as problem:
        said = str(problem).splitlines()[0][:300]
        if any(words in str(problem) for words in _NO_ROOM):
            raise ArchiveFull(
                f"The index said: {said}.",
                "The disk holding the archive needs room. The ledger is whole; the index follows it.",
                "Free some space and run the command again.",
            ) from problem
        raise damaged(said) from problem


def damaged(said: str) -> ArchiveDamaged:
    """The error for an index that cannot be used, and can be built anew."""
    return ArchiveDamaged(
        f"The index cannot be used: {said}.",
        "The index holds the words and vectors of the ledger's records.",
        "Build it again from the ledger: onrecord reindex",
    )
