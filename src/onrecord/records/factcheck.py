"""Earlier fact-checks, and how a claim matches them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from onrecord.records.base import Record, aside
from onrecord.records.verdict import Rating
from onrecord.text.when import When


@dataclass(frozen=True)
class FactCheck(Record):
    """A fact-check somebody published earlier.

    `rating_words` is the publisher's own rating as written; `rating` is ours, or `None` when
    the words are on no scale we know; `rating_from` says how one became the other. `snapshot` is
    the file it was first read in.
    """

    KIND: ClassVar[str] = "fck"

    publisher: str
    claim: str
    title: str | None = None
    address: str | None = None
    published: When | None = None
    claimant: str | None = None
    claim_date: When | None = None
    rating_words: str | None = None
    rating: Rating | None = None
    rating_from: str = ""
    language: str | None = None
    said_in: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    restated_by: str | None = None
    snapshot: str | None = aside(None)


class Finding(StrEnum):
    """What a guard found when it held two texts side by side."""

    AGREE = "agree"
    DIFFER = "differ"
    OPPOSE = "oppose"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Guard:
    """One comparison of a claim with another text, with the two pieces compared.

    `name` is `actor`, `predicate`, `polarity`, `object`, `time` or `number`. `near` says that the
    two agree without being the same: a near class of deed, or a part of the same body.
    """

    name: str
    finding: Finding
    ours: str
    theirs: str
    reason: str
    near: bool = False


class Relation(StrEnum):
    """How a claim stands to an earlier one."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    RELATED = "related"


@dataclass(frozen=True)
class Match(Record):
    """An earlier fact-check found for a claim.

    `words_score` is BM25 as the index gives it; `vector_score` a cosine, or `None` without an
    encoder; `score` fuses both within this search and runs from 0 to 1, so scores of two
    searches do not compare. Only `Relation.SAME` counts as a repeat.
    """

    KIND: ClassVar[str] = "mat"

    claim: str
    factcheck: str
    relation: Relation
    reason: str
    guards: tuple[Guard, ...]
    score: float
    words_score: float | None = None
    vector_score: float | None = None
    duplicates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matching(Record):
    """Everything matching has to say about one claim, also when it found nothing.

    `searched` counts the earlier fact-checks in the archive. `below` is the nearest one
    that did not reach the line, when nothing did. `note` says what was not possible.
    """

    KIND: ClassVar[str] = "mtg"

    claim: str
    matches: tuple[Match, ...]
    below: Match | None
    searched: int
    engines: tuple[str, ...]
    note: str = ""
