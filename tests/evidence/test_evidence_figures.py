"""Figures of a passage held against the claim's by code, and support that an engine may not give."""

from pathlib import Path

import pytest
from evidence_cast import FixedEngine, a_claim, a_document, a_statement, an_archive

from onrecord.evidence.evidence import Context, gather
from onrecord.evidence.figures import compare_figures
from onrecord.records.engine import Engines, StanceFinding
from onrecord.records.evidence import Evidence, Stance
from onrecord.records.statement import Claimant
from onrecord.text.when import When

STADIUM = "The stadium roof cost 30 million euros, three times as much as promised."
COUNCIL = Claimant("The mayor", "mayor of the town")
FOR = StanceFinding(Stance.SUPPORTS, 0.91, 0.02, "it says so")


def weighed(folder: Path, text: str, engine: FixedEngine | None = None) -> Evidence:
    claim = a_claim(STADIUM, claimant=COUNCIL, about=None)
    with an_archive(folder, [a_document("one", text)]) as archive:
        found = gather(claim, a_statement(), Context(archive, Engines(stance=engine)))
    assert len(found.evidence) == 1
    return found.evidence[0]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("A councillor said the stadium roof cost 30 million euros.", Stance.REPEATS),
        (
            "The head of the club said the stadium roof cost 30 million euros. "
            "The paper found no document that shows this.",
            Stance.REPEATS,
        ),
        (
            "The stadium roof for 30 million euros is the talk of the town. There is no evidence of it.",
            Stance.UNCLEAR,
        ),
        ("The stadium roof for 30 million euros: this couldn't be confirmed.", Stance.UNCLEAR),
        ("That the stadium roof took 30 million euros is unproven.", Stance.UNCLEAR),
    ],
)
def test_an_engine_cannot_make_support_of_another_s_word_or_of_a_doubt(
    tmp_path: Path, text: str, stance: Stance
) -> None:
    piece = weighed(tmp_path, text, FixedEngine({"stadium": FOR}))
    assert piece.stance is stance, piece.stance_reason
    assert piece.probability is None
    assert "the engine's “supports” does not count" in piece.stance_reason


def test_another_figure_for_the_same_thing_refutes_by_code_and_is_called_no_proof(tmp_path: Path) -> None:
    piece = weighed(tmp_path, "The stadium roof cost 14 million euros; 10 million euros were promised.")
    assert (piece.stance, piece.probability, piece.made_by) == (Stance.REFUTES, None, "code")
    assert piece.stance_reason == (
        "the passage gives 14 million euros where the claim gives 30 million euros; "
        "a figure on record, no proof"
    )


def test_the_same_figure_in_the_sources_own_voice_supports_by_code(tmp_path: Path) -> None:
    piece = weighed(tmp_path, "When the books were closed the stadium roof had cost 30 million euros.")
    assert (piece.stance, piece.probability) == (Stance.SUPPORTS, None)


@pytest.mark.parametrize(
    "text",
    [
        "The car park cost 14 million euros.",
        "The stadium opened in June, and the car park cost 14 million euros.",
        "The stadium roof cost 14 million dollars.",
        "The stadium roof cost 14 months of work.",
        "In 1998 the stadium roof cost 14 million euros.",
        "Repairs of the stadium roof cost 2 million euros.",
        "The stadium roof cost 2 million euros a year.",
        "The stadium roof was planned to cost 14 million euros.",
        "The stadium roof did not cost 14 million euros.",
        "The opposition said the stadium roof cost 14 million euros.",
        "A stadium roof cost 14 million euros.",
        "The stadium roof cost 14 million euros. The stadium roof cost 30 million euros.",
        "The stadium roof of 2019 was built.",
    ],
)
def test_a_figure_of_something_else_or_given_as_somebodys_word_decides_nothing(text: str) -> None:
    claim = a_claim(STADIUM, claimant=COUNCIL, about=None)
    assert compare_figures(claim, text, "en") is None


def test_the_year_the_claim_is_about_may_be_named() -> None:
    claim = a_claim(STADIUM, claimant=COUNCIL, about=When("2019"))
    found = compare_figures(claim, "In 2019 the stadium roof cost 14 million euros.", "en")
    assert found is not None
    assert found.finding == "differs"


def test_a_hedge_that_leaves_room_is_no_difference() -> None:
    claim = a_claim("The stadium roof cost about 30 million euros.", claimant=COUNCIL, about=None)
    found = compare_figures(claim, "The stadium roof cost 31 million euros.", "en")
    assert found is not None
    assert found.finding == "agrees"
