"""Who said what in languages other than English: verbs, prepositions, moods, and subjects left out."""

import pytest

from onrecord.reading.statements import read_statements
from onrecord.reading.statements_language import language_of
from onrecord.records.document import Document
from onrecord.records.statement import Statement
from onrecord.text.speech_languages import OTHER, patterns


def read(text: str, language: str) -> tuple[Statement, ...]:
    document = Document("snp_1", text, None, (), None, None, "", language, "given", "text:")
    found = read_statements(document, None, None)
    for each in found:
        assert each.span.of(text) == each.words
    return found


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        ("de", "Der Minister sagte, die Stadt sei leer.", "Der Minister", "die Stadt sei leer"),
        ("de", "Die Stadt sei leer, sagte der Minister.", "der Minister", "Die Stadt sei leer"),
        ("de", "Die Ministerin kündigte an, die Steuern zu senken.", "Die Ministerin",
         "die Steuern zu senken"),
        ("de", "Der Minister bestritt, davon gewusst zu haben.", "Der Minister",
         "bestritt, davon gewusst zu haben"),
        ("de", "Einem Bericht der Zeitung zufolge ist der Vertrag gekündigt.", "Einem Bericht der Zeitung",
         "ist der Vertrag gekündigt"),
        ("de", "Aus dem Ministerium hieß es, die Lage sei ruhig.", "Ministerium", "die Lage sei ruhig"),
        ("de", "»Wir gehen nach Hause«, sagte der Sprecher.", "der Sprecher", "Wir gehen nach Hause"),
        ("fr", "La ville est vide, a indiqué la mairie.", "la mairie", "La ville est vide"),
        ("fr", "D’après le rapport, la ville est vide.", "le rapport", "la ville est vide"),
        ("fr", "« C’est faux », a réagi le ministre.", "le ministre", "C’est faux"),
        ("fr", "Le procureur a nié que la ville soit vide.", "Le procureur", "a nié que la ville soit vide"),
        ("es", "La ciudad está vacía, aseguró el alcalde.", "el alcalde", "La ciudad está vacía"),
        ("es", "—La ciudad está vacía —afirmó el alcalde.", "el alcalde", "La ciudad está vacía"),
        ("es", "António Guterres, secretario general, dijo que es tarde.", "António Guterres", "es tarde"),
        ("it", "La città è vuota, ha assicurato il sindaco.", "il sindaco", "La città è vuota"),
        ("it", "Stando alla polizia, la città è vuota.", "polizia", "la città è vuota"),
        ("pt", "O ministro afirmou que a cidade está vazia.", "O ministro", "a cidade está vazia"),
        ("pt", "A empresa respondeu: “Continuamos à mesa.”", "A empresa", "Continuamos à mesa."),
        ("pt", "Segundo a polícia, a cidade está vazia.", "a polícia", "a cidade está vazia"),
        ("ru", "Город пуст, сообщили в компании.", "компании", "Город пуст"),
        ("ru", "По словам министра, город пуст.", "министра", "город пуст"),
        ("ru", "Как сообщает агентство, город совсем пуст.", "агентство", "город совсем пуст"),
        ("ru", "— Город пуст, — сказал министр.", "министр", "Город пуст"),
        ("uk", "«Місто порожнє», — заявив міністр.", "міністр", "Місто порожнє"),
        ("uk", "За словами міністра, місто порожнє.", "міністра", "місто порожнє"),
        ("ar", "وفقا لوزارة الصحة، المدينة خالية تماما.", "وزارة الصحة", "المدينة خالية تماما"),
        ("ar", "اتهمت النقابة الشركة بتعطيل المفاوضات.", "النقابة", "الشركة بتعطيل المفاوضات"),
    ],
)  # fmt: skip
def test_each_language_reports_in_its_own_ways(language: str, text: str, name: str, words: str) -> None:
    (only,) = read(text, language)
    assert only.claimant is not None
    assert (only.claimant.name, only.words) == (name, words)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Die Sprecherin sagte, es sei spät. Sie sagte, die Stadt sei leer.", "Die Sprecherin"),
        ("de", "Der Botschafter wurde einbestellt. Er sagte, es sei falsch.", "Der Botschafter"),
        ("de", "Angela Merkel sagte, es sei spät. Merkel betonte, es sei nicht zu spät.", "Angela Merkel"),
        ("fr", "Le ministre a dit que c’est tard. « Nous partons demain », a-t-il ajouté.", "Le ministre"),
        ("es", "El ministro dijo que es tarde. Añadió que la ciudad está vacía.", "El ministro"),
        ("es", "“Es tarde ya”, dijo el ministro. “Nos vamos mañana”, insistió.", "el ministro"),
        ("it", "Il capo è arrivato all’alba. “Non ci sono feriti”, ha dichiarato.", "Il capo"),
        ("pt", "O ministro disse que é tarde. Acrescentou que a cidade está vazia.", "O ministro"),
        ("ru", "Мэр прибыл утром. «Город пуст», — сказал он.", "Мэр"),
        ("ar", "قالت الوزارة إن الوقت متأخر. وأضافت أن المدينة خالية.", "الوزارة"),
    ],
)  # fmt: skip
def test_pronouns_and_subjects_left_out_are_the_last_one_named(language: str, text: str, name: str) -> None:
    last = read(text, language)[-1]
    assert last.claimant is not None
    assert last.claimant.name == name
    assert any("is read as" in step for step in last.steps)


