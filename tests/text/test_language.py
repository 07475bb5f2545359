"""The language of a text, of each paragraph, and of a quotation; or that it cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.language import beside, detect, of_document, of_quote

RUSSIAN = "Мост через реку закрыт с понедельника, и никто не знает, когда его снова откроют."
ENGLISH = "The bridge over the river has been closed since Monday, and nobody knows for how long."
GERMAN = "Die Brücke über den Fluss ist seit Montag gesperrt, und niemand weiß, wie lange noch."


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Это неправда.", "ru"),
        ("Мы этого не знаем.", "ru"),
        ("Ми цього не знаємо.", "uk"),
        ("Ние не знаем това.", "bg"),
        ("Das wissen wir nicht.", "de"),
        ("We do not know that.", "en"),
        ("ما هذا إلا كلام", "ar"),
        ("این درست نیست", "fa"),
    ],
)
def test_a_short_line_is_known_by_its_small_words_and_letters(line: str, code: str) -> None:
    assert detect(line).code == code


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("안녕하세요", "ko"),
        ("こんにちは", "ja"),
        ("გამარჯობა", "ka"),
        ("שלום לכם", "he"),
        ("Καλημέρα", "el"),
        ("สวัสดี", "th"),
    ],
)
def test_a_script_of_one_language_is_enough(line: str, code: str) -> None:
    found = detect(line)
    assert found.code == code
    assert "script" in found.reason


@pytest.mark.parametrize("line", ["", "42", "OK", "NATO", "Да", "?!", "№ 5"])
def test_too_little_to_tell_is_said_and_not_guessed(line: str) -> None:
    found = detect(line)
    assert found.code is None
    assert "too few" in found.reason


def test_a_name_in_latin_letters_does_not_make_a_russian_sentence_foreign() -> None:
    assert detect("Компания Northern Bridges сообщила, что мост закрыт.").code == "ru"


def test_a_text_in_one_language_has_no_others() -> None:
    found = of_document(f"{ENGLISH}\n\n{ENGLISH}\n\nOK")
    assert (found.main.code, found.others) == ("en", ())
    assert beside(found) is None


def test_a_text_with_a_paragraph_in_another_language_keeps_its_own_and_names_the_other() -> None:
    found = of_document("\n\n".join([GERMAN, GERMAN, GERMAN, RUSSIAN]))
    assert (found.main.code, found.others) == ("de", (("ru", 1),))
    assert beside(found) == "written in de, with 1 paragraph in ru"


def test_a_text_that_languages_share_has_none_and_says_which_they_are() -> None:
    found = of_document("\n\n".join([GERMAN, ENGLISH, RUSSIAN]))
    assert found.main.code is None
    assert found.main.reason.startswith("several languages: ")
    assert {code for code, _ in found.others} == {"de", "en", "ru"}


def test_a_quotation_in_another_language_than_its_document_is_known() -> None:
    assert of_quote(RUSSIAN, "en").code == "ru"
    assert of_quote("Das wissen wir nicht", "en").code == "de"


def test_a_quotation_too_short_to_tell_is_not_given_the_language_around_it() -> None:
    found = of_quote("No.", "en")
    assert found.code is None
    assert found.reason.endswith("the text around it is in en")


def test_a_quotation_in_a_script_its_document_is_not_written_in_is_told() -> None:
    assert of_quote("Нет", "en").reason.endswith("in the Cyrillic script, so not en")
    assert of_quote("Нет", "ru").reason.endswith("the text around it is in ru")


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_a_reason(text: str) -> None:
    found = of_document(text)
    assert found.main.reason
    assert of_quote(text, "en").reason
    assert found.main.code is None or 2 <= len(found.main.code) <= 3
