"""The rules of the verdict room, each as a table or a sentence."""

from dataclasses import replace

import pytest
from verdict_cast import a_check, a_claim, a_match, a_matching, a_piece

from onrecord.errors import InputError
from onrecord.records.evidence import Evidence, Stance
from onrecord.records.factcheck import FactCheck, Finding, Match, Relation
from onrecord.records.statement import Checkable, Claim
from onrecord.records.verdict import NotCheckable, NotEnough, Outcome, Proposal, Rating, Rule
from onrecord.text.when import When
from onrecord.verdict.calibration import lines, repeat_rate
from onrecord.verdict.verdict import propose


def judged(checks: list[FactCheck], evidence: list[Evidence], claim: Claim | None = None) -> Outcome:
    claim = claim or a_claim()
    matching = a_matching(claim, *(a_match(claim, check) for check in checks))
    return propose(claim, evidence, matching, {check.id: check for check in checks})


def missing(outcome: Outcome) -> str:
    assert isinstance(outcome, NotEnough)
    return " ".join(outcome.missing)


@pytest.mark.parametrize("kind", [Checkable.INTENT, Checkable.OPINION, Checkable.PREDICTION, Checkable.VAGUE])
def test_a_claim_that_evidence_cannot_settle_gets_no_rating_whatever_was_found(kind: Checkable) -> None:
    claim = a_claim(checkable=kind, checkable_reason="it speaks of a purpose")
    outcome = judged([a_check()], [], claim)
    assert outcome == NotCheckable(claim.id, kind.value, "it speaks of a purpose")


def test_a_line_that_was_rated_false_before_is_proposed_false_with_a_measured_probability() -> None:
    checks = [a_check(1), a_check(2, published=When("2019-04"))]
    outcome = judged(checks, [])
    assert isinstance(outcome, Proposal)
    assert (outcome.rating, outcome.rule) == (Rating.FALSE, Rule.REPEATED_LINE)
    rate = repeat_rate("false", late=True)
    assert outcome.probability == rate.rate
    assert rate.said() in outcome.probability_from
    assert "2 earlier fact-checks of this line by 2 publishers (Desk 1, Desk 2)" in outcome.reasons[0].text
    assert outcome.reasons[0].records == tuple(check.id for check in checks)


def test_the_reasons_say_that_the_older_line_was_rated_and_how_old_it_is() -> None:
    outcome = judged([a_check(1)], [])
    assert isinstance(outcome, Proposal)
    said = " ".join(reason.text for reason in outcome.reasons)
    assert "rate the older line, not this sentence" in said
    assert "4 years before the time the claim speaks of" in said
    assert "actor: agree" in said
    assert any("not party to the dispute" in change for change in outcome.would_change)


def test_checks_made_within_a_year_take_the_rate_measured_on_all() -> None:
    recent = [a_check(number, published=When("2022-08-01")) for number in (1, 2)]
    outcome = judged(recent, [])
    assert isinstance(outcome, Proposal)
    assert outcome.probability == repeat_rate("false", late=False).rate


def test_checks_all_by_one_publisher_say_so_and_take_the_lowest_rate_measured_on_such() -> None:
    outcome = judged([a_check(number, publisher="One desk") for number in (1, 2, 3)], [])
    assert isinstance(outcome, Proposal)
    said = outcome.reasons[0].text
    assert "3 earlier fact-checks of this line, all by one publisher, One desk, rate it" in said
    assert "No second publisher's fact-check is among the earlier fact-checks in this archive." in said
    assert "One earlier check only" not in said
    rate = repeat_rate("false", late=True, one=True, one_sided=True)
    assert outcome.probability == rate.rate < repeat_rate("false", late=True).rate
    assert "all by one publisher" in outcome.probability_from
    assert "they count as one" in outcome.probability_from


def test_one_single_check_says_so_and_takes_the_rate_measured_on_exactly_one() -> None:
    one, many = judged([a_check(1)], []), judged([a_check(n, publisher="One desk") for n in (1, 2)], [])
    assert isinstance(one, Proposal)
    assert isinstance(many, Proposal)
    assert "One earlier check only." in one.reasons[0].text
    assert "with exactly one earlier check" in one.probability_from
    rate = repeat_rate("false", late=True, one=True, one_sided=True, single=True)
    assert one.probability == rate.rate
    assert "In 52 of these 53 cases there was exactly one earlier check" in many.probability_from
    assert any("among the earlier fact-checks" in change for change in one.would_change)


