"""Words of names in several scripts: equal, spelt otherwise, near-twins, and the keys they are found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.letters import heard, latin, script_of, spells
from onrecord.text.name_words import Alike, alike, keys_of, name_words, nearest

PAIRS = [
    ("Kabulov", "kabulov", Alike.SAME),
    ("Orbán", "Orban", Alike.SAME),
    ("أحمد", "احمد", Alike.SAME),
    ("Kabulov", "Кабулов", Alike.SPELLING),
    ("Kabulov", "كابولوف", Alike.SPELLING),
    ("كابولوف", "Кабулов", Alike.SPELLING),
    ("Kabalov", "كابولوف", Alike.NOT),
    ("Netanyahu", "נתניהו", Alike.SPELLING),
    ("Mitsotakis", "Μητσοτάκης", Alike.SPELLING),
    ("Lavrov", "Lawrow", Alike.SPELLING),
    ("Zakharova", "Sacharowa", Alike.SPELLING),
    ("Shoigu", "Choïgou", Alike.SPELLING),
    ("Volodymyr", "Vladimir", Alike.SPELLING),
    ("Schröder", "Schroeder", Alike.SPELLING),
    ("Kabulov", "Kubalov", Alike.TWIN),
    ("Merkel", "Merkle", Alike.TWIN),
    ("Zakharov", "Zakharova", Alike.NOT),
    ("Sakharov", "Zakharov", Alike.NOT),
    ("Obama", "Osama", Alike.NOT),
    ("Bolton", "Bolten", Alike.TWIN),
    ("Kerry", "Kelly", Alike.NOT),
    ("V.", "Vladimir", Alike.INITIAL),
    ("В.", "Vladimir", Alike.INITIAL),
    ("V.", "Sergei", Alike.NOT),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_two_words_of_names_are_told_apart_or_joined(one: str, other: str, expected: Alike) -> None:
    a, b = name_words(f"Zzz {one}")[1], name_words(f"Zzz {other}")[1]
    assert alike(a, b) is expected
    assert alike(b, a) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Ashraf Ghani", ["ashraf", "ghani"]),
        ("Putin, Vladimir", ["vladimir", "putin"]),
        ("Bashar al-Assad", ["bashar", "assad"]),
        ("بشار الأسد", ["بشار", "اسد"]),
        ("Al Gore", ["al", "gore"]),
        ("Ursula von der Leyen", ["ursula", "leyen"]),
        ("Abdelfattah al-Sisi", ["abd", "fattah", "sisi"]),
        ("Kim Jong-un’s", ["kim", "jong", "un"]),
        ("O’Brien", ["o'brien"]),
        ("...", []),
    ],
)
def test_titles_articles_and_endings_are_not_compared(name: str, expected: list[str]) -> None:
    assert [word.folded for word in name_words(name)] == expected


def test_a_word_of_more_letters_than_a_name_has_is_compared_by_its_latin_letters_alone() -> None:
    assert not spells("ا" * 5000, "a" * 5000)
    assert script_of("") == "other"


NAMES = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz čöşабвгдеёжзийклабدفمنويהונα'-."), max_size=30)


@given(NAMES)
def test_a_name_finds_itself_and_keys_are_the_same_every_time(name: str) -> None:
    keys = keys_of(name)
    assert keys == keys_of(name)
    holders = {key: [1] for word in keys for key in word}
    if any(keys):
        assert nearest(keys, holders, 5) == [1]


@given(st.sampled_from(["Kabulov", "Zakharova", "Stoltenberg", "Ahmadinejad"]), st.data())
def test_a_letter_changed_in_a_long_name_still_shares_a_key(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 2))
    changed = name[:at] + data.draw(st.sampled_from("aeioulmnr")) + name[at + 1 :]
    (ours, *_), (theirs, *_) = keys_of(changed), keys_of(name)
    assert ours & theirs


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_words_can_be_compared_both_ways(one: str, other: str) -> None:
    for a in name_words(one):
        assert latin(a.written).isascii()
        assert heard(a.written)
        for b in name_words(other):
            assert alike(a, b) is alike(b, a)
