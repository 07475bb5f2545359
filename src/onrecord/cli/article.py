"""An article at an address or in the archive, as `check` takes it."""

import re

from onrecord.archive.archive import Archive
from onrecord.errors import InputError
from onrecord.intake.sources import take_address
from onrecord.net.fetch import Limits
from onrecord.reading.document import read_document
from onrecord.records.document import Document, Snapshot, Unreadable

PAGE = re.compile(r"(?:doc|snp)_[0-9a-f]+")
"""The id of a document or of a snapshot, or a beginning of one."""


def fetched(archive: Archive, address: str, limits: Limits) -> Document:
    """The article at an address, kept in the archive.

    Raises:
        FetchError: it could not be fetched, or may not be.
        InputError: nothing can be read in it; its bytes are kept.
    """
    return _read(archive, take_address(archive, address, limits))


def archived(archive: Archive, identity: str) -> Document:
    """The article with this id of a document or snapshot.

    Raises:
        InputError: there is none, or nothing can be read in it.
    """
    found = archive.get(archive.resolve(identity))
    if isinstance(found, Snapshot):
        return _read(archive, found)
    if isinstance(found, Document):
        return found
    raise InputError(f"{identity} is a {type(found).__name__}.", "A document or a snapshot.", "Give its id.")


def _read(archive: Archive, snapshot: Snapshot) -> Document:
    found = archive.read_of(snapshot.id)
    if found is None:
        found = read_document(snapshot, archive.body(snapshot.id))
        archive.put(found)
    if isinstance(found, Unreadable):
        raise InputError(
            f"{snapshot.address} could not be read ({found.reason.value}): {found.detail}",
            "An article is a text, HTML or PDF page with a few words in it.",
            "Give the words that were said; the bytes are kept in the archive.",
        )
    return found
