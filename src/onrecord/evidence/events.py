"""What sources say happened, with the day, month or year as far as they say it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from onrecord.records.document import Document
from onrecord.records.evidence import Event, Figure
from onrecord.text.dates import dates
from onrecord.text.numbers import numbers
from onrecord.text.orders import order_in
from onrecord.text.predicates import relations
from onrecord.text.sentences import sentences
from onrecord.text.tokens import tokens
from onrecord.text.when import When
from onrecord.text.words import words

MOST_TEXT: Final = 200_000
"""Code points of a document that are read for events."""
_HAPPENED: Final = frozenset(
    words(
        "was were had did took left fell rose began came went died met made gave became broke hit struck "
        "fought "
        "won lost held sent shot flew built brought found said told put set cut led spoke wrote drove grew"
    )
)
_PLANNED: Final = frozenset({"will", "shall", "plans", "expects", "expected", "scheduled"})


def find_events(documents: Sequence[Document]) -> tuple[Event, ...]:
    """Sentences that report something happening at a date that could be resolved, oldest first.

    The date counts from the document's own. One event told by two documents stays two rows.
    Sentences about the future, and text that orders its reader about, are left out.
    """
    found = [
        event
        for one in documents
        for event in _of(one.id, one.text[:MOST_TEXT], (one.published, one.language or "en", one.publisher))
    ]
    unique = {event.id: event for event in found}
    return tuple(sorted(unique.values(), key=lambda one: (one.on.first, one.on.last, one.id)))


@lru_cache(maxsize=512)  # a desk checks many statements against the same documents
def _of(document: str, text: str, about: tuple[When | None, str, str | None]) -> tuple[Event, ...]:
    """The events of one document; `about` is when it was published, its language and its publisher."""
    published, language, publisher = about
    mentions = [one for one in dates(text, published, language) if one.when is not None]
    events = []
    for span in sentences(text, language):
        mention = next((one for one in mentions if span.covers(one.span)), None)
        told = span.of(text)
        if mention is None or mention.when is None or not _happens(told, language) or order_in(told):
            continue
        events.append(
            Event(
                document,
                span,
                told,
                mention.when,
                mention.words,
                mention.reason,
                publisher,
                _figures(told, language),
            )
        )
    return tuple(events)


def _happens(sentence: str, language: str) -> bool:
    """Whether it tells of something done: a relation, or in English a verb of the past."""
    forms = [token.form for token in tokens(sentence)]
    if any(form in _PLANNED for form in forms):
        return False
    if relations(sentence, language):
        return True
    return language == "en" and any(
        form in _HAPPENED or (form.endswith("ed") and len(form) > 4) for form in forms
    )


def _figures(sentence: str, language: str) -> tuple[Figure, ...]:
    return tuple(Figure(one.words, one.value, one.hedge, one.unit) for one in numbers(sentence, language))
