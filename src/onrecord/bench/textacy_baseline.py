"""The direct quotations that textacy finds, as a baseline for ours, where it is installed.

textacy is no dependency of onrecord. Install it beside onrecord to see its rows in the table.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

from onrecord.engines.english import PACKAGE
from onrecord.text.spans import Span
from onrecord.text.words import stems, words

Quoted = tuple[Span, str]
"""The words quoted, and those that name the speaker."""

Reader = Callable[[str], list[Quoted]]


def installed() -> bool:
    """Whether textacy and the English pipeline are there."""
    return find_spec("textacy") is not None and find_spec(PACKAGE) is not None


def load() -> Reader | None:
    """What reads the direct quotations of an English text; None where textacy or spaCy is absent."""
    if not installed():
        return None
    triples: Any = import_module("textacy.extract.triples")
    pipeline: Any = import_module(PACKAGE).load()

    def read(text: str) -> list[Quoted]:
        return as_quoted(lambda: triples.direct_quotations(pipeline(text)))

    return read


def named() -> str:
    """Its name, and its version where it is installed, for the table."""
    return f"textacy {version('textacy') if find_spec('textacy') else ''}, direct quotations"


def as_quoted(find: Callable[[], Iterable[Any]]) -> list[Quoted]:
    """Its triples as spans; none for a text that it refuses because a quotation is unclosed."""
    try:
        return [
            (
                Span(each.content.start_char, each.content.end_char),
                " ".join(token.text for token in each.speaker),
            )
            for each in find()
        ]
    except ValueError:
        return []


def names_alike(speaker: str, source: str | None) -> bool:
    """Whether the speaker shares a word of content with the annotated source, or is the same pronoun.

    >>> names_alike("West", "Thomas West"), names_alike("he", "He"), names_alike("he", "the envoy")
    (True, True, False)
    """
    if source is None:
        return False
    return words(speaker) == words(source) or bool(set(stems(speaker, "en")) & set(stems(source, "en")))
