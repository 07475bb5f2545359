"""Records and decisions in the ledger: put once, never changed."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.archive.codec import KINDS, decode, encode
from onrecord.archive.jobs import Jobs
from onrecord.archive.ledger import Ledger
from onrecord.archive.register_rows import RegisterRows
from onrecord.archive.tables import tables
from onrecord.errors import InputError
from onrecord.records.base import Record
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Document, Unreadable
from onrecord.records.factcheck import FactCheck
from onrecord.records.register import Registered

if TYPE_CHECKING:
    import sqlalchemy as sa

R = TypeVar("R", bound=Record)

INDEXED: tuple[type[Record], ...] = (Document, FactCheck)
"""The kinds of record that the index holds."""

_PAGE = 500


@dataclass(frozen=True)
class Row:
    """A record as it lies in the ledger."""

    seq: int
    id: str
    kind: str
    body: str
    digest: str


def about_of(record: Record) -> str | None:
    """What a record is about, by which its versions are found: a snapshot, or an entry's key."""
    if isinstance(record, Registered):
        return record.key
    return record.snapshot if isinstance(record, Document | Unreadable) else None


def digest_of(body: str) -> str:
    """The SHA-256 of a stored body."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """The rows of records and decisions."""

    def __init__(self, ledger: Ledger, jobs: Jobs) -> None:
        self._ledger = ledger
        self._jobs = jobs
        self.register = RegisterRows(ledger)

    def put(self, records: Sequence[Record]) -> tuple[str, ...]:
        """Keep records in one transaction; the ids that were new, in the order given.

        What has an id that is there already stays as it was first kept.
        """
        return self.put_bodies([(record, encode(record)) for record in records])

    def put_bodies(self, pairs: Sequence[tuple[Record, str]]) -> tuple[str, ...]:
        """As `put`, with each record's body given."""
        now = datetime.now(UTC).isoformat()
        rows: dict[str, dict[str, Any]] = {}
        for record, body in pairs:
            kept = {"id": record.id, "kind": record.KIND, "about": about_of(record), "body": body}
            rows.setdefault(record.id, kept | {"digest": digest_of(body), "recorded_at": now})
        if not rows:
            return ()
        with self._ledger.writing() as connection:
            there = self._present(connection, list(rows))
            new = [name for name in rows if name not in there]
            if new:
                connection.execute(self._ledger.insert_new(tables().record), [rows[name] for name in new])
                indexed = {kind.KIND for kind in INDEXED}
                wanted = [name for name in new if rows[name]["kind"] in indexed]
                self._jobs.enqueue(connection, wanted, now)
                entries = {one.id: one for one, _ in pairs if isinstance(one, Registered)}
                self.register.follow(connection, [entries[name] for name in new if name in entries])
        return tuple(new)

    def _present(self, connection: "sa.Connection", names: list[str]) -> set[str]:
        import sqlalchemy as sa  # noqa: PLC0415

        record = tables().record
        there: set[str] = set()
        for start in range(0, len(names), _PAGE):
            page = names[start : start + _PAGE]
            there |= set(connection.execute(sa.select(record.c.id).where(record.c.id.in_(page))).scalars())
        return there

    def bodies(self, names: Sequence[str]) -> dict[str, str]:
        """The stored bodies of these ids; those that are not there are absent."""
        import sqlalchemy as sa  # noqa: PLC0415

        record = tables().record
        found: dict[str, str] = {}
        with self._ledger.reading() as connection:
            for start in range(0, len(names), _PAGE):
                page = list(names[start : start + _PAGE])
                rows = connection.execute(sa.select(record.c.id, record.c.body).where(record.c.id.in_(page)))
                found |= {name: body for name, body in rows}
        return found

    def rows(self, kind: str | None = None, after: int = 0, up_to: int | None = None) -> Iterator[Row]:
        """The rows in the order they were kept, page by page, from after one place up to another."""
        import sqlalchemy as sa  # noqa: PLC0415

        record = tables().record
        columns = (record.c.seq, record.c.id, record.c.kind, record.c.body, record.c.digest)
        while True:
            query = sa.select(*columns).where(record.c.seq > after).order_by(record.c.seq).limit(_PAGE)
            if kind is not None:
                query = query.where(record.c.kind == kind)
            if up_to is not None:
                query = query.where(record.c.seq <= up_to)
            with self._ledger.reading() as connection:
                page = [Row(*row) for row in connection.execute(query)]
            yield from page
            if len(page) < _PAGE:
                return
            after = page[-1].seq

    def last(self) -> int:
        """The place of the newest record."""
        import sqlalchemy as sa  # noqa: PLC0415

        with self._ledger.reading() as connection:
            newest = connection.execute(sa.select(sa.func.max(tables().record.c.seq))).scalar()
        return int(newest or 0)

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are, and decisions."""
        import sqlalchemy as sa  # noqa: PLC0415

        record = tables().record
        query = sa.select(record.c.kind, sa.func.count()).group_by(record.c.kind)
        decisions = sa.select(sa.func.count()).select_from(tables().decision)
        with self._ledger.reading() as connection:
            counts = {str(kind): int(number) for kind, number in connection.execute(query)}
            counts[Decision.KIND] = int(connection.execute(decisions).scalar_one())
        return {kind: counts.get(kind, 0) for kind in KINDS if kind in counts}

    def count(self, kind: str) -> int:
        """How many records of one kind there are."""
        import sqlalchemy as sa  # noqa: PLC0415

        record = tables().record
        query = sa.select(sa.func.count()).select_from(record).where(record.c.kind == kind)
        with self._ledger.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def about(self, snapshot: str) -> tuple[str, str] | None:
        """Id and body of what was last read in a snapshot."""
        import sqlalchemy as sa  # noqa: PLC0415

        record = tables().record
        query = sa.select(record.c.id, record.c.body).where(record.c.about == snapshot)
        with self._ledger.reading() as connection:
            row = connection.execute(query.order_by(record.c.seq.desc()).limit(1)).first()
        return (str(row[0]), str(row[1])) if row else None

    def starting_with(self, prefix: str, most: int) -> list[str]:
        """Ids of records and decisions that begin so, in order."""
        import sqlalchemy as sa  # noqa: PLC0415

        found: list[str] = []
        with self._ledger.reading() as connection:
            for table in (tables().record, tables().decision):
                query = sa.select(table.c.id).where(table.c.id.startswith(prefix, autoescape=True))
                found += connection.execute(query.order_by(table.c.id).limit(most)).scalars()
        return sorted(found)[:most]

    def decide(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """Keep decisions in one transaction; one that is there already is given back as it is.

        Raises:
            InputError: one ends something that is no decision, or that is itself an end.
        """
        bodies = [encode(decision) for decision in decisions]
        with self._ledger.writing() as connection:
            for decision, body in zip(decisions, bodies, strict=True):
                self._decide(connection, decision, body)
        return tuple(decode(body, Decision) for body in bodies)

    def _decide(self, connection: "sa.Connection", decision: Decision, body: str) -> None:
        import sqlalchemy as sa  # noqa: PLC0415

        table = tables().decision
        values = {"id": decision.id, "act": decision.act.value, "subject": decision.subject}
        values |= {"by": decision.by, "role": decision.role, "at": decision.at.isoformat()}
        values |= {"reason": decision.reason, "body": body, "digest": digest_of(body)}
        if decision.act is Act.END:
            query = sa.select(table.c.act).where(table.c.id == decision.subject)
            _check_end(decision, connection.execute(query).scalar())
        known = sa.select(table.c.id).where(table.c.id == decision.id)
        if connection.execute(known).first() is None:
            connection.execute(table.insert(), values)

    def decision_rows(self, subject: str | None = None) -> list[Row]:
        """Decisions on a subject and what ended them, or all; oldest first."""
        import sqlalchemy as sa  # noqa: PLC0415

        table = tables().decision
        query = sa.select(table.c.seq, table.c.id, table.c.act, table.c.body, table.c.digest)
        if subject is not None:
            mine = sa.select(table.c.id).where(table.c.subject == subject)
            ends = sa.and_(table.c.act == Act.END.value, table.c.subject.in_(mine))
            query = query.where(sa.or_(table.c.subject == subject, ends))
        with self._ledger.reading() as connection:
            return [Row(*row) for row in connection.execute(query.order_by(table.c.seq))]


def _check_end(decision: Decision, act: str | None) -> None:
    if act is None or act == Act.END.value:
        raise InputError(
            f"An end for {decision.subject}, which is {'an end itself' if act else 'no decision here'}.",
            "An end names the decision that no longer holds.",
            "Give that decision's id; to undo an end, decide anew.",
        )
