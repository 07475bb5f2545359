"""The register's commands: taking lists, listing entries, and saying who a name is."""

from dataclasses import replace
from pathlib import Path

import pytest
from commands_cast import Command

from onrecord.cli.view_register import finding_lines
from onrecord.reading.register import Register, who
from onrecord.records.register import EntryKind, EntryName, Registered
from onrecord.text.when import When

STATEMENT = "The new bridge over the river cost 40 million euros in 2021."
ROWS = (
    "name,aliases,kind,role,body,from,to,country,id,wikidata\n"
    "Zamir Kabulov,,person,Special Presidential Representative for Afghanistan,,2011,,ru,kabulov,\n"
    "Sergei Ivanov,,person,Minister of Defence,,2001-03,2007-02,ru,s,\n"
    "Igor Ivanov,,person,Minister of Foreign Affairs,,1998-09,2004-03,ru,i,\n"
)


@pytest.fixture
def listed(desk: Path, tmp_path: Path, onrecord: Command) -> Path:
    """A register file that was taken."""
    file = tmp_path / "list.csv"
    file.write_text(ROWS, "utf-8")
    assert onrecord("register", file).status == 0
    return file


def test_a_list_is_taken_once_and_its_bad_rows_are_named(listed: Path, onrecord: Command) -> None:
    again = onrecord("register", listed, "--json")
    assert (again.status, again.json["already"], again.json["new"]) == (0, 3, [])
    listed.write_text(ROWS + "Nobody,,robot,,,,,,,\n", "utf-8")
    ran = onrecord("register", listed)
    assert ran.status == 1
    assert "0 new, 0 changed, 3 as they were. The register has 3 entries." in ran.out
    assert "line 5: The kind 'robot' is not known" in " ".join(ran.out.split())


def test_rows_that_only_a_name_joins_are_printed_and_do_not_make_the_taking_fail(
    listed: Path, onrecord: Command
) -> None:
    rows = "Gordon Brown,,person,rugby player,,1966,1976,,,\nGordon Brown,,person,prime minister,,2007,,,,\n"
    listed.write_text(ROWS + rows, "utf-8")
    ran = onrecord("register", listed)
    assert ran.status == 0
    assert "Taken, to be looked at: 1" in ran.out
    assert "line 6: It was joined to Gordon Brown in list.csv, line 5" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--kind", "robot"), "A kind is person or body."),
        (("--map", "name"), "OURS=THEIRS"),
        (("--map", "name=Nom"), "mapping of columns"),
        (("--encoding", "utf-16"), "utf-16"),
    ],
)
def test_a_wrong_way_to_read_a_list_is_an_error(
    listed: Path, onrecord: Command, words: tuple[str, str], told: str
) -> None:
    ran = onrecord("register", listed, *words)
    assert ran.status == 2
    assert told in ran.err


@pytest.mark.parametrize("name", ["half.json", "notjson.jsonl", "half.ndjson"])
def test_a_file_of_which_nothing_is_a_record_is_an_error_whatever_its_first_letter(
    desk: Path, tmp_path: Path, onrecord: Command, name: str
) -> None:
    file = tmp_path / name
    file.write_text('{"id": "Q1",\n"schema"' if "half" in name else "no JSON", "utf-8")
    assert onrecord("register", file).status == 2


def test_a_file_that_is_not_there_is_an_error(desk: Path, onrecord: Command) -> None:
    assert onrecord("register", desk / "nothing.csv").status == 2


def test_entries_are_listed_all_or_by_a_name_however_spelt(listed: Path, onrecord: Command) -> None:
    assert len(onrecord("registered", "--json").json["entries"]) == 3
    ran = onrecord("registered", "Замир Кабулов", "--json")
    assert [one["names"][0]["text"] for one in ran.json["entries"]] == ["Zamir Kabulov"]
    assert "1 of 3." in onrecord("registered", "--most", "1").out
    assert "None of 3." in onrecord("registered", "Merkel").out


def test_an_empty_register_says_how_to_fill_it(desk: Path, onrecord: Command) -> None:
    assert "onrecord register FILE" in onrecord("registered").out
    ran = onrecord("who", "Zamir Kabulov")
    assert (ran.status, "register of 0 entries" in " ".join(ran.out.split())) == (1, True)


@pytest.mark.parametrize(
    ("words", "status", "known"),
    [
        (("Zamir Kabulov",), 0, "found"),
        (("Ivanov",), 1, "ambiguous"),
        (("Ivanov", "--role", "defence minister", "--on", "2005"), 0, "found"),
        (("Zamir Kubalov", "--on", "2022-11-02"), 1, "probable misspelling"),
        (("Angela Merkel",), 1, "not in the register"),
    ],
)
def test_who_gives_the_finding_and_a_status(
    listed: Path, onrecord: Command, words: tuple[str, ...], status: int, known: str
) -> None:
    ran = onrecord("who", *words, "--json")
    assert (ran.status, ran.json["known"]) == (status, known)
    assert ran.json["reason"]
    assert known in onrecord("who", *words).out


def test_a_name_without_letters_or_a_wrong_day_is_an_error(listed: Path, onrecord: Command) -> None:
    assert onrecord("who", "123").status == 2
    assert onrecord("who", "Ivanov", "--on", "yesterday").status == 2


def test_a_check_shows_who_the_claimant_is_beside_the_name_as_written(
    listed: Path, onrecord: Command
) -> None:
    words = ("check", STATEMENT, "--by", "Zamir Kubalov", "--on", "2022-11-02")
    ran = onrecord(*words, "--json")
    (finding,) = [one for one in ran.json["findings"] if one["name"] == "Zamir Kubalov"]
    assert finding["known"] == "probable misspelling"
    assert finding["role_then"]["words"] == "Special Presidential Representative for Afghanistan"
    said = [one["claimant"] for one in ran.json["statements"]]
    assert {"name": "Zamir Kubalov", "role": None} in said
    shown = " ".join(onrecord("show", ran.json["id"]).out.split())
    assert "Who they are by the register" in shown
    assert "“Kubalov” is probably a misspelling of “Kabulov”" in shown
    assert onrecord("verify").status == 0


def test_a_check_without_a_register_says_nothing_of_it(desk: Path, onrecord: Command) -> None:
    ran = onrecord("check", STATEMENT, "--by", "Zamir Kubalov")
    assert "by the register" not in ran.out


def test_the_same_finding_is_printed_once_for_two_statements() -> None:
    entry = Registered("list", "press", EntryKind.BODY, (EntryName("Press TV"),))
    one = who("Reuters", None, None, Register([entry]))
    again = replace(one, role="news agency", on=When("2022"), statements=("stm_1",))
    other = who("Press TV", None, None, Register([entry]))
    assert len(list(finding_lines((one, again, other)))) == 2
