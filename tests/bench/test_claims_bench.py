"""The measure of claims, on a set of two sentences."""

import json
from pathlib import Path

import pytest

from onrecord.bench.claims import Expected, Found, confusion, judge, main, measure, read_cases
from onrecord.bench.figure import Absent, Figure, Places
from onrecord.errors import InputError
from onrecord.records.engine import Engines

ROWS = [
    {
        "id": "en-001",
        "language": "en",
        "speaker": "the council",
        "on": "2022-11-02",
        "text": "The owner sold two mills in 2019 and closed a third.",
        "claims": [
            {
                "text": "The owner sold two mills in 2019",
                "who": "The owner",
                "kind": "checkable",
                "when": "2019",
            },
            {"text": "The owner closed a third", "who": "The owner", "kind": "checkable", "when": None},
        ],
    },
    {
        "id": "de-001",
        "language": "de",
        "speaker": "der Rat",
        "on": "2022-11-02",
        "text": "Die Mühle wurde 2019 verkauft.",
        "claims": [{"text": "Die Mühle wurde 2019 verkauft", "who": "", "kind": "checkable"}],
    },
]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    folder = tmp_path / "claims"
    folder.mkdir()
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (folder / "dev.jsonl").write_text(lines, "utf-8")
    return Places(tmp_path, tmp_path, Engines())


def test_every_figure_of_a_half_is_given_and_the_other_half_is_named_as_absent(places: Places) -> None:
    found = list(measure(places))
    figures = {one.key: one for one in found if isinstance(one, Figure)}
    assert figures["claims.own-dev-words.f1"].measured == 1.0
    assert figures["claims.own-dev-words.supported"].target == 1.0
    assert figures["claims.own-dev-languages.kinds"].count == 1
    base = figures["claims.own-dev-sentences.f1"]
    assert (base.measured, base.baseline) == (0.0, True)
    absent = {one.key: one.reason for one in found if isinstance(one, Absent)}
    assert absent["claims.own-dev.f1"] == "No syntax engine is installed."
    assert "held.jsonl is not in" in absent["claims.own-held"]


def test_a_claim_is_right_by_its_content_words_and_its_kind(places: Places) -> None:
    case, _ = read_cases(places.sets / "claims" / "dev.jsonl")
    found = [
        Found("The owner [Smith] sold two mills in 2019", "checkable", "2019"),
        Found("The owner closed the third", "opinion", None),
        Found("The owner sold two mills in 2019", "checkable", "2019"),
        Found("The owner burned a third", "checkable", None),
    ]
    judged = judge(case, found)
    assert [(one.text, two.text) for one, two in judged.pairs] == [
        ("The owner [Smith] sold two mills in 2019", "The owner sold two mills in 2019"),
        ("The owner closed the third", "The owner closed a third"),
    ]
    assert judged.right == 1
    assert judged.contained == 2
    assert judged.supported == 2  # neither a second "the" nor "burned" stands in the statement
    assert confusion([judged]) == {("checkable", "checkable"): 1, ("checkable", "opinion"): 1}


def test_a_date_that_must_not_be_given_counts_as_not_contained(places: Places) -> None:
    case, _ = read_cases(places.sets / "claims" / "dev.jsonl")
    assert judge(case, [Found("The owner closed a third", "checkable", "2019")]).contained == 0
    assert case.claims[1] == Expected("The owner closed a third", "The owner", "checkable", None)


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": "x"}', '{"id": "x", "text": 3, "language": "en"}'])
def test_a_broken_line_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(ROWS[0]) + "\n" + line + "\n", "utf-8")
    with pytest.raises(InputError, match=r"Line 2 of dev\.jsonl"):
        read_cases(path)


def test_the_command_prints_figures_kinds_and_errors(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(places.sets / "claims"), "--words-only", "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "claims.own-dev-words.f1" in printed
    assert "dev:    3 expected checkable, found checkable" in printed
