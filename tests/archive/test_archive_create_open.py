"""Making and opening archives, and what is said when there is none."""

import json
from pathlib import Path

import pytest

from onrecord import Archive
from onrecord.archive import layout
from onrecord.errors import ArchiveDamaged, InputError, NotAnArchive


def test_an_archive_that_was_made_opens_and_holds_nothing(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "desk"):
        pass
    with Archive.open(tmp_path / "desk") as archive:
        assert archive.status().counts == {"dec": 0}
        assert archive.behind() == 0
        assert archive.verify().clean


def test_an_empty_folder_becomes_an_archive_and_a_full_one_does_not(tmp_path: Path) -> None:
    Archive.create(tmp_path).close()
    with pytest.raises(InputError, match="archive already"):
        Archive.create(tmp_path)
    other = tmp_path / "letters"
    other.mkdir()
    (other / "letter.txt").write_text("Dear desk")
    with pytest.raises(InputError, match="not empty"):
        Archive.create(other)
    assert [path.name for path in other.iterdir()] == ["letter.txt"]


def test_nothing_a_file_and_a_plain_folder_are_no_archives(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    (tmp_path / "folder").mkdir()
    for name, words in [("nowhere", "nothing at"), ("file", "is a file"), ("folder", "without archive.json")]:
        with pytest.raises(NotAnArchive, match=words) as caught:
            Archive.open(tmp_path / name)
        assert "onrecord init" in caught.value.do


def test_a_creation_that_was_killed_leaves_no_archive_and_is_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(layout, "fsync_folder", killed)
    monkeypatch.setattr(layout.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(KeyboardInterrupt):
        Archive.create(tmp_path / "desk")
    monkeypatch.undo()
    (half,) = tmp_path.iterdir()
    with pytest.raises(NotAnArchive, match="nothing at"):
        Archive.open(tmp_path / "desk")
    (half / layout.MARKER).unlink()
    with pytest.raises(NotAnArchive, match="never finished"):
        Archive.open(half)
    Archive.create(tmp_path / "desk").close()


def test_an_archive_of_a_newer_onrecord_is_refused(tmp_path: Path) -> None:
    Archive.create(tmp_path / "desk").close()
    marker = tmp_path / "desk" / "archive.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {"format": 99}))
    with pytest.raises(NotAnArchive, match="format 99"):
        Archive.open(tmp_path / "desk")


def test_a_ledger_of_a_newer_onrecord_is_refused(tmp_path: Path) -> None:
    import sqlite3

    Archive.create(tmp_path / "desk").close()
    with sqlite3.connect(tmp_path / "desk" / "ledger.sqlite") as ledger:
        ledger.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NotAnArchive, match="revision 9999"):
        Archive.open(tmp_path / "desk")


def test_an_archive_without_its_ledger_is_damaged_and_not_made_anew(tmp_path: Path) -> None:
    Archive.create(tmp_path / "desk").close()
    (tmp_path / "desk" / "ledger.sqlite").unlink()
    with pytest.raises(ArchiveDamaged, match="backup"):
        Archive.open(tmp_path / "desk")


def test_a_ledger_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    Archive.create(tmp_path / "desk").close()
    (tmp_path / "desk" / "ledger.sqlite").write_bytes(b"not a database, but long enough to look" * 200)
    with pytest.raises(ArchiveDamaged):
        Archive.open(tmp_path / "desk")


def test_a_marker_that_is_no_json_is_damaged(tmp_path: Path) -> None:
    Archive.create(tmp_path / "desk").close()
    (tmp_path / "desk" / "archive.json").write_text("{")
    with pytest.raises(ArchiveDamaged):
        Archive.open(tmp_path / "desk")


@pytest.mark.parametrize(
    "url", ["mysql://host/name", "desk.sqlite", "postgresql+psycopg://a:secret@host/name"]
)
def test_a_ledger_url_that_is_unknown_or_holds_a_password_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError):
        Archive.create(tmp_path / "desk", ledger=url)
    assert list(tmp_path.iterdir()) == []
