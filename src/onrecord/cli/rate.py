"""`onrecord rate`: a person rates a claim."""

from dataclasses import dataclass
from typing import Annotated

import typer

from onrecord.actions import Person, rate
from onrecord.archive.archive import Archive
from onrecord.cli.edge import ByPerson
from onrecord.cli.output import give
from onrecord.cli.view_record import decision_lines


@dataclass(frozen=True, kw_only=True)
class Options(ByPerson):
    """Which claim, which rating, and why."""

    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or a beginning of it.")]
    rating: Annotated[str, typer.Argument(help="true, mostly-true, mixed, mostly-false, false or unproved.")]
    reason: Annotated[str, typer.Option(help="Why, in your own words. Readers see it.")]


def command(options: Options) -> int:
    """Give a claim a rating, with a reason.

    An earlier rating of the same claim is ended and stays on record.
    """
    with Archive.open(options.archive) as archive:
        by = Person(options.name, options.role)
        decision = rate(archive, options.claim, options.rating, by=by, reason=options.reason)
    give(decision, decision_lines((decision,)), json_wanted=options.json)
    return 0
