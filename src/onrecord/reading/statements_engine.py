"""What the attribution engine found, as the rules write it down: units, quotations, modes.

The engine says which words attribute, which are attributed and which name the source. Whom
those words mean, and on which day it was said, the rules say as they do for their own finds.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.statements_find import Found
from onrecord.reading.statements_gate import denies, leads_on, opened, unspoken
from onrecord.reading.statements_quotes import is_long, is_title, reads_as_name, stands_off
from onrecord.reading.statements_units import Cut, Unit
from onrecord.records.engine import Attribution, EngineId
from onrecord.records.statement import Mode
from onrecord.text.quotes import Quotation
from onrecord.text.spans import Span
from onrecord.text.speech import KINDS

NEARLY_ALL = 0.8
"""Share of a quotation's letters from which a content inside it is the whole quotation."""

_LETTERS = re.compile(r"\w")


def from_engine(whole: Cut, found: Sequence[Attribution], engine: EngineId) -> dict[int, list[Found]]:
    """The engine's attributions under the number of the unit each begins in, in the order of the text.

    A content in pieces gives one statement a piece. A piece that is a quotation, marks or no marks,
    is direct; one that holds a quotation among other words is mixed. A name or a title in quotation
    marks is no statement, nor is what the sentence says was not said. A denial is part of what
    is said.
    """
    placed = _Placed(whole)
    by_unit: dict[int, list[Found]] = {}
    for attribution in found:
        if attribution.source and not _LETTERS.search(attribution.source.of(whole.text)):
            attribution = replace(attribution, source=None)
        for at, written in placed.finds(attribution) if whole.units else ():
            noted = replace(
                written, step=f"The attribution was found by {engine}.", probability=attribution.probability
            )
            by_unit.setdefault(at, []).append(noted)
    for some in by_unit.values():
        some.sort(key=_begin)
    return by_unit


def together(whole: Cut, ours: Sequence[Found], rules: Sequence[Found]) -> list[Found]:
    """The finds of engine and rules for one unit, no word in two of them.

    A quotation is the rules', whose marks are exact, and so are denials, accusations, and what
    the engine takes for one content where the rules read two ("that A and that B"). Else the
    engine's find stands, with the rule's source where it has none of its own; what only the rules
    found is kept.
    """
    kept = [each for each in ours if not _better(_sharing(each, rules), whole.text)]
    joined = [each if each.source else _named(each, rules) for each in kept]
    alone = [
        each
        for each in rules
        if (each.content is not None and not _sharing(each, kept)) or (each.content is None and not kept)
    ]
    return sorted([*joined, *alone], key=_begin)


def _sharing(one: Found, others: Sequence[Found]) -> list[Found]:
    """Those of the others that share a word with one."""
    return [each for each in others if each.content and one.content and each.content.overlaps(one.content)]


def _better(rules: Sequence[Found], text: str) -> bool:
    """Whether what the rules read of the same words is to be preferred to one find of the engine."""
    if len(rules) > 1 or any(each.mode is Mode.DIRECT for each in rules):
        return True
    return any(each.verb is not None and _exact(each.verb.of(text)) for each in rules)


def _exact(verb: str) -> bool:
    """Whether the rules know how the content of this verb is cut: of denials and accusations they do."""
    return KINDS.get(verb.lower()) in ("deny", "accuse")


def _named(ours: Found, rules: Sequence[Found]) -> Found:
    """The find with the source of the first rule that read some of the same words and named one."""
    for rule in rules:
        if rule.source and rule.content and ours.content and rule.content.overlaps(ours.content):
            return replace(ours, source=rule.source)
    return ours


class _Placed:
    """A text's units, and what of its quotations an attributed piece takes in."""

    def __init__(self, whole: Cut) -> None:
        self.whole = whole
        self._starts = [unit.span.start for unit in whole.units]

    def parts(self, content: Span) -> Iterator[tuple[int, Span]]:
        """A content cut where a unit ends, with the unit of each part: no claim runs over a full stop."""
        for at in range(self.unit_at(content.start), self.unit_at(content.end - 1) + 1):
            unit = self.whole.units[at].span
            start, end = max(content.start, unit.start), min(content.end, unit.end)
            if start < end and _LETTERS.search(self.whole.text, start, end):
                yield at, Span(start, end)

    def finds(self, attribution: Attribution) -> Iterator[tuple[int, Found]]:
        """What an attribution gives, each with the number of its unit; nothing where nothing was said."""
        text, unit = self.whole.text, self.whole.units[self.unit_at(attribution.cue.start)].span
        if unit.covers(attribution.cue) and unspoken(
            unit.of(self.whole.masked), attribution.cue.shift(-unit.start)
        ):
            return
        for content in attribution.content:
            if denies(attribution.cue.of(text)) and attribution.cue.end <= content.start:
                content = Span(attribution.cue.start, content.end)
            content = opened(text, content, attribution.cue)
            for at, piece in self.parts(content) if not leads_on(content.of(text)) else ():
                written = self.written(at, piece, attribution)
                if written is not None:
                    yield at, written

    def unit_at(self, place: int) -> int:
        """The number of the unit that holds the place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def written(self, at: int, piece: Span, attribution: Attribution) -> Found | None:
        """The find for one piece of content in unit `at`; None for a name in quotation marks."""
        unit = self.whole.units[at]
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
