"""Works off the index jobs: from records in the ledger to rows in the index."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.archive.codec import decode, kind_of
from onrecord.archive.index import FactCheckRow, Index, PassageRow, Vector
from onrecord.archive.index_home import IndexHome
from onrecord.archive.jobs import FAILED, Job, Jobs
from onrecord.archive.store import INDEXED, Store
from onrecord.errors import ArchiveDamaged
from onrecord.records.base import Record
from onrecord.records.document import Document
from onrecord.records.engine import Encoder
from onrecord.records.factcheck import FactCheck
from onrecord.text.passages import passages
from onrecord.text.when import When
from onrecord.text.words import stems

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done and how much there is."""

BATCH = 256
"""Records that are indexed in one commit: each commit leaves a file, and a kill loses one batch's work."""

_ENCODED_AT_ONCE = 64
_MANY = 512
"""Passages in one commit from which the progress tells of each portion: they take a minute or more."""


@dataclass(frozen=True)
class Synced:
    """What `sync` or `rebuild` put in the index."""

    documents: int = 0
    factchecks: int = 0
    passages: int = 0

    def __add__(self, other: "Synced") -> "Synced":
        return Synced(
            self.documents + other.documents,
            self.factchecks + other.factchecks,
            self.passages + other.passages,
        )


class Indexing:
    """Fills the index of one archive."""

    def __init__(self, store: Store, jobs: Jobs, home: IndexHome) -> None:
        self._store = store
        self._jobs = jobs
        self._home = home

    def sync(self, encoder: Encoder | None, progress: Progress | None) -> Synced:
        """Do the jobs that are free. When a job cannot be done, the others still are."""
        waiting = self._jobs.left() - self._jobs.left(FAILED)
        total, handled = Synced(), 0
        if not waiting:
            return total
        self._home.prepare(encoder)
        with self._home.together():
            # Opened under the lock: another generation may have come in its place before.
            index = self._home.writable(encoder)
            while jobs := self._jobs.claim(BATCH):
                total += self._do(jobs, index, _Vectors(encoder, self._jobs.heartbeat, progress))
                handled += len(jobs)
                if progress:
                    progress("index", min(handled, waiting), waiting)
            index.settle()
        return total

    def _do(self, jobs: Sequence[Job], index: Index, vectors: "_Vectors") -> Synced:
        finished = False
        try:
            records, failures = self._read([job.subject for job in jobs])
            added = _add(records, index, vectors)
            self._jobs.done([job for job in jobs if job.subject not in failures])
            for job in jobs:
                if job.subject in failures:
                    self._jobs.failed(job, failures[job.subject])
            finished = True
        finally:
            if not finished:
                self._jobs.give_back(jobs)
        return added

    def _read(self, names: Sequence[str]) -> tuple[list[Record], dict[str, str]]:
        bodies = self._store.bodies(names)
        return _decoded((name, bodies.get(name, "")) for name in names)

    def rebuild(self, encoder: Encoder | None, progress: Progress | None) -> Synced:
        """Make a new index from the whole ledger and put it in place of the old one.

        Searches see the old one until the new one is whole.
        """
        with self._home.alone():
            covered = self._jobs.all()
            index = self._home.begin(encoder)
            total, handled = Synced(), 0
            failures: dict[str, str] = {}
            count = sum(self._store.count(kind.KIND) for kind in INDEXED)
            for page in _pages(self._indexed_rows()):
                records, failed = _decoded(page)
                failures |= failed
                total += _add(records, index, _Vectors(encoder, _nothing, progress))
                handled += len(page)
                if progress:
                    progress("index", handled, count)
            index.settle()
            self._home.adopt(index)
            self._jobs.replace(covered, failures)
        return total

    def _indexed_rows(self) -> Iterator[tuple[str, str]]:
        for kind in INDEXED:
            for row in self._store.rows(kind.KIND):
                yield row.id, row.body


@dataclass(frozen=True)
class _Vectors:
    """Encodes texts in small portions, with a sign of life after each."""

    encoder: Encoder | None
    alive: Callable[[], None]
    progress: Progress | None = None

    def of(self, texts: Sequence[str]) -> Vector | None:
        if self.encoder is None or not texts:
            return None
        found = []
        for start in range(0, len(texts), _ENCODED_AT_ONCE):
            found.append(self.encoder.encode(texts[start : start + _ENCODED_AT_ONCE], "passage"))
            self.alive()
            if self.progress and len(texts) > _MANY:
                self.progress("passages", min(start + _ENCODED_AT_ONCE, len(texts)), len(texts))
        return np.concatenate(found)


def _nothing() -> None:
    """A rebuild holds the index alone and needs no sign of life."""


def _pages(rows: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    page: list[tuple[str, str]] = []
    for row in rows:
        page.append(row)
        if len(page) == BATCH:
            yield page
            page = []
    if page:
        yield page


def _decoded(pairs: Iterable[tuple[str, str]]) -> tuple[list[Record], dict[str, str]]:
    records: list[Record] = []
    failures: dict[str, str] = {}
    for name, body in pairs:
        try:
            records.append(decode(body, kind_of(name)))
        except ArchiveDamaged as problem:
            failures[name] = str(problem)
    return records, failures


def _add(records: Sequence[Record], index: Index, vectors: _Vectors) -> Synced:
    documents = [record for record in records if isinstance(record, Document)]
    factchecks = [record for record in records if isinstance(record, FactCheck)]
    rows = [row for document in documents for row in passage_rows(document)]
    checks = [factcheck_row(factcheck) for factcheck in factchecks]
    if rows:
        index.add_passages(rows, vectors.of([row.words for row in rows]))
    if checks:
        index.add_factchecks(checks, vectors.of([row.text for row in checks]))
    return Synced(len(documents), len(checks), len(rows))


def passage_rows(document: Document) -> list[PassageRow]:
    """The rows of a document's passages, in order."""
    title = document.title or ""
    language = document.language
    return [
        PassageRow(
            id=f"{document.id}:{span.start}-{span.end}",
            document=document.id,
            start=span.start,
            end=span.end,
            words=span.of(document.text),
            stems=" ".join(stems(span.of(document.text), language)),
            title=document.title,
            title_stems=" ".join(stems(title, language)),
            publisher=document.publisher,
            published=document.published.value if document.published else None,
            first_day=_first_day(document.published),
            language=language,
        )
        for span in passages(document.text, language or "en")
    ]


def factcheck_row(factcheck: FactCheck) -> FactCheckRow:
    """The row of an earlier fact-check."""
    language = factcheck.language
    return FactCheckRow(
        id=factcheck.id,
        text=factcheck.claim,
        claim_stems=" ".join(stems(factcheck.claim, language)),
        title_stems=" ".join(stems(factcheck.title or "", language)),
        keyword_stems=" ".join(stems(" ".join(factcheck.keywords), language)),
        published=factcheck.published.value if factcheck.published else None,
        first_day=_first_day(factcheck.published),
        language=language,
    )


def _first_day(when: When | None) -> str | None:
    return when.first.isoformat() if when else None
