"""What the record shows: dated passages with named sources, events and origins."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from onrecord.records.base import Record, aside
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


class Happens(StrEnum):
    """How a source tells of an event: as something that happened, is planned, or is denied."""

    HAPPENED = "happened"
    PLANNED = "planned"
    DENIED = "denied"


@dataclass(frozen=True)
class Count:
    """A figure that a source gives for an event, at its place.

    `kind` is `killed`, `injured`, `missing`, `paid` or another of `text/counts.py`; `of` what is
    counted, as written, empty where it is not said. `said_by` is who gives it, where that is
    said and is not the publisher.
    """

    kind: str
    of: str
    figure: Figure
    span: Span
    said_by: str = ""


@dataclass(frozen=True)
class Event(Record):
    """Something a document says happened, with its date as written and as resolved.

    `kinds` are what sort of event it is; `doers`, `deed` and `receivers` who did what to whom,
    as far as the words tell; `names` the people, bodies and places by which it can be told from
    others, `places` those of them that say where, and `sites` the sort of place ("hospital").
    `context` are names that stand only around it. `said_by` is whose word it is, where that is
    not the publisher's. `counts` are those of its words and of the undated sentences around them.
    None of these enters the id. `doers`, `deed`, `receivers` and `sites` follow from the words alone;
    `kinds` too, with the list of kinds; `names`, `places`, `status` and `said_by` from the sentence
    and, for what is a name, the title and text; `context` and `counts` from the sentences around.
    """

    KIND: ClassVar[str] = "evt"

    document: str
    span: Span
    words: str
    on: When
    date_words: str
    date_reason: str
    publisher: str | None
    figures: tuple[Figure, ...] = ()
    published: When | None = aside(None)
    status: Happens = aside(Happens.HAPPENED)
    said_by: str = aside("")
    kinds: tuple[str, ...] = aside(())
    doers: tuple[str, ...] = aside(())
    deed: str = aside("")
    receivers: tuple[str, ...] = aside(())
    names: tuple[str, ...] = aside(())
    places: tuple[str, ...] = aside(())
    sites: tuple[str, ...] = aside(())
    context: tuple[str, ...] = aside(())
    counts: tuple[Count, ...] = aside(())


@dataclass(frozen=True)
class Telling:
    """One source's telling of a happening. `origin` is where its text began."""

    event: str
    document: str
    publisher: str | None
    published: When | None
    span: Span
    words: str
    on: When
    date_words: str
    status: Happens
    said_by: str
    origin: str


@dataclass(frozen=True)
class SourcedCount:
    """A count with the document, publisher and day it stands in. Counts are never averaged."""

    document: str
    publisher: str | None
    published: When | None
    count: Count


@dataclass(frozen=True)
class Alike:
    """An event that may be the same as another, and why that is not sure."""

    event: str
    reason: str


@dataclass(frozen=True)
class Happening(Record):
    """One event as all its sources tell it, oldest source first.

    `on` is the narrowest date given. `joined` says why each telling is of the same event.
    `origins` counts the texts it rests on: copies of one text are one. `differing` holds, for
    each thing that is counted, the counts that are not the same, side by side.
    """

    KIND: ClassVar[str] = "hap"

    on: When
    what: str
    kinds: tuple[str, ...]
    tellings: tuple[Telling, ...]
    joined: tuple[str, ...]
    origins: int
    counts: tuple[SourcedCount, ...] = ()
    differing: tuple[tuple[SourcedCount, ...], ...] = ()
    maybe: tuple[Alike, ...] = ()


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
