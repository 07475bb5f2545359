"""Parts of a sentence: which of its words a part shows, and which of them are its own."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.text.spans import Span

LEAST = 3
"""Words that a part must have to stand as a claim of its own."""

MAX_SUBJECT = 25
"""Words that may be copied to another part."""

_NO_SPACE = re.compile(r"[,;:.)\]!?”»]|[’'](?:s|re|ve|ll|d|m)?(?!\w)")
_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Piece:
    """A part of a sentence, counted from the sentence's start, that may be a claim.

    `shown` are the stretches it consists of, in the order of the sentence; those outside `span`
    are copied. `added` are words in square brackets, each with the place they stand before.
    `purpose` marks a piece taken whole for the purpose it names, `relation` one taken whole
    for what joins two others.
    """

    span: Span
    shown: tuple[Span, ...]
    added: tuple[tuple[int, str], ...] = ()
    purpose: bool = False
    relation: bool = False

    def text(self, sentence: str) -> str:
        """The words shown, with what was added in square brackets."""
        text = ""
        for stretch in self.shown:
            words = self._with_added(sentence, stretch)
            text += words if not text or _NO_SPACE.match(words) else f" {words}"
        return text

    def _with_added(self, sentence: str, stretch: Span) -> str:
        words, at = "", stretch.start
        for place, word in self.added:
            if stretch.start <= place < stretch.end:
                words += f"{sentence[at:place]}[{word}] "
                at = place
        return words + sentence[at : stretch.end]

    def note(self, sentence: str) -> str:
        """What was copied, left out and added, in one sentence each; empty for a whole sentence."""
        notes = []
        for stretch in self.shown:
            if not stretch.overlaps(self.span):
                where = "the start of the sentence" if stretch.start == 0 else "the sentence"
                notes.append(f"“{stretch.of(sentence)}” is copied from {where}.")
        inside = [stretch for stretch in self.shown if stretch.overlaps(self.span)]
        for before, after in itertools.pairwise(inside):
            words = sentence[before.end : after.start].strip(" ,;")
            if words:
                notes.append(f"“{words}” is left out: it is not part of this claim.")
        notes += [f"“[{word}]” is added; the sentence has no verb there." for _, word in self.added]
        if self.relation:
            notes.append("The two facts are claims of their own; here what joins them is asserted.")
        return " ".join(notes)


def whole(sentence: str) -> Piece:
    """The sentence as one piece."""
    span = Span(0, len(sentence))
    return Piece(span, (span,))


def supported(piece: Piece, sentence: str) -> bool:
    """Whether all words of the piece stand in the sentence, in order; those in brackets aside.

    >>> supported(whole("Who left early"), "Who left early")
    True
    >>> supported(Piece(Span(4, 8), (Span(4, 8), Span(0, 3))), "Who left early")
    False
    """
    at = 0
    for stretch in piece.shown:
        if stretch.start < at or stretch.end > len(sentence):
            return False
        at = stretch.end
    rest = iter(_WORD.findall(sentence))
    bare = Piece(piece.span, piece.shown).text(sentence)
    return all(word in rest for word in _WORD.findall(bare))


def stretches(sentence: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Neighbouring words as stretches, without punctuation left hanging at the two ends.

    `spans` are single words or stretches, in order; only white space may stand between neighbours.

    >>> [span.of("A, B and C") for span in stretches("A, B and C", [Span(0, 1), Span(1, 2), Span(9, 10)])]
    ['A,', 'C']
    """
    joined: list[Span] = []
    for span in spans:
        if joined and not sentence[joined[-1].end : span.start].strip():
            span = Span(joined.pop().start, span.end)
        joined.append(span)
    kept = []
    for number, stretch in enumerate(joined):
        left = " \t\n,;:" if number == 0 else " \t\n"
        right = " \t\n,;:" if number == len(joined) - 1 else " \t\n"
        trimmed = _trim(sentence, stretch, left, right)
        if trimmed.end > trimmed.start:
            kept.append(trimmed)
    return tuple(kept)


def trim(sentence: str, span: Span) -> Span:
    """The span without white space, commas, semicolons and colons at its ends."""
    return _trim(sentence, span, " \t\n,;:", " \t\n,;:")


def _trim(sentence: str, span: Span, left: str, right: str) -> Span:
    words = span.of(sentence)
    start = span.start + len(words) - len(words.lstrip(left))
    return Span(start, max(start, span.start + len(words.rstrip(right))))


def long_enough(piece: Piece, sentence: str) -> bool:
    """Whether the piece has the words that a claim needs."""
    return sum(_LETTER.search(word) is not None for word in piece.text(sentence).split()) >= LEAST
