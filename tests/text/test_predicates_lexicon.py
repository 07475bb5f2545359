"""What one does to another, found with a lexicon, and what a negation reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.predicates import Nearness, classes, nearness, negation_of, relations
from onrecord.text.predicates_lexicon import lexicon, negations

FOUND = [
    ("en", "The ministry funds the group.", "help"),
    ("en", "The ministry propped up the group.", "help"),
    ("en", "The group was wiped out.", "destroy"),
    ("en", "They struck the convoy.", "harm"),
    ("en", "The group was set up abroad.", "create"),
    ("en", "The service is avail themselves of the group.", "use"),
    ("en", "Exports rose.", "increase"),
    ("en", "Exports fell.", "decrease"),
    ("en", "The party won.", "win"),
    ("en", "The army withdrew.", "leave"),
    ("en", "The court banned the party.", "forbid"),
    ("en", "They put sanctions on the bank.", "punish"),
    ("ru", "Ведомство финансирует группировку.", "help"),
    ("ru", "Группировку создали за границей.", "create"),
    ("ru", "Они уничтожили колонну.", "destroy"),
    ("ar", "الوزارة تدعم المجموعة", "help"),
    ("ar", "قصفت القافلة", "harm"),
    ("de", "Das Ministerium unterstützt die Gruppe.", "help"),
    ("de", "Die Gruppe wurde im Ausland gegründet.", "create"),
    ("fr", "Le ministère soutient le groupe.", "help"),
    ("fr", "L'armée a détruit le convoi.", "destroy"),
    ("es", "El ministerio apoya al grupo.", "help"),
    ("es", "El ejército atacó el convoy.", "harm"),
    ("it", "Il ministero sostiene il gruppo.", "help"),
    ("it", "L'esercito ha distrutto il convoglio.", "destroy"),
]


@pytest.mark.parametrize(("language", "text", "relation"), FOUND)
def test_a_relation_is_found_in_each_listed_language(language: str, text: str, relation: str) -> None:
    assert relation in [one.relation for one in relations(text, language)]


NEGATED = [
    ("en", "They do not fund the group.", "not"),
    ("en", "They don't fund the group.", "don't"),
    ("en", "They never funded the group.", "never"),
    ("en", "The ministry denied that they funded the group.", "denied"),
    ("en", "There is no evidence that the state funds the group.", "no evidence"),
    ("en", "It is false that the state funds the group.", "false that"),
    ("en", "They refused to fund the group.", "refused to"),
    ("en", "They fund no group.", "no"),
    ("ru", "Они не финансируют группировку.", "не"),
    ("ar", "الوزارة لا تدعم المجموعة", "لا"),
    ("de", "Das Ministerium unterstützt die Gruppe nicht.", "nicht"),
    ("de", "Sie unterstützen keine Gruppe.", "keine"),
    ("fr", "Le ministère ne soutient pas le groupe.", "ne, pas"),
    ("es", "El ministerio no apoya al grupo.", "no"),
    ("it", "Il ministero non sostiene il gruppo.", "non"),
    ("it", "Il ministero non ha mai sostenuto il gruppo.", "non, mai"),
    ("es", "El ministerio no apoya nada.", "no, nada"),
    ("fr", "Le ministère n'a jamais soutenu le groupe.", "n, jamais"),
]


@pytest.mark.parametrize(("language", "text", "words"), NEGATED)
def test_a_negation_is_recorded_with_its_words(language: str, text: str, words: str) -> None:
    found = [one for one in relations(text, language) if one.relation == "help"]
    assert [(one.negated, one.negation) for one in found] == [(True, words)]


NOT_NEGATED = [
    "They not only fund the group, they arm it.",
    "They fund the group without doubt.",
    "It was not the river; they fund the group.",
    "They do not sell wood but fund the group.",
    "The ministry never denied that it funds the group.",
]


@pytest.mark.parametrize("text", NOT_NEGATED)
def test_a_negation_elsewhere_or_a_double_one_does_not_negate(text: str) -> None:
    found = [one for one in relations(text) if one.relation == "help"]
    assert found
    assert not any(one.negated for one in found)


def test_stopping_aid_speaks_of_an_end_and_not_of_aid() -> None:
    assert [one.relation for one in relations("The government stopped the aid.")] == ["end"]


def test_urging_somebody_to_turn_away_is_urging_away() -> None:
    found = relations("They encourage the leaders to distance themselves from the capital.")
    assert [(one.words, one.relation) for one in found] == [("encourage", "urge-away")]


def test_receiving_arms_names_the_receiver_first() -> None:
    found = relations("The group received its training and its arms from a state.")
    assert [(one.relation, one.turned) for one in found] == [("help", True), ("help", True)]


def test_nearness_is_read_in_both_directions() -> None:
    for one in classes():
        for other in classes():
            assert nearness(one, other) is nearness(other, one)
        assert nearness(one, one) is Nearness.EQUAL


def test_every_class_named_in_a_language_is_a_class() -> None:
    known = {*classes(), "receive"}
    for language in ("en", "ru", "ar", "de", "fr", "es", "it"):
        listed = lexicon(language)
        assert listed is not None
        assert {entry.relation for some in listed.entries.values() for entry in some} <= known
        assert negations(language).before


def test_a_language_without_a_list_is_read_with_the_english_one() -> None:
    assert [one.relation for one in relations("They fund it", "fi")] == ["help"]
    assert [one.relation for one in relations("They fund it", None)] == ["help"]


def test_two_negations_make_none() -> None:
    assert negation_of("It is not open") == "not"
    assert negation_of("It is not without a door, and nothing is open") == ""
    assert negation_of("") == ""


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "ar", "de", "fr", "es", "it", None]))
def test_spans_give_their_words_for_any_text(text: str, language: str | None) -> None:
    for one in relations(text, language):
        assert one.span.of(text) == one.words
        assert one.negated is bool(one.negation)
