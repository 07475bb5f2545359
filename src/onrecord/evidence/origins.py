"""Where a text began: documents that carry one text are one origin, however many outlets print it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from onrecord.records.document import Document
from onrecord.records.evidence import Origin
from onrecord.text.similarity import near_duplicates
from onrecord.text.words import stems

SAME_NEWS: Final = 0.3
"""Share of the shorter text's stems that must be in the other, for one to be taken from it by name or "
"agency."""
DAYS_APART: Final = 14
MOST_WORDS_OF_A_PUBLISHER: Final = 6
_GENERIC: Final = frozenset(
    {"press", "news", "agency", "media", "the", "website", "times", "post", "onrecord example"}
)


@dataclass(frozen=True)
class Origins:
    """The origins found, and for every document the id of the one where its text began, with the reason."""

    groups: tuple[Origin, ...]
    first: dict[str, str]
    reasons: dict[str, str]


def find_origins(documents: Sequence[Document]) -> Origins:
    """Group documents that carry one text; the oldest of each group is where it began.

    Three signs join two documents: most of one text stands in the other word for word; both
    name the same agency as their source and tell the same news; one names the other's
    publisher as its source and tells the same news. A document alone is its own origin.
    """
    order = sorted({one.id: one for one in documents}.values(), key=_age)
    parent = {one.id: one.id for one in order}
    why: dict[str, str] = {}
    for older, newer, reason in _links(order):
        top, joined = _top(parent, older.id), _top(parent, newer.id)
        why.setdefault(newer.id, reason)
        if top != joined:
            first, second = sorted(
                (top, joined), key=lambda one: next(n for n, d in enumerate(order) if d.id == one)
            )
            parent[second] = first
    members: dict[str, list[str]] = {}
    for one in order:
        members.setdefault(_top(parent, one.id), []).append(one.id)
    groups = [
        Origin(first, tuple(ids), "; ".join(dict.fromkeys(why[one] for one in ids if one in why)))
        for first, ids in members.items()
        if len(ids) > 1
    ]
    top_of = {one.id: _top(parent, one.id) for one in order}
    return Origins(
        tuple(groups),
        top_of,
        {one.id: why.get(one.id, _alone(one, len(members[top_of[one.id]]))) for one in order},
    )


def _age(document: Document) -> tuple[str, str]:
    return (document.published.value if document.published else "9999"), document.id


def _alone(document: Document, together: int) -> str:
    if together > 1:
        return "the oldest document in the archive with this text"
    if document.carries:
        return f"carries {document.carries}; no other copy is in the archive"
    return "no other document in the archive carries this text"


def _top(parent: dict[str, str], one: str) -> str:
    while parent[one] != one:
        one = parent[one]
    return one


def _links(order: Sequence[Document]) -> list[tuple[Document, Document, str]]:
    found = []
    for a, b, alike in near_duplicates([one.text for one in order]):
        how = "the same text" if alike.kind == "same" else "one text holds the other"
        share = f"{alike.containment:.0%} of the shorter one's five-word runs"
        found.append((order[a], order[b], f"{how} as in {_name(order[a])} ({share})"))
    bags = [frozenset(stems(f"{one.title or ''} {one.text}", one.language)) for one in order]
    for a, b in combinations(range(len(order)), 2):
        older, newer = order[a], order[b]
        if not _close(older, newer) or _shared(bags[a], bags[b]) < SAME_NEWS:
            continue
        if older.carries and newer.carries and older.carries.casefold() == newer.carries.casefold():
            found.append((older, newer, f"both carry {older.carries} on the same news"))
        elif _names(newer, older):
            found.append((older, newer, f"names {older.publisher} as its source on the same news"))
        elif _names(older, newer):
            found.append(
                (older, newer, f"{_name(older)} names {newer.publisher} as its source on the same news")
            )
    return found


def _name(document: Document) -> str:
    return document.publisher or document.title or document.address


def _close(a: Document, b: Document) -> bool:
    if a.published is None or b.published is None:
        return False
    return (
        abs((a.published.first - b.published.first).days) <= DAYS_APART
        and a.published.granularity == b.published.granularity == "day"
    )


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _names(document: Document, other: Document) -> bool:
    """Whether `document` gives the publisher of `other` as its source, in words."""
    name = (other.publisher or "").strip()
    own = (document.publisher or "").strip()
    if not name or name.casefold() in _GENERIC or name.casefold() == own.casefold():
        return False
    if document.carries and document.carries.casefold() == name.casefold():
        return True
    if len(name.split()) > MOST_WORDS_OF_A_PUBLISHER:
        return False
    told = (
        rf"(?:told|according to|reported by|as reported by|quoted by|citing)\s+(?:the\s+)?{re.escape(name)}\b"
    )
    says = rf"\b{re.escape(name)}\s+(?:reported|reports|says|said|quoted)\b"
    return re.search(f"{told}|{says}", document.text, re.IGNORECASE) is not None
