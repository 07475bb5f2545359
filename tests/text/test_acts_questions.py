"""Who does what to whom, and the questions a claim puts to an archive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.acts import acts
from onrecord.text.questions import claim_acts, questions

US, UK, ISIS, ISIS_K, TALIBAN = "us", "uk", "isis", "isis-k", "taliban"

READ = [
    ("Washington arms the Taliban.", ("us",), "help", ("taliban",)),
    ("The Taliban were attacked by ISIS-K.", ("isis-k",), "harm", ("taliban",)),
    ("London said that Washington arms the Taliban.", ("us",), "help", ("taliban",)),
    ("American strikes on ISIS-K went on.", ("us",), "harm", ("isis-k",)),
    ("Washington presses the Taliban to turn away from Moscow.", ("us",), "urge-away", ("taliban", "russia")),
    ("The Pentagon said it had killed a leader of ISIS-K.", ("us",), "kill", ("isis-k",)),
]


@pytest.mark.parametrize(("text", "doers", "relation", "receivers"), READ)
def test_an_act_has_its_doers_and_receivers(
    text: str, doers: tuple[str, ...], relation: str, receivers: tuple[str, ...]
) -> None:
    assert (doers, relation, receivers) in [(a.doers, a.relation, a.receivers) for a in acts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Thirteen American soldiers died in the attack, for which ISIS-K is held responsible.",
        "The attack on the airport was claimed by ISIS-K.",
        "Washington is a city.",
        "",
    ],
)
def test_nobody_is_made_a_doer_of_what_he_did_not_do(text: str) -> None:
    assert not [act for act in acts(text) if US in act.doers]


def test_the_last_named_does_what_a_clause_says_with_who_or_that() -> None:
    found = acts("Americans attacked Taliban units that were fighting ISIS.")
    assert [(a.doers, a.receivers) for a in found if a.words == "fighting"] == [((TALIBAN,), (ISIS,))]


def test_a_receiver_named_only_in_the_title_is_taken_from_there() -> None:
    (act,) = [
        a
        for a in acts("A United States strike hit him.", before="A leader of ISIS-K dies")
        if a.words == "hit"
    ]
    assert (act.doers, act.receivers, act.receivers_from) == ((US,), (ISIS_K,), "ISIS-K")


def test_the_claimant_is_not_among_those_who_do_what_he_claims() -> None:
    (act,) = claim_acts("Zamir Kabulov says that Washington and London arm ISIS-K.", "Zamir Kabulov")
    assert (act.doers, act.receivers) == ((US, UK), (ISIS_K,))


def test_questions_ask_for_the_claim_its_opposite_both_sides_together_and_their_word() -> None:
    asked = questions("Washington and London are strengthening ISIS-K.", "Zamir Kabulov")
    assert [one.kind for one in asked] == ["same", "opposite", "together", "word"]
    assert "attacked, fought, killed or weakened ISIS-K" in asked[1].text


def test_a_claim_without_names_still_asks_whether_it_is_on_record() -> None:
    assert [one.kind for one in questions("Prices rose by a third.")] == ["same"]


@given(st.text(max_size=120), st.sampled_from(["en", "ru", "de", "ar", "xx", None]))
def test_no_text_makes_acts_or_questions_fail_and_spans_are_exact(text: str, language: str | None) -> None:
    assert all(act.span.of(text) == act.words for act in acts(text, language))
    assert len({one.text for one in questions(text, None, language)}) >= 1
