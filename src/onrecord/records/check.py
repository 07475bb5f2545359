"""One run of the journey: everything the stages gave for one statement."""

from dataclasses import dataclass, fields
from typing import ClassVar

from onrecord.errors import InputError
from onrecord.records.base import Record, aside, later
from onrecord.records.document import Document
from onrecord.records.evidence import Event, Evidence, Happening, NoAnswer, Origin
from onrecord.records.factcheck import FactCheck, Matching
from onrecord.records.narrative import Narrative, NewLine, Sighting
from onrecord.records.register import RegisterFinding
from onrecord.records.statement import Claim, Statement
from onrecord.records.verdict import NotCheckable, NotEnough, Outcome, Proposal


@dataclass(frozen=True)
class Step:
    """One stage of a run. `inputs` is a hash of what went in; `seconds` does not enter any id."""

    stage: str
    engine: str
    inputs: str
    outputs: str
    note: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Check(Record):
    """What the journey found for one statement. Its id follows from the ids of its parts.

    The same statement checked against the same archive with the same engines gives the
    same id; other events joined are another id. `findings` says who the claimants are by the
    register, where the archive has one.
    """

    KIND: ClassVar[str] = "chk"

    document: Document
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    matchings: tuple[Matching, ...]
    factchecks: tuple[FactCheck, ...]
    lines: tuple[Narrative | NewLine, ...]
    sightings: tuple[Sighting, ...]
    evidence: tuple[Evidence, ...]
    sources: tuple[Document, ...]
    events: tuple[Event, ...]
    origins: tuple[Origin, ...]
    unanswered: tuple[NoAnswer, ...]
    outcomes: tuple[Proposal | NotEnough | NotCheckable, ...]
    searched_documents: int
    searched_factchecks: int
    engines: tuple[str, ...]
    trace: tuple[Step, ...] = aside(())
    happenings: tuple[Happening, ...] = later(())
    findings: tuple[RegisterFinding, ...] = later(())

    def outcome_of(self, claim: Claim) -> Outcome:
        """What is proposed for `claim`, or why nothing is.

        Raises:
            InputError: the claim is not one of this check.
        """
        for outcome in self.outcomes:
            if outcome.claim == claim.id:
                return outcome
        raise InputError(
            f"The claim {claim.id}.",
            f"The check {self.id} has {len(self.claims)} claims.",
            "Give one of these.",
        )

    def evidence_for(self, claim: Claim) -> tuple[Evidence, ...]:
        """The passages held against `claim`, best first."""
        return tuple(piece for piece in self.evidence if piece.claim == claim.id)

    def parts(self) -> tuple[Record, ...]:
        """Every record of this check except itself, each once."""
        found: dict[str, Record] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, Record):
                    found.setdefault(part.id, part)
        return tuple(found.values())
