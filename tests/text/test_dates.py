from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.text.dates import dates, time_expressions
from onrecord.text.when import When

PUBLISHED = When("2022-11-07")


def found(text: str, anchor: When | None = PUBLISHED, language: str = "en") -> list[tuple[str, str | None]]:
    return [(each.words, each.when.value if each.when else None) for each in dates(text, anchor, language)]


SPECIMEN = [
    ("on November 30, 2021", "November 30, 2021", "2021-11-30"),
    ("On November 2, the", "November 2", "2022-11-02"),
    ("province on November 17, 2019", "November 17, 2019", "2019-11-17"),
    ("set up in 2014 by", "2014", "2014"),
    ("on August 26, 2021, which", "August 26, 2021", "2021-08-26"),
    ("on August 30, 2021.", "August 30, 2021", "2021-08-30"),
    ("on September 1, 2021, the", "September 1, 2021", "2021-09-01"),
    ("in a 2016 drone strike", "2016", "2016"),
    ("In 2017, the", "2017", "2017"),
    ("In April, a", "April", "2022-04"),
    ("Last month, the", "Last month", "2022-10"),
    ("the 2020 Doha agreement", "2020", "2020"),
    ("On July 31, the", "July 31", "2022-07-31"),
    ("the September 11, 2001, attacks", "September 11, 2001", "2001-09-11"),
    ("on September 30, 2022", "September 30, 2022", "2022-09-30"),
    ("in September. That", "September", "2022-09"),
]


@pytest.mark.parametrize(("text", "words", "value"), SPECIMEN)
def test_every_date_phrase_of_the_specimen_is_placed(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


def test_the_previous_year_counts_from_the_last_date_named() -> None:
    assert found("killed in a 2016 strike and a second one the previous year.")[-1] == (
        "the previous year",
        "2015",
    )


def test_the_previous_day_is_the_one_that_the_clause_after_it_names() -> None:
    text = "Last month it met. They sat there on the previous day, when it fell on September 30, 2022."
    assert ("the previous day", "2022-09-30") in found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 November 2022", [("2 November 2022", "2022-11-02")]),
        ("the 2nd of November, 2022", [("2nd of November, 2022", "2022-11-02")]),
        ("2022-11-02", [("2022-11-02", "2022-11-02")]),
        ("Sunday, November 6, 2022", [("Sunday, November 6, 2022", "2022-11-06")]),
        ("in April 2020", [("April 2020", "2020-04")]),
        ("from 2014 to 2019", [("2014 to 2019", "2014/2019")]),
        ("2014–19", [("2014–19", "2014/2019")]),
        ("between April and June 2020", [("April and June 2020", "2020-04/2020-06")]),
        ("from December to March 2020", [("December to March 2020", "2019-12/2020-03")]),
        ("November 2-5, 2022", [("November 2-5, 2022", "2022-11-02/2022-11-05")]),
        ("the 1990s", [("the 1990s", "1990/1999")]),
        ("yesterday", [("yesterday", "2022-11-06")]),
        ("last week", [("last week", "2022-10-31/2022-11-06")]),
        ("two weeks ago", [("two weeks ago", "2022-10-24/2022-10-30")]),
        ("next May", [("next May", "2023-05")]),
        ("They met on Tuesday", [("Tuesday", "2022-11-01")]),
        ("They will meet on Tuesday", [("Tuesday", "2022-11-08")]),
        ("It said on Tuesday that it will go", [("Tuesday", "2022-11-01")]),
        ("He may march in May", [("May", "2022-05")]),
        ("29 February", [("29 February", "2020-02-29")]),
        ("On 3 May 2020 it closed. Three days later it opened.",
         [("3 May 2020", "2020-05-03"), ("Three days later", "2020-05-06")]),
        ("On November 2, 2,000 people fled", [("November 2", "2022-11-02")]),
    ],
)  # fmt: skip
def test_a_date_is_placed_as_coarsely_as_it_is_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "an eight-hour battle", "a 19-year-old", "a 19-year old", "for a decade", "2,000 fighters",
        "about 2000 fighters", "$2015", "over the past year", "in the last month of it", "the 2000-series",
        "they march and may fall", "a two-day meeting", "room 2014-A", "",
    ],
)  # fmt: skip
def test_durations_ages_and_counts_are_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("02/11/2022", "cannot be told apart"),
        ("30 February 2020", "no such date"),
        ("three days later", "no date is named before it"),
        ("In 2016 it met. Three days later it left.", "too coarse"),
        ("In 2016 it met.\n\nThe previous year was calm.", "another paragraph"),
        ("a decade ago", "too coarse"),
    ],
)
def test_a_date_that_cannot_be_placed_says_why(text: str, why: str) -> None:
    last = dates(text, PUBLISHED)[-1]
    assert last.when is None
    assert why in last.reason


