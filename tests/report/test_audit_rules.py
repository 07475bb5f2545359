"""The audit finds what a fact-check page does wrong, and leaves a careful page alone."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.report.audit import RULES, audit
from onrecord.report.auditquotes import difference
from onrecord.text.when import When

SPECIMEN = os.environ.get("ONRECORD_SPECIMEN")  # read before fixtures empty the environment

CARELESS = """The Minister Said It, and It Is Not So

Workers repair the eastern lock of the canal after the flood of spring, seen from the north bank. (A. Photographer/AP)
Workers repair the eastern lock of the canal after the flood of spring, seen from the north bank. (A. Photographer/AP)
Minister Lavrenko

“The northern towns are now emptying the great canal by night, and with it the whole harvest (wheat) of the lowlands…”

False

On May 4, the minister of water, Minister Lavrenko, accused the northern towns of theft.

Lavrenko said:

“The northern towns are now emptying the great canal by night, and with it the whole harvest (grain) of the lowlands, seeking to starve us.”

Lavrenko also said the towns had built a second canal in secret.

A radio station of the capital reported the remarks in a story titled “Towns steal the canal”.

The accusation repeats an old and debunked tale.

(Asked about Lavernko's remarks, a spokesperson of the towns said there was no theft.)

The canal was dug in 1911 by four towns.

In 1950 its eastern lock was built.

In 1974 it was widened, and in 2022 the towns asked for a fifth gate.

In 1980 it froze.

Last month, the water stood two metres below the mark.
"""  # noqa: E501

CAREFUL = """What the minister said on 4 May 2023, checked

Published 9 May 2023 by the desk

Minister Lavrenko said in a speech in parliament on 4 May 2023: “The northern towns are now emptying the great canal by night, and with it the harvest.” https://example.org/speech

Rating: False

The water board measured the level on 2 May 2023 and reported no loss. https://example.org/levels

We asked Minister Lavrenko on 5 May 2023 for his evidence; no answer had come by 8 May 2023.

A radio station reported the remarks on 5 May 2023 in a story titled “Towns and canal”. https://example.org/radio
"""  # noqa: E501

TABLE = {  # every rule with the words that it must point to
    "near-twin-names": "Lavernko",
    "date-without-year": "May 4",
    "relative-date-without-anchor": "Last month",
    "page-without-date": "",
    "debunked-without-link": "old and debunked tale",
    "comment-without-date": "Asked about",
    "claimant-not-asked": "",
    "evidence-without-source": "dug in 1911",
    "evidence-older-than-claim": "are now emptying",
    "caption-doubled": "Workers repair",
    "repeat-without-date-or-link": "story titled",
    "claim-not-rated": "also said",
    "quote-without-source": "northern towns",
    "quotes-differ": "harvest (wheat)",
    "intent-under-one-rating": "seeking to starve us",
}


def test_every_rule_is_in_the_table_of_this_test() -> None:
    assert set(TABLE) == set(RULES)


@pytest.mark.parametrize(("rule", "words"), TABLE.items())
def test_a_careless_page_breaks_every_rule_at_the_words_that_break_it(rule: str, words: str) -> None:
    found = [note for note in audit(CARELESS) if note.rule == rule]
    assert found
    assert words in found[0].words


TEN = {  # what a page made by hand got wrong, each with the rules that name it
    "a name is misspelt later on": {"near-twin-names"},
    "the quotation has no year, venue or link": {"date-without-year", "quote-without-source"},
    "card and body gloss one word differently": {"quotes-differ"},
    "a second claim is stated and never rated": {"claim-not-rated"},
    "an intent is covered by one rating": {"intent-under-one-rating"},
    "an outlet carried it, without date or link": {"repeat-without-date-or-link"},
    "a line is called debunked and nobody is shown who did it": {"debunked-without-link"},
    "answers have no date, and the claimant was not asked": {"comment-without-date", "claimant-not-asked"},
    "evidence has no source, no date to count from, and is older than the claim": {
        "evidence-without-source", "relative-date-without-anchor", "page-without-date",
        "evidence-older-than-claim",
    },
    "captions stand twice": {"caption-doubled"},
}  # fmt: skip


@pytest.mark.parametrize("mistake", TEN)
def test_each_of_the_ten_mistakes_of_a_page_made_by_hand_is_found(mistake: str) -> None:
    assert TEN[mistake] <= {note.rule for note in audit(CARELESS)}


@pytest.mark.parametrize("mistake", TEN)
def test_none_of_the_ten_mistakes_is_found_on_a_careful_page(mistake: str) -> None:
    assert not TEN[mistake] & {note.rule for note in audit(CAREFUL)}


def test_the_ten_mistakes_take_every_rule() -> None:
    assert set().union(*TEN.values()) == set(RULES)


def test_every_finding_points_to_its_words() -> None:
    for note in audit(CARELESS):
        if note.span is not None:
            assert note.span.of(CARELESS) == note.words


def test_a_careful_page_has_no_finding() -> None:
    assert [(note.rule, note.words) for note in audit(CAREFUL)] == []


def test_a_date_known_from_elsewhere_anchors_the_relative_ones() -> None:
    rules = {note.rule for note in audit(CARELESS, When("2023-05-09"))}
    assert not rules & {"date-without-year", "relative-date-without-anchor", "page-without-date"}


@pytest.mark.parametrize("text", ["", "\n\n", "“", "((((", "word " * 10_000, "“" * 2_000])
def test_odd_texts_are_audited_without_harm(text: str) -> None:
    assert {note.rule for note in audit(text)} <= set(RULES)


@pytest.mark.parametrize(
    "piece",
    [
        "“", "”", "«", "„", '"', "(", "[", "A", " ", "\n", "1 1", "A. ", "May 4 ", "“a” ", '"a"\n',
        "A said “b”. ", "Ab Cd\n", "“one two three four five six seven eight” ", "published ",
    ],
)  # fmt: skip
def test_a_long_hostile_text_is_audited_in_seconds(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    audit(text)
    assert time.process_time() - started < 3


def test_a_quotation_that_ends_early_is_no_difference() -> None:
    assert difference("The towns are emptying the canal…", "The towns are emptying the canal by night") == ""
    one = "they are now taking by night all of the full canal"
    assert "not one run of words" in difference(one, one.replace("full", "great"))
    assert difference("the northern and southern towns left", "the northern and southern towns stayed") == ""


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_findings_inside_it(text: str) -> None:
    for note in audit(text):
        assert note.span is None or note.span.end <= len(text)


def test_the_manual_describes_every_rule_and_no_other() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "audit.md").read_text("utf-8")
    described = {line.split("`")[1] for line in manual.splitlines() if line.startswith("### `")}
    assert described == set(RULES)


@pytest.mark.skipif(not SPECIMEN, reason="ONRECORD_SPECIMEN names no page")
def test_the_specimens_mistakes_are_found() -> None:
    found = {note.rule for note in audit(Path(SPECIMEN or "").read_text("utf-8"))}
    assert len(found) >= 10
    assert {"near-twin-names", "quotes-differ", "claim-not-rated", "claimant-not-asked"} <= found


@pytest.mark.parametrize("desk", ["The Desk", "Harbour Desk"])
def test_who_writes_or_publishes_a_page_is_not_taken_for_the_claimant(desk: str) -> None:
    text = (
        f"{desk}\n\nBy Demo Reporter. Edited and signed by Demo Editor on 6 November 2023.\n\n"
        "On 4 May 2023 the board was asked; no answer had come by 8 May 2023.\n\n"
        f"Demo Reporter, “A page”, {desk}, 6 November 2023.\n\nDemo Reporter\n\nDemo Editor"
    )
    assert "claimant-not-asked" not in {note.rule for note in audit(text)}
