"""The whole journey: the example with every engine, and texts that nobody prepared on words alone."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord import Archive, Said, check
from onrecord.engines.engines import EngineSettings, load
from onrecord.errors import InputError
from onrecord.journey import CheckOptions, add_path
from onrecord.records.check import Check
from onrecord.records.document import Document
from onrecord.records.engine import Engines
from onrecord.records.evidence import Stance
from onrecord.records.factcheck import FactCheck, Relation
from onrecord.records.narrative import Narrative
from onrecord.records.statement import Checkable, Claim, Mode
from onrecord.records.verdict import NotCheckable, NotEnough, Proposal, Rating
from onrecord.text.when import When

EXAMPLE = Path(__file__).parent.parent / "examples" / "isis-k"
WORDS = CheckOptions(engines=Engines())


@pytest.fixture(scope="module")
def engines() -> Engines:
    """Every engine, as the extra installs them."""
    found = load(EngineSettings(threads=1))
    if found.encoder is None or found.syntax is None:
        pytest.skip(" ".join(found.missing))
    return found


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, engines: Engines) -> Iterator[Archive]:
    """The example's archive, indexed by words and by vectors."""
    with Archive.create(tmp_path_factory.mktemp("example") / "archive") as archive:
        for name in ("sources", "sightings", "factchecks.jsonl"):
            add_path(archive, EXAMPLE / name, engines)
        yield archive


@pytest.fixture(scope="module")
def checked(example: Archive, engines: Engines) -> Check:
    return check(example, EXAMPLE / "statement.toml", CheckOptions(engines=engines))


def one_about(found: Check, word: str) -> Claim:
    (claim,) = [claim for claim in found.claims if word in claim.text]
    return claim


