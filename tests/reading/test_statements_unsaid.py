"""A verb of saying that tells of nothing said gives no statement."""

import pytest

from onrecord.reading.statements import read_statements
from onrecord.reading.statements_unsaid import nobody, unsaid, unsaid_at
from onrecord.records.document import Document
from onrecord.records.statement import Statement
from onrecord.text.spans import Span


def read(text: str) -> tuple[Statement, ...]:
    return read_statements(Document("snp_1", text, None, (), None, None, "", "en", "given", ""), None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say that the dam is safe.",
        "The minister never said the dam is safe.",
        "The minister refused to say whether the dam is safe.",
        "The minister is expected to say that the dam is safe.",
        "The minister could have said the dam was safe.",
        "The minister wants to say that the dam is safe.",
        "The minister neither confirmed nor denied that the dam is safe.",
        "The dam is safe, the minister did not say.",
    ],
)
def test_what_somebody_did_not_say_is_no_statement(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "If the minister says the dam is safe, people will stay.",
        "Unless the mayor, a lawyer, says the dam is safe, people will leave.",
        "It is unclear whether the minister said that the dam is safe.",
        "Did the minister say that the dam is safe?",
        "Has the minister said that the dam is safe?",
        "Why did the minister say that the dam is safe?",
        "Nor did the minister say that the dam is safe.",
        "Will the minister say that the dam is safe?",
    ],
)
def test_what_a_condition_or_a_question_leaves_open_is_no_statement(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said the dam is safe.",
        "None of the ministers said the dam is safe.",
        "Few ministers said the dam is safe.",
        "Neither the minister nor the mayor said the dam is safe.",
        "No official said that the dam is safe.",
        "“The dam is safe,” said nobody.",
        "According to nobody, the dam is safe.",
    ],
)
def test_nobody_is_no_source(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A few ministers said the dam is safe.", "A few ministers"),
        ("The minister not only said the dam is safe.", "The minister"),
        ("The minister went on to say that the dam is safe.", "The minister"),
        ("If the dam breaks, the minister said, people will leave.", "the minister"),
        ("“Is the dam safe for the winter?” the minister asked.", "the minister"),
        ("Will Smith said the film is good.", "Will Smith"),
        ("When asked if he agreed, the mayor said the dam is safe.", "the mayor"),
    ],
)
def test_what_was_said_after_such_words_is_a_statement(text: str, name: str) -> None:
    (only,) = read(text)
    assert only.claimant is not None
    assert only.claimant.name == name


def test_a_clause_of_its_own_between_if_and_the_verb_ends_the_condition() -> None:
    assert unsaid("Asked if the minister ")
    assert not unsaid("Asked if the dam is safe the minister ")


def test_a_question_with_a_word_that_is_also_a_name_needs_its_mark() -> None:
    assert unsaid("Will the minister ", " that the dam is safe?")
    assert not unsaid("Will Smith ", " that the film is good.")


def test_a_cue_of_several_words_is_read_with_its_own_auxiliaries() -> None:
    sentence = "The mayor did not announce the plan."
    assert unsaid_at(sentence, Span(10, 26))
    assert unsaid_at(sentence, Span(18, 26))
    assert not unsaid_at("The mayor was upbeat about the plan.", Span(10, 26))


@pytest.mark.parametrize("source", ["any minister", "not everyone", "But no one", "hardly anyone"])
def test_words_for_no_one_in_particular_are_told_from_sources(source: str) -> None:
    assert nobody(source)
    assert not nobody("Number 10")
    assert not nobody("No. 10")
