import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.claims import MAX_CLAIMS, RULES, find_claims
from onrecord.claims.split import split, supported
from onrecord.records.document import Document
from onrecord.records.engine import Syntax
from onrecord.records.statement import Checkable, Claim, Claimant, Mode, Statement, Worth
from onrecord.text.spans import Span
from onrecord.text.when import When

CHECKABLE, INTENT, OPINION = Checkable.CHECKABLE, Checkable.INTENT, Checkable.OPINION
PREDICTION, VAGUE = Checkable.PREDICTION, Checkable.VAGUE
SAID_ON = When("2022-11-02")
QUOTE = (
    "Americans, together with their British collaborators, are putting their frantic efforts into "
    "strengthening the positions and the destructive potential of the Afghan offshoot of Daesh (ISIS), and "
    "are seeking to avail themselves of the extremists to alienate Afghanistan’s neighboring states from "
    "Moscow."
)


def claims(
    words: str,
    mode: Mode = Mode.DIRECT,
    verb: str | None = None,
    language: str | None = "en",
    by: str | None = "The ministry",
    syntax: Syntax | None = None,
    on: When | None = SAID_ON,
) -> tuple[Claim, ...]:
    text = f"Before it. {words} After it."
    document = Document("snp_1", text, None, (), None, None, "none", language, "given", "text:")
    span = Span(11, 11 + len(words))
    claimant = Claimant(by) if by else None
    statement = Statement(document.id, span, words, mode, claimant, verb, None, on, None, language)
    found = find_claims(statement, document, syntax)
    for claim in found:
        assert claim.span.of(text) == claim.words
        assert claim.checkable_reason
        assert claim.worth_reason
        assert claim.about_reason
    return found


def test_the_specimen_gives_an_activity_and_an_intent_each_with_its_subject() -> None:
    strengthen, avail = claims(QUOTE)
    assert strengthen.text == QUOTE[: QUOTE.index(", and are seeking")]
    assert strengthen.checkable is CHECKABLE
    assert "“frantic” is a judgement and is not rated" in strengthen.checkable_reason
    assert avail.text.startswith("Americans, together with their British collaborators, are seeking to avail")
    assert avail.words.startswith("are seeking to avail themselves")
    assert avail.checkable is INTENT
    assert "seeking to" in avail.checkable_reason
    assert "is copied from the start of the sentence" in avail.text_reason
    assert {each.worth for each in (strengthen, avail)} == {Worth.HIGH}
    assert {each.about for each in (strengthen, avail)} == {SAID_ON}


def test_what_he_also_said_is_checkable_and_its_time_is_not_guessed() -> None:
    also = "the U.S. and Britain were urging leaders of the Taliban to break with Russia and China"
    (only,) = claims(also, Mode.REPORTED, "said")
    assert only.checkable is CHECKABLE
    assert only.about is None
    assert "may come from the reporting verb" in only.about_reason


ONE = [  # one sentence, one claim
    ("The United States created the fund in 2015.", CHECKABLE),
    ("Russia does not arm the group or train it.", CHECKABLE),
    ("The Taliban control the whole country.", CHECKABLE),
    ("ISIS-K attacked the airport in Kabul on August 26, 2021.", CHECKABLE),
    ("The strike killed 13 service members who were trying to flee.", CHECKABLE),
    ("Britain and the United States have paid the militants.", CHECKABLE),
    ("The group may have received arms from Iran.", CHECKABLE),
    ("Iran reportedly sold fuel to Afghanistan.", CHECKABLE),
    ("The U.S. military completed its withdrawal on August 30, 2021.", CHECKABLE),
    ("Islamic State declared a caliphate in Iraq and Syria.", CHECKABLE),
    ("The Doha agreement led to the American withdrawal.", CHECKABLE),
    ("NATO forces were attacked in Kunduz, Herat and Kabul.", CHECKABLE),
    ("Washington has sent weapons to eastern Afghanistan.", CHECKABLE),
    ("Their efforts strengthened the group in Nangarhar.", CHECKABLE),
    ("The embassy attack killed two Russian staff.", CHECKABLE),
    ("The United States wants to divide the region.", INTENT),
    ("Britain is trying to weaken the Taliban government.", INTENT),
    ("They are clearly seeking to isolate Russia.", INTENT),
    ("Iran intends to spread its influence in Herat.", INTENT),
    ("The alliance is bent on dividing Central Asia.", INTENT),
    ("Washington, as before, aims to provoke China.", INTENT),
    ("NATO hopes to return to Afghanistan.", INTENT),
    ("The group will attack Kabul again.", PREDICTION),
    ("Russia is going to open an embassy in Kabul.", PREDICTION),
    ("The Taliban could lose control of the north.", PREDICTION),
    ("If Britain leaves, the group will grow and will strike.", PREDICTION),
    ("The talks are expected to resume in Doha.", PREDICTION),
    ("The attacks against Hazaras must stop.", OPINION),
    ("The West should leave Afghanistan alone.", OPINION),
    ("The withdrawal was a disgrace.", OPINION),
    ("This policy is simply wrong.", OPINION),
    ("We believe it is a terrible idea.", OPINION),
    ("They did it again.", VAGUE),
    ("Who armed the group in Afghanistan?", VAGUE),
    ("Thank you very much.", VAGUE),
    ("Someone is behind all this trouble there.", VAGUE),
]


