"""What the attribution engine found becomes statements, with the rules beside it."""

from onrecord.reading.statements import ENGINE_TEXT, read_statements
from onrecord.records.document import Document
from onrecord.records.engine import Attribution, EngineId
from onrecord.records.statement import Mode, Said, Statement
from onrecord.text.spans import Span


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
    assert "The attribution was found by marked 1, probability 0.90." in found.steps


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
