"""A process that writes to an archive and says what was acknowledged; the tests kill it."""

import contextlib
import resource
import sys
from pathlib import Path

from archive_records import decision, document, snapshot_of

from onrecord import Archive
from onrecord.errors import ArchiveError


def say(line: str) -> None:
    """Print at once, so that what was acknowledged is known outside."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def write(archive: Archive, name: str, number: int) -> None:
    """One snapshot with its document, and one decision on it."""
    body = f"The {name} report number {number} says the bridge was closed.".encode() * 20
    kept = archive.add_snapshot(snapshot_of(body, f"file:{name}-{number}"), body)
    say(kept.id)
    read = document(body.decode(), snapshot=kept.id)
    archive.put(read)
    say(read.id)
    said = archive.decide(decision(read.id, reason=f"{name} {number}"))
    say(said.id)
    if number % 5 == 0:
        archive.sync(None)


def main(path: Path, name: str, most: int, bytes_allowed: int) -> None:
    """Write until `most`, or until the disk, which ends at `bytes_allowed` a file, is full."""
    with Archive.open(path) as archive:
        if bytes_allowed:
            resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_allowed, bytes_allowed))
        say("ready")
        try:
            for number in range(most):
                write(archive, name, number)
        except ArchiveError as problem:
            say(f"error {problem.kind}")
    say("end")


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
