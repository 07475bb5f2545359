"""The set of names: what counts as right, as a false join, and which half a case is in."""

from pathlib import Path

from onrecord.bench.figure import Absent, Figure, Places
from onrecord.bench.names import judge, measure, missed, read_cases
from onrecord.records.engine import Engines

REGISTER = (
    "id,name,kind,role,body,from,to,country\n"
    "kabulov,Zamir Kabulov,person,Special Presidential Representative for Afghanistan,,2011,,ru\n"
    "lavrov,Sergei Lavrov,person,Minister of Foreign Affairs,,2004-03,,ru\n"
)
CASES = (
    "kind,name,role,on,expected,id,then\n"
    "ru,Замир Кабулов,,,found,kabulov,\n"
    "misspelt,Zamir Kubalov,,,misspelt,lavrov,\n"
    "surname,Lavrov,,2022,ambiguous,lavrov,\n"
    "other,Sergei Lavrov,,,unknown,,\n"
    "date,Sergei Lavrov,,2003,found,lavrov,Minister of Foreign Affairs\n"
    "date,Sergei Lavrov,,2022,found,lavrov,Minister of Foreign Affairs\n"
)


def write(folder: Path) -> Path:
    """A set of these cases."""
    place = folder / "names"
    place.mkdir()
    (place / "register.csv").write_text(REGISTER, "utf-8")
    (place / "cases.csv").write_text(CASES, "utf-8")
    return place


def test_a_join_with_the_wrong_entry_or_with_nobody_meant_is_a_false_one(tmp_path: Path) -> None:
    judged = judge(write(tmp_path))
    assert [one.right for one in judged] == [True, False, True, False, False, True]
    assert [one.false_join for one in judged] == [False, True, False, True, False, False]


def test_every_case_is_in_one_half_and_misses_of_the_held_out_half_are_not_shown(tmp_path: Path) -> None:
    place = write(tmp_path)
    cases = read_cases(place / "cases.csv")
    figures = [one for one in measure(Places(tmp_path, tmp_path, Engines())) if isinstance(one, Figure)]
    halves = {one.key: one.count for one in figures if one.key.endswith(".right")}
    assert sum(halves.values()) == len(cases)
    assert halves["names.own-held.right"] == sum(case.held_out for case in cases)
    shown = sum(not one.case.held_out and not one.right for one in judge(place))
    assert len(list(missed(place))) == shown
    assert [one.key for one in figures if one.baseline] == ["names.own-dev.equal", "names.own-held.equal"]


def test_a_set_that_is_not_there_is_absent(tmp_path: Path) -> None:
    (found,) = measure(Places(tmp_path, tmp_path, Engines()))
    assert isinstance(found, Absent)
