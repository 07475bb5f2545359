"""Where sentences begin and end."""

import re
from functools import lru_cache

import sentencex

from onrecord.text.spans import Span

MAX_SENTENCE = 20_000
"""Code points after which a stretch without any sentence end is cut at a space."""

# A splitter that has not seen these ends a sentence after them, though a name follows.
_NO_END = re.compile(
    r"(?:\b(?:Gen|Lt|Sgt|Col|Maj|Capt|Adm|Sen|Rep|Gov|Amb|Prof|Dr|Mr|Mrs|Ms|St|No|vs|cf|approx|ca"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|D\.C)\.|(?<![\w-])[A-Z]\.)\s*$"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of `text`, in order, without the white space around them.

    A paragraph ends a sentence. Every character that is not white space lies in exactly one span.

    >>> text = "Gen. Milley spoke on Sept. 1. He left."
    >>> [span.of(text) for span in sentences(text)]
    ['Gen. Milley spoke on Sept. 1.', 'He left.']
    """
    return list(_sentences(text, language))


@lru_cache(maxsize=64)
def _sentences(text: str, language: str) -> tuple[Span, ...]:
    # The splitter works on UTF-8 and refuses lone surrogates; a stand-in of equal length keeps offsets.
    clean = _SURROGATE.sub("\ufffd", text)
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", clean):
        spans += _of_paragraph(clean, Span(line.start(), line.end()), language)
    return tuple(spans)


def _of_paragraph(text: str, paragraph: Span, language: str) -> list[Span]:
    spans: list[Span] = []
    for piece in _pieces(text, paragraph):
        found = sentencex.get_sentence_boundaries(language, piece.of(text))
        for boundary in found:
            span = _trim(text, Span(boundary["start_index"], boundary["end_index"]).shift(piece.start))
            if span.start == span.end:
                continue
            if (
                spans
                and language == "en"
                and _NO_END.search(spans[-1].of(text))
                and spans[-1].start >= piece.start
            ):
                span = Span(spans.pop().start, span.end)
            spans.append(span)
    return spans


def _pieces(text: str, paragraph: Span) -> list[Span]:
    """The paragraph, or several stretches of it when it is longer than a sentence can be."""
    pieces, start = [], paragraph.start
    while paragraph.end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        pieces.append(Span(start, cut))
        start = cut
    return [*pieces, Span(start, paragraph.end)]


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    left = len(words) - len(words.lstrip())
    kept = len(words.strip())
    return Span(span.start + left, span.start + left + kept)
