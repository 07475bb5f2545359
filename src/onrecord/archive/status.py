"""What an archive holds, for `onrecord doctor`."""

from dataclasses import dataclass
from pathlib import Path

from onrecord.archive.index_home import IndexHome
from onrecord.archive.jobs import FAILED, Jobs
from onrecord.archive.layout import Layout
from onrecord.archive.ledger import Ledger
from onrecord.archive.store import Store
from onrecord.archive.table_search import IN_MEMORY
from onrecord.archive.tables import REVISION
from onrecord.errors import ArchiveDamaged
from onrecord.records.engine import EngineId


@dataclass(frozen=True)
class ArchiveStatus:
    """What an archive holds.

    `behind` counts the records not in the index yet, `failed` those among them that could not
    be indexed in three attempts. `encoder` is `None` for an index of words alone, and
    `index_problem` a sentence when the index cannot be used.
    """

    path: Path
    archive: str
    format: int
    ledger: str
    revision: str
    counts: dict[str, int]
    behind: int
    failed: int
    encoder: EngineId | None
    words_only: bool
    passages: int | None
    factchecks: int | None
    vector_search: str
    index_problem: str | None


def status_of(path: Path, described: Layout, parts: tuple[Ledger, Store, Jobs, IndexHome]) -> ArchiveStatus:
    """The status of the archive at `path`, from its parts."""
    ledger, store, jobs, home = parts
    encoder, words_only, problem = None, False, None
    sizes: tuple[int | None, int | None] = (None, None)
    try:
        form = home.form()
        encoder, words_only = form.encoder, form.words_only
        index = home.current()
        sizes = index.sizes() if index else (0, 0)
    except ArchiveDamaged as damage:
        problem = str(damage)
    exact = "exact, in memory" if (sizes[0] or 0) <= IN_MEMORY else "exact, from disk"
    return ArchiveStatus(
        path=path,
        archive=described.archive,
        format=described.format,
        ledger="SQLite" if ledger.is_sqlite else "PostgreSQL",
        revision=REVISION,
        counts=store.counts(),
        behind=jobs.left(),
        failed=jobs.left(FAILED),
        encoder=encoder,
        words_only=words_only,
        passages=sizes[0],
        factchecks=sizes[1],
        vector_search=exact if encoder else "none: words alone",
        index_problem=problem,
    )
