"""Events of several sources: what is joined and why, what stays apart, and figures side by side."""

import time
from dataclasses import replace

import pytest
from evidence_cast import a_document
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence.events import find_events
from onrecord.evidence.happenings import join, told_in
from onrecord.evidence.judging import Same, judge
from onrecord.evidence.origins import find_origins
from onrecord.records.document import Document
from onrecord.records.evidence import Event, Happening
from onrecord.text.when import When

FIRST = (
    "A section of the Morandi bridge in Genoa collapsed on 14 August 2018. "
    "The ministry spoke of 26 people killed."
)
LATER = "The motorway bridge that collapsed in Genoa on 14 August 2018 killed 43 people, the prefecture said."


def told(*texts: str) -> list[Document]:
    """A document of each text, by papers a, b, … on the days after each other."""
    return [
        a_document(chr(97 + number), text, published=When(f"2022-05-0{number + 1}"))
        for number, text in enumerate(texts)
    ]


def happenings(*texts: str) -> tuple[Happening, ...]:
    documents = told(*texts)
    return told_in(documents, find_origins(documents).groups)[1]


def only_event(text: str) -> Event:
    (event,) = find_events(told(text))
    return event


def test_one_event_of_two_sources_is_joined_with_the_reason_and_both_are_named() -> None:
    (one,) = happenings(FIRST, LATER)
    assert one.on.value == "2018-08-14"
    assert [telling.publisher for telling in one.tellings] == ["Paper a", "Paper b"]
    assert one.joined == ("both on 14 August 2018; both tell of: collapse; both name Genoa",)
    assert one.origins == 2


def test_figures_that_disagree_stand_side_by_side_with_who_gives_them_and_are_not_averaged() -> None:
    (one,) = happenings(FIRST, LATER)
    (group,) = one.differing
    assert [(each.publisher, each.count.figure.value, each.count.said_by) for each in group] == [
        ("Paper a", 26.0, "The ministry"),
        ("Paper b", 43.0, "the prefecture"),
    ]


def test_figures_of_other_people_are_not_set_side_by_side() -> None:
    (one,) = happenings(
        "The attack at Kabul airport on 26 August 2021 killed 60 Afghans.",
        "The attack at Kabul airport on 26 August 2021 killed 13 Americans.",
    )
    assert one.differing == ()
    assert {each.count.of for each in one.counts} == {"Afghans", "Americans"}


def test_copies_of_one_text_are_one_origin() -> None:
    long = f"{FIRST} The mayor thanked the firefighters, who had come from every part of the region that day."
    found = happenings(long, long)
    assert len(found) == 2
    for one in found:
        assert len(one.tellings) == 2
        assert (one.origins, one.differing) == (1, ())
    assert "both in the same words" in found[0].joined[0]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            "A bomb exploded in Mosul on 3 May 2016.",
            "A bomb exploded in Mosul on 9 May 2016.",
            "different dates",
        ),
        (
            "A bomb exploded in Mosul on 3 May 2016.",
            "A bomb exploded in Basra on 3 May 2016.",
            "one is at Mosul, the other at Basra",
        ),
        (
            "A bomb exploded in Mosul on 3 May 2016.",
            "The parliament adopted the treaty in Mosul on 3 May 2016.",
            "one tells of: explosion, the other of: agreement",
        ),
        (
            "A bomb exploded at a market in Mosul on 3 May 2016.",
            "A bomb exploded at a mosque in Mosul on 3 May 2016.",
            "one is of a market, the other of a mosque",
        ),
    ],
)
def test_events_of_another_day_place_kind_or_site_stay_apart(one: str, other: str, reason: str) -> None:
    found = judge(only_event(one), only_event(other))
    assert found.same is Same.APART
    assert reason in found.reason


def test_shared_words_alone_join_nothing() -> None:
    one = only_event("On 3 May 2016 the old committee worked hard and sent many long letters.")
    other = only_event("The old committee worked hard on 3 May 2016 and sent many long letters.")
    assert judge(one, other).same is Same.APART


def test_what_is_not_sure_stays_apart_and_each_says_that_it_may_be_the_other() -> None:
    one, other = happenings(
        "A bomb exploded in Kandahar in Afghanistan on 3 May 2016.",
        "A bomb exploded in Afghanistan on 3 May 2016.",
    )
    assert (one.origins, other.origins) == (1, 1)
    assert "both name only Afghanistan, where there may be several" in one.maybe[0].reason
    assert {one.maybe[0].event, other.maybe[0].event} == {
        telling.event for each in (one, other) for telling in each.tellings
    }


def test_a_month_agrees_with_a_day_in_it_when_the_same_person_is_named() -> None:
    (one,) = happenings(
        "Abdul Hasib was killed in a raid in Nangarhar on 27 April 2017.",
        "Abdul Hasib died in a raid in Nangarhar in April 2017.",
    )
    assert one.on.value == "2017-04-27"
    assert one.joined[0].startswith("27 April 2017 lies in April 2017")


