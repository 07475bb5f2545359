"""`onrecord who`: who a name is by the register."""

from dataclasses import dataclass
from typing import Annotated

import typer

from onrecord.archive.archive import Archive
from onrecord.cli.edge import InArchive
from onrecord.cli.output import give
from onrecord.cli.typed import date_in
from onrecord.cli.view_register import finding_lines
from onrecord.errors import InputError
from onrecord.reading.register import who
from onrecord.records.register import Known


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """The name, and what is known beside it."""

    name: Annotated[str, typer.Argument(metavar="NAME", help="The name as it is written.")]
    role: Annotated[str | None, typer.Option(help="The role as it is written.")] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day: 2022-11-02, 2022-11 or 2022.")] = (
        None
    )


def command(options: Options) -> int:
    """Say who a name is by the register, with the role on a day.

    Exit status 0 when one entry is meant; 1 when it is ambiguous, probably misspelt, or not in the
    register.
    """
    if not any(letter.isalpha() for letter in options.name):
        raise InputError(f"The name {options.name!r}.", "A name has letters.", "Give the name as written.")
    on = date_in("on", options.on) if options.on else None
    with Archive.open(options.archive) as archive:
        found = who(options.name, options.role, on, archive.register)
    give(found, finding_lines((found,)), json_wanted=options.json)
    return 0 if found.known is Known.FOUND else 1
