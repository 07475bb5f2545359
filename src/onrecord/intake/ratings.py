"""From another publisher's rating words to ours, by a published table."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from onrecord.records.verdict import Rating

# "False – no such bridge": what follows explains the rating, unless it takes part of it back.
_EXPLAINED = re.compile(
    r"(?:\s[-–—(]\s*+|:\s++)(?!but|yet|though|however|aber|doch|mais|pero|ma |mas |но )", re.I
)


@dataclass(frozen=True)
class Rated:
    """A rating of ours, or `None`; `reason` says which line of the table gave it, or why none did."""

    rating: Rating | None
    reason: str


@dataclass(frozen=True)
class _Table:
    words: dict[str, Rating]
    no_rating: dict[str, str]
    notes: dict[str, str]


def rate(words: str | None) -> Rated:
    """What `words`, another publisher's rating, mean on our scale.

    >>> rate("Pants on Fire!")
    Rated(rating=<Rating.FALSE: 'false'>, reason="'Pants on Fire!' is on our table as False")
    >>> rate("Misleading").rating, rate("Four suns").reason
    (None, "'Four suns' is not on our table")
    """
    if not words or not words.strip():
        return Rated(None, "the publisher gives no rating in words")
    table = _table()
    key = _key(words)
    first = _key(_EXPLAINED.split(words.strip(), maxsplit=1)[0])
    for found, taken in ((key, words), (first, first)):
        if found in table.words:
            rating = table.words[found]
            note = f" ({table.notes[found]})" if found in table.notes else ""
            rest = "" if found == key else f"; the rest of {words[:80]!r} explains it"
            return Rated(rating, f"{taken!r} is on our table as {rating.label}{note}{rest}")
    if key in table.no_rating:
        return Rated(None, f"{words!r} judges {table.no_rating[key]}, so it is no rating on our scale")
    return Rated(None, f"{words[:120]!r} is not on our table")


def rate_number(value: object, best: object, worst: object) -> Rated:
    """What a number on a scale of five steps means, as ClaimReview defines it: higher is truer.

    >>> rate_number("2", "5", "1").rating, rate_number("-1", "5", "1").rating
    (<Rating.MOSTLY_FALSE: 'mostly-false'>, None)
    """
    numbers = [_number(part) for part in (value, best, worst)]
    scale = (Rating.FALSE, Rating.MOSTLY_FALSE, Rating.MIXED, Rating.MOSTLY_TRUE, Rating.TRUE)
    given, top, bottom = numbers
    if given is None or given <= 0:
        return Rated(None, "the publisher gives no rating")
    if (top, bottom) != (5, 1) or given not in range(1, 6):
        return Rated(None, f"{value} on a scale from {worst} to {best} is not on our table")
    rating = scale[int(given) - 1]
    return Rated(
        rating, f"{int(given)} on ClaimReview's scale from 1 to 5 is {rating.label}; no words are given"
    )


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _key(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split()).strip(" .!?,;:\"'“”«»()")


@lru_cache(maxsize=1)
def _table() -> _Table:
    read = tomllib.loads(files("onrecord.intake").joinpath("ratings.toml").read_text("utf-8"))
    return _Table(
        words={_key(word): Rating(rating) for rating, words in read["words"].items() for word in words},
        no_rating={_key(word): what for what, words in read["no_rating"].items() for word in words},
        notes=read["notes"],
    )
