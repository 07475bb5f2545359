"""Derives every hash of an archive again, and names what disagrees."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, partial
from typing import Any

from onrecord.archive.codec import decode, decode_check, kind_of
from onrecord.archive.index_home import IndexHome
from onrecord.archive.indexing import Progress, passage_rows
from onrecord.archive.jobs import Jobs
from onrecord.archive.seals import seal_agrees, seal_of
from onrecord.archive.snapshots import Snapshots
from onrecord.archive.store import Store, digest_of
from onrecord.archive.whole_rows import Places, WholeRows, columns_of
from onrecord.errors import ArchiveDamaged, ArchiveError, InputError
from onrecord.records.base import Record
from onrecord.records.check import Check
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Citation, Document, Snapshot
from onrecord.records.factcheck import FactCheck
from onrecord.text.spans import Span

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Problem:
    """Something that disagrees: the id it concerns, what was compared, and both sides."""

    id: str
    what: str
    expected: str
    found: str


@dataclass(frozen=True)
class Verified:
    """What was verified, and what disagrees. `counts` says how many of each were looked at."""

    counts: dict[str, int]
    problems: tuple[Problem, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing disagrees."""
        return not self.problems


@dataclass(frozen=True)
class Looked:
    """The index at one moment: its rows, the records that waited for theirs, and the last place then."""

    rows: frozenset[str]
    waiting: frozenset[str]
    last: int


class IndexLook:
    """Looks at the index for a verification."""

    def __init__(self, store: Store, home: IndexHome, jobs: Jobs) -> None:
        self._store = store
        self._home = home
        self._jobs = jobs

    def now(self) -> Looked:
        """The index as it is now. A record up to `last` that was not waiting has its rows in it.

        Raises:
            ArchiveDamaged: the index cannot be read.
        """
        # In this order: a job ends only after its rows are in the index.
        last = self._store.last()
        waiting = frozenset(job.subject for job in self._jobs.all())
        index = self._home.current()
        if index is None:
            return Looked(frozenset(), waiting, last)
        try:
            return Looked(frozenset({*index.passage_ids(), *index.factcheck_ids()}), waiting, last)
        except ArchiveDamaged:
            # Somebody may have put a new generation in its place meanwhile.
            if self._home.form().generation == index.form.generation:
                raise
        return self.now()


