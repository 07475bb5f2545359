"""What was fetched, and what was read in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from onrecord.records.base import Record, aside
from onrecord.text.spans import Span
from onrecord.text.when import When


@dataclass(frozen=True)
class Snapshot(Record):
    """Bytes as they were fetched, kept in the archive under their SHA-256.

    `address` is the address asked for (`https://…`, `file:name.txt`, `text:`).
    The same bytes from the same address are one snapshot, however often fetched.
    """

    KIND: ClassVar[str] = "snp"

    sha256: str
    address: str
    size: int
    media_type: str = aside("application/octet-stream")
    encoding: str | None = aside(None)
    fetched_at: datetime | None = aside(None)
    status: int | None = aside(None)
    final_address: str | None = aside(None)


@dataclass(frozen=True)
class Document(Record):
    """The text read in a snapshot, with what is known about it.

    `text` is the body alone; captions stand apart, each once. Every span in
    onrecord counts code points of a document's `text`. `published_from` says where
    the date was read, or why there is none. `restated_by` names who put the text in
    other words, when it is not the publisher's own. `carries` names the agency whose text it is.
    `modified` is the day the page says it was last changed. `doubts` are sentences about what the
    page leaves open: a second date of publication, other languages, a text that broke off.
    """

    KIND: ClassVar[str] = "doc"

    snapshot: str
    text: str
    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    published: When | None
    published_from: str
    language: str | None
    language_from: str
    address: str
    captions: tuple[str, ...] = ()
    carries: str | None = None
    restated_by: str | None = None
    reader: str = ""
    modified: When | None = aside(None)
    doubts: tuple[str, ...] = aside(())


@dataclass(frozen=True)
class Entered(Document):
    """A statement as it was typed in at the desk. It is no source: searches never find it."""

    KIND: ClassVar[str] = "ent"


class Unread(StrEnum):
    """Why a snapshot could not be read."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_SHORT = "too-short"
    NO_TEXT = "no-text"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    WRONG_ENCODING = "wrong-encoding"
    UNKNOWN_TYPE = "unknown-type"


@dataclass(frozen=True)
class Unreadable(Record):
    """The snapshot is kept, and nothing could be read in it; `detail` is a sentence for people."""

    KIND: ClassVar[str] = "unr"

    snapshot: str
    reason: Unread
    detail: str
    address: str = aside("")


@dataclass(frozen=True)
class Passage:
    """A few sentences of a document: what the index holds and evidence points to."""

    document: str
    span: Span
    words: str


@dataclass(frozen=True)
class Citation:
    """Words at a place in an archived text. `words` must equal the text at `span`.

    `record` is a document's id, or an earlier fact-check's with `field` naming which of
    its texts is cited.
    """

    record: str
    span: Span
    words: str
    field: str = "text"
