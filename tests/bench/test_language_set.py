"""The measuring of the language of short sentences."""

from pathlib import Path

from onrecord.bench.figure import Absent, Figure, Places
from onrecord.bench.language import figures, measure, sentences
from onrecord.records.engine import Engines

SETS = Path(__file__).parents[2] / "bench"


def places(sets: Path) -> Places:
    return Places(sets=sets, shared=sets, engines=Engines(None, None, None))  # type: ignore[call-arg]


def test_the_set_has_twenty_sentences_in_each_of_fifteen_languages_and_half_are_held_out() -> None:
    some = sentences(SETS / "language" / "sentences.tsv")
    codes = {each.code for each in some}
    assert len(codes) == 15
    assert all(sum(each.code == code for each in some) == 20 for code in codes)
    assert sum(each.held for each in some) == 150
    assert len({each.words for each in some}) == 300


def test_a_language_that_is_not_named_is_neither_right_nor_wrong() -> None:
    some = sentences(SETS / "language" / "sentences.tsv")[:20]
    found = {each.key: each.measured for each in figures("dev", some, lambda words: None, "")}
    assert (found["language.dev.all.right"], found["language.dev.all.wrong"]) == (0.0, 0.0)


def test_both_halves_are_measured_and_few_sentences_are_given_a_wrong_language() -> None:
    found = {each.key: each for each in measure(places(SETS)) if isinstance(each, Figure)}
    assert found["language.held.all.wrong"].measured <= 0.02
    assert found["language.held.all.right"].measured >= 0.93
    assert found["language.held.all.right.py3langid"].baseline


def test_without_the_set_nothing_is_measured_and_that_is_said(tmp_path: Path) -> None:
    (found,) = measure(places(tmp_path))
    assert isinstance(found, Absent)
