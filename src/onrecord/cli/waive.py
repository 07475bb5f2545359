"""`onrecord waive`: why the claimant was not asked."""

from dataclasses import dataclass
from typing import Annotated

import typer

from onrecord.actions import Person, waive_asking
from onrecord.archive.archive import Archive
from onrecord.cli.edge import ByPerson
from onrecord.cli.output import give
from onrecord.cli.view_record import decision_lines


@dataclass(frozen=True, kw_only=True)
class Options(ByPerson):
    """Which check, and why."""

    check: Annotated[str, typer.Argument(metavar="CHECK", help="The check's id, or a beginning of it.")]
    reason: Annotated[str, typer.Option(help="Why. Readers see it.")]


def command(options: Options) -> int:
    """Record why the claimant was not asked."""
    with Archive.open(options.archive) as archive:
        by = Person(options.name, options.role)
        decision = waive_asking(archive, options.check, options.reason, by=by)
    give(decision, decision_lines((decision,)), json_wanted=options.json)
    return 0
