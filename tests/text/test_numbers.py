"""What text.numbers reads as a number, what it leaves out, and how two numbers compare."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.numbers import compare, numbers

READ = [
    ("It hit 1,300 militants.", [(1300.0, None, "militants")]),
    ("an estimated 170 Afghan civilians", [(170.0, "an estimated", "afghan civilians")]),
    ("13 U.S. service members died", [(13.0, None, "u.s. service members")]),
    ("nine ISIS-K fighters", [(9.0, None, "isis-k fighters")]),
    ("a dozen soldiers", [(12.0, None, "soldiers")]),
    ("one hundred and seventy people", [(170.0, None, "people")]),
    ("twenty-five trucks", [(25.0, None, "trucks")]),
    ("two million tonnes of wheat", [(2e6, None, "tonnes")]),
    ("half a million people", [(5e5, None, "people")]),
    ("half of the men", [(0.5, None, "share")]),
    ("two-thirds of the province", [(2 / 3, None, "share")]),
    ("a quarter of it", [(0.25, None, "share")]),
    ("1/3 of it", [(1 / 3, None, "share")]),
    ("$1.2bn", [(1.2e9, None, "dollars")]),
    (
        "US$ 5m, £3 billion and 20 euros",
        [(5e6, None, "dollars"), (3e9, None, "pounds"), (20.0, None, "euros")],
    ),
    ("25% and 3.5 percentage points", [(25.0, None, "per cent"), (3.5, None, "percentage points")]),
    ("more than 2000 fighters", [(2000.0, "more than", "fighters")]),
    ("up to as many as 40 trucks", [(40.0, "as many as", "trucks")]),
    ("80 people or more", [(80.0, "or more", "people")]),
    ("600 to 800 fighters", [(600.0, "from", "fighters"), (800.0, "to", "fighters")]),
    ("between 2,200 and 5,000 men", [(2200.0, "from", "men"), (5000.0, "to", "men")]),
    ("It rose from 5% to 7%.", [(5.0, None, "per cent"), (7.0, None, "per cent")]),
    ("an eight-hour battle", [(8.0, None, "hour")]),
    ("That attack killed six, including two guards.", [(6.0, None, None), (2.0, None, "guards")]),
    ("one explosion", [(1.0, None, "explosion")]),
]
LEFT_OUT = [
    "on 13 April 2017",
    "on September 1, 2021",
    "in May 2017 and in 2018",
    "2022-11-02",
    "02.11.2022",
    "13 апреля 2017 года",
    "the 2020 Doha agreement",
    "in the 1990s",
    "a 19-year-old student",
    "a 19-year old girl",
    "aged 19",
    "at 10:30 p.m. and 8 am",
    "the GBU-43/B and the S-300 of ISIS-K",
    "COVID-19 and the F-16 and MI6",
    "Resolution 1267, Article 5, Flight 370",
    "call +1 202-555-0100",
    "202-555-0100",
    "on 9/11",
    "version 3.11.2",
    "https://example.org/2/30",
    "the 13th attack",
    "no one knew, one of them said",
    "Formula One",
    "dozens of militants",
    "[3]",
]
OTHER_LANGUAGES = [
    ("de", "Rund 1.300 Kämpfer und 2,5 Millionen Euro", [1300.0, 2.5e6]),
    ("de", "3,4 Prozent am 13. April 2017", [3.4]),
    ("fr", "près de 3 000 personnes", [3000.0]),
    ("es", "más de 1.500 personas", [1500.0]),
    ("it", "2,5 milioni", [2.5e6]),
    ("ru", "около 2 500 человек, 1,5 млн долларов", [2500.0, 1.5e6]),
]
COMPARED = [
    ("13 soldiers", "13 soldiers", "same"),
    ("13 soldiers", "30 soldiers", "different"),
    ("170 Afghan civilians", "169 civilians", "different"),
    ("an estimated 170 civilians", "169 civilians", "compatible"),
    ("at least 100 civilians", "170 civilians", "compatible"),
    ("at least 200 civilians", "170 civilians", "different"),
    ("more than 101 people", "101 people", "different"),
    ("up to 60 people", "61 people", "different"),
    ("nearly 200 people", "190 people", "compatible"),
    ("nearly 200 people", "230 people", "different"),
    ("$1.2bn", "$1,214,000,000", "compatible"),
    ("$1.2bn", "€1.2bn", "incomparable"),
    ("half of it", "50% of it", "same"),
    ("a third of it", "50% of it", "different"),
    ("5%", "5 percentage points", "incomparable"),
    ("24 months", "2 years", "same"),
    ("90 minutes", "3 hours", "different"),
    ("13 soldiers", "13 days", "incomparable"),
    ("13 American soldiers", "20 Afghan soldiers", "incomparable"),
    ("he counted 6.", "6 embassies", "incomparable"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_number_is_read_with_its_hedge_and_what_it_counts(
    text: str, expected: list[tuple[float, str | None, str | None]]
) -> None:
    assert [(n.value, n.hedge, n.unit) for n in numbers(text)] == expected


@pytest.mark.parametrize("text", LEFT_OUT)
def test_dates_ages_times_and_names_are_no_counts(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(("language", "text", "values"), OTHER_LANGUAGES)
def test_digits_of_other_languages_keep_their_commas_and_points(
    language: str, text: str, values: list[float]
) -> None:
    assert [n.value for n in numbers(text, language)] == values


@pytest.mark.parametrize(("one", "other", "finding"), COMPARED)
def test_two_numbers_compare_the_same_way_in_either_order(one: str, other: str, finding: str) -> None:
    a, b = numbers(one)[0], numbers(other)[0]
    assert compare(a, b).finding == compare(b, a).finding == finding
    assert a.words in compare(a, b).reason
    assert b.words in compare(a, b).reason


PIECES = st.sampled_from(
    ["13", "1,300", "2.5", "nine", "a dozen", "half of", "two-thirds", "$", "€", "%", "million", "bn",
     "about ", "at least ", "from ", " to ", "-", "/", " ", ", ", "people", "U.S.", "May", "2017", "İ",
     "\n\n", ".", "ISIS-K"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_every_span_of_a_number_is_exact_and_numbers_do_not_overlap(text: str) -> None:
    found = numbers(text)
    assert all(n.span.of(text) == n.words and n.words for n in found)
    for a, b in pairwise(found):
        assert a.span.end <= b.span.start, (a, b)


@given(st.text(max_size=60), st.sampled_from(["de", "fr", "ru", "es", "it", None, "xx"]))
def test_no_text_in_any_language_makes_numbers_fail(text: str, language: str | None) -> None:
    assert numbers(text, language) == numbers(text, language)


@pytest.mark.parametrize(
    "sign", ["a", "A", "ع", "1", ",", "@", "-", " ", "“", "a-", "1,", "1/", "1 May ", "between 1 and ", "a@"]
)
def test_200000_characters_without_sense_are_read_in_time(sign: str) -> None:
    text = sign * (200_000 // len(sign))
    started = time.perf_counter()
    numbers(text)
    # Linear code takes a fraction of this; what was quadratic here took a minute and more.
    assert time.perf_counter() - started < (2 if len(sign) == 1 else 10)
