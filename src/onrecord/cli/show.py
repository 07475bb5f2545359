"""`onrecord show`: any record by its id or the beginning of it."""

from dataclasses import dataclass
from typing import Annotated

import typer

from onrecord.actions import decisions_of
from onrecord.archive.archive import Archive
from onrecord.cli.edge import InArchive
from onrecord.cli.output import give
from onrecord.cli.view_check import check_lines
from onrecord.cli.view_record import decision_lines, record_lines
from onrecord.records.check import Check


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """Which record."""

    identity: Annotated[str, typer.Argument(metavar="ID", help="An id, or a beginning of it that is unique.")]


def command(options: Options) -> int:
    """Show any record, with what was decided about it."""
    with Archive.open(options.archive) as archive:
        identity = archive.resolve(options.identity)
        if identity.startswith(f"{Check.KIND}_"):
            check = archive.load_check(identity)
            decisions = decisions_of(archive, check)
            shown = {"record": check, "decisions": decisions}
            give(shown, (*check_lines(check), *decision_lines(decisions)), json_wanted=options.json)
            return 0
        record = archive.get(identity)
        decisions = archive.decisions(identity)
    shown = {"record": record, "decisions": decisions}
    give(shown, (*record_lines(record), *decision_lines(decisions)), json_wanted=options.json)
    return 0