def test_a_publisher_that_also_rates_otherwise_takes_the_rate_of_any_one_publisher() -> None:
    claim, other = a_claim(), a_check(9, Rating.TRUE, publisher="One desk")
    check = a_check(1, publisher="One desk")
    matching = a_matching(claim, a_match(claim, check), a_match(claim, other, Relation.RELATED))
    outcome = propose(claim, [], matching, {one.id: one for one in (check, other)})
    assert isinstance(outcome, Proposal)
    assert outcome.probability == repeat_rate("false", late=True, one=True).rate


def near(match: Match) -> Match:
    """The match with a predicate that agrees as a near class only."""
    guards = [
        replace(one, near=True, reason="near: help and create") if one.name == "predicate" else one
        for one in match.guards
    ]
    return replace(match, guards=tuple(guards))


def test_checks_of_a_near_deed_are_named_and_do_not_count() -> None:
    claim, checks = a_claim(), [a_check(1), a_check(2, Rating.TRUE), a_check(3)]
    matches = [a_match(claim, checks[0]), near(a_match(claim, checks[1])), a_match(claim, checks[2])]
    outcome = propose(claim, [], a_matching(claim, *matches), {one.id: one for one in checks})
    assert isinstance(outcome, Proposal)
    said = " ".join(reason.text for reason in outcome.reasons)
    assert "2 of the earlier claims are of the same deed" in said
    assert "1 of a near one (help and create), and this does not count" in said
    assert set(outcome.reasons[0].records) == {checks[0].id, checks[2].id}
    alone = propose(claim, [], a_matching(claim, matches[1]), {checks[1].id: checks[1]})
    assert "of a near deed only (help and create)" in missing(alone)


def test_the_guards_are_shown_on_the_match_in_which_most_agrees_of_equals_the_newest() -> None:
    claim = a_claim()
    checks = [
        a_check(1, claim="Washington arms Islamic State, the paper wrote."),
        a_check(2, claim="Washington arms it.", published=When("2015-01-01")),
        a_check(3, claim="Washington arms them.", published=When("2016-01-01")),
    ]
    matches = [
        a_match(claim, checks[0], actor=Finding.UNKNOWN),
        *(a_match(claim, check) for check in checks[1:]),
    ]
    outcome = propose(claim, [], a_matching(claim, *matches), {one.id: one for one in checks})
    assert isinstance(outcome, Proposal)
    (held,) = [reason for reason in outcome.reasons if reason.text.startswith("Held against")]
    assert "“Washington arms them.”" in held.text


def test_checks_that_name_the_whole_group_are_told_from_those_of_its_part() -> None:
    checks = [a_check(1), a_check(2, claim="Washington arms ISIS-K.")]
    outcome = judged(checks, [])
    assert isinstance(outcome, Proposal)
    assert any(
        "1 of these name Islamic State; the claim speaks of ISIS-K" in one.text for one in outcome.reasons
    )


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ([Rating.FALSE, Rating.FALSE, Rating.MOSTLY_FALSE], Rating.FALSE),
        ([Rating.FALSE, Rating.MOSTLY_FALSE], Rating.MOSTLY_FALSE),
        ([Rating.FALSE, None, Rating.UNPROVED], Rating.FALSE),
    ],
)
def test_the_commonest_rating_is_proposed_and_the_milder_one_when_two_are_as_common(
    ratings: list[Rating | None], expected: Rating
) -> None:
    outcome = judged([a_check(number, rating) for number, rating in enumerate(ratings, 1)], [])
    assert isinstance(outcome, Proposal)
    assert outcome.rating is expected


@pytest.mark.parametrize(
    ("checks", "says"),
    [
        ([], "No earlier fact-check of this claim among the 40 in the archive"),
        ([a_check(1, None)], "carries a rating on a scale we know"),
        ([a_check(1, address=None)], "an address that a reader could follow"),
        ([a_check(1), a_check(2, Rating.TRUE)], "Disputed: earlier fact-checks"),
        ([a_check(1, Rating.MIXED)], "on too few claims, or too seldom"),
        ([a_check(1, Rating.TRUE)], "on too few claims, or too seldom"),
    ],
)
def test_earlier_checks_that_cannot_carry_a_rating_are_named_as_what_is_missing(
    checks: list[FactCheck], says: str
) -> None:
    assert says in missing(judged(checks, []))


