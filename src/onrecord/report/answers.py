"""Which passages answer the statement or come from those it accuses: a page gives these first."""

import re

from onrecord.records.evidence import Evidence
from onrecord.records.statement import Claim
from onrecord.report.history import REACH
from onrecord.report.shelf import Shelf
from onrecord.text.actors import actors, likeness

_ANSWERS = re.compile(
    r"\b(?:answered|denie[ds]|denying|rejects?|rejected|rejecting|dismissed|responded|replied|rebutted"
    r"|called (?:it|this|the (?:claim|remarks?|statement|accusation)))\b",
    re.I,
)


def answering(shelf: Shelf, piece: Evidence) -> bool:
    """Whether a passage answers the statement: it says so, within 60 days after the statement was made.

    English words only; a source of the month in which the statement was made may be of after it.
    """
    stated, published = shelf.main_statement().on, piece.published
    if stated is None or published is None:
        return False
    near = published.last >= stated.first and published.first <= stated.last + REACH
    return near and bool(_ANSWERS.search(piece.words))


def weight(shelf: Shelf, claim: Claim, piece: Evidence) -> tuple[bool, bool, int]:
    """Where a passage stands among those of its kind: answers first, then parties to the dispute."""
    return (not answering(shelf, piece), not _by_party(claim, piece), piece.rank)


def _by_party(claim: Claim, piece: Evidence) -> bool:
    """Whether the claim names the publisher or the state it belongs to."""
    named = {one.key for one in actors(claim.text)}
    published = {one.key for one in actors(piece.publisher or "")}
    return any(likeness(one, key) != "other" for one in published for key in named)
