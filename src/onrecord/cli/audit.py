"""`onrecord audit`: a proofreader for any fact-check page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from onrecord import settings
from onrecord.cli.desk import limits_of
from onrecord.cli.edge import Shared
from onrecord.cli.output import during, give, progress, table, words
from onrecord.cli.pagewords import page_at
from onrecord.cli.typed import date_in
from onrecord.report.audit import audit
from onrecord.report.wording import counted, in_full


@dataclass(frozen=True, kw_only=True)
class Options(Shared):
    """Which page."""

    page: Annotated[str, typer.Argument(help="A file (text, HTML, PDF) or an address.")]
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the page appeared, if it does not say.")
    ] = None


def command(options: Options) -> int:
    """Proofread any fact-check page, ours or another's.

    Reports what an editor should look at: dates without a year, claims without a
    rating, quotations without a source and more. Ends with status 1 when it found something.
    """
    limits = limits_of(settings.load(Path(".")))
    given = date_in("published", options.published) if options.published else None
    with progress(json_wanted=options.json) as tell:
        with during(tell, "getting the page"):
            page = page_at(options.page, limits)
        published = given or page.published
        with during(tell, "reading it"):
            notes = audit(page.text, published)
    rows = table("line", "rule", "what to look at")
    for note in notes:
        line = str(page.text.count("\n", 0, note.span.start) + 1) if note.span else "–"
        rows.add_row(line, words(note.rule), words(note.message))
    dated = in_full(published) if published else "no date found"
    head = words(f"{page.address} ({dated}): {counted(len(notes), 'finding')}.")
    give(
        {"page": page.address, "published": published, "notes": notes},
        (head, rows) if notes else (head,),
        json_wanted=options.json,
    )
    return 1 if notes else 0
