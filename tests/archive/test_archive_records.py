"""Records and decisions: what goes in comes out, once, and stays."""

import dataclasses
import json
import sqlite3
from pathlib import Path

import pytest
from archive_records import (
    AT,
    a_check,
    a_finding,
    a_report,
    check_parts,
    decision,
    document,
    every_kind,
    snapshot_of,
)
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Archive
from onrecord.archive.codec import KINDS, decode, decode_check, encode, encode_check
from onrecord.errors import InputError
from onrecord.records.base import Record, digest
from onrecord.records.check import Check
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Document, Snapshot, Unread, Unreadable
from onrecord.records.evidence import Happening
from onrecord.records.factcheck import FactCheck
from onrecord.records.statement import Statement
from onrecord.text.when import When


def test_every_kind_of_record_is_known_to_the_archive() -> None:
    def kinds(of: type[Record]) -> set[type[Record]]:
        return {kind for child in of.__subclasses__() for kind in {child, *kinds(child)}}

    assert {kind for kind in kinds(Record) if kind.__module__.startswith("onrecord.")} == set(KINDS.values())


def test_every_kind_comes_back_as_it_was_put(archive: Archive) -> None:
    records = every_kind()
    assert {record.KIND for record in records} == set(KINDS) - {"snp", "chk", "dec"}
    assert archive.put(*records) == tuple(record.id for record in records)
    again = archive.get_many([record.id for record in records])
    assert list(again) == records
    assert [repr(record) for record in again] == [repr(record) for record in records], (
        "enumerations, not text"
    )
    assert [record.id for record in again] == [record.id for record in records]
    assert archive.verify().problems == ()


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(WORDS, WORDS, st.none() | st.dates().map(When.day), st.lists(WORDS, max_size=3))
def test_any_text_and_date_survives_storing(
    claim: str, publisher: str, published: When | None, keywords: list[str]
) -> None:
    record = FactCheck(publisher, claim, published=published, keywords=tuple(keywords))
    again = decode(encode(record), FactCheck)
    assert (again, again.id) == (record, record.id)


def test_put_gives_the_ids_that_were_new_and_keeps_the_first(archive: Archive) -> None:
    first = document()
    other = document("Another text.")
    assert archive.put(first) == (first.id,)
    assert archive.put(first, other, other) == (other.id,)
    assert archive.put() == ()
    assert list(archive.all(Document)) == [first, other]
    assert archive.count(Document) == 2


def test_the_first_of_two_snapshots_with_one_id_stays(archive: Archive) -> None:
    first = snapshot_of(b"text")
    later = dataclasses.replace(first, fetched_at=AT.replace(year=2030))
    assert archive.add_snapshot(first, b"text") == first
    assert archive.add_snapshot(later, b"text") == first
    assert archive.get(first.id) == first


def test_a_put_that_fails_keeps_nothing(archive: Archive) -> None:
    with pytest.raises(InputError):
        archive.put(document(), FactCheck("A desk", "half a character \ud800"))
    assert archive.count(Document) == 0
    assert archive.behind() == 0


def test_records_with_a_method_of_their_own_are_refused_by_put(archive: Archive) -> None:
    for record, name in [
        (snapshot_of(b""), "add_snapshot"),
        (a_check(), "save_check"),
        (decision("clm_1"), "decide"),
    ]:
        with pytest.raises(InputError, match=name):
            archive.put(record)


def test_a_number_that_json_does_not_know_is_refused(archive: Archive) -> None:
    match = dataclasses.replace(check_parts()["mat"], score=float("nan"))  # type: ignore[call-arg]
    with pytest.raises(InputError, match="JSON"):
        archive.put(match)


def test_an_unknown_id_is_an_input_error(archive: Archive) -> None:
    for name in ["doc_000000000000000000000000", "nonsense", "", "dec_000"]:
        with pytest.raises(InputError):
            archive.get(name)


def test_a_prefix_gives_the_one_id_and_lists_several(archive: Archive) -> None:
    ids = archive.put(*(document(f"Text number {number}.") for number in range(20)))
    assert archive.resolve(ids[0][:20]) == ids[0]
    assert archive.resolve(ids[0]) == ids[0]
    with pytest.raises(InputError, match=r"Several .* and more"):
        archive.resolve("doc_")
    for prefix in ["", "clm_", "%", "doc%", "___"]:
        with pytest.raises(InputError, match="nothing with"):
            archive.resolve(prefix)


def test_what_was_read_in_a_snapshot_is_found_by_it(archive: Archive) -> None:
    assert archive.read_of("snp_9") is None
    nothing = Unreadable("snp_9", Unread.EMPTY, "It is empty.")
    archive.put(nothing)
    assert archive.read_of("snp_9") == nothing
    read = document("The text.", snapshot="snp_9")
    archive.put(read)
    assert archive.read_of("snp_9") == read


def test_a_check_comes_back_whole_and_its_parts_are_records(archive: Archive) -> None:
    check = a_check()
    archive.save_check(check)
    archive.save_check(check)
    again = archive.load_check(check.id)
    assert (again, again.id, again.trace) == (check, check.id, check.trace)
    assert list(archive.all(Check)) == [check]
    assert list(archive.all(Statement)) == list(check.statements)
    assert archive.put(a_report(check))
    verified = archive.verify()
    assert verified.problems == ()
    assert verified.counts["spans"] == 8


