"""What was found for a claim, with duplicates made one, and how near each is in topic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.archive.index import FactCheckHit
from onrecord.records.factcheck import FactCheck
from onrecord.text.actors import actors, groups_of
from onrecord.text.words import stems, words

NO_DATE = "9999"
"""Sorts after every day: what has no date comes last among equals."""
SAME_PAGE_WORDS = 0.5
"""Two records of one address are one when they share this much of the shorter claim's words."""

TOPIC_LINE = 0.6
"""What cosine plus half the shared concepts must reach for a pair to be of one topic.

Tried on the training and development queries of CLEF 2022 2B: cosine alone from .20 to .65,
shared concepts alone, a low cosine line with shared concepts, and this sum from .20 to .65. At
.60 it keeps .76 and .45 of the gold answers with 10 and 6 others a query; cosine alone keeps
.73 and .42 with as many.
"""
WORDS_LINE = 0.35
"""Share of the shorter claim's concepts from which a pair is of one topic, without an encoder.

Tried from .20 to .65 on CLEF 2020 and 2022 2B: at .30 the others a query double, at .40
every tenth gold answer goes.
"""
_CONCEPTS_WEIGH = 0.5
FEWEST_SHARED = 2
"""One concept in common is chance."""


@dataclass(frozen=True)
class Candidate:
    """Earlier fact-checks that are one: the oldest, its doubles, and the best scores of all."""

    factcheck: FactCheck
    duplicates: tuple[str, ...]
    score: float
    words_score: float | None
    vector_score: float | None

    @property
    def order(self) -> tuple[float, str, str]:
        """Best score first, then oldest, then by id."""
        return -self.score, day(self.factcheck), self.factcheck.id


def day(factcheck: FactCheck) -> str:
    """The first day a fact-check may be from, for sorting."""
    return factcheck.published.first.isoformat() if factcheck.published else NO_DATE


def group(hits: Sequence[FactCheckHit], records: dict[str, FactCheck]) -> list[Candidate]:
    """The hits with duplicates made one, best first.

    Records are duplicates when their claims have the same words, or when they stand at one
    address and share half of them: a page may hold several claims.
    """
    groups: list[list[FactCheckHit]] = []
    by_claim: dict[tuple[str, ...], int] = {}
    by_address: dict[str, list[int]] = {}
    for hit in hits:
        factcheck = records[hit.factcheck]
        claim = tuple(words(factcheck.claim))
        place = by_claim.get(claim)
        if place is None and factcheck.address:
            place = next(
                (
                    number
                    for number in by_address.get(factcheck.address, ())
                    if _share(factcheck, records[groups[number][0].factcheck]) >= SAME_PAGE_WORDS
                ),
                None,
            )
        if place is None:
            place = len(groups)
            groups.append([])
        groups[place].append(hit)
        by_claim.setdefault(claim, place)
        if factcheck.address:
            by_address.setdefault(factcheck.address, []).append(place)
    return sorted((_one(some, records) for some in groups), key=lambda one: one.order)


def _one(hits: Sequence[FactCheckHit], records: dict[str, FactCheck]) -> Candidate:
    oldest, *others = sorted((records[hit.factcheck] for hit in hits), key=lambda one: (day(one), one.id))
    return Candidate(
        oldest,
        tuple(one.id for one in others),
        max(hit.score for hit in hits),
        _most(hit.words_score for hit in hits),
        _most(hit.vector_score for hit in hits),
    )


def _most(scores: Iterable[float | None]) -> float | None:
    return max((score for score in scores if score is not None), default=None)


def _share(one: FactCheck, other: FactCheck) -> float:
    a, b = set(stems(one.claim, one.language)), set(stems(other.claim, other.language))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@lru_cache(maxsize=4096)
def concepts(text: str, language: str | None) -> frozenset[str]:
    """The content words of a text as stems, with one key for all the words for an actor.

    A part of an armed group counts as the group too, so that `ISIS-K` and `Daesh` share one.

    >>> sorted(concepts("Washington arms ISKP", "en"))
    ['actor:isis', 'actor:isis-k', 'actor:us', 'arm']
    """
    named = [one for one in actors(text, language) if one.known]
    rest, at = [], 0
    for one in named:
        rest.append(text[at : one.span.start])
        at = one.span.end
    rest.append(text[at:])
    keys = {f"actor:{key}" for one in named for key in (one.key, *groups_of(one.key))}
    return frozenset(stems(" ".join(rest), language)) | keys


def shared_concepts(text: str, language: str | None, factcheck: FactCheck) -> float:
    """How much of the shorter of two claims the other has, in concepts; 0 when they share only one."""
    ours = concepts(text, language)
    theirs = concepts(factcheck.claim, factcheck.language or language)
    shared = len(ours & theirs)
    return shared / min(len(ours), len(theirs)) if shared >= FEWEST_SHARED else 0.0


def on_topic(text: str, language: str | None, candidate: Candidate) -> bool:
    """Whether a candidate reaches the line: by vector and shared concepts, or by concepts alone."""
    share = shared_concepts(text, language, candidate.factcheck)
    if candidate.vector_score is None:
        return share >= WORDS_LINE
    return candidate.vector_score + _CONCEPTS_WEIGH * share >= TOPIC_LINE
