"""PDF files, made here byte by byte."""

import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from onrecord.reading.document import read_document
from onrecord.reading.pdf import paragraphs
from onrecord.records.document import Document, Snapshot, Unread, Unreadable
from onrecord.text.when import When

LINES = (
    "The ministry named four sites in the north on Monday. Engineers",
    "had looked at each of them twice, and their report was strength-",
    "ened by a second opinion in the long-",
    "term study.",
    "Farmers in the valley had asked for a map of the sites. They were",
    "told to wait.",
)


def pdf(*pages: tuple[str, ...], about: str = "", packed: bool = False) -> bytes:
    """A PDF file with one text line under the other on each page."""
    parts: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< %s >>" % about.encode("latin-1"),
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 800 Td {shown}ET".encode("cp1252")
        stream = zlib.compress(stream) if packed else stream
        parts += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (6 + 2 * number),
            b"<< /Length %d%s >>\nstream\n%s\nendstream"
            % (len(stream), b" /Filter /FlateDecode" if packed else b"", stream),
        ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, table)
    )
    return out.getvalue()


def look(body: bytes) -> Document | Unreadable:
    return read_document(Snapshot("0" * 64, "file:report.pdf", len(body), "application/pdf"), body)


def read(body: bytes) -> Document:
    found = look(body)
    assert isinstance(found, Document), found
    return found


def unread(body: bytes) -> Unreadable:
    found = look(body)
    assert isinstance(found, Unreadable), found
    return found


def locked(body: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(body)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_lines_become_paragraphs_and_parted_words_whole() -> None:
    assert read(pdf(LINES)).text == (
        "The ministry named four sites in the north on Monday. Engineers had looked at each of them twice, "
        "and their report was strengthened by a second opinion in the long-term study.\n\n"
        "Farmers in the valley had asked for a map of the sites. They were told to wait."
    )


def test_the_file_names_its_title_author_and_the_day_it_was_made() -> None:
    found = read(
        pdf(
            LINES, about="/Title (Four sites) /Author (The desk; The staff) /CreationDate (D:20221102101500Z)"
        )
    )
    assert (found.title, found.authors) == ("Four sites", ("The desk", "The staff"))
    assert found.published == When("2022-11-02")
    assert "PDF file was made" in found.published_from
    assert found.language == "en"


@pytest.mark.parametrize("about", ["", "/CreationDate (D:20229902)", "/CreationDate (yesterday)"])
def test_a_date_that_is_none_is_told(about: str) -> None:
    found = read(pdf(LINES, about=about))
    assert found.published is None
    assert "PDF file gives" in found.published_from


def test_running_lines_and_page_numbers_are_left_out() -> None:
    sites = ("one", "two", "three", "four")
    pages = [
        ("Report of the ministry 2022", f"Site {word} was looked at twice by engineers.", str(number))
        for number, word in enumerate(sites, start=1)
    ]
    text = read(pdf(*pages)).text
    assert "Report of the ministry" not in text
    assert text.count("was looked at twice by engineers.") == 4
    assert not any(digit in text for digit in "1234")


def test_two_hundred_pages_are_read_in_good_time() -> None:
    began = time.process_time()
    pages = [
        (
            f"Chapter {n} begins with a line of its own.",
            *(f"{line} {n}" for line in "abcdefgh"),
            *LINES,
            f"End of {n}.",
        )
        for n in range(200)
    ]
    found = read(pdf(*pages, packed=True))
    assert found.text.count("Engineers had looked") == 200
    assert time.process_time() - began < 30


def test_a_file_with_a_password_is_encrypted_and_one_that_opens_without_is_read() -> None:
    assert unread(locked(pdf(LINES), "secret")).reason is Unread.ENCRYPTED
    assert "four sites" in read(locked(pdf(LINES), "")).text


def test_a_scan_has_no_text_layer() -> None:
    found = unread(pdf((), ()))
    assert found.reason is Unread.NO_TEXT
    assert "text layer" in found.detail.lower()


@pytest.mark.parametrize("keep", [12, 200, 0.5, 0.9])
def test_a_file_cut_off_is_damaged_or_gives_what_arrived(keep: float) -> None:
    body = pdf(*[LINES] * 5)
    cut = body[: int(keep * len(body)) if keep < 1 else int(keep)]
    found = look(cut)
    if isinstance(found, Unreadable):
        assert found.reason in (Unread.DAMAGED, Unread.NO_TEXT)
    else:
        assert "four sites" in found.text


def test_bytes_that_only_begin_like_a_pdf_are_damaged() -> None:
    assert unread(b"%PDF-1.7\n" + b"nonsense " * 50).reason is Unread.DAMAGED


def test_a_file_of_too_many_pages_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.pdf.MAX_PAGES", 3)
    assert unread(pdf(*[LINES] * 4)).reason is Unread.TOO_LARGE


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=30))
def test_a_file_with_bytes_changed_is_read_or_has_a_reason(changes: list[tuple[int, int]]) -> None:
    body = bytearray(pdf(LINES, LINES, about="/Title (Four) /CreationDate (D:20221102)"))
    for place, value in changes:
        body[place % len(body)] = value
    assert look(bytes(body)).id


def test_a_hyphen_is_kept_where_the_text_writes_the_word_with_it() -> None:
    lines = ["The co-pilot and the ground-", "based crew met.", "Later the ground-based crew left the field."]
    (text,) = paragraphs(["\n".join([*lines, "Well-", "known men."])])
    assert "ground-based crew met" in text
    assert text.endswith("Well-known men.")
