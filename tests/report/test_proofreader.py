"""The proofreader's notes: what blocks, and what warns."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from casework import Case, make_case

from onrecord.records.decision import Act
from onrecord.records.document import Citation
from onrecord.records.report import Report, Section, Sentence, Severity
from onrecord.report.proof import proofread
from onrecord.text.spans import Span

Change = Callable[[Report], Report]


@pytest.fixture(scope="module")
def case() -> Case:
    return make_case()


def with_sentence(sentence: Sentence) -> Change:
    return lambda report: replace(report, sections=(*report.sections, Section("method", "More", (sentence,))))


def broken(report: Report) -> Report:
    cite = report.quote_citation
    assert cite is not None
    moved = Citation(cite.record, Span(cite.span.start + 1, cite.span.end + 1), cite.words)
    return replace(report, quote_citation=moved)


def unrated(report: Report) -> Report:
    return replace(report, claims=(replace(report.claims[0], decision=""), *report.claims[1:]))


CHANGES: list[tuple[str, Change]] = [
    ("broken-citation", broken),
    ("broken-citation", with_sentence(Sentence("x", (Citation("doc_none", Span(0, 1), "x"),)))),
    ("uncited-sentence", with_sentence(Sentence("It is so."))),
    ("claim-not-rated", unrated),
    ("claim-missing", lambda report: replace(report, claims=report.claims[1:])),
    ("no-claimant", lambda report: replace(report, claimant="")),
    ("debunked-without-link", with_sentence(Sentence("An old, debunked line.", own="chk"))),
    ("unsigned", lambda report: replace(report, editor="")),
    ("excerpt-not-word-for-word", lambda report: replace(report, quote="Americans strengthen Daesh")),
]


@pytest.mark.parametrize(("rule", "change"), CHANGES)
def test_a_mistake_that_must_not_be_published_blocks(case: Case, rule: str, change: Change) -> None:
    notes = proofread(change(case.report()), case.check, case.decisions)
    assert rule in {note.rule for note in notes if note.severity is Severity.BLOCKS}


def test_a_claimant_neither_asked_nor_waived_blocks(case: Case) -> None:
    kept = [made for made in case.decisions if made.act is not Act.ASK]
    notes = proofread(case.report(), case.check, kept)
    assert "claimant-not-asked" in {note.rule for note in notes if note.severity is Severity.BLOCKS}


def test_the_word_debunked_inside_a_quotation_is_the_sources_own(case: Case) -> None:
    change = with_sentence(Sentence("A desk wrote: “this was debunked”.", own="chk"))
    assert "debunked-without-link" not in {
        note.rule for note in proofread(change(case.report()), case.check, case.decisions)
    }


def test_weaknesses_that_an_editor_should_see_warn(case: Case) -> None:
    one_name = replace(case.report(), editor="Demo Reporter")
    change = with_sentence(Sentence("The desk of Kubalov wrote last month.", own="chk"))
    notes = proofread(change(one_name), case.check, case.decisions)
    warned = {note.rule for note in notes if note.severity is Severity.WARNS}
    expected = {"undated-source", "unarchived-source", "relative-date", "evidence-older-than-claim"}
    assert expected | {"single-origin", "near-twin-names", "author-is-editor"} <= warned


def test_a_report_without_a_signature_in_force_warns(case: Case) -> None:
    kept = [made for made in case.decisions if made.act is not Act.SIGN]
    found = proofread(case.report(), case.check, kept)
    assert ("unsigned", Severity.WARNS) in {(note.rule, note.severity) for note in found}
