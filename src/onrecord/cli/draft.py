"""`onrecord draft`: the page before it is signed."""

from dataclasses import dataclass
from typing import Annotated

import typer

from onrecord.actions import Person, Signature, draft
from onrecord.archive.archive import Archive
from onrecord.cli.edge import InArchive
from onrecord.cli.output import give
from onrecord.cli.view_report import report_lines
from onrecord.records.report import Severity


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """Which check, and under which names."""

    check: Annotated[str, typer.Argument(metavar="CHECK", help="The check's id, or a beginning of it.")]
    author: Annotated[str, typer.Option(metavar="NAME", help="Who wrote it.")] = "(no author yet)"
    editor: Annotated[str, typer.Option(metavar="NAME", help="Who will sign it.")] = "(not signed yet)"


def command(options: Options) -> int:
    """Show the page as it would be published now, with the proofreader's notes.

    Ends with status 1 when a note blocks publication.
    """
    signature = Signature(Person(options.author), Person(options.editor, "editor"))
    with Archive.open(options.archive) as archive:
        report = draft(archive, options.check, signature)
    give(report, report_lines(report), json_wanted=options.json)
    return 1 if any(note.severity is Severity.BLOCKS for note in report.notes) else 0
