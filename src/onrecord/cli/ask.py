"""`onrecord ask`: a request for comment on record."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from onrecord.actions import Asked, Person, ask
from onrecord.archive.archive import Archive
from onrecord.cli.edge import ByPerson
from onrecord.cli.output import give, words
from onrecord.cli.typed import date_in
from onrecord.cli.view_record import decision_lines


@dataclass(frozen=True, kw_only=True)
class Options(ByPerson):
    """Whom, how, when and what."""

    check: Annotated[str, typer.Argument(metavar="CHECK", help="The check's id, or a beginning of it.")]
    whom: Annotated[str, typer.Option(help="Who was asked.")]
    claimant: Annotated[
        bool, typer.Option("--claimant", help="It is the person whose statement is checked.")
    ] = False
    channel: Annotated[str, typer.Option(help="How: e-mail, telephone, letter.")] = ""
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day. Without it, today.")] = None
    question: Annotated[str, typer.Option(help="What was asked, word for word.")] = ""


def command(options: Options) -> int:
    """Record that somebody was asked for comment.

    Then record what came of it, with `onrecord answer` or `onrecord silence`.
    """
    on = date_in("on", options.on).first if options.on else date.today()
    asked = Asked(options.whom, on, options.claimant, options.channel, options.question)
    with Archive.open(options.archive) as archive:
        decision = ask(archive, options.check, asked, by=Person(options.name, options.role))
    hint = words(f"Next: onrecord answer {decision.id} --words … or onrecord silence {decision.id}")
    give(decision, (*decision_lines((decision,)), hint), json_wanted=options.json)
    return 0
