"""Reported words that are no sentence: they are not called checkable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_find_claims import claims

from onrecord.claims.checkable import checkable
from onrecord.claims.contained import Before, Speaker, who
from onrecord.claims.fragments import broken_off, fragment, opening
from onrecord.engines.engines import EngineSettings, load
from onrecord.records.engine import Syntax
from onrecord.records.statement import Checkable, Mode


@pytest.fixture(scope="module")
def syntax() -> Syntax:
    found = load(EngineSettings()).syntax
    if found is None:
        pytest.skip("the engines extra is not installed")
    return found


NOTHING = [  # verb, words
    ("called", "The city’s oldest wooden bridge"),
    ("described", "the tax that helped the harbour grow"),
    ("called", 'The report "a shameful lie"'),
    ("lashed", "out at the council in deeply bitter terms"),
    ("declined", "to comment"),
    ("warned", "of new floods on the coast"),
]


@pytest.mark.parametrize(("verb", "words"), NOTHING)
def test_reported_words_without_a_verb_of_their_own_assert_nothing(
    verb: str, words: str, syntax: Syntax
) -> None:
    (only,) = claims(words, Mode.REPORTED, verb, syntax=syntax)
    assert only.checkable is Checkable.VAGUE
    assert "asserts nothing" in only.checkable_reason or "names an act" in only.checkable_reason


ASSERTED = [
    ("accused", "the ministry of closing the road"),
    ("blamed", "the council for closing the road"),
    ("said", "Two suspects arrested"),
    ("reported", "17 dead"),
    ("reported", "more than 300 homes destroyed"),
    ("claimed", "to have closed nine mines"),
    ("said", "closing the road cost 4 million"),
    ("said", "banks close at noon in Kabul"),
    ("said", "the law, which the council passed, bans cars"),
]


@pytest.mark.parametrize(("verb", "words"), ASSERTED)
def test_accusations_headlines_and_clauses_stay_claims(verb: str, words: str, syntax: Syntax) -> None:
    for engine in (syntax, None):
        (only,) = claims(words, Mode.REPORTED, verb, syntax=engine)
        assert only.checkable is Checkable.CHECKABLE, only.checkable_reason


def test_an_infinitive_after_a_promise_or_an_order_is_intent() -> None:
    for verb, words in (("promised", "to raise taxes"), ("ordered", "to leave the city")):
        (only,) = claims(words, Mode.REPORTED, verb)
        assert only.checkable is Checkable.INTENT
        assert f"“{verb} to" in only.checkable_reason


@pytest.mark.parametrize(
    "words", ["The party is ahead even as he", "The council voted because", "The report was sent from the"]
)
def test_words_that_wait_for_more_break_off(words: str, syntax: Syntax) -> None:
    for engine in (syntax, None):
        for mode in Mode:
            (only,) = claims(words, mode, "said", syntax=engine)
            assert (only.checkable, only.checkable_reason) == (Checkable.VAGUE, "The words break off.")


@pytest.mark.parametrize(
    "words",
    [
        "This is the road which they fought for",
        "The bill was voted for",
        "Nobody is as rich as he",
        "The roof fell in",
    ],
)
def test_a_sentence_may_end_in_a_preposition_that_belongs_to_its_verb(words: str) -> None:
    assert not broken_off(words, None)


def test_that_which_only_joins_is_no_pronoun_and_not_part_of_the_claim() -> None:
    (only,) = claims("that the hospital had run out of blood", Mode.REPORTED, "said")
    assert only.words == "the hospital had run out of blood"
    assert only.text == "The hospital had run out of blood"
    assert only.checkable is Checkable.CHECKABLE
    (pointing,) = claims("that was wrong", Mode.REPORTED, "said")
    assert pointing.words == "that was wrong"


def test_who_was_told_is_not_part_of_what_was_told() -> None:
    (only,) = claims("RIA that Russia had helped the city", Mode.REPORTED, "told")
    assert only.words == "Russia had helped the city"
    (whole,) = claims("claims that Russia had helped were false", Mode.REPORTED, "said")
    assert whole.words.startswith("claims that")


def test_whether_leaves_open_what_is_so() -> None:
    (only,) = claims("whether the bank had closed", Mode.REPORTED, "asked")
    assert only.checkable is Checkable.VAGUE
    assert "“whether” opens a question" in only.checkable_reason


def test_it_was_followed_by_a_known_actor_names_who_did_it() -> None:
    (only,) = claims("It was the Americans", Mode.REPORTED, "said")
    assert only.checkable is Checkable.CHECKABLE
    assert only.text == "It was the Americans"
    assert checkable("It was Tuesday", "en")[0] is Checkable.VAGUE
    cleft = who("It was the Americans", Speaker("The ministry", False), Before(), True)
    assert cleft == ("It was the Americans", [])


@given(st.text(alphabet="ab that to,.“”\n", max_size=60), st.sampled_from(["said", "told", ""]))
def test_any_words_are_cut_within_themselves_and_judged(text: str, verb: str) -> None:
    assert 0 <= opening(text, verb) <= len(text)
    assert fragment(text, verb, None) is None or fragment(text, verb, None)
    assert broken_off(text, None) in (True, False)