def test_a_german_sentence_in_the_reported_mood_goes_on_with_the_words_of_the_one_before() -> None:
    first, second = read("Der Minister sagte, die Stadt sei leer. Die Kosten seien zu hoch.", "de")
    assert second.words == "Die Kosten seien zu hoch"
    assert second.claimant == first.claimant
    assert any("reported mood names no source" in step for step in second.steps)
    assert read("Die Kosten seien zu hoch.", "de") == ()


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("fr", "« Le pont tient, a assuré le ministre. Il tiendra vingt ans. »",
         ["Le pont tient", "Il tiendra vingt ans."]),
        ("ru", "«Архив цел, — заявил директор музея. — Ни одна страница не пропала».",
         ["Архив цел", "Ни одна страница не пропала"]),
    ],
)  # fmt: skip
def test_a_source_inside_the_marks_is_no_part_of_what_was_said(
    language: str, text: str, parts: list[str]
) -> None:
    found = read(text, language)
    assert [each.words for each in found] == parts
    assert all(each.claimant for each in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Minister nannte den Plan „alternativlos“."), ("fr", "Le ministre parle de la ville."),
        ("es", "La comisión calificó el recuento de “aceptable”."),
        ("ru", "Министр назвал отчёт «неполным»."),
        ("it", "Il comune ha definito la frana “piccola”."), ("pt", "A comissão chamou-a de “aceitável”."),
        ("ar", "وصل الوزير إلى المدينة."), ("uk", "Міністр прибув до міста."),
    ],
)  # fmt: skip
def test_words_in_inverted_commas_are_no_statements_in_any_language(language: str, text: str) -> None:
    assert read(text, language) == ()


@pytest.mark.parametrize("language", sorted(OTHER))
def test_every_language_has_verbs_a_conjunction_and_a_preposition(language: str) -> None:
    rules = patterns(language)
    assert rules.verbs.pattern
    assert rules.that.pattern
    assert rules.according.pattern
    assert rules.verbs.search("12345") is None


@pytest.mark.parametrize(
    ("words", "document", "language"),
    [
        ("Мы уходим", "en", "ru"), ("Ми йдемо і кажемо", "en", "uk"), ("نحن نغادر", "en", "ar"),
        ("ما می‌رویم چون گفتند", "en", "fa"), ("我们走", "en", None), ("Мы уходим", "uk", "ru"),
        ("They left", "ru", "en"), ("They did not say that they had left the city", "de", "en"),
        ("A short one", None, "en"), ("123", "en", "en"), ("", "en", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_stretch_is_the_documents_unless_it_plainly_differs(
    words: str, document: str | None, language: str | None
) -> None:
    assert language_of(words, document) == language
