"""The measuring of news pages, on two pages of our own."""

import gzip
import json
from pathlib import Path

import pytest

from onrecord.bench.figure import Absent, Figure, Places
from onrecord.bench.pages import Read, failed, measure, ours, score
from onrecord.bench.pages_gold import folded, pages, present
from onrecord.records.engine import Engines

PARTS = [
    "The ministry named four sites in the north on Monday. Engineers had looked at each of them twice.",
    "A spokesman said the work would begin in spring, and that nobody would have to leave the valley.",
]
HTML = (
    "<html lang='en'><head><meta property='article:published_time' content='2022-11-02'>"
    "<meta name='author' content='Anna Mill'></head><body><article><h1>Four sites are named</h1>"
    f"<p>{PARTS[0]}</p><p>{PARTS[1]}</p></article></body></html>"
)


def gold(title: str) -> dict[str, object]:
    body = {"summary": [], "sections": [{"headline": [], "paragraphs": PARTS}]}
    return {
        "title": title,
        "authors": ["Anna Mill"],
        "publishing_date": "2022-11-02 10:00:00+00:00",
        "body": body,
    }


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    place = tmp_path / "news_pages" / "uk"
    place.mkdir(parents=True)
    for day in ("2022_11_03", "2022_11_04", "2022_11_05", "2022_11_06"):
        (place / f"ADaily_{day}.html.gz").write_bytes(gzip.compress(HTML.encode()))
    old = gold("An older page") | {"body": {"summary": ["Nothing of this stands there."], "sections": []}}
    (place / "ADaily.json").write_text(json.dumps({"V1": old, "V2": gold("Four sites are named")}))
    return tmp_path


def places(shared: Path) -> Places:
    return Places(sets=shared, shared=shared, engines=Engines(None, None, None))  # type: ignore[call-arg]


def test_of_several_versions_the_one_that_stands_on_the_page_is_its_gold(shared: Path) -> None:
    page = next(pages(shared / "news_pages"))
    assert page.gold.title == "Four sites are named"
    assert (page.country, page.gold.published, page.gold.language) == ("uk", "2022-11-02", "en")


def test_a_page_that_is_read_as_the_gold_has_it_scores_one_throughout(shared: Path) -> None:
    page = next(pages(shared / "news_pages"))
    found = score(page, ours(page))
    assert (found.title, found.authors, found.date, found.body) == (True, 1.0, True, 1.0)
    assert (found.recall, found.precision, found.language) == (1.0, 1.0, True)


def test_a_wrong_date_and_no_date_are_told_apart(shared: Path) -> None:
    page = next(pages(shared / "news_pages"))
    wrong, none = (score(page, Read("", (), day, ())) for day in ("2022-11-03", ""))
    assert (wrong.misdated, wrong.undated) == (True, False)
    assert (none.misdated, none.undated) == (False, True)


def test_pages_of_the_held_out_half_are_never_named_as_failed(shared: Path) -> None:
    every = list(pages(shared / "news_pages"))
    lines = list(failed([score(page, Read("", (), "", ())) for page in every]))
    assert len(lines) == sum(not page.held for page in every)


def test_both_halves_are_measured_with_baselines_that_have_no_floor(shared: Path) -> None:
    found = [each for each in measure(places(shared)) if isinstance(each, Figure)]
    halves = {"news pages, dev", "news pages, held"}
    assert {each.on for each in found} == halves | {f"{half}-untagged" for half in halves}
    assert all(each.baseline for each in found if each.key.endswith((".trafilatura", ".htmldate")))
    assert any(each.key == "pages.held.body" and each.measured == 1.0 for each in found)


def test_without_the_pages_nothing_is_measured_and_that_is_said(tmp_path: Path) -> None:
    (found,) = measure(places(tmp_path))
    assert isinstance(found, Absent)


def test_titles_are_compared_without_regard_to_spaces_and_the_form_of_quotation_marks() -> None:
    assert folded("“Four  sites” – named") == folded('"Four sites" - named')


def test_a_paragraph_counts_as_there_when_it_is_parted_otherwise() -> None:
    assert present(["One sentence.", "Another one."], ["One sentence. Another one. A third."]) == 2
