"""What the attribution engine found, as the rules write it down: units, quotations, modes.

The engine says which words attribute, which are attributed and which name the source. Whom
those words mean, and on which day it was said, the rules say as they do for their own finds.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.statements_find import Found
from onrecord.reading.statements_quotes import is_long, is_title, reads_as_name, stands_off
from onrecord.reading.statements_units import Cut, Unit
from onrecord.records.engine import Attribution, EngineId
from onrecord.records.statement import Mode
from onrecord.text.quotes import Quotation
from onrecord.text.spans import Span

NEARLY_ALL = 0.8
"""Share of a quotation's letters from which a content inside it is the whole quotation."""

_LETTERS = re.compile(r"\w")


def from_engine(whole: Cut, found: Sequence[Attribution], engine: EngineId) -> dict[int, list[Found]]:
    """The engine's attributions under the number of the unit each begins in, in the order of the text.

    A content in pieces gives one statement a piece. A piece that is a quotation, marks or no marks,
    is direct; one that holds a quotation among other words is mixed. A name or a title in quotation
    marks is no statement.
    """
    placed = _Placed(whole)
    by_unit: dict[int, list[Found]] = {}
    for attribution in found:
        for piece in attribution.content:
            if whole.units and _LETTERS.search(piece.of(whole.text)):
                written = placed.written(piece, attribution)
                if written is not None:
                    step = f"The attribution was found by {engine}, probability {attribution.probability:.2f}."
                    by_unit.setdefault(placed.unit_at(piece.start), []).append(replace(written, step=step))
    for some in by_unit.values():
        some.sort(key=_begin)
    return by_unit


def together(ours: Sequence[Found], rules: Sequence[Found]) -> list[Found]:
    """The engine's finds, and those of the rules that share no word with them."""
    taken = [each.content for each in ours if each.content is not None]
    kept = [
        each
        for each in rules
        if (each.content is None and not ours)
        or (each.content is not None and not any(each.content.overlaps(other) for other in taken))
    ]
    return sorted([*ours, *kept], key=_begin)


class _Placed:
    """A text's units, and what of its quotations an attributed piece takes in."""

    def __init__(self, whole: Cut) -> None:
        self.whole = whole
        self._starts = [unit.span.start for unit in whole.units]

    def unit_at(self, place: int) -> int:
        """The number of the unit that holds the place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def written(self, piece: Span, attribution: Attribution) -> Found | None:
        """The find for one piece of content; None for a name in quotation marks."""
        unit = self.whole.units[self.unit_at(piece.start)]
        quotes = self._reached(piece)
        around = next((quote for quote in quotes if quote.span.covers(piece)), None)
        if around is not None:
            return self._inside(unit, around, piece, attribution)
        spoken = tuple(quote for quote in quotes if not self._is_name(quote))
        content = Span(
            min(piece.start, *(quote.span.start for quote in spoken), piece.end),
            max(piece.end, *(quote.span.end for quote in spoken), piece.start),
        )
        source, verb = attribution.source, attribution.cue
        if len(spoken) == 1 and self._only(content, spoken[0]):
            return Found(unit, spoken[0].inner, Mode.DIRECT, spoken, source, verb)
        return Found(unit, content, Mode.MIXED if spoken else Mode.REPORTED, spoken, source, verb)

    def _inside(self, unit: Unit, around: Quotation, piece: Span, by: Attribution) -> Found | None:
        """A piece within one quotation: the quotation, a part of it, or what the speaker says of another."""
        if around.span.covers(by.cue):
            return Found(unit, piece, Mode.REPORTED, (), by.source, by.cue)
        if len(_LETTERS.findall(piece.of(self.whole.text))) >= NEARLY_ALL * self._size(around):
            if self._is_name(around):
                return None
            return Found(unit, around.inner, Mode.DIRECT, (around,), by.source, by.cue)
        part = replace(around, span=piece, inner=piece)
        return Found(unit, piece, Mode.DIRECT, (part,), by.source, by.cue)

    def _reached(self, piece: Span) -> list[Quotation]:
        """The quotations with letters in them that the piece touches."""
        units = self.whole.units[self.unit_at(piece.start) : self.unit_at(piece.end - 1) + 1]
        return [
            quote
            for unit in units
            for quote in unit.quotes
            if quote.span.overlaps(piece) and self._size(quote)
        ]

    def _size(self, quote: Quotation) -> int:
        return len(_LETTERS.findall(quote.inner.of(self.whole.text)))

    def _only(self, content: Span, quote: Quotation) -> bool:
        """Whether no letter of the content stands outside the quotation."""
        text = self.whole.text
        return not _LETTERS.search(
            text[content.start : quote.span.start] + text[quote.span.end : content.end]
        )

    def _is_name(self, quote: Quotation) -> bool:
        """Whether the quotation is a title, a name or a word in inverted commas."""
        short = not is_long(self.whole, quote) and not stands_off(self.whole, quote)
        return short or is_title(self.whole, quote) or reads_as_name(quote.inner.of(self.whole.text))


def _begin(found: Found) -> tuple[int, int]:
    span = found.content or found.unit.span
    return span.start, span.end