@pytest.mark.parametrize(("words", "expected"), ONE)
def test_one_sentence_is_one_claim_with_its_kind(words: str, expected: Checkable) -> None:
    (only,) = claims(words)
    assert only.text == words.removesuffix(".")
    assert only.checkable is expected, only.checkable_reason


SEVERAL = [  # one sentence, several claims
    ("The group has hit markets and has killed guards.",
     ["The group has hit markets", "The group has killed guards"]),
    ("Iran was spreading the theory, and is repeating it in Kabul.",
     ["Iran was spreading the theory", "Iran is repeating it in Kabul"]),
    ("The Taliban have lost Kunduz, and the U.S. has left Kabul.",
     ["The Taliban have lost Kunduz", "The U.S. has left Kabul"]),
    ("The U.S. dropped a bomb in 2017; the blast killed dozens of militants.",
     ["The U.S. dropped a bomb in 2017", "The blast killed dozens of militants"]),
    ("The U.S. has dropped a bomb; the blast has killed militants.",
     ["The U.S. has dropped a bomb", "The blast has killed militants"]),
    ("The United States created Islamic State in order to destabilize Syria.",
     ["The United States created Islamic State",
      "The United States created Islamic State in order to destabilize Syria"]),
    ("The group, which is based in Kabul and is armed, has hit markets.",
     ["The group has hit markets", "The group is based in Kabul", "The group is armed"]),
    ("Russia, China, and Iran have signed the paper.", ["Russia, China, and Iran have signed the paper"]),
    ("The group (which is old and is armed) has hit markets and was banned in 2016.",
     ["The group (which is old and is armed) has hit markets",
      "The group (which is old and is armed) was banned in 2016"]),
    ("Britain armed the group. Iran paid for the weapons.",
     ["Britain armed the group", "Iran paid for the weapons"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), SEVERAL)
def test_coordinated_predicates_become_claims_and_subjects_stay_together(
    words: str, expected: list[str]
) -> None:
    assert [each.text for each in claims(words)] == expected


def test_a_purpose_is_a_claim_apart_from_what_was_done() -> None:
    done, purpose = claims("The United States created Islamic State in order to destabilize Syria.")
    assert (done.checkable, purpose.checkable) == (CHECKABLE, INTENT)
    assert "in order to" in purpose.checkable_reason


@pytest.mark.parametrize(
    ("words", "mode", "verb", "text"),
    [
        ("the U.S. and Britain of aiding the group", Mode.REPORTED, "accused",
         "The U.S. and Britain aiding the group"),
        ("to have killed nine men", Mode.REPORTED, "claimed", "The ministry to have killed nine men"),
        ("denied that it armed the group", Mode.REPORTED, "denied",
         "The ministry denied that it armed the group"),
        ("it was considering talks with the Taliban", Mode.REPORTED, "said",
         "It [The ministry] was considering talks with the Taliban"),
        ("they were considering talks with the Taliban", Mode.REPORTED, "said",
         "They were considering talks with the Taliban"),
        ("I signed the Doha agreement in 2020", Mode.DIRECT, None,
         "I [The ministry] signed the Doha agreement in 2020"),
    ],
)  # fmt: skip
def test_a_claim_is_made_self_contained_only_where_that_is_safe(
    words: str, mode: Mode, verb: str | None, text: str
) -> None:
    (only,) = claims(words, mode, verb)
    assert only.text == text
    assert only.text_reason


def test_a_pronoun_is_read_as_the_subject_before_it_when_number_agrees() -> None:
    _, second = claims("The Taliban have signed the paper. They have kept it in Doha.")
    assert second.text == "They [The Taliban] have kept it in Doha"
    _, unsure = claims("Iran has signed the paper. They have kept it in Doha.")
    assert unsure.text == "They have kept it in Doha"
    assert "was not resolved" in unsure.text_reason


@pytest.mark.parametrize(
    ("words", "value", "why"),
    [
        ("The U.S. left Kabul on August 30, 2021.", "2021-08-30", "The date named in it"),
        ("The U.S. struck Kabul last month.", "2022-10", "The date named in it"),
        ("The U.S. is arming the group.", "2022-11-02", "Present tense"),
        ("The U.S. was arming the group.", None, "Past tense"),
        ("The U.S. will arm the group.", None, "to come"),
        ("Three days later the U.S. was arming the group.", None, "cannot be placed"),
    ],
)
def test_the_time_a_claim_speaks_of_is_named_or_the_reason_why_not(
    words: str, value: str | None, why: str
) -> None:
    (only,) = claims(words)
    assert (only.about.value if only.about else None) == value
    assert why in only.about_reason


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Britain armed the group.", Worth.HIGH),
        ("Britain has 20 bases there.", Worth.HIGH),
        ("Britain has a base there.", Worth.MEDIUM),
        ("The mountains are 3,000 metres high.", Worth.MEDIUM),
        ("Good morning to all of you here.", Worth.LOW),
        ("I am glad to be here with all of you.", Worth.LOW),
    ],
)
def test_worth_is_given_with_its_reason(words: str, expected: Worth) -> None:
    (only,) = claims(words)
    assert only.worth is expected, only.worth_reason


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("de", "Die USA wollen die Region teilen.", INTENT),
        ("de", "Großbritannien hat die Gruppe bewaffnet.", CHECKABLE),
        ("fr", "Washington cherche à diviser la région.", INTENT),
        ("es", "Los ataques deben terminar en la región.", OPINION),
        ("it", "La città sarà vuota in marzo.", PREDICTION),
        ("ru", "США пытаются разделить регион.", INTENT),
        ("ru", "США создали эту группу в Афганистане.", CHECKABLE),
        ("ar", "تسعى واشنطن إلى تقسيم المنطقة.", INTENT),
        ("sw", "Marekani ilitoa silaha 500 kwa kundi hilo.", CHECKABLE),
        ("sw", "walikuja hapa jana asubuhi na mapema", VAGUE),
        (None, "walikuja hapa jana asubuhi na mapema", VAGUE),
    ],
)
def test_other_languages_are_not_split_and_say_which_rules_they_have(
    language: str | None, words: str, expected: Checkable
) -> None:
    (only,) = claims(words, language=language)
    assert only.checkable is expected, only.checkable_reason
    assert only.worth is Worth.UNSAID
    assert "Not split" in only.text_reason
    if language == "sw":
        assert "exist (language 'sw')" in only.checkable_reason


