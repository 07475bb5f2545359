"""Earlier fact-checks, from every file they come in."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake.factchecks import read_factchecks
from onrecord.intake.ratings import rate
from onrecord.intake.skipped import Skipped
from onrecord.records.factcheck import FactCheck
from onrecord.records.verdict import Rating
from onrecord.text.when import When

ROW: dict[str, Any] = {
    "publisher": "A desk",
    "url": "https://desk.example/dam",
    "published": "2022-11-02",
    "title": "The dam stands",
    "claim": "The dam broke.",
    "claimant": "A channel",
    "claim_date": "2022-11",
    "rating": "Pants on Fire",
    "language": "en",
    "said_in": ["ru", "ar"],
    "outlets": ["Channel 9"],
    "keywords": ["dam", "flood"],
}
WANTED = FactCheck(
    publisher="A desk",
    claim="The dam broke.",
    title="The dam stands",
    address="https://desk.example/dam",
    published=When("2022-11-02"),
    claimant="A channel",
    claim_date=When("2022-11"),
    rating_words="Pants on Fire",
    rating=Rating.FALSE,
    rating_from="'Pants on Fire' is on our table as False",
    language="en",
    said_in=("ru", "ar"),
    outlets=("Channel 9",),
    keywords=("dam", "flood"),
)
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example/dam",
    "datePublished": "2022-11-02T10:00:00+03:00",
    "claimReviewed": "The dam <b>broke</b>.",
    "name": "The dam stands &amp; holds",
    "author": {"@type": "Organization", "name": "A desk"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "The minister"},
        "datePublished": "2022-10-30",
        "appearance": [{"@type": "CreativeWork", "publisher": {"name": "Channel 9"}}],
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "1",
        "bestRating": "5",
        "worstRating": "1",
        "alternateName": "Falsch",
    },
}


def read(name: str, body: bytes | str) -> list[FactCheck | Skipped]:
    return list(read_factchecks(name, body.encode() if isinstance(body, str) else body))


def one(name: str, value: Any) -> FactCheck:
    (found,) = read(name, json.dumps(value, ensure_ascii=False))
    assert isinstance(found, FactCheck), found
    return found


def changed(**fields: Any) -> dict[str, Any]:
    return {**REVIEW, **fields}


def test_a_line_of_jsonl_gives_every_field() -> None:
    assert read("checks.jsonl", json.dumps(ROW)) == [WANTED]


def test_lines_part_at_line_feeds_only_and_bad_ones_are_named_by_number() -> None:
    odd = {**ROW, "claim": "One\u2028two.", "url": None}
    lines = [
        json.dumps(odd, ensure_ascii=False),
        "",
        "{not json",
        json.dumps({**ROW, "ratting": "x"}),
        json.dumps({**ROW, "claim": " "}),
        json.dumps({**ROW, "published": "spring"}),
        json.dumps({**ROW, "outlets": [1]}),
        json.dumps({**ROW, "url": "javascript:alert(1)"}),
        json.dumps({**ROW, "title": 3}),
        "7",
    ]
    first, *rest = read("checks.jsonl", "\r\n".join(lines))
    assert isinstance(first, FactCheck)
    assert first.claim == "One two."
    told = [(row.where, row.reason) for row in rest if isinstance(row, Skipped)]
    assert [where for where, _ in told] == [f"checks.jsonl, line {number}" for number in range(3, 11)]
    for (_, reason), word in zip(
        told,
        ["no JSON", "'ratting'", "no claim", "spring", "outlets", "javascript", "title", "object"],
        strict=True,
    ):
        assert word in reason


@pytest.mark.parametrize("mark", ["+", "|"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_a_table_gives_the_same_as_jsonl(mark: str, comma: str) -> None:
    fields = (mark.join(value) if isinstance(value, list) else value for value in ROW.values())
    table = f"\ufeff{comma.join(ROW)}\r\n{comma.join(fields)}\r\n\r\n"
    assert read("checks.csv", table) == [WANTED]


def test_a_row_with_too_few_fields_is_skipped_with_its_line() -> None:
    table = 'publisher,claim\nA desk,"The dam\nbroke."\nA desk\nA desk,Water rose.\n'
    first, second, third = read("checks.csv", table)
    assert isinstance(first, FactCheck)
    assert isinstance(third, FactCheck)
    assert second == Skipped("checks.csv, line 4", "It has 1 fields; the first line names 2.")


def test_a_case_list_of_euvsdisinfo_is_false_by_its_own_note() -> None:
    table = (
        "date,id,title,countries,keywords,languages,outlets\n"
        "2022-11-02,https://cases.example/dam,The dam broke,Ukraine+Russia,Flood,Russian+Arabic,Channel 9\n"
    )
    (found,) = read("posts.csv", table)
    assert isinstance(found, FactCheck)
    assert (found.publisher, found.claim, found.address) == (
        "EUvsDisinfo",
        "The dam broke",
        "https://cases.example/dam",
    )
    assert (found.rating, found.rating_words) == (Rating.FALSE, None)
    assert "calls disinformation" in found.rating_from
    assert found.said_in == ("ru", "ar")
    assert found.keywords == ("Flood", "Ukraine", "Russia")


@pytest.mark.parametrize(
    "value",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]},
        changed(**{"@type": ["ClaimReview", "Review"]}),
        changed(**{"@type": "http://schema.org/ClaimReview"}),
    ],
)
def test_claimreview_is_found_at_any_depth(value: Any) -> None:
    found = one("review.jsonld", value)
    assert found == FactCheck(
        publisher="A desk",
        claim="The dam broke .",
        title="The dam stands & holds",
        address="https://desk.example/dam",
        published=When("2022-11-02"),
        claimant="The minister",
        claim_date=When("2022-10-30"),
        rating_words="Falsch",
        rating=Rating.FALSE,
        rating_from="'Falsch' is on our table as False",
        outlets=("Channel 9",),
    )


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"author": "A desk"}, {"publisher": "A desk"}),
        ({"author": [{"name": "A desk"}]}, {"publisher": "A desk"}),
        ({"author": None}, {"publisher": "desk.example"}),
        (
            {"author": {"@type": "Person", "name": "A writer"}, "publisher": {"name": "The house"}},
            {"publisher": "The house"},
        ),
        ({"claimReviewed": "", "itemReviewed": {"name": "It broke."}}, {"claim": "It broke."}),
        ({"itemReviewed": {"@type": "CreativeWork", "author": {"name": "B"}}}, {"claimant": "B"}),
        ({"itemReviewed": [{"author": [{"name": "B"}, "C"]}]}, {"claimant": "B, C"}),
        ({"itemReviewed": None}, {"claimant": None}),
        ({"datePublished": "2 November"}, {"published": None}),
        ({"datePublished": "2022-13-40"}, {"published": None}),
        ({"datePublished": "2022-11"}, {"published": When("2022-11")}),
        ({"inLanguage": "de-AT"}, {"language": "de"}),
        ({"reviewRating": None}, {"rating": None, "rating_words": None}),
        (
            {"reviewRating": {"ratingValue": -1, "alternateName": "Odd"}},
            {"rating": None, "rating_words": "Odd"},
        ),
        ({"reviewRating": {"ratingValue": 0}}, {"rating": None}),
        ({"reviewRating": {"ratingValue": "2"}}, {"rating": Rating.MOSTLY_FALSE, "rating_words": None}),
        ({"reviewRating": {"ratingValue": 1, "bestRating": 10}}, {"rating": None}),
        ({"keywords": "dam, flood"}, {"keywords": ("dam", "flood")}),
    ],
)
def test_claimreview_as_publishers_vary_it(fields: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    found = one("review.json", changed(**fields))
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_objects_that_only_point_to_others_are_followed() -> None:
    graph = [
        changed(itemReviewed={"@id": "#c"}, author={"@id": "#o"}),
        {"@id": "#c", "@type": "Claim", "author": {"@id": "#p"}},
        {"@id": "#p", "@type": "Person", "name": "The envoy"},
        {"@id": "#o", "@type": "Organization", "name": "The house"},
    ]
    found = one("review.jsonld", {"@graph": graph})
    assert (found.publisher, found.claimant) == ("The house", "The envoy")


def test_claimreview_inside_a_page_is_found_and_broken_blocks_are_named() -> None:
    page = (
        "<!doctype html><html><head>"
        '<script type="application/ld+json">{oops</script>'
        f'<script type="application/ld+json"><!-- {json.dumps(REVIEW)[:-1]},}} --></script>'
        "<script>var x = 1</script></head><body><p>Words.</p></body></html>"
    )
    broken, found = read("page.html", page)
    assert isinstance(broken, Skipped)
    assert broken.where == "page.html, JSON-LD block 1"
    assert isinstance(found, FactCheck)
    assert found.claimant == "The minister"


def test_an_answer_of_the_fact_check_search_gives_one_record_for_each_review() -> None:
    review = {
        "publisher": {"name": "A desk", "site": "desk.example"},
        "url": "https://desk.example/dam",
        "title": "The dam stands",
        "reviewDate": "2022-11-02T00:00:00Z",
        "textualRating": "Mostly False",
        "languageCode": "en",
    }
    claim = {"text": "The dam broke.", "claimant": "Posts", "claimDate": "2022-11-01T00:00:00Z"}
    answer = {
        "claims": [
            {**claim, "claimReview": [review, {**review, "publisher": {"site": "two.example"}}]},
            claim,
        ]
    }
    first, second, third = read("answer.json", json.dumps(answer))
    assert isinstance(first, FactCheck)
    assert (first.publisher, first.rating, first.claim_date) == (
        "A desk",
        Rating.MOSTLY_FALSE,
        When("2022-11-01"),
    )
    assert isinstance(second, FactCheck)
    assert second.publisher == "two.example"
    assert third == Skipped("answer.json, claim 2", "It has no list `claimReview`.")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("checks.jsonl", b""),
        ("checks.jsonl", b" \n\n"),
        ("checks.csv", b"name,colour\na,b\n"),
        ("checks.csv", b"publisher\nA desk\n"),
        ("checks.json", b"[1, 2"),
        ("checks.json", b"words"),
        ("notes.txt", b"Just some prose, nothing else."),
        ("page.html", b"<html><body><p>No data here.</p></body></html>"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00"),
    ],
)
def test_a_file_that_is_none_of_these_is_refused_as_a_whole_and_at_once(name: str, body: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_factchecks(name, body)
    assert name in caught.value.given


def test_a_file_in_an_old_encoding_is_read() -> None:
    table = "publisher,claim,rating\nРедакция,Плотина разрушена и вода поднялась.,Ложь\n"
    (found,) = read("checks.csv", table.encode("cp1251"))
    assert isinstance(found, FactCheck)
    assert (found.claim, found.rating) == ("Плотина разрушена и вода поднялась.", Rating.FALSE)


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("TRUE", Rating.TRUE),
        ("Größtenteils richtig", Rating.MOSTLY_TRUE),
        ("Half True", Rating.MIXED),
        ("Plutôt faux", Rating.MOSTLY_FALSE),
        ("Disinformation", Rating.FALSE),
        ("FALSO.", Rating.FALSE),
        ("خاطئ", Rating.FALSE),
        ("False – no such dam exists", Rating.FALSE),
        ("False – but the dam was old", None),
        ("Unproven", Rating.UNPROVED),
        ("Misleading", None),
        ("Satire", None),
        ("Four suns", None),
        ("", None),
        (None, None),
    ],
)
def test_rating_words_are_looked_up_and_never_guessed(words: str | None, rating: Rating | None) -> None:
    rated = rate(words)
    assert rated.rating is rating
    assert rated.reason


def test_no_word_stands_on_two_lines_of_the_table() -> None:
    import tomllib
    from importlib.resources import files

    table = tomllib.loads(files("onrecord.intake").joinpath("ratings.toml").read_text("utf-8"))
    words = [
        word for part in ("words", "no_rating") for listed in table[part].values() for word in set(listed)
    ]
    assert len(words) == len(set(words)), sorted(word for word in words if words.count(word) > 1)
    assert set(table["words"]) == {rating.value for rating in Rating}


@settings(max_examples=150)
@given(
    st.sampled_from(["a.jsonl", "a.json", "a.csv", "a.html", "a"]),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
)
def test_any_bytes_are_read_or_refused_by_name(name: str, body: bytes) -> None:
    try:
        found = read(name, body)
    except InputError:
        return
    assert all(isinstance(row, FactCheck | Skipped) for row in found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "@id",
                    "author",
                    "name",
                    "itemReviewed",
                    "reviewRating",
                    "url",
                    "claims",
                    "claimReview",
                    "text",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(list(REVIEW)), JSON, max_size=6), JSON)
def test_claimreview_of_any_shape_is_read_or_skipped(fields: dict[str, Any], claims: Any) -> None:
    for value in (
        changed(**fields),
        {"claims": claims},
        {"claims": [{"text": "x", "claimReview": [fields, claims]}]},
    ):
        found = read("a.json", json.dumps(value))
        assert all(isinstance(row, FactCheck | Skipped) for row in found)
