"""`onrecord init`: make an archive."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from onrecord.archive.archive import Archive
from onrecord.cli.edge import Shared
from onrecord.cli.output import give, words


@dataclass(frozen=True, kw_only=True)
class Options(Shared):
    """Where the archive goes."""

    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; it is made when missing.")] = (
        Path(".")
    )
    ledger: Annotated[
        str | None, typer.Option(metavar="URL", help="Keep the ledger in PostgreSQL instead of SQLite.")
    ] = None


def command(options: Options) -> int:
    """Make an empty archive."""
    with Archive.create(options.directory, ledger=options.ledger) as archive:
        path = archive.path
    lines = (words(f"An empty archive in {path}."), words(f"Next: onrecord add FOLDER --archive {path}"))
    give({"archive": str(path)}, lines, json_wanted=options.json)
    return 0