def test_a_planned_and_a_denied_event_are_marked() -> None:
    planned = only_event("The new bridge in Genoa will be opened on 3 August 2030.")
    denied = only_event("The ministry denied that its aircraft hit the hospital in Kunduz on 3 October 2015.")
    assert (planned.status.value, denied.status.value) == ("planned", "denied")
    assert denied.said_by == "The ministry"


def test_what_only_could_be_is_no_event() -> None:
    assert find_events(told("British aircraft could strike Kunduz on 31 August 2021, he said.")) == ()


def test_the_day_on_which_somebody_spoke_or_counted_is_no_date_of_an_event() -> None:
    text = "The ministry said on 14 April 2017 that the bomb dropped in Achin on 13 April 2017 killed 36."
    assert [one.on.value for one in find_events(told(text))] == ["2017-04-13"]
    text = "A bomb fell in Achin on 13 April 2017. The ministry counted 36 dead on 14 April 2017."
    assert [one.on.value for one in find_events(told(text))] == ["2017-04-13"]


def test_two_dates_in_a_sentence_are_two_events_each_with_its_own_words() -> None:
    text = "Washington withdrew on 8 May 2018 from the agreement that was signed in Vienna on 14 July 2015."
    found = find_events(told(text))
    assert [(one.on.value, one.words) for one in found] == [
        ("2015-07-14", "that was signed in Vienna on 14 July 2015."),
        ("2018-05-08", "Washington withdrew on 8 May 2018 from the agreement"),
    ]


def test_a_figure_in_the_next_sentence_goes_with_the_event_before_it() -> None:
    event = only_event("A ferry sank off Giglio on 13 January 2012. The coast guard reported three dead.")
    assert [(one.kind, one.figure.value, one.said_by) for one in event.counts] == [
        ("killed", 3.0, "The coast guard")
    ]


def test_a_number_of_places_or_weapons_is_no_figure_of_the_dead() -> None:
    event = only_event("A gunman killed 49 people in two mosques in Christchurch on 15 March 2019.")
    assert [one.figure.value for one in event.counts] == [49.0]


def test_a_capital_that_stands_as_a_place_is_the_city_and_not_the_state() -> None:
    event = only_event("A bomb exploded in Baghdad on 3 May 2016.")
    assert (event.names, event.places) == (("baghdad",), ("baghdad",))


def test_the_order_of_the_sources_changes_nothing() -> None:
    documents = told(FIRST, LATER, "A bomb exploded in Mosul on 3 May 2016.")
    events = find_events(documents)
    assert join(events) == join(events[::-1])


@given(st.lists(st.text(max_size=80), max_size=4))
def test_no_text_makes_joining_fail_and_every_telling_stands_in_one_happening(texts: list[str]) -> None:
    events, joined = told_in(told(*texts))
    assert sorted(one.id for one in events) == sorted(each.event for one in joined for each in one.tellings)


BLAST = "On Monday a bomb exploded outside a mosque in the city centre, killing five people."


def test_the_same_words_beside_another_town_are_not_one_event() -> None:
    documents = [
        a_document("a", f"Kabul police gave details. {BLAST}", published=When("2022-11-08")),
        a_document("b", f"Kunduz police gave details. {BLAST}", published=When("2022-11-08")),
    ]
    assert len(told_in(documents, ())[1]) == 2


def test_the_same_words_beside_the_same_town_are_one_event() -> None:
    documents = [
        a_document("a", f"In Kunduz people were afraid. {BLAST}", published=When("2022-11-08")),
        a_document("b", f"Shops in Kunduz were closed. {BLAST}", published=When("2022-11-08")),
    ]
    (one,) = told_in(documents, ())[1]
    assert "both in the same words, and beside the name Kunduz" in one.joined[0]


def test_the_same_words_in_a_day_and_in_its_month_are_not_one_event_for_that() -> None:
    one = only_event("The old committee worked hard on 3 May 2016 and sent many long letters.")
    other = replace(one, document="doc_b", on=When("2016-05"))
    assert judge(one, other, one_origin=True).same is Same.APART
    assert judge(one, replace(one, document="doc_b"), one_origin=True).same is Same.SAME


def test_two_thousand_tellings_are_joined_in_seconds() -> None:
    one = only_event("A bomb exploded in Mosul on 3 May 2016.")
    many = [replace(one, document=f"doc_{n}", words=f"{one.words} {n}") for n in range(1_000)]
    many += [replace(one, document=f"doc_b{n}", names=(f"town{n}",), places=()) for n in range(1_000)]
    start = time.process_time()
    found = join(many)
    assert time.process_time() - start < 12
    assert len(found) == 1_001


def test_of_one_document_the_first_two_hundred_tellings_are_given() -> None:
    text = " ".join(f"On 3 May 2016 a bomb exploded in Mosul near house {n}." for n in range(210))
    assert len(find_events(told(text))) == 200
