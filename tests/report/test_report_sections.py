"""The report says what the records say, in the specimen's order, and every sentence rests on something."""

from dataclasses import replace

import pytest
from casework import KABULOV, SIGNED, STRENGTHEN, Case, decide, make_case, make_check

from onrecord.errors import InputError
from onrecord.records.decision import Act
from onrecord.records.report import Report, Severity
from onrecord.report.report import Desk, write


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


def test_a_reason_that_keeps_the_proposal_cites_what_the_proposal_rests_on(report: Report) -> None:
    assert len(report.claims[0].why.cites) == 3


def test_a_claim_without_a_decision_says_so(case: Case) -> None:
    made = write(case.check, (), case.desk)
    assert {claim.rating_label for claim in made.claims} == {"No decision yet"}
    assert made.standfirst.text == "Of 3 claims in the statement, 3 are not decided yet."


def test_restated_sources_are_marked_and_dates_have_their_year(report: Report) -> None:
    assert "A wire service, 15 April 2017 (restated): “" in part(report, "record")
    assert "A regional radio, undated: “" in part(report, "record")


def test_figures_that_disagree_stand_side_by_side(report: Report) -> None:
    found = part(report, "record")
    assert "“at least 36 dead militants”" in found
    assert "“94 dead militants”" in found
    assert "different counts" in found


def test_a_repeated_line_names_who_checked_it_earlier_and_how_it_was_held_against_ours(
    report: Report,
) -> None:
    found = part(report, "line")
    assert "Rated “Disinformation”." in found
    assert "actor agree" in found
    assert "First seen, as far as this archive shows, on 27 January 2019." in found
    assert "debunk" not in found


def test_who_carried_it_is_told_with_the_reason_for_the_label(report: Report) -> None:
    assert "reports uncritically. We call it so because of no distance (“said”)." in part(report, "repeated")


def test_a_question_to_the_claimant_shows_its_silence_with_a_date(report: Report) -> None:
    found = part(report, "asked")
    assert "on 30 October 2023 by e-mail" in found
    assert "No answer from the foreign ministry had come by 5 November 2023." in found


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