def test_the_example_is_large_enough_and_says_what_is_restated() -> None:
    assert len(list((EXAMPLE / "sources").iterdir())) >= 45
    assert len(list((EXAMPLE / "sightings").iterdir())) >= 12
    rows = [json.loads(line) for line in (EXAMPLE / "factchecks.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) >= 45
    assert all(row["restated_by"] == "onrecord example" for row in rows)
    for source in (EXAMPLE / "sources").iterdir():
        assert "onrecord example" in source.read_text("utf-8"), source.name


def test_every_source_of_the_example_can_be_read(example: Archive, engines: Engines) -> None:
    added = add_path(example, EXAMPLE / "sources", engines)
    assert added.unreadable == ()
    assert added.skipped == ()
    assert added.already >= 45


def test_the_statement_has_its_claimant_role_date_and_words(checked: Check) -> None:
    direct = next(one for one in checked.statements if one.mode is not Mode.REPORTED)
    assert direct.claimant is not None
    assert direct.claimant.name == "Zamir Kabulov"
    assert direct.claimant.role == "Russian Special Presidential Representative for Afghanistan"
    assert direct.on == When("2022-11-02")
    assert direct.quote is not None
    assert direct.quote.startswith("Americans, together with their British collaborators")


def test_the_statement_gives_its_three_claims_and_marks_the_intent(checked: Check) -> None:
    assert len(checked.claims) == 3
    assert one_about(checked, "strengthening").checkable is Checkable.CHECKABLE
    assert one_about(checked, "Moscow").checkable is Checkable.INTENT
    assert one_about(checked, "Taliban").checkable is Checkable.CHECKABLE


def test_every_span_leads_to_the_very_words(checked: Check) -> None:
    texts = {document.id: document.text for document in (checked.document, *checked.sources)}
    for claim in checked.claims:
        assert claim.span.of(texts[claim.document]) == claim.words
    for piece in checked.evidence:
        assert piece.span.of(texts[piece.document]) == piece.words
    for seen in checked.sightings:
        if seen.document and seen.span:
            assert seen.span.of(texts[seen.document]) == seen.words


def test_the_repeated_line_is_found_and_the_rating_proposed(checked: Check) -> None:
    claim = one_about(checked, "strengthening")
    proposal = checked.outcome_of(claim)
    assert isinstance(proposal, Proposal)
    assert proposal.rating is Rating.FALSE
    assert 0.5 < proposal.probability < 1
    assert proposal.reasons
    assert proposal.would_change
    (matching,) = [one for one in checked.matchings if one.claim == claim.id]
    same = [one for one in matching.matches if one.relation is Relation.SAME]
    assert len(same) >= 2
    assert all(one.guards for one in same)


def test_an_intent_is_not_rated_and_the_unrecorded_claim_says_what_is_missing(checked: Check) -> None:
    assert isinstance(checked.outcome_of(one_about(checked, "Moscow")), NotCheckable)
    unknown = checked.outcome_of(one_about(checked, "Taliban"))
    assert isinstance(unknown, NotEnough)
    assert unknown.missing
    assert unknown.looked_for


def test_the_narrative_shows_first_seen_sightings_speakers_and_languages(checked: Check) -> None:
    claim = one_about(checked, "strengthening")
    (line,) = [one for one in checked.lines if one.claim == claim.id]
    assert isinstance(line, Narrative)
    assert line.first_seen is not None
    assert line.first_seen.before(When("2022-11-02"))
    assert line.debunked_by
    assert len(line.languages) >= 3
    assert any("Press TV" in seen.outlet for seen in checked.sightings)


def test_acts_against_the_claim_are_on_the_record_with_date_and_publisher(checked: Check) -> None:
    claim = one_about(checked, "strengthening")
    against = [piece for piece in checked.evidence_for(claim) if piece.stance is Stance.REFUTES]
    assert len(against) >= 2
    assert all(piece.publisher and piece.published for piece in against)


def test_text_that_orders_its_reader_about_is_never_evidence_for_anything(checked: Check) -> None:
    hostile = {one.id for one in checked.sources if one.publisher and "hostile" in one.publisher}
    for piece in checked.evidence:
        if piece.document in hostile:
            assert piece.stance is Stance.BESIDE
    assert not [seen for seen in checked.sightings if seen.document in hostile]


def test_one_text_in_three_outlets_is_one_origin(example: Archive, engines: Engines) -> None:
    said = Said("The Taliban killed ISIS-K fighters in Kabul in October 2022.")
    found = check(example, said, CheckOptions(engines=engines))
    carried = [one for one in found.sources if one.carries == "Reuters"]
    origins = {piece.origin for piece in found.evidence if piece.document in {one.id for one in carried}}
    assert len(carried) == 3
    assert len(origins) == 1


def test_the_same_statement_gives_the_same_check(example: Archive, engines: Engines) -> None:
    options = CheckOptions(engines=engines)
    said = Said("The United States has trained Daesh in Afghanistan since 2015.", by="A ministry")
    first, second = check(example, said, options), check(example, said, options)
    assert second.id == first.id
    steps = [[replace(step, seconds=0) for step in found.trace] for found in (first, second)]
    assert steps[0] == steps[1]


def test_a_check_comes_back_from_the_archive_whole(checked: Check, example: Archive) -> None:
    assert example.load_check(checked.id) == checked


def test_the_archive_verifies_after_a_check(checked: Check, example: Archive) -> None:
    assert example.verify().problems == ()


def test_the_trace_names_every_stage_in_order(checked: Check) -> None:
    assert [step.stage for step in checked.trace] == [
        "intake",
        "reading",
        "claims",
        "matching",
        "narratives",
        "evidence",
        "verdict",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The city council said on Monday that the bridge cost 12 million euros and that it opens in May.",
        "Министерство сообщило, что мост стоил 12 миллионов евро.",
        "قالت الوزارة إن الجسر كلف اثني عشر مليون يورو وإنه سيفتح في الربيع.",
        "Good morning to all of you here!",
        "“” one two three „“ “",
        "word " * 400,
    ],
)
def test_a_text_nobody_prepared_gets_a_named_result_for_every_claim(archive: Archive, text: str) -> None:
    found = check(archive, text, WORDS)
    assert {outcome.claim for outcome in found.outcomes} == {claim.id for claim in found.claims}
    for claim in found.claims:
        assert isinstance(found.outcome_of(claim), NotEnough | NotCheckable)
    if not found.claims:
        assert any(step.note for step in found.trace)


def test_an_archive_with_nothing_in_it_says_so(archive: Archive) -> None:
    found = check(archive, "The ministry paid 12 million euros for the bridge in 2021.", WORDS)
    assert found.searched_documents == 0
    assert found.searched_factchecks == 0
    assert found.matchings[0].note
    assert found.unanswered


def test_what_was_typed_in_at_the_desk_is_never_evidence(archive: Archive) -> None:
    for by in ("A ministry", "A mayor", "A builder"):
        said = Said("The new bridge over the river cost 40 million euros in 2021.", by=by)
        found = check(archive, said, WORDS)
        assert found.evidence == ()
        assert found.searched_documents == 0
        assert isinstance(found.outcomes[0], NotEnough)


def test_a_link_that_leads_outside_a_folder_is_not_read(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "outside.csv").write_text("publisher,claim,rating\nA desk,The bridge fell.,False\n", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x.csv").symlink_to(tmp_path / "outside.csv")
    added = add_path(archive, tmp_path / "folder", Engines())
    assert len(added.skipped) == 1
    assert archive.count(FactCheck) == 0


def test_the_rest_of_a_folder_is_taken_when_one_file_of_fact_checks_is_not(
    archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("nothing,of,use\n1,2,3\n", "utf-8")
    (tmp_path / "B.CSV").write_text("publisher,claim,rating\nA desk,The bridge fell.,False\n", "utf-8")
    (tmp_path / "c.txt").write_text("The audit office counted 21 million euros in 2021.\n", "utf-8")
    added = add_path(archive, tmp_path, Engines())
    left_out = {one.where.removeprefix("file:"): one.reason for one in added.skipped}
    assert set(left_out) == {"archive", "a.csv"}
    assert "onrecord archive" in left_out["archive"]
    assert len(added.factchecks) == 1
    assert len(added.documents) == 1


def test_what_could_not_be_read_is_said_again_the_second_time(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    first = add_path(archive, tmp_path / "empty.txt", Engines())
    again = add_path(archive, tmp_path / "empty.txt", Engines())
    assert len(first.unreadable) == 1
    assert again.unreadable == first.unreadable


def test_an_article_that_is_in_the_archive_can_be_checked(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(
        "The ministry said that the bridge cost 40 million euros.\n", "utf-8"
    )
    (document,) = add_path(archive, tmp_path / "article.txt", Engines()).documents
    article = archive.get(document)
    assert isinstance(article, Document)
    found = check(archive, article, WORDS)
    assert found.document.id == document
    assert found.claims


def test_a_statement_from_the_future_is_refused(archive: Archive) -> None:
    said = Said("The bridge was opened.", by="The mayor", on=When("2031-01-01"))
    with pytest.raises(InputError, match="in the future"):
        check(archive, said, replace(WORDS, today=date(2030, 1, 1)))


@pytest.mark.parametrize("text", ["“””„“", "Hello there!", "42"])
def test_a_text_of_fewer_than_three_words_is_refused_and_kept(archive: Archive, text: str) -> None:
    with pytest.raises(InputError, match="too-short"):
        check(archive, text, WORDS)


@pytest.mark.parametrize(("name", "body"), [("empty.txt", b""), ("picture.bin", b"\x00\x01\x02\xff" * 50)])
def test_a_statement_file_that_cannot_be_read_is_refused_and_kept(
    archive: Archive, tmp_path: Path, name: str, body: bytes
) -> None:
    (tmp_path / name).write_bytes(body)
    with pytest.raises(InputError, match="kept in the archive"):
        check(archive, tmp_path / name, WORDS)
    assert archive.verify().problems == ()


def test_words_alone_are_named_as_what_the_check_ran_on(archive: Archive) -> None:
    missing = "The encoder is not installed: pip install 'onrecord[engines]'."
    found = check(
        archive, "The bridge cost 12 million euros.", CheckOptions(engines=Engines(missing=(missing,)))
    )
    assert missing in found.engines
