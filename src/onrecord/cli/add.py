"""`onrecord add`: files, folders and addresses into the archive."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from onrecord import settings
from onrecord.archive.archive import Archive
from onrecord.cli.desk import engines_of, is_address, limits_of, path_of
from onrecord.cli.edge import InArchive
from onrecord.cli.output import during, give, progress
from onrecord.cli.view_added import added_lines, as_added
from onrecord.journey import Added, add_address, add_factchecks, add_path
from onrecord.records.document import Document


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """What to add, and what it is."""

    source: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, addresses.")]
    factchecks: Annotated[
        bool, typer.Option("--factchecks", help="The files hold earlier fact-checks, whatever their names.")
    ] = False


def command(options: Options) -> int:
    """Take sources and earlier fact-checks into the archive.

    Files ending in .jsonl, .csv and .jsonld are read as earlier fact-checks (JSON Lines,
    CSV, ClaimReview); for other files give --factchecks. Everything else is a source:
    text, HTML or PDF. What is there already is not added again.
    """
    with Archive.open(options.archive) as archive:
        desk = settings.load(options.archive)
        added = Added()
        with progress(json_wanted=options.json) as tell:
            engines = engines_of(desk, tell)
            for source in options.source:
                if options.factchecks:
                    with during(tell, f"reading {source}"):
                        added = added.plus(add_factchecks(archive, Path(source)))
                elif is_address(source):
                    with during(tell, f"getting {source}"):
                        added = added.plus(add_address(archive, source, limits_of(desk), engines))
                else:
                    added = added.plus(add_path(archive, path_of(source), engines, tell))
            if options.factchecks:
                archive.sync(engines.encoder, tell)
                added = added.plus(Added(behind=archive.behind()))
        documents = [one for one in archive.get_many(added.documents) if isinstance(one, Document)]
    give(
        as_added(added, documents) if options.json else None,
        added_lines(added, documents, engines),
        json_wanted=options.json,
    )
    return 1 if added.unreadable or added.skipped else 0
