"""The report says what the records say, in the specimen's order, and every sentence rests on something."""

from dataclasses import replace

import pytest
from casework import KABULOV, SIGNED, STRENGTHEN, Case, decide, evidence, make_case, make_check

from onrecord.errors import InputError
from onrecord.records.decision import Act
from onrecord.records.evidence import Stance
from onrecord.records.factcheck import Matching, Relation
from onrecord.records.narrative import Feature, Narrative, SightingStance
from onrecord.records.report import Report, Severity
from onrecord.records.statement import Mode
from onrecord.report.report import Desk, write
from onrecord.text.spans import Span
from onrecord.text.when import When


@pytest.fixture(scope="module")
def case() -> Case:
    return make_case()


@pytest.fixture(scope="module")
def report(case: Case) -> Report:
    return case.report()


def part(report: Report, key: str) -> str:
    return "\n".join(
        f"{one.under} {one.text} {one.remark}"
        for section in report.sections
        if section.key == key
        for one in section.sentences
    )


def test_the_sections_come_in_the_order_of_the_page(report: Report) -> None:
    keys = [section.key for section in report.sections]
    assert keys == ["said", "repeated", "line", "record", "asked", "unknown", "method"]


def test_every_sentence_cites_words_or_names_the_record_it_follows_from(report: Report) -> None:
    sentences = [report.standfirst, *(claim.why for claim in report.claims)]
    sentences += [one for section in report.sections for one in section.sentences]
    assert len(sentences) > 20
    assert not [one.text for one in sentences if not one.cites and not one.own]


def test_cited_words_stand_where_the_citation_says(case: Case, report: Report) -> None:
    assert not [note for note in report.notes if note.severity is Severity.BLOCKS]
    records = {one.id: one for one in (case.check.document, *case.check.sources, *case.check.factchecks)}
    cites = [cite for section in report.sections for one in section.sentences for cite in one.cites]
    assert cites
    for cite in cites:
        assert cite.span.of(getattr(records[cite.record], cite.field)) == cite.words


def test_the_headline_judges_nothing_and_gives_the_year(report: Report) -> None:
    assert report.headline == "What Zamir Kabulov said on 2 November 2022, checked"


def test_a_person_may_give_headline_and_standfirst(case: Case) -> None:
    own = replace(case.desk, headline="An envoy on ISIS-K", standfirst="One claim is false.")
    made = write(case.check, case.decisions, own)
    assert (made.headline, made.standfirst.text) == ("An envoy on ISIS-K", "One claim is false.")


def test_the_quotation_is_the_claimants_words_at_their_place(case: Case, report: Report) -> None:
    assert report.quote is not None
    assert report.quote.startswith(STRENGTHEN)
    assert report.quote_citation is not None
    assert report.quote_citation.span.of(case.check.document.text) == report.quote


def test_what_the_machine_proposed_and_what_a_person_decided_stay_apart(report: Report) -> None:
    first, second, third = report.claims
    assert (first.rating, first.rating_label) == ("false", "False")
    assert first.proposed == "False, likely (0.78), by the rule “repeated-line”"
    assert first.decided_by == "Demo Editor, editor, on 6 November 2023"
    assert (second.rating, second.rating_label) == (None, "Not rated")
    assert "intent" in second.proposed
    assert third.proposed == "No rating proposed: not enough on record"


def test_a_claim_without_a_decision_says_so(case: Case) -> None:
    made = write(case.check, (), case.desk)
    assert {claim.rating_label for claim in made.claims} == {"No decision yet"}
    assert made.standfirst.text == "Of 3 claims in the statement, 3 are not decided yet."


def test_restated_sources_are_marked_and_dates_have_their_year(report: Report) -> None:
    assert "A wire service, 15 April 2017 (restated): “" in part(report, "record")
    assert "A regional radio, undated: “" in part(report, "record")


def test_figures_that_disagree_stand_side_by_side(report: Report) -> None:
    found = part(report, "record")
    assert "For 13 April 2017, sources give different counts of dead." in found
    assert "A wire service, 15 April 2017 (restated): “at least 36 dead”; A broadcaster" in found
    assert "“94 dead”" in found


def test_a_repeated_line_names_who_checked_it_earlier_and_how_it_was_held_against_ours(
    report: Report,
) -> None:
    found = part(report, "line")
    assert "Rated “Disinformation”." in found
    assert "Same actor and deed. Agree: actor." in found
    assert "First seen, as far as this archive shows, on 27 January 2019." in found
    assert "debunk" not in found


