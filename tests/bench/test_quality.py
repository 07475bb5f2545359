"""The command that measures every set and compares with the floors."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.bench import quality
from onrecord.bench.figure import Absent, Figure, Places

ROOT = Path(__file__).parents[2]


class Bench:
    """A bench of one set in a folder of its own; `measured` is what the set gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.measured: float | None = 0.8

    def measure(self, places: Places) -> Iterator[Figure | Absent]:
        if self.measured is None:
            yield Absent("dates", "Nobody fetched it.")
        else:
            yield Figure("dates.held.f1", "F1", "own, held out", self.measured, 0.5, 0.9, 200, target=0.78)

    def run(self, *words: str) -> int:
        return quality.main(["--sets", str(self.folder), "--words-only", *words])

    def entry(self) -> dict[str, object]:
        held = json.loads((self.folder / "floors.json").read_text("utf-8"))
        return dict(held["floors"]["dates.held.f1.words-only"])


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench(tmp_path)
    (tmp_path / "dates").mkdir()
    (tmp_path / "dates" / "held.jsonl").write_text("{}\n", "utf-8")
    only = quality.Set("dates", "Dates in news.", made.measure)
    monkeypatch.setattr(quality, "sets", lambda only_these=(): (only,))
    return made


def test_a_run_prints_the_figure_with_count_interval_and_target(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.run() == 0
    printed = capsys.readouterr().out
    for part in ("own, held out", ".800", ".500 to .900", "200", ".78", "yes"):
        assert part in printed


def test_a_run_below_the_floor_ends_with_status_1_and_names_the_figure(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.run("--pin") == 0
    bench.measured = 0.7
    assert bench.run() == 1
    assert "dates.held.f1.words-only measures 0.700, below its floor of 0.790" in capsys.readouterr().out


def test_an_absent_set_is_said_to_be_absent_and_does_not_fail(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.run("--pin")
    bench.measured = None
    assert bench.run() == 0
    assert "dates: absent, not measured. Nobody fetched it." in capsys.readouterr().out


def test_a_lower_figure_is_not_pinned_without_the_flag_and_the_flag_shows_in_the_file(bench: Bench) -> None:
    bench.run("--pin")
    bench.measured = 0.7
    assert bench.run("--pin") == 1
    assert bench.entry()["floor"] == 0.79
    assert bench.run("--pin", "--allow-lower", "dates.held.f1.words-only") == 2
    assert bench.run("--pin", "--allow-lower", "dates.held.f1.words-only", "--why", "a slip") == 0
    assert (bench.entry()["lowered_from"], bench.entry()["why"]) == (0.79, "a slip")


def test_a_changed_annotated_set_ends_with_status_1_and_asks_to_pin_again(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.run("--pin")
    (bench.folder / "dates" / "held.jsonl").write_text("{}\n{}\n", "utf-8")
    assert bench.run() == 1
    assert "bench/dates is not the one that was pinned" in capsys.readouterr().out
    assert bench.run("--pin") == 0
    assert bench.run() == 0


def test_the_page_of_the_manual_names_machine_versions_and_floors(bench: Bench, tmp_path: Path) -> None:
    bench.run("--pin", "--write", str(tmp_path / "quality.md"))
    page = (tmp_path / "quality.md").read_text("utf-8")
    assert "- Machine: " in page
    assert "- Engines: " in page
    assert "| own, held out | .800 | .500 to .900 | 200 | .78 | yes | .790 |" in page


def test_a_set_that_does_not_exist_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main(["--only", "datse"]) == 2
    assert "There is no set datse." in capsys.readouterr().err


def test_every_set_of_the_bench_can_be_loaded_and_says_what_it_measures() -> None:
    loaded = quality.sets()
    assert [one.name for one in loaded] == list(quality.SETS)
    assert all(one.about.endswith(".") for one in loaded)


@pytest.mark.parametrize("name", quality.SETS)
def test_a_set_whose_texts_are_nowhere_is_absent_with_a_reason(name: str, tmp_path: Path) -> None:
    (one,) = quality.sets([name])
    measured = quality.run(
        [one], Places(tmp_path, tmp_path, quality.load(quality.EngineSettings(True))), False, str
    )
    assert not measured.figures[name]
    assert measured.absent[name]
    assert all(each.reason for each in measured.absent[name])


def test_the_floors_of_the_repository_can_be_read_and_name_sets_of_the_bench() -> None:
    pinned = quality.floors.read(ROOT / "bench" / "floors.json")
    assert {floor.set for floor in pinned.floors.values()} <= set(quality.SETS)
