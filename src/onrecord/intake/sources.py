"""Files, folders, addresses and texts, put into the archive as snapshots."""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from onrecord.errors import InputError
from onrecord.intake.skipped import Skipped as Skipped
from onrecord.net.fetch import Limits, fetch
from onrecord.net.pinned import Network
from onrecord.records.document import Snapshot
from onrecord.records.statement import Said
from onrecord.text.media import PLAIN, media_type

MAX_BYTES = 50_000_000
"""A larger file is not taken: it is no article."""
ARCHIVE_MARKER = "archive.json"
"""Lies in every archive, so that an archive is not taken into itself."""


class Keeper(Protocol):
    """The part of the archive that keeps snapshots."""

    def add_snapshot(self, snapshot: Snapshot, body: bytes) -> Snapshot:
        """The stored snapshot; the bytes are durable before this returns."""
        ...


@dataclass(frozen=True)
class _Refused(Exception):
    """A file that is not read, with the reason. Stays inside this file."""

    reason: str


def take_file(archive: Keeper, path: Path | str, most: int | None = None) -> Snapshot:
    """The snapshot of one file. Its address is `file:` and its name, the same on every machine.

    Empty and binary files are kept too; reading says that nothing can be read in them. A file may
    have `most` bytes, else `MAX_BYTES`.

    Raises:
        InputError: there is no such file, it is no ordinary file, or it is too large.
    """
    file = Path(path)
    try:
        return _take(archive, file, file.name, most)
    except _Refused as refused:
        raise _unusable(path, refused.reason, most) from refused


def file_bytes(path: Path | str) -> bytes:
    """The bytes of one file, which is not kept.

    Raises:
        InputError: there is no such file, it is no ordinary file, or it is too large.
    """
    try:
        return _bytes(Path(path))
    except _Refused as refused:
        raise _unusable(path, refused.reason) from refused


def take_folder(archive: Keeper, folder: Path | str) -> Iterator[Snapshot | Skipped]:
    """The snapshot of each file in `folder` and below, in the order of their paths.

    Left out, each with its reason: hidden files and folders, archives, links to folders, links that
    lead outside, files that cannot be read or are too large. Addresses are relative to `folder`.

    Raises:
        InputError: there is no such folder, or it is an archive.
    """
    root = Path(folder)
    if not root.is_dir():
        raise InputError(
            f"{str(folder)!r} is no folder.", "The path of a folder that exists.", "Check the path."
        )
    if (root / ARCHIVE_MARKER).is_file():
        raise InputError(
            f"{str(folder)!r} is an onrecord archive.",
            "A folder of sources.",
            "Give the folder of the sources themselves.",
        )
    return _folder(archive, root)


def take_address(
    archive: Keeper,
    address: str,
    limits: Limits | None = None,
    network: Network = Network(),  # noqa: B008
) -> Snapshot:
    """The snapshot of what is at `address` now. Tests put their own `network` in.

    Raises:
        FetchError: it could not be fetched, or may not be.
    """
    wanted = address.strip()
    fetched = fetch(wanted, limits or Limits(), network)
    snapshot = Snapshot(
        sha256=hashlib.sha256(fetched.body).hexdigest(),
        address=wanted,
        size=len(fetched.body),
        media_type=media_type(fetched.body, wanted.split("?")[0], fetched.media_type),
        encoding=fetched.encoding,
        fetched_at=datetime.now(UTC),
        status=fetched.status,
        final_address=fetched.final_address,
    )
    return archive.add_snapshot(snapshot, fetched.body)


def take_text(archive: Keeper, said: Said) -> Snapshot:
    """The snapshot of the words of a statement. Its address is `text:`.

    Raises:
        InputError: the text is empty.
    """
    if not said.text.strip():
        raise InputError("The text is empty.", "The words that were said.", "Give them as `text`.")
    body = said.text.encode("utf-8", "replace")
    snapshot = Snapshot(
        sha256=hashlib.sha256(body).hexdigest(),
        address="text:",
        size=len(body),
        media_type=PLAIN,
        encoding="utf-8",
        fetched_at=datetime.now(UTC),
    )
    return archive.add_snapshot(snapshot, body)


def _folder(archive: Keeper, root: Path) -> Iterator[Snapshot | Skipped]:
    found: list[tuple[tuple[str, ...], Path, str | None]] = []
    failed: list[OSError] = []
    for here, folders, files in os.walk(root, onerror=failed.append, followlinks=False):
        for name in [*folders, *files]:
            path = Path(here, name)
            reason = _left_out(path, root, is_folder=name in folders)
            if reason or name in files:
                found.append((path.relative_to(root).parts, path, reason))
        folders[:] = [name for name in folders if not _left_out(Path(here, name), root, is_folder=True)]
    for problem in failed:
        path = Path(str(problem.filename))
        found.append((path.relative_to(root).parts, path, _said(problem)))
    for parts, path, reason in sorted(found, key=lambda one: (one[0], one[2] or "")):
        where = _portable("/".join(parts))
        if reason:
            yield Skipped(where, reason)
            continue
        try:
            yield _take(archive, path, where)
        except _Refused as refused:
            yield Skipped(where, refused.reason)


def _left_out(path: Path, root: Path, *, is_folder: bool) -> str | None:
    if path.name.startswith("."):
        return f"A hidden {'folder' if is_folder else 'file'}. Rename it without the dot to take it."
    if is_folder and (path / ARCHIVE_MARKER).is_file():
        return "An onrecord archive. Give the folder of the sources themselves."
    if not path.is_symlink():
        return None
    if is_folder:
        return "A link to a folder. Give that folder itself to take what is in it."
    if not path.resolve().is_relative_to(root.resolve()):
        return "A link that leads outside the folder. Copy the file here to take it."
    return None


def _take(archive: Keeper, path: Path, name: str, most: int | None = None) -> Snapshot:
    body = _bytes(path, most)
    snapshot = Snapshot(
        sha256=hashlib.sha256(body).hexdigest(),
        address=f"file:{_portable(name)}",
        size=len(body),
        media_type=media_type(body, path.name),
        fetched_at=datetime.now(UTC),
    )
    return archive.add_snapshot(snapshot, body)


def _bytes(path: Path, most: int | None = None) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _Refused("It is no ordinary file (a folder, a pipe or a device).")
        with path.open("rb") as file:
            body = file.read((most or MAX_BYTES) + 1)
    except (OSError, ValueError) as problem:
        raise _Refused(_said(problem)) from problem
    if len(body) > (most or MAX_BYTES):
        raise _Refused(f"It has more than {most or MAX_BYTES:,} bytes.")
    return body


def _unusable(path: Path | str, reason: str, most: int | None = None) -> InputError:
    return InputError(
        f"The file {str(path)!r}: {reason}",
        f"A file that can be read and has at most {most or MAX_BYTES:,} bytes.",
        "Check the path, or give a folder to take every file in it.",
    )


def _said(problem: OSError | ValueError) -> str:
    why = problem.strerror if isinstance(problem, OSError) else str(problem)
    return f"It cannot be read ({why or type(problem).__name__})."


def _portable(name: str) -> str:
    """`name` as every machine writes it: composed letters, and no bytes outside UTF-8."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return quote(os.fsencode(name), safe="/ ")
    return unicodedata.normalize("NFC", name)
