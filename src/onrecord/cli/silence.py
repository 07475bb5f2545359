"""`onrecord silence`: no answer had come."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from onrecord.actions import Person, silence
from onrecord.archive.archive import Archive
from onrecord.cli.edge import ByPerson
from onrecord.cli.output import give
from onrecord.cli.typed import date_in
from onrecord.cli.view_record import decision_lines


@dataclass(frozen=True, kw_only=True)
class Options(ByPerson):
    """Which request, and until when."""

    request: Annotated[str, typer.Argument(metavar="REQUEST", help="The id that `onrecord ask` gave.")]
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The last day. Without it, today.")] = None


def command(options: Options) -> int:
    """Record that no answer had come until a day."""
    until = date_in("until", options.until).last if options.until else date.today()
    with Archive.open(options.archive) as archive:
        decision = silence(archive, options.request, until, by=Person(options.name, options.role))
    give(decision, decision_lines((decision,)), json_wanted=options.json)
    return 0