class Verifying:
    """One verification of one archive."""

    def __init__(self, rows: WholeRows, store: Store, snapshots: Snapshots, indexed: IndexLook) -> None:
        self._rows = rows
        self._store = store
        self._snapshots = snapshots
        self._look = indexed
        self._counts = {"records": 0, "decisions": 0, "snapshots": 0, "spans": 0, "indexed": 0}
        self._problems: list[Problem] = []
        self._indexed: dict[str, str] = {}
        self._later: set[str] = set()
        self._doubtful: set[str] = set()
        self._decisions: list[Decision] = []
        self._source = lru_cache(maxsize=256)(self._load)

    def run(self, progress: Progress | None) -> Verified:
        """Look at everything once, in the order it was kept."""
        total = sum(self._store.counts().values())
        # Before the records: what is indexed while they are read is not missed, nor held to be too much.
        seen = self._looked_up()
        for number, row in enumerate(self._all("record"), 1):
            self._record(row, later=seen is not None and row["seq"] > seen.last)
            if progress and number % 100 == 0:
                progress("verify", number, total)
        for row in self._all("decision"):
            self._decision(row)
        self._decided()
        if seen is not None:
            self._index(seen)
        if progress:
            progress("verify", total, total)
        return Verified(dict(self._counts), tuple(self._problems))

    def _all(self, table: str) -> Iterator[Row]:
        """The rows of a table; a place that no row has any more is a problem."""
        places = Places(self._rows.given_out(table))
        for row in self._rows.of(table):
            self._gap(table, places.before(row["seq"]))
            yield row
        self._gap(table, places.after_last())
        given_out = self._rows.given_out(table)
        if given_out is not None and given_out < places.last:
            self._note(table, "places given out", f"{places.last} or more", str(given_out))

    def _gap(self, table: str, gap: tuple[int, int] | None) -> None:
        if gap is not None:
            many = gap[1] - gap[0] + 1
            self._note(table, f"rows {gap[0]} to {gap[1]}", f"{many} rows that were kept", "no row")

    def _record(self, row: Row, *, later: bool) -> None:
        self._counts["records"] += 1
        name = row["id"]
        record = self._hashes(row, partial(self._decoded, name, row["body"]))
        if record is None or record.id != name:
            self._doubtful.add(name)
        if record is None:
            return
        if isinstance(record, Snapshot):
            self._bytes(record)
        for citation in _citations(record):
            self._span(name, citation)
        if name in self._doubtful:
            return
        rows: list[str] = []
        if type(record) is Document:  # an `Entered` statement is not searched
            rows = [passage.id for passage in passage_rows(record)]
        if isinstance(record, FactCheck):
            rows = [name]
        self._indexed |= {one: str(name) for one in rows}
        if later:
            self._later.add(name)

    def _decision(self, row: Row) -> None:
        self._counts["decisions"] += 1
        decision = self._hashes(row, partial(decode, row["body"], Decision))
        if isinstance(decision, Decision):
            self._decisions.append(decision)

    def _decided(self) -> None:
        """Whether what the decisions name is there: a decision before them, or those that were signed."""
        before: set[str] = set()
        for number, one in enumerate(self._decisions):
            if one.subject.startswith(f"{Decision.KIND}_") and one.subject not in before:
                self._note(one.id, "the decision it is about", one.subject, "not there before it")
            if one.act is Act.SIGN and "decisions" in one.detail:
                self._sealed(one, self._decisions[:number])
            before.add(one.id)

    def _sealed(self, signed: Decision, before: Sequence[Decision]) -> None:
        check = self._source(signed.subject)
        if not isinstance(check, Check):
            self._note(signed.id, "the check that was signed", signed.subject, "not there")
        elif not seal_agrees(signed, before, check):
            sealed = str(signed.detail["decisions"])
            self._note(signed.id, "seal of the decisions signed", sealed, seal_of(before, check))

    def _hashes(self, row: Row, read: Callable[[], Record]) -> Record | None:
        name, found = row["id"], digest_of(row["body"])
        if found != row["digest"]:
            self._note(name, "digest of the body", row["digest"], found)
        try:
            record = read()
        except (ArchiveDamaged, InputError) as problem:
            self._note(name, "body", "a record that can be read", problem.given)
            return None
        if record.id != name:
            self._note(name, "id", name, record.id)
        for column, value in columns_of(record).items():
            # A changed body shows in its digest already; what follows from it is not named again.
            if row[column] != value and found == row["digest"]:
                self._note(name, f"column {column}", str(value), str(row[column]))
        return record

    def _decoded(self, record_id: str, body: str) -> Record:
        kind = kind_of(record_id)
        return decode_check(body, self._many) if kind is Check else decode(body, kind)

    def _many(self, names: Sequence[str]) -> list[Record]:
        bodies = self._store.bodies(names)
        return [decode(bodies[name], kind_of(name)) for name in names]

    def _load(self, record_id: str) -> Record | None:
        body = self._store.bodies([record_id]).get(record_id)
        try:
            return None if body is None else self._decoded(record_id, body)
        except (ArchiveDamaged, InputError):
            return None  # its own row names the problem

    def _bytes(self, snapshot: Snapshot) -> None:
        self._counts["snapshots"] += 1
        try:
            self._snapshots.read(snapshot.sha256)
        except ArchiveError as problem:
            self._note(snapshot.id, "bytes of the snapshot", snapshot.sha256, problem.given)

    def _span(self, record_id: str, citation: Citation) -> None:
        self._counts["spans"] += 1
        source = self._source(citation.record)
        text = getattr(source, citation.field, None)
        if not isinstance(text, str):
            self._note(record_id, "source of a span", f"{citation.field} of {citation.record}", "not there")
            return
        words = citation.span.of(text)
        if words != citation.words or citation.span.end > len(text):
            where = f"words at {citation.span.start}-{citation.span.end} of {citation.record}"
            self._note(record_id, where, citation.words, words)

    def _looked_up(self) -> Looked | None:
        try:
            return self._look.now()
        except ArchiveDamaged as problem:
            self._note("index", "index", "an index that can be read", problem.given)
            return None

    def _index(self, seen: Looked) -> None:
        self._counts["indexed"] = len(seen.rows)
        due = {name for name, record in self._indexed.items() if record not in seen.waiting | self._later}
        for name in sorted(due - seen.rows):
            self._note(self._indexed[name], "index", f"a row {name}", "no row")
        for name in sorted(seen.rows - set(self._indexed)):
            if name.split(":")[0] in self._doubtful:
                continue  # its own row names the problem
            self._note(name, "index", "no row: the ledger has no such record", "a row")

    def _note(self, record_id: str, what: str, expected: str, found: str) -> None:
        self._problems.append(Problem(record_id, what, expected, found))


def _citations(record: Record) -> Iterator[Citation]:
    """Every place in a source's text that a record points to."""
    document, span = getattr(record, "document", None), getattr(record, "span", None)
    if isinstance(document, str) and isinstance(span, Span):
        yield Citation(document, span, str(getattr(record, "words", "")))
    if not isinstance(record, Check):
        yield from _nested(record)


def _nested(value: Any) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _nested(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _nested(getattr(value, field.name))
