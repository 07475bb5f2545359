import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.statements import MAX_TEXT, read_statements
from onrecord.records.document import Document
from onrecord.records.statement import Claimant, Mode, Said, Statement
from onrecord.text.speech import listed
from onrecord.text.when import When

QUOTE = (
    "Americans, together with their British collaborators, are putting their frantic efforts into "
    "strengthening the positions and the destructive potential of the Afghan offshoot of Daesh (ISIS), and "
    "are seeking to avail themselves of the extremists to alienate Afghanistan’s neighboring states from "
    "Moscow."
)
ROLE = "Russian Special Presidential Representative for Afghanistan"
ALSO = "the U.S. and Britain were urging leaders of the Taliban to break with Russia and China"
PAGE = (
    f"On November 2, the {ROLE}, Zamir Kabulov, accused Washington and London of arming the group "
    f"that is called ISIS-K.\n\nKabulov said:\n\n“{QUOTE}”\n\nKabulov also said {ALSO}."
)

REPORTED, MIXED, DIRECT = Mode.REPORTED, Mode.MIXED, Mode.DIRECT


def document(text: str, language: str | None = "en", published: str | None = "2022-11-07") -> Document:
    when = When(published) if published else None
    return Document("snp_1", text, None, (), None, when, "given", language, "given", "text:")


def read(text: str, said: Said | None = None, language: str | None = "en") -> tuple[Statement, ...]:
    found = read_statements(document(text, language), said, None)
    for each in found:
        assert each.span.of(text) == each.words
        assert each.steps
    return found


def entered(text: str) -> Said:
    return Said(text, "Zamir Kabulov", ROLE, When("2022-11-02"), "an interview", "en")


def test_the_page_gives_the_accusation_the_quotation_and_what_was_also_said() -> None:
    accused, quoted, also = read(PAGE)
    assert [each.mode for each in (accused, quoted, also)] == [Mode.REPORTED, Mode.DIRECT, Mode.REPORTED]
    assert {each.claimant for each in (accused, quoted, also)} == {Claimant("Zamir Kabulov", ROLE)}
    assert accused.words == "Washington and London of arming the group that is called ISIS-K"
    assert accused.on == When("2022-11-02")
    assert quoted.words == quoted.quote == QUOTE
    assert also.words == ALSO
    assert "“Kabulov” is read as Zamir Kabulov, named before." in also.steps


def test_what_was_entered_goes_before_what_the_text_says() -> None:
    for each in read(PAGE, entered(PAGE)):
        assert (each.claimant, each.on) == (Claimant("Zamir Kabulov", ROLE), When("2022-11-02"))
        assert each.venue == "an interview"
        assert "The speaker is given by the person who entered the statement." in each.steps


def test_words_of_another_source_are_not_given_to_the_speaker_entered() -> None:
    text = "The State Department said the claim was false."
    (only,) = read(text, entered(text))
    assert only.claimant == Claimant("State Department")
    assert any("not to Zamir Kabulov" in step for step in only.steps)


def test_words_without_any_source_are_the_words_of_the_speaker_entered() -> None:
    text = "The United States arms the group. Britain pays for it."
    one, two = read(text, entered(text))
    assert (one.words, two.words) == ("The United States arms the group.", "Britain pays for it.")
    assert one.mode is Mode.DIRECT
    assert one.quote is None


def test_a_text_that_is_one_quotation_is_one_statement() -> None:
    text = "“The group was armed. Britain paid.”"
    (only,) = read(text, entered(text))
    assert only.quote == "The group was armed. Britain paid."


def test_words_entered_without_a_speaker_have_none_and_say_so() -> None:
    (only,) = read("The United States arms the group.", Said("x"))
    assert only.claimant is None
    assert "The speaker is not known" in only.steps[0]


