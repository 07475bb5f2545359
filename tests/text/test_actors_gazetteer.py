"""Who a text names, whatever words it uses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.actors import Likeness, actors, kind, label, likeness

NAMED = [
    ("en", "The U.S. said", ["us"]),
    ("en", "the US-led forces", ["us"]),
    ("en", "Let us go", []),
    ("en", "Washington and Moscow met", ["us", "russia"]),
    ("en", "Pentagon planners", ["us"]),
    ("en", "a turkey for dinner in Turkey", ["turkey"]),
    ("en", "British collaborators", ["uk"]),
    ("en", "the West arms them", ["west"]),
    ("en", "the west wind", []),
    ("en", "the West Bank", ["palestine"]),
    ("en", "ISKP fighters", ["isis-k"]),
    ("en", "ISIS-K and ISIS", ["isis-k", "isis"]),
    ("en", "Islamic State – Khorasan Province", ["isis-k"]),
    ("en", "the Afghan branch of Daesh", ["isis-k"]),
    ("en", "the Afghan army fought Daesh", ["afghanistan", "isis"]),
    ("en", "THE WALL IS HIGH AND THE UN IS NOT HERE TODAY", []),
    ("en", "al-Qaida in Iraq", ["al-qaeda", "iraq"]),
    ("ru", "США и Великобритания", ["us", "uk"]),
    ("ru", "американцами создан ИГИЛ", ["us", "isis"]),
    ("ru", "индивидуальный подход", []),
    ("ar", "الولايات المتحدة تدعم داعش", ["us", "isis"]),
    ("ar", "واشنطن ولندن", ["us", "uk"]),
    ("ar", "قاعدة عسكرية", []),
    ("ar", "تنظيم القاعدة", ["al-qaeda"]),
    ("de", "Die Vereinigten Staaten und die Briten", ["us", "uk"]),
    ("fr", "Les États-Unis et l'Iran", ["us", "iran"]),
    ("es", "EE. UU. y el Estado Islámico", ["us", "isis"]),
    ("it", "gli americani e l'ISIS", ["us", "isis"]),
]


@pytest.mark.parametrize(("language", "text", "keys"), NAMED)
def test_one_key_stands_for_all_the_words_for_an_actor(language: str, text: str, keys: list[str]) -> None:
    assert [one.key for one in actors(text, language) if one.known] == keys


def test_a_name_nobody_listed_is_kept_under_its_own_words() -> None:
    found = actors("The mayor of Lower Zarnovia met Bashar al-Assad there.")
    assert [(one.words, one.key, one.known) for one in found] == [
        ("Lower Zarnovia", "lower zarnovia", False),
        ("Bashar al-Assad", "bashar al assad", False),
    ]


def test_a_lone_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    assert actors("Papers were found. Water fell.") == []


def test_german_nouns_are_no_names() -> None:
    assert actors("Der Hund und die Katze", "de") == []


PAIRS = [
    ("us", "us", Likeness.EQUAL),
    ("us", "nato", Likeness.NEAR),
    ("us", "west", Likeness.NEAR),
    ("nato", "west", Likeness.NEAR),
    ("cia", "us", Likeness.NEAR),
    ("cia", "nato", Likeness.NEAR),
    ("isis-k", "isis", Likeness.NEAR),
    ("isis", "al-qaeda", Likeness.OTHER),
    ("us", "uk", Likeness.OTHER),
    ("russia", "west", Likeness.OTHER),
    ("taliban", "isis-k", Likeness.OTHER),
    ("ana lopes", "lopes", Likeness.EQUAL),
    ("ana lopes", "rui lopes", Likeness.OTHER),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_a_part_is_near_its_whole_and_never_equal_to_it(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected


def test_a_key_has_a_label_and_a_kind_for_readers() -> None:
    assert (label("isis-k"), kind("isis-k")) == ("ISIS-K", "armed")
    assert (label("ana lopes"), kind("ana lopes")) == ("ana lopes", "name")


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "ar", "de", None]))
def test_spans_give_their_words_and_do_not_overlap(text: str, language: str | None) -> None:
    found = actors(text, language)
    for one in found:
        assert one.span.of(text) == one.words
        assert one.key
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


@given(
    st.lists(st.sampled_from(["Washington", "backs", "Daesh", "the", "Afghan", "branch of", "،", "و", "США"]))
)
def test_the_same_text_gives_the_same_actors(parts: list[str]) -> None:
    text = " ".join(parts)
    assert actors(text) == actors(text)
