"""ClaimReview: complete, higher is truer, one for each rated claim."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from casework import Case, decide, make_case, make_decisions
from jsonschema import Draft202012Validator

from onrecord.errors import PublishError
from onrecord.publication.claimreview import SCHEMA_FILE, claim_reviews, for_script
from onrecord.publication.site import Site
from onrecord.records.decision import Act
from onrecord.records.narrative import SightingStance
from onrecord.records.verdict import Rating
from onrecord.text.when import When

SITE = Site(Path("site"), "https://example.org/desk", "A demo desk", "https://example.org/")


@pytest.fixture(scope="module")
def case() -> Case:
    return make_case()


def rated(case: Case, rating: Rating) -> Case:
    ratings = tuple(
        decide(Act.RATE, claim.id, "The record shows it.", rating=rating.value) for claim in case.check.claims
    )
    kept = tuple(made for made in case.decisions if made.act not in (Act.RATE, Act.PASS_OVER))
    return Case(case.check, (*ratings, *kept), case.desk)


def test_only_rated_claims_have_one(case: Case) -> None:
    reviews = claim_reviews(case.report(), case.check, SITE)
    assert [review["url"].rpartition("#")[2] for review in reviews] == ["claim-1"]


@pytest.mark.parametrize("rating", list(Rating))
def test_every_rating_gives_markup_that_validates(case: Case, rating: Rating) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8")))
    one = rated(case, rating)
    reviews = claim_reviews(one.report(), one.check, SITE)
    assert len(reviews) == 3
    for review in reviews:
        assert [error.message for error in validator.iter_errors(review)] == []
        assert review["reviewRating"].get("ratingValue") == rating.number


def test_higher_is_truer(case: Case) -> None:
    values = [
        claim_reviews(rated(case, rating).report(), case.check, SITE)[0]["reviewRating"]["ratingValue"]
        for rating in (Rating.FALSE, Rating.MOSTLY_FALSE, Rating.MIXED, Rating.MOSTLY_TRUE, Rating.TRUE)
    ]
    assert values == [1, 2, 3, 4, 5]


def test_it_names_claimant_appearance_and_first_appearance(case: Case) -> None:
    claim = claim_reviews(case.report(), case.check, SITE)[0]["itemReviewed"]
    assert claim["author"]["name"] == "Zamir Kabulov"
    assert claim["author"]["jobTitle"].startswith("Russian Special")
    assert claim["datePublished"] == "2022-11-02"
    assert [one["url"] for one in claim["appearance"]] == ["https://example.org/statement"]
    assert claim["firstAppearance"] == {
        "@type": "CreativeWork",
        "url": "https://example.org/earlier",
        "datePublished": "2019-01-27",
    }


def test_those_who_carried_this_statement_are_appearances_and_those_who_dispute_it_are_not(
    case: Case,
) -> None:
    seen = replace(case.check.sightings[0], address="https://example.org/carried")
    older = replace(seen, address="https://example.org/older", on=When("2019-01"))
    disputing = replace(seen, address="https://example.org/no", stance=SightingStance.DEBUNKS)
    check = replace(case.check, sightings=(seen, older, disputing))
    report = Case(check, make_decisions(check), case.desk).report()
    appearances = claim_reviews(report, check, SITE)[0]["itemReviewed"]["appearance"]
    assert [one["url"] for one in appearances] == [
        "https://example.org/statement",
        "https://example.org/carried",
    ]


def test_the_claim_stands_without_its_rating(case: Case) -> None:
    review = claim_reviews(case.report(), case.check, SITE)[0]
    assert review["claimReviewed"] == case.check.claims[0].text
    assert "False" not in review["claimReviewed"]


@pytest.mark.parametrize(
    ("field", "site", "change"),
    [
        ("site.address", replace(SITE, address="file:///site"), {}),
        ("site.address", replace(SITE, address=""), {}),
        ("site.publisher", replace(SITE, publisher=" "), {}),
        ("claimant", replace(SITE, publisher="Zamir Kabulov"), {}),
        ("report.claimant", SITE, {"claimant": ""}),
        ("report.editor", SITE, {"editor": ""}),
    ],
)
def test_what_is_missing_is_named(case: Case, field: str, site: Site, change: dict[str, str]) -> None:
    with pytest.raises(PublishError) as caught:
        claim_reviews(replace(case.report(), **change), case.check, site)  # type: ignore[arg-type]
    assert caught.value.field == field


def test_markup_cannot_end_its_script_element() -> None:
    text = for_script({"a": "</script><!-- \u2028"})
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text) == {"a": "</script><!-- \u2028"}


def test_it_cites_what_bears_on_the_claim_and_never_the_statement(case: Case) -> None:
    names = [one["name"] for one in claim_reviews(case.report(), case.check, SITE)[0]["citation"]]
    assert case.check.sources[0].title in names
    assert case.check.sources[4].title not in names
    assert case.check.document.title not in names
