"""A syntax engine that parses each sentence of a run once."""

from collections.abc import Sequence

from onrecord.records.engine import EngineId, Parse, Syntax
from onrecord.text.spans import Span


class Remembered:
    """Asks `syntax` for what it was not asked before, and remembers what it gave.

    A sentence that was parsed with its full stop is known without it. Meant for one run: nothing
    is forgotten.
    """

    def __init__(self, syntax: Syntax) -> None:
        self.engine: EngineId = syntax.engine
        self.languages: frozenset[str] = syntax.languages
        self._syntax = syntax
        self._known: dict[str, list[Parse]] = {}

    def parse(self, texts: Sequence[str]) -> list[list[Parse]]:
        """For each text its sentences, parsed now or before."""
        asked = list(dict.fromkeys(text for text in texts if text not in self._known))
        for text, parses in zip(asked, self._syntax.parse(asked) if asked else [], strict=True):
            self._known[text] = parses
            bare = text.removesuffix(".")
            if bare != text and bare not in self._known and len(parses) == 1:
                shorter = _without_full_stop(parses[0], len(bare))
                if shorter is not None:
                    self._known[bare] = [shorter]
        return [self._known[text] for text in texts]


def _without_full_stop(parse: Parse, end: int) -> Parse | None:
    """The parse without the full stop; None where it is part of a word, or words hang on it."""
    *kept, last = parse.tokens
    if last.word != "." or last.span.start != end or not kept:
        return None
    if any(token.head >= len(kept) for token in kept) or any(name.span.end > end for name in parse.names):
        return None
    return Parse(Span(parse.span.start, kept[-1].span.end), tuple(kept), parse.names)
