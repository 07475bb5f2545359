"""Bytes as they were fetched, each in a WARC file named by its SHA-256."""

import hashlib
import io
import zlib
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from onrecord.archive.durable import fsync_folder, in_our_words, write_file
from onrecord.errors import ArchiveDamaged
from onrecord.records.document import Snapshot

if TYPE_CHECKING:
    import fsspec


class Snapshots:
    """A folder, or any place fsspec knows, of files `ab/abcd….warc.gz`: one WARC record each.

    The files can be joined into one WARC by `cat`, since each is a gzip member of its own.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    @cached_property
    def _place(self) -> "tuple[fsspec.AbstractFileSystem, str]":
        import fsspec  # noqa: PLC0415

        fs, root = fsspec.core.url_to_fs(self._url)
        return fs, root.rstrip("/")

    def _name(self, sha256: str) -> str:
        return f"{self._place[1]}/{sha256[:2]}/{sha256}.warc.gz"

    def holds(self, sha256: str) -> bool:
        """Whether a file for these bytes is there."""
        return bool(self._place[0].exists(self._name(sha256)))

    def write(self, snapshot: Snapshot, body: bytes) -> None:
        """Keep `body`; it is durable when this returns. Bytes that are there already stay.

        Raises:
            ArchiveFull: the disk is full.
        """
        fs, _ = self._place
        name = self._name(snapshot.sha256)
        with in_our_words(name):
            if fs.exists(name):
                return
            packed = _pack(snapshot, body)
            if "file" not in fs.protocol:
                fs.pipe_file(name, packed)  # an object store shows an object only when it is whole
                return
            path = Path(name)
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
                fsync_folder(path.parent.parent)
            write_file(path, packed)

    def read(self, sha256: str) -> bytes:
        """The bytes, after their hash was checked.

        Raises:
            ArchiveDamaged: the file is gone, is no WARC, or its bytes have another hash.
        """
        fs, _ = self._place
        name = self._name(sha256)
        with in_our_words(name):
            try:
                packed = fs.cat_file(name)
            except FileNotFoundError as problem:
                raise _damaged(sha256, "its file is missing") from problem
        body = _unpack(sha256, packed)
        found = hashlib.sha256(body).hexdigest()
        if found != sha256:
            raise _damaged(sha256, f"the bytes have the SHA-256 {found}")
        return body


def _pack(snapshot: Snapshot, body: bytes) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    fetched = (snapshot.fetched_at or datetime.now(UTC)).astimezone(UTC)
    headers = {
        "WARC-Date": fetched.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "WARC-Payload-SHA256": snapshot.sha256,
    }
    address = _one_line(snapshot.final_address or snapshot.address) or "urn:unknown"
    kind, http = "resource", None
    if snapshot.status is not None and address.startswith(("http://", "https://")):
        # The body is kept as decoded, so it has no transfer encoding to declare.
        lines = [("Content-Type", _one_line(snapshot.media_type)), ("Content-Length", str(len(body)))]
        http = StatusAndHeaders(str(snapshot.status), lines, protocol="HTTP/1.1")
        kind = "response"
    else:
        headers["Content-Type"] = _one_line(snapshot.media_type)
    record = writer.create_warc_record(
        address, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict=headers
    )
    writer.write_record(record)
    return out.getvalue()


def _one_line(text: str) -> str:
    # A line break in an address would end the WARC header it stands in.
    return "".join(quote(char) if ord(char) < 33 or ord(char) == 127 else char for char in text)


def _unpack(sha256: str, packed: bytes) -> bytes:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        for record in ArchiveIterator(io.BytesIO(packed)):
            return bytes(record.content_stream().read())
    except (ArchiveLoadFailed, ValueError, OSError, EOFError, zlib.error) as problem:
        raise _damaged(sha256, f"its file is no WARC ({problem})") from problem
    raise _damaged(sha256, "its file is empty")


def _damaged(sha256: str, why: str) -> ArchiveDamaged:
    return ArchiveDamaged(
        f"The snapshot {sha256}: {why}.",
        "A snapshot's file holds the bytes that were fetched, with that SHA-256.",
        "Restore the file from a backup, then run: onrecord verify",
    )
