"""The jobs to do, as rows of the ledger: enqueued with the record, leased, and gone when done."""

import os
import secrets
import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from onrecord.archive.ledger import Ledger
from onrecord.archive.tables import tables

if TYPE_CHECKING:
    import sqlalchemy as sa

LEASE_SECONDS = 120.0
"""A lease that gets no heartbeat for this long falls to the next worker."""

MOST_ATTEMPTS = 3

WAITING, LEASED, FAILED = "waiting", "leased", "failed"
INDEX = "index"

_PAGE = 500


@dataclass(frozen=True)
class Job:
    """Something to do for one record."""

    id: int
    subject: str
    attempts: int


class Jobs:
    """Jobs of one kind. Doing one twice must give what doing it once gives."""

    def __init__(self, ledger: Ledger, kind: str = INDEX) -> None:
        self._ledger = ledger
        self._kind = kind
        self._worker = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"

    def enqueue(self, connection: "sa.Connection", subjects: Sequence[str], created_at: str) -> None:
        """Add jobs in the caller's transaction, so that record and job are kept together."""
        if subjects:
            row = {"kind": self._kind, "state": WAITING, "attempts": 0, "created_at": created_at}
            rows = [{"subject": subject, **row} for subject in subjects]
            connection.execute(self._ledger.insert_new(tables().job), rows)

    def claim(self, most: int) -> list[Job]:
        """Lease up to `most` jobs, oldest first: those that wait, and those whose worker is gone.

        Raises:
            ArchiveBusy: another writer holds the ledger too long.
        """
        import sqlalchemy as sa  # noqa: PLC0415

        job, now = tables().job, time.time()
        free = sa.and_(
            job.c.kind == self._kind,
            sa.or_(job.c.state == WAITING, sa.and_(job.c.state == LEASED, self._lapsed(now))),
        )
        with self._ledger.writing() as connection:
            wanted = sa.select(job.c.id, job.c.subject, job.c.attempts).where(free)
            wanted = wanted.order_by(job.c.id).limit(most).with_for_update(skip_locked=True)
            found = [Job(*row) for row in connection.execute(wanted)]
            if found:
                lease = {"state": LEASED, "worker": self._worker, "attempts": job.c.attempts + 1}
                times = {"lease_until": now + LEASE_SECONDS, "heartbeat_at": now}
                mine = job.c.id.in_([one.id for one in found])
                connection.execute(job.update().where(mine).values(**lease, **times))
        return found

    def _lapsed(self, now: float) -> "sa.ColumnElement[bool]":
        import sqlalchemy as sa  # noqa: PLC0415

        job = tables().job
        here = f"{socket.gethostname()}:"
        with self._ledger.reading() as connection:
            workers = connection.execute(
                sa.select(job.c.worker).distinct().where(job.c.state == LEASED, job.c.kind == self._kind)
            ).scalars()
            # A killed worker of this machine need not be waited for.
            gone = [name for name in workers if name.startswith(here) and not _runs(name)]
        return sa.or_(job.c.lease_until < now, job.c.worker.in_(gone))

    def heartbeat(self) -> None:
        """Say that this worker still works on its jobs."""
        job, now = tables().job, time.time()
        with self._ledger.writing() as connection:
            mine = job.update().where(job.c.worker == self._worker, job.c.state == LEASED)
            connection.execute(mine.values(lease_until=now + LEASE_SECONDS, heartbeat_at=now))

    def done(self, jobs: Sequence[Job]) -> None:
        """Remove jobs that are done. A job that fell to another worker is left to it."""
        job = tables().job
        with self._ledger.writing() as connection:
            mine = job.c.id.in_([one.id for one in jobs])
            connection.execute(job.delete().where(mine, job.c.worker == self._worker))

    def failed(self, one: Job, why: str) -> None:
        """Note why a job failed. After three attempts it waits for a person, and `behind` counts it."""
        state = FAILED if one.attempts + 1 >= MOST_ATTEMPTS else WAITING
        self._release([one], state, why)

    def give_back(self, jobs: Sequence[Job]) -> None:
        """Let others do these jobs, as if they had not been claimed."""
        self._release(jobs, WAITING, None)

    def _release(self, jobs: Sequence[Job], state: str, why: str | None) -> None:
        job = tables().job
        with self._ledger.writing() as connection:
            mine = job.update().where(job.c.id.in_([one.id for one in jobs]), job.c.worker == self._worker)
            values: dict[str, Any] = {"state": state, "worker": None, "lease_until": None, "error": why}
            if why is None:
                values["attempts"] = job.c.attempts - 1
            connection.execute(mine.values(**values))

    def all(self) -> list[Job]:
        """Every job that is not done, whoever holds it."""
        import sqlalchemy as sa  # noqa: PLC0415

        job = tables().job
        query = sa.select(job.c.id, job.c.subject, job.c.attempts).where(job.c.kind == self._kind)
        with self._ledger.reading() as connection:
            return [Job(*row) for row in connection.execute(query.order_by(job.c.id))]

    def replace(self, jobs: Sequence[Job], failures: Mapping[str, str]) -> None:
        """Remove these jobs, whoever holds them, and note the records that could not be done."""
        job, now = tables().job, datetime.now(UTC).isoformat()
        row = {"kind": self._kind, "state": FAILED, "attempts": MOST_ATTEMPTS, "created_at": now}
        failed = [{"subject": subject, "error": why, **row} for subject, why in failures.items()]
        with self._ledger.writing() as connection:
            for start in range(0, len(jobs), _PAGE):
                page = [one.id for one in jobs[start : start + _PAGE]]
                connection.execute(job.delete().where(job.c.id.in_(page)))
            if failed:
                mine = job.c.subject.in_(list(failures))
                connection.execute(job.delete().where(job.c.kind == self._kind, mine))
                connection.execute(job.insert(), failed)

    def left(self, state: str | None = None) -> int:
        """How many jobs are not done, or how many are in one state."""
        import sqlalchemy as sa  # noqa: PLC0415

        job = tables().job
        query = sa.select(sa.func.count()).select_from(job).where(job.c.kind == self._kind)
        if state is not None:
            query = query.where(job.c.state == state)
        with self._ledger.reading() as connection:
            return int(connection.execute(query).scalar_one())


def _runs(worker: str) -> bool:
    number = int(worker.split(":")[-2])
    with suppress(PermissionError):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return False
    return True