def test_words_without_full_stops_are_passed_over_and_say_how_many_they_are() -> None:
    (only,) = claims("and then we went there and we saw the group " * 40)
    assert only.checkable is VAGUE
    assert "400 words without a full stop" in only.checkable_reason


def test_more_sentences_than_the_limit_are_counted_not_dropped_silently() -> None:
    found = claims("Britain armed it. " * (MAX_CLAIMS + 5))
    assert len(found) == MAX_CLAIMS + 1
    assert "5 more sentences" in found[-1].checkable_reason


def test_a_very_long_line_takes_bounded_time() -> None:
    begun = time.monotonic()
    assert claims("word " * 100_000)
    assert time.monotonic() - begun < 30


def test_the_maker_is_named_and_the_same_input_gives_the_same_claims() -> None:
    assert claims(QUOTE)[0].made_by == RULES
    assert [each.id for each in claims(QUOTE)] == [each.id for each in claims(QUOTE)]


PARTS = [
    "The group", "has hit", "and", "has", ", and", "Britain", "was", "seeking to", "in order to", "If", ";",
    ".",
    "“", "”", "(", ")", "will", "they", "It", "2014", "\n", "\ud800", "который", "and are", "?",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=16), st.sampled_from(["en", "ru", None]))
def test_any_text_gives_exact_spans_and_supported_parts(parts: list[str], language: str | None) -> None:
    text = " ".join(parts)
    claims(text, language=language)
    for piece in split(text, None):
        assert supported(piece, text)


@pytest.mark.engines
def test_with_syntax_verbs_without_auxiliaries_are_split_too() -> None:
    pytest.importorskip("spacy")
    english = pytest.importorskip("onrecord.engines.english")
    syntax = english.SpacySyntax()
    found = claims("In 2017 the U.S. dropped a bomb on a cave and killed dozens of militants.", syntax=syntax)
    assert [each.text for each in found] == [
        "In 2017 the U.S. dropped a bomb on a cave",
        "In 2017 the U.S. killed dozens of militants",
    ]
    assert [each.text for each in claims(QUOTE, syntax=syntax)] == [each.text for each in claims(QUOTE)]
    assert found[0].made_by == f"{RULES} + {syntax.engine}"
    (kept,) = claims("Russia did not arm the group and train its men.", syntax=syntax)
    assert kept.text == "Russia did not arm the group and train its men"


def test_who_accused_is_left_out_of_what_somebody_was_accused_of() -> None:
    (only,) = claims(
        "Britain was accused by the ministry of arming the group in 2021", Mode.REPORTED, verb="accused"
    )
    assert only.text == "Britain arming the group in 2021"
    assert "was accused by the ministry of” is left out" in only.text_reason
