"""Nothing acknowledged is lost: kills, two writers, a locked ledger, a full disk."""

import random
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import archive_writer
import pytest
from archive_records import document, snapshot_of

from onrecord import Archive
from onrecord.archive.index import Query
from onrecord.archive.jobs import Jobs
from onrecord.errors import ArchiveBusy, ArchiveFull
from onrecord.records.document import Document, Snapshot


def start(path: Path, name: str, most: int = 100_000, bytes_allowed: int = 0) -> "subprocess.Popen[str]":
    command = [sys.executable, archive_writer.__file__, str(path), name, str(most), str(bytes_allowed)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def check_all_there(archive: Archive, acknowledged: list[str]) -> None:
    assert len(archive.get_many(acknowledged)) == len(acknowledged)
    for record in archive.all(Snapshot):
        assert archive.body(record.id)
    archive.sync(None)
    assert archive.behind() == 0
    assert archive.verify().problems == ()


@pytest.mark.parametrize("seed", range(8))
def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path, seed: int) -> None:
    Archive.create(tmp_path / "desk").close()
    process = start(tmp_path / "desk", "first")
    # Early kills hit the first writes and the first sync, late ones a sync under way.
    time.sleep(random.Random(seed).uniform(0.02, 0.6) if seed < 3 else random.Random(seed).uniform(1.5, 3.5))
    process.kill()
    said, _ = process.communicate()
    lines = said.split("\n")[:-1]
    with Archive.open(tmp_path / "desk") as archive:
        check_all_there(archive, lines)
        assert archive.put(document("A text after the kill."))
        archive.sync(None)
        assert archive.search_passages(Query("kill", language="en"))


def test_two_writers_at_once_both_keep_everything(tmp_path: Path) -> None:
    Archive.create(tmp_path / "desk").close()
    writers = [start(tmp_path / "desk", name, most=15) for name in ("first", "second")]
    said = [writer.communicate(timeout=120)[0].split() for writer in writers]
    assert [lines[-1] for lines in said] == ["end", "end"]
    with Archive.open(tmp_path / "desk") as archive:
        check_all_there(archive, [line for lines in said for line in lines[:-1]])
        assert archive.count(Document) == 30


def test_two_threads_of_one_archive_may_write_and_search(archive: Archive) -> None:
    problems: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for number in range(8):
                archive_writer.write(archive, name, number)
                archive.search_passages(Query("bridge", language="en"))
        except BaseException as problem:  # noqa: BLE001 - a thread's failure must reach the test
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    archive.sync(None)
    assert archive.verify().problems == ()


def test_a_locked_ledger_is_busy_within_the_time_we_wait(archive: Archive) -> None:
    archive._ledger._wait = 0.3
    other = sqlite3.connect(archive.path / "ledger.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(ArchiveBusy, match=r"0\.3 seconds"):
        archive.put(document())
    assert time.monotonic() - began < 3
    assert archive.count(Document) == 0, "reading goes on beside a writer"
    other.execute("ROLLBACK")
    other.close()
    assert archive.put(document())


@pytest.mark.parametrize("bytes_allowed", [150_000, 400_000])
def test_a_disk_that_fills_up_ends_with_a_clear_error_and_loses_nothing(
    tmp_path: Path, bytes_allowed: int
) -> None:
    Archive.create(tmp_path / "desk").close()
    process = start(tmp_path / "desk", "first", bytes_allowed=bytes_allowed)
    said, noise = process.communicate(timeout=120)
    *acknowledged, error, end = said.split("\n")[:-1]
    assert (error, end) == ("error ArchiveFull", "end"), noise
    with Archive.open(tmp_path / "desk") as archive:
        check_all_there(archive, acknowledged)
        assert len(acknowledged) > 3


def test_a_full_database_is_said_to_be_full_and_keeps_nothing_of_the_put(archive: Archive) -> None:
    import sqlalchemy as sa

    kept = document()
    archive.put(kept)

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 40")

    archive._ledger.close()
    sa.event.listen(archive._ledger._engine, "connect", limit)
    with pytest.raises(ArchiveFull, match="space"):
        archive.put(document("x" * 500_000))
    assert list(archive.all(Document)) == [kept]


def test_bytes_are_kept_before_their_record(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.archive.snapshots.write_file", full)
    with pytest.raises(ArchiveFull):
        archive.add_snapshot(snapshot_of(b"text"), b"text")
    assert archive.count(Snapshot) == 0
    assert archive.verify().clean


def test_jobs_are_leased_once_and_fall_to_others_when_their_worker_is_gone(archive: Archive) -> None:
    archive.put(*(document(f"Text {number}.") for number in range(6)))
    first, second = Jobs(archive._ledger), Jobs(archive._ledger)
    mine = first.claim(4)
    yours = second.claim(10)
    assert (len(mine), len(yours)) == (4, 2)
    assert first.claim(10) == []
    second.done(mine)
    assert first.left() == 6, "only who holds a lease may end a job"
    first.heartbeat()
    first.give_back(mine)
    assert [job.subject for job in second.claim(10)] == [job.subject for job in mine]
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    host = second._worker.split(":")[0]
    with archive._ledger.writing() as connection:
        connection.exec_driver_sql(f"UPDATE job SET worker = '{host}:{gone.pid}:0'")
    assert len(first.claim(10)) == 6, "the worker of this machine is dead"
    with archive._ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE job SET worker = 'elsewhere:1:0', lease_until = 1")
    assert len(second.claim(10)) == 6, "the lease has run out"
