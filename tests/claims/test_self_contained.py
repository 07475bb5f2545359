"""Making claims self-contained: who, when and where, in square brackets."""

import pytest

from onrecord.claims.claims import find_all_claims, find_claims
from onrecord.errors import InputError
from onrecord.records.document import Document
from onrecord.records.statement import Claim, Claimant, Mode, Statement
from onrecord.text.spans import Span
from onrecord.text.when import When


def a_document(text: str) -> Document:
    return Document("snp_1", text, None, (), None, None, "none", "en", "given", "text:")


def a_statement(document: Document, span: Span, on: str | None = "2022-11-02") -> Statement:
    claimant = Claimant("The ministry")
    when = When(on) if on else None
    words = span.of(document.text)
    return Statement(document.id, span, words, Mode.DIRECT, claimant, None, None, when, None, "en")


def claims(words: str, on: str | None = "2022-11-02") -> tuple[Claim, ...]:
    document = a_document(words)
    return find_claims(a_statement(document, Span(0, len(words)), on), document, None)


@pytest.mark.parametrize(
    ("words", "text", "about"),
    [
        ("Last month the mill was closed.", "Last month [2022-10] the mill was closed", "2022-10"),
        ("The mill was closed in March.", "The mill was closed in March [2022-03]", "2022-03"),
        ("The mill was closed in March 2019.", "The mill was closed in March 2019", "2019-03"),
        ("Rents have risen since 2010.", "Rents have risen since 2010", "2010"),
    ],
)
def test_a_relative_time_is_made_explicit_as_coarse_as_it_is_written(
    words: str, text: str, about: str
) -> None:
    (only,) = claims(words)
    assert only.text == text
    assert only.about
    assert only.about.value == about


def test_a_relative_time_without_the_date_of_the_statement_is_left_and_said() -> None:
    (only,) = claims("Last month the mill was closed.", on=None)
    assert only.text == "Last month the mill was closed"
    assert only.about is None
    assert "cannot be placed" in only.about_reason


def test_that_year_and_since_then_are_the_last_date_named() -> None:
    year = claims("The mill was closed in March 2017. That year the town lost 900 people.")[1]
    assert year.text == "That year [2017] the town lost 900 people"
    assert year.about == When("2017")
    since = claims("The mill was closed in March 2017. Since then the town has lost 900 people.")[1]
    assert since.text == "Since then [2017-03] the town has lost 900 people"
    day = claims("The mill was closed in 2017. That month the town lost 900 people.")[1]
    assert "[" not in day.text
    assert day.about is None


def test_there_is_the_only_place_named_before() -> None:
    found = claims("The mill in Narva was closed in 2017. Some 900 people worked there.")
    assert found[1].text == "Some 900 people worked there [Narva]"
    assert "“there” is read as Narva" in found[1].text_reason
    two = claims("The mills in Narva and Tartu were closed in 2017. Some 900 people worked there.")[1]
    assert two.text == "Some 900 people worked there"
    assert "it could be Narva or Tartu" in two.text_reason
    (exists,) = claims("There is no mill in Narva.")
    assert exists.text_reason == ""


@pytest.mark.parametrize(
    ("words", "text", "why"),
    [
        ("The court fined the bank. It was closed in 2019.",
         "It was closed in 2019", "could be “The court” or"),
        ("The mill has closed. It was built in 1907.",
         "It [The mill] was built in 1907", "the subject before it"),
        ("The mill has closed. He was born in 1907.", "He was born in 1907", "no safe reading"),
        ("The mayor has resigned. He was elected in 2019.",
         "He [The mayor] was elected in 2019", "read as"),
        ("The mayor has resigned. It was closed in 2019.", "It was closed in 2019", "no safe reading"),
        ("The unions have resigned. They were founded in 1907.",
         "They [The unions] were founded in 1907", "read as"),
        ("The unions met the owners. They were founded in 1907.",
         "They were founded in 1907", "“The unions” or “the owners”"),
    ],
)  # fmt: skip
def test_a_pronoun_is_resolved_only_when_there_is_one_candidate(words: str, text: str, why: str) -> None:
    second = claims(words)[1]
    assert second.text == text
    assert why in second.text_reason


def test_a_time_at_the_end_is_not_given_to_the_predicates_before_it() -> None:
    first, second = claims("The council shut four schools and sold two parks in 2019.")
    assert first.about is None
    assert "Whether “2019” at the end of the sentence holds for it too is not known" in first.about_reason
    assert second.about == When("2019")


def test_a_time_at_the_beginning_goes_with_every_predicate() -> None:
    found = claims("In 2019 the council shut four schools and sold two parks.")
    assert [each.about for each in found] == [When("2019"), When("2019")]
    assert [each.text for each in found] == [
        "In 2019 the council shut four schools",
        "In 2019 the council sold two parks",
    ]


def test_what_joins_two_facts_is_a_claim_only_when_both_can_be_checked() -> None:
    assert len(claims("The road was closed because the bridge had collapsed.")) == 3
    ought = claims("The road must stay closed because the bridge had collapsed.")
    assert [each.checkable.value for each in ought] == ["opinion", "checkable"]


def test_hedges_numbers_units_and_quotation_marks_stay_as_they_are() -> None:
    words = "The army reportedly lost an estimated 13 tanks and burned up to 2.5 tonnes of “secret papers”."
    first, second = claims(words)
    assert first.text == "The army reportedly lost an estimated 13 tanks"
    assert second.text == "The army reportedly burned up to 2.5 tonnes of “secret papers”"


@pytest.mark.parametrize("words", ["“”", "“ ” « » „ “", "\"\" '' ’ ”", "…", "? !"])
def test_signs_alone_give_no_claim(words: str) -> None:
    assert claims(words) == ()


def test_all_statements_of_a_document_give_what_each_gives_alone() -> None:
    text = "The mill was closed in 2017. Nobody was told. The mill was closed in 2017."
    document = a_document(text)
    statements = [a_statement(document, span) for span in (Span(0, 28), Span(29, 45), Span(46, len(text)))]
    one_by_one = [claim for one in statements for claim in find_claims(one, document, None)]
    assert list(find_all_claims(statements, document, None)) == one_by_one
    assert find_all_claims([], document, None) == ()


def test_a_statement_of_another_document_is_refused_by_name() -> None:
    document = a_document("The mill was closed in 2017.")
    other = a_document("The mill was built in 1907.")
    with pytest.raises(InputError, match=r"its span in the document.*Give the document"):
        find_claims(a_statement(document, Span(0, 28)), other, None)
