"""`onrecord verify`: every hash, derived again."""

from dataclasses import dataclass

from onrecord.archive.archive import Archive
from onrecord.cli.edge import InArchive
from onrecord.cli.output import give, progress, table, words


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """Which archive."""


def command(options: Options) -> int:
    """Derive every hash again and name what disagrees.

    Ends with status 1 when something does.
    """
    with Archive.open(options.archive) as archive, progress(json_wanted=options.json) as tell:
        verified = archive.verify(tell)
    counts = ", ".join(f"{number} {kind}" for kind, number in verified.counts.items())
    rows = table("record", "what disagrees", "expected", "found")
    for one in verified.problems:
        rows.add_row(words(one.id), words(one.what), words(one.expected), words(one.found))
    closing = words(f"{len(verified.problems)} problems." if verified.problems else "Everything agrees.")
    parts = (
        words(f"Checked: {counts or 'an empty archive'}."),
        *((rows,) if verified.problems else ()),
        closing,
    )
    give(verified, parts, json_wanted=options.json)
    return 1 if verified.problems else 0
