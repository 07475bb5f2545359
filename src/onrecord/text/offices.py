"""Offices as they are written: head ("minister"), field ("foreign"), what changes them, and countries."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from onrecord.text.actors import actors, fits, kind
from onrecord.text.speech import ROLE_NOUNS
from onrecord.text.tokens import Token, fold, tokens

FORMER = "former"
ONCE = "once"
"""What changes an office that was held then ("the then minister", "the late minister")."""

MOST_BEFORE = 6
"""Words of an office that may stand before a name."""

_ROLES = frozenset(map(fold, ROLE_NOUNS))
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


def office_before(name: str) -> tuple[str, str] | None:
    """The office that stands before a name, and the name; `None` where none does.

    >>> office_before("Verkehrsministerin Petra Lang"), office_before("Petra Lang")
    (('Verkehrsministerin', 'Petra Lang'), None)
    >>> office_before("Minister of Defence Sergei Shoigu")
    ('Minister of Defence', 'Sergei Shoigu')
    """
    found = name.split()
    for cut in range(min(len(found) - 1, MOST_BEFORE), 0, -1):
        before, after = " ".join(found[:cut]), " ".join(found[cut:])
        if _is_office(before) and not _small(found[cut - 1]) and not _small(found[cut]):
            return (before, after) if read_office(after).rest else None
    return None


def _is_office(words: str) -> bool:
    """Whether every word is of an office, and one of them names it."""
    read = read_office(words)
    named = bool(read.heads) or any(fold(word) in _ROLES for word in words.split())
    return named and not (read.rest - _ROLES - _compound(words))


def _compound(words: str) -> frozenset[str]:
    """The first words of German compounds, which no table knows ("Kultusminister")."""
    return frozenset(fold(hit[1]) for hit in _PARTS.finditer(words))


def _small(word: str) -> bool:
    form = fold(word.strip(",.:;"))
    return form in _tables().none and form not in _ROLES


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
