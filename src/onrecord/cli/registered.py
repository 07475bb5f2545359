"""`onrecord registered`: what the register holds."""

from dataclasses import dataclass
from itertools import islice
from typing import Annotated

import typer

from onrecord.archive.archive import Archive
from onrecord.cli.edge import InArchive
from onrecord.cli.output import give
from onrecord.cli.view_register import entry_lines


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """Which entries."""

    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Only entries with a name like it, however spelt.")
    ] = None
    most: Annotated[int, typer.Option(metavar="NUMBER", min=1, help="At most so many.")] = 100


def command(options: Options) -> int:
    """List the entries of the register, with their roles.

    Of each entry the newest version is shown; `onrecord show ID` shows every field of it, and what
    it replaces.
    """
    with Archive.open(options.archive) as archive:
        size = archive.register.size()
        found = archive.register.near(options.name) if options.name else archive.register.entries()
        shown = list(islice(found, options.most))
    give(
        {"entries": shown, "registered": size},
        entry_lines(shown, size),
        json_wanted=options.json,
    )
    return 0
