"""The ledger's database: connections, transactions, and its errors in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from onrecord.archive.migrating import migrate, revision_of
from onrecord.archive.tables import REVISION
from onrecord.errors import ArchiveBusy, ArchiveDamaged, ArchiveError, ArchiveFull, InputError

if TYPE_CHECKING:
    import sqlalchemy as sa

BUSY_SECONDS = 5.0
"""How long a writer waits for another before `ArchiveBusy`."""

_WRITES = "onrecord_writes"
_FULL = ("SQLITE_FULL", "SQLITE_IOERR", "53100")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "57014", "40P01", "40001")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CANTOPEN")
_READ_ONLY = ("SQLITE_READONLY", "SQLITE_PERM", "25006", "42501")


class Ledger:
    """One database with the archive's truth. `url` is SQLAlchemy's; SQLite and PostgreSQL are known.

    Raises:
        InputError: the URL is not one of these two.
    """

    def __init__(self, url: str, wait: float = BUSY_SECONDS) -> None:
        self.url = url
        self._wait = wait
        if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise InputError(
                f"The ledger URL {url!r}.",
                "A ledger is SQLite in the archive, or PostgreSQL by postgresql+psycopg://host/name.",
                "Give such a URL, or none.",
            )

    @property
    def is_sqlite(self) -> bool:
        """Whether the ledger is a file of SQLite."""
        return self.url.startswith("sqlite")

    @cached_property
    def _engine(self) -> "sa.Engine":
        import sqlalchemy as sa  # noqa: PLC0415

        options = {"timeout": self._wait} if self.is_sqlite else {"connect_timeout": 10}
        try:
            engine = sa.create_engine(self.url, connect_args=options)
        except ImportError as problem:
            raise ArchiveError(
                "The ledger is on PostgreSQL and its driver is not installed.",
                "PostgreSQL needs psycopg.",
                "Run: pip install 'onrecord[postgresql]'",
            ) from problem
        sa.event.listen(engine, "connect", self._prepare)
        if self.is_sqlite:
            sa.event.listen(engine, "begin", _begin)
        return engine

    def _prepare(self, connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        if self.is_sqlite:
            # The driver must not open transactions by itself: `_begin` says which kind.
            connection.isolation_level = None
            for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                cursor.execute(f"PRAGMA {setting}")
        else:
            cursor.execute(f"SET lock_timeout = {int(self._wait * 1000)}")
            connection.commit()
        cursor.close()

    @contextmanager
    def reading(self) -> Iterator["sa.Connection"]:
        """A connection that sees one moment of the ledger.

        Raises:
            ArchiveError: the database says no; the class says why.
        """
        with self._spoken(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator["sa.Connection"]:
        """One transaction: all of it is kept, or nothing. It is durable when the block has ended.

        Raises:
            ArchiveBusy: another writer holds the ledger too long.
            ArchiveFull: the disk is full. Nothing of this transaction is kept.
        """
        with self._spoken(), self._engine.connect() as connection:
            connection = connection.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    def insert_new(self, table: "sa.Table") -> "sa.Insert":
        """An insert that leaves a row as it is when one with its key is there.

        Two writers may bring one record at once: the first is kept.
        """
        from sqlalchemy.dialects import postgresql, sqlite  # noqa: PLC0415

        if self.is_sqlite:
            return sqlite.insert(table).on_conflict_do_nothing()
        return postgresql.insert(table).on_conflict_do_nothing()

    def ready(self) -> None:
        """Bring the schema up to date when it is behind.

        Raises:
            NotAnArchive: the ledger is newer than this onrecord.
        """
        with self.reading() as connection:
            here = revision_of(connection)
        if here != REVISION:
            with self.writing() as connection:
                migrate(connection)

    def close(self) -> None:
        """Give the connections back."""
        if "_engine" in self.__dict__:
            self._engine.dispose()

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        import sqlalchemy as sa  # noqa: PLC0415

        try:
            yield
        except sa.exc.DBAPIError as problem:
            raise self._in_our_words(problem) from problem
        except UnicodeEncodeError as problem:
            raise InputError(
                f"A text holds half a character ({problem.reason}).",
                "Text is whole Unicode characters; a lone surrogate cannot be stored.",
                "Read the source again with its right encoding.",
            ) from problem

    def _in_our_words(self, problem: "sa.exc.DBAPIError") -> ArchiveError:
        cause = problem.orig
        code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
        given = f"The ledger said: {str(cause).strip() or type(cause).__name__}."
        if code.startswith(_FULL):
            return ArchiveFull(
                given,
                "The disk holding the ledger needs room. What was acknowledged before is kept.",
                "Free some space and run the command again.",
            )
        if code.startswith(_BUSY):
            return ArchiveBusy(
                given,
                f"A writer waits {self._wait:g} seconds for another to finish.",
                "Run the command again when the other one has ended.",
            )
        if code.startswith(_DAMAGED):
            return ArchiveDamaged(
                given,
                "The ledger is a sound database.",
                "Restore ledger.sqlite from a backup, then run: onrecord verify",
            )
        if code.startswith(_READ_ONLY):
            return ArchiveError(
                given, "Writing needs permission on the archive's folder.", "Change the permissions."
            )
        return ArchiveError(
            given,
            "The ledger answers and keeps its rules (records and decisions are append-only).",
            "Run: onrecord doctor",
        )


def _begin(connection: "sa.Connection") -> None:
    # A writer takes its lock at once: a lock taken halfway cannot be waited for in SQLite.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
