"""verify names what disagrees: bodies, snapshots, spans, the index."""

import dataclasses
import sqlite3

from archive_records import TEXT, check_parts, decision, document, snapshot_of

from onrecord import Archive
from onrecord.records.statement import Statement
from onrecord.text.spans import Span


def tamper(archive: Archive, table: str, change: str) -> None:
    ledger = sqlite3.connect(archive.path / "ledger.sqlite")
    ledger.execute(f"DROP TRIGGER {table}_no_update")
    ledger.execute(f"UPDATE {table} SET {change}")
    ledger.commit()
    ledger.close()


def problems(archive: Archive) -> list[tuple[str, str]]:
    return [(problem.id, problem.what) for problem in archive.verify().problems]


def test_a_changed_body_is_found_by_its_digest_and_its_id(archive: Archive) -> None:
    kept = document()
    archive.put(kept)
    archive.sync(None)
    assert archive.verify().clean
    tamper(archive, "record", "body = replace(body, 'closed', 'opened')")
    assert problems(archive) == [(kept.id, "digest of the body"), (kept.id, "id")]


def test_a_changed_time_of_fetching_is_found_by_the_digest(archive: Archive) -> None:
    kept = archive.add_snapshot(snapshot_of(b"text"), b"text")
    tamper(archive, "record", "body = replace(body, '2024', '2023')")
    assert problems(archive) == [(kept.id, "digest of the body")]


def test_a_body_that_cannot_be_read_is_named_and_the_others_are_verified(archive: Archive) -> None:
    kept = document()
    archive.put(kept, document("Another."))
    tamper(archive, "record", f"body = '{{}}' WHERE id = '{kept.id}'")
    assert problems(archive) == [(kept.id, "digest of the body"), (kept.id, "body")]
    assert archive.verify().counts["records"] == 2
    for _ in range(3):
        archive.sync(None)
    assert (archive.behind(), archive.status().failed) == (1, 1)
    archive.rebuild(None)
    assert (archive.behind(), archive.status().failed, archive.status().passages) == (1, 1, 1)


def test_a_changed_decision_is_found(archive: Archive) -> None:
    kept = archive.decide(decision("clm_1"))
    tamper(archive, "decision", "body = replace(body, 'two sources', 'one source')")
    assert problems(archive) == [(kept.id, "digest of the body"), (kept.id, "id")]


def test_changed_cut_and_missing_bytes_of_snapshots_are_found(archive: Archive) -> None:
    bodies = [b"first text", b"second text", b"third text", b"sound"]
    kept = [archive.add_snapshot(snapshot_of(body), body) for body in bodies]
    files = {
        snapshot.id: next(archive.path.glob(f"snapshots/*/{snapshot.sha256}.warc.gz")) for snapshot in kept
    }
    files[kept[0].id].write_bytes(files[kept[1].id].read_bytes())
    files[kept[1].id].write_bytes(files[kept[1].id].read_bytes()[:60])
    files[kept[2].id].unlink()
    assert problems(archive) == [(snapshot.id, "bytes of the snapshot") for snapshot in kept[:3]]


def test_words_that_are_not_at_their_span_are_found(archive: Archive) -> None:
    sound = check_parts()["stm"]
    assert isinstance(sound, Statement)
    moved = dataclasses.replace(sound, span=Span(1, 46))
    beyond = dataclasses.replace(sound, span=Span(46, 400), words=TEXT[46:])
    orphan = dataclasses.replace(sound, document="doc_none")
    archive.put(document(), sound, moved, beyond, orphan)
    archive.sync(None)
    assert [name for name, _ in problems(archive)] == [moved.id, beyond.id, orphan.id]


def test_rows_the_index_lacks_and_rows_it_should_not_have_are_found(archive: Archive) -> None:
    first, second = document("First."), document("Second.")
    archive.put(first)
    archive.sync(None)
    archive.put(second)
    assert archive.verify().clean, "a record that waits for its job is behind, not wrong"
    tables = archive._home.current()
    assert tables is not None
    tables._tables["passages"].delete(f"document = '{first.id}'")
    assert problems(archive) == [(first.id, "index")]
    ledger = sqlite3.connect(archive.path / "ledger.sqlite")
    ledger.execute("DELETE FROM job")
    ledger.commit()
    ledger.close()
    assert problems(archive) == [(name, "index") for name in (first.id, second.id)] or problems(archive) == [
        (name, "index") for name in (second.id, first.id)
    ]
    archive.rebuild(None)
    assert archive.verify().clean
