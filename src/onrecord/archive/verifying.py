"""Derives every hash of an archive again, and names what disagrees."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, partial
from typing import Any

from onrecord.archive.codec import decode, decode_check, kind_of
from onrecord.archive.index_home import IndexHome
from onrecord.archive.indexing import Progress, passage_rows
from onrecord.archive.jobs import Jobs
from onrecord.archive.snapshots import Snapshots
from onrecord.archive.store import Row, Store, digest_of
from onrecord.errors import ArchiveDamaged, ArchiveError, InputError
from onrecord.records.base import Record
from onrecord.records.check import Check
from onrecord.records.decision import Decision
from onrecord.records.document import Citation, Document, Snapshot
from onrecord.records.factcheck import FactCheck
from onrecord.text.spans import Span


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


class Verifying:
    """One verification of one archive."""

    def __init__(self, store: Store, snapshots: Snapshots, home: IndexHome, jobs: Jobs) -> None:
        self._store = store
        self._snapshots = snapshots
        self._home = home
        self._jobs = jobs
        self._counts = {"records": 0, "decisions": 0, "snapshots": 0, "spans": 0, "indexed": 0}
        self._problems: list[Problem] = []
        self._indexed: dict[str, str] = {}
        self._doubtful: set[str] = set()
        self._source = lru_cache(maxsize=256)(self._load)

    def run(self, progress: Progress | None) -> Verified:
        """Look at everything once, in the order it was kept."""
        total = sum(self._store.counts().values())
        for number, row in enumerate(self._store.rows(), 1):
            self._record(row)
            if progress and number % 100 == 0:
                progress("verify", number, total)
        for row in self._store.decision_rows():
            self._counts["decisions"] += 1
            self._hashes(row, partial(decode, row.body, Decision))
        self._index()
        if progress:
            progress("verify", total, total)
        return Verified(dict(self._counts), tuple(self._problems))

    def _record(self, row: Row) -> None:
        self._counts["records"] += 1
        record = self._hashes(row, partial(self._decoded, row.id, row.body))
        if record is None or record.id != row.id:
            self._doubtful.add(row.id)
        if record is None:
            return
        if row.kind != record.KIND:
            self._note(row.id, "kind", record.KIND, row.kind)
        if isinstance(record, Snapshot):
            self._bytes(record)
        for citation in _citations(record):
            self._span(row.id, citation)
        if row.id in self._doubtful:
            return
        if isinstance(record, Document):
            self._indexed |= {passage.id: record.id for passage in passage_rows(record)}
        if isinstance(record, FactCheck):
            self._indexed[record.id] = record.id

    def _hashes(self, row: Row, read: Callable[[], Record]) -> Record | None:
        found = digest_of(row.body)
        if found != row.digest:
            self._note(row.id, "digest of the body", row.digest, found)
        try:
            record = read()
        except (ArchiveDamaged, InputError) as problem:
            self._note(row.id, "body", "a record that can be read", problem.given)
            return None
        if record.id != row.id:
            self._note(row.id, "id", row.id, record.id)
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

    def _index(self) -> None:
        waiting = {job.subject for job in self._jobs.all()}
        wanted = {name for name, record in self._indexed.items() if record not in waiting}
        try:
            index = self._home.current()
            there = set() if index is None else {*index.passage_ids(), *index.factcheck_ids()}
        except ArchiveDamaged as problem:
            self._note("index", "index", "an index that can be read", problem.given)
            return
        self._counts["indexed"] = len(there)
        for name in sorted(wanted - there):
            self._note(self._indexed[name], "index", f"a row {name}", "no row")
        for name in sorted(there - set(self._indexed)):
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
