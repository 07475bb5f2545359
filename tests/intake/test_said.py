"""What a person tells about a statement."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake.said import checked, read_said, said_from_text
from onrecord.records.statement import Said
from onrecord.text.when import When

TODAY = date(2023, 6, 15)
FULL = """
text = \"\"\"
The ministry said the dam is safe.

It was inspected twice.
\"\"\"
by = "The ministry"
role = "operator of the dam"
on = 2022-11-02
venue = "a press conference"
language = "en"
translated = false
read_in = "a daily"
address = "https://press.example/dam"
"""


def test_a_statement_file_gives_all_its_fields() -> None:
    assert read_said(FULL.encode(), TODAY) == Said(
        text="The ministry said the dam is safe.\n\nIt was inspected twice.",
        by="The ministry",
        role="operator of the dam",
        on=When("2022-11-02"),
        venue="a press conference",
        language="en",
        translated=False,
        read_in="a daily",
        address="https://press.example/dam",
    )


def test_only_the_text_is_needed() -> None:
    assert read_said(b'text = "The dam is safe."', TODAY) == Said("The dam is safe.")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2022-11-02", "2022-11-02"),
        ("2022-11-02T10:00:00Z", "2022-11-02"),
        ('"2022-11"', "2022-11"),
        ("2022", "2022"),
        ('"2014/2022"', "2014/2022"),
        ("2023-06-15", "2023-06-15"),
        ('"2023"', "2023"),
    ],
)
def test_a_date_stays_as_coarse_as_it_was_written(written: str, value: str) -> None:
    assert read_said(f'text = "Safe."\non = {written}'.encode(), TODAY).on == When(value)


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ('text = "Safe."\nbye = "x"', "'bye'"),
        ('by = "x"', "no `text`"),
        ('text = "  "', "empty"),
        ("text = 5", "`text`"),
        ('text = "Safe."\nby = ["x"]', "`by`"),
        ('text = "Safe."\ntranslated = "yes"', "`translated`"),
        ('text = "Safe."\non = "last week"', "last week"),
        ('text = "Safe."\non = true', "`on`"),
        ('text = "Safe."\non = 10:00:00', "`on`"),
        ('text = "Safe."\non = 2023-06-16', "after today"),
        ('text = "Safe."\non = "2023-07"', "after today"),
        ('text = "Safe."\nlanguage = "English please"', "`language`"),
        ("text = ", "cannot be read"),
        ("a = " + "[" * 5000, "cannot be read"),
    ],
)
def test_a_mistake_is_named_with_its_key_and_what_was_expected(toml: str, named: str) -> None:
    with pytest.raises(InputError) as caught:
        read_said(toml.encode(), TODAY)
    assert named in caught.value.given
    assert caught.value.expected
    assert caught.value.do


def test_a_plain_text_is_a_statement_about_which_nothing_is_known() -> None:
    assert said_from_text("Плотина безопасна.\r\nТак сказали.".encode("cp1251")) == Said(
        "Плотина безопасна.\nТак сказали."
    )
    for nothing in ("", b"\n \n", b"GIF89a\x00\x00\x01"):
        with pytest.raises(InputError):
            said_from_text(nothing)


def test_a_text_as_long_as_a_book_is_refused() -> None:
    with pytest.raises(InputError, match="part to be checked"):
        checked(Said("word " * 50_000), TODAY)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_statement_or_a_named_mistake(body: bytes) -> None:
    for read in (read_said, said_from_text):
        try:
            said = read(body, TODAY)
        except InputError:
            continue
        assert said.text.strip()
