"""Lines that come back, and where they were seen."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from onrecord.records.base import Record
from onrecord.text.spans import Span
from onrecord.text.when import When


class SightingStance(StrEnum):
    """How an outlet handles a line it carries."""

    ENDORSES = "endorses"
    UNCRITICAL = "reports uncritically"
    DISTANCE = "reports with distance"
    DISPUTES = "disputes"
    DEBUNKS = "debunks"
    CANNOT_SAY = "cannot say"


@dataclass(frozen=True)
class Feature:
    """One thing seen in a passage that speaks for a label; `words` is where it shows."""

    name: str
    words: str


@dataclass(frozen=True)
class Sighting(Record):
    """A place where a line was carried: outlet, title, date, stance, and why we call it so.

    `document` is where we read it; `factcheck` names the earlier fact-check that recorded it
    when we hold no copy ourselves. One of the two is set. `span` and `words` are in the document's text,
    or empty when only the title carries the line.
    """

    KIND: ClassVar[str] = "sgt"

    claim: str
    outlet: str
    on: When | None
    stance: SightingStance
    features: tuple[Feature, ...]
    document: str | None = None
    factcheck: str | None = None
    span: Span | None = None
    words: str = ""
    title: str | None = None
    address: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Narrative(Record):
    """A proposal: these earlier fact-checks and sightings carry one line.

    `line` is the claim of the member that stands nearest to the others. `first_seen` is
    the earliest date on record, `first_seen_in` the id of the record that shows it.
    `debunked_by` are the earlier fact-checks that rate the line.
    """

    KIND: ClassVar[str] = "nar"

    claim: str
    line: str
    factchecks: tuple[str, ...]
    sightings: tuple[str, ...]
    debunked_by: tuple[str, ...]
    first_seen: When | None
    first_seen_in: str | None
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class NewLine(Record):
    """No narrative: the line is new to this archive, or there is not enough to say."""

    KIND: ClassVar[str] = "nln"

    claim: str
    reason: str
