"""Whether two texts are one text: shingles of words, and how many of them two texts share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

SHINGLE: Final = 5
"""Words in a shingle. Five words in the same order seldom meet by chance."""
SAME_JACCARD: Final = 0.6
SAME_CONTAINMENT: Final = 0.7
FEWEST_SHINGLES: Final = 6
"""Below this, sharing all shingles says little: a short text is compared with its words alone."""

_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Likeness:
    """How much of two texts is the same words in the same order.

    `jaccard` is the share of all shingles that both have, `containment` the share of the
    shorter text's shingles that the longer one has. `kind` is `same`, `contained` or
    `apart`.
    """

    kind: Literal["same", "contained", "apart"]
    jaccard: float
    containment: float


def shingles(text: str, size: int = SHINGLE) -> Shingles:
    """The runs of `size` words in `text`, without case and punctuation; a shorter text is one run.

    >>> sorted(shingles("One bomb fell.", size=2))
    [('bomb', 'fell'), ('one', 'bomb')]
    """
    found = [word.casefold() for word in _WORD.findall(text)]
    if not found:
        return frozenset()
    if len(found) <= size:
        return frozenset({tuple(found)})
    return frozenset(tuple(found[at : at + size]) for at in range(len(found) - size + 1))


def likeness(a: Shingles, b: Shingles) -> Likeness:
    """Say how alike two texts are, from their shingles.

    >>> text = "The ministry said on Monday that the bridge over the river had been closed for repair."
    >>> likeness(shingles(text), shingles(text + " Traffic goes round by the old road.")).kind
    'same'
    >>> likeness(shingles(text), shingles("A different report about a bridge.")).kind
    'apart'
    """
    shared = len(a & b)
    if shared == 0:
        return Likeness("apart", 0.0, 0.0)
    jaccard, containment = shared / len(a | b), shared / min(len(a), len(b))
    if jaccard == 1.0 or (jaccard >= SAME_JACCARD and shared >= FEWEST_SHINGLES):
        return Likeness("same", jaccard, containment)
    if containment >= SAME_CONTAINMENT and shared >= FEWEST_SHINGLES:
        return Likeness("contained", jaccard, containment)
    return Likeness("apart", jaccard, containment)


def near_duplicates(texts: Sequence[str]) -> list[tuple[int, int, Likeness]]:
    """Every pair of `texts` that is the same or contained, by index, in order.

    Only texts that share a shingle are held against each other.

    >>> line = "Officials counted nine boats on the lake after the storm of last night had passed."
    >>> [(a, b) for a, b, _ in near_duplicates([line, "Something else.", line])]
    [(0, 2)]
    """
    sets = [shingles(text) for text in texts]
    holders: dict[tuple[str, ...], list[int]] = {}
    for at, one in enumerate(sets):
        for shingle in one:
            holders.setdefault(shingle, []).append(at)
    pairs = {
        (a, b)
        for group in holders.values()
        if len(group) > 1
        for n, a in enumerate(group)
        for b in group[n + 1 :]
    }
    found = [(a, b, likeness(sets[a], sets[b])) for a, b in sorted(pairs)]
    return [(a, b, alike) for a, b, alike in found if alike.kind != "apart"]
