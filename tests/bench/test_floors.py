"""Floors of quality: what fails, what pinning may do, and what shows in the file."""

import json
from pathlib import Path

import pytest

from onrecord.bench.figure import Absent, Figure
from onrecord.bench.floors import (
    Floors,
    Lowering,
    Measured,
    failures,
    floor_for,
    hash_of,
    pin,
    read,
    write,
)
from onrecord.errors import InputError

TODAY = "2026-11-25"


def a_figure(measured: float, key: str = "dates.held.f1", count: int = 200, **more: bool) -> Figure:
    return Figure(key, "F1", "held out", measured, measured - 0.1, measured + 0.1, count, **more)


def a_run(*found: Figure | Absent, name: str = "dates", sha: str = "") -> Measured:
    figures = [one for one in found if isinstance(one, Figure)]
    absent = [one for one in found if isinstance(one, Absent)]
    return Measured({name: figures}, {name: absent}, {name: sha} if sha else {})


def pinned_at(measured: float, sha: str = "") -> Floors:
    return pin(a_run(a_figure(measured), sha=sha), Floors(), Lowering(), TODAY)


def test_a_figure_below_its_floor_fails_and_is_named_with_both_numbers() -> None:
    assert failures(a_run(a_figure(0.75)), pinned_at(0.8)) == [
        "dates.held.f1 measures 0.750, below its floor of 0.790 (0.800 when it was pinned on 2026-11-25)."
    ]


def test_a_figure_at_its_floor_or_a_new_one_does_not_fail() -> None:
    assert failures(a_run(a_figure(0.79), a_figure(0.1, "dates.new")), pinned_at(0.8)) == []


def test_a_figure_that_was_measured_before_and_is_not_now_fails() -> None:
    assert failures(a_run(), pinned_at(0.8)) == [
        "dates.held.f1 was measured before (0.800 on 2026-11-25), and is not now."
    ]


@pytest.mark.parametrize("absent", ["dates", "dates.held", "dates.held.f1"])
def test_an_absent_set_is_no_failure(absent: str) -> None:
    assert failures(a_run(Absent(absent, "not here")), pinned_at(0.8)) == []


def test_the_absence_of_another_part_does_not_excuse_a_figure() -> None:
    assert failures(a_run(Absent("dates.hel", "not here")), pinned_at(0.8))


def test_a_set_that_was_not_asked_for_is_not_looked_at() -> None:
    assert failures(a_run(name="claims"), pinned_at(0.8)) == []


def test_a_changed_annotated_set_is_named_until_it_is_pinned_again() -> None:
    before = pinned_at(0.8, sha="one")
    changed = a_run(a_figure(0.8), sha="other")
    assert failures(changed, before) == [
        "The annotated set bench/dates is not the one that was pinned. "
        "If the change is meant, pin again with --pin."
    ]
    assert failures(changed, pin(changed, before, Lowering(), TODAY)) == []


def test_pinning_raises_a_floor_and_never_lowers_it_by_itself() -> None:
    before = pinned_at(0.8)
    assert pin(a_run(a_figure(0.9)), before, Lowering(), TODAY).floors["dates.held.f1"].floor == 0.89
    assert pin(a_run(a_figure(0.5)), before, Lowering(), TODAY) == before
    assert failures(a_run(a_figure(0.5)), pin(a_run(a_figure(0.5)), before, Lowering(), TODAY))


def test_lowering_a_floor_needs_a_reason() -> None:
    with pytest.raises(InputError, match="no reason is given"):
        pin(a_run(a_figure(0.5)), pinned_at(0.8), Lowering(frozenset({"dates.held.f1"})), TODAY)


def test_a_key_to_lower_that_is_no_figure_is_named() -> None:
    with pytest.raises(InputError, match=r"no figure dates\.helt"):
        pin(a_run(a_figure(0.5)), pinned_at(0.8), Lowering(frozenset({"dates.helt"}), "why"), TODAY)


def test_a_lowered_floor_shows_in_the_file_with_what_it_was_and_why(tmp_path: Path) -> None:
    lowering = Lowering(frozenset({"dates.held.f1"}), "the set was corrected")
    path = tmp_path / "floors.json"
    write(path, pin(a_run(a_figure(0.5)), pinned_at(0.8), lowering, TODAY))
    entry = json.loads(path.read_text("utf-8"))["floors"]["dates.held.f1"]
    assert (entry["floor"], entry["lowered_from"], entry["why"]) == (0.49, 0.79, "the set was corrected")
    assert failures(a_run(a_figure(0.5)), read(path)) == []


def test_the_note_of_a_lowering_stays_until_the_floor_is_back() -> None:
    lowering = Lowering(frozenset({"dates.held.f1"}), "a slip in the annotation")
    low = pin(a_run(a_figure(0.5)), pinned_at(0.8), lowering, TODAY)
    risen = pin(a_run(a_figure(0.6)), low, Lowering(), TODAY).floors["dates.held.f1"]
    assert (risen.floor, risen.lowered_from, risen.why) == (0.59, 0.79, "a slip in the annotation")
    back = pin(a_run(a_figure(0.8)), low, Lowering(), TODAY).floors["dates.held.f1"]
    assert (back.floor, back.lowered_from, back.why) == (0.79, None, "")


def test_a_figure_given_up_with_a_reason_no_longer_fails() -> None:
    lowering = Lowering(frozenset({"dates.held.f1"}), "replaced by another set")
    after = pin(a_run(), pinned_at(0.8), lowering, TODAY)
    assert after.floors["dates.held.f1"].floor is None
    assert failures(a_run(), after) == []


@pytest.mark.parametrize(
    "figure",
    [
        a_figure(0.8, baseline=True),
        Figure("dates.held.missed", "share missed, lower is better", "held", 0.2, 0.1, 0.3, 200),
    ],
)
def test_baselines_and_figures_that_should_fall_have_no_floor(figure: Figure) -> None:
    assert pin(a_run(figure), Floors(), Lowering(), TODAY).floors == {}


def test_the_room_under_a_figure_is_a_point_or_one_unit_of_a_small_set() -> None:
    assert floor_for(0.8, 20) == 0.75
    assert floor_for(0.8, 3) == 0.75, "and five points at most"


def test_the_hash_of_a_set_covers_names_and_bytes_and_no_pages_about_it(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text("{}", "utf-8")
    first = hash_of(tmp_path)
    (tmp_path / "README.md").write_text("About the set.", "utf-8")
    assert hash_of(tmp_path) == first
    (tmp_path / "dev.jsonl").rename(tmp_path / "held.jsonl")
    assert hash_of(tmp_path) != first
    assert hash_of(tmp_path / "not-there") is None


def test_a_file_of_floors_that_cannot_be_read_is_an_error_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read(path) == Floors()
    path.write_text('{"floors": {"a": {"floor": 1}}}', "utf-8")
    with pytest.raises(InputError, match=r"floors\.json cannot be read"):
        read(path)
