from collections.abc import Sequence

import pytest

from onrecord.engines.remembered import Remembered
from onrecord.records.engine import EngineId, Parse, Token
from onrecord.text.spans import Span


class Words:
    """Parses by spaces: every word hangs on the first; a full stop at the end is a word."""

    engine = EngineId("words", "1")
    languages = frozenset({"en"})

    def __init__(self) -> None:
        self.asked: list[str] = []

    def parse(self, texts: Sequence[str]) -> list[list[Parse]]:
        self.asked += texts
        return [[self._parse(text)] if text else [] for text in texts]

    def _parse(self, text: str) -> Parse:
        tokens, at = [], 0
        for word in text.replace(".", " .").split():
            start = text.index(word, at)
            at = start + len(word)
            tokens.append(Token(Span(start, at), word, word, "X", "X", "dep", 0))
        return Parse(Span(0, len(text)), tuple(tokens), ())


def test_a_sentence_is_parsed_once_and_known_without_its_full_stop() -> None:
    words = Words()
    syntax = Remembered(words)
    (with_stop,) = syntax.parse(["Rents rose."])
    (without,) = syntax.parse(["Rents rose"])
    assert words.asked == ["Rents rose."]
    assert [token.word for token in with_stop[0].tokens] == ["Rents", "rose", "."]
    assert [token.word for token in without[0].tokens] == ["Rents", "rose"]
    assert without[0].span == Span(0, 10)
    assert syntax.engine == words.engine
    assert syntax.languages == words.languages


@pytest.mark.parametrize("text", ["", "Rents rose", "."])
def test_what_has_no_full_stop_to_leave_out_is_parsed_as_it_stands(text: str) -> None:
    words = Words()
    syntax = Remembered(words)
    assert syntax.parse([text, text]) == words.parse([text, text])
    assert words.asked.count(text) == 3
