"""Registers of people and bodies from CSV and FollowTheMoney, and taking them again."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Archive
from onrecord.errors import InputError
from onrecord.intake.register import read_register
from onrecord.intake.register_fields import MOST_NAME, ReadRegister, RegisterOptions
from onrecord.intake.register_taking import take_register
from onrecord.records.register import EntryKind, HeldRole, Identifier, NameUse, Registered
from onrecord.text.when import When

HEADER = "name,aliases,kind,role,body,from,to,country,id,wikidata"
LAVROV = (
    "Sergei Lavrov,Сергей Лавров;Sergey Lavrov,person,Minister of Foreign Affairs,,2004-03,,ru,lavrov,Q58217"
)


def table(*rows: str, header: str = HEADER, **options: Any) -> ReadRegister:
    """What is read in a table with these rows."""
    return read_register(
        "list.csv", "\n".join((header, *rows)).encode(), RegisterOptions(**options) if options else None
    )


def entities(*values: object) -> ReadRegister:
    """What is read in a file of FollowTheMoney entities."""
    return read_register("entities.ftm.json", "\n".join(map(json.dumps, values)).encode())


def entity(key: str, schema: str, **properties: object) -> dict[str, object]:
    """An entity as FollowTheMoney writes it: every property is a list."""
    held = {one: value if isinstance(value, list) else [value] for one, value in properties.items()}
    return {"id": key, "schema": schema, "properties": held}


def test_a_row_gives_names_role_dates_country_and_identifier() -> None:
    (entry,) = table(LAVROV).entries
    assert (entry.source, entry.source_id, entry.kind) == ("list", "lavrov", EntryKind.PERSON)
    assert [(one.text, one.use, one.script) for one in entry.names] == [
        ("Sergei Lavrov", NameUse.NAME, "latin"),
        ("Сергей Лавров", NameUse.ALIAS, "cyrillic"),
        ("Sergey Lavrov", NameUse.ALIAS, "latin"),
    ]
    assert entry.roles == (HeldRole("Minister of Foreign Affairs", since=When("2004-03")),)
    assert entry.countries == ("ru",)
    assert entry.identifiers == (Identifier("wikidata", "Q58217"),)


def test_rows_with_one_id_are_one_entry_with_several_roles() -> None:
    read = table(
        "Joe Biden,,person,Vice President,,2009-01-20,2017-01-20,us,biden,",
        "Joe Biden,Joseph Biden,person,President,,2021-01-20,2025-01-20,us,biden,",
    )
    (entry,) = read.entries
    assert [role.words for role in entry.roles] == ["Vice President", "President"]
    assert [name.text for name in entry.names] == ["Joe Biden", "Joseph Biden"]


def test_without_an_id_rows_of_one_name_and_country_are_one_entry() -> None:
    rows = ("Press TV,,outlet,,,,,ir,,", "press tv,,outlet,,,,,ir,,", "Press TV,,outlet,,,,,mt,,")
    assert [entry.countries for entry in table(*rows).entries] == [("ir",), ("mt",)]


def test_rows_without_ids_that_only_a_name_joins_are_noted_with_their_line() -> None:
    read = table(
        "Gordon Brown,,person,prime minister,,2007,,gb,,",
        "Gordon Brown,,person,rugby player,,1966,,gb,,",
        "Gordon Brown,,person,prime minister,,2007,,gb,,",
    )
    assert [len(entry.roles) for entry in read.entries] == [2]
    (noted,) = read.noted
    assert noted.where == "list.csv, line 3"
    assert "joined to Gordon Brown in list.csv, line 2 by name, kind and country alone" in noted.reason
    assert table(LAVROV, LAVROV.replace("2004-03", "2005")).noted == ()


def test_one_id_with_two_names_that_have_nothing_in_common_is_named_and_the_second_left_out() -> None:
    rows = ("Gordon Brown,,person,,,,,,1,", "Angela Merkel,,person,,,,,,1,", "Brown Gordon,,person,,,,,,1,")
    read = table(*rows)
    assert [[name.text for name in entry.names] for entry in read.entries] == [
        ["Gordon Brown", "Brown Gordon"]
    ]
    (left,) = read.skipped
    assert left.where == "list.csv, line 3"
    assert "Gordon Brown’s in list.csv, line 2; Angela Merkel is no name like it" in left.reason
    assert table("Twitter,,outlet,,,,,,1,Q918", "X,,outlet,,,,,,1,Q918").skipped == ()


def test_reading_a_table_leaves_the_limit_of_fields_of_the_process_as_it_was() -> None:
    before = csv.field_size_limit()
    table(LAVROV)
    with pytest.raises(InputError):
        table(LAVROV, columns={"name": "Nom"})
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,person,,,,,,,", "no name"),
        ("---,,person,,,,,,,", "no name"),
        ("A Name,,robot,,,,,,,", "kind 'robot' is not known"),
        ("A Name,,,,,,,,,", "does not say its kind"),
        ("A Name,,person,minister,,2012-13,,,,", "'2012-13' is no date"),
        ("A Name,,person,minister,,01/05/2019,,,,", "is no date"),
        ("A Name,,person,minister,,2019,2012,,,", "ended (2012) before it began"),
        ("A Name,,person,,,2019,,,,", "no role"),
        ("A Name,,person", "3 fields"),
        (f"{'x' * (MOST_NAME + 1)},,person,,,,,,,", "at most 300"),
        ("Ð›Ð°Ð²Ñ€Ð¾Ð²,,person,,,,,,,", "read as Windows-1252"),
        ("La\ufffdvrov,,person,,,,,,,", "letters were lost"),
        ("A Name,,body,,,,,ru,lavrov,", "is a person in an earlier line"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_the_others_are_taken(row: str, reason: str) -> None:
    read = table(LAVROV, row, "Press TV,,outlet,,,,,ir,,")
    assert [entry.name for entry in read.entries] == ["Sergei Lavrov", "Press TV"]
    (left,) = read.skipped
    assert left.where == "list.csv, line 3"
    assert reason in left.reason


@pytest.mark.parametrize(
    ("rows", "names", "said"),
    [
        (
            ('"Sergei Lavrov,person,a', "Press TV,outlet,b", "Joe Biden,person,c"),
            ["Press TV", "Joe Biden"],
            "A quotation mark opened in line 2 is never closed; lines 3-4 were read by themselves.",
        ),
        (
            ('Sergei Lavrov,person,"a', "Press TV,outlet,b"),
            ["Press TV"],
            "A quotation mark opened in line 2 is never closed; line 3 was read by itself.",
        ),
        (
            ('"Sergei Lavrov,person,a', '"Press TV",outlet,b', "Joe Biden,person,c"),
            ["Press TV", "Joe Biden"],
            "A quotation mark opened in line 2",
        ),
        (
            (
                'Sergei Lavrov,person,"a',
                *[f"Radio {at},outlet,{at}" for at in range(60)],
                'Press TV,outlet,"b"',
            ),
            [*[f"Radio {at}" for at in range(60)], "Press TV"],
            "A quotation mark opened in line 2",
        ),
    ],
)
def test_a_quotation_mark_that_is_never_closed_is_named_and_swallows_no_other_row(
    rows: tuple[str, ...], names: list[str], said: str
) -> None:
    read = table(*rows, header="name,kind,id")
    assert [entry.name for entry in read.entries] == names
    (left,) = read.skipped
    assert (left.where, left.reason[: len(said)]) == ("list.csv, line 2", said)


def test_a_field_between_quotation_marks_may_run_over_lines() -> None:
    read = table('Press TV,outlet,"a', 'b"', "Joe Biden,person,c", header="name,kind,id")
    assert ([entry.name for entry in read.entries], read.skipped) == (["Press TV", "Joe Biden"], ())


def test_foreign_columns_are_mapped_and_the_rest_are_named() -> None:
    columns = {"name": "Nom", "role": "fonction", "from": "Début"}
    read = table(
        "Sergueï Lavrov;ministre;2004-03;x",
        header="Nom;Fonction;Début;Téléphone",
        columns=columns,
        kind=EntryKind.PERSON,
    )
    assert read.entries[0].roles == (HeldRole("ministre", since=When("2004-03")),)
    assert read.unused == ("Téléphone",)


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("list.csv", b"", "empty"),
        ("list.csv", b"\x00\x01\x02\x00", "no text"),
        ("list.csv", b"title,office\nA,B\n", "has a column name"),
        ("list.csv", b"name,kind\n", "names nobody"),
        ("list.jsonl", b"name,kind\nA,person\n", "does not begin with"),
        ("list.json", b"[1, 2", "no JSON"),
        (
            "half.json",
            b'{"id": "Q1",\n"schema": "Person", "properties": {\n',
            "half.json, line 1: It is no JSON",
        ),
        ("list.json", b'{"name": "Press TV"}', "holds no entity"),
        ("list.csv", b'name,"kind\nPress TV,outlet\n', "opened in line 1 is never closed"),
        ("list.csv", "name,kind\nСергей Лавров,person\n".encode("cp1251"), "not in UTF-8"),
    ],
)
def test_a_file_that_is_no_register_is_refused_with_what_is_expected(
    name: str, body: bytes, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        read_register(name, body)


def test_another_encoding_is_read_when_it_is_named_and_never_guessed() -> None:
    body = "name,kind\nСергей Лавров,person\n".encode("cp1251")
    read = read_register("list.csv", body, RegisterOptions(encoding="cp1251"))
    assert read.entries[0].name == "Сергей Лавров"
    with pytest.raises(InputError, match="not in the encoding"):
        read_register("list.csv", body, RegisterOptions(encoding="utf-8"))
    with pytest.raises(InputError, match="not in the encoding"):
        read_register("list.csv", body, RegisterOptions(encoding="cp9999"))


def test_a_mapping_of_columns_that_are_not_there_is_an_error() -> None:
    for columns in ({"name": "Nom"}, {"surname": "name"}):
        with pytest.raises(InputError, match="mapping of columns"):
            table(LAVROV, columns=columns)


def test_follow_the_money_joins_posts_boards_parties_and_jobs_to_their_holders() -> None:
    read = entities(
        entity(
            "Q1",
            "Person",
            name=["Sergei Lavrov", "Серге́й Лавро́в"],
            weakAlias="Mr No",
            citizenship="ru",
            wikidataId="Q58217",
            birthDate="1950-03-21",
        ),
        entity("pos", "Position", name="Minister of Foreign Affairs", country="ru"),
        entity("occ", "Occupancy", holder="Q1", post="pos", startDate="2004-03-09", status="current"),
        entity("un", "Organization", name="A council", country="ru"),
        entity("dir", "Directorship", director="Q1", organization="un", role="chairman", endDate="2010"),
        entity("mem", "Membership", member="Q1", organization="un", startDate=["2001", "2002-05"]),
        entity("emp", "Employment", employee="Q1", employer="un"),
    )
    person, body = read.entries
    assert (person.source, person.kind, body.kind) == ("entities.ftm", EntryKind.PERSON, EntryKind.BODY)
    assert person.born == "1950-03-21"
    assert [(one.text, one.use) for one in person.names][-1] == ("Mr No", NameUse.WEAK)
    assert person.roles == (
        HeldRole("Minister of Foreign Affairs", None, When("2004-03-09")),
        HeldRole("chairman", "A council", None, When("2010")),
        HeldRole("member", "A council", When("2001/2002-05")),
        HeldRole("employee", "A council"),
    )
    assert read.skipped == ()


def test_nested_entities_are_read_and_a_role_inside_a_person_is_theirs() -> None:
    occupancy = entity("occ", "Occupancy", post=entity("pos", "Position", name="Mayor"), status="ended")
    (entry,) = entities(entity("Q1", "Person", name="A Name", positionOccupancies=[occupancy])).entries
    assert entry.roles == (HeldRole("Mayor", over=True),)


def test_what_is_no_person_body_or_role_is_counted_by_its_schema() -> None:
    read = entities(
        entity("Q1", "Person", name="A Name", position="expert"),
        entity("a1", "Address", full="A street"),
        entity("a2", "Address", full="Another street"),
        entity("occ", "Occupancy", holder="Q9", post="pos"),
        {"id": "x"},
        entity("Q2", "Person", alias="only an alias"),
        entity("Q1", "Person", name="Another Name"),
    )
    assert [entry.roles[0].words for entry in read.entries] == ["expert"]
    reasons = {left.where.removeprefix("entities.ftm.json, "): left.reason for left in read.skipped}
    assert any("and 1 more" in where and "Address" in reason for where, reason in reasons.items())
    assert "names nobody who is in this file" in reasons["line 4"]
    assert "no entity" in reasons["line 5"]
    assert "no name" in reasons["line 6"]
    assert "line 1 already" in reasons["line 7"]


@pytest.mark.parametrize(
    ("dates", "role"),
    [
        ({"startDate": ["2010/2011", "2014"]}, HeldRole("director", None, When("2014"))),
        ({"startDate": ["2010-13", "2012", "2010"]}, HeldRole("director", None, When("2010/2012"))),
        ({"startDate": "2010", "endDate": "soon"}, HeldRole("director", None, When("2010"), None, True)),
    ],
)
def test_a_date_that_is_none_is_left_out_and_named_and_the_role_is_kept(
    dates: dict[str, object], role: HeldRole
) -> None:
    read = entities(
        entity("Q1", "Person", name="A Name"),
        entity("dir", "Directorship", director="Q1", organization="x", **dates),
    )
    assert [entry.roles for entry in read.entries] == [(role,)]
    (left,) = read.skipped
    assert left.where == "entities.ftm.json, line 2"
    assert "was left out of the role" in left.reason


@pytest.mark.parametrize("nested_first", [True, False])
def test_a_person_inside_a_role_and_by_itself_is_one_entry_whatever_the_order(nested_first: bool) -> None:
    stub = entity("Q1", "LegalEntity", name="A Name", alias="Another")
    role = entity("occ", "Occupancy", holder=stub, post=entity("pos", "Position", name="Mayor"))
    full = entity("Q1", "Person", name=["A Name", "A. Name"], country="ru")
    read = entities(*((role, full) if nested_first else (full, role)))
    (entry,) = read.entries
    assert (entry.kind, entry.countries, entry.roles) == (EntryKind.PERSON, ("ru",), (HeldRole("Mayor"),))
    assert [name.text for name in entry.names] == ["A Name", "A. Name", "Another"]
    assert read.skipped == ()


def test_a_line_that_is_no_json_does_not_stop_the_rest() -> None:
    body = json.dumps(entity("Q1", "Person", name="A Name")) + "\n{oops\n[1]\n"
    read = read_register("x.jsonl", body.encode())
    assert len(read.entries) == 1
    assert [left.where for left in read.skipped] == ["x.jsonl, line 2", "x.jsonl, line 3"]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_our_words(text: str) -> None:
    for name in ("x.csv", "x.json"):
        try:
            read = read_register(
                name, text.encode("utf-8", "replace"), RegisterOptions(kind=EntryKind.PERSON)
            )
        except InputError:
            continue
        assert all(isinstance(entry, Registered) and entry.name for entry in read.entries)


def write(folder: Path, *rows: str) -> Path:
    """A register file."""
    file = folder / "list.csv"
    file.write_text("\n".join((HEADER, *rows)), "utf-8")
    return file


def test_the_same_list_again_adds_nothing(archive: Archive, tmp_path: Path) -> None:
    file = write(tmp_path, LAVROV, "Press TV,,outlet,,,,,ir,,")
    assert len(take_register(archive, file).new) == 2
    again = take_register(archive, file)
    assert (again.new, again.changed, again.already) == ((), (), 2)
    assert archive.register.size() == 2


def test_a_changed_row_becomes_a_new_version_and_the_earlier_one_is_kept(
    archive: Archive, tmp_path: Path
) -> None:
    (first,) = take_register(archive, write(tmp_path, LAVROV)).new
    (second,) = take_register(archive, write(tmp_path, LAVROV.replace("2004-03", "2004-03-09"))).changed
    assert archive.register.size() == 1
    (entry,) = archive.register.near("Lavrov")
    assert (entry.id, entry.replaces) == (second, first)
    earlier = archive.get(first)
    assert isinstance(earlier, Registered)
    assert earlier.roles[0].since == When("2004-03")
    # Back to what it said at first: a third version, not the first one again.
    (third,) = take_register(archive, write(tmp_path, LAVROV)).changed
    assert third not in (first, second)
    assert [one.id for one in archive.register.entries()] == [third]
    assert archive.verify().problems == ()


def test_a_row_with_the_id_of_somebody_else_is_no_new_version_of_them(
    archive: Archive, tmp_path: Path
) -> None:
    take_register(archive, write(tmp_path, "Angela Merkel,,person,minister,,,,,1,"))
    file = write(tmp_path, "Boris Johnson,,person,mayor,,,,,1,")
    taken = take_register(archive, file)
    assert (taken.new, taken.changed, taken.already) == ((), (), 0)
    (left,) = taken.skipped
    assert left.where == "list.csv, line 2"
    assert "The id '1' of the source 'list' is Angela Merkel’s" in left.reason
    assert "--source" in left.reason
    assert [one.name for one in archive.register.entries()] == ["Angela Merkel"]
    take_register(archive, file, RegisterOptions(source="another desk"))
    assert [one.name for one in archive.register.entries()] == ["Angela Merkel", "Boris Johnson"]


def test_a_new_name_is_a_new_version_where_the_earlier_one_is_an_alias_or_an_identifier_the_same(
    archive: Archive, tmp_path: Path
) -> None:
    take_register(archive, write(tmp_path, "Twitter,,outlet,,,,,,1,Q918", "Facebook,,outlet,,,,,,2,"))
    rows = ("X,,outlet,,,,,,1,Q918", "Meta,Facebook,outlet,,,,,,2,")
    assert len(take_register(archive, write(tmp_path, *rows)).changed) == 2


def test_lists_of_two_sources_do_not_change_each_other(archive: Archive, tmp_path: Path) -> None:
    take_register(archive, write(tmp_path, LAVROV))
    taken = take_register(archive, write(tmp_path, LAVROV), RegisterOptions(source="another desk"))
    assert (len(taken.new), taken.sources, archive.register.size()) == (1, ("another desk",), 2)
