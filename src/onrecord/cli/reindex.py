"""`onrecord reindex`: the index, made again from the ledger."""

from dataclasses import dataclass

from onrecord import settings
from onrecord.archive.archive import Archive
from onrecord.cli.desk import engines_of
from onrecord.cli.edge import InArchive
from onrecord.cli.output import give, progress, words
from onrecord.report.wording import counted


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """Which archive."""


def command(options: Options) -> int:
    """Build the index again from the ledger.

    Needed when the engine for vectors has changed; safe at any time.
    """
    with Archive.open(options.archive) as archive, progress(json_wanted=options.json) as tell:
        engines = engines_of(settings.load(options.archive), tell)
        synced = archive.rebuild(engines.encoder, tell)
    line = (
        f"Indexed {counted(synced.documents, 'document')}, {counted(synced.passages, 'passage')} "
        f"and {counted(synced.factchecks, 'earlier fact-check')}."
    )
    notes = tuple(words(f"Note: {sentence}", "dim") for sentence in engines.missing)
    give(synced, (words(line), *notes), json_wanted=options.json)
    return 0
