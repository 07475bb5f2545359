import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.dates import MAX_TEXT, dates, time_expressions
from onrecord.text.timex import when_of
from onrecord.text.when import When

SPECIMEN = os.environ.get("ONRECORD_SPECIMEN")  # read before fixtures empty the environment
FRIDAY = When("2013-03-22")


def found(text: str, anchor: When | None = FRIDAY, language: str = "en") -> list[tuple[str, str, str | None]]:
    return [(each.kind, each.words, each.value) for each in time_expressions(text, anchor, language)]


def values(text: str, anchor: When | None = FRIDAY, language: str = "en") -> list[str | None]:
    return [each.value for each in time_expressions(text, anchor, language)]


@pytest.mark.parametrize(
    ("text", "kind", "words", "value"),
    [
        ("in the summer of 2012", "DATE", "the summer of 2012", "2012-SU"),
        ("in the spring of last year", "DATE", "the spring of last year", "2012-SP"),
        ("in the fourth quarter", "DATE", "the fourth quarter", "2012-Q4"),
        ("in the third quarter of 2010", "DATE", "the third quarter of 2010", "2010-Q3"),
        ("in the first half of 2013", "DATE", "the first half of 2013", "2013-H1"),
        ("since the mid-1970s", "DATE", "the mid-1970s", "197"),
        ("in the 19th century", "DATE", "the 19th century", "18"),
        ("in early 2014", "DATE", "early 2014", "2014"),
        ("by the end of the year", "DATE", "the end of the year", "2013"),
        ("last week", "DATE", "last week", "2013-W11"),
        ("over the weekend", "DATE", "the weekend", "2013-W11-WE"),
        ("two years ago", "DATE", "two years ago", "2011"),
        ("two weeks ago", "DATE", "two weeks ago", "2013-W10"),
        ("It failed in March last year", "DATE", "March last year", "2012-03"),
        ("on Wednesday last week", "DATE", "Wednesday last week", "2013-03-13"),
        ("in 46 BC", "DATE", "46 BC", "BC0046"),
        ("They met on Thursday night", "TIME", "Thursday night", "2013-03-21TNI"),
        ("at 4:10 p.m. on Thursday", "TIME", "4:10 p.m. on Thursday", "2013-03-21T16:10"),
        ("this morning", "TIME", "this morning", "2013-03-22TMO"),
        ("on the evening of November 9, 1989", "TIME", "the evening of November 9, 1989", "1989-11-09TEV"),
        ("an eight-hour battle", "DURATION", "eight-hour", "PT8H"),
        ("a 19-year-old", "DURATION", "19-year-old", "P19Y"),
        ("for more than three years", "DURATION", "more than three years", "P3Y"),
        ("for two and a half hours", "DURATION", "two and a half hours", "PT2.5H"),
        ("in two hours and 40 minutes", "DURATION", "two hours and 40 minutes", "PT2H40M"),
        ("for decades", "DURATION", "decades", "PXDE"),
        ("over the past 20 years", "DURATION", "the past 20 years", "P20Y"),
        ("over the next year", "DURATION", "the next year", "P1Y"),
        ("half a century", "DURATION", "half a century", "P50Y"),
        ("every Monday", "SET", "every Monday", "XXXX-WXX-1"),
        ("every four years", "SET", "every four years", "P4Y"),
        ("twice a week", "SET", "twice a week", "P1W"),
        ("it is published annually", "SET", "annually", "P1Y"),
        ("it grew by 3 percent a year", "SET", "a year", "P1Y"),
        ("it is now closed", "DATE", "now", "PRESENT_REF"),
        ("it closed recently", "DATE", "recently", "PAST_REF"),
        ("years ago", "DATE", "years ago", "PAST_REF"),
        ("it will open soon", "DATE", "soon", "FUTURE_REF"),
        ("since Easter", "DATE", "Easter", "2012-04-08"),
    ],
)  # fmt: skip
def test_a_time_has_its_words_its_kind_and_its_timex_value(
    text: str, kind: str, words: str, value: str
) -> None:
    assert found(text) == [(kind, words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "it sat as soon as possible", "from now on", "one second vote", "in as many days", "USA Today wrote",
        "the fall of the city", "the Daily News", "there has never been a year like it",
        "he may march and fall", "Alan May won",
        "the second half of the match", "version 3.10", "the score was 4:10",
    ],
)  # fmt: skip
def test_words_that_only_look_like_a_time_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It will reopen on Saturday.", "2013-03-23"),
        ("It reopened on Saturday.", "2013-03-16"),
        ("It said that it would reopen on April 2.", "2013-04-02"),
        ("It is expected to reopen in May.", "2013-05"),
        ("It agreed to reopen in May.", "2013-05"),
        ("It has been closed since May.", "2012-05"),
        ("The figures were worse than in May.", "2012-05"),
        ("The ministry on Friday said that it will reopen.", "2013-03-22"),
        ("Voters go to the polls on Sunday, March 24.", "2013-03-24"),
        ("The April 2 vote", "2013-04-02"),
        ("It rose in two weeks.", "P2W"),
        ("It will rise in two weeks.", "2013-W14"),
    ],
)
def test_the_verb_says_whether_a_date_is_past_or_to_come(text: str, value: str) -> None:
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Napoleon crossed the river in June 1812. In September his army fought. "
         "By the end of the year it was gone.",
         ["1812-06", "1812-09", "1812"]),
        ("On 28 June 1914 he was shot. War was declared on 28 July.", ["1914-06-28", "1914-07-28"]),
        ("He was arrested in November 2009 and charged in February.", ["2009-11", "2010-02"]),
        ("It sailed on 10 April 1912. Four days later it sank. The inquiry opened on 2 May.",
         ["1912-04-10", "1912-04-14", "1912-05-02"]),
        ("In February 1917 strikes began. The tsar abdicated the following month.", ["1917-02", "1917-03"]),
        ("An attempt failed in August of that year.", [None]),
        ("It ended in 1991. In August of that year an attempt had failed.", ["1991", "1991-08"]),
        ("On 26 April 1986 it burned. The town was emptied the next afternoon.",
         ["1986-04-26", "1986-04-27TAF"]),
    ],
)  # fmt: skip
def test_a_narrative_counts_on_from_the_last_date_it_named(text: str, expected: list[str | None]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The company was founded in May 2004. On Thursday it said that it had lost money in January.",
         "2013-01"),
        ("The rate is the highest since May 2004. It rose in January.", "2013-01"),
        ("The paper, founded in May 2004, closed in January.", "2013-01"),
        ("In May 2004 it opened.\n\nIn January it closed.", "2013-01"),
        ("It opened in May 2004. It is closed, as it has been since January.", "2013-01"),
    ],
)  # fmt: skip
def test_a_report_counts_from_its_publication_though_an_older_date_was_named(text: str, value: str) -> None:
    assert values(text)[-1] == value


