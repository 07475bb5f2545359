"""The events of a check in the terminal."""

from dataclasses import replace

from casework import make_check
from rich.console import Console

from onrecord.cli.view_events import MOST_EVENTS, event_lines
from onrecord.records.check import Check


def printed(check: Check) -> str:
    console = Console(width=600)
    with console.capture() as captured:
        for line in event_lines(check):
            console.print(line)
    return " ".join(captured.get().split())


def test_events_are_printed_by_date_with_who_says_so_and_the_figures_that_differ() -> None:
    text = printed(make_check())
    assert text.index("2016-07") < text.index("2017-04-13")
    assert "A wire service 2017-04-15; A broadcaster" in text
    assert "at least 36 dead (A wire service); 94 dead (A broadcaster)" in text
    assert "word of a spokesman" in text


def test_a_check_without_events_says_so() -> None:
    assert "No source tells of something at a date" in printed(replace(make_check(), happenings=()))


def test_of_many_events_the_rest_is_counted() -> None:
    check = make_check()
    one = check.happenings[0]
    many = tuple(replace(one, what=f"Event {number}.") for number in range(MOST_EVENTS + 2))
    assert "And 2 events more" in printed(replace(check, happenings=many))


def test_sources_in_other_languages_that_are_not_in_the_table_are_counted_once() -> None:
    check = make_check()
    told = {telling.document for one in check.happenings for telling in one.tellings}
    (left,) = (one for one in check.sources if one.language != "en" and one.id not in told)
    text = printed(check)
    said = "Events are read in English only; 1 source in other languages is not in this table."
    assert text.count(said) == 1
    english = replace(check, sources=tuple(one for one in check.sources if one.id != left.id))
    assert "Events are read in English only" not in printed(english)
