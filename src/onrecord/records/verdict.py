"""The rating scale, and what the machine proposes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from onrecord.records.base import Record


class Rating(StrEnum):
    """The published scale. `value` is what JSON holds, `label` what readers see."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly-true"
    MIXED = "mixed"
    MOSTLY_FALSE = "mostly-false"
    FALSE = "false"
    UNPROVED = "unproved"

    @property
    def label(self) -> str:
        """The rating as readers see it.

        >>> Rating.MOSTLY_FALSE.label
        'Mostly false'
        """
        return self.value.replace("-", " ").capitalize()

    @property
    def number(self) -> int | None:
        """5 for true down to 1 for false; `None` for unproved, which is no point on the scale."""
        order = (Rating.FALSE, Rating.MOSTLY_FALSE, Rating.MIXED, Rating.MOSTLY_TRUE, Rating.TRUE)
        return order.index(self) + 1 if self in order else None

    @property
    def meaning(self) -> str:
        """One sentence that defines the rating for readers."""
        return _MEANINGS[self]


_MEANINGS = {
    Rating.TRUE: "The claim is accurate and leaves out nothing that would change its sense.",
    Rating.MOSTLY_TRUE: "The claim is accurate; a detail is wrong or something that matters is left out.",
    Rating.MIXED: "Part of the claim is accurate and part of it is not.",
    Rating.MOSTLY_FALSE: "The claim holds something accurate, but its main point is not.",
    Rating.FALSE: "The record contradicts the claim.",
    Rating.UNPROVED: "The record we could find neither bears the claim out nor contradicts it.",
}


class Rule(StrEnum):
    """Which rule made a proposal."""

    REPEATED_LINE = "repeated-line"
    COMPARISON = "comparison"
    STANCES = "stances"
    DISPUTED = "disputed"


@dataclass(frozen=True)
class Reason:
    """A sentence, with the ids of the records it rests on."""

    text: str
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal(Record):
    """What the machine proposes for one claim. A person decides.

    `probability` is that of the rating being right, between 0 and 1; `probability_from`
    says on what it was calibrated.
    """

    KIND: ClassVar[str] = "prp"

    claim: str
    rating: Rating
    rule: Rule
    probability: float
    probability_from: str
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True)
class NotEnough(Record):
    """No proposal: what is missing, and what was looked for."""

    KIND: ClassVar[str] = "nen"

    claim: str
    missing: tuple[str, ...]
    looked_for: tuple[str, ...]


@dataclass(frozen=True)
class NotCheckable(Record):
    """No proposal, because evidence could not settle the claim: the kind, and why."""

    KIND: ClassVar[str] = "nch"

    claim: str
    kind: str
    reason: str


Outcome = Proposal | NotEnough | NotCheckable
