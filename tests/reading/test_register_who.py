"""Who somebody is by the register, with the role of the day: found, ambiguous, misspelt or unknown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.register import Register, identify, who
from onrecord.reading.register_roles import Holds, holds
from onrecord.records.register import (
    EntryKind,
    EntryName,
    Fit,
    HeldRole,
    Identifier,
    Known,
    NameUse,
    Registered,
)
from onrecord.records.statement import Claimant, Mode, Statement
from onrecord.text.spans import Span
from onrecord.text.when import When

ENVOY = HeldRole("Special Presidential Representative for Afghanistan", since=When("2011"))


def person(
    name: str, *roles: HeldRole, country: str = "ru", source: str = "desk", **more: object
) -> Registered:
    """A person whose id in the source is the name."""
    aliases = tuple(EntryName(one, NameUse.ALIAS) for one in more.pop("aliases", ()))  # type: ignore[attr-defined]
    names = (EntryName(name), *aliases)
    return Registered(source, name, EntryKind.PERSON, names, roles, (country,), **more)  # type: ignore[arg-type]


def body(name: str, country: str) -> Registered:
    """A ministry, an outlet."""
    return Registered("desk", name, EntryKind.BODY, (EntryName(name),), (), (country,))


KABULOV = person("Zamir Kabulov", ENVOY)
SHOIGU = person("Sergei Shoigu", HeldRole("Minister of Defence", None, When("2012-11"), When("2024-05")))
IVANOV_S = person("Sergei Ivanov", HeldRole("Minister of Defence", None, When("2001-03"), When("2007-02")))
IVANOV_I = person(
    "Igor Ivanov", HeldRole("Minister of Foreign Affairs", None, When("1998-09"), When("2004-03"))
)
BUSH_W = person("George W. Bush", HeldRole("President", None, When("2001-01"), When("2009-01")), country="us")
BUSH_H = person("George H. W. Bush", HeldRole("President", None, When("1989"), When("1993")), country="us")
BOLTON = person(
    "John Bolton", HeldRole("National Security Advisor", None, When("2018-04"), When("2019-09")), country="us"
)
BORRELL = person("Josep Borrell", country="es")
XI = person("Xi Jinping", country="cn")
WEAK = Registered(
    "desk",
    "lula",
    EntryKind.PERSON,
    (EntryName("Luiz Inácio Lula da Silva"), EntryName("Lula", NameUse.WEAK)),
)
MINISTRIES = (
    body("Russian Foreign Ministry", "ru"),
    body("Iranian Foreign Ministry", "ir"),
    body("Press TV", "ir"),
)
REGISTER = Register(
    [KABULOV, SHOIGU, IVANOV_S, IVANOV_I, BUSH_W, BUSH_H, BOLTON, BORRELL, XI, WEAK, *MINISTRIES]
)

CASES = [
    ("Zamir Kabulov", None, "2022", Known.FOUND, "Zamir Kabulov", Fit.NAME),
    ("KABULOV, Zamir", None, "2022", Known.FOUND, "Zamir Kabulov", Fit.NAME),
    ("Замир Кабулов", None, "2022", Known.FOUND, "Zamir Kabulov", Fit.TRANSLITERATED),
    ("زامير كابولوف", None, "2022", Known.FOUND, "Zamir Kabulov", Fit.TRANSLITERATED),
    ("Samir Kabulow", None, "2022", Known.FOUND, "Zamir Kabulov", Fit.SPELLING),
    ("Zamir Nabievich Kabulov", None, "2022", Known.FOUND, "Zamir Kabulov", Fit.PART),
    ("Josep Borrell Fontelles", None, "2022", Known.FOUND, "Josep Borrell", Fit.PART),
    ("Zamir Kubalov", None, "2022", Known.MISSPELT, "Zamir Kabulov", Fit.TWIN),
    ("Kubalov", ENVOY.words, "2022", Known.MISSPELT, "Zamir Kabulov", Fit.TWIN),
    ("Kubalov", None, "2022", Known.UNKNOWN, "Zamir Kabulov", Fit.TWIN),
    ("Kubalov", "mayor of Lyon", "2022", Known.UNKNOWN, "Zamir Kabulov", Fit.TWIN),
    ("Zamir Kubalov", "mayor of Lyon", "2022", Known.UNKNOWN, "Zamir Kabulov", Fit.TWIN),
    ("Kabulov", None, "2022", Known.AMBIGUOUS, "Zamir Kabulov", Fit.SURNAME),
    ("Kabulov", "Russian envoy", "2022", Known.FOUND, "Zamir Kabulov", Fit.SURNAME),
    ("Kabulov", "the Russian official", "2022", Known.FOUND, "Zamir Kabulov", Fit.SURNAME),
    ("Kabulov", "Russian analyst", "2022", Known.AMBIGUOUS, "Zamir Kabulov", Fit.SURNAME),
    ("Z. Kabulov", None, "2022", Known.AMBIGUOUS, "Zamir Kabulov", Fit.SURNAME),
    ("Zamir", ENVOY.words, "2022", Known.UNKNOWN, None, None),
    ("Ivanov", None, "2002", Known.AMBIGUOUS, "Igor Ivanov", Fit.SURNAME),
    ("Ivanov", "defence minister", "2005", Known.FOUND, "Sergei Ivanov", Fit.SURNAME),
    ("Ivanov", "министр иностранных дел", "2000", Known.FOUND, "Igor Ivanov", Fit.SURNAME),
    ("Ivanov", "foreign minister", "2022", Known.AMBIGUOUS, "Igor Ivanov", Fit.SURNAME),
    ("Oleg Ivanov", "defence minister", "2005", Known.UNKNOWN, None, None),
    ("George Bush", None, "2005", Known.AMBIGUOUS, "George H. W. Bush", Fit.PART),
    ("George Bush", "US president", "2005", Known.FOUND, "George W. Bush", Fit.PART),
    ("Bush", "president", "1990", Known.FOUND, "George H. W. Bush", Fit.SURNAME),
    ("Sergei Shoigu", "mayor of Lyon", "2020", Known.AMBIGUOUS, "Sergei Shoigu", Fit.NAME),
    ("John Bolten", None, "2019", Known.MISSPELT, "John Bolton", Fit.TWIN),
    ("Michael Bolton", None, "2019", Known.UNKNOWN, None, None),
    ("Xi", "Chinese official", "2020", Known.FOUND, "Xi Jinping", Fit.SURNAME),
    ("Jinping", "Chinese official", "2020", Known.UNKNOWN, None, None),
    ("Lula", None, "2005", Known.AMBIGUOUS, "Luiz Inácio Lula da Silva", Fit.ALIAS),
    ("Russia’s Foreign Ministry", None, None, Known.FOUND, "Russian Foreign Ministry", Fit.NAME),
    ("the foreign ministry", None, None, Known.AMBIGUOUS, "Iranian Foreign Ministry", Fit.PART),
    ("Chinese Foreign Ministry", None, None, Known.UNKNOWN, None, None),
    ("Moscow", None, None, Known.UNKNOWN, None, None),
    ("Iran’s Press TV", None, None, Known.FOUND, "Press TV", Fit.NAME),
    ("", None, None, Known.UNKNOWN, None, None),
    ("!?", None, None, Known.UNKNOWN, None, None),
]


@pytest.mark.parametrize(("name", "role", "on", "known", "first", "fit"), CASES)
def test_a_name_is_found_ambiguous_misspelt_or_unknown(
    name: str, role: str | None, on: str | None, known: Known, first: str | None, fit: Fit | None
) -> None:
    found = who(name, role, When(on) if on else None, REGISTER)
    assert (found.name, found.role) == (name, role)
    assert found.known is known, found.reason
    assert (found.candidates[0].name if found.candidates else None) == first, found.reason
    assert (found.candidates[0].fit if found.candidates else None) == fit
    assert found.searched == REGISTER.size()


def test_a_misspelling_is_reported_with_both_spellings_and_nothing_is_corrected() -> None:
    found = who("Kubalov", ENVOY.words, When("2022-11-02"), REGISTER)
    assert found.name == "Kubalov"
    assert "“Kubalov” is probably a misspelling of “Kabulov”" in found.reason
    assert "Nothing was corrected" in found.reason
    assert found.role_then == ENVOY


def test_a_role_that_had_ended_is_said_with_its_end_and_the_day() -> None:
    found = who("Sergei Shoigu", "Russian defence minister", When("2025"), REGISTER)
    assert found.known is Known.FOUND
    assert found.role_then is None
    assert found.notes == (
        "Sergei Shoigu was “Minister of Defence” from 2012-11 until 2024-05; the statement is of 2025.",
    )


def test_a_former_minister_after_the_end_is_no_contradiction() -> None:
    found = who("Sergei Shoigu", "former Russian defence minister", When("2025"), REGISTER)
    assert (found.known, found.notes) == (Known.FOUND, ())


def test_a_role_that_had_not_begun_is_said() -> None:
    found = who("Zamir Kabulov", "Special Presidential Representative", When("2009"), REGISTER)
    assert "became" in found.notes[0]


def test_the_one_role_of_the_day_is_shown_and_two_are_named() -> None:
    roles = (
        HeldRole("Foreign Secretary", None, When("2021-09"), When("2022-09")),
        HeldRole("Prime Minister", None, When("2022-09"), When("2022-10")),
    )
    register = Register([person("Liz Truss", *roles, country="gb")])
    assert who("Liz Truss", None, When("2022-03"), register).role_then == roles[0]
    found = who("Liz Truss", None, When("2022"), register)
    assert found.role_then is None
    assert "2 roles for 2022" in found.notes[0]
    assert who("Liz Truss", None, None, register).notes == (
        "The day of the statement is not known, so no role was looked up for it.",
    )


def test_a_full_name_in_the_same_text_says_whose_surname_it_is() -> None:
    text = "Igor Ivanov opened the meeting. Later Ivanov said no."
    found = who("Ivanov", None, When("2002"), REGISTER, text)
    assert (found.known, found.candidates[0].name) == (Known.FOUND, "Igor Ivanov")
    both = text + " Sergei Ivanov was there."
    assert who("Ivanov", None, When("2002"), REGISTER, both).known is Known.AMBIGUOUS


def test_entries_of_two_sources_are_one_person_only_with_an_identifier_in_common() -> None:
    same = (Identifier("wikidata", "Q4208064"),)
    ours = person("Zamir Kabulov", identifiers=same)
    theirs = person("Zamir Kabulov", source="followthemoney", identifiers=same)
    assert who("Zamir Kabulov", None, None, Register([ours, theirs])).known is Known.FOUND
    other = person("Zamir Kabulov", source="another list")
    found = who("Zamir Kabulov", None, None, Register([ours, other]))
    assert found.known is Known.AMBIGUOUS
    assert " or " in found.reason


def test_a_name_spelt_otherwise_in_another_country_is_not_joined_where_the_role_names_that_country() -> None:
    chris = person("Chris Smith", country="us")
    found = who("Chris Smith", "British politician", When("2000"), Register([chris]))
    assert found.known is Known.AMBIGUOUS
    assert "another country" in found.reason


def test_a_full_name_alone_is_found_by_its_name_alone_and_the_reason_says_so() -> None:
    for role in (None, "the official"):
        found = who("Sergei Ivanov", role, When("2005"), REGISTER)
        assert (found.known, found.role_then) == (Known.FOUND, IVANOV_S.roles[0])
        assert "by its name alone; nothing else was compared" in found.reason
    supported = who("Sergei Ivanov", "Russian defence minister", When("2005"), REGISTER)
    assert supported.known is Known.FOUND
    assert "by its name alone" not in supported.reason


@pytest.mark.parametrize("role", ["painter", "Russian painter", "foreign minister", "baker", "художник"])
def test_an_equal_name_with_a_role_that_is_none_of_the_entrys_may_be_a_stranger(role: str) -> None:
    found = who("Sergei Ivanov", role, When("2005"), REGISTER)
    assert (found.known, found.role_then) == (Known.AMBIGUOUS, None)
    assert "one entry has this name, and its roles are others" in found.reason
    assert [one.name for one in found.candidates] == ["Sergei Ivanov"]


@pytest.mark.parametrize("role", ["the Russian official", "Russian leader", "ex-minister of defence"])
def test_a_country_alone_or_with_a_leader_of_it_is_no_other_role(role: str) -> None:
    assert who("Sergei Ivanov", role, When("2008"), REGISTER).known is Known.FOUND


def test_an_entry_without_roles_has_none_that_a_role_as_written_could_differ_from() -> None:
    found = who("Josep Borrell", "baker", When("2005"), REGISTER)
    assert found.known is Known.FOUND
    assert "by its name alone; nothing else was compared" in found.reason


@pytest.mark.parametrize(
    ("since", "until", "over", "on", "expected"),
    [
        ("2012-11", "2019-05", False, "2015-06-01", Holds.YES),
        ("2012-11", "2019-05", False, "2012-11-03", Holds.MAYBE),
        ("2012-11", "2019-05", False, "2019", Holds.MAYBE),
        ("2012-11", "2019-05", False, "2012-10", Holds.NOT_YET),
        ("2012-11", "2019-05", False, "2019-06-01", Holds.ENDED),
        ("2012-11", None, False, "2030", Holds.YES),
        ("2012-11", None, True, "2030", Holds.MAYBE),
        (None, "2019-05", False, "2015", Holds.MAYBE),
        (None, "2019-05", False, "2020", Holds.ENDED),
        (None, None, False, "2020", Holds.UNDATED),
        ("2012", "2014", False, None, Holds.UNDATED),
    ],
)
def test_a_role_is_held_as_far_as_its_dates_say(
    since: str | None, until: str | None, over: bool, on: str | None, expected: Holds
) -> None:
    role = HeldRole("minister", None, When(since) if since else None, When(until) if until else None, over)
    assert holds(role, When(on) if on else None) is expected


LANG = person(
    "Petra Lang", HeldRole("Minister of Transport", None, When("2020"), When("2022-05")), country="at"
)
WEBER = person(
    "Karl Weber", HeldRole("Leader of the Opposition", None, When("2019"), When("2022-03-01")), country="at"
)
ORLOV = person(
    "Павел Орлов",
    HeldRole("Minister of the Interior", None, When("2018"), When("2021")),
    aliases=("Pavel Orlov",),
)
ZAKHAROV = person("Alexander Zakharov")
CABINET = Register([LANG, WEBER, ORLOV, ZAKHAROV, KABULOV, SHOIGU])


def test_a_role_said_to_be_former_while_it_was_held_is_not_confirmed() -> None:
    found = who("Sergei Shoigu", "former defence minister", When("2022-11-08"), REGISTER)
    assert found.known is Known.AMBIGUOUS
    assert "its role “Minister of Defence” was held on 2022-11-08, not former" in found.reason
    alone = who("Shoigu", "former defence minister", When("2022-11-08"), REGISTER)
    assert (alone.known, "not former" in alone.reason) == (Known.AMBIGUOUS, True)


def test_a_former_office_beside_another_and_the_minister_of_then_contradict_nothing() -> None:
    several = who("Sergei Shoigu", "former envoy and defence minister", When("2022"), REGISTER)
    assert several.known is Known.FOUND
    assert who("Sergei Shoigu", "then defence minister", When("2022"), REGISTER).notes == ()
    assert who("Sergei Shoigu", "then defence minister", When("2025"), REGISTER).notes == ()


@pytest.mark.parametrize(
    ("entry", "on", "said", "noted"),
    [
        (WEBER, "2022-10", "which ended on 2022-03-01", "until 2022-03-01; the statement is of 2022-10"),
        (WEBER, "2020-10", "which was held in 2020-10", None),
        (WEBER, "2019", "which was perhaps held in 2019", None),
        (WEBER, "2018", "which had not yet begun, and began in 2019", "became"),
        (
            person("Karl Weber", HeldRole("mayor")),
            "2018",
            "which has no dates in the register",
            "without dates",
        ),
    ],
)
def test_a_role_is_always_said_to_be_held_ended_not_begun_or_without_dates(
    entry: Registered, on: str, said: str, noted: str | None
) -> None:
    found = who("Karl Weber", None, When(on), Register([entry]))
    assert said in found.reason
    assert [noted in note for note in found.notes if noted] == [True] * bool(noted)


@pytest.mark.parametrize(
    ("name", "on", "known", "office", "noted"),
    [
        ("Verkehrsministerin Petra Lang", "2021", Known.FOUND, "Verkehrsministerin", None),
        ("Verkehrsministerin Petra Lang", "2023", Known.FOUND, "Verkehrsministerin", "until 2022-05"),
        ("Oppositionsführer Karl Weber", "2022-10", Known.FOUND, "Oppositionsführer", "until 2022-03-01"),
        ("Oppositionsführer Weber", "2021", Known.FOUND, "Oppositionsführer", None),
        ("Oppositionsführer Weber", "2022-10", Known.AMBIGUOUS, "Oppositionsführer", None),
        ("Finanzministerin Petra Lang", "2021", Known.AMBIGUOUS, "Finanzministerin", None),
        ("وزير الداخلية بافل أورلوف", "2020", Known.FOUND, "وزير الداخلية", None),
        ("وزير الداخلية بافل أورلوف", "2023", Known.FOUND, "وزير الداخلية", "until 2021"),
        ("министра обороны Сергея Шойгу", "2020", Known.FOUND, "министра обороны", None),
    ],
)
def test_an_office_before_a_name_is_read_as_its_role_and_said_so(
    name: str, on: str, known: Known, office: str, noted: str | None
) -> None:
    found = who(name, None, When(on), CABINET)
    assert (found.name, found.role, found.known) == (name, None, known), found.reason
    assert f"“{office}” is read as an office before the name" in found.reason
    assert [noted in note for note in found.notes if noted] == [True] * bool(noted)


def test_a_name_that_begins_like_an_office_is_first_looked_up_as_it_stands() -> None:
    register = Register([person("King Weber"), WEBER])
    assert who("King Weber", None, None, register).candidates[0].name == "King Weber"
    assert who("Russian Foreign Ministry", None, None, REGISTER).known is Known.FOUND


@pytest.mark.parametrize(
    ("name", "case", "nominative"),
    [
        ("Павла Орлова", "genitive", "Павел Орлов"),
        ("Павлу Орлову", "dative", "Павел Орлов"),
        ("Павлом Орловым", "instrumental", "Павел Орлов"),
        ("Сергеем Шойгу", "instrumental", "Сергей Шойгу"),
    ],
)
def test_a_name_in_a_case_is_read_as_its_nominative_and_said_so(
    name: str, case: str, nominative: str
) -> None:
    found = who(name, None, When("2020"), CABINET)
    assert found.known is Known.FOUND, found.reason
    assert f"“{name}” is read as the {case} of “{nominative}”" in found.reason


def test_a_name_in_a_case_that_fits_two_entries_or_is_a_womans_is_joined_to_none() -> None:
    other = person("Павел Орлов", country="bg", source="other")
    two = who("Павла Орлова", None, None, Register([ORLOV, other]))
    assert (two.known, len(two.candidates)) == (Known.AMBIGUOUS, 2)
    woman = who("Александра Захарова", None, None, CABINET)
    assert woman.known is Known.AMBIGUOUS
    assert "may be a woman's name as it stands" in woman.reason
    as_it_stands = Register([ZAKHAROV, person("Александра Захарова")])
    assert who("Александра Захарова", None, None, as_it_stands).candidates[0].name == "Александра Захарова"


def test_two_spellings_in_latin_letters_are_not_called_a_transliteration() -> None:
    found = who("Pavel Orlow", None, When("2020"), CABINET)
    assert "spelt otherwise (“Pavel Orlov”)" in found.reason


def statement(name: str, role: str | None, on: str, words: str) -> Statement:
    """A statement of somebody."""
    said = (Mode.REPORTED, Claimant(name, role))
    return Statement("doc_0", Span(0, len(words)), words, *said, on=When(on))


def test_every_claimant_is_looked_up_once_for_each_day_and_the_statement_stays_as_written() -> None:
    first = statement("Kubalov", ENVOY.words, "2022-11-02", "one")
    second = statement("Kubalov", ENVOY.words, "2022-11-02", "two")
    later = statement("Kubalov", ENVOY.words, "2023", "three")
    found = identify((first, second, later), "a text", REGISTER)
    assert [one.statements for one in found] == [(first.id, second.id), (later.id,)]
    assert first.claimant == Claimant("Kubalov", ENVOY.words)
    assert identify((first,), "a text", Register([])) == ()


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([None, When("2022"), When("0001-01-01")]))
def test_any_name_and_role_give_a_finding_with_a_reason(name: str, role: str, on: When | None) -> None:
    found = who(name, role, on, REGISTER)
    assert found.reason
    assert found == who(name, role, on, REGISTER)
    assert (found.known is Known.FOUND) <= bool(found.candidates)
