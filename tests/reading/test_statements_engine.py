"""What the attribution engine found becomes statements, with the rules beside it."""

import pytest

from onrecord.reading.statements import ENGINE_TEXT, read_statements
from onrecord.records.document import Document
from onrecord.records.engine import Attribution, EngineId
from onrecord.records.statement import Mode, Said, Statement
from onrecord.text.spans import Span
from onrecord.text.when import When


class Marked:
    """An engine that knows one text: the attributions are given as its words."""

    engine = EngineId("marked", "1")
    languages = frozenset({"en"})

    def __init__(self, *found: tuple[str | None, str, tuple[str, ...]]) -> None:
        self.found, self.asked = found, 0

    def find(self, text: str) -> list[Attribution]:
        self.asked = len(text)

        def at(words: str) -> Span:
            return Span(text.index(words), text.index(words) + len(words))

        return [
            Attribution(at(cue), tuple(at(each) for each in content), at(source) if source else None, 0.9)
            for source, cue, content in self.found
        ]


def _read(text: str, engine: Marked, said: Said | None = None, language: str = "en") -> tuple[Statement, ...]:
    document = Document("", text, None, (), None, None, "", language, "", "")
    return read_statements(document, said, None, engine)


def test_a_statement_of_the_engine_has_its_source_as_written_and_says_who_found_it() -> None:
    text = "The envoy was upbeat about the truce holding until spring."
    [found] = _read(text, Marked(("The envoy", "was upbeat about", ("the truce holding until spring",))))
    assert found.words == "the truce holding until spring"
    assert found.mode is Mode.REPORTED
    assert found.verb == "was upbeat about"
    assert found.source is not None
    assert found.source.of(text) == "The envoy"
    assert "The attribution was found by marked 1." in found.steps
    assert found.probability == 0.9


def test_a_pronoun_that_the_engine_gives_is_resolved_by_the_rules() -> None:
    text = "Thomas West said the talks had failed. Later he made plain his dislike of the deal."
    found = _read(text, Marked(("he", "made plain", ("his dislike of the deal",))))
    assert [each.claimant.name for each in found if each.claimant] == ["Thomas West", "Thomas West"]


def test_a_content_that_holds_a_quotation_among_other_words_is_mixed() -> None:
    text = "The mayor was of the view that it was “a bridge to nowhere at all” and too dear."
    engine = Marked(
        ("The mayor", "was of the view", ("that it was “a bridge to nowhere at all” and too dear",))
    )
    [found] = _read(text, engine)
    assert found.mode is Mode.MIXED
    assert found.quote == "a bridge to nowhere at all"


def test_a_content_is_cut_at_a_full_stop_but_not_inside_a_quotation() -> None:
    text = "For the mayor, the bridge is too dear. It rained on Friday."
    engine = Marked(("the mayor", "For", ("the bridge is too dear. It rained on Friday",)))
    assert [each.words for each in _read(text, engine)] == ["the bridge is too dear.", "It rained on Friday"]
    quoted = "To the mayor it is plain: “It is too dear. It is too long.”"
    engine = Marked(("the mayor", "it is plain", ("“It is too dear. It is too long.”",)))
    assert [each.words for each in _read(quoted, engine)] == ["It is too dear. It is too long."]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor did not say that the bridge was closed.", "did not say", "that the bridge was closed"),
        ("The mayor never said that the bridge was closed.", "said", "that the bridge was closed"),
        ("The mayor refused to say that the bridge is shut.", "refused to say", "that the bridge is shut"),
        (
            "The mayor is expected to say that the bridge is shut.",
            "is expected",
            "to say that the bridge is shut",
        ),
        ("The mayor could have said the bridge was safe.", "could have said", "the bridge was safe"),
        ("If the mayor says so, the bridge is shut today.", "says", "the bridge is shut today"),
        ("Did the mayor say the bridge was shut?", "say", "the bridge was shut"),
        ("Asked about the bridge, the mayor was brief.", "was brief", "Asked about the bridge"),
    ],
)
def test_what_was_not_said_is_no_statement_of_the_engine(text: str, cue: str, content: str) -> None:
    found = _read(text, Marked(("mayor", cue, (content,))))
    assert not any("found by marked" in step for each in found for step in each.steps)


