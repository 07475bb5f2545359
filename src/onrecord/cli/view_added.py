"""What `add` did, for people."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType

from onrecord.cli.output import as_json, heading, paragraph, short, words
from onrecord.journey import Added
from onrecord.records.document import Document
from onrecord.records.engine import Engines
from onrecord.report.wording import counted, ended

READ = ("id", "title", "publisher", "published", "published_from", "doubts")
"""What `--json` tells of each new document, so that it can be looked over."""


def as_added(added: Added, documents: Sequence[Document]) -> dict[str, Any]:
    """`added` for programs, with what was read about each new document under `read`."""
    told: dict[str, Any] = as_json(added)
    return told | {"read": [{name: as_json(getattr(one, name)) for name in READ} for one in documents]}


def added_lines(added: Added, documents: Sequence[Document], engines: Engines) -> Iterator[RenderableType]:
    """How many came in, and every one that did not, with the reason."""
    new = (
        f"{counted(len(added.documents), 'new document')}, "
        f"{counted(len(added.factchecks), 'new earlier fact-check')}; {added.already} there already."
    )
    yield words(new[0].upper() + new[1:])
    doubtful = [one for one in documents if one.doubts]
    if doubtful:
        yield heading(f"Read, with doubts: {len(doubtful)}")
        for one in doubtful:
            yield paragraph(f"{one.address.removeprefix('file:')}: {' '.join(map(ended, one.doubts))}")
    if added.unreadable:
        yield heading(f"Kept, but not readable: {len(added.unreadable)}")
        for failed in added.unreadable:
            where = failed.address.removeprefix("file:") or short(failed.snapshot)
            yield paragraph(f"{where}, {failed.reason.value}: {failed.detail}")
    if added.skipped:
        yield heading(f"Not taken: {len(added.skipped)}")
        for left in added.skipped:
            yield paragraph(f"{left.where}: {left.reason}")
    if added.behind:
        yield words(f"The index is {counted(added.behind, 'record')} behind; `onrecord check` catches up.")
    for sentence in engines.missing:
        yield words(f"Note: {sentence}", "dim")