@pytest.mark.parametrize(
    ("text", "name", "mode", "words"),
    [
        ("The ministry said that the group was armed.", "The ministry", REPORTED, "the group was armed"),
        ("According to the ministry, it was armed.", "the ministry", REPORTED, "it was armed"),
        ("The group was armed, the ministry said.", "the ministry", REPORTED, "The group was armed"),
        ("The group was armed, according to a report.", "a report", REPORTED, "The group was armed"),
        ("The ministry denied that it paid.", "The ministry", REPORTED, "denied that it paid"),
        ("The minister said the group was “armed from abroad” then.", "The minister", MIXED,
         "the group was “armed from abroad” then"),
        ("“The group was armed,” said the minister.", "the minister", DIRECT, "The group was armed,"),
        ("“The group was armed,” the note read.", "the note", DIRECT, "The group was armed,"),
        ("In May, the Taliban claimed to have caught six men.", "Taliban", REPORTED,
         "to have caught six men"),
        ("The envoy told reporters that the claim was false.", "The envoy", REPORTED, "the claim was false"),
        ("The Pentagon said in a statement on Monday that it struck.", "Pentagon", REPORTED, "it struck"),
        ("The minister blamed Britain for the attack.", "The minister", REPORTED, "Britain for the attack"),
        ("Britain was accused by the ministry of arming the group.", "the ministry", REPORTED,
         "Britain was accused by the ministry of arming the group"),
        ("It was announced by the ministry that the base was closed.", "the ministry", REPORTED,
         "the base was closed"),
        ("Base in the north was closed: Russian diplomat", "Russian diplomat", REPORTED,
         "Base in the north was closed"),
        ("Pentagon: the base in the north was closed", "Pentagon", REPORTED,
         "the base in the north was closed"),
        ("Officials left at noon and said they would be back.", "Officials", REPORTED, "they would be back"),
        ("But the Civil Aviation Authority of Nepal on Monday said the road was closed.",
         "Civil Aviation Authority of Nepal", REPORTED, "the road was closed"),
        ("The guards ran to a place where doctors said the man was alive.", "doctors", REPORTED,
         "the man was alive"),
        ("''The group was armed,'' the ministry said.", "the ministry", DIRECT, "The group was armed,"),
        ("In 2021, after talks, the ministry warned the base was a threat.", "the ministry", REPORTED,
         "the base was a threat"),
    ],
)  # fmt: skip
def test_each_way_of_reporting_is_read(text: str, name: str, mode: Mode, words: str) -> None:
    (only,) = read(text)
    assert only.claimant is not None
    assert (only.claimant.name, only.mode, only.words) == (name, mode, words)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry's claims are old.", "It is said to be old.", "The United States created the fund.",
        "An estimated 13 people died.", "Why? What for? And who?", "“” ‘’ \"\" «»", "…!?",
        "You must confirm the name that is shown before commenting.",
        "The base has the name “Northern Gate”.",
        "They are designed to respond to what nobody asked them.", "The ministry did not say that it paid.",
        "The paper runs a weekly column called “The Upgrade”.", "The tanker “Bella 1” was stopped at sea.",
        "A clerk wrote a popular, weekly column for the paper called The Upgrade.",
        "An article titled: “Foreign hands strengthen the group in the east.”", "He was “unclear” on it.",
    ],
)  # fmt: skip
def test_a_text_without_attribution_gives_no_statement(text: str) -> None:
    assert read(text) == ()


def test_a_source_is_remembered_over_sentences_and_each_step_is_recorded() -> None:
    text = (
        "Thomas West, the American special representative, told a radio station on Friday that he had seen "
        "a delegation of the Taliban. He added that talks would go on.\n\n"
        "The American representative said that the raids should end."
    )
    told, added, envoy = read(text)
    assert {each.claimant for each in (told, added, envoy)} == {
        Claimant("Thomas West", "American special representative")
    }
    assert "“He” is read as the last source named, Thomas West." in added.steps
    assert (
        "“The American representative” is read as Thomas West, the only source with such a role."
        in envoy.steps
    )


def test_said_that_and_that_gives_two_statements() -> None:
    first, second = read("The ministry said that the base was old and that the road was closed.")
    assert (first.words, second.words) == ("the base was old", "the road was closed")
    assert first.claimant == second.claimant == Claimant("The ministry")


def test_what_is_added_in_the_same_sentence_has_the_same_source() -> None:
    one, two = read("“We left the city,” the ministry said, adding that the road was closed.")
    assert two.words == "the road was closed"
    assert two.claimant == one.claimant == Claimant("the ministry")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("An array of instruments showed that the ice was thin.", "names no person, body or office"),
        ("I suggest that the ice is thin.", "is the author, who is not resolved"),
        ("He said that the ice was thin.", "no source is named shortly before"),
        ("The Pentagon said that it paid. He said that the ice was thin.", "is no person"),
        ("Local aides said that it paid. He said that the ice was thin.", "is no person"),
    ],
)  # fmt: skip
def test_a_source_that_is_nobody_stays_unknown_and_the_step_says_why(text: str, why: str) -> None:
    last = read(text)[-1]
    assert last.claimant is None
    assert any(why in step for step in last.steps)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Laut Trackingdaten hat das Schiff den Hafen am Morgen verlassen.", None),
        ("de", "Das Schiff ist laut Polizei am Morgen von dem Sturm getroffen worden.", "Polizei"),
        ("de", "„Wir gehen nach Hause“, sagte der Sprecher der Polizei im Gespräch mit der Zeitung.",
         "der Sprecher der Polizei"),
        ("de", "Es wurde nach Angaben des Militärs auf Grundlage eines Befehls belegt.", "Militärs"),
        ("es", "La ciudad está vacía, según ha informado el ministerio.", "el ministerio"),
        ("es", "«La ciudad está vacía», dijo el portavoz a la prensa en Madrid.", "el portavoz"),
        ("it", "La città è vuota, secondo quanto riferito dalle fonti ufficiali.", "fonti ufficiali"),
    ],
)  # fmt: skip
def test_a_source_in_another_language_ends_where_its_noun_phrase_does(
    language: str, text: str, name: str | None
) -> None:
    (only,) = read(text, language=language)
    assert (only.claimant.name if only.claimant else None) == name
    assert only.claimant or "names no person" in only.steps[0]


