"""Whose words they are not: subjects, questions, narrators and names that were taken for speakers."""

import pytest

from onrecord.reading.statements import read_statements
from onrecord.records.document import Document
from onrecord.records.statement import Claimant, Statement


def read(text: str, language: str) -> tuple[Statement, ...]:
    document = Document("snp_1", text, None, (), None, None, "", language, "given", "text:")
    found = read_statements(document, None, None)
    for each in found:
        assert each.span.of(text) == each.words
        assert each.steps
    return found


def name(statement: Statement) -> str | None:
    return statement.claimant.name if statement.claimant else None


# -- German ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("Der Haushalt sei gedeckt, so der Minister.", "der Minister", "Der Haushalt sei gedeckt"),
        ("Der Haushalt sei gedeckt, so António Guterres weiter.", "António Guterres",
         "Der Haushalt sei gedeckt"),
        ("„Der Haushalt ist gedeckt“, so der Minister weiter.", "der Minister", "Der Haushalt ist gedeckt"),
        ("So der Minister weiter: „Der Haushalt ist gedeckt.“", "der Minister", "Der Haushalt ist gedeckt."),
        ("Der Haushalt, so die Ministerin am Montag, sei gedeckt.", "die Ministerin",
         "Der Haushalt, so die Ministerin am Montag, sei gedeckt"),
    ],
)  # fmt: skip
def test_so_names_the_source_of_a_german_sentence(text: str, who: str, words: str) -> None:
    found = read(text, "de")
    assert [(name(each), each.words) for each in found] == [(who, words)]


def test_so_names_the_source_before_the_last_one_named_is_taken() -> None:
    text = "Das Ministerium teilte mit, die Lage sei ernst. Die Kosten seien hoch, so die Stadt."
    assert [name(each) for each in read(text, "de")] == ["Ministerium", "Stadt"]


@pytest.mark.parametrize("text", ["Die Stadt sei leer, so die Hoffnung.", "Der Weg ist frei, so Gott will."])
def test_so_before_what_is_no_source_names_nobody(text: str) -> None:
    assert read(text, "de") == ()


def test_the_office_behind_a_name_after_so_is_its_role() -> None:
    found = read("Die Lage sei ernst, so António Guterres, Generalsekretär der Organisation.", "de")
    assert found[0].claimant == Claimant("António Guterres", "Generalsekretär der Organisation")
    assert found[0].words == "Die Lage sei ernst"


@pytest.mark.parametrize(
    "second",
    ["António Guterres sei gut vorbereitet.", "Gut vorbereitet sei António Guterres auch jetzt."],
)
def test_nobody_is_the_source_of_a_reported_sentence_whose_subject_he_is(second: str) -> None:
    found = read(f"António Guterres sagte, die Lage sei ernst. {second}", "de")
    assert [name(each) for each in found] == ["António Guterres", None]
    assert "the sentence is about the last one named, António Guterres" in found[1].steps[0]


def test_a_reported_sentence_about_another_goes_on_with_the_source_before() -> None:
    found = read("Die Ministerin sagte, die Lage sei ernst. Der Präsident sei unterrichtet.", "de")
    assert [name(each) for each in found] == ["Die Ministerin", "Die Ministerin"]


# -- Russian --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«Дорога закрыта, — сказал Антониу Гутерриш, генсек ООН. — Мы её откроем позже».",
         ["Дорога закрыта", "Мы её откроем позже"]),
        ("«Дорога закрыта, — сказал Антониу Гутерриш, генсек ООН, журналистам в среду, — и мы её откроем».",
         ["Дорога закрыта", "и мы её откроем"]),
        ("«Сегодня дорога ещё закрыта, — сказал Антониу Гутерриш, генсек ООН».",
         ["Сегодня дорога ещё закрыта"]),
        ("— Дорога закрыта, — сказал Антониу Гутерриш, генсек ООН.", ["Дорога закрыта"]),
    ],
)  # fmt: skip
def test_what_the_narrator_says_between_dashes_is_left_out(text: str, words: list[str]) -> None:
    found = read(text, "ru")
    assert [each.words for each in found] == words
    assert {each.claimant for each in found} == {Claimant("Антониу Гутерриш", "генсек ООН")}


