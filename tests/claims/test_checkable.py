"""Kinds of claim: what can be checked, and the words that decide."""

import pytest

from onrecord.claims.checkable import checkable
from onrecord.claims.lexicon_other import OTHER
from onrecord.records.statement import Checkable

CHECKABLE, INTENT, OPINION = Checkable.CHECKABLE, Checkable.INTENT, Checkable.OPINION
PREDICTION, VAGUE = Checkable.PREDICTION, Checkable.VAGUE

ENGLISH = [  # words, kind, what the reason must name
    ("The roof leaked", CHECKABLE, "asserts"),
    ("Tenants can appeal within a month", CHECKABLE, "asserts"),
    ("Smoking can cause blindness", CHECKABLE, "asserts"),
    ("We have cut inflation by half", CHECKABLE, "asserts"),
    ("The bank said in April that rates would rise", CHECKABLE, "asserts"),
    ("The bank expects prices to fall", CHECKABLE, "asserts"),
    ("The party promised 9,000 flats in 2015", CHECKABLE, "asserts"),
    ("It is a disgrace that the council closed the swimming pool", CHECKABLE, "“disgrace” is a judgement"),
    ("The shameful law cost 40 people their jobs", CHECKABLE, "“shameful” is a judgement"),
    ("The deal was signed in May", CHECKABLE, "asserts"),
    ("They lost 40 million in a week", CHECKABLE, "asserts"),
    ("I promise to repair the roof", INTENT, "“I promise”"),
    ("We are committed to free schools", INTENT, "“We are committed”"),
    ("The owner plans to sell the theatre", INTENT, "“plans to”"),
    ("Everyone should have access to a doctor", OPINION, "“should”"),
    ("We have got to act", OPINION, "“have got to”"),
    ("Vote for the park", OPINION, "“Vote”"),
    ("Join us on Friday", OPINION, "“Join”"),
    ("I love this town", OPINION, "“I love”"),
    ("I am proud of our nurses", OPINION, "“I am proud”"),
    ("The mayor is a coward", OPINION, "“coward”"),
    ("The next council will have to pay", PREDICTION, "“will”"),
    ("The tax could drive firms abroad", PREDICTION, "“could”"),
    ("Good morning and welcome", VAGUE, "courtesy"),
    ("Let me tell you a story", VAGUE, "“Let me”"),
    ("And they won what they always win", VAGUE, "“And they”"),
    ("We did that", VAGUE, ""),
    ("Who paid?", VAGUE, "question"),
    ("Support for the party fell by 3%", CHECKABLE, "asserts"),
    ("Help arrived after nine hours", CHECKABLE, "asserts"),
]


@pytest.mark.parametrize(("words", "kind", "named"), ENGLISH)
def test_each_kind_names_the_words_that_decided(words: str, kind: Checkable, named: str) -> None:
    given, reason = checkable(words, "en")
    assert given is kind, reason
    assert named in reason


OTHERS = [
    ("de", "Die Partei beabsichtigt, das Theater zu verkaufen", INTENT),
    ("de", "Im Winter werden die Preise weiter steigen", PREDICTION),
    ("de", "Der Brief wird heute verschickt", CHECKABLE),
    ("de", "Das Dach ist eine Schande", OPINION),
    ("de", "Die Schande von Bern kostete 4 Millionen", CHECKABLE),
    ("de", "Guten Morgen und danke", VAGUE),
    ("fr", "Le bus va de Nice à Menton", CHECKABLE),
    ("fr", "Le bus va coûter plus cher", PREDICTION),
    ("fr", "La taxe augmentera en juin", PREDICTION),
    ("fr", "Le maire envisage de vendre le stade", INTENT),
    ("fr", "Ce toit est une honte", OPINION),
    ("fr", "Merci à tous", VAGUE),
    ("es", "La línea va a Cádiz", CHECKABLE),
    ("es", "La línea va a costar más", PREDICTION),
    ("es", "El alcalde visitó Teherán", CHECKABLE),
    ("es", "Se trata de una casa del siglo XV", CHECKABLE),
    ("es", "Hay que arreglar el tejado", OPINION),
    ("es", "Gracias a todos", VAGUE),
    ("ru", "Он занимает должность с мая", CHECKABLE),
    ("ru", "Надо починить крышу", OPINION),
    ("ru", "Город планирует продать театр", INTENT),
    ("ru", "Зимой цены будут выше", PREDICTION),
    ("ru", "Спасибо всем", VAGUE),
    ("ar", "سيارة الوزير في المدينة", CHECKABLE),
    ("ar", "سترتفع الأسعار في الشتاء", PREDICTION),
    ("ar", "تعتزم المدينة بيع المسرح", INTENT),
    ("ar", "يجب إصلاح السقف", OPINION),
    ("ar", "شكرا لكم", VAGUE),
]


@pytest.mark.parametrize(("language", "words", "kind"), OTHERS)
def test_other_languages_know_a_few_marker_words(language: str, words: str, kind: Checkable) -> None:
    given, reason = checkable(words, language)
    assert given is kind, reason


@pytest.mark.parametrize("language", sorted(OTHER))
@pytest.mark.parametrize("field", ["intent", "prediction", "duty", "judging", "copula", "greeting"])
def test_every_marker_is_a_pattern_for_whole_words(language: str, field: str) -> None:
    pattern = OTHER[language].pattern(field)
    assert pattern.search("") is None
    assert pattern.flags


def test_a_language_without_rules_says_so() -> None:
    assert "no other rules exist (language 'sw')" in checkable("walikuja hapa jana", "sw")[1]
    assert "no rules for opinion or intent exist (language not known)" in checkable("12 walikuja", None)[1]
