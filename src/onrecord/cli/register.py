"""`onrecord register`: people and bodies with their roles, from a file into the archive."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from onrecord.archive.archive import Archive
from onrecord.cli.edge import InArchive
from onrecord.cli.output import during, give, progress
from onrecord.cli.view_register import taken_lines
from onrecord.errors import InputError
from onrecord.intake.register_csv import COLUMNS
from onrecord.intake.register_fields import RegisterOptions
from onrecord.intake.register_taking import RegisterTaken, take_register
from onrecord.records.register import EntryKind


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """Which files, and how to read them."""

    file: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, or FollowTheMoney as JSON.")]
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose list it is. Without it, the file's name.")
    ] = None
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="person or body, for rows that do not say it.")
    ] = None
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="OURS=THEIRS", help="The file's column for one of ours; repeatable."),
    ] = None
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The file's encoding, when it is not UTF-8.")
    ] = None


def command(options: Options) -> int:
    """Take people, bodies and their roles into the register.

    Taking a list again adds what is new and keeps a changed entry as a new version beside the
    earlier one; the list is known by its source and the ids in it. Nothing is removed. A row that
    cannot be used is named with its line and the reason. docs/register.md shows both forms.
    """
    how = RegisterOptions(options.source, _kind(options.kind), _columns(options.columns), options.encoding)
    taken = RegisterTaken()
    with Archive.open(options.archive) as archive:
        with progress(json_wanted=options.json) as tell:
            for file in options.file:
                with during(tell, f"reading {file.name}"):
                    taken = taken.plus(take_register(archive, file, how))
        size = archive.register.size()
    give(taken, taken_lines(taken, size), json_wanted=options.json)
    return 1 if taken.skipped else 0


def _kind(written: str | None) -> EntryKind | None:
    if written is None or written in (EntryKind.PERSON, EntryKind.BODY):
        return EntryKind(written) if written else None
    raise InputError(f"The kind {written!r}.", "A kind is person or body.", "Give one of these.")


def _columns(written: list[str] | None) -> dict[str, str]:
    found = {}
    for one in written or []:
        ours, mark, theirs = one.partition("=")
        if not mark or not theirs.strip():
            raise InputError(
                f"The mapping {one!r}.",
                f"A mapping is OURS=THEIRS, with OURS one of {', '.join(COLUMNS)}.",
                "Write it so, such as --map name=Nom.",
            )
        found[ours.strip()] = theirs.strip()
    return found
