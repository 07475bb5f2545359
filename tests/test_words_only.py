"""The example on words alone: no encoder, no parser, no stance engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import Archive, check
from onrecord.journey import CheckOptions, add_path
from onrecord.records.check import Check
from onrecord.records.engine import Engines
from onrecord.records.factcheck import Finding, Matching, Relation
from onrecord.records.narrative import Narrative
from onrecord.records.verdict import Proposal

EXAMPLE = Path(__file__).parent.parent / "examples" / "isis-k"
MISSING = "The encoder is switched off."
NONE = Engines(missing=(MISSING,))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    with Archive.create(tmp_path_factory.mktemp("words") / "archive") as archive:
        for name in ("sources", "sightings", "factchecks.jsonl"):
            add_path(archive, EXAMPLE / name, NONE)
        yield check(archive, EXAMPLE / "statement.toml", CheckOptions(engines=NONE))


def of_the_line(found: Check) -> Matching:
    (claim,) = [one for one in found.claims if "strengthening" in one.text]
    (matching,) = [one for one in found.matchings if one.claim == claim.id]
    return matching


def test_the_older_line_is_found_and_guarded_on_words_alone(checked: Check) -> None:
    same = [one for one in of_the_line(checked).matches if one.relation is Relation.SAME]
    assert len(same) >= 2
    for match in same:
        assert match.vector_score is None
        found = {guard.name: guard.finding for guard in match.guards}
        assert [found[name] for name in ("actor", "predicate", "polarity", "object")] == [Finding.AGREE] * 4
    changed = [one for one in of_the_line(checked).matches if one.relation is not Relation.SAME]
    assert any(guard.finding is Finding.DIFFER for one in changed for guard in one.guards)


def test_the_result_says_that_it_rests_on_words_alone(checked: Check) -> None:
    matching = of_the_line(checked)
    assert "Words only: no encoder is installed" in matching.note
    assert matching.engines == ("words (BM25)",)
    assert MISSING in checked.engines
    assert all(piece.probability is None for piece in checked.evidence)
    assert any("no encoder is installed" in one.reason for one in checked.unanswered)


def test_the_line_is_proposed_and_says_which_checks_count(checked: Check) -> None:
    claim = of_the_line(checked).claim
    (line,) = [one for one in checked.lines if one.claim == claim]
    assert isinstance(line, Narrative)
    (outcome,) = [one for one in checked.outcomes if one.claim == claim]
    assert isinstance(outcome, Proposal)
    said = " ".join(reason.text for reason in outcome.reasons)
    assert "all by one publisher, EUvsDisinfo" in said
    assert "and these do not count" in said
    assert "a part of it" in said


def test_no_desks_verdict_stands_among_the_evidence_against_the_claim(checked: Check) -> None:
    desks = [one for one in checked.evidence if one.publisher in {"EUvsDisinfo", "Polygraph.info"}]
    assert all(one.stance.value in {"beside", "repeats"} for one in desks)


def test_a_report_of_an_attack_is_no_place_where_the_line_was_seen(checked: Check) -> None:
    assert not [one for one in checked.sightings if one.outlet.startswith("U.S. Department")]
