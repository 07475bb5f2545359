"""Files, folders, addresses and texts become snapshots."""

import hashlib
import os
from pathlib import Path

import pytest
from local_server import Page, leading_to, serving

from onrecord.errors import FetchError, InputError
from onrecord.intake import sources
from onrecord.intake.skipped import Skipped
from onrecord.intake.sources import take_address, take_file, take_folder, take_text
from onrecord.net.fetch import Limits
from onrecord.records.document import Snapshot
from onrecord.records.statement import Said


class Shelf:
    """The part of an archive that keeps snapshots, in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[Snapshot, bytes]] = {}

    def add_snapshot(self, snapshot: Snapshot, body: bytes) -> Snapshot:
        assert hashlib.sha256(body).hexdigest() == snapshot.sha256
        return self.kept.setdefault(snapshot.id, (snapshot, body))[0]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_a_file_is_kept_under_its_name_without_the_path_of_this_machine(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"Four sites were named.")
    snapshot = take_file(shelf, tmp_path / "note.txt")
    assert (snapshot.address, snapshot.media_type, snapshot.size) == ("file:note.txt", "text/plain", 22)
    assert snapshot.fetched_at is not None
    assert shelf.kept[snapshot.id][1] == b"Four sites were named."


def test_the_same_file_in_another_place_is_the_same_snapshot(shelf: Shelf, tmp_path: Path) -> None:
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "note.txt").write_bytes(b"Four sites.")
    assert take_file(shelf, tmp_path / "a/note.txt").id == take_file(shelf, str(tmp_path / "b/note.txt")).id


def test_empty_and_binary_files_are_kept(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    assert take_file(shelf, tmp_path / "empty.txt").size == 0
    assert take_file(shelf, tmp_path / "picture.html").media_type == "image/png"


@pytest.mark.parametrize("name", ["nothing.txt", ".", "pipe", "nul\0.txt"])
def test_what_is_no_readable_file_is_refused_with_what_to_do(shelf: Shelf, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError) as caught:
        take_file(shelf, f"{tmp_path}/{name}")
    assert "Check the path" in caught.value.do


def test_a_file_over_the_limit_is_refused(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    (tmp_path / "ten.txt").write_bytes(b"x" * 10)
    (tmp_path / "eleven.txt").write_bytes(b"x" * 11)
    assert take_file(shelf, tmp_path / "ten.txt").size == 10
    with pytest.raises(InputError, match="more than 10 bytes"):
        take_file(shelf, tmp_path / "eleven.txt")
    found = list(take_folder(shelf, tmp_path))
    assert [type(one).__name__ for one in found] == ["Skipped", "Snapshot"]


def test_a_folder_is_taken_in_order_and_what_is_left_out_is_named(shelf: Shelf, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("Not to be taken.")
    folder = tmp_path / "sources"
    for name in ("b/two.txt", "a.txt", "b/one.txt", ".git/config", ".hidden.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (folder / "link-out.txt").symlink_to(outside / "secret.txt")
    (folder / "link-in.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "broken.txt").symlink_to(folder / "gone.txt")
    found = list(take_folder(shelf, folder))
    seen = [one.where if isinstance(one, Skipped) else one.address for one in found]
    assert seen == [
        ".git",
        ".hidden.txt",
        "file:a.txt",
        "file:b/one.txt",
        "file:b/two.txt",
        "broken.txt",
        "file:link-in.txt",
        "link-out.txt",
        "loop",
    ]
    reasons = {one.where: one.reason for one in found if isinstance(one, Skipped)}
    assert "leads outside" in reasons["link-out.txt"]
    assert "hidden" in reasons[".git"]
    assert "folder" in reasons["loop"]
    assert "cannot be read" in reasons["broken.txt"]
    assert b"Not to be taken." not in {body for _, body in shelf.kept.values()}


def test_a_folder_that_is_not_there_is_refused_at_once(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        take_folder(shelf, tmp_path / "gone")


def test_a_name_in_split_letters_gives_the_same_address_as_in_whole_ones(
    shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "Ko\u0308ln.txt").write_text("Words.")
    assert take_file(shelf, tmp_path / "Ko\u0308ln.txt").address == "file:K\u00f6ln.txt"


def test_a_name_that_is_no_text_is_still_taken(shelf: Shelf, tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("Words.")
    (found,) = take_folder(shelf, tmp_path)
    assert isinstance(found, Snapshot)
    assert found.address == "file:caf%E9.txt"


def test_a_page_is_kept_with_what_the_server_said(shelf: Shelf) -> None:
    pages = {
        "/old": Page(b"", leads_to="http://press.example/new"),
        "/new": Page(b"%PDF-1.7 x", "text/html; charset=UTF-8"),
    }
    with serving(pages) as port:
        snapshot = take_address(shelf, " http://press.example/old ", Limits(), leading_to(port))
    assert snapshot.address == "http://press.example/old"
    assert (snapshot.status, snapshot.final_address) == (200, "http://press.example/new")
    assert (snapshot.media_type, snapshot.encoding) == ("application/pdf", "utf-8")
    assert shelf.kept[snapshot.id][1] == b"%PDF-1.7 x"


def test_a_page_larger_than_the_limit_is_not_kept(shelf: Shelf) -> None:
    with serving({"/": Page(b"x" * 1001)}) as port, pytest.raises(FetchError) as caught:
        take_address(shelf, "http://press.example/", Limits(bytes=1000), leading_to(port))
    assert caught.value.reason == "too-large"
    assert not shelf.kept


def test_an_address_inside_this_machine_is_not_taken(shelf: Shelf) -> None:
    with pytest.raises(FetchError) as caught:
        take_address(shelf, "http://127.0.0.1/", Limits())
    assert caught.value.reason == "private-address"
    assert not shelf.kept


def test_the_words_of_a_statement_are_kept_exactly(shelf: Shelf) -> None:
    snapshot = take_text(shelf, Said("Title: the dam\n\n“is safe”"))
    assert snapshot.address == "text:"
    assert shelf.kept[snapshot.id][1].decode() == "Title: the dam\n\n“is safe”"
    with pytest.raises(InputError):
        take_text(shelf, Said(" \n"))