@pytest.mark.parametrize("text", ["In April", "On November 2", "last month", "on Monday", "two weeks ago"])
def test_without_an_anchor_a_partial_date_is_kept_and_the_anchor_is_missed(text: str) -> None:
    (mention,) = dates(text, None)
    assert mention.when is None
    assert "an anchor is missing" in mention.reason


def test_a_coarse_anchor_places_only_what_it_can() -> None:
    assert found("last year", When("2022")) == [("last year", "2021")]
    (mention,) = dates("last month", When("2022"))
    assert mention.when is None
    assert "too coarse" in mention.reason


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am 2. November 2022", [("2. November 2022", "2022-11-02")]),
        ("de", "seit 2014", [("2014", "2014")]),
        ("de", "im März 2021", [("März 2021", "2021-03")]),
        ("fr", "le 1er novembre 2022", [("1er novembre 2022", "2022-11-01")]),
        ("fr", "en août 2021", [("août 2021", "2021-08")]),
        ("es", "el 2 de noviembre de 2022", [("2 de noviembre de 2022", "2022-11-02")]),
        ("it", "il 2 novembre 2022", [("2 novembre 2022", "2022-11-02")]),
        ("pt", "2 de novembro de 2022", [("2 de novembro de 2022", "2022-11-02")]),
        ("ru", "2 ноября 2022 года", [("2 ноября 2022 года", "2022-11-02")]),
        ("ru", "в 2014 году", [("2014 году", "2014")]),
        ("ru", "в прошлом месяце", [("в прошлом месяце", "2022-10")]),
        ("ar", "في 2 نوفمبر 2022", [("2 نوفمبر 2022", "2022-11-02")]),
        ("ar", "٢ تشرين الثاني ٢٠٢٢", [("٢ تشرين الثاني ٢٠٢٢", "2022-11-02")]),
        ("de", "morgen", [("morgen", None)]),
        ("ru", "5 мая", [("5 мая", None)]),
        ("zh", "2022-11-02", [("2022-11-02", "2022-11-02")]),
    ],
)
def test_other_languages_read_written_out_dates_by_tables(
    language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(text, PUBLISHED, language) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The attack on Nov. 4 was planned abroad.", "2022-11-04"),
        ("The ministry learned on Nov. 4 that the attack was planned abroad.", "2022-11-04"),
        ("On Nov. 4 the council agreed to build a dam.", "2022-11-04"),
        ("The trial was scheduled to begin on Nov. 4.", "2022-11-04"),
        ("The attack was planned in October.", "2022-10"),
        ("The minister was asked on Monday about it.", "2022-11-07"),
        ("The march was planned for Nov. 20.", "2022-11-20"),
        ("The march on Nov. 20 was planned in haste.", "2022-11-20"),
        ("A march is planned for Nov. 4.", "2023-11-04"),
        ("The vote was scheduled for June.", "2023-06"),
        ("A ruling was expected on Friday.", "2022-11-11"),
    ],
)
def test_a_plan_told_of_in_the_past_does_not_put_a_day_just_gone_into_next_year(
    text: str, value: str
) -> None:
    assert found(text, When("2022-11-08"))[0][1] == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Am 3. Mai starben 15 Menschen.", "2022-05-03"),
        ("de", "Der Rat beschloss es am 3. Mai.", "2022-05-03"),
        ("fr", "Le 3 mai, 15 personnes moururent.", "2022-05-03"),
        ("fr", "L'explosion survenue le 3 mai", "2022-05-03"),
        ("es", "El 3 de mayo la mayoría vino a pie.", "2022-05-03"),
        ("it", "Il 3 maggio morirono 15 persone.", "2022-05-03"),
        ("pt", "Em 3 de maio morreram 15 pessoas.", "2022-05-03"),
        ("ru", "3 мая погибли 15 человек.", "2022-05-03"),
        ("ru", "Министр приехал 3 мая.", "2022-05-03"),
        ("ar", "قتل 15 شخصا في 3 مايو", "2022-05-03"),
        ("ar", "انفجرت سيارة في 3 مايو", "2022-05-03"),
        ("de", "Die Brücke soll am 3. Mai fertig sein.", "2023-05-03"),
        ("fr", "L'accord devrait être signé le 3 mai.", "2023-05-03"),
        ("es", "La policía cerrará la calle el 3 de mayo.", "2023-05-03"),
        ("it", "Sarà firmato il 3 maggio.", "2023-05-03"),
        ("pt", "Será assinado em 3 de maio.", "2023-05-03"),
        ("ru", "Договор будет подписан 3 мая.", "2023-05-03"),
        ("ar", "ستجتمع الوزارة في 3 مايو", "2023-05-03"),
    ],
)
def test_the_common_verbs_of_news_say_past_or_future_in_other_languages(
    language: str, text: str, value: str
) -> None:
    assert [one for _, one in found(text, When("2022-11-05"), language)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Angriff am 3. November"),
        ("de", "Am 3. November soll er ein Haus gekauft haben."),
        ("fr", "Le 3 novembre, explosion dans une usine"),
        ("es", "Incendio del 3 de noviembre"),
        ("it", "Incendio del 3 novembre"),
        ("pt", "Incêndio de 3 de novembro"),
        ("ru", "Пожар 3 ноября"),
        ("ar", "حريق 3 نوفمبر"),
    ],
)
def test_where_no_verb_speaks_of_the_future_a_day_just_gone_is_past_and_the_reason_says_so(
    language: str, text: str
) -> None:
    (mention,) = dates(text, When("2022-11-05"), language)
    assert mention.when == When("2022-11-03")
    assert "near one before" in mention.reason or "nearest past" in mention.reason
    (farther,) = dates(text, When("2023-01-15"), language)
    assert farther.when is None or "nearest past" in farther.reason


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "год назад", "2021"),
        ("ru", "два года назад", "2020"),
        ("ru", "месяц назад", "2022-10"),
        ("ru", "неделю назад", "2022-10-24/2022-10-30"),
        ("ru", "день назад", "2022-11-04"),
        ("ar", "قبل عام", "2021"),
        ("ar", "منذ عامين", "2020"),
        ("ar", "قبل شهرين", "2022-09"),
        ("ar", "قبل أسبوع", "2022-10-24/2022-10-30"),
        ("ar", "قبل يومين", "2022-11-03"),
        ("de", "vor einem Jahr", "2021"),
        ("de", "vor fast zwei Wochen", "2022-10-17/2022-10-23"),
        ("fr", "il y a un an", "2021"),
        ("fr", "il y a près de deux mois", "2022-09"),
        ("es", "hace un año", "2021"),
        ("es", "hace casi un mes", "2022-10"),
        ("it", "un mese fa", "2022-10"),
        ("pt", "há uma semana", "2022-10-24/2022-10-30"),
    ],
)
def test_a_year_ago_and_its_like_are_as_coarse_as_their_unit(language: str, text: str, value: str) -> None:
    assert found(text, When("2022-11-05"), language) == [(text, value)]


