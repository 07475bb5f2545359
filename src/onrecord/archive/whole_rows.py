"""Rows with every column, for `verify`: what each column must say, and which rows are gone."""

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.archive.ledger import Ledger
from onrecord.archive.store import about_of
from onrecord.archive.tables import tables
from onrecord.records.base import Record
from onrecord.records.decision import Decision

_PAGE = 500


class WholeRows:
    """The rows of records and decisions, as they lie in the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Every row of the table `record` or `decision`, in the order they were kept."""
        import sqlalchemy as sa  # noqa: PLC0415

        table = getattr(tables(), name)
        after = 0
        while True:
            query = sa.select(table).where(table.c.seq > after).order_by(table.c.seq).limit(_PAGE)
            with self._ledger.reading() as connection:
                page = [dict(row) for row in connection.execute(query).mappings()]
            yield from page
            if len(page) < _PAGE:
                return
            after = int(page[-1]["seq"])

    def given_out(self, name: str) -> int | None:
        """How many places of a table were given out; `None` when the database may leave places empty.

        SQLite gives out every place once and counts them in a table of its own. PostgreSQL
        leaves a place empty when a transaction fails.
        """
        import sqlalchemy as sa  # noqa: PLC0415

        if not self._ledger.is_sqlite:
            return None
        query = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        with self._ledger.reading() as connection:
            return int(connection.execute(query, {"name": name}).scalar() or 0)


def columns_of(record: Record) -> dict[str, Any]:
    """What the columns beside a record's body must hold; when a row was written is in no body.

    >>> from onrecord.records.factcheck import FactCheck
    >>> columns_of(FactCheck("A desk", "It rained."))["kind"]
    'fck'
    """
    if isinstance(record, Decision):
        return {
            "act": record.act.value,
            "subject": record.subject,
            "by": record.by,
            "role": record.role,
            "at": record.at.isoformat(),
            "reason": record.reason,
        }
    return {"kind": record.KIND, "about": about_of(record)}


class Places:
    """Follows the places of one table's rows, and names those that are empty.

    >>> places = Places(5)
    >>> [places.before(seq) for seq in (1, 4)], places.after_last()
    ([None, (2, 3)], (5, 5))
    """

    def __init__(self, given_out: int | None) -> None:
        self._given_out = given_out
        self.last = 0

    def before(self, seq: int) -> tuple[int, int] | None:
        """The empty places between the row before and this one."""
        gap = (self.last + 1, seq - 1) if seq > self.last + 1 else None
        self.last = seq
        return None if self._given_out is None else gap

    def after_last(self) -> tuple[int, int] | None:
        """The empty places after the last row."""
        if self._given_out is None or self._given_out <= self.last:
            return None
        return (self.last + 1, self._given_out)
