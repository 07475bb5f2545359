"""The register in the archive: looked up by name, one version of each, kept whole."""

from pathlib import Path

import pytest
from archive_records import an_entry

from onrecord import Archive
from onrecord.archive import register_rows
from onrecord.archive.tables import tables
from onrecord.records.register import EntryKind, EntryName, NameUse, Registered
from onrecord.text import name_words


def person(name: str, *aliases: str, number: str = "1") -> Registered:
    """A person with these names."""
    others = (EntryName(one, NameUse.ALIAS) for one in aliases)
    return Registered("desk", number, EntryKind.PERSON, (EntryName(name), *others))


def test_an_entry_is_found_under_every_spelling_of_its_names(archive: Archive) -> None:
    entry = person("Zamir Kabulov", "The envoy of 2022")
    archive.put(entry, person("Maria Zakharova", number="2"))
    for name in ("Zamir Kabulov", "Замир Кабулов", "زامير كابولوف", "Kubalov", "KABULOV, Zamir"):
        assert archive.register.near(name) == (entry,), name
    assert archive.register.near("Sergei Lavrov") == ()
    assert archive.register.near("!?") == ()


def test_only_the_newest_version_is_found_and_counted(archive: Archive) -> None:
    first = person("Zamir Kabulov")
    second = Registered("desk", "1", EntryKind.PERSON, (EntryName("Igor Petrenko"),), replaces=first.id)
    archive.put(first)
    archive.put(second)
    assert archive.register.near("Zamir Kabulov") == ()
    assert archive.register.near("Igor Petrenko") == (second,)
    assert list(archive.register.entries()) == [second]
    assert archive.register.current([first.key, "nobody\t1"]) == {second.key: second}
    assert archive.register.size() == 1
    assert archive.get(first.id) == first


def test_earlier_versions_take_no_place_among_those_that_are_compared(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_rows, "MOST_NEAR", 3)
    kept = [person("Zamir Kabulov", number=str(number)) for number in range(3)]
    archive.put(*kept)
    for number in range(3, 12):  # entries that once had the name
        archive.put(person("Zamir Kabulov", number=str(number)))
        archive.put(person("Igor Petrenko", number=str(number)))
    assert set(archive.register.near("Zamir Kabulov")) == set(kept)


def test_keys_made_by_another_onrecord_are_made_anew(archive: Archive, monkeypatch: object) -> None:
    entry = person("Zamir Kabulov")
    archive.put(entry)
    with archive._ledger.writing() as connection:
        connection.execute(tables().name_key.delete())
        connection.execute(tables().meta.update().values(value="an older one"))
    assert archive.register.near("Kabulov") == (entry,)
    with archive._ledger.reading() as connection:
        made = connection.execute(tables().meta.select().where(tables().meta.c.key == "name_keys")).all()
    assert [tuple(row) for row in made] == [("name_keys", name_words.KEYS_VERSION)]


def test_an_archive_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "desk") as archive, archive._ledger.writing() as connection:
        connection.exec_driver_sql("DROP TABLE name_key")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    with Archive.open(tmp_path / "desk") as archive:
        assert archive.register.size() == 0
        archive.put(an_entry())
        assert len(archive.register.near("the ministry")) == 1
        assert archive.status().revision == "0002"
        assert archive.verify().clean
