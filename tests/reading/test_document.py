"""From bytes to a document, or to the reason why there is none."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.document import read_document
from onrecord.records.document import Document, Snapshot, Unread, Unreadable
from onrecord.text.when import When


def snapshot(body: bytes, address: str = "file:note.txt", kind: str = "text/plain") -> Snapshot:
    return Snapshot(hashlib.sha256(body).hexdigest(), address, len(body), media_type=kind)


def read(body: bytes | str, address: str = "file:note.txt", kind: str = "text/plain") -> Document:
    raw = body.encode() if isinstance(body, str) else body
    found = read_document(snapshot(raw, address, kind), raw)
    assert isinstance(found, Document), found
    return found


def unread(body: bytes, address: str = "file:note.txt", kind: str = "text/plain") -> Unread:
    found = read_document(snapshot(body, address, kind), body)
    assert isinstance(found, Unreadable), found
    assert len(found.detail.split()) > 3
    return found.reason


HEADED = """Title: Four sites named
Publisher: A daily
Published: 2017-04
Authors: The desk; Staff, Kabul
Language: en
URL: https://press.example/four
Restated-By: onrecord tests
Carries: Reuters

The ministry named four sites.

  It gave no reason.
"""


def test_a_header_block_is_read_and_the_text_below_it_is_kept_exactly() -> None:
    found = read(HEADED)
    assert found.text == "The ministry named four sites.\n\n  It gave no reason.\n"
    assert (found.title, found.publisher, found.carries) == ("Four sites named", "A daily", "Reuters")
    assert found.authors == ("The desk", "Staff, Kabul")
    assert (found.published, found.published_from) == (When("2017-04"), "the header line Published")
    assert (found.language, found.language_from) == ("en", "the header line Language")
    assert found.address == "https://press.example/four"
    assert found.restated_by == "onrecord tests"
    assert "utf-8" in found.reader


def test_only_line_ends_are_changed() -> None:
    assert read(HEADED.replace("\n", "\r\n")).text == read(HEADED).text
    assert read("One line,\rand  another\tone.\r\n").text == "One line,\nand  another\tone.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is prose, not a header.\n\nMore of it.",
        "Title: half a header\nand then a line of prose.\n\nMore of it.",
        "The ministry said: four sites.\nPublished: yesterday.\n\nMore.",
        "\nTitle: after an empty line\n\nMore of it.",
    ],
)
def test_prose_that_only_looks_like_a_header_stays_prose(text: str) -> None:
    found = read(text)
    assert found.text == text
    assert found.title is None


def test_words_typed_in_are_never_taken_for_a_header() -> None:
    words = "Title: the dam\n\nThe dam is safe."
    assert read(words, "text:").text == words


def test_a_date_that_is_none_is_told_and_not_guessed() -> None:
    found = read("Title: A\nPublished: last spring\n\nThe dam is safe now.")
    assert found.published is None
    assert "'last spring'" in found.published_from
    assert read("The dam is safe now.").published_from == "no date is given"


def test_a_declared_language_that_the_text_contradicts_is_kept_and_the_doubt_told() -> None:
    found = read("Title: A\nLanguage: en\n\nМинистерство сообщило, что плотина безопасна и будет работать.")
    assert found.language == "en"
    assert "ru" in found.language_from


def test_a_text_too_short_for_its_language_has_none_and_says_why() -> None:
    found = read("It is so.")
    assert found.language is None
    assert "too few" in found.language_from


ARABIC = "قالت الوزارة إن السد آمن وإن المهندسين فحصوه مرتين هذا العام."
RUSSIAN = "Министерство сообщило, что плотина безопасна и что её проверили дважды в этом году."


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (ARABIC, "utf-8", "ar"),
        (ARABIC, "utf-8-sig", "ar"),
        (ARABIC, "utf-16", "ar"),
        (RUSSIAN, "cp1251", "ru"),
        (RUSSIAN, "koi8-r", "ru"),
        ("Die Behörde prüfte die Dämme und fand keine größeren Schäden.", "cp1252", "de"),
    ],
)
def test_texts_in_other_scripts_and_encodings_are_read(text: str, encoding: str, language: str) -> None:
    found = read(text.encode(encoding))
    assert (found.text, found.language) == (text, language)


def test_a_text_declared_as_utf_8_that_is_not_is_read_by_its_letters() -> None:
    body = RUSSIAN.encode("cp1251")
    said = Snapshot("0" * 64, "https://press.example/a", len(body), "text/plain", "utf-8")
    found = read_document(said, body)
    assert isinstance(found, Document)
    assert found.text == RUSSIAN
    assert "cp1251" in found.reader


def test_a_download_cut_off_inside_a_letter_is_read_to_there() -> None:
    found = read(RUSSIAN.encode()[:-2])
    assert found.text == RUSSIAN[:-2]
    assert "cut off" in found.reader


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"", "text/html", Unread.EMPTY),
        (b" \n\t ", "text/plain", Unread.EMPTY),
        (b"Two words.", "text/plain", Unread.TOO_SHORT),
        (b"Title: only a header\n", "text/plain", Unread.TOO_SHORT),
        (b"GIF89a\x01\x00\x01\x00", "text/html", Unread.BINARY),
        (b"text with a zero\x00 in it", "text/plain", Unread.BINARY),
        (bytes(range(256)) * 10, "application/octet-stream", Unread.BINARY),
        (b'{"a": "some words in JSON"}', "application/json", Unread.UNKNOWN_TYPE),
        (b"%!PS-Adobe a file for a printer", "text/plain", Unread.UNKNOWN_TYPE),
        (bytes(range(128, 256)) * 40, "text/plain", Unread.WRONG_ENCODING),
    ],
)
def test_what_cannot_be_read_has_a_reason(body: bytes, kind: str, reason: Unread) -> None:
    assert unread(body, "https://press.example/a", kind) is reason


def test_a_page_is_known_by_what_it_holds_and_not_by_its_name() -> None:
    page = b"<!DOCTYPE html><html><body><p>The ministry named four sites on Monday.</p></body></html>"
    assert read(page, "file:page.txt", "text/plain").text == "The ministry named four sites on Monday."


def test_the_same_bytes_always_give_the_same_document() -> None:
    assert read(HEADED).id == read(HEADED).id


KINDS = ["text/plain", "text/html", "application/pdf", "application/octet-stream", ""]
STARTS = [b"", b"<html><body>", b"%PDF-1.7\n", b"Title: a\n\n", b"\xff\xfe", b"<!doctype html><p>"]


@settings(max_examples=250, deadline=None)
@given(
    st.sampled_from(STARTS),
    st.binary(max_size=300) | st.text(max_size=150).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(KINDS),
)
def test_any_bytes_give_a_document_or_a_reason(start: bytes, rest: bytes, kind: str) -> None:
    found = read_document(snapshot(start + rest, "file:x", kind), start + rest)
    assert found.id
    if isinstance(found, Document):
        assert found.text.encode("utf-8")
        assert found.published_from
        assert found.language_from
