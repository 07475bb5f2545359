"""Who does what to whom in a text, by the order of names and relation words. No syntax is parsed."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from onrecord.text.actors import ActorMention, actors, kind
from onrecord.text.predicates import RelationMention, relations
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span

_PASSIVE: Final = re.compile(r"\b(?:was|were|been|being|is|are|be|got)\b(?:\s+\w+ly)?\s*$", re.IGNORECASE)
_BY: Final = re.compile(r"^\W*(?:[\w-]+\W+){0,3}?by\b", re.IGNORECASE)
_URGING: Final = re.compile(
    r"\b(?:encourag|urg(?:e|ing)|press(?:es|ed|ing)?\b|push|persuad|pressur|threaten|ask|want|advis|call)\w*",
    re.IGNORECASE,
)
_SAYING: Final = re.compile(
    r"\b(?:said|says|say|wrote|writes|told|claims|claimed|reported|reports|according to|accused|accuses)\b",
    re.IGNORECASE,
)
_NOUN: Final = re.compile(r"\b(?:the|an?|this|that|these|those|in|of|for|any|no)\s+$", re.IGNORECASE)
_PRONOUN: Final = re.compile(r"\b(?:they|it|he|she|we)\b", re.IGNORECASE)
_RELATIVE: Final = re.compile(
    r"\b(?:who|that|which)\s+(?:(?:was|were|is|are|has|have|had)\s+)?$", re.IGNORECASE
)
_NEXT_CLAUSE: Final = re.compile(r"\b(?:that|who|whom|which|while|where|when|because|although|whose)\b|[;:]")
_AWAY: Final = re.compile(
    r"\W*(?:[\w'’-]+\W+){0,8}?(?:away|distance|apart|break with|turn from)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Act:
    """One relation with the keys of those who do it and those it is done to.

    `span` and `words` are the relation's own words. `receivers_from` is the text that named
    the receivers when that was not the sentence itself.
    """

    span: Span
    words: str
    relation: str
    negated: bool
    doers: tuple[str, ...]
    receivers: tuple[str, ...]
    receivers_from: str = ""


def acts(text: str, language: str | None = "en", before: str = "") -> list[Act]:
    """The relations in `text` that have a doer and a receiver, in order.

    A receiver that the sentence does not name is looked for in what came earlier in the text,
    and in `before`, such as the title.

    >>> [(a.doers, a.relation, a.receivers) for a in acts("Washington arms the Taliban.")]
    [(('us',), 'help', ('taliban',))]
    >>> [(a.doers, a.relation, a.receivers) for a in acts("The Taliban were attacked by ISIS-K.")]
    [(('isis-k',), 'harm', ('taliban',))]
    >>> act = acts("A leader of ISIS-K is dead. An American strike killed him in Achin.")[-1]
    >>> act.doers, act.relation, act.receivers, act.receivers_from
    (('us',), 'kill', ('isis-k',), 'ISIS-K')
    """
    return list(_acts(text, language, before))


@lru_cache(maxsize=2_000)
def _acts(text: str, language: str | None, before: str) -> tuple[Act, ...]:
    """Kept for a while: several claims of one statement read the same passages."""
    found: list[Act] = []
    earlier = [one for one in actors(before, language) if _listed(one)]
    for span in sentences(text, language or "en"):
        sentence = span.of(text)
        named = actors(sentence, language)
        for mention in relations(sentence, language) if named else ():
            act = _act(sentence, mention, named, earlier)
            if act.doers and act.receivers:
                found.append(replace(act, span=mention.span.shift(span.start)))
        earlier = [one for one in named if _listed(one)] or earlier
    return tuple(found)


def _listed(mention: ActorMention) -> bool:
    """Whether it is a state, a body or a group of the gazetteer, not just any name or place."""
    return kind(mention.key) != "name"


def _act(
    sentence: str, mention: RelationMention, named: list[ActorMention], earlier: list[ActorMention]
) -> Act:
    opening, closing = sentence[: mention.span.start], sentence[mention.span.end :]
    relation = _which_way(mention.relation, closing)
    urged = max((one.start() for one in _URGING.finditer(opening)), default=len(opening))
    turn = urged if relation.startswith("urge") else len(opening)
    first = _doers(opening, [one for one in named if one.span.end <= turn])
    reach = _reach(mention, closing)
    second = [
        one
        for one in named
        if one.span.start >= turn and one.span.end <= reach and not one.span.overlaps(mention.span)
    ]
    passive = mention.past and _PASSIVE.search(opening) is not None
    done_by = _BY.match(closing) is not None
    if mention.turned or (passive and done_by):
        first, second = second, first
    elif passive:
        first, second = [], first
    elif _NOUN.search(opening):
        first, second = (second, []) if done_by else ([], second)
    doers = _keys(first)
    receivers = _keys([one for one in second if one.key not in doers])
    source = ""
    if doers and not any(_listed(one) for one in second if one.key not in doers):
        kept = [one for one in earlier if one.key not in doers]
        receivers = _keys(kept) or receivers
        source = ", ".join(dict.fromkeys(one.words for one in kept))
    return Act(mention.span, mention.words, relation, mention.negated, doers, receivers, source)


def _doers(opening: str, named: list[ActorMention]) -> list[ActorMention]:
    """Those named after the last "said that"; the speaker, when only a pronoun follows it."""
    said = max((one.end() for one in _SAYING.finditer(opening)), default=0)
    after = [one for one in named if one.span.start >= said]
    if after and _RELATIVE.search(opening):
        return after[-1:]
    if not after and said and _PRONOUN.search(opening[said:]):
        return named
    return after


def _reach(mention: RelationMention, closing: str) -> int:
    """Where the words end that can name a receiver: at the next clause."""
    found = _NEXT_CLAUSE.search(closing)
    return mention.span.end + (found.start() if found else len(closing))


def _which_way(relation: str, closing: str) -> str:
    """`urge-away` for "pushes them away from", whose verb alone says the contrary."""
    if relation == "urge-toward" and _AWAY.match(closing):
        return "urge-away"
    return relation


def _keys(mentions: list[ActorMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.key for one in mentions))
