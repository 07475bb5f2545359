"""The measurement behind the probabilities, on a few records of our own."""

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.verdict import calibration

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    found = importlib.util.spec_from_file_location("repeat_agreement", TRAINING / "repeat_agreement.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules["repeat_agreement"] = module  # dataclasses look their module up by name
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Mostly False", "false"),
        ("Misleading", "false"),
        ("Half true", "mixed"),
        ("Correct", "true"),
        ("Not true", "false"),
        ("Unproven", None),
        ("Missing context", None),
        ("No Machines", None),
    ],
)
def test_a_rating_as_written_has_a_side_or_none(script: ModuleType, words: str, side: str | None) -> None:
    assert script.side_of(words) == side


def test_a_check_is_held_against_earlier_ones_of_other_publishers_only(script: ModuleType) -> None:
    claim = "A large bridge over the northern river fell during the winter storm"
    rows = [
        script.Row("a.example", claim, "false", date(2018, 1, 1)),
        script.Row("b.example", claim + ".", "false", date(2018, 2, 1)),
        script.Row("b.example", claim + "!", "true", date(2018, 3, 1)),
        script.Row(
            "c.example", "Wheat prices doubled in eleven southern provinces", "true", date(2018, 1, 1)
        ),
        *(script.Row("d.example", f"Filler {n} about topic number {n} alone", None, None) for n in range(60)),
    ]
    seen = script.observe(rows, script.neighbours(rows, 0.7))
    assert [(one.publishers, one.side, one.agreed, one.days) for one in seen] == [
        (1, "false", True, 31),
        (1, "false", False, 59),
    ]


def test_earlier_checks_that_disagree_are_not_counted(script: ModuleType) -> None:
    rows = [
        script.Row("a", "x", "false", date(2018, 1, 1)),
        script.Row("b", "x", "true", date(2018, 1, 2)),
        script.Row("c", "x", "true", date(2018, 1, 3)),
    ]
    assert len(script.observe(rows, [[1, 2], [0, 2], [0, 1]])) == 1


def test_a_rate_is_smoothed_and_lies_inside_its_interval_with_enough_cases(script: ModuleType) -> None:
    found = script.rate([script.Seen(1, "false", 0, agreed) for agreed in [True] * 36 + [False]])
    assert (found["observed"], found["agreed"], found["rate"]) == (37, 36, round(37 / 39, 4))
    assert found["low"] < found["rate"] < found["high"]
    assert script.rate([])["rate"] == 0.5


def test_the_table_that_ships_names_its_command_and_the_hashes_of_its_sources() -> None:
    for part in calibration._table().values():
        assert part["command"].startswith("python training/")
        assert all(len(source["sha256"]) == 64 for source in part["sources"])
        assert all(0 <= row["agreed"] <= row["observed"] for row in part["table"])
