"""Cuts a text into the passages that the index holds."""

from onrecord.text.sentences import sentences
from onrecord.text.spans import Span

MAX_SENTENCES = 3
MAX_WORDS = 90


def passages(text: str, language: str = "en") -> list[Span]:
    """Runs of one to three whole sentences of one paragraph, at most about 90 words each.

    Passages do not overlap and leave out nothing but white space. A single sentence longer than
    the limit is one passage.

    >>> text = "One. Two. Three. Four."
    >>> [span.of(text) for span in passages(text)]
    ['One. Two. Three.', 'Four.']
    """
    found: list[Span] = []
    count = length = 0
    for span in sentences(text, language):
        size = len(span.of(text).split())
        joins = (
            bool(found)
            and count < MAX_SENTENCES
            and length + size <= MAX_WORDS
            and "\n" not in text[found[-1].end : span.start]
        )
        if joins:
            found[-1] = Span(found[-1].start, span.end)
            count, length = count + 1, length + size
        else:
            found.append(span)
            count, length = 1, size
    return found
