"""The lexical stance engine: it speaks seldom, says why, and never turns not knowing into an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.engines.lexical import ENGINE, LexicalStance, shipped
from onrecord.engines.lexical_features import NAMES, features
from onrecord.records.evidence import Stance

CLAIM = "The ministry opened the Northern Bridge in May 2021."
SAME = "The ministry opened the Northern Bridge in May 2021, a month late."


def stance(claim: str, passage: str) -> Stance:
    return LexicalStance().judge([(claim, passage)])[0].stance


def test_a_passage_that_says_the_claim_in_its_words_supports_it_with_a_reason() -> None:
    finding = LexicalStance().judge([(CLAIM, SAME)])[0]
    assert finding.stance is Stance.SUPPORTS
    threshold = shipped().thresholds["supports"]
    assert threshold is not None
    assert finding.supports >= threshold
    assert "one sentence" in finding.reason


@pytest.mark.parametrize(
    "passage",
    [
        "The ministry did not open the Northern Bridge in May 2021.",
        "The ministry opened the Northern Bridge in May 2019.",
        "The ministry closed the Northern Bridge in May 2021.",
        "The harvest of apples was good in the south of the country.",
        "Reports that the ministry opened the Northern Bridge in May 2021 are false.",
        "A spokesperson would not say when a bridge may open.",
    ],
)
def test_a_passage_that_differs_in_one_thing_never_supports(passage: str) -> None:
    assert stance(CLAIM, passage) is Stance.UNCLEAR


def test_a_side_without_a_reliable_threshold_is_never_taken() -> None:
    assert shipped().thresholds["refutes"] is None
    reason = (
        LexicalStance()
        .judge([(CLAIM, "The ministry never opened the Northern Bridge in May 2021.")])[0]
        .reason
    )
    assert "this engine never says refutes" in reason


@pytest.mark.parametrize(
    ("claim", "passage", "why"),
    [
        (CLAIM, "Министерство открыло Северный мост в мае 2021 года.", "the passage is not in English"),
        ("Das Ministerium hat die Brücke im Mai eröffnet.", SAME, "the claim is not in English"),
        (CLAIM, "", "the passage has fewer than 3 words"),
        ("Yes.", SAME, "the claim has fewer than 3 words"),
    ],
)
def test_what_cannot_be_judged_is_unclear_with_the_reason(claim: str, passage: str, why: str) -> None:
    finding = LexicalStance().judge([(claim, passage)])[0]
    assert finding.stance is Stance.UNCLEAR
    assert why in finding.reason


def test_findings_come_in_order_and_do_not_depend_on_their_neighbours() -> None:
    pairs = [(CLAIM, SAME), (CLAIM, "It rained in the capital on Friday."), (CLAIM, SAME)]
    findings = LexicalStance().judge(pairs)
    assert findings == [LexicalStance().judge([pair])[0] for pair in pairs]
    assert LexicalStance().judge([]) == []


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_two_texts_get_a_finding_with_probabilities(claim: str, passage: str) -> None:
    finding = LexicalStance().judge([(claim, passage)])[0]
    assert 0 <= finding.supports + finding.refutes <= 1 + 1e-9
    assert finding.reason
    assert len(features(claim, passage)) == len(NAMES)


def test_the_engine_names_itself_and_its_one_language() -> None:
    assert LexicalStance.engine == ENGINE
    assert LexicalStance.languages == {"en"}