def test_a_denial_is_part_of_what_is_said() -> None:
    text = "The Kremlin rejected claims that Russia attacked the dam."
    [found] = _read(text, Marked(("The Kremlin", "rejected claims", ("that Russia attacked the dam",))))
    assert found.words == "rejected claims that Russia attacked the dam"
    known = "The Kremlin denied that Russia attacked the dam."
    [found] = _read(known, Marked(("The Kremlin", "denied", ("that Russia attacked the dam",))))
    assert found.words == "denied that Russia attacked the dam"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor was plain that the bridge was safe.", "was plain", "that the bridge was safe."),
        ("The mayor told the board that the bridge was safe.", "told", "the board that the bridge was safe"),
        (
            "The mayor wrote in a letter that the bridge was safe.",
            "wrote",
            "a letter that the bridge was safe",
        ),
        (
            "The mayor was clear on May 4 that the bridge was safe.",
            "was clear",
            "on May 4 that the bridge was safe",
        ),
    ],
)
def test_a_content_begins_after_that_and_ends_before_the_full_stop(text: str, cue: str, content: str) -> None:
    assert "the bridge was safe" in [
        each.words for each in _read(text, Marked(("The mayor", cue, (content,))))
    ]


def test_only_a_day_beside_the_words_and_not_after_publication_is_the_day_they_were_said() -> None:
    def on(text: str) -> str | None:
        document = Document("", text, None, (), None, When("2022-11-08"), "", "en", "", "")
        [found] = read_statements(document, None, None)
        return found.on.value if found.on else None

    assert on("The mayor said on 4 November 2022 that the bridge was safe.") == "2022-11-04"
    assert on("The mayor, in office since 2014, said that the bridge was safe.") == "2022-11-08"
    assert on("The mayor said the bridge was safe, before the vote of 20 November 2022.") == "2022-11-08"


def test_what_only_the_rules_find_is_kept_and_no_word_is_in_two_statements() -> None:
    text = "The ministry said that the bridge was safe. The mayor was upbeat about the cost."
    found = _read(text, Marked(("The mayor", "was upbeat about", ("the cost",))))
    assert [each.words for each in found] == ["the bridge was safe", "the cost"]
    both = "The ministry said that the bridge was safe and that the road was open."
    engine = Marked(("The ministry", "said", ("that the bridge was safe and that the road was open",)))
    assert [each.words for each in _read(both, engine)] == ["the bridge was safe", "the road was open"]


def test_a_source_that_the_engine_did_not_find_is_taken_from_the_rules() -> None:
    text = "The ministry said that the bridge was safe."
    [found] = _read(text, Marked((None, "said", ("that the bridge was safe",))))
    assert found.claimant is not None
    assert found.claimant.name == "The ministry"


def test_a_name_in_quotation_marks_is_no_statement() -> None:
    text = "The mayor is the author of “The Long Bridge” and two other books."
    assert _read(text, Marked(("The mayor", "author of", ("“The Long Bridge”",)))) == ()


def test_a_statement_entered_at_the_desk_and_a_text_in_another_language_are_read_by_the_rules_alone() -> None:
    engine = Marked()
    _read("The bridge was safe and it was opened in May.", engine, Said("", by="The mayor"))
    _read("Die Brücke sei sicher, sagte der Bürgermeister.", engine, language="de")
    assert engine.asked == 0


def test_the_engine_reads_the_beginning_of_a_long_text_and_the_rules_read_on() -> None:
    engine = Marked()
    text = "It rained. " * 12_000 + "The ministry said that the bridge was safe."
    found = _read(text, engine)
    assert engine.asked == ENGINE_TEXT
    assert [each.words for each in found] == ["the bridge was safe"]
    assert "The attribution engine read the first 100,000 characters, the rules alone all." in found[0].steps
