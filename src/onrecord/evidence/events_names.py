"""The names by which events can be told from each other: people, bodies, cities, places."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.evidence.events_kinds import is_capital, kinds_in, tells_nothing
from onrecord.text.actors import ActorMention, actors
from onrecord.text.spans import Span
from onrecord.text.tokens import fold, tokens
from onrecord.text.words import words

_OPENING: Final = re.compile(r"([A-Z][\w-]{3,})\b(, (?:which|who|whose)\b)?")
_MORE_OF_A_NAME: Final = re.compile(r"(?:[ -][A-Z][\w-]+)+")
_PLACE_BEFORE: Final = frozenset(words("in at near outside off on over into around across above inside"))
_PLACE_OF: Final = frozenset(
    words("port city town village district province island coast valley region state gulf capital area")
)


def named_in(told: str, title: str, language: str) -> list[ActorMention]:
    """Who and what a sentence names; with it a lone name that opens the sentence.

    >>> [one.key for one in named_in("Philae, which fell silent, had landed on a comet", "", "en")]
    ['philae']
    """
    named = actors(told, language)
    opening = _opening_name(told, title, named) if language == "en" else None
    return [opening, *named] if opening else named


def _opening_name(told: str, title: str, named: Sequence[ActorMention]) -> ActorMention | None:
    """A lone name that opens a sentence and is read as none: "Philae, which …", or a word of the title."""
    found = _OPENING.match(told)
    if found is None or any(one.span.start < found.end() for one in named) or kinds_in(found[1]):
        return None
    inside = re.search(rf"[\w,;] {re.escape(found[1])}\b", f"{told[found.end(1) :]} {title}")
    if not (found[2] or inside) or tells_nothing(fold(found[1])):
        return None
    return ActorMention(Span(*found.span(1)), found[1], fold(found[1]), known=False)


def as_city(one: ActorMention, text: str) -> ActorMention:
    """A capital that stands where a place does, as the city; with a name behind it, that name."""
    if not is_capital(one.words):
        return one
    more = _MORE_OF_A_NAME.match(text, one.span.end)
    end = more.end() if more else one.span.end
    if more is None and not is_place(one, text):
        return one
    span = Span(one.span.start, end)
    return replace(
        one, span=span, words=span.of(text), key=" ".join(token.form for token in tokens(span.of(text)))
    )


def opens_as_a_word(one: ActorMention, sentence: Span, text: str) -> bool:
    """Whether a lone word that opens its sentence stands elsewhere without its capital."""
    if one.known or " " in one.key or one.span.start != sentence.start:
        return False
    return re.search(rf"\b{re.escape(one.words.lower())}\b", text) is not None


def is_place(one: ActorMention, text: str) -> bool:
    """Whether a name stands where a place does: "in Achin", "the port of Beirut"."""
    before = [token.form for token in tokens(text[max(0, one.span.start - 40) : one.span.start])]
    while before and before[-1] in {"the", "eastern", "western", "northern", "southern", "central"}:
        before.pop()
    if not before:
        return False
    return before[-1] in _PLACE_BEFORE or (
        before[-1] == "of" and before[-2:-1] != [] and before[-2] in _PLACE_OF
    )
