"""The lexicon of relations, read once from `predicates.toml` and laid out for looking up."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.text.tokens import Token, bare_forms, fold, tokens

GAP = ".."
_MOST_IN_A_GAP = 3
_VOWELS = frozenset("aeiou")


class Nearness(StrEnum):
    """How two relation classes stand to each other."""

    EQUAL = "equal"
    NEAR = "near"
    OPPOSED = "opposed"
    OTHER = "other"


@dataclass(frozen=True)
class Entry:
    """One way to write something: folded words, `*` for any ending, `..` for a gap.

    `past` says that an English form may stand in the passive.
    """

    parts: tuple[str, ...]
    relation: str
    turned: bool = False
    past: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The entries of one language, by the first letters of their first word."""

    entries: dict[str, tuple[Entry, ...]]

    def at(self, found: Sequence[Token], place: int) -> list[tuple[Entry, int]]:
        """The entries that stand at `place`, with the index after their last word.

        Only the longest are given; several when a word has several senses.
        """
        starts = sorted({one[:size] for one in bare_forms(found[place].form) for size in (1, 2)})
        hits = [
            (entry, end)
            for start in starts
            for entry in self.entries.get(start, ())
            if (end := stands(entry.parts, found, place))
        ]
        longest = max((end for _, end in hits), default=0)
        best = [(entry, end) for entry, end in hits if end == longest]
        fixed = max((_letters(entry) for entry, _ in best), default=0)
        return [(entry, end) for entry, end in best if _letters(entry) == fixed]


def _letters(entry: Entry) -> int:
    return len(entry.parts[0])


def stands(parts: Sequence[str], found: Sequence[Token], place: int) -> int:
    """The index after the last word when `parts` stand at `place` in `found`, else 0."""
    at = place
    for number, part in enumerate(parts):
        if part == GAP:
            continue
        reach = _MOST_IN_A_GAP if number and parts[number - 1] == GAP else 0
        for skipped in range(reach + 1):
            if at + skipped < len(found) and fits(part, found[at + skipped].form):
                at += skipped + 1
                break
        else:
            return 0
    return at


def fits(part: str, form: str) -> bool:
    """Whether a folded word fits a part of an entry.

    >>> fits("strength*", "strengthen"), fits("*n't", "doesn't"), fits("aid", "aids")
    (True, True, False)
    """
    if part.startswith("*"):
        return form.endswith(part[1:])
    if part.endswith("*"):
        return any(one.startswith(part[:-1]) for one in bare_forms(form))
    return part == form or part in bare_forms(form)


@cache
def lexicon(language: str) -> Lexicon | None:
    """The relations of one language, or `None` when none are listed for it."""
    classes = _table().get(language)
    if classes is None:
        return None
    return Lexicon(_indexed(entry for relation, row in classes.items() for entry in _entries(relation, row)))


@dataclass(frozen=True, eq=False)
class Negations:
    """What turns a statement into its opposite, in one language; see `predicates.toml`."""

    before: tuple[tuple[str, ...], ...]
    far: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    only_look: tuple[tuple[str, ...], ...]


@cache
def negations(language: str) -> Negations:
    """The negations of one language; of English when none are listed for it."""
    table = _table()["negation"]
    row = table.get(language, table["en"])
    return Negations(*(tuple(map(parts_of, row[name])) for name in ("before", "far", "after", "not")))


def nearness(one: str, other: str) -> Nearness:
    """How two classes stand to each other.

    >>> nearness("help", "harm"), nearness("help", "create"), nearness("help", "buy")
    (<Nearness.OPPOSED: 'opposed'>, <Nearness.NEAR: 'near'>, <Nearness.OTHER: 'other'>)
    """
    if one == other:
        return Nearness.EQUAL
    classes = _table()["classes"]
    for name, word in (("opposite", Nearness.OPPOSED), ("near", Nearness.NEAR)):
        if other in classes.get(one, {}).get(name, ()) or one in classes.get(other, {}).get(name, ()):
            return word
    return Nearness.OTHER


def classes() -> tuple[str, ...]:
    """The names of all relation classes."""
    return tuple(_table()["classes"])


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("onrecord.text").joinpath("predicates.toml").read_text("utf-8"))


def _indexed(entries: Iterator[Entry]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, dict[Entry, None]] = {}
    for entry in entries:
        index.setdefault(entry.parts[0].rstrip("*")[:2], {})[entry] = None
    return {start: tuple(some) for start, some in index.items()}


def _entries(relation: str, row: dict[str, list[str]]) -> Iterator[Entry]:
    for written in row.get("verbs", ()):
        yield from _bent(written, relation, turned=False)
    for written in row.get("words", ()):
        yield Entry(parts_of(written), relation)
    for written in row.get("turned", ()):
        if ":" in written or written.split()[0].isalpha():
            yield from _bent(written, relation, turned=True)


def parts_of(written: str) -> tuple[str, ...]:
    """An entry of a word list as the parts that `stands` looks for.

    >>> parts_of("brought .. into being"), parts_of("fact-check*")
    (('brought', '..', 'into', 'being'), ('fact', 'check*'))
    """
    parts: list[str] = []
    for word in written.split():
        if word == GAP or word.startswith("*"):
            parts.append(word)
        else:
            parts += [token.form for token in tokens(word)] or [fold(word)]
            parts[-1] += "*" if word.endswith("*") else ""
    return tuple(parts)


def _bent(written: str, relation: str, *, turned: bool) -> Iterator[Entry]:
    first, _, rest = written.partition(" ")
    rest_parts = parts_of(rest)
    if first.endswith("*"):
        yield Entry((parts_of(first)[0], *rest_parts), relation, turned)
        return
    no_base = first.startswith("^")
    base, _, irregular = first.lstrip("^").partition(":")
    doubled = base.endswith("+")
    base = fold(base.rstrip("+"))
    past = [fold(one) for one in irregular.split(",") if one] or [_past(base, doubled)]
    present = ([] if no_base else [base]) + [_third(base), _ing(base, doubled)]
    for form in [one for one in present if one not in past] + past:
        yield Entry((form, *rest_parts), relation, turned, past=form in past)


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _ing(base: str, doubled: bool) -> str:
    if doubled:
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    return (base[:-1] if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) else base) + "ing"


def _past(base: str, doubled: bool) -> str:
    if doubled:
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"
