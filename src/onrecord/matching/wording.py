"""Two claims laid word against word: how much they share, and what differs inside the shared stretch."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from onrecord.text.actors import Likeness, actors, label, likeness
from onrecord.text.predicates import negation_of
from onrecord.text.spans import Span
from onrecord.text.tokens import Token, tokens
from onrecord.text.words import stems

NEARLY_THE_SAME = 0.75
"""Share of the shorter claim's content words from which two claims count as one wording."""
FEWEST_SHARED = 4
"""Content words two claims must share to count as one wording."""
LAID_SIDE_BY_SIDE = 0.6
"""Share of the shorter claim's words that must stand in the same order for differences to mean anything."""
_LEAD, _TAIL = 2, 5  # words; what leads in a claim is often its speaker
_DIGITS = re.compile(r"\d+")
_LONGEST_NUMBER = 24  # letters; longer differences hold more than a number
_LONGEST_DENIAL = 4  # a longer insertion is a clause of its own


@dataclass(frozen=True)
class Difference:
    """Words that stand in one text only, or two runs that stand in each other's place."""

    ours: str
    theirs: str


@dataclass(frozen=True)
class Wording:
    """How two claims compare as strings of words.

    `share` is how much of the shorter one's content words the other has, `shared` how many. `differences`
    are those between words that both have in the same order; empty when too little is in order.
    """

    share: float
    shared: int
    differences: tuple[Difference, ...]

    @property
    def nearly_the_same(self) -> bool:
        """Whether the two are one wording, apart from the differences."""
        return self.share >= NEARLY_THE_SAME and self.shared >= FEWEST_SHARED


def wording(ours: str, theirs: str, language: str | None) -> Wording:
    """Lay two claims of one language side by side.

    >>> found = wording("The bridge over here was not closed in May", "The bridge was closed in May", "en")
    >>> found.nearly_the_same, [one.ours for one in found.differences]
    (False, ['over here', 'not'])
    """
    a, b = set(stems(ours, language)), set(stems(theirs, language))
    shared = len(a & b)
    share = shared / min(len(a), len(b)) if a and b else 0.0
    return Wording(share, shared, tuple(_differences(ours, theirs)))


def _differences(ours: str, theirs: str) -> list[Difference]:
    a, b = tokens(ours), tokens(theirs)
    matcher = SequenceMatcher(None, [one.form for one in a], [one.form for one in b], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < LAID_SIDE_BY_SIDE * min(len(a), len(b)) or not blocks:
        return []
    found = []
    for one, following in pairwise(blocks):
        mine = _text(ours, a[one.a + one.size : following.a])
        yours = _text(theirs, b[one.b + one.size : following.b])
        found.append(Difference(mine, yours))
    first, last = blocks[0], blocks[-1]
    # At the edges only a few words that stand in each other's place say something: more is context.
    lead = (a[: first.a], b[: first.b])
    tail = (a[last.a + last.size :], b[last.b + last.size :])
    for (mine_words, yours_words), most in ((lead, _LEAD), (tail, _TAIL)):
        if 0 < len(mine_words) <= most and 0 < len(yours_words) <= most:
            found.append(Difference(_text(ours, mine_words), _text(theirs, yours_words)))
    return found


def _text(text: str, words: Sequence[Token]) -> str:
    return Span(words[0].span.start, words[-1].span.end).of(text) if words else ""


def denied(found: Wording, language: str | None) -> Difference | None:
    """The difference that makes one of two like texts a denial of the other, if there is one."""
    for one in found.differences:
        if max(len(tokens(one.ours)), len(tokens(one.theirs))) > _LONGEST_DENIAL:
            continue
        if bool(negation_of(one.ours, language)) is not bool(negation_of(one.theirs, language)):
            return one
    return None


def other_number(found: Wording) -> Difference | None:
    """The difference in which other digits stand in the place of the first ones, if there is one."""
    for one in found.differences:
        mine, yours = (sorted(_DIGITS.findall(text)) for text in (one.ours, one.theirs))
        if mine and yours and mine != yours and max(len(one.ours), len(one.theirs)) <= _LONGEST_NUMBER:
            return one
    return None


def other_actor(found: Wording, language: str | None) -> tuple[Difference, str] | None:
    """The difference in which another actor stands in the place of the first, with the reason."""
    for one in found.differences:
        mine, yours = actors(one.ours, language), actors(one.theirs, language)
        if not mine or not yours:
            continue
        if all(likeness(a.key, b.key) is Likeness.OTHER for a in mine for b in yours):
            return one, f"{label(mine[0].key)} stands in the place of {label(yours[0].key)}"
    return None