@pytest.mark.parametrize("text", ["قبل عام 2019", "منذ عام 2019"])
def test_before_the_year_2019_is_not_a_year_ago(text: str) -> None:
    assert found(text, PUBLISHED, "ar") == [("2019", "2019")]


def test_an_anchor_that_is_no_when_is_named_as_such() -> None:
    for read in (dates, time_expressions):
        with pytest.raises(InputError, match="2022-11-99"):
            read("last month", cast(When, "2022-11-99"), "en")


def test_a_lone_surrogate_does_not_stop_the_reading() -> None:
    assert found("\ud800 on 2 November 2022 \udfff") == [("2 November 2022", "2022-11-02")]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["2014", "April", "on", "to", "-", "2", "November", ",", "last", "month", ".", "\n", "the",
             "previous", "year", "2,000", "30", "February", "9999", "May", "and", "between", "days", "ago"]
        ),
        max_size=20,
    ),
    st.sampled_from([None, When("2022-11-07"), When("2022"), When("0001-01-01"), When("9999-12-31")]),
    st.sampled_from(["en", "de", "ar", "ru", "xx"]),
)  # fmt: skip
def test_spans_are_exact_ordered_and_apart_in_any_text(
    parts: list[str], anchor: When | None, language: str
) -> None:
    text = " ".join(parts)
    end = 0
    for mention in dates(text, anchor, language):
        assert mention.span.of(text) == mention.words
        assert mention.span.start >= end
        assert mention.reason
        end = mention.span.end
