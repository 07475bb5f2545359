"""Offices as they are written: head ("minister"), field ("foreign"), what changes them, and countries."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from onrecord.text.actors import actors, fits, kind
from onrecord.text.tokens import Token, fold, tokens

FORMER = "former"
ONCE = "once"
"""What changes an office that was held then ("the then minister", "the late minister")."""

_PARTS = re.compile(
    r"\b([^\W\d_]{3,})(minister(?:s|in|innen)?|f(?:ü|ue)hrer(?:s|in)?|sprecher(?:s|in)?|präsident(?:en|in)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Office:
    """What the words of a role say. `rest` are the words that no table knows."""

    heads: frozenset[str]
    fields: frozenset[str]
    changes: frozenset[str]
    countries: frozenset[str]
    rest: frozenset[str]

    @property
    def former(self) -> bool:
        """Whether the words say that it is over."""
        return FORMER in self.changes

    @property
    def once(self) -> bool:
        """Whether the words say that it was held then, over or not."""
        return ONCE in self.changes


Phrases = tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True)
class _Tables:
    heads: Phrases
    fields: Phrases
    changes: Phrases
    none: frozenset[str]
    countries: Mapping[str, str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    read = tomllib.loads(files("onrecord.text").joinpath("offices.toml").read_text("utf-8"))
    return _Tables(
        _phrases(read["heads"]),
        _phrases(read["fields"]),
        _phrases(read["changes"]),
        frozenset(read["none"]["words"]),
        read["countries"],
    )


def _phrases(rows: Mapping[str, Sequence[str]]) -> Phrases:
    found = []
    for key, phrases in rows.items():
        for phrase in phrases:
            parts = phrase.replace("-", " ").replace("'", " ").split()
            found.append((tuple(fold(part.rstrip("*")) + "*" * part.endswith("*") for part in parts), key))
    return tuple(sorted(found, key=lambda one: (-len(one[0]), -len("".join(one[0])), one[0])))


@lru_cache(maxsize=16_384)
def read_office(words: str) -> Office:
    """The office that the words of a role name.

    >>> one = read_office("Russian deputy foreign minister")
    >>> sorted(one.heads), sorted(one.fields), sorted(one.changes), sorted(one.countries)
    (['minister'], ['foreign'], ['deputy'], ['russia'])
    >>> sorted(read_office("министр иностранных дел России").fields)
    ['foreign']
    """
    table = _tables()
    words = _PARTS.sub(_parted, words)
    found = tokens(words)
    named = [
        one for one in actors(words, "en") if one.known and kind(one.key) in ("state", "alliance", "body")
    ]
    heads, head_at = _read(found, table.heads)
    fields, field_at = _read(found, table.fields)
    changes, change_at = _read(found, table.changes)
    taken = head_at | field_at | change_at
    rest = (
        token.form
        for place, token in enumerate(found)
        if place not in taken
        and token.form not in table.none
        and not any(token.span.overlaps(one.span) for one in named)
    )
    return Office(heads, fields, changes, frozenset(one.key for one in named), frozenset(rest))


def _parted(word: re.Match[str]) -> str:
    """A German compound in its two words, unless the table has it as one."""
    one, table = fold(word.group()), _tables()
    whole = any(len(parts) == 1 and fits(parts[0], one) for parts, _ in table.heads)
    return word.group() if whole else f"{word[1]} {word[2]}"


def _read(found: Sequence[Token], phrases: Phrases) -> tuple[frozenset[str], frozenset[int]]:
    keys: set[str] = set()
    taken: set[int] = set()
    for parts, key in phrases:
        for at in _places(found, parts):
            here = set(range(at, at + len(parts)))
            if not here & taken:
                taken |= here
                keys.add(key)
    return frozenset(keys), frozenset(taken)


def _places(found: Sequence[Token], parts: tuple[str, ...]) -> Iterator[int]:
    for at in range(len(found) - len(parts) + 1):
        if all(fits(part, found[at + more].form) for more, part in enumerate(parts)):
            yield at


@lru_cache(maxsize=4_096)
def country_key(written: str) -> str:
    """The key under which `text.actors` knows a country, from its code or name; else the name folded.

    >>> country_key("ru"), country_key("RU"), country_key("Russia"), country_key("Tuvalu")
    ('russia', 'russia', 'russia', 'tuvalu')
    """
    code = _tables().countries.get(written.strip().casefold())
    if code:
        return code
    named = [one.key for one in actors(written, "en") if one.known]
    return named[0] if named else fold(written)
