"""The page of the example, as `make demo` makes it: light, linked, cited to the word, without a finding."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft202012Validator

from onrecord import Archive
from onrecord.actions import Person, Signature, accept_proposals, publish, sign, waive_asking
from onrecord.engines.engines import EngineSettings, load
from onrecord.journey import CheckOptions, add_path, check
from onrecord.publication.claimreview import SCHEMA_FILE
from onrecord.publication.publish import Published
from onrecord.publication.site import Site, anchor
from onrecord.reading.document import read_document
from onrecord.records.document import Document, Snapshot
from onrecord.report.audit import audit

pytestmark = pytest.mark.engines

EXAMPLE = Path(__file__).parent.parent / "examples" / "isis-k"
EDITOR = Person("Demo editor", "editor")


class Page(HTMLParser):
    """A page's links, its text, and where in the text each named place begins."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.places: dict[str, int] = {}
        self.text = ""
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.hrefs += [value for name in ("href", "src") if (value := given.get(name))]
        if given.get("id"):
            self.places[str(given["id"])] = len(self.text)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    engines = load(EngineSettings(threads=1))
    if engines.encoder is None or engines.syntax is None:
        pytest.skip(" ".join(engines.missing))
    folder = tmp_path_factory.mktemp("example-page")
    with Archive.create(folder / "archive") as archive:
        for name in ("sources", "sightings", "factchecks.jsonl"):
            add_path(archive, EXAMPLE / name, engines)
        found = check(archive, EXAMPLE / "statement.toml", CheckOptions(engines=engines))
        accept_proposals(archive, found.id, by=EDITOR)
        waive_asking(archive, found.id, "This is an example; nobody was contacted.", by=EDITOR)
        sign(archive, found.id, Signature(Person("Demo reporter"), EDITOR))
        site = Site(folder / "site", "https://example.org/", "onrecord example desk", example=True)
        return publish(archive, found.id, site, by=EDITOR)


@pytest.fixture(scope="module")
def pages(published: Published) -> Mapping[Path, Page]:
    """Every page of the site, by its place."""
    return {place.resolve(): Page(place) for place in folder_of(published).rglob("*.html")}


def folder_of(published: Published) -> Path:
    return published.page.parents[2]


def citations(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every citation in a machine record."""
    if isinstance(value, dict):
        if {"record", "span", "words", "field"} <= value.keys():
            yield value
        for inner in value.values():
            yield from citations(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from citations(inner)


def test_the_page_is_lighter_than_100_kb(published: Published) -> None:
    assert published.page.stat().st_size < 100_000


def test_the_audit_finds_nothing_on_it(published: Published) -> None:
    body = published.page.read_bytes()
    snapshot = Snapshot(
        hashlib.sha256(body).hexdigest(), published.address, len(body), media_type="text/html"
    )
    read = read_document(snapshot, body)
    assert isinstance(read, Document)
    assert {note.rule: note.words for note in audit(read.text, read.published)} == {}


def test_its_claim_reviews_validate(published: Published) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8")))
    reviews = json.loads((published.page.parent / "claimreview.json").read_bytes())
    assert reviews
    for review in reviews:
        assert [error.message for error in validator.iter_errors(review)] == []


def test_every_internal_link_leads_to_a_file_and_a_place(pages: Mapping[Path, Page]) -> None:
    followed = 0
    for place, page in pages.items():
        for href in page.hrefs:
            parts = urlsplit(href)
            if parts.scheme:
                continue
            target = (place.parent / unquote(parts.path)).resolve() if parts.path else place
            assert target.is_file(), (place.name, href)
            if parts.fragment:
                assert parts.fragment in pages[target].places, (place.name, href)
            followed += 1
    assert followed > 100


def test_every_citation_leads_to_its_very_words(published: Published, pages: Mapping[Path, Page]) -> None:
    folder = folder_of(published).resolve()
    notes = {place: json.loads(place.read_bytes()) for place in (folder / "archive").glob("*.json")}
    copies = {note["record"]: pages[place.with_suffix(".html")] for place, note in notes.items()}
    report = json.loads((published.page.parent / "check.json").read_bytes())["report"]
    found = list(citations(report))
    assert len(found) > 20
    for cite in found:
        copy, words = copies[cite["record"]], cite["words"]
        start = copy.places[anchor(cite["field"], cite["span"]["start"], cite["span"]["end"])]
        assert copy.text[start : start + len(words)] == words


def test_counts_that_differ_are_of_one_event(published: Published, pages: Mapping[Path, Page]) -> None:
    text = " ".join(pages[published.page.resolve()].text.split())
    assert "For 26 August 2021, sources give different counts of Afghans killed." in text
    assert text.count("sources give different counts") == 1
