"""Who made a record, when a machine did, and what the stages may ask an engine."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from onrecord.records.evidence import Stance
from onrecord.records.statement import Worth
from onrecord.text.spans import Span

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class EngineId:
    """Name, version and settings of what produced something.

    >>> str(EngineId("e5-small-int8", "0.3.0", "centred"))
    'e5-small-int8 0.3.0 (centred)'
    """

    name: str
    version: str
    settings: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.version}" + (f" ({self.settings})" if self.settings else "")


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how near two texts are in meaning."""

    engine: EngineId
    dimensions: int

    def encode(self, texts: Sequence[str], role: Literal["query", "passage"]) -> Vectors:
        """One unit-length row of `dimensions` 32-bit floats per text, in the order given."""
        ...


@dataclass(frozen=True)
class Token:
    """A word as the syntax engine sees it. `head` is the index of the word it hangs on."""

    span: Span
    word: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True)
class Name:
    """A name in the text: `kind` is `person`, `body` (organisation, state, group) or `place`."""

    span: Span
    words: str
    kind: str


@dataclass(frozen=True)
class Parse:
    """The syntax of one sentence; every span counts from the start of the text that was parsed."""

    span: Span
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]


class Syntax(Protocol):
    """Parses sentences of the languages it knows."""

    engine: EngineId
    languages: frozenset[str]

    def parse(self, texts: Sequence[str]) -> list[list[Parse]]:
        """For each text its sentences, parsed. Universal POS tags, spaCy's English dependencies."""
        ...


@dataclass(frozen=True)
class Attribution:
    """An attribution as an engine found it, counted from the start of the text.

    `cue` is the words that attribute ("said", "according to"); `content` what is attributed, in
    pieces where other words stand between; `source` the words for who, None where the sentence
    names nobody. `probability` is how sure the engine is of the cue.
    """

    cue: Span
    content: tuple[Span, ...]
    source: Span | None
    probability: float


class AttributionEngine(Protocol):
    """Finds who is said to have said what. It says which words name the source, not whom they mean."""

    engine: EngineId
    languages: frozenset[str]

    def find(self, text: str) -> list[Attribution]:
        """The attributions in `text`, in the order of their cues."""
        ...


@dataclass(frozen=True)
class StanceFinding:
    """How a passage stands to a claim, with a probability for each stance that is calibrated.

    `reason` says in words which features decided.
    """

    stance: Stance
    supports: float
    refutes: float
    reason: str


class StanceEngine(Protocol):
    """Says whether a passage supports or refutes a claim. It hints; it does not judge."""

    engine: EngineId
    languages: frozenset[str]

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[StanceFinding]:
        """One finding per (claim, passage)."""
        ...


@dataclass(frozen=True)
class WorthFinding:
    """How much checking a sentence would matter, as an engine sees it. It says nothing of what is true.

    `probability` is calibrated: that the annotators of the engine's training set would have
    marked the sentence. It is `None`, and `worth` is `UNSAID`, where the engine cannot judge.
    `reason` says in words what counted, or why the engine is silent.
    """

    worth: Worth
    probability: float | None
    reason: str


class WorthEngine(Protocol):
    """Says how much checking sentences would matter, in the languages it was measured in."""

    engine: EngineId
    languages: frozenset[str]

    def judge(self, sentences: Sequence[str], language: str | None) -> list[WorthFinding]:
        """One finding per sentence, in the order given. `HIGH` is the engine's yes."""
        ...


@dataclass(frozen=True)
class Engines:
    """The engines a run may use. `None` means: not installed, or switched off.

    `missing` says for each absent engine, in one sentence, how to get it.
    """

    encoder: Encoder | None = None
    syntax: Syntax | None = None
    stance: StanceEngine | None = None
    attribution: AttributionEngine | None = None
    worth: WorthEngine | None = None
    missing: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Name, version and settings of every engine that is there.

        >>> Engines().names()
        ()
        """
        named = (self.encoder, self.syntax, self.stance, self.attribution, self.worth)
        return tuple(str(one.engine) for one in named if one)
