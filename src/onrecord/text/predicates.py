"""What one does to another, as classes of words with opposites: help and harm, create and destroy.

A sentence is not understood here. Words of a lexicon are found in it, with the class each
belongs to, and whether a negation reaches them. Lists exist for English (the fullest), Russian,
Arabic, German, French, Spanish and Italian.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.text.predicates_lexicon import (
    Lexicon,
    Nearness,
    Negations,
    classes,
    fits,
    lexicon,
    nearness,
    negations,
    stands,
)
from onrecord.text.spans import Span
from onrecord.text.tokens import Token, tokens

__all__ = ["Nearness", "RelationMention", "classes", "nearness", "negation_of", "relations"]

_BEFORE_REACH = 6  # words a plain negation reaches forward: "did not, he said, want to support"
_GOVERNED = 4  # words between "stop" and what is stopped
_URGED = 9  # words between "urge" and what is urged
_TURN_WORDS = "but aber sondern mais pero sino ma bensi но а однако لكن بل however although whereas while"
_TURNS = frozenset(_TURN_WORDS.split())
_CONCORD = frozenset({"fr", "es", "it", "ru"})
_GERMAN_REACH = 6
_RECEIVE = "receive"
_AWAY = frozenset({"urge-away", "leave", "end", "abandon"})


@dataclass(frozen=True)
class RelationMention:
    """Words for a relation at their place.

    `negated` says that an odd number of negations reaches them; `negation` holds the
    words of these. `turned` marks words that name the receiver first ("receives arms from");
    `past` an English form that may stand in the passive.
    """

    span: Span
    words: str
    relation: str
    negated: bool
    negation: str = ""
    turned: bool = False
    past: bool = False


@dataclass(frozen=True)
class _Cue:
    start: int
    end: int
    far: bool
    words: str


def relations(text: str, language: str | None = "en") -> list[RelationMention]:
    """The relations named in `text`, in order; a word with several senses gives several.

    A language without a list, or none, is read with the English one.

    >>> [(one.words, one.relation) for one in relations("Washington created and backs the group")]
    [('created', 'create'), ('backs', 'help')]
    >>> [(one.relation, one.negated, one.negation) for one in relations("They never armed the group")]
    [('help', True, 'never')]
    >>> [(one.relation, one.negated) for one in relations("США не поддерживают группировку", "ru")]
    [('help', True)]
    """
    code = language if language and lexicon(language) else "en"
    known = lexicon(code)
    if known is None:
        return []
    found = tokens(text)
    places = list(_places(found, known, text))
    return [mention for mention, _, _ in _with_negations(text, found, _governed(places), code)]


def negation_of(text: str, language: str | None = "en") -> str:
    """The negating words of `text`, when their number is odd; else nothing.

    This is for texts in which no relation of the lexicon stands.

    >>> negation_of("The bridge is not open"), negation_of("The bridge is open")
    ('not', '')
    """
    code = language if language and lexicon(language) else "en"
    cues = _cues(text, tokens(text), negations(code))
    return ", ".join(cue.words for cue in cues) if len(cues) % 2 else ""


_Place = tuple[RelationMention, int, int]  # with the index of its first word and the one after its last


def _places(found: Sequence[Token], known: Lexicon, text: str) -> Iterator[_Place]:
    at = 0
    while at < len(found):
        hits = known.at(found, at)
        if not hits:
            at += 1
            continue
        end = hits[0][1]
        span = Span(found[at].span.start, found[end - 1].span.end)
        seen: set[str] = set()
        for entry, _ in hits:
            if entry.relation not in seen:
                seen.add(entry.relation)
                mention = RelationMention(
                    span, span.of(text), entry.relation, False, "", entry.turned, entry.past
                )
                yield mention, at, end
        at = end


def _governed(places: list[_Place]) -> list[_Place]:
    """The mentions without those whose sense another one takes over.

    "stopped the aid" speaks of an end, not of aid; "urged them to turn from Moscow" is urging
    away; "received aid" names the receiver first.
    """
    dropped: set[int] = set()
    for number, (mention, _, end) in enumerate(places):
        for later in range(number + 1, len(places)):
            other, start, _ = places[later]
            gap = start - end
            if gap < 0:
                continue
            if mention.relation == "end" and gap <= _GOVERNED:
                dropped.add(later)
            elif mention.relation == "urge-toward" and gap <= _URGED and other.relation in _AWAY:
                dropped.add(later)
                places[number] = (replace(mention, relation="urge-away"), *places[number][1:])
            elif mention.relation == _RECEIVE and gap <= _GOVERNED and other.relation == "help":
                places[later] = (replace(other, turned=True), *places[later][1:])
    return [
        place
        for number, place in enumerate(places)
        if number not in dropped and place[0].relation != _RECEIVE
    ]


def _with_negations(text: str, found: Sequence[Token], places: list[_Place], code: str) -> Iterator[_Place]:
    cues = _cues(text, found, negations(code))
    taken: set[int] = set()  # a plain negation speaks to the first relation that follows
    for mention, start, end in places:
        far, plain = [], []
        for number, cue in enumerate(cues):
            if not _reaches(text, found, cue, start):
                continue
            if cue.far:
                far.append(cue.words)
            elif number not in taken or _same_place(places, start, cue):
                taken.add(number)
                plain.append(cue.words)
        plain += _afterwards(text, found, end, code)
        words = far + plain
        # "ne … pas" and "non … mai" are one negation, not two.
        odd = (len(far) + (min(len(plain), 1) if code in _CONCORD else len(plain))) % 2
        yield (replace(mention, negated=True, negation=", ".join(words)) if odd else mention), start, end


def _afterwards(text: str, found: Sequence[Token], end: int, code: str) -> list[str]:
    """The first negation behind a relation; German may keep it to the end of the clause."""
    for at in range(end, min(end + (_GERMAN_REACH if code == "de" else 1), len(found))):
        if any(mark in text[found[end - 1].span.end : found[at].span.start] for mark in ",.;:!?\n"):
            return []
        if any(stands(parts, found, at) for parts in negations(code).after):
            return [found[at].words]
    return []


def _same_place(places: list[_Place], start: int, cue: _Cue) -> bool:
    first = min(place[1] for place in places if place[1] >= cue.end)
    return first == start


def _reaches(text: str, found: Sequence[Token], cue: _Cue, start: int) -> bool:
    if cue.end > start:
        return False
    between = text[found[cue.end - 1].span.end : found[start].span.start]
    if any(mark in between for mark in ".;!?\n") or any(
        token.form in _TURNS for token in found[cue.end : start]
    ):
        return False
    if cue.far:
        return ", and " not in between
    return start - cue.end <= _BEFORE_REACH and "," not in between


@lru_cache(maxsize=1 << 16)
def _beginning(form: str, known: Negations) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """The negations that may begin with this word, and whether each reaches far."""
    groups = ((known.far, True), (known.before, False))
    return tuple((parts, far) for group, far in groups for parts in group if fits(parts[0], form))


@lru_cache(maxsize=1 << 16)
def _looks(form: str, known: Negations) -> tuple[tuple[str, ...], ...]:
    """What only looks like a negation and may begin with this word."""
    return tuple(parts for parts in known.only_look if fits(parts[0], form))


def _cues(text: str, found: Sequence[Token], known: Negations) -> list[_Cue]:
    passed_over: set[int] = set()
    for at in range(len(found)):
        for parts in _looks(found[at].form, known):
            passed_over.update(range(at, stands(parts, found, at)))
    cues: list[_Cue] = []
    at = 0
    while at < len(found):
        hits = [
            (end, far)
            for parts, far in _beginning(found[at].form, known)
            if (end := stands(parts, found, at)) and at not in passed_over
        ]
        if hits:
            end, far = max(hits)
            if far and cues and not cues[-1].far and cues[-1].end == at:  # "never denied that" denies nothing
                at = end
                continue
            cues.append(_Cue(at, end, far, text[found[at].span.start : found[end - 1].span.end]))
            at = end
        else:
            at += 1
    return cues