@pytest.mark.parametrize(
    ("guard", "finding", "counts"),
    [
        ("actor", Finding.OPPOSE, False),
        ("predicate", Finding.DIFFER, False),
        ("polarity", Finding.OPPOSE, False),
        ("object", Finding.DIFFER, False),
        ("number", Finding.DIFFER, False),
        ("time", Finding.DIFFER, True),
        ("object", Finding.UNKNOWN, True),
    ],
)
def test_a_match_whose_guard_differs_is_no_repeat_except_in_time(
    guard: str, finding: Finding, counts: bool
) -> None:
    claim, check = a_claim(), a_check()
    match = a_match(claim, check, **{guard: finding})
    outcome = propose(claim, [], a_matching(claim, match), {check.id: check})
    assert isinstance(outcome, Proposal) is counts
    if not counts:
        assert guard in missing(outcome)


@pytest.mark.parametrize("relation", [Relation.RELATED, Relation.CONTRADICTS])
def test_only_the_same_line_counts_as_a_repeat(relation: Relation) -> None:
    claim, check = a_claim(), a_check()
    outcome = propose(claim, [], a_matching(claim, a_match(claim, check, relation)), {check.id: check})
    assert "speak of something near to it" in missing(outcome)


def sure(number: int, stance: Stance, probability: float = 0.9, **changes: object) -> Evidence:
    return a_piece(a_claim(), number, stance, probability=probability, **changes)


def test_two_independent_origins_above_the_line_give_that_side() -> None:
    outcome = judged([], [sure(1, Stance.REFUTES, 0.95), sure(2, Stance.REFUTES, 0.85)])
    assert isinstance(outcome, Proposal)
    assert (outcome.rating, outcome.rule, outcome.probability) == (Rating.FALSE, Rule.STANCES, 0.85)
    assert "weaker of the 2 surest origins" in outcome.probability_from


def test_one_origin_counts_once_however_many_outlets_carry_it() -> None:
    carried = [sure(number, Stance.SUPPORTS, 0.95, origin="doc_1") for number in (1, 2, 3)]
    assert "2 independent origins" in missing(judged([], carried))
    assert isinstance(judged([], [*carried, sure(4, Stance.SUPPORTS)]), Proposal)


def test_two_texts_of_one_publisher_are_one_voice() -> None:
    same = [sure(number, Stance.REFUTES, publisher="One Ministry") for number in (1, 2)]
    assert "2 independent origins" in missing(judged([], same))


def test_support_and_refutation_above_the_line_are_disputed_not_averaged() -> None:
    both = [sure(1, Stance.SUPPORTS), sure(2, Stance.REFUTES), sure(3, Stance.REFUTES)]
    assert "Disputed: 1 independent origins support" in missing(judged([], both))


def test_a_repeated_line_with_sure_support_from_two_origins_is_disputed() -> None:
    both = [sure(1, Stance.SUPPORTS), sure(2, Stance.SUPPORTS)]
    assert "Disputed: earlier fact-checks rate this line false" in missing(judged([a_check()], both))


def test_acts_found_by_code_alone_make_no_proposal_but_are_named() -> None:
    found = [a_piece(a_claim(), number, Stance.REFUTES) for number in (1, 2, 3)]
    said = missing(judged([], found))
    assert (
        "acts or figures on record against the claim from 3 origins, without a measured probability" in said
    )
    outcome = judged([a_check()], found)
    assert isinstance(outcome, Proposal)
    assert any(reason.records == tuple(piece.id for piece in found) for reason in outcome.reasons)


def test_passages_that_only_repeat_the_claimant_count_for_nobody() -> None:
    found = [a_piece(a_claim(), number, Stance.REPEATS, probability=0.99) for number in (1, 2, 3)]
    said = missing(judged([], found))
    assert "passages that only report somebody saying it: 3." in said


def test_an_engine_that_looked_and_would_not_say_is_told_apart_from_no_engine() -> None:
    looked = [a_piece(a_claim(), 1, Stance.UNCLEAR, made_by="small 1"), a_piece(a_claim(), 2, Stance.BESIDE)]
    assert "An engine looked at 1 passage and would not say which side" in missing(judged([], looked))
    code = [a_piece(a_claim(), 1, Stance.BESIDE, made_by="code")]
    assert "No engine weighed the passages" in missing(judged([], code))


