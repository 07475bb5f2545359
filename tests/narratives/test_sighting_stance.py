"""How an outlet handles a line, from marks that a reader can see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.narratives.stance import Carried, recorded, stance
from onrecord.records.narrative import SightingStance
from onrecord.text.checkers import is_fact_checker

ENDORSES, UNCRITICAL = SightingStance.ENDORSES, SightingStance.UNCRITICAL
DISTANCE, DISPUTES = SightingStance.DISTANCE, SightingStance.DISPUTES
DEBUNKS, CANNOT_SAY = SightingStance.DEBUNKS, SightingStance.CANNOT_SAY

HEADLINES = [
    ("en", "London arms the group", ENDORSES),
    ("en", "London arms the group: Russian diplomat", UNCRITICAL),
    ("en", "Diplomat says London arms the group", UNCRITICAL),
    ("en", "Does London arm the group?", DISTANCE),
    ("en", "Diplomat claims London arms the group", DISTANCE),
    ("en", "Diplomat accuses London of arming the group", DISTANCE),
    ("en", "London rejects claim that it arms the group", DISPUTES),
    ("en", "Claim that London arms the group is false", DEBUNKS),
    ("en", "No evidence that London arms the group", DEBUNKS),
    ("ru", "Лондон вооружает группировку", ENDORSES),
    ("ru", "Дипломат обвинил Лондон в вооружении группировки", DISTANCE),
    ("ru", "Фейк: Лондон вооружает группировку", DEBUNKS),
    ("ar", "لندن تسلح المجموعة", ENDORSES),
    ("ar", "مزاعم بأن لندن تسلح المجموعة", DISTANCE),
    ("de", "London bewaffnet die Gruppe", ENDORSES),
    ("de", "London soll angeblich die Gruppe bewaffnen", DISTANCE),
    ("fr", "Londres arme le groupe : un diplomate russe", UNCRITICAL),
    ("fr", "Londres dément armer le groupe", DISPUTES),
    ("es", "Londres arma al grupo, según un diplomático", UNCRITICAL),
    ("es", "Es falso que Londres arme al grupo", DEBUNKS),
    ("it", "Londra arma il gruppo", ENDORSES),
    ("it", "La presunta fornitura di armi di Londra al gruppo", DISTANCE),
    ("fi", "Lontoo aseistaa ryhmän", CANNOT_SAY),
]


@pytest.mark.parametrize(("language", "title", "expected"), HEADLINES)
def test_a_headline_that_carries_the_line_shows_how(
    language: str, title: str, expected: SightingStance
) -> None:
    found, marks = stance(Carried(title, True, "", "", "A daily", language))
    assert found is expected, [(mark.name, mark.words) for mark in marks]


SENTENCES = [
    ("London arms the group.", "", ENDORSES),
    ("The envoy said that London arms the group.", "", CANNOT_SAY),
    ("The envoy claimed that London arms the group.", "", DISTANCE),
    ("The envoy said that London arms the group.", "The ministry denied it.", DISPUTES),
    ("The envoy said that London arms the group.", "There is no evidence for it.", DISPUTES),
    ("The paper rightly says that London arms the group.", "", ENDORSES),
]


@pytest.mark.parametrize(("sentence", "beside", "expected"), SENTENCES)
def test_a_sentence_that_carries_the_line_shows_how(
    sentence: str, beside: str, expected: SightingStance
) -> None:
    passage = f"{sentence} {beside}".strip()
    found, marks = stance(Carried("Weather and news", False, sentence, passage, "A daily", "en"))
    assert found is expected, [(mark.name, mark.words) for mark in marks]


def test_a_speakers_proof_is_not_the_outlets() -> None:
    title = "Facts show that London arms the group: Russian diplomat"
    assert stance(Carried(title, True, "", "", "A daily", "en"))[0] is UNCRITICAL
    assert (
        stance(Carried("Facts show that London arms the group", True, "", "", "A daily", "en"))[0] is ENDORSES
    )


def test_a_fact_checker_that_speaks_against_the_line_debunks_it() -> None:
    carried = Carried("On arms and London", False, "The envoy said London arms the group.", "It is untrue.",
                      "Polygraph.info", "en")  # fmt: skip
    found, marks = stance(carried)
    assert found is DEBUNKS
    assert "publisher is a fact-checker" in [mark.name for mark in marks]


def test_a_publisher_of_the_lines_own_checks_counts_as_a_fact_checker() -> None:
    assert not is_fact_checker("A desk")
    assert is_fact_checker("A desk", frozenset({"A desk"}))


def test_counter_evidence_beside_the_line_is_named_with_its_words() -> None:
    against = "British aircraft bombed the group."
    found, marks = stance(Carried("London arms the group", True, "", "", "A daily", "en", against=against))
    assert found is DISPUTES
    assert ("denial or counter-evidence nearby", against) in [(mark.name, mark.words) for mark in marks]


def test_what_a_fact_checker_says_about_another_outlet_is_not_that_outlets_stance() -> None:
    sentence = "According to EUvsDisinfo, the outlet spread that London arms the group."
    found, marks = stance(Carried("London arms the group", True, sentence, sentence, "A daily", "en"))
    assert found is CANNOT_SAY
    assert ("recorded by another, not read here", "recorded by EUvsDisinfo") in [
        (mark.name, mark.words) for mark in marks
    ]


def test_a_restatement_is_marked_as_one() -> None:
    carried = Carried("London arms the group", True, "", "", "A daily", "en", restated_by="the tests")
    assert stance(carried)[1][0].words == "the tests"
    assert recorded("A desk", "the tests")[0] is CANNOT_SAY


@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(["en", "ru", "ar", None]), st.booleans())
def test_every_label_has_a_mark_and_every_text_a_label(
    title: str, sentence: str, language: str | None, in_title: bool
) -> None:
    found, marks = stance(Carried(title, in_title, sentence, sentence, "A daily", language))
    assert isinstance(found, SightingStance)
    assert marks or found is CANNOT_SAY
    assert (found, marks) == stance(Carried(title, in_title, sentence, sentence, "A daily", language))