def test_who_carried_it_is_told_with_the_reason_for_the_label(report: Report) -> None:
    assert "Claim 1. Reports it uncritically: no distance (“said”)." in part(report, "repeated")


def test_one_document_seen_for_two_claims_is_one_entry_with_the_clearest_label(case: Case) -> None:
    seen = case.check.sightings[0]
    third = case.check.claims[2].id
    vague = replace(seen, claim=third, stance=SightingStance.CANNOT_SAY, features=())
    check = replace(case.check, sightings=(vague, seen))
    found = part(write(check, (), case.desk), "repeated")
    assert found.count("A state broadcaster") == 1
    assert "Claims 1 and 3. Reports it uncritically" in found
    assert "cannot be said" not in found


def test_two_passages_of_one_document_keep_both_labels(case: Case) -> None:
    seen = case.check.sightings[0]
    words = case.check.sources[4].text[57:]
    other = replace(
        seen,
        claim=case.check.claims[2].id,
        span=Span(57, 57 + len(words)),
        words=words,
        stance=SightingStance.DISPUTES,
        features=(Feature("denies the line itself", words),),
    )
    check = replace(case.check, sightings=(seen, other))
    found = part(write(check, (), case.desk), "repeated")
    assert "Claim 1. Reports it uncritically: no distance (“said”). Claim 3. Disputes it: it denies" in found


def test_this_statement_comes_before_the_older_line_and_outlets_only_named_come_last(case: Case) -> None:
    seen = case.check.sightings[0]
    older = replace(seen, on=When("2015-10-08"), document=case.check.sources[3].id, span=None, words="")
    named = replace(
        older, document=None, factcheck=case.check.factchecks[0].id, outlet="A channel", title=None
    )
    twice = replace(named, outlet="A daily")
    made = write(replace(case.check, sightings=(older, named, twice, seen)), (), case.desk)
    repeated = next(one for one in made.sections if one.key == "repeated").sentences
    assert [one.under for one in repeated] == [
        "This statement",
        "The older line",
        "Named by earlier fact-checks, not read by us",
        "Named by earlier fact-checks, not read by us",
    ]
    assert {"A channel and A daily", "A daily and A channel"} & {repeated[3].text.split(",")[0]}


def test_every_earlier_check_of_the_line_is_listed_once_also_for_two_claims(case: Case) -> None:
    first, _, third = case.check.claims
    again = tuple(
        replace(case.check.factchecks[0], claim=f"Claim {n}.", address=f"https://example.org/{n}")
        for n in range(9)
    )
    matchings = tuple(
        Matching(
            claim.id,
            tuple(
                replace(case.check.matchings[0].matches[0], claim=claim.id, factcheck=one.id) for one in again
            ),
            None,
            9,
            (),
        )
        for claim in (first, third)
    )
    narrative = case.check.lines[0]
    assert isinstance(narrative, Narrative)
    ids = tuple(one.id for one in again)
    lines = tuple(
        replace(narrative, claim=one.id, factchecks=ids, debunked_by=ids, line="Claim 0.")
        for one in (first, third)
    )
    check = replace(case.check, factchecks=again, matchings=matchings, lines=lines)
    line = next(one for one in write(check, (), case.desk).sections if one.key == "line").sentences
    rated = [one for one in line if "Rated “Disinformation”" in one.text]
    assert len(rated) == 9
    assert [one.aside for one in rated] == [False] * 4 + [True] * 5
    assert {one.under for one in line} == {"Claims 1 and 3: “Claim 0.”"}


def test_an_earlier_check_that_says_the_opposite_stands_apart_and_does_not_count(case: Case) -> None:
    match = replace(case.check.matchings[0].matches[0], relation=Relation.CONTRADICTS, reason="the opposite")
    matching = replace(case.check.matchings[0], matches=(match,))
    check = replace(case.check, matchings=(matching,), lines=())
    line = next(one for one in write(check, (), case.desk).sections if one.key == "line").sentences
    assert {one.under for one in line} == {"Earlier fact-checks that do not count"}
    assert "No proposal rests on them." in line[0].text
    assert line[1].aside


def test_sentences_on_the_line_cite_the_records_that_show_it(report: Report) -> None:
    line = next(one for one in report.sections if one.key == "line").sentences
    for start in ("First seen", "Carried", "Languages"):
        assert next(one for one in line if one.text.startswith(start)).cites, start


