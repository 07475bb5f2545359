"""What kind of event a stretch of text tells of, and what stands where it was. English, by a list."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from onrecord.text.actors import kind
from onrecord.text.predicates_lexicon import fits
from onrecord.text.spans import Span
from onrecord.text.tokens import Token, fold, tokens

GAP = 4
"""Words that ".." in a phrase of the list may stand for."""


@dataclass(frozen=True)
class Kind:
    """A kind of event. `near` may be the same event in other words; see `events.toml`."""

    name: str
    near: frozenset[str]
    wide: bool
    effect: bool


@dataclass(frozen=True)
class Mention:
    """Words that tell of a kind, or name a site, at their place."""

    name: str
    span: Span
    words: str


def kinds_in(text: str) -> tuple[Mention, ...]:
    """The words that tell of a kind of event, in order; of two at one place the longer.

    >>> [(one.name, one.words) for one in kinds_in("Two bombs went off; three people died.")]
    [('explosion', 'bombs'), ('explosion', 'went off'), ('death', 'died')]
    >>> [one.name for one in kinds_in("A gunman opened fire.")]
    ['attack', 'attack']
    >>> [one.words for one in kinds_in("The court declared the old law void.")]
    ['declared the old law void']
    """
    return _mentions(text, "kinds")


def sites_in(text: str) -> tuple[Mention, ...]:
    """The words that name what stood where something happened.

    >>> [one.name for one in sites_in("a bomb in the metro near a market")]
    ['railway', 'market']
    """
    return _mentions(text, "sites")


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name; nearness is read in both directions."""
    table = _table()["kinds"]
    near = {name: set(row.get("near", ())) for name, row in table.items()}
    for name, others in list(near.items()):
        for other in tuple(others):
            near[other].add(name)
    return {
        name: Kind(name, frozenset(near[name]), row.get("wide", False), row.get("effect", False))
        for name, row in table.items()
    }


def is_broad(name: str) -> bool:
    """Whether a name is a country, an alliance or an armed group: too broad to tell one event from another.

    >>> is_broad("us"), is_broad("nepal"), is_broad("isis-k"), is_broad("kathmandu")
    (True, True, True, False)
    """
    return kind(name) in {"state", "alliance", "armed", "group"} or name in _words("countries")


def tells_nothing(name: str) -> bool:
    """Whether a name is a word such as "Ministry", which many events share."""
    return all(part in _words("no_names") for part in name.split())


def is_capital(words: str) -> bool:
    """Whether words are a capital that the gazetteer reads as its state.

    >>> is_capital("Paris"), is_capital("French")
    (True, False)
    """
    return " ".join(token.form for token in tokens(words)) in _words("capitals")


def planned_in(text: str) -> str:
    """The words by which a stretch speaks of something to come; none when it does not."""
    return _first(text, "planned")


def possible_in(text: str) -> str:
    """The words by which a stretch only says that something could be so; none when it does not."""
    return _first(text, "possible")


def denied_in(text: str, before: int) -> str:
    """A negation at most three words before a place in the text."""
    found = [one for one in tokens(text) if one.span.end <= before][-3:]
    return next((one.words for one in found if one.form in _words("not")), "")


def _first(text: str, name: str) -> str:
    found = tokens(text)
    for at in range(len(found)):
        for phrase in _table()["words"][name]:
            end = _stands(tuple(phrase.split()), found, at)
            if end:
                return Span(found[at].span.start, found[end - 1].span.end).of(text)
    return ""


@lru_cache(maxsize=4096)
def _mentions(text: str, table: str) -> tuple[Mention, ...]:
    found = tokens(text)
    made: list[Mention] = []
    at = 0
    while at < len(found):
        hits = [
            (end, name)
            for phrase, name in _beginning(found[at].form, table)
            if (end := _stands(phrase, found, at))
        ]
        if not hits:
            at += 1
            continue
        longest = max(end for end, _ in hits)
        span = Span(found[at].span.start, found[longest - 1].span.end)
        made += [Mention(name, span, span.of(text)) for end, name in hits if end == longest]
        at = longest
    return tuple(made)


def _stands(phrase: Sequence[str], found: Sequence[Token], at: int) -> int:
    """The end of the phrase that begins at `at`, or 0; ".." stands for up to `GAP` words."""
    place = at
    for number, part in enumerate(phrase):
        if part == "..":
            following = phrase[number + 1 :]
            ends = (_stands(following, found, place + skip) for skip in range(GAP + 1))
            return next((end for end in ends if end), 0)
        if place >= len(found) or not fits(part, found[place].form):
            return 0
        place += 1
    return place


@lru_cache(maxsize=1 << 14)
def _beginning(form: str, table: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((phrase, name) for phrase, name in _phrases(table, form[:1]) if fits(phrase[0], form))


@cache
def _phrases(table: str, letter: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases of a table that begin with a letter, each with its name."""
    rows: dict[str, Any] = _table()[table]
    listed: Iterable[tuple[str, list[str]]] = (
        (name, row["words"] if table == "kinds" else row) for name, row in rows.items()
    )
    return tuple(
        (tuple(part if part == ".." else fold(part) for part in phrase.split()), name)
        for name, some in listed
        for phrase in some
        if phrase.startswith(letter)
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(" ".join(map(fold, phrase.split())) for phrase in _table()["words"][name])


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("onrecord.evidence").joinpath("events.toml").read_text("utf-8"))
