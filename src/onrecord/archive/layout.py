"""Where an archive keeps its parts, and how one begins and is recognised."""

import json
import os
import re
import secrets
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from onrecord.archive.durable import fsync_folder, in_our_words, write_file
from onrecord.archive.index import INDEX_MARKER, EmptyIndex
from onrecord.archive.ledger import Ledger
from onrecord.errors import ArchiveDamaged, InputError, NotAnArchive

MARKER = "archive.json"
FORMAT = 1
"""The layout that this onrecord writes and reads."""

_HALF = ".half-written"
_PASSWORD = re.compile(r"://[^/@:]*:[^/@]+@")


@dataclass(frozen=True)
class Layout:
    """What `archive.json` says. `ledger` and `snapshots` are URLs, or `None`: in the archive."""

    format: int
    archive: str
    ledger: str | None
    snapshots: str | None
    created_at: str

    def ledger_url(self, folder: Path) -> str:
        """Where the ledger is."""
        return self.ledger or f"sqlite:///{folder / 'ledger.sqlite'}"

    def snapshots_url(self, folder: Path) -> str:
        """Where the snapshots are."""
        return self.snapshots or str(folder / "snapshots")


def create(path: Path, ledger: str | None, snapshots: str | None) -> Layout:
    """Make an archive at `path`, all of it or nothing.

    It is made in a folder beside `path` and then renamed, so that a kill leaves no archive
    that looks whole and is not.

    Raises:
        InputError: an archive or something else is there already, or a URL cannot be used.
        ArchiveFull: the disk is full.
    """
    _check_free(path)
    for url in (ledger, snapshots):
        _check_url(url)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    layout = Layout(FORMAT, secrets.token_hex(16), ledger, snapshots, now)
    with in_our_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f"{path.name}{_HALF}-{secrets.token_hex(4)}")
        half.mkdir()
    try:
        with in_our_words(path):
            _fill(half, layout)
            if path.exists():
                path.rmdir()
            half.rename(path)
            fsync_folder(path.parent)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return layout


def _fill(half: Path, layout: Layout) -> None:
    (half / "snapshots").mkdir()
    (half / "index").mkdir()
    write_file(half / "index" / INDEX_MARKER, EmptyIndex.to_json())
    held = Ledger(layout.ledger_url(half))
    try:
        held.ready()
    finally:
        held.close()
    write_file(half / MARKER, (json.dumps(asdict(layout), indent=2) + "\n").encode())
    fsync_folder(half)


def read(path: Path) -> Layout:
    """What the archive at `path` says about itself.

    Raises:
        NotAnArchive: nothing is there, or no archive, or one of a newer onrecord.
        ArchiveDamaged: its ledger is gone, or `archive.json` cannot be read.
    """
    marker = path / MARKER
    if not marker.is_file():
        raise _no_archive(path)
    try:
        said = json.loads(marker.read_text("utf-8"))
        number = int(said["format"])
        if number > FORMAT:
            raise NotAnArchive(
                f"The archive at {path} has format {number}.",
                f"This onrecord reads formats up to {FORMAT}.",
                "Install the newer onrecord that wrote it.",
            )
        layout = Layout(**{name: said[name] for name in Layout.__dataclass_fields__})
    except (ValueError, KeyError, TypeError, OSError) as problem:
        raise ArchiveDamaged(
            f"{marker} cannot be read ({problem}).",
            "It is the JSON that onrecord init wrote.",
            "Restore it from a backup.",
        ) from problem
    if layout.ledger is None and not (path / "ledger.sqlite").is_file():
        raise ArchiveDamaged(
            f"The archive at {path} has no ledger.sqlite.",
            "The ledger holds all records and decisions.",
            "Restore it from a backup.",
        )
    return layout


def _no_archive(path: Path) -> NotAnArchive:
    if _HALF in path.name:
        given = f"{path} is an archive that was never finished."
        return NotAnArchive(
            given, "Nothing is lost: it held nothing yet.", "Delete it and run: onrecord init"
        )
    if path.is_dir():
        given = f"{path} is a folder without {MARKER}, so no archive."
    elif path.exists():
        given = f"{path} is a file, not an archive."
    else:
        given = f"There is nothing at {path}."
    return NotAnArchive(
        given, "An archive is a folder that onrecord init made.", f"Run: onrecord init {path}"
    )


def _check_free(path: Path) -> None:
    if (path / MARKER).exists():
        raise InputError(
            f"{path} is an archive already.",
            "A new archive needs a new or empty folder.",
            "Open it, or choose another folder.",
        )
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InputError(
            f"{path} exists and is not empty.",
            "A new archive needs a new or empty folder.",
            "Choose another folder.",
        )


def _check_url(url: str | None) -> None:
    if url is not None and _PASSWORD.search(url):
        raise InputError(
            "The URL holds a password, and it would be written to archive.json.",
            "Passwords stay out of the archive.",
            f"Put it in the environment (PGPASSWORD) or in {os.path.join('~', '.pgpass')}.",
        )
