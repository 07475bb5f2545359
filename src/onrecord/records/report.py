"""The fact-check as it will be published: every sentence tied to spans."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from onrecord.records.base import Record
from onrecord.records.document import Citation
from onrecord.text.spans import Span
from onrecord.text.when import When


@dataclass(frozen=True)
class Sentence:
    """A sentence of the report. `cites` may be empty only where `own` says why.

    `own` is set for sentences about our own work ("The archive holds 61 documents.") and
    names the record they follow from, such as a decision, a proposal or the trace.
    `under` is the subheading it stands under; `remark` stands beside it, in the margin.
    `aside` sentences wait behind a line that opens.
    """

    text: str
    cites: tuple[Citation, ...] = ()
    own: str | None = None
    under: str = ""
    remark: str = ""
    aside: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the page.

    `key` is stable: `said`, `repeated`, `record`, `asked`, `line`, `unknown`, `method`.

    `empty` is what readers are told when there is nothing to say; a section is never an empty space.
    """

    key: str
    heading: str
    sentences: tuple[Sentence, ...]
    empty: str = ""


@dataclass(frozen=True)
class RatedClaim:
    """A claim with what the machine proposed and what a person decided, kept apart."""

    claim: str
    text: str
    words: str
    rating: str | None
    rating_label: str
    why: Sentence
    proposed: str
    decided_by: str
    decision: str


@dataclass(frozen=True)
class Source:
    """A numbered source: what the reader needs to find it again."""

    number: int
    record: str
    title: str
    publisher: str
    published: When | None
    address: str | None
    snapshot_sha256: str | None
    restated_by: str | None
    language: str | None


class Severity(StrEnum):
    """How much a note matters. `BLOCKS` closes the gate to publication."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True)
class Note:
    """A proofreader's note on a report, or a finding of `audit` on any fact-check page.

    `rule` is documented under that name. `span` and `words` say where in the text.
    """

    rule: str
    severity: Severity
    message: str
    span: Span | None = None
    words: str = ""


@dataclass(frozen=True)
class Report(Record):
    """A fact-check ready to publish."""

    KIND: ClassVar[str] = "rep"

    check: str
    headline: str
    standfirst: Sentence
    language: str
    signed_at: datetime
    author: str
    editor: str
    claimant: str
    role: str | None
    said_on: When | None
    venue: str | None
    quote: str | None
    quote_citation: Citation | None
    claims: tuple[RatedClaim, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    notes: tuple[Note, ...] = ()
