"""What the archive asks of an index: rows in, hits out. An engine other than LanceDB may stand behind it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Protocol

import numpy as np
import numpy.typing as npt

from onrecord.records.document import Passage
from onrecord.records.engine import EngineId
from onrecord.text.spans import Span
from onrecord.text.when import When

Vector = npt.NDArray[np.float32]

SCHEMA = 1
"""The version of the index's own form. An index of another version is rebuilt."""

INDEX_MARKER = "index.json"


@dataclass(frozen=True)
class Query:
    """What to look for. `vector` is the text encoded as a query, or `None` for words alone.

    `language` is the language of `text`, so that its words are stemmed as they were in the
    index; it leaves nothing out. `until` leaves out what was certainly published after that
    day; what has no date stays.
    """

    text: str
    vector: Vector | None = None
    limit: int = 20
    language: str | None = None
    until: date | None = None


@dataclass(frozen=True)
class PassageHit:
    """A passage that was found.

    `words_score` is BM25 over its words and, weighted, its document's title; `vector_score` a
    cosine, or `None` when either side has no vector. `score` fuses both within this search,
    from 0 to 1; scores of two searches do not compare.
    """

    document: str
    span: Span
    words: str
    title: str | None
    publisher: str | None
    published: When | None
    language: str | None
    score: float
    words_score: float | None
    vector_score: float | None

    @property
    def passage(self) -> Passage:
        """The passage alone."""
        return Passage(self.document, self.span, self.words)


@dataclass(frozen=True)
class FactCheckHit:
    """An earlier fact-check that was found, by its id. Scores as for `PassageHit`."""

    factcheck: str
    published: When | None
    language: str | None
    score: float
    words_score: float | None
    vector_score: float | None


@dataclass(frozen=True)
class PassageRow:
    """A passage as the index holds it: its words, and stems separated by spaces."""

    id: str
    document: str
    start: int
    end: int
    words: str
    stems: str
    title: str | None
    title_stems: str
    publisher: str | None
    published: str | None
    first_day: str | None
    language: str | None


@dataclass(frozen=True)
class FactCheckRow:
    """An earlier fact-check as the index holds it; `text` is what is encoded."""

    id: str
    text: str
    claim_stems: str
    title_stems: str
    keyword_stems: str
    published: str | None
    first_day: str | None
    language: str | None


@dataclass(frozen=True)
class IndexForm:
    """What an index is made of: the encoder of its vectors, and which folder holds its tables.

    `generation` is empty until something was indexed; then `words_only` says that the rows
    have no vectors.
    """

    schema: int = SCHEMA
    generation: str = ""
    encoder: EngineId | None = None
    dimensions: int | None = None

    @property
    def words_only(self) -> bool:
        """Whether rows were indexed without vectors."""
        return bool(self.generation) and self.encoder is None

    def to_json(self) -> bytes:
        """The text of `index.json`."""
        return (json.dumps(asdict(self), indent=2) + "\n").encode()

    @classmethod
    def from_json(cls, body: bytes) -> "IndexForm":
        """The form that `to_json` wrote.

        Raises:
            ValueError, KeyError, TypeError: it is no such text.
        """
        said = json.loads(body)
        encoder = EngineId(**said["encoder"]) if said["encoder"] else None
        return cls(int(said["schema"]), str(said["generation"]), encoder, said["dimensions"])


EmptyIndex = IndexForm()
"""The form of an index that nothing was put in."""


class Index(Protocol):
    """Holds passages and earlier fact-checks, by words and by vectors.

    `add_…` skips rows whose ids are there; when it returns, the rows are durable and found by
    the next search.
    """

    def add_passages(self, rows: Sequence[PassageRow], vectors: Vector | None) -> int:
        """Add all passages of some documents at once; how many were new."""
        ...

    def add_factchecks(self, rows: Sequence[FactCheckRow], vectors: Vector | None) -> int:
        """Add earlier fact-checks at once; how many were new."""
        ...

    def search_passages(self, query: Query) -> list[PassageHit]:
        """The nearest passages, best first; ties oldest first, then by id."""
        ...

    def search_factchecks(self, query: Query) -> list[FactCheckHit]:
        """The nearest earlier fact-checks, best first; ties oldest first, then by id."""
        ...

    def settle(self, *, fully: bool = False) -> None:
        """Fold new rows into the word index, and tidy files when there are many."""
        ...

    def passage_ids(self) -> Iterable[str]:
        """The ids of all passages, in no order."""
        ...

    def factcheck_ids(self) -> Iterable[str]:
        """The ids of all earlier fact-checks, in no order."""
        ...
