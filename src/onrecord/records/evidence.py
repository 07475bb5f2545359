"""What the record shows: dated passages with named sources, events and origins."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from onrecord.records.base import Record
from onrecord.text.spans import Span
from onrecord.text.when import When


class Stance(StrEnum):
    """How a passage stands to a claim. `UNCLEAR` means: an engine looked and would not say.

    `REPEATS` marks a passage that only reports somebody making the claim. `BESIDE` speaks
    of the same people or things and does not bear on the claim.
    """

    SUPPORTS = "supports"
    REFUTES = "refutes"
    BESIDE = "beside"
    REPEATS = "repeats"
    UNCLEAR = "unclear"


class Timing(StrEnum):
    """Whether a passage was published before the statement was made, so could be known then."""

    BEFORE = "before the statement"
    AFTER = "after the statement"
    UNKNOWN = "undated"


@dataclass(frozen=True)
class Evidence(Record):
    """A passage held against a claim.

    `probability` is the calibrated probability of `stance`, or `None` when no engine gave one.
    `event` is the time the passage speaks of. `origin` is the id of the document where the
    text began, as far as the archive shows; documents of one origin count once.
    """

    KIND: ClassVar[str] = "evd"

    claim: str
    document: str
    span: Span
    words: str
    stance: Stance
    stance_reason: str
    probability: float | None
    publisher: str | None
    published: When | None
    event: When | None
    timing: Timing
    origin: str
    origin_reason: str
    rank: int
    score: float
    words_score: float | None = None
    vector_score: float | None = None
    made_by: str = ""


@dataclass(frozen=True)
class Figure:
    """A number in a passage: as written, its value, the hedge before it and what it counts.

    `words` is for example `an estimated 170 Afghan civilians`, `value` 170.0, `unit` `afghan civilians`.
    """

    words: str
    value: float
    hedge: str | None
    unit: str | None


@dataclass(frozen=True)
class Event(Record):
    """Something a document says happened, with its date as written and as resolved."""

    KIND: ClassVar[str] = "evt"

    document: str
    span: Span
    words: str
    on: When
    date_words: str
    date_reason: str
    publisher: str | None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Origin(Record):
    """Documents that carry one text. `first` is where it began, as far as the archive shows."""

    KIND: ClassVar[str] = "org"

    first: str
    documents: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class NoAnswer(Record):
    """A question that was asked of the archive and not answered, with the reason."""

    KIND: ClassVar[str] = "noa"

    claim: str
    question: str
    reason: str
