"""How much of a very long document is read for statements."""

from onrecord.reading.statements import MAX_STATEMENTS, MAX_TEXT, limits_met, read_statements
from onrecord.records.document import Document
from onrecord.text.when import When

SAID = "On 4 May 2019 the ministry said that four bridges were closed. "


def document(text: str) -> Document:
    return Document("snp_1", text, None, (), None, None, "no date is given", "en", "", "file:a.txt")


def test_only_the_first_statements_of_a_long_document_are_read_and_each_says_so() -> None:
    long = document(SAID * (MAX_STATEMENTS + 20))
    found = read_statements(long, None, None)
    assert len(found) == MAX_STATEMENTS
    assert found[-1].on == When("2019-05-04")
    assert limits_met(long, found) == (f"Only the first {MAX_STATEMENTS} statements were read.",)
    assert all(limits_met(long, found)[0] in one.steps for one in found)


def test_a_document_without_statements_says_too_that_it_was_not_read_to_its_end() -> None:
    long = document("The bridge was closed. " * (MAX_TEXT // 20))
    (limit,) = limits_met(long, ())
    assert limit.startswith("Only the first 500,000 of ")


def test_an_article_meets_no_limit() -> None:
    short = document(SAID * 3)
    assert limits_met(short, read_statements(short, None, None)) == ()


def test_reading_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    read_statements(document(SAID * 120), None, None, None, lambda done, of: told.append((done, of)))
    assert told == [(0, 120), (50, 120), (100, 120)]