def test_two_sources_with_one_role_are_not_chosen_between() -> None:
    text = (
        "The Russian envoy, Zamir Kabulov, said the base was old. The U.S. envoy, Thomas West, said it was "
        "new. The envoy said it was closed."
    )
    last = read(text)[-1]
    assert last.claimant == Claimant("The envoy")
    assert any("could be any of: Zamir Kabulov, Thomas West" in step for step in last.steps)


def test_a_quotation_that_stands_alone_after_another_has_the_same_source() -> None:
    first, second = read("“We left the city,” the ministry said.\n\n“We paid.”")
    assert second.claimant == first.claimant
    assert any("stands alone" in step for step in second.steps)


def test_a_long_quotation_without_a_source_says_that_the_speaker_is_not_known() -> None:
    (only,) = read("“They were armed from abroad for years.”")
    assert only.claimant is None
    assert "The speaker is not known" in only.steps[0]


def test_the_date_falls_back_to_the_publication_date_and_then_to_none() -> None:
    text = "The ministry said that it paid."
    assert read(text)[0].on == When("2022-11-07")
    (undated,) = read_statements(document(text, published=None), None, None)
    assert undated.on is None
    assert "The date is not known" in undated.steps[-1]


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        ("de", "„Wir gehen nach Hause“, sagte der Sprecher.", "der Sprecher", "Wir gehen nach Hause"),
        ("de", "Der Minister erklärte, dass die Stadt leer sei.", "Der Minister", "die Stadt leer sei"),
        ("fr", "Le ministre a déclaré : « Nous partons demain ».", "Le ministre", "Nous partons demain"),
        ("fr", "Le ministre a dit que la ville est vide.", "Le ministre", "la ville est vide"),
        ("es", "El portavoz dijo que la ciudad está vacía.", "El portavoz", "la ciudad está vacía"),
        ("it", "Il ministro ha detto che la città è vuota.", "Il ministro", "la città è vuota"),
        ("ru", "«Мы уходим утром», — заявил представитель министерства.", "представитель министерства",
         "Мы уходим утром"),
        ("ru", "Министр сообщил, что город пуст.", "Министр", "город пуст"),
        ("ar", "قال المتحدث باسم الوزارة إن المدينة خالية.", "المتحدث باسم الوزارة", "المدينة خالية"),
    ],
)  # fmt: skip
def test_other_languages_are_read_with_quotation_marks_and_a_few_verbs(
    language: str, text: str, name: str, words: str
) -> None:
    (only,) = read(text, language=language)
    assert only.claimant is not None
    assert (only.claimant.name, only.words) == (name, words)


def test_a_language_without_rules_gives_quotations_and_says_why_nobody_is_named() -> None:
    (only,) = read("Mkuu alisema “sisi tunaondoka kesho asubuhi kutoka mji”.", language="sw")
    assert only.claimant is None
    assert "no attribution rules for language 'sw'" in only.steps[0]


def test_a_line_of_ten_million_characters_is_read_in_part_and_says_so() -> None:
    text = "The ministry said that it paid. " + "words without any end " * 460_000
    begun = time.monotonic()
    (only,) = read(text)
    assert time.monotonic() - begun < 30
    assert only.steps[-1] == f"Only the first {MAX_TEXT:,} of {len(text):,} characters were read."


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["The minister", "said", "that", "“We left.”", "“", "”", ":", ".", "\n\n", "He", "added",
             "according to", "the U.S.", ",", "accused", "of", "\ud800", "Мы", "قال", "told", "denied", "?"]
        ),
        max_size=16,
    ),
    st.sampled_from(["en", "ru", "ar", "fr", "xx", None]),
    st.booleans(),
)  # fmt: skip
def test_spans_are_exact_in_any_text(parts: list[str], language: str | None, given_by: bool) -> None:
    text = " ".join(parts)
    read(text, Said(text, "Zamir Kabulov") if given_by else None, language)


@pytest.mark.engines
def test_with_syntax_the_page_reads_the_same() -> None:
    english = pytest.importorskip("onrecord.engines.english")
    pytest.importorskip("spacy")
    found = read_statements(document(PAGE), None, english.SpacySyntax())
    assert [each.words for each in found] == [each.words for each in read(PAGE)]
    assert {each.claimant for each in found} == {Claimant("Zamir Kabulov", ROLE)}


WRITTEN = """
— – - , ; : . ? … “ ” " ‘ ’ ( ) ⟦ 12 told said says added adding asked denied accused of by that and but while
if did not to nobody the a he She they it both West Mr. Dr. minister Officials U.S. dam is safe ’s
"""
PIECES = [*listed(WRITTEN), "according to", "Thomas West", "\n", "\n\n", "\x00"]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", ""])), max_size=24))
def test_no_order_of_marks_verbs_and_names_raises(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + space for piece, space in pieces)
    for each in read(text):
        assert each.span.of(text) == each.words