def test_a_year_earlier_in_a_comparison_keeps_the_quarter_or_month() -> None:
    assert values("Output in the fourth quarter was higher than a year earlier.") == ["2012-Q4", "2011-Q4"]
    assert values("Output was 3 in the first quarter of 2009, and less a year earlier.")[-1] == "2008"


def test_the_same_month_or_period_of_another_year_is_no_sharper_than_what_was_named() -> None:
    assert values("Prices rose in February, as in the same month last year.") == ["2013-02", "2012-02"]
    assert values("It made 3 in the fourth quarter and 2 in the same period of 2009.") == [
        "2012-Q4",
        "2009-Q4",
    ]
    assert values("It made 2 in the same period of 2009.") == ["2009"]
    assert values("It rained in February. In the same month it snowed.") == ["2013-02", "2013-02"]


@pytest.mark.parametrize("text", ["Flight 1812 left", "Room 2014 was empty", "It had 1900 passengers"])
def test_a_number_after_what_it_names_is_no_year(text: str) -> None:
    assert values(text) == []


def test_a_date_of_the_paragraph_before_carries_a_day_but_not_a_year() -> None:
    assert values("It burned on 2 May 2011.\n\nThe next day it rained.")[-1] == "2011-05-03"
    assert values("It burned in 2011.\n\nThe previous year was calm.")[-1] is None