def test_findings_come_by_date_and_none_is_left_out(case: Case) -> None:
    claim, sources = case.check.claims[0], case.check.sources
    pieces = tuple(
        evidence(claim, sources[n % 3], Stance.REFUTES, event=When(f"20{22 - n:02}-07"), rank=n)
        for n in range(9)
    )
    record = next(
        one
        for one in write(replace(case.check, evidence=pieces), (), case.desk).sections
        if one.key == "record"
    ).sentences
    found = [one for one in record if one.under == "Claim 1: passages that speak against it"]
    assert [one.remark.partition(".")[0] for one in found] == [f"Speaks of July 20{n}" for n in range(14, 23)]
    assert not any(one.aside for one in found)


def test_dates_that_machines_write_are_put_in_full(case: Case) -> None:
    rated = decide(
        Act.RATE, case.check.claims[0].id, "Rated alike, 2014-08-19 to 2020-01-08.", rating="false"
    )
    made = write(case.check, (rated,), case.desk)
    assert made.claims[0].why.text == "Rated alike, 19 August 2014 to 8 January 2020."


def test_a_question_to_the_claimant_shows_its_silence_with_a_date(report: Report) -> None:
    found = part(report, "asked")
    assert "on 30 October 2023 by e-mail" in found
    assert "No answer from the foreign ministry had come by 5 November 2023." in found


def test_without_answer_and_silence_nobody_is_said_to_have_waited(case: Case) -> None:
    silence = next(one for one in case.decisions if one.act is Act.SILENCE)
    nothing = tuple(one for one in case.decisions if one is not silence)
    no_day = (*nothing, replace(silence, detail={}))
    for decisions in (nothing, no_day):
        found = part(write(case.check, decisions, case.desk), "asked")
        assert "No answer is recorded." in found
        assert "had come by" not in found


@pytest.mark.parametrize("on", [None, "", "in autumn", 7])
def test_a_day_that_cannot_be_read_is_not_replaced_by_the_day_of_recording(case: Case, on: object) -> None:
    ask = next(made for made in case.decisions if made.act is Act.ASK)
    undated = replace(ask, detail={**ask.detail, "on": on})
    answer = decide(Act.ANSWER, undated.id, "answered", answer="We stand by the article.", on=on)
    found = part(write(case.check, (undated, answer), case.desk), "asked")
    assert "on a day not on record by e-mail" in found
    assert "answered on a day not on record: “We stand" in found
    assert "November 2023" not in found


def test_an_answer_is_given_word_for_word(case: Case) -> None:
    ask = next(made for made in case.decisions if made.act is Act.ASK)
    answer = decide(Act.ANSWER, ask.id, "answered", answer="We stand by the article.", on="2023-11-01")
    found = part(write(case.check, (*case.decisions, answer), case.desk), "asked")
    assert "answered on 1 November 2023: “We stand by the article.”" in found
    assert "No answer" not in found


def test_a_claimant_who_was_not_asked_is_named_with_the_reason(case: Case) -> None:
    waived = decide(Act.WAIVE_ASKING, case.check.id, "this is an example")
    found = part(write(case.check, (waived,), case.desk), "asked")
    assert "Zamir Kabulov was not asked. This is an example." in found


def test_what_is_not_known_has_its_part(report: Report) -> None:
    found = part(report, "unknown")
    assert "Missing: A passage from a source that was there." in found
    assert "Who urged the Taliban leaders? No passage names anybody." in found
    assert "could not be found: A regional radio" in found


def test_no_section_is_an_empty_space(case: Case) -> None:
    bare = replace(case.check, sightings=(), lines=(), matchings=(), evidence=(), events=(), unanswered=())
    for section in write(bare, (), case.desk).sections:
        assert section.sentences or section.empty, section.key


def test_the_same_input_gives_the_same_report(case: Case, report: Report) -> None:
    again = make_case().report()
    assert again == report
    assert again.id == report.id


def test_a_check_without_a_statement_is_refused() -> None:
    bare = replace(make_check(), statements=())
    with pytest.raises(InputError, match="holds no statement"):
        write(bare, (), Desk("a", "b", SIGNED))


