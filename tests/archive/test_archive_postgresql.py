"""The same archive with its ledger on a real PostgreSQL server."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_records import a_check, a_report, an_entry, decision, document, every_kind, snapshot_of

from onrecord import Archive
from onrecord.archive.index import Query
from onrecord.errors import ArchiveBusy, ArchiveError, InputError
from onrecord.records.decision import Act
from onrecord.records.factcheck import FactCheck

pytestmark = pytest.mark.postgresql


def as_server(*command: str) -> list[str]:
    """The command as it is run for the server, which refuses to be run by root."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else list(command)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL server of its own, on a socket in a folder of its own."""
    pytest.importorskip("psycopg", reason="needs psycopg: pip install 'onrecord[postgresql]'")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = str(found[-1]) if found else shutil.which("initdb")
    if initdb is None:
        pytest.skip("needs the programs of a PostgreSQL server (initdb, pg_ctl)")
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    folder.chmod(0o777)
    held, control = folder / "held", Path(initdb).with_name("pg_ctl")
    subprocess.run(
        as_server(initdb, "-D", str(held), "-U", "desk", "-A", "trust", "-E", "UTF8"), check=True, cwd="/"
    )
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    base = as_server(str(control), "-D", str(held), "-w")
    with (folder / "log").open("w") as log:
        subprocess.run([*base, "-o", options, "start"], check=True, cwd="/", stdout=log)
    yield f"postgresql+psycopg://desk@/{{name}}?host={folder}"
    subprocess.run([*base, "-m", "immediate", "stop"], check=True, cwd="/", capture_output=True)
    shutil.rmtree(folder)


@pytest.fixture
def url(server: str, request: pytest.FixtureRequest) -> str:
    """An empty database."""
    import psycopg

    name = f"desk_{abs(hash(request.node.name)) % 10**8}"
    with psycopg.connect(server.format(name="postgres").replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    return server.format(name=name)


@pytest.fixture
def archive(tmp_path: Path, url: str) -> Iterator[Archive]:
    """An archive with its ledger on the server."""
    with Archive.create(tmp_path / "desk", ledger=url) as made:
        yield made


def test_records_decisions_and_searches_work_on_postgresql(archive: Archive) -> None:
    records = every_kind()
    assert archive.put(*records) == tuple(record.id for record in records)
    assert archive.put(*records) == ()
    assert list(archive.get_many([record.id for record in records])) == records
    kept = archive.add_snapshot(snapshot_of(b"text \x00"), b"text \x00")
    assert archive.body(kept.id) == b"text \x00"
    archive.save_check(a_check())
    archive.put(a_report(a_check()), FactCheck("A desk", "A text with \x00 and 'quotes' and \U0001f4dc."))
    rated = archive.decide(decision("clm_1"))
    archive.decide(decision(rated.id, Act.END))
    assert archive.decisions("clm_1") == ()
    assert archive.sync(None).documents == 1
    assert archive.behind() == 0
    assert archive.search_passages(Query("bridge"))
    assert archive.register.near("министерство") == (an_entry(),)
    assert (archive.register.size(), list(archive.register.entries())) == (1, [an_entry()])
    assert archive.verify().problems == ()
    assert archive.status().ledger == "PostgreSQL"
    with Archive.open(archive.path) as again:
        assert again.load_check(a_check().id) == a_check()
        assert again.resolve(rated.id[:9]) == rated.id
        with pytest.raises(InputError):
            again.resolve("%")


@pytest.mark.parametrize("act", ["UPDATE {} SET body = ''", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("table", ["record", "decision"])
def test_the_server_refuses_to_change_what_was_kept(archive: Archive, act: str, table: str) -> None:
    archive.put(document())
    archive.decide(decision("clm_1"))
    with pytest.raises(ArchiveError, match="append-only"), archive._ledger.writing() as connection:
        connection.exec_driver_sql(act.format(table))
    assert archive.verify().counts["records"] == 1


def test_a_locked_table_is_busy_within_the_time_we_wait(archive: Archive, url: str) -> None:
    import psycopg

    archive._ledger._wait = 0.3
    with psycopg.connect(url.replace("+psycopg", "")) as other:
        other.execute("LOCK TABLE record IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(ArchiveBusy):
            archive.put(document())
    assert archive.put(document())


def test_two_archives_on_one_server_share_the_jobs(archive: Archive) -> None:
    from onrecord.archive.jobs import Jobs

    archive.put(*(document(f"Text {number}.") for number in range(6)))
    first, second = Jobs(archive._ledger), Jobs(archive._ledger)
    assert (len(first.claim(4)), len(second.claim(4))) == (4, 2)


def test_a_server_that_does_not_answer_is_an_archive_error(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="onrecord doctor"):
        Archive.create(tmp_path / "desk", ledger=f"postgresql+psycopg://desk@/desk?host={tmp_path}")
    assert not (tmp_path / "desk").exists()