@pytest.mark.parametrize(
    ("text", "when", "value", "modifier"),
    [
        ("in the summer of 2012", "2012", "2012-SU", ""),
        ("in the winter of 2012", "2012/2013", "2012-WI", ""),
        ("since early 2010", "2010", "2010", "since early"),
        ("before May 2010", "2010-05", "2010-05", "before"),
        ("at the end of 2010", "2010", "2010", "end"),
        ("in the 1990s", "1990/1999", "199", ""),
        ("in the first quarter of 2010", "2010-01/2010-03", "2010-Q1", ""),
        ("on the night of 2 May 2010", "2010-05-02", "2010-05-02TNI", ""),
        ("until the 20th century", "1901/2000", "19", "until"),
    ],
)
def test_a_date_is_kept_as_coarse_as_its_words(text: str, when: str, value: str, modifier: str) -> None:
    (mention,) = dates(text, FRIDAY)
    assert mention.when is not None
    assert (mention.when.value, mention.value, mention.modifier) == (when, value, modifier)


def test_durations_recurrences_and_vague_words_are_no_dates() -> None:
    assert dates("For three years it now sits every Monday, as recently, at 3 p.m.", FRIDAY) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Sie teilte am Dienstag mit", ["2013-03-19"]),
        ("de", "Er soll nächste Woche öffnen", ["2013-W13"]),
        ("de", "im Frühjahr 2012 und im ersten Quartal 2012", ["2012-SP", "2012-Q1"]),
        ("de", "vor vier Jahren, jedes Jahr elf Wochen", ["2009", "P1Y", "P11W"]),
        ("de", "seit dem 19. Jahrhundert, in den neunziger Jahren", ["18", "199"]),
        ("de", "Er wurde am 2. Mai verletzt", ["2012-05-02"]),
        ("de", "Morgen beginnt der Umbau", ["2013-03-23"]),
        ("fr", "Il avait duré onze semaines", ["P11W"]),
        ("fr", "il y a deux ans, au XIXe siècle", ["2011", "18"]),
        ("fr", "le ministère a annoncé mardi soir", ["2013-03-19TEV"]),
        ("fr", "les années 1950, l'année suivante", ["195", None]),
        ("es", "informó el viernes", ["2013-03-22"]),
        ("es", "hace cuatro años, en el siglo XIX", ["2009", "18"]),
        ("es", "la primavera de 2012, los años ochenta", ["2012-SP", "198"]),
        ("ru", "он умер в понедельник вечером", ["2013-03-18TEV"]),
        ("ru", "четыре года назад, в XIX веке", ["2009", "18"]),
        ("ru", "в первом квартале, каждый год", ["2013-Q1", "P1Y"]),
        ("ar", "أعلنت الوزارة يوم الثلاثاء", ["2013-03-19"]),
        ("ar", "قبل ثلاثة أيام، الشهر المقبل", ["2013-03-19", "2013-04"]),
        ("ar", "في الستينيات، كل عام", ["196", "P1Y"]),
        ("it", "tre anni fa", ["2010"]),
        ("pt", "há três anos", ["2010"]),
    ],
)
def test_other_languages_read_common_times_by_tables(
    language: str, text: str, expected: list[str | None]
) -> None:
    assert values(text, FRIDAY, language) == expected


@pytest.mark.skipif(not SPECIMEN, reason="ONRECORD_SPECIMEN names no page")
def test_every_date_of_the_specimen_is_right() -> None:
    text = Path(SPECIMEN or "").read_text("utf-8")
    named = [(one.words, one.when.value if one.when else None) for one in dates(text, When("2022-11-07"))]
    twice = ("November 30, 2021", "2021-11-30"), ("November 17, 2019", "2019-11-17")
    caption = ("the previous day", "2022-09-30"), ("September 30, 2022", "2022-09-30")
    assert named == [
        twice[0], twice[0], ("November 2", "2022-11-02"), twice[1], twice[1], ("2014", "2014"), ("2014",
        "2014"),
        ("August 26, 2021", "2021-08-26"), ("August 30, 2021", "2021-08-30"), ("September 1, 2021",
        "2021-09-01"),
        ("2016", "2016"), ("the previous year", "2015"), ("2017", "2017"), ("April", "2022-04"),
        ("Last month", "2022-10"), ("2020", "2020"), ("July 31", "2022-07-31"),
        ("September 11, 2001", "2001-09-11"), ("Last month", "2022-10"), *caption, *caption,
        ("September", "2022-09"),
    ]  # fmt: skip


