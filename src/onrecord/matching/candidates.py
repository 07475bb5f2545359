"""What was found for a claim, with duplicates made one, and how near each is in topic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.archive.index import FactCheckHit
from onrecord.records.factcheck import FactCheck
from onrecord.text.words import stems, words

NO_DATE = "9999"
"""Sorts after every day: what has no date comes last among equals."""
SAME_PAGE_WORDS = 0.5
"""Two records of one address are one when they share this much of the shorter claim's words."""

VECTOR_LINE = 0.45
"""Cosine from which a pair counts as one topic. See docs/matching.md for what was tried."""
WORDS_LINE = 0.35
"""Share of the claim's content words found in the check, from which a pair counts as one topic
when no encoder is there."""


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


def shared_words(text: str, language: str | None, factcheck: FactCheck) -> float:
    """The share of a text's different content words that stand in an earlier claim or its title."""
    ours = set(stems(text, language))
    theirs = set(stems(f"{factcheck.claim} {factcheck.title or ''}", factcheck.language or language))
    return len(ours & theirs) / len(ours) if ours else 0.0


def on_topic(text: str, language: str | None, candidate: Candidate) -> bool:
    """Whether a candidate reaches the line: by its vector, or by its words when it has none."""
    if candidate.vector_score is not None:
        return candidate.vector_score >= VECTOR_LINE
    return shared_words(text, language, candidate.factcheck) >= WORDS_LINE
