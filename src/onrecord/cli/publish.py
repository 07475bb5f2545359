"""`onrecord publish`: a signed check becomes a page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from onrecord import settings
from onrecord.actions import Person, publish
from onrecord.archive.archive import Archive
from onrecord.cli.desk import site_of
from onrecord.cli.edge import ByPerson
from onrecord.cli.output import during, give, progress, words


@dataclass(frozen=True, kw_only=True)
class Options(ByPerson):
    """Which check, and where the site is."""

    check: Annotated[str, typer.Argument(metavar="CHECK", help="The check's id, or a beginning of it.")]
    to: Annotated[Path | None, typer.Option(metavar="DIR", help="The folder of the site.")] = None
    address: Annotated[str | None, typer.Option(metavar="URL", help="The address of the site.")] = None
    role: Annotated[str, typer.Option("--role", help="Their role at the desk.")] = "editor"


def command(options: Options) -> int:
    """Write a signed check to the site.

    Where the site is may also stand in onrecord.toml, as `site_folder` and `site_address`.
    """
    with Archive.open(options.archive) as archive:
        site = site_of(settings.load(options.archive), options.to, options.address)
        by = Person(options.name, options.role)
        with progress(json_wanted=options.json) as tell, during(tell, "writing the page"):
            published = publish(archive, options.check, site, by=by)
    lines = (words(f"Page: {published.page}"), words(f"Address: {published.address}"))
    give(published, lines, json_wanted=options.json)
    return 0
