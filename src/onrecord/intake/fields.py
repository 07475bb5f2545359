"""The fields of an earlier fact-check, from whatever a file holds for them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.ratings import rate
from onrecord.records.factcheck import FactCheck
from onrecord.text.when import When

KEYS = (
    "publisher",
    "url",
    "published",
    "title",
    "claim",
    "claimant",
    "claim_date",
    "rating",
    "language",
    "said_in",
    "outlets",
    "keywords",
    "restated_by",
)
LISTS = ("said_in", "outlets", "keywords")

_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*", re.S)
_WEB = re.compile(r"https?://[^\s/]\S*", re.I)


class Unusable(Exception):
    """A row that is no fact-check; the message is the reason. Stays inside intake."""


def factcheck(row: Mapping[str, Any]) -> FactCheck:
    """The fact-check in a row whose keys are those of `KEYS`.

    Raises:
        Unusable: a key is unknown or missing, or a value is not of its kind.
    """
    for key in row:
        if key not in KEYS:
            raise Unusable(f"The key {key!r} is not known. Known are: {', '.join(KEYS)}.")
    publisher, claim = words(row, "publisher"), words(row, "claim")
    if publisher is None or claim is None:
        missing = "publisher" if publisher is None else "claim"
        raise Unusable(f"It has no {missing}.")
    address = words(row, "url")
    if address is not None and not _WEB.fullmatch(address):
        raise Unusable(f"The url {address[:80]!r} is no http or https address.")
    written = words(row, "rating")
    rated = rate(written)
    return FactCheck(
        publisher=publisher,
        claim=claim,
        title=words(row, "title"),
        address=address,
        published=when(row, "published"),
        claimant=words(row, "claimant"),
        claim_date=when(row, "claim_date"),
        rating_words=written,
        rating=rated.rating,
        rating_from=rated.reason,
        language=words(row, "language"),
        said_in=several(row, "said_in"),
        outlets=several(row, "outlets"),
        keywords=several(row, "keywords"),
        restated_by=words(row, "restated_by"),
    )


def words(row: Mapping[str, Any], key: str) -> str | None:
    """The words under `key`, or `None` when there are none."""
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Unusable(f"The key {key!r} holds {value!r:.60}; words are expected.")
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split()) or None


def several(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The list of words under `key`; words in one string are parted at `+` or `|`."""
    value = row.get(key)
    if isinstance(value, str):
        value = re.split(r"[+|]", value)
    if value is None:
        return ()
    if not isinstance(value, Sequence) or not all(isinstance(part, str) for part in value):
        raise Unusable(f"The key {key!r} holds {value!r:.60}; a list of words is expected.")
    parts = (words({key: part}, key) for part in value)
    return tuple(dict.fromkeys(part for part in parts if part))


def when(row: Mapping[str, Any], key: str) -> When | None:
    """The date under `key`. Of a time stamp the day is kept, as its writer saw it."""
    written = words(row, key)
    if written is None:
        return None
    stamp = _STAMP.fullmatch(written)
    try:
        return When(stamp[1] if stamp else written)
    except InputError as problem:
        raise Unusable(f"The {key} {written[:40]!r} is no date such as 2022-11-02 or 2022-11.") from problem
