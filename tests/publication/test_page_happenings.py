"""What happened when, and who says so: the drawing, its text alternative and its table."""

from dataclasses import replace
from pathlib import Path

from casework import make_case

from onrecord.evidence.happenings import told_in
from onrecord.publication.happenings import MOST, TITLE, Events, events_shown
from onrecord.records.evidence import Happening

CSS = Path(__file__).parents[2] / "src" / "onrecord" / "publication" / "static" / "onrecord.css"


def shown(happenings: tuple[Happening, ...] | None = None) -> Events | None:
    case = make_case()
    check = case.check if happenings is None else replace(case.check, happenings=happenings)
    return events_shown(case.report(), check)


def some() -> Events:
    found = shown()
    assert found is not None
    return found


def test_an_event_of_two_sources_is_one_row_with_both_sources_and_their_days() -> None:
    row = next(one for one in some().rows if one.when.value == "2017-04-13")
    assert [(one.publisher, one.published) for one in row.tellings] == [
        ("A wire service", "15 April 2017"),
        ("A broadcaster", "18 April 2017"),
    ]
    assert "One event: both on 13 April 2017" in row.note


def test_figures_that_differ_stand_in_one_line_with_who_gives_them() -> None:
    row = next(one for one in some().rows if one.when.value == "2017-04-13")
    assert row.differing == (
        "Killed: A wire service, 15 April 2017: “at least 36 dead”; A broadcaster, 18 April 2017: “94 dead”.",
    )


def test_the_drawing_has_a_title_a_description_and_the_day_of_the_statement() -> None:
    svg = str(some().svg)
    assert f'<title id="events-title">{TITLE}</title>' in svg
    assert '<desc id="events-desc">1 event from 13 April 2017 to 13 April 2017; figures differ in 1.' in svg
    assert "Statement, 2 November 2022" in svg
    assert (svg.count('href="#event-event"'), svg.count('href="#event-telling"')) == (1, 2)
    assert "2 sources · figures differ" in svg


def test_on_a_narrow_screen_the_table_stands_alone() -> None:
    narrow = CSS.read_text("utf-8").partition("@media (max-width: 30rem)")[2]
    assert ".happenings .timeline { display: none; }" in narrow


def test_a_denied_event_keeps_its_mark_and_whose_word_it_is() -> None:
    case = make_case()
    denied = "The ministry denied that its aircraft hit the hospital in Kunduz on 3 October 2015."
    accused = "An aircraft hit a hospital in Kunduz on 3 October 2015."
    kept = [
        replace(document, text=text)
        for document, text in zip(case.check.sources, (denied, accused), strict=False)
    ]
    found = shown(told_in(kept)[1])
    assert found is not None
    assert [(one.status, one.said_by) for one in found.rows[0].tellings] == [
        ("denied", "The ministry"),
        ("happened", ""),
    ]


def test_markup_in_a_telling_is_shown_and_never_obeyed() -> None:
    case = make_case()
    texts = (
        "A bomb <script>alert(1)</script> exploded in Mosul on 3 May 2016 and killed 20 people.",
        "On 3 May 2016 the blast in Mosul took place, <b>officials</b> said; 35 people died.",
    )
    kept = [replace(one, text=text) for one, text in zip(case.check.sources, texts, strict=False)]
    found = shown(told_in(kept)[1])
    assert found is not None
    assert "<script>" not in found.svg


def test_of_many_events_the_page_says_how_many_are_left_to_the_machine_record() -> None:
    one = next(each for each in make_case().check.happenings if each.origins > 1)
    many = tuple(replace(one, what=f"{one.what} {number}") for number in range(MOST + 3))
    found = shown(many)
    assert found is not None
    assert (len(found.rows), found.left) == (MOST, 3)


def test_a_check_without_events_shows_nothing() -> None:
    assert shown(()) is None
