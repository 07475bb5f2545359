"""verify names what disagrees: bodies, snapshots, spans, the index."""

import dataclasses
import sqlite3
from datetime import timedelta

import pytest
from archive_records import AT, TEXT, a_check, check_parts, decision, document, snapshot_of

from onrecord import Archive
from onrecord.archive.index_home import IndexHome
from onrecord.archive.lance import LanceIndex
from onrecord.errors import InputError
from onrecord.records.base import digest
from onrecord.records.decision import Act, Decision
from onrecord.records.statement import Statement
from onrecord.text.spans import Span


def tamper(archive: Archive, table: str, change: str) -> None:
    ledger = sqlite3.connect(archive.path / "ledger.sqlite")
    ledger.execute(f"DROP TRIGGER {table}_no_update")
    ledger.execute(f"UPDATE {table} SET {change}")
    ledger.commit()
    ledger.close()


def without(archive: Archive, table: str, where: str) -> None:
    ledger = sqlite3.connect(archive.path / "ledger.sqlite")
    ledger.execute(f"DROP TRIGGER {table}_no_delete")
    ledger.execute(f"DELETE FROM {table} WHERE {where}")
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


@pytest.mark.parametrize("column", ["act", "subject", "by", "role", "at", "reason"])
def test_a_changed_column_of_a_decision_is_found(archive: Archive, column: str) -> None:
    kept = archive.decide(decision("clm_1"))
    tamper(archive, "decision", f"{column} = 'another'")
    assert problems(archive) == [(kept.id, f"column {column}")]


@pytest.mark.parametrize("column", ["kind", "about"])
def test_a_changed_column_of_a_record_is_found(archive: Archive, column: str) -> None:
    kept = document()
    archive.put(kept)
    tamper(archive, "record", f"{column} = 'another'")
    assert problems(archive) == [(kept.id, f"column {column}")]


@pytest.mark.parametrize(
    ("where", "gap"), [("seq = 1", "1 to 1"), ("seq IN (2, 3)", "2 to 3"), ("1", "1 to 4")]
)
def test_rows_that_were_removed_are_found_by_their_places(archive: Archive, where: str, gap: str) -> None:
    for number in range(4):
        archive.decide(decision("clm_1", reason=f"reason {number}"))
        archive.put(document(f"Text {number}."))
    archive.decide(decision("clm_1", reason="reason 0"))  # there already: it takes no place
    archive.put(document("Text 0."), document("Text 1."))
    assert archive.verify().clean
    without(archive, "decision", where)
    assert problems(archive) == [("decision", f"rows {gap}")]
    without(archive, "record", where)
    assert problems(archive) == [("record", f"rows {gap}"), ("decision", f"rows {gap}")]


def test_a_count_of_places_that_was_set_back_is_found(archive: Archive) -> None:
    archive.decide(decision("clm_1"))
    archive.decide(decision("clm_2"))
    ledger = sqlite3.connect(archive.path / "ledger.sqlite")
    ledger.execute("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'decision'")
    ledger.commit()
    ledger.close()
    assert problems(archive) == [("decision", "places given out")]


def test_a_failed_transaction_leaves_no_empty_place(archive: Archive) -> None:
    archive.decide(decision("clm_1"))
    with pytest.raises(InputError):
        archive.decide_all([decision("clm_2"), decision("dec_none", Act.END)])
    archive.decide(decision("clm_3"))
    assert archive.verify().clean


def test_a_decision_about_one_that_is_gone_is_found_where_places_say_nothing(archive: Archive) -> None:
    asked = archive.decide(decision("clm_1", Act.ASK))
    silent = archive.decide(decision(asked.id, Act.SILENCE))
    without(archive, "decision", f"id = '{asked.id}'")
    assert (silent.id, "the decision it is about") in problems(archive)


def test_the_seal_of_a_signature_is_derived_again(archive: Archive) -> None:
    check = archive.save_check(a_check())
    claim = check.claims[0].id

    def at(minute: int, subject: str, act: Act, **detail: object) -> Decision:
        made = decision(subject, act, f"minute {minute}", **detail)
        return archive.decide(dataclasses.replace(made, at=AT + timedelta(minutes=minute)))

    first = at(1, claim, Act.RATE)
    at(2, first.id, Act.END)
    rated = at(3, claim, Act.RATE)
    asked = at(4, check.id, Act.ASK)
    silent = at(5, asked.id, Act.SILENCE)
    at(6, "clm_of_another_check", Act.RATE)
    sealed = digest([rated.id, asked.id, silent.id])
    signed = at(7, check.id, Act.SIGN, decisions=sealed)
    at(8, check.id, Act.WAIVE_ASKING)
    archive.sync(None)
    assert archive.verify().clean
    without(archive, "decision", f"id = '{silent.id}'")
    ledger = sqlite3.connect(archive.path / "ledger.sqlite")
    ledger.execute("DROP TRIGGER decision_no_update")
    for place in (6, 7, 8):
        ledger.execute(f"UPDATE decision SET seq = {place - 1} WHERE seq = {place}")
    ledger.execute("UPDATE sqlite_sequence SET seq = 7 WHERE name = 'decision'")
    ledger.commit()
    ledger.close()
    assert problems(archive) == [(signed.id, "seal of the decisions signed")]


def test_what_is_indexed_while_verify_runs_is_no_problem(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.put(document("First."))
    archive.sync(None)
    archive.put(document("Second."))
    current, ids = IndexHome.current, LanceIndex.passage_ids
    late = iter([document("Third."), document("Fourth.")])

    def one_more(first: object) -> None:
        with Archive.open(archive.path) as other:
            other.put(next(late))
            other.sync(None)

    def opened_late(home: IndexHome) -> LanceIndex | None:
        monkeypatch.setattr(IndexHome, "current", current)
        one_more(home)
        return current(home)

    def read_early(index: LanceIndex) -> list[str]:
        monkeypatch.setattr(LanceIndex, "passage_ids", ids)
        found = ids(index)
        one_more(index)
        return found

    monkeypatch.setattr(IndexHome, "current", opened_late)
    monkeypatch.setattr(LanceIndex, "passage_ids", read_early)
    verified = archive.verify()
    assert verified.problems == ()
    assert verified.counts["records"] == 4
    assert archive.verify().counts["indexed"] == 4
