"""Names in a case of Russian or Ukrainian, and their nominatives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.name_cases import MOST_READINGS, nominatives


@pytest.mark.parametrize(
    ("name", "case", "nominative"),
    [
        ("Владимира Владимировича Путина", "genitive", "Владимир Владимирович Путин"),
        ("Марии Захаровой", "genitive", "Мария Захарова"),
        ("Марию Захарову", "accusative", "Мария Захарова"),
        ("Ангелы Меркель", "genitive", "Ангела Меркель"),
        ("Володимиру Зеленському", "dative", "Володимир Зеленський"),
        ("Дмитра Кулеби", "genitive", "Дмитро Кулеба"),
        ("Петром Порошенко", "instrumental", "Петр Порошенко"),
        ("Сергее Лаврове", "prepositional", "Сергей Лавров"),
    ],
)
def test_the_nominative_is_among_the_readings_of_its_case(name: str, case: str, nominative: str) -> None:
    assert nominative in [one.name for one in nominatives(name) if one.case == case]


@pytest.mark.parametrize("name", ["Орлова", "Pavel Orlov", "Павла Orlova", "بافل أورلوف", ""])
def test_a_single_word_or_another_script_has_no_readings(name: str) -> None:
    assert not list(nominatives(name))


@given(st.text("абвгкоеияьйуы -", max_size=40))
def test_no_name_has_more_than_so_many_readings_in_a_case(name: str) -> None:
    found = list(nominatives(name))
    assert all(sum(one.case == other.case for one in found) <= MOST_READINGS for other in found)
