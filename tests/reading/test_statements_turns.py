"""Interviews and debates written as turns, and texts that cannot be told apart."""

import time

import pytest

from onrecord.reading.statements import MAX_STATEMENTS, MAX_TEXT, read_statements
from onrecord.reading.statements_turns import turns
from onrecord.records.document import Document
from onrecord.records.statement import Claimant, Mode, Said, Statement

HEAD = "Interview with Zamir Kabulov, Russian special presidential representative for Afghanistan\n\n"
ASKED = (
    "Q: Is there a date for the talks?\n\nA: A date has been proposed.\n\nQ: By whom?\n\n"
    "A: By us. It is in May."
)


def read(text: str, language: str | None = "en", said: Said | None = None) -> tuple[Statement, ...]:
    document = Document("snp_1", text, None, (), None, None, "", language, "given", "text:")
    found = read_statements(document, said, None)
    for each in found:
        assert each.span.of(text) == each.words
        assert each.steps
    return found


def test_each_turn_of_an_interview_is_a_statement_of_the_one_who_is_interviewed() -> None:
    found = read(HEAD + ASKED)
    assert [each.words for each in found][:2] == [
        "Is there a date for the talks?",
        "A date has been proposed.",
    ]
    assert found[3].words == "By us. It is in May."
    assert {each.mode for each in found} == {Mode.DIRECT}
    assert [each.claimant.name if each.claimant else None for each in found] == [
        None, "Zamir Kabulov", None, "Zamir Kabulov",
    ]  # fmt: skip
    assert "“A” is read as Zamir Kabulov, the one who is interviewed." in found[1].steps


def test_without_a_name_those_who_ask_and_answer_are_not_known() -> None:
    for each, why in zip(read(ASKED), ("one who asks", "one who answers") * 2, strict=True):
        assert each.claimant is None
        assert why in each.steps[0]


def test_the_speaker_entered_is_the_one_who_answers() -> None:
    found = read(ASKED, said=Said(ASKED, "Zamir Kabulov", "envoy"))
    assert found[1].claimant == Claimant("Zamir Kabulov", "envoy")


def test_turns_by_name_and_by_office_are_read_as_their_heading_says() -> None:
    text = "MODERATOR: Welcome to all.\nMINISTRY: We opened nine clinics.\nMODERATOR: And?\nUNION: No."
    found = read(text)
    assert [each.claimant.name for each in found if each.claimant] == [
        "MODERATOR", "MINISTRY", "MODERATOR", "UNION",
    ]  # fmt: skip
    assert all("a turn that is headed" in " ".join(each.steps) for each in found)


def test_a_heading_in_capitals_is_the_name_given_before() -> None:
    text = (
        "Zamir Kabulov, the Russian envoy, met the press.\n\nPRESS: When?\n\nKABULOV: In May.\n\n"
        "PRESS: Where?"
    )
    assert read(text)[1].claimant == Claimant("Zamir Kabulov", "Russian envoy")


@pytest.mark.parametrize(
    "text",
    [
        "Pentagon: the base in the north was closed\n\nThe base was old. It stood on a hill.",
        "Photo: the ministry\nNote: the base is old\nPhoto: the army",
        "The list: bread, milk.\nThe sum: nine.\nAnd the rest: nothing.",
        "Where: here\nWhen: now\nWhere: there",
        "",
        "A: B",
    ],
)
def test_lines_with_colons_that_are_no_turns_are_left(text: str) -> None:
    assert turns(text) == ()


def test_a_transcript_without_punctuation_is_one_statement_that_says_why() -> None:
    text = "okay so the pump was never delivered and he said it was and she said no it was not " * 20
    (only,) = read(text)
    assert only.claimant is None
    assert "The text has no punctuation: sentences and speakers cannot be told apart." in only.steps[0]
    (given,) = read(text, said=Said(text, "Zamir Kabulov"))
    assert given.claimant == Claimant("Zamir Kabulov")


@pytest.mark.parametrize(
    "text",
    [
        "\"“”«»'" * 20_000, "“" * 10_000 + "x" + "”" * 10_000,
        "“‘" * 10_000 + "we left the city" + "’”" * 10_000,
        '" ' * 50_000, "“a ‘b " * 10_000,
    ],
)  # fmt: skip
def test_quotation_marks_alone_or_ten_thousand_deep_name_nobody(text: str) -> None:
    begun = time.monotonic()
    assert all(each.claimant is None for each in read(text))
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "line",
    [
        "“We left the city at noon,” the {} said.\n\n",
        "{}: We left the city at noon.\n",
        "He told the {} that she had said it. ",
    ],
)
def test_fifty_thousand_speakers_that_alternate_are_read_in_bounded_time(line: str) -> None:
    text = "".join(line.format("envoy" if at % 2 else "minister") for at in range(50_000))
    begun = time.monotonic()
    found = read(text)
    assert time.monotonic() - begun < 60
    assert f"Only the first {MAX_TEXT:,} of {len(text):,} characters were read." in found[-1].steps


def test_as_many_speakers_as_sentences_are_read_in_bounded_time() -> None:
    text = "\n\n".join(f"“We left the city at noon,” Anna Muster{at} said." for at in range(12_000))
    begun = time.monotonic()
    found = read(text)
    assert time.monotonic() - begun < 60
    assert len(found) == MAX_STATEMENTS
    assert f"Only the first {MAX_STATEMENTS} statements were read." in found[-1].steps


def test_broken_characters_are_no_part_of_a_name() -> None:
    (only,) = read("\ud800\x00The minister\udfff said that it paid.")
    assert only.claimant == Claimant("The minister")


def test_a_page_in_six_languages_is_read_paragraph_by_paragraph() -> None:
    text = (
        "The ministry said that the road was closed and that nobody had been told.\n\n"
        "Министр сообщил, что дорога закрыта.\n\n"
        "قال المتحدث باسم الوزارة إن الطريق مغلق.\n\n"
        "Le ministre a dit que la route est fermée et que les gens ne sont pas informés.\n\n"
        "Der Minister erklärte, dass die Straße nicht sicher sei und dass sie gesperrt werde.\n\n"
        "El portavoz dijo que la carretera está cerrada y que no se sabe por qué."
    )
    found = read(text)
    assert [each.language for each in found][-5:] == ["ru", "ar", "fr", "de", "es"]
    assert [each.claimant.name for each in found[-5:] if each.claimant] == [
        "Министр", "المتحدث باسم الوزارة", "Le ministre", "Der Minister", "El portavoz",
    ]  # fmt: skip
    assert "The words are in ru, not in en." in found[-5].steps


def test_a_quotation_in_another_language_says_so() -> None:
    (only,) = read("The envoy said: “Мы уходим из города утром.”")
    assert only.language == "ru"
    assert "The words are in ru, not in en." in only.steps
