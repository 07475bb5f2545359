"""The header lines on top of a text file."""

import hashlib

import pytest

from onrecord.reading.document import read_document
from onrecord.records.document import Document, Snapshot
from onrecord.text.when import When

BODY = "The ministry named four sites in the north on Monday.\n"


def read(text: str) -> Document:
    raw = text.encode()
    found = read_document(
        Snapshot(hashlib.sha256(raw).hexdigest(), "file:note.txt", len(raw), "text/plain"), raw
    )
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    "head",
    [
        "Title: Four sites\nPublisher: A daily\nDate: 2022-11-04\nBy: The desk\n"
        "URL: https://press.example/4\n",
        "date: 4 November 2022\n"
        "headline: Four sites\nlink: https://press.example/4\nsource: A daily\nauthor: The desk\n",
        "SOURCE: https://press.example/4\nPUBLISHER: A daily\nAUTHOR(S): The desk\n"
        "TITLE: Four sites\nDATE: 2022-11-04\n",
        "Address: https://press.example/4\n"
        "Source: A daily\nAuthors: The desk\nPublished: 2022-11-04\nTitle: Four sites\n",
    ],
)
def test_a_header_line_is_known_by_its_natural_names_in_any_order_and_letter_case(head: str) -> None:
    found = read(f"{head}\n{BODY}")
    assert (found.title, found.publisher, found.authors) == ("Four sites", "A daily", ("The desk",))
    assert (found.published, found.address) == (When("2022-11-04"), "https://press.example/4")
    assert (found.text, found.doubts) == (BODY, ())


def test_the_place_of_a_date_names_the_line_as_it_was_written() -> None:
    assert read(f"Title: A\nDate: 2022-11-04\n\n{BODY}").published_from == "the header line Date"
    assert read(f"Title: A\nDate: last spring\n\n{BODY}").published_from.startswith(
        "the header line Date says"
    )


def test_a_header_line_that_is_not_known_stays_in_the_text_and_is_told() -> None:
    found = read(f"Title: Four sites\nDateline: KYIV\nDate: 2022-11-04\n\n{BODY}")
    assert (found.title, found.published) == ("Four sites", When("2022-11-04"))
    assert found.text == f"Dateline: KYIV\n\n{BODY}"
    (doubt,) = found.doubts
    assert doubt.startswith(
        "The line “Dateline: KYIV” looks like a header, and its name is not known; known are: "
    )
    assert "Published, Date" in doubt


def test_a_line_that_tells_a_thing_twice_is_not_lost() -> None:
    found = read(f"Source: Reuters\nPublisher: A daily\nAuthor: The desk\nBy: Staff\n\n{BODY}")
    assert (found.publisher, found.authors) == ("A daily", ("The desk", "Staff"))
    assert found.text == f"Source: Reuters\n\n{BODY}"
    assert "tells what the line Publisher tells already" in found.doubts[0]


def test_a_header_that_runs_into_the_text_is_left_in_it_and_told() -> None:
    words = f"Title: Four sites\nDate: 2022-11-04\n{BODY}\nMore of it.\n"
    found = read(words)
    assert (found.title, found.text) == (None, words)
    assert "not every line before the first empty one is such a line" in found.doubts[0]


def test_a_street_is_no_web_address() -> None:
    found = read(f"Title: Four sites\nAddress: Harbour Street 4\n\n{BODY}")
    assert found.address == "file:note.txt"
    assert found.text.startswith("Address: Harbour Street 4\n\n")
    assert "it is no web address" in found.doubts[0]


def test_turns_of_an_interview_are_no_header() -> None:
    words = "Question: Is it safe?\nAnswer: It is safe.\n\nQuestion: Since when?\n"
    assert (read(words).text, read(words).doubts) == (words, ())