def test_a_statement_without_date_venue_or_role_says_so(case: Case) -> None:
    spoken = replace(case.check.statements[0], on=None, venue=None, claimant=replace(KABULOV, role=None))
    claims = tuple(replace(claim, statement=spoken.id) for claim in case.check.claims)
    outcomes = tuple(replace(o, claim=c.id) for o, c in zip(case.check.outcomes, claims, strict=True))
    check = replace(case.check, statements=(spoken,), claims=claims, outcomes=outcomes, evidence=(), lines=())
    found = part(write(check, (), case.desk), "said")
    assert "on a date not on record" in found
    assert "Where it was made is not on record." in found
    assert "The role the speaker held then is not on record." in found


def test_a_reason_of_ones_own_has_the_citations_its_author_gave_and_no_others(case: Case) -> None:
    claim, piece = case.check.claims[0], case.check.evidence[2]

    def cited(reason: str, **detail: object) -> list[str]:
        rated = decide(Act.RATE, claim.id, reason, rating="false", **detail)
        why = write(case.check, (rated,), case.desk).claims[0].why
        assert why.own == rated.id
        return [cite.record for cite in why.cites]

    assert cited("The audit office puts it at 21 million.") == []
    assert cited("The audit office puts it at 21 million.", cites=[piece.id]) == [piece.document]
    assert cited("As proposed: An earlier fact-check rated the same claim.") == [case.check.factchecks[0].id]


def test_an_answer_of_the_accused_stands_openly_before_other_unclear_passages(case: Case) -> None:
    claim, source = case.check.claims[0], case.check.sources[0]
    vague = [
        replace(evidence(claim, source, Stance.UNCLEAR, rank=n), words=f"Passage {n}.") for n in range(9)
    ]
    vague[8] = replace(
        vague[8],
        words="A spokesperson answered that it is nonsense.",
        published=When("2022-11"),
        publisher="U.S. Department of State",
    )
    vague[7] = replace(vague[7], publisher="U.S. Department of State", published=When("2016-01-14"))
    made = write(replace(case.check, evidence=tuple(vague)), (), case.desk)
    shown = next(one for one in made.sections if one.key == "record").sentences
    listed = [one for one in shown if one.under == "Claim 1: passages whose direction is unclear"][1:]
    assert "answered that it is nonsense" in listed[0].text
    assert [one.aside for one in listed] == [False, True]
    assert "Passage 7." in listed[1].text


def test_other_claimants_are_named_as_those_of_earlier_checks_and_the_present_one_is_not(case: Case) -> None:
    line, earlier = case.check.lines[0], case.check.factchecks[0]
    assert isinstance(line, Narrative)
    assert "Claimants that" not in part(write(case.check, (), case.desk), "line")
    other = replace(earlier, claimant="A defence ministry")
    matching = case.check.matchings[0]
    matching = replace(matching, matches=(replace(matching.matches[0], factcheck=other.id),))
    named = replace(
        line,
        factchecks=(other.id,),
        debunked_by=(other.id,),
        speakers=("A defence ministry", "Zamir Kabulov"),
    )
    check = replace(
        case.check, factchecks=(other,), matchings=(matching,), lines=(named, *case.check.lines[1:])
    )
    found = part(write(check, (), case.desk), "line")
    assert "Claimants that these earlier fact-checks name: A defence ministry." in found
    assert "Said by" not in found


def test_a_desk_that_debunks_this_statement_is_named_beside_the_earlier_checks(case: Case) -> None:
    seen = replace(case.check.sightings[0], stance=SightingStance.DEBUNKS, outlet="Another desk")
    made = write(replace(case.check, sightings=(seen,)), (), case.desk)
    line = next(one for one in made.sections if one.key == "line").sentences
    told = next(one for one in line if one.text.startswith("Other desks that checked it"))
    assert "not counted as earlier fact-checks: Another desk (4 November 2022)." in told.text
    assert told.cites


@pytest.mark.parametrize("by", ["entered", "step"])
def test_a_translated_statement_is_never_word_for_word_without_saying_so(case: Case, by: str) -> None:
    read, spoken = case.check.document, replace(case.check.statements[0], mode=Mode.DIRECT)
    if by == "entered":
        read = replace(read, language_from="as entered, a translation")
    else:
        spoken = replace(spoken, steps=("The words are a translation.",))
    check = replace(case.check, document=read, statements=(replace(spoken, document=read.id),))
    check = replace(check, claims=(), outcomes=(), evidence=(), lines=(), matchings=(), sightings=())
    found = part(write(check, (), case.desk), "said")
    assert "In English translation, word for word as read: “" in found
    assert "Word for word" not in found