def test_decisions_are_in_force_until_they_are_ended(archive: Archive) -> None:
    first, second = (
        decision("clm_1", rating="false", sources=["a", "b"]),
        decision("clm_1", reason="new source"),
    )
    assert archive.decide(first) == first
    archive.decide(second)
    archive.decide(first)  # once more is the same row
    assert archive.decisions("clm_1") == (first, second)
    end = decision(first.id, Act.END, "a source was withdrawn")
    archive.decide(end)
    assert archive.decisions("clm_1") == (second,)
    assert archive.history("clm_1") == (first, second, end)
    assert list(archive.all(Decision)) == [first, second, end]
    assert (archive.get(first.id), archive.count(Decision)) == (first, 3)
    assert archive.verify().clean


def test_only_a_decision_can_be_ended_and_an_end_cannot(archive: Archive) -> None:
    archive.decide(rated := decision("clm_1"))
    archive.decide(end := decision(rated.id, Act.END))
    for subject in ["dec_000", end.id]:
        with pytest.raises(InputError, match="An end for"):
            archive.decide(decision(subject, Act.END))


@pytest.mark.parametrize("table", ["record", "decision"])
@pytest.mark.parametrize("act", ["UPDATE {} SET body = '{{}}'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_kept(archive: Archive, table: str, act: str) -> None:
    archive.put(document())
    archive.decide(decision("clm_1"))
    ledger = sqlite3.connect(archive.path / "ledger.sqlite")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ledger.execute(act.format(table))
    ledger.close()


def test_bytes_that_do_not_fit_their_snapshot_are_refused(archive: Archive) -> None:
    with pytest.raises(InputError, match="SHA-256"):
        archive.add_snapshot(snapshot_of(b"one"), b"two")
    assert archive.count(Snapshot) == 0


@given(st.binary(max_size=300), st.text(max_size=30), st.none() | st.integers(200, 599))
def test_any_bytes_from_any_address_come_back(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, path: str, status: int | None
) -> None:
    from onrecord.archive.snapshots import Snapshots

    place = Snapshots(str(tmp_path_factory.mktemp("snapshots")))
    address = path if status is None else f"https://example.org/{path}"
    snapshot = dataclasses.replace(snapshot_of(body, address), status=status)
    place.write(snapshot, body)
    assert place.read(snapshot.sha256) == body


def test_snapshots_are_warc_files_that_can_be_joined(archive: Archive, tmp_path: Path) -> None:
    from warcio.archiveiterator import ArchiveIterator

    fetched = dataclasses.replace(
        snapshot_of(b"<p>", "https://example.org/"), status=200, media_type="text/html"
    )
    archive.add_snapshot(fetched, b"<p>")
    archive.add_snapshot(snapshot_of(b"text"), b"text")
    joined = b"".join(path.read_bytes() for path in sorted(archive.path.glob("snapshots/*/*.warc.gz")))
    (tmp_path / "all.warc.gz").write_bytes(joined)
    with (tmp_path / "all.warc.gz").open("rb") as file:
        seen = {}
        for record in ArchiveIterator(file):
            body = record.content_stream().read()
            header = record.rec_headers.get_header
            seen[body] = (record.rec_type, header("WARC-Target-URI"), header("WARC-Date"))
    assert seen == {
        b"<p>": ("response", "https://example.org/", "2024-05-01T12:30:15Z"),
        b"text": ("resource", "file:bridge.txt", "2024-05-01T12:30:15Z"),
    }


def test_snapshots_may_live_where_fsspec_can_reach(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "desk", snapshots="memory://snapshots-test") as archive:
        kept = archive.add_snapshot(snapshot_of(b"text"), b"text")
        assert archive.body(kept.id) == b"text"
        assert list((tmp_path / "desk" / "snapshots").iterdir()) == []


def test_a_check_kept_before_there_was_a_register_keeps_its_id() -> None:
    check = dataclasses.replace(a_check(), happenings=())
    before = json.loads(encode_check(check))
    assert (before.pop("findings"), before.pop("happenings")) == ([], [])
    parts = {part.id: part for part in check.parts()}
    opened = decode_check(json.dumps(before), lambda names: [parts[name] for name in names])
    assert (opened, opened.id) == (check, check.id)
    said = {field.name: getattr(check, field.name) for field in dataclasses.fields(check)}
    del said["trace"], said["findings"], said["happenings"]
    assert check.id == f"chk_{digest(said)[:24]}"
    assert dataclasses.replace(check, findings=(a_finding(),)).id != check.id


def test_a_check_keeps_what_the_register_said(archive: Archive) -> None:
    check = archive.save_check(dataclasses.replace(a_check(), findings=(a_finding(),)))
    assert archive.load_check(check.id) == check
    assert archive.get(a_finding().id) == a_finding()


def test_a_check_with_other_events_joined_is_another_check() -> None:
    check = a_check()
    told = Happening(When("2016-05-03"), "A bomb exploded.", (), (), (), 1, (), (), ())
    assert dataclasses.replace(check, happenings=(told,)).id != check.id
