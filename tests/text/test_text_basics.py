"""Sentences, passages, words and languages of a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.text.language import detect
from onrecord.text.passages import MAX_SENTENCES, passages
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.when import When
from onrecord.text.words import stems, words


@given(st.text(max_size=400))
def test_sentences_are_exact_in_order_and_lose_no_character(text: str) -> None:
    spans = sentences(text)
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join("".join(span.of(text).split()) for span in spans)
    assert kept == "".join(text.split())


@given(st.text(alphabet="ab .!?\n", max_size=300))
def test_passages_are_whole_sentences_of_one_paragraph(text: str) -> None:
    starts = {span.start for span in sentences(text)}
    for span in passages(text):
        assert span.start in starts
        assert "\n" not in span.of(text)
        assert len(sentences(span.of(text))) <= MAX_SENTENCES


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    text = "The U.S. military met Gen. Milley on Sept. 1. It left."
    assert [span.of(text) for span in sentences(text)] == [
        "The U.S. military met Gen. Milley on Sept. 1.",
        "It left.",
    ]


def test_a_line_of_ten_million_characters_is_cut_in_bounded_pieces() -> None:
    spans = sentences("word " * 400_000)
    assert max(span.end - span.start for span in spans) <= 20_000


def test_a_lone_surrogate_does_not_move_spans() -> None:
    text = "a\ud800b went. He left."
    assert [span.of(text) for span in sentences(text)] == ["a\ud800b went.", "He left."]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministry published its yearly report on trade.", "en"),
        ("Министерство опубликовало ежегодный отчёт о торговле.", "ru"),
        ("نشرت الوزارة تقريرها السنوي عن التجارة الخارجية وقالت إن الأرقام لم تتغير كثيرا", "ar"),
        ("Das Ministerium hat seinen Jahresbericht über den Handel veröffentlicht.", "de"),
        ("ok", None),
        ("", None),
    ],
)
def test_the_language_is_known_or_said_to_be_unknown(text: str, code: str | None) -> None:
    found = detect(text)
    assert found.code == code
    assert found.reason


def test_words_drop_possessives_and_keep_hyphens() -> None:
    assert words("ISIS-K’s leader, Moscow's envoy") == ["isis-k", "leader", "moscow", "envoy"]


def test_stems_of_russian_and_arabic_words_meet_their_other_forms() -> None:
    assert stems("боевиков", "ru") == stems("боевики", "ru")
    assert stems("المقاتلين", "ar") != []
    assert stems("unknown language words", None) == ["unknown", "language", "words"]


@given(st.dates(), st.dates())
def test_a_range_holds_both_its_ends(one: object, other: object) -> None:
    first, last = sorted([str(one), str(other)])
    when = When(f"{first}/{last}")
    assert (str(when.first), str(when.last)) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "2022-13", "2022-02-30", "02.11.2022", "2022/2021", "0000", "2022/2023/2024"]
)
def test_a_value_that_is_no_date_is_refused_with_what_was_expected(value: str) -> None:
    with pytest.raises(InputError, match=r"Write|Swap"):
        When(value)


def test_a_span_that_runs_backwards_is_refused() -> None:
    with pytest.raises(InputError, match="from 5 to 3"):
        Span(5, 3)
