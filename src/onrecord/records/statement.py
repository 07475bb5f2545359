"""Who said what, in which role, when, word for word; and the claims in it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from onrecord.records.base import Record, aside
from onrecord.text.spans import Span
from onrecord.text.when import When


@dataclass(frozen=True)
class Said:
    """What a person tells onrecord about a statement. Only `text` is needed.

    `read_in` names where we read it; `address` is its link.
    """

    text: str
    by: str | None = None
    role: str | None = None
    on: When | None = None
    venue: str | None = None
    language: str | None = None
    read_in: str | None = None
    address: str | None = None
    translated: bool | None = None


@dataclass(frozen=True)
class Claimant:
    """Who made a claim, with the role held on that date, as written."""

    name: str
    role: str | None = None


class Mode(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"
    REPORTED = "reported"
    MIXED = "mixed"


@dataclass(frozen=True)
class Statement(Record):
    """One thing somebody is said to have said.

    `span` is the content in the document's text, `words` the text there. `quote` holds
    the words between quotation marks, when there are any. `verb` is the word that
    introduces it. `source` is where the words that name the claimant stand ("the envoy", "he").
    `steps` says how the claimant and the date were found, one sentence each; `probability` is
    that of the attribution, from 0 to 1, where an engine found it.
    """

    KIND: ClassVar[str] = "stm"

    document: str
    span: Span
    words: str
    mode: Mode
    claimant: Claimant | None
    verb: str | None = None
    quote: str | None = None
    on: When | None = None
    venue: str | None = None
    language: str | None = None
    steps: tuple[str, ...] = ()
    source: Span | None = aside(None)
    probability: float | None = aside(None)


class Checkable(StrEnum):
    """Whether evidence could show a claim to be true or false."""

    CHECKABLE = "checkable"
    OPINION = "opinion"
    INTENT = "intent"
    PREDICTION = "prediction"
    VAGUE = "vague"


class Worth(StrEnum):
    """How much checking it would matter, in three steps; `UNSAID` when no rule spoke."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Claim(Record):
    """One thing said that can be rated on its own, or that is passed over with a reason.

    `words` is the text at `span`, as said. `text` is the same made self-contained: who,
    what, when. Hedges and attribution stay; `text_reason` says what was copied or resolved.
    `about` is the time it speaks of.
    """

    KIND: ClassVar[str] = "clm"

    statement: str
    document: str
    span: Span
    words: str
    text: str
    claimant: Claimant | None
    checkable: Checkable
    checkable_reason: str
    worth: Worth
    worth_reason: str
    about: When | None = None
    about_reason: str = ""
    text_reason: str = ""
    language: str | None = None
    made_by: str = ""
