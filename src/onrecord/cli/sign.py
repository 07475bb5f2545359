"""`onrecord sign`: an editor puts their name to a check."""

from dataclasses import dataclass
from typing import Annotated

import typer

from onrecord.actions import Person, Signature, accept_proposals, sign, waive_asking
from onrecord.archive.archive import Archive
from onrecord.cli.edge import ByPerson
from onrecord.cli.output import give, short, words
from onrecord.cli.view_record import decision_lines


@dataclass(frozen=True, kw_only=True)
class Options(ByPerson):
    """Who wrote it, who signs it, and how it is headed."""

    check: Annotated[str, typer.Argument(metavar="CHECK", help="The check's id, or a beginning of it.")]
    author: Annotated[str, typer.Option(metavar="NAME", help="Who wrote the fact-check.")]
    role: Annotated[str, typer.Option("--role", help="The role of who signs.")] = "editor"
    headline: Annotated[str | None, typer.Option(help="The headline. Without it, a plain one.")] = None
    standfirst: Annotated[str | None, typer.Option(help="The sentence under the headline.")] = None
    accept_proposals: Annotated[
        bool,
        typer.Option("--accept-proposals", help="Take over the machine's proposals for undecided claims."),
    ] = False
    not_asked_because: Annotated[
        str | None, typer.Option(metavar="REASON", help="Why the claimant was not asked.")
    ] = None
    one_person_desk: Annotated[
        bool,
        typer.Option("--one-person-desk", help="Author and editor are one person, and readers are told."),
    ] = False


def command(options: Options) -> int:
    """Sign a check as its editor.

    Every claim needs a decision, and the claimant must have been asked, or it must be
    said why not. All that is missing is named.
    """
    editor = Person(options.name, options.role)
    signature = Signature(
        Person(options.author), editor, options.headline, options.standfirst, options.one_person_desk
    )
    with Archive.open(options.archive) as archive:
        check = archive.resolve(options.check)
        if options.accept_proposals:
            accept_proposals(archive, check, by=editor)
        if options.not_asked_because:
            waive_asking(archive, check, options.not_asked_because, by=editor)
        decision = sign(archive, check, signature)
    hint = words(f"Next: onrecord publish {short(check)} --as NAME --to DIR --address URL")
    give(decision, (*decision_lines((decision,)), hint), json_wanted=options.json)
    return 0