WORDS = [
    "2014", "April", "on", "to", "-", "2", "November", ",", "last", "month", ".", "\n", "the", "of", "that",
    "previous", "year", "years", "2,000", "30", "February", "9999", "May", "and", "between", "days", "ago",
    "night",
    "summer", "third", "quarter", "Monday", "every", "half", "a", "early", "at", "3 p.m.", "century",
    "will", "met",
    "Easter", "week", "in", "two", "later", "since", "19th", "1990s", "next", "weekend", "\ud800", "٢٠٢٢",
    "hours",
]  # fmt: skip
ANCHORS = [None, FRIDAY, When("2022"), When("0001-01-01"), When("9999-12-31"), When("2020-02-29")]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=24),
    st.sampled_from(ANCHORS),
    st.sampled_from(["en", "de", "fr", "es", "ar", "ru", "it", "xx"]),
)
def test_spans_are_exact_and_apart_and_every_time_has_a_reason(
    parts: list[str], anchor: When | None, language: str
) -> None:
    text = " ".join(parts)
    all_times = time_expressions(text, anchor, language)
    for each in all_times:
        assert each.span.of(text) == each.words
        assert each.kind in ("DATE", "TIME", "DURATION", "SET")
        assert each.reason
    for one, other in pairwise(all_times):
        assert one.span.end <= other.span.start


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=20),
    st.sampled_from(["en", "de", "ru"]),
    st.sampled_from(ANCHORS),
)
def test_a_date_is_never_sharper_than_its_timex_value(
    parts: list[str], language: str, anchor: When | None
) -> None:
    for mention in dates(" ".join(parts), anchor, language):
        if mention.when is None or mention.value is None or "/" in mention.value:
            continue
        widest = when_of(mention.value)
        assert widest is not None
        assert mention.when.first <= widest.first
        assert mention.when.last >= widest.last


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "de", "ar", "ru", "fr", "zh"]))
def test_no_text_stops_the_reading(text: str, language: str) -> None:
    dates(text, FRIDAY, language)


def timed(text: str, language: str) -> float:
    start = time.process_time()
    time_expressions(text, FRIDAY, language)
    return time.process_time() - start


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize(
    "piece",
    [
        "Monday ", "last week on Monday, ", "the next day ", "In 2001 in May ", "two and ", "2014 to ",
        "1234567890",
        "a   ", "half a ", "\ud800 2020 ", "عام ٢٠٢٠ ", "the end of ", "three years and ", "never ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text_and_no_faster(piece: str, language: str) -> None:
    times = 300
    timed(piece * 50, language)
    short, long = timed(piece * times, language), timed(piece * times * 4, language)
    assert long < 10 * short + 0.2


def test_of_a_line_of_ten_megabytes_the_beginning_is_read_in_bounded_time() -> None:
    text = "It never ends and nothing is dated here " * 250_000 + "until May 2010"
    assert len(text) > MAX_TEXT
    start = time.process_time()
    assert time_expressions(text, FRIDAY) == []
    assert time.process_time() - start < 60


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("It was signed on 3/4/2020.", "en-US", [None]),
        ("3/4/2020", "", [None]),
        ("3/4/2020", "fr-CA", ["2020-04-03"]),
        ("3.4.2020", "", ["2020-04-03"]),
        ("The Sept. 11 attacks changed it.", "en", ["2001-09-11"]),
        ("The October Revolution of 1917 did.", "en", ["1917"]),
        ("Order 1945 was signed in 2001.", "en", ["2001"]),
    ],
)
def test_numerals_that_may_be_read_two_ways_have_no_date_and_names_of_events_are_none(
    text: str, language: str, values: list[str | None]
) -> None:
    found = dates(text, When("2022-11-07"), language)
    assert [each.when.value if each.when else None for each in found] == values
