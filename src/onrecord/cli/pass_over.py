"""`onrecord pass-over`: a person leaves a claim without a rating."""

from dataclasses import dataclass
from typing import Annotated

import typer

from onrecord.actions import Person, pass_over
from onrecord.archive.archive import Archive
from onrecord.cli.edge import ByPerson
from onrecord.cli.output import give
from onrecord.cli.view_record import decision_lines


@dataclass(frozen=True, kw_only=True)
class Options(ByPerson):
    """Which claim, and why."""

    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or a beginning of it.")]
    reason: Annotated[str, typer.Option(help="Why it gets no rating. Readers see it.")]


def command(options: Options) -> int:
    """Leave a claim without a rating, with a reason."""
    with Archive.open(options.archive) as archive:
        by = Person(options.name, options.role)
        decision = pass_over(archive, options.claim, by=by, reason=options.reason)
    give(decision, decision_lines((decision,)), json_wanted=options.json)
    return 0
