"""The archive: a folder that holds what was fetched, said, proposed and decided."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from onrecord.archive import layout
from onrecord.archive.codec import KINDS, decode, decode_check, encode, encode_check, kind_of
from onrecord.archive.index import FactCheckHit, PassageHit, Query
from onrecord.archive.index_home import IndexHome
from onrecord.archive.indexing import Indexing, Progress, Synced
from onrecord.archive.jobs import Jobs
from onrecord.archive.ledger import Ledger
from onrecord.archive.register_rows import RegisterRows
from onrecord.archive.snapshots import Snapshots
from onrecord.archive.status import ArchiveStatus, status_of
from onrecord.archive.store import Store
from onrecord.archive.verifying import IndexLook, Verified, Verifying
from onrecord.archive.whole_rows import WholeRows
from onrecord.errors import InputError
from onrecord.records.base import Record
from onrecord.records.check import Check
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Document, Snapshot, Unreadable
from onrecord.records.engine import Encoder

R = TypeVar("R", bound=Record)

_ELSEWHERE: dict[type[Record], str] = {
    Snapshot: "add_snapshot, which keeps its bytes too",
    Check: "save_check, which keeps its parts too",
    Decision: "decide",
}
_SHOWN = 8


class Archive:
    """An archive that is open. Use `create` or `open`, and close it, or use it in a `with`.

    Everything a method has returned from is durable. One archive may be open in several
    processes and threads.

    >>> import tempfile
    >>> from onrecord.records.factcheck import FactCheck
    >>> with tempfile.TemporaryDirectory() as folder, Archive.create(folder + "/desk") as archive:
    ...     ids = archive.put(FactCheck("A desk", "The bridge was closed in 2019."))
    ...     archive.get(ids[0]).claim
    'The bridge was closed in 2019.'
    """

    def __init__(self, path: Path, described: layout.Layout) -> None:
        self.path = path
        self._layout = described
        self._ledger = Ledger(described.ledger_url(path))
        self._jobs = Jobs(self._ledger)
        self._store = Store(self._ledger, self._jobs)
        self._snapshots = Snapshots(described.snapshots_url(path))
        self._home = IndexHome(path / "index")
        self._indexing = Indexing(self._store, self._jobs, self._home)

    @classmethod
    def create(
        cls, path: Path | str, *, ledger: str | None = None, snapshots: str | None = None
    ) -> "Archive":
        """Make a new archive and open it.

        `ledger` is a PostgreSQL URL and `snapshots` an fsspec URL, to keep these elsewhere.

        Raises:
            InputError: an archive or something else is there, or a URL cannot be used.
            ArchiveFull: the disk is full.
        """
        folder = Path(path).absolute()
        return cls(folder, layout.create(folder, ledger, snapshots))

    @classmethod
    def open(cls, path: Path | str) -> "Archive":
        """Open an archive; bring its ledger up to date when this onrecord is newer.

        Raises:
            NotAnArchive: nothing is there, or no archive, or one of a newer onrecord.
            ArchiveDamaged: it is one, and a part is missing or cannot be read.
        """
        folder = Path(path).absolute()
        archive = cls(folder, layout.read(folder))
        archive._ledger.ready()
        return archive

    def close(self) -> None:
        """Give back what is open. Closing twice is harmless."""
        self._ledger.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Snapshots

    def add_snapshot(self, snapshot: Snapshot, body: bytes) -> Snapshot:
        """Keep bytes, then their record. When the same snapshot is there, that one is given back.

        Raises:
            InputError: the bytes have another hash or size than the snapshot says.
            ArchiveFull: the disk is full.
        """
        found = hashlib.sha256(body).hexdigest()
        if (found, len(body)) != (snapshot.sha256, snapshot.size):
            raise InputError(
                f"A snapshot of {snapshot.size} bytes, SHA-256 {snapshot.sha256}.",
                f"The bytes given are {len(body)}, SHA-256 {found}.",
                "Make the snapshot from the bytes that are kept.",
            )
        self._snapshots.write(snapshot, body)
        if self._store.put([snapshot]):
            return snapshot
        return self._as(Snapshot, snapshot.id)

    def body(self, snapshot_id: str) -> bytes:
        """The bytes of a snapshot, after their hash was checked.

        Raises:
            InputError: there is no such snapshot.
            ArchiveDamaged: the bytes are gone or have another hash.
        """
        return self._snapshots.read(self._as(Snapshot, snapshot_id).sha256)

    def read_of(self, snapshot_id: str) -> Document | Unreadable | None:
        """What was last read in a snapshot; `None` when nobody has read it yet."""
        found = self._store.about(snapshot_id)
        if found is None:
            return None
        kind = kind_of(found[0])
        if issubclass(kind, Document):
            return decode(found[1], kind)
        return decode(found[1], Unreadable)

    # Records

    def put(self, *records: Record) -> tuple[str, ...]:
        """Keep records in one transaction; the ids that were new, in the order given.

        A record whose id is there already stays as it was first kept. Documents and earlier
        fact-checks are found by searches after the next `sync`.

        Raises:
            InputError: a record that another method keeps, or one that is not JSON.
            ArchiveBusy: another writer holds the ledger too long. Nothing was kept.
            ArchiveFull: the disk is full. Nothing was kept.
        """
        for record in records:
            if type(record) not in KINDS.values() or type(record) in _ELSEWHERE:
                raise InputError(
                    f"put got a {type(record).__name__}.",
                    f"It is kept by {_ELSEWHERE.get(type(record), 'no method: its kind is unknown')}.",
                    "Call that one.",
                )
        return self._store.put(records)

    def get(self, record_id: str) -> Record:
        """The record with this id.

        Raises:
            InputError: there is none.
            ArchiveDamaged: it cannot be read.
        """
        return self.get_many([record_id])[0]

    def get_many(self, record_ids: Sequence[str]) -> tuple[Record, ...]:
        """The records with these ids, in the order given.

        Raises:
            InputError: one of them is not there.
            ArchiveDamaged: one of them cannot be read.
        """
        kinds = {name: kind_of(name) for name in record_ids}
        bodies = self._store.bodies(list(kinds))
        found: dict[str, Record] = {}
        for name, kind in kinds.items():
            if kind is Decision:
                found[name] = self._decision(name)
            elif name not in bodies:
                raise _none(name)
            elif kind is Check:
                found[name] = decode_check(bodies[name], self.get_many)
            else:
                found[name] = decode(bodies[name], kind)
        return tuple(found[name] for name in record_ids)

    def all(self, kind: type[R]) -> Iterator[R]:
        """Every record of one kind, in the order they were kept."""
        ledger = self._store
        for row in ledger.decision_rows() if kind is Decision else ledger.rows(kind.KIND):
            if kind is Check:
                yield self._as(kind, row.id)
            else:
                yield decode(row.body, kind)

    def count(self, kind: type[Record]) -> int:
        """How many records of one kind there are."""
        return self._store.counts().get(kind.KIND, 0) if kind is Decision else self._store.count(kind.KIND)

    def resolve(self, prefix: str) -> str:
        """The one id that begins with `prefix`.

        Raises:
            InputError: no id begins so, or several do; the message lists them.
        """
        found = self._store.starting_with(prefix, _SHOWN + 1) if prefix else []
        if len(found) == 1 or prefix in found:
            return prefix if prefix in found else found[0]
        if not found:
            raise _none(prefix)
        more = "" if len(found) <= _SHOWN else " and more"
        raise InputError(
            f"Several ids begin with {prefix!r}: {', '.join(found[:_SHOWN])}{more}.",
            "One record is wanted.",
            "Give more of the id.",
        )

    @property
    def register(self) -> RegisterRows:
        """The register of people and bodies: the newest version of each entry."""
        return self._store.register

    # Checks and decisions

    def save_check(self, check: Check) -> Check:
        """Keep a check and all its parts in one transaction. One that is there already stays."""
        parts = [(part, encode(part)) for part in check.parts()]
        self._store.put_bodies([*parts, (check, encode_check(check))])
        return check

    def load_check(self, check_id: str) -> Check:
        """The check with this id, with its parts.

        Raises:
            InputError: there is none.
        """
        return self._as(Check, check_id)

    def decide(self, decision: Decision) -> Decision:
        """Keep a decision, for good. It is ended by another one: `Act.END`, about its id.

        Raises:
            InputError: it ends something that is no decision here.
        """
        return self._store.decide([decision])[0]

    def decide_all(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """Keep several decisions in one transaction: all of them or none.

        Raises:
            InputError: one of them ends something that is no decision here. Nothing was kept.
        """
        return self._store.decide(decisions)

    def decisions(self, subject: str) -> tuple[Decision, ...]:
        """The decisions on a subject that are in force, oldest first."""
        history = self.history(subject)
        ended = {decision.subject for decision in history if decision.act is Act.END}
        return tuple(one for one in history if one.act is not Act.END and one.id not in ended)

    def history(self, subject: str) -> tuple[Decision, ...]:
        """Every decision on a subject, and those that ended one of them, oldest first."""
        return tuple(decode(row.body, Decision) for row in self._store.decision_rows(subject))

    # The index

    def search_passages(self, query: Query) -> list[PassageHit]:
        """The passages nearest to `query`, best first; ties oldest first, then by id.

        Raises:
            ArchiveDamaged: the index is missing or cannot be read; `rebuild` makes it anew.
            EngineMismatch: the query's vector is from another encoder.
        """
        return self._home.search(query, lambda index: index.search_passages(query))

    def search_factchecks(self, query: Query) -> list[FactCheckHit]:
        """The earlier fact-checks nearest to `query`, best first; ties oldest first, then by id.

        Raises:
            ArchiveDamaged: the index is missing or cannot be read; `rebuild` makes it anew.
            EngineMismatch: the query's vector is from another encoder.
        """
        return self._home.search(query, lambda index: index.search_factchecks(query))

    def sync(self, encoder: Encoder | None, progress: Progress | None = None) -> Synced:
        """Put into the index what was added since; after it, searches find it.

        Raises:
            EngineMismatch: the index was built with another encoder, or with none.
            ArchiveBusy: somebody is rebuilding the index.
        """
        return self._indexing.sync(encoder, progress)

    def behind(self) -> int:
        """How many records are not in the index yet."""
        return self._jobs.left()

    def rebuild(self, encoder: Encoder | None, progress: Progress | None = None) -> Synced:
        """Build the index anew from the ledger, with this encoder or with words alone.

        Raises:
            ArchiveBusy: somebody is filling or rebuilding it.
            ArchiveFull: the disk is full; the old index stays.
        """
        return self._indexing.rebuild(encoder, progress)

    # The whole

    def verify(self, progress: Progress | None = None) -> Verified:
        """Derive every hash again and name what disagrees.

        Looked at are records, decisions and signatures, snapshots, spans and the index;
        docs/archive.md says what cannot be found.
        """
        look = IndexLook(self._store, self._home, self._jobs)
        return Verifying(WholeRows(self._ledger), self._store, self._snapshots, look).run(progress)

    def status(self) -> ArchiveStatus:
        """What the archive holds, and how far the index is behind."""
        return status_of(self.path, self._layout, (self._ledger, self._store, self._jobs, self._home))

    def _decision(self, decision_id: str) -> Decision:
        for row in self._store.decision_rows():
            if row.id == decision_id:
                return decode(row.body, Decision)
        raise _none(decision_id)

    def _as(self, kind: type[R], record_id: str) -> R:
        found = self.get(record_id)
        if not isinstance(found, kind):
            raise InputError(
                f"{record_id} is a {type(found).__name__}.", f"A {kind.__name__} is wanted.", "Give its id."
            )
        return found


def _none(record_id: str) -> InputError:
    return InputError(
        f"The archive has nothing with the id {record_id!r}.",
        "An id, or the beginning of one, as onrecord printed it.",
        "Look it up with: onrecord show",
    )
