"""A text cut for the reading of statements: sentences that no quotation runs out of."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.text.quotes import Quotation, quotations
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span

LEFT, FILL, RIGHT = "⟦", "¤", "⟧"
"""What stands in `masked` for an opening mark, the words quoted, and a closing mark."""

BROKEN = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\ufffd]+")
"""Characters that are no part of a word: halves of others, controls, and what stands for lost ones."""

_SAID_AFTER = re.compile(
    r"(?:[a-z]|[―—–-]\s?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}\.?(?=\s*(?:\n|$))|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}\s+(?:also\s+)?(?:said|added|told|says|wrote|warned)\b)"
)


@dataclass(frozen=True)
class Unit:
    """One or more sentences that belong together, and the outermost quotations in them."""

    span: Span
    quotes: tuple[Quotation, ...]


@dataclass(frozen=True)
class Cut:
    """A text, the same with every quotation masked character by character, and its units."""

    text: str
    masked: str
    units: tuple[Unit, ...]


def cut(text: str, language: str) -> Cut:
    """The units of `text`. A quotation of several sentences lies in one unit."""
    quotes = [_trimmed(text, quote) for quote in quotations(text) if quote.depth == 0]
    masked = BROKEN.sub(lambda found: " " * len(found.group()), _mask(text, quotes))
    spans: list[Span] = []
    place = 0
    for sentence in sentences(text, language):
        while place < len(quotes) and quotes[place].span.end <= sentence.start:
            place += 1
        inside = place < len(quotes) and quotes[place].span.start < sentence.start
        if spans and (inside or _continues(masked, spans[-1], sentence)):
            spans[-1] = Span(spans[-1].start, sentence.end)
        else:
            spans.append(sentence)
    return Cut(text, masked, tuple(_with_quotes(spans, quotes)))


def _trimmed(text: str, quote: Quotation) -> Quotation:
    """The quotation without the white space that French puts inside its marks."""
    words = quote.inner.of(text)
    start = quote.inner.start + len(words) - len(words.lstrip())
    return replace(quote, inner=Span(start, max(start, quote.inner.start + len(words.rstrip()))))


def _mask(text: str, quotes: list[Quotation]) -> str:
    parts, end = [], 0
    for quote in quotes:
        inside = quote.span.end - quote.span.start - 2
        parts += [text[end : quote.span.start], LEFT + FILL * inside + RIGHT]
        end = quote.span.end
    return "".join([*parts, text[end:]])


def _continues(masked: str, before: Span, sentence: Span) -> bool:
    """Whether `sentence` only says whose the quotation before it is: “Go!” he said."""
    between = masked[before.end : sentence.start]
    if "\n" in between or masked[before.end - 1] != RIGHT:
        return False
    return _SAID_AFTER.match(masked, sentence.start) is not None


def _with_quotes(spans: list[Span], quotes: list[Quotation]) -> list[Unit]:
    units, place = [], 0
    for span in spans:
        while place < len(quotes) and quotes[place].span.end <= span.start:
            place += 1
        own = []
        for quote in quotes[place:]:
            if quote.span.start >= span.end:
                break
            own.append(quote)
        end = max([span.end, *(quote.span.end for quote in own)])
        units.append(Unit(Span(span.start, end), tuple(own)))
    return units


LEAST_WORDS = 60
"""Words without any mark of punctuation from which a text counts as one without punctuation."""

_WORDS = re.compile(r"\S+")
_ENDS = re.compile(r"[.!?…,;:،؛؟।。、，！？“”\"«»„「」]")


def unpunctuated(text: str) -> bool:
    """Whether a text is written without punctuation, as raw transcripts of speech are.

    Its first sixty words hold no mark, and the rest less than one mark in a hundred words.

    >>> unpunctuated("and then he said no and she said yes " * 10), unpunctuated("No. " * 70)
    (True, False)
    """
    last = next(islice(_WORDS.finditer(text), LEAST_WORDS - 1, None), None)
    if last is None or _ENDS.search(text, 0, last.end()):
        return False
    return len(_ENDS.findall(text)) * 100 <= len(text.split())