def test_acts_published_by_a_party_and_acts_from_before_the_claims_time_are_counted() -> None:
    why = (
        "against; the publisher, A Ministry, is a party to the dispute; happened 6 years before the "
        "time the claim"
    )
    piece = a_piece(a_claim(), 1, Stance.REFUTES, stance_reason=f"{why} speaks of")
    outcome = judged([a_check()], [piece, a_piece(a_claim(), 2, Stance.REFUTES)])
    assert isinstance(outcome, Proposal)
    said = [reason.text for reason in outcome.reasons]
    assert "Published by a party to the dispute: 1 passage of 1 independent origin." in said
    assert "Older than the time the claim speaks of: 1 passage of 1 independent origin." in said


def test_nothing_found_is_said_with_the_questions_that_were_asked() -> None:
    outcome = judged([], [])
    assert isinstance(outcome, NotEnough)
    assert "No passage in the archive speaks of the people and things in the claim." in outcome.missing
    assert outcome.looked_for[0] == "What is on record of this: Washington arms ISIS-K."
    assert len(outcome.looked_for) == 4


def test_a_claim_that_names_nobody_is_said_to_be_beyond_any_search() -> None:
    claim = a_claim("17 people had died, three more than the government admits")
    said = missing(propose(claim, [], a_matching(claim), {}))
    assert (
        "The claim names no person, body, place or event that could be looked up: add who or where." in said
    )
    assert "No passage in the archive" not in said
    named = a_claim("17 people had died in the harbour of Beirut")
    assert "No passage in the archive speaks" in missing(propose(named, [], a_matching(named), {}))


def test_a_number_that_two_origins_give_otherwise_is_shown_but_its_measured_rate_is_below_the_line() -> None:
    claim = a_claim("The strike killed 36 fighters.")
    words = "On Friday the strike killed 94 fighters."
    found = [a_piece(claim, number, Stance.BESIDE, words=words) for number in (1, 2)]
    matching = a_matching(claim)
    said = missing(propose(claim, found, matching, {}))
    assert "The numbers of 2 independent origins differ" in said
    bolder = propose(claim, found, matching, {}, 0.3)
    assert isinstance(bolder, Proposal)
    assert (bolder.rating, bolder.rule) == (Rating.FALSE, Rule.COMPARISON)
    assert any("36 fighters / 94 fighters" in reason.text for reason in bolder.reasons)


def test_numbers_that_agree_here_and_differ_there_are_disputed() -> None:
    claim = a_claim("The strike killed 36 fighters.")
    found = [
        a_piece(claim, 1, Stance.BESIDE, words="The strike killed 36 fighters."),
        a_piece(claim, 2, Stance.BESIDE, words="The strike killed 94 fighters."),
    ]
    assert "Disputed: some sources give the claim's number" in missing(
        propose(claim, found, a_matching(claim), {}, 0.3)
    )


@pytest.mark.parametrize("risk", [0.0, 1.0, -0.2, 7.0])
def test_a_risk_that_is_no_share_is_refused(risk: float) -> None:
    claim = a_claim()
    with pytest.raises(InputError, match="share between 0 and 1"):
        propose(claim, [], a_matching(claim), {}, risk)


def test_a_smaller_risk_makes_fewer_proposals() -> None:
    claim, check = a_claim(), a_check()
    given = (claim, [], a_matching(claim, a_match(claim, check)), {check.id: check})
    assert isinstance(propose(*given, 0.1), Proposal)
    assert isinstance(propose(*given, 0.01), NotEnough)


def test_evidence_of_other_claims_is_left_out_and_the_same_input_gives_the_same_id() -> None:
    other = a_claim("London arms ISIS-K.")
    mixed = [sure(1, Stance.REFUTES), a_piece(other, 2, Stance.REFUTES, probability=0.99)]
    assert "2 independent origins" in missing(judged([], mixed))
    assert judged([a_check()], mixed).id == judged([a_check()], mixed).id


def test_the_calibration_table_prints_counts_and_intervals() -> None:
    printed = "\n".join(lines())
    assert "repeats: false, all: " in printed
    assert "95% interval" in printed
    assert all("of" in line for line in lines())
