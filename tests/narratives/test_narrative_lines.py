"""Lines that come back: members, first seen, speakers, outlets, and the places they were seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hash_encoder import HashEncoder

from onrecord.archive.archive import Archive
from onrecord.matching.matching import match
from onrecord.narratives.narratives import propose
from onrecord.narratives.sightings import NEAR_DEED
from onrecord.records.base import Record
from onrecord.records.document import Document
from onrecord.records.engine import Engines
from onrecord.records.factcheck import FactCheck
from onrecord.records.narrative import Narrative, NewLine, Sighting, SightingStance
from onrecord.records.statement import Checkable, Claim, Claimant, Worth
from onrecord.text.spans import Span
from onrecord.text.when import When

Filled = Callable[..., Archive]
KABULOV = (
    "Americans, together with their British collaborators, are putting their frantic efforts into "
    "strengthening the positions and the destructive potential of the Afghan offshoot of Daesh (ISIS)"
)


def claim(text: str = KABULOV, document: str = "doc_own") -> Claim:
    speaker = Claimant("Zamir Kabulov")
    span = Span(0, len(text))
    return Claim(
        "", document, span, text, text, speaker, Checkable.CHECKABLE, "", Worth.UNSAID, "", language="en"
    )  # fmt: skip


def check(text: str, publisher: str = "A desk", **more: object) -> FactCheck:
    fields: dict[str, object] = {
        "language": "en",
        "address": "https://example.org/check",
        "rating_words": "False",
    }
    return FactCheck(publisher, text, **{**fields, **more})  # type: ignore[arg-type]


def page(title: str, text: str, publisher: str = "A daily", **more: object) -> Document:
    fields: dict[str, object] = {
        "snapshot": f"snp_{title}", "authors": (), "published": When("2022-11-03"), "published_from": "page",
        "language": "en", "language_from": "header", "address": "file:page.txt",
    }  # fmt: skip
    return Document(title=title, text=text, publisher=publisher, **{**fields, **more})  # type: ignore[arg-type]


LINE = (
    check("The United States created ISIS.", published=When("2016-05"), outlets=("Radio North", "Kanal 9"),
          said_in=("ru",), claimant="A columnist"),
    check("Washington backs ISIS in Afghanistan.", "B desk", published=When("2019-12-18"), address=None),
    check("Daesh received arms from the Americans.", "C desk", published=When("2019-01-27"),
          claim_date=When("2014"), said_in=("es", "it"), rating_words=None),
    check("Turkey buys oil from ISIS.", published=When("2015-11-30"), outlets=("Kanal 9",)),
)  # fmt: skip


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    def fill(*records: Record, encoder: HashEncoder | None = None) -> Archive:
        archive = Archive.create(tmp_path / "desk")
        archive.put(*records)
        archive.sync(encoder)
        return archive

    return fill


def proposed(
    archive: Archive, about: Claim | None = None, engines: Engines | None = None
) -> tuple[Narrative | NewLine, tuple[Sighting, ...]]:
    about, engines = about or claim(), engines or Engines()
    return propose(about, match([about], archive, engines)[0], archive, engines)


def test_a_line_names_its_members_speakers_outlets_and_languages(filled: Filled) -> None:
    with filled(*LINE) as archive:
        line, seen = proposed(archive)
    assert isinstance(line, Narrative)
    assert set(line.factchecks) == {one.id for one in LINE[:3]}
    assert line.line in {one.claim for one in LINE[:3]}
    assert line.speakers == ("A columnist", "Zamir Kabulov")
    assert line.outlets == ("Radio North", "Kanal 9") or line.outlets == ("Kanal 9", "Radio North")
    assert line.languages == ("es", "it", "ru")
    assert line.sightings == tuple(one.id for one in seen)


def test_first_seen_keeps_its_granularity_and_names_what_shows_it(filled: Filled) -> None:
    with filled(*LINE) as archive:
        line, _ = proposed(archive)
    assert isinstance(line, Narrative)
    assert (line.first_seen, line.first_seen_in) == (When("2014"), LINE[2].id)


def test_debunked_needs_a_rating_and_a_link(filled: Filled) -> None:
    with filled(*LINE) as archive:
        line, _ = proposed(archive)
    assert isinstance(line, Narrative)
    assert line.debunked_by == (LINE[0].id,)
    assert "rated but without a link, so not counted as debunking it: 1" in line.reason
    assert "without a rating: 1" in line.reason


def test_outlets_that_a_check_names_are_sightings_of_which_nothing_is_said(filled: Filled) -> None:
    with filled(*LINE) as archive:
        _, seen = proposed(archive)
    assert {(one.outlet, one.factcheck, one.document) for one in seen} == {
        ("Radio North", LINE[0].id, None),
        ("Kanal 9", LINE[0].id, None),
    }
    for one in seen:
        assert one.stance is SightingStance.CANNOT_SAY
        assert [(mark.name, mark.words) for mark in one.features] == [
            ("recorded by another, not read here", "recorded by A desk")
        ]
        assert one.on == When("2016-05")


def test_one_earlier_check_is_a_repeat_and_not_yet_a_line(filled: Filled) -> None:
    with filled(LINE[1]) as archive:
        line, _ = proposed(archive)
    assert isinstance(line, NewLine)
    assert "a repeat, not yet a line" in line.reason
    assert "B desk" in line.reason


def test_an_empty_memory_is_not_enough_to_say(filled: Filled) -> None:
    with filled() as archive:
        line, seen = proposed(archive)
    assert isinstance(line, NewLine)
    assert line.reason.startswith("Not enough to say")
    assert seen == ()


def test_checks_of_other_lines_make_no_line(filled: Filled) -> None:
    with filled(check("The United States created the Taliban."), check("Washington fights ISIS.")) as archive:
        line, _ = proposed(archive)
    assert isinstance(line, NewLine)


CARRYING = page(
    "Foothold of Daesh grows through Washington and London: Russian diplomat",
    "The envoy said that the United States strengthens the Afghan branch of Daesh.",
)
CONTRARY = page(
    "American bombs hit Daesh", "American aircraft bombed caves of Daesh in Achin district.", "A wire"
)
DEBUNKING = page(
    "Claim that Washington backs ISIS-K is false",
    "The claim that Washington backs ISIS-K is false.",
    "Polygraph.info",
)  # fmt: skip
OTHER = page("Rain in Kabul", "It rained in Kabul. The United States was not spoken of.")


def test_documents_that_carry_the_line_are_seen_and_contrary_events_are_not(filled: Filled) -> None:
    with filled(*LINE, CARRYING, CONTRARY, DEBUNKING, OTHER) as archive:
        _, seen = proposed(archive)
    read = {one.document: one for one in seen if one.document}
    assert set(read) == {CARRYING.id, DEBUNKING.id}
    one = read[CARRYING.id]
    assert (one.outlet, one.on, one.title) == ("A daily", When("2022-11-03"), CARRYING.title)
    assert one.stance is SightingStance.UNCRITICAL
    assert one.span is not None
    assert one.span.of(CARRYING.text) == one.words
    assert read[DEBUNKING.id].stance is SightingStance.DEBUNKS


def test_a_report_of_an_attack_carries_no_line_about_using_somebody_to_attack(filled: Filled) -> None:
    earlier = check("Washington employs the terrorists to unsettle Afghanistan.")
    inquiry = page(
        "Pentagon inquiry: one bomber killed 13 Americans",
        "The Pentagon published the result of its inquiry into the Kabul airport attack on 4 February 2022.",
        "A ministry",
    )
    carried = page("A paper on terrorists", "The United States employs the terrorists, the paper said.")
    about = claim("The Americans are using the terrorists to turn the neighbours of Afghanistan from Moscow")
    with filled(earlier, inquiry, carried) as archive:
        _, seen = proposed(archive, about)
    assert [one.document for one in seen if one.document] == [carried.id]


def test_a_place_that_speaks_of_a_near_deed_is_marked_as_such(filled: Filled) -> None:
    near = page("A daily looks back", "Islamic State is an instrument of the United States.")
    with filled(*LINE, CARRYING, near) as archive:
        _, seen = proposed(archive)
    marks = {one.document: {mark.name for mark in one.features} for one in seen if one.document}
    assert NEAR_DEED in marks[near.id]
    assert NEAR_DEED not in marks[CARRYING.id]


def test_the_statements_own_document_is_no_sighting(filled: Filled) -> None:
    with filled(*LINE, CARRYING) as archive:
        _, seen = proposed(archive, claim(document=CARRYING.id))
    assert [one for one in seen if one.document] == []


def test_who_disputes_the_line_is_no_outlet_of_it(filled: Filled) -> None:
    with filled(*LINE, CARRYING, DEBUNKING) as archive:
        line, _ = proposed(archive)
    assert isinstance(line, Narrative)
    assert "A daily" in line.outlets
    assert "Polygraph.info" not in line.outlets


def test_an_outlet_that_was_read_is_not_counted_again_because_a_check_names_it(filled: Filled) -> None:
    read = page(
        "America created ISIS", "The United States created ISIS.", "Kanal 9", published=When("2016-05")
    )  # fmt: skip
    with filled(*LINE, read) as archive:
        _, seen = proposed(archive)
    assert [(one.outlet, bool(one.document)) for one in seen if one.outlet == "Kanal 9"] == [
        ("Kanal 9", True)
    ]


def test_sightings_stand_oldest_first_and_undated_ones_last(filled: Filled) -> None:
    undated = page("Washington arms Daesh", "Washington arms Daesh.", "C daily", published=None)
    with filled(*LINE, CARRYING, undated) as archive:
        _, seen = proposed(archive)
        again = proposed(archive)[1]
    assert [one.on.value if one.on else None for one in seen] == ["2016-05", "2016-05", "2022-11-03", None]
    assert seen == again


def test_a_russian_page_carries_the_line_too(filled: Filled) -> None:
    encoder = HashEncoder()
    russian = page(
        "США поддерживают ИГИЛ", "США поддерживают ИГИЛ, заявил дипломат.", "Газета", language="ru"
    )
    with filled(*LINE, russian, encoder=encoder) as archive:
        about = claim("Washington backs ISIS in Afghanistan and created it.")
        line, seen = proposed(archive, about, Engines(encoder))
    assert [one.language for one in seen if one.document] == ["ru"]
    assert isinstance(line, Narrative)
    assert "ru" in line.languages


def test_the_line_is_the_same_on_every_run(filled: Filled) -> None:
    encoder = HashEncoder()
    with filled(*LINE, CARRYING, encoder=encoder) as archive:
        first = proposed(archive, engines=Engines(encoder))
        second = proposed(archive, engines=Engines(encoder))
    assert first[0].id == second[0].id
    assert first == second