@pytest.mark.parametrize(
    "text",
    [
        "14 мая президент России Владимир Путин сообщил, что дорога открыта.",
        "Дорога открыта, сообщил 14 мая президент России Владимир Путин.",
        "Как сообщил 14 мая 2024 года президент России Владимир Путин, дорога открыта.",
    ],
)
def test_a_russian_office_keeps_its_genitive_and_no_date(text: str) -> None:
    assert [each.claimant for each in read(text, "ru")] == [Claimant("Владимир Путин", "президент России")]


def test_whom_a_russian_speaker_speaks_for_is_not_the_speaker() -> None:
    found = read("Представитель Марии Захаровой сказал, что дорога открыта.", "ru")
    assert [each.claimant for each in found] == [Claimant("Представитель Марии Захаровой")]
    found = read("Президент Казахстана Касым-Жомарт Токаев заявил, что дорога открыта.", "ru")
    assert found[0].claimant == Claimant("Касым-Жомарт Токаев", "Президент Казахстана")


def test_a_russian_first_name_is_no_field_of_an_office() -> None:
    found = read("Представитель Мария Захарова заявила, что дорога открыта.", "ru")
    assert found[0].claimant == Claimant("Мария Захарова", "Представитель")


@pytest.mark.parametrize(
    "text",
    [
        "Нефтегазовый концерн Petronas, сообщил президент России Владимир Путин.",
        "Президент России Владимир Путин сказал о «Малайзийский нефтегазовый концерн Petronas» вчера.",
        "Министр сообщил о встрече с главой компании «Северные морские пути».",
    ],
)
def test_the_name_of_a_company_is_no_statement(text: str) -> None:
    assert read(text, "ru") == ()


# -- Arabic ---------------------------------------------------------------------------------------


def test_an_arabic_source_gets_back_the_article_that_its_preposition_took() -> None:
    found = read("الطريق مغلق حتى مايو وفقا للوزارة.", "ar")
    assert [name(each) for each in found] == ["الوزارة"]


def test_an_arabic_verb_before_a_quotation_goes_on_with_the_last_source() -> None:
    found = read("قال الوزير إن الطريق مغلق. وقال: «سوف نعاقب المسؤولين»", "ar")
    assert [name(each) for each in found] == ["الوزير", "الوزير"]
    assert found[1].words == "سوف نعاقب المسؤولين"
    assert "names no source: it is read as the last one named" in found[1].steps[0]


def test_an_arabic_verb_before_a_quotation_without_a_source_before_has_no_claimant() -> None:
    found = read("وقال: «سوف نعاقب المسؤولين»", "ar")
    assert [name(each) for each in found] == [None]
    assert "no source is named shortly before" in found[0].steps[0]


# -- English --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked", ["Is Starmer", "Was Starmer", "Will Starmer be", "Why is Starmer", "Can Starmer be"]
)
@pytest.mark.parametrize(
    "answer",
    ["“I have known him for ten years,” he said.", "“I have known him for ten years and more.”"],
)
def test_a_question_names_nobody_who_answers_it(asked: str, answer: str) -> None:
    found = read(f"{asked} a good leader?\n\n{answer}", "en")
    assert [name(each) for each in found] == [None]


def test_a_question_whether_somebody_said_something_states_nothing() -> None:
    assert read("Has Starmer said that taxes will rise?", "en") == ()


def test_a_question_is_no_label_of_a_turn() -> None:
    text = "Is Starmer: a leader?\nStarmer: Yes.\nWho knows: the party?\nStarmer: No.\nIs Starmer: sure?"
    assert read(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("“Where is the money?” asked West, the American envoy.", Claimant("West", "American envoy")),
        ("“The road is closed,” said West, the American envoy, on Monday.",
         Claimant("West", "American envoy")),
        ("“The road is closed,” said West, the road was shut.", Claimant("West")),
    ],
)  # fmt: skip
def test_an_office_behind_the_name_after_a_verb_is_its_role(text: str, claimant: Claimant) -> None:
    assert [each.claimant for each in read(text, "en")] == [claimant]


def test_a_body_or_office_before_a_colon_leads_a_short_headline() -> None:
    found = read("Police: two suspects arrested\n\nThe road was closed on Monday.", "en")
    assert [(name(each), each.words) for each in found] == [("Police", "two suspects arrested")]
    assert read("Sport: two matches postponed", "en") == ()


def test_what_was_written_in_a_report_begins_after_that() -> None:
    found = read("The ministry wrote in its report that the bridge cost two million euros.", "en")
    assert [(each.verb, each.words) for each in found] == [("wrote", "the bridge cost two million euros")]
