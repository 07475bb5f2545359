"""`onrecord answer`: what somebody who was asked has answered."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from onrecord.actions import Person, answer
from onrecord.archive.archive import Archive
from onrecord.cli.edge import ByPerson
from onrecord.cli.output import give
from onrecord.cli.typed import date_in
from onrecord.cli.view_record import decision_lines


@dataclass(frozen=True, kw_only=True)
class Options(ByPerson):
    """Which request, and the answer."""

    request: Annotated[str, typer.Argument(metavar="REQUEST", help="The id that `onrecord ask` gave.")]
    words: Annotated[str, typer.Option(help="The answer, word for word.")]
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day it came. Without it, today.")] = None


def command(options: Options) -> int:
    """Record what somebody who was asked has answered."""
    on = date_in("on", options.on).first if options.on else date.today()
    with Archive.open(options.archive) as archive:
        by = Person(options.name, options.role)
        decision = answer(archive, options.request, options.words, on, by=by)
    give(decision, decision_lines((decision,)), json_wanted=options.json)
    return 0
