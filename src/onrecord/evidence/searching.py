"""From lists of hits to the passages that are shown: floor, fairness among questions, no crowding."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from onrecord.archive.index import PassageHit
from onrecord.evidence.stances import ClaimView, Judged, Words, bears
from onrecord.records.evidence import Stance
from onrecord.text.similarity import likeness, shingles

MOST_CANDIDATES: Final = 80
MOST_SHOWN: Final = 25
MOST_OF_A_DOCUMENT: Final = 3
MOST_COPIES: Final = 4
MOST_OF: Final = {Stance.SUPPORTS: 9, Stance.REFUTES: 9, Stance.REPEATS: 6}
"""How many of a stance are shown at most; the same for both sides."""
NEAR_IN_MEANING: Final = 0.5
"""A cosine that lets a passage in although it shares no name and few words. Chosen, not measured."""


@dataclass(frozen=True)
class Candidate:
    """A passage that was found, with the numbers of the questions that found it and its best score."""

    hit: PassageHit
    questions: tuple[int, ...]
    score: float


def collect(seen: ClaimView, hits: Sequence[Sequence[PassageHit]], own: str) -> list[Candidate]:
    """The passages above the floor, each once, taken in turn from every question's list.

    `own` is the statement's document, which is no evidence for itself.
    """
    taken: dict[tuple[str, int], Candidate] = {}
    for row in zip_longest(*hits):
        for number, hit in enumerate(row):
            if hit is None or hit.document == own:
                continue
            place = (hit.document, hit.span.start)
            known = taken.get(place)
            if known is not None:
                taken[place] = Candidate(known.hit, (*known.questions, number), max(known.score, hit.score))
            elif len(taken) < MOST_CANDIDATES and _above_the_floor(seen, hit):
                taken[place] = Candidate(hit, (number,), hit.score)
    return sorted(taken.values(), key=_order)


def _order(one: Candidate) -> tuple[float, str, str, int]:
    published = one.hit.published.value if one.hit.published else "9999"
    return -one.score, published, one.hit.document, one.hit.span.start


def _above_the_floor(seen: ClaimView, hit: PassageHit) -> bool:
    if hit.vector_score is not None and hit.vector_score >= NEAR_IN_MEANING:
        return True
    return bears(seen, Words(hit.words, hit.title, hit.publisher, hit.language))


def choose(judged: Sequence[tuple[Candidate, Judged]]) -> list[tuple[Candidate, Judged]]:
    """At most 25 passages: those with a stance first, both sides alike, then the nearest others.

    No more than three of one document and four of one text. They come back in order of score.
    """
    sided = [pair for pair in judged if pair[1].stance in MOST_OF]
    others = [pair for pair in judged if pair[1].stance not in MOST_OF]
    chosen: list[tuple[Candidate, Judged]] = []
    for pair in (*sided, *others):
        most = MOST_OF.get(pair[1].stance, MOST_SHOWN)
        full = sum(one[1].stance is pair[1].stance for one in chosen) >= most
        if not full and len(chosen) < MOST_SHOWN and not _crowds(pair[0], chosen):
            chosen.append(pair)
    return sorted(chosen, key=lambda pair: _order(pair[0]))


def _crowds(one: Candidate, chosen: Sequence[tuple[Candidate, Judged]]) -> bool:
    same_document = sum(other.hit.document == one.hit.document for other, _ in chosen)
    if same_document >= MOST_OF_A_DOCUMENT:
        return True
    mine = shingles(one.hit.words)
    copies = sum(likeness(mine, shingles(other.hit.words)).kind == "same" for other, _ in chosen)
    return copies >= MOST_COPIES
