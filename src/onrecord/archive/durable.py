"""Files that are there after a power cut, and the operating system's errors in our words."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import ArchiveError, ArchiveFull

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


def write_file(path: Path, body: bytes) -> None:
    """Put `body` at `path`: all of it or nothing, and durable when this returns."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    fsync_folder(path.parent)


def fsync_folder(folder: Path) -> None:
    """Make the names in `folder` durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def in_our_words(where: Path | str) -> Iterator[None]:
    """Turn an error of the operating system into one of the archive.

    Raises:
        ArchiveFull: the disk is full.
        ArchiveError: the file cannot be read or written for another reason.
    """
    try:
        yield
    except OSError as problem:
        given = f"{where}: {problem.strerror or problem}."
        if problem.errno in _NO_ROOM:
            raise ArchiveFull(
                given,
                "The disk holding the archive needs room. What was acknowledged before is kept.",
                "Free some space and run the command again.",
            ) from problem
        raise ArchiveError(
            given,
            "The archive's folder can be read and written.",
            "Check that the disk is there and its permissions.",
        ) from problem
