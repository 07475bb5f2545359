"""What `add` did, for people."""

from collections.abc import Iterator

from rich.console import RenderableType

from onrecord.cli.output import heading, paragraph, short, words
from onrecord.journey import Added
from onrecord.records.engine import Engines
from onrecord.report.wording import counted


def added_lines(added: Added, engines: Engines) -> Iterator[RenderableType]:
    """How many came in, and every one that did not, with the reason."""
    new = (
        f"{counted(len(added.documents), 'new document')}, "
        f"{counted(len(added.factchecks), 'new earlier fact-check')}; {added.already} there already."
    )
    yield words(new[0].upper() + new[1:])
    if added.unreadable:
        yield heading(f"Kept, but not readable: {len(added.unreadable)}")
        for one in added.unreadable:
            where = one.address.removeprefix("file:") or short(one.snapshot)
            yield paragraph(f"{where}, {one.reason.value}: {one.detail}")
    if added.skipped:
        yield heading(f"Not taken: {len(added.skipped)}")
        for left in added.skipped:
            yield paragraph(f"{left.where}: {left.reason}")
    if added.behind:
        yield words(f"The index is {counted(added.behind, 'record')} behind; `onrecord check` catches up.")
    for sentence in engines.missing:
        yield words(f"Note: {sentence}", "dim")
