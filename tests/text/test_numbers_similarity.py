"""Near-duplicates are found by the words they share in order."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.similarity import likeness, near_duplicates, shingles

AGENCY = (
    "Officials in the province said on Friday that thirty-six fighters had died when the bomb fell on a "
    "network of tunnels, and that no civilian had been hurt by the blast."
)
PAPER = AGENCY.replace("thirty-six", "36").replace("Officials", "OFFICIALS")
OWN_WORDS = "Thirty-six fighters were killed by the bomb, according to the authorities of the province."


def test_a_text_carried_with_small_changes_is_the_same_text() -> None:
    assert likeness(shingles(AGENCY), shingles(PAPER)).kind == "same"


def test_a_text_inside_a_longer_one_is_contained() -> None:
    longer = AGENCY + " " + " ".join(f"word{n}" for n in range(60))
    assert likeness(shingles(longer), shingles(AGENCY)).kind == "contained"


def test_the_same_news_in_other_words_is_another_text() -> None:
    assert likeness(shingles(AGENCY), shingles(OWN_WORDS)).kind == "apart"


def test_a_shared_phrase_in_two_short_texts_is_no_duplicate() -> None:
    one, other = "He spoke on the seventh of May.", "She left on the seventh of May."
    assert likeness(shingles(one), shingles(other)).kind == "apart"


def test_only_near_duplicates_are_paired_and_in_order() -> None:
    assert [(a, b) for a, b, _ in near_duplicates([OWN_WORDS, AGENCY, "", PAPER])] == [(1, 3)]


@given(st.text(max_size=200))
def test_a_text_with_words_is_the_same_as_itself(text: str) -> None:
    alike = likeness(shingles(text), shingles(text))
    assert alike.kind == ("same" if shingles(text) else "apart")
