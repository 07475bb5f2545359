"""A text cut into windows of the encoder's pieces, each piece with the place it has in the text.

Paragraphs stay whole where they fit, and as many as fit share a window: what one paragraph
leaves open ("he added") the one before may say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.text.spans import Span

LONGEST = 256
"""Pieces of a window, with the marks around its paragraphs."""

MOST_CHARACTERS = 20_000
"""Code points of a paragraph that are cut into pieces at once; a longer one is cut first."""

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = frozenset('.!?…。！？؟”»"')


@dataclass(frozen=True)
class Piece:
    """One piece: its number in the vocabulary, where it stands, and whether a word begins with it."""

    number: int
    span: Span
    begins: bool


@dataclass(frozen=True)
class Window:
    """Pieces of one or more paragraphs. `paragraphs` holds where each begins and ends in `pieces`."""

    pieces: tuple[Piece, ...]
    paragraphs: tuple[tuple[int, int], ...]

    def ids(self, begin: int, end: int) -> tuple[list[int], list[int]]:
        """The numbers the graph takes, and for each piece its place among them.

        `begin` stands first, `end` after each paragraph.
        """
        numbers, places = [begin], []
        for first, last in self.paragraphs:
            for piece in self.pieces[first:last]:
                places.append(len(numbers))
                numbers.append(piece.number)
            numbers.append(end)
        return numbers, places


class Cutter:
    """Cuts texts with the encoder's tokenizer and its table of characters."""

    def __init__(self, tokenizer: Any, normalise: dict[int, str], longest: int = LONGEST) -> None:
        self._tokenizer, self._normalise, self._longest = tokenizer, normalise, longest

    def windows(self, text: str) -> Iterator[Window]:
        """The windows of `text`, in order. Every span counts from its start."""
        waiting: list[Sequence[Piece]] = []
        size = 1
        for part in self._parts(text):
            if waiting and size + len(part) + 1 > self._longest:
                yield _joined(waiting)
                waiting, size = [], 1
            waiting.append(part)
            size += len(part) + 1
        if waiting:
            yield _joined(waiting)

    def _parts(self, text: str) -> Iterator[Sequence[Piece]]:
        """The pieces of each paragraph; one that fits no window comes in several parts."""
        room = self._longest - 2
        for found in _PARAGRAPH.finditer(text):
            for start in range(found.start(), found.end(), MOST_CHARACTERS):
                pieces = self.pieces(text, Span(start, min(found.end(), start + MOST_CHARACTERS)))
                while len(pieces) > room:
                    cut = _last_end(text, pieces[:room])
                    yield pieces[:cut]
                    pieces = pieces[cut:]
                if pieces:
                    yield pieces

    def pieces(self, text: str, span: Span) -> list[Piece]:
        """The pieces of one run of text."""
        written, origins = self._plain(text, span)
        coded = self._tokenizer.encode(written, add_special_tokens=False)
        found: list[Piece] = []
        for number, (start, end) in zip(coded.ids, coded.offsets, strict=True):
            while start < end and written[start] == " ":
                start += 1
            if start < end:
                begins = start == 0 or _apart(written[start - 1], written[start])
                found.append(Piece(number, Span(origins[start], origins[end - 1] + 1), begins))
        return found

    def _plain(self, text: str, span: Span) -> tuple[str, list[int]]:
        """The text as the vocabulary knows it, single-spaced, and where each of its characters stands."""
        written: list[str] = []
        origins: list[int] = []
        for at in range(span.start, span.end):
            for letter in self._normalise.get(ord(text[at]), text[at]):
                if "\ud800" <= letter <= "\udfff":
                    letter = "?"
                if letter.isspace():
                    if not written or written[-1] == " ":
                        continue
                    letter = " "
                written.append(letter)
                origins.append(at)
        return "".join(written), origins


def _apart(before: str, after: str) -> bool:
    """Whether a word ends between two letters: at a space, and at marks that stand inside no word."""
    return before == " " or not all(letter.isalnum() or letter in "’'-" for letter in (before, after))


def _joined(parts: Sequence[Sequence[Piece]]) -> Window:
    paragraphs, at = [], 0
    for part in parts:
        paragraphs.append((at, at + len(part)))
        at += len(part)
    return Window(tuple(piece for part in parts for piece in part), tuple(paragraphs))


def _last_end(text: str, pieces: Sequence[Piece]) -> int:
    """How many pieces to take so that the cut stands after a sentence, or else before a word."""
    for at in range(len(pieces), len(pieces) // 2, -1):
        if text[pieces[at - 1].span.end - 1] in _SENTENCE_END:
            return at
    return max((at for at in range(1, len(pieces)) if pieces[at].begins), default=len(pieces))
