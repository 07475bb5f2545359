"""Readable features of a claim and a passage: which words they share, and where they part."""

import math
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from onrecord.text.words import stems, words

_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_NAME = re.compile(r"\b[A-Z][\w'’-]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SPELT = {  # "one" is left out: it is more often no number
    word: str(at)
    for at, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
}
_MONTH = re.compile(r"\bMay\b")  # with a capital it is the month, and opens nothing
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True)
class WordLists:
    """The lists of `lexical_words.toml`."""

    negations: frozenset[str]
    refuting: frozenset[str]
    refuting_phrases: tuple[str, ...]
    hedges: frozenset[str]
    exclusive: frozenset[str]
    opposed: dict[str, frozenset[str]]


@cache
def word_lists() -> WordLists:
    """The lists that ship with the package."""
    told = tomllib.loads(
        resources.files("onrecord.engines").joinpath("lexical_words.toml").read_text("utf-8")
    )
    opposed: dict[str, set[str]] = {}
    for one, other in told["opposed"]:
        opposed.setdefault(one, set()).add(other)
        opposed.setdefault(other, set()).add(one)
    return WordLists(
        negations=frozenset(told["negations"].split()),
        refuting=frozenset(told["refuting"].split()),
        refuting_phrases=tuple(told["refuting_phrases"]),
        hedges=frozenset(told["hedges"].split()),
        exclusive=frozenset(told["exclusive"].split()),
        opposed={stem: frozenset(others) for stem, others in opposed.items()},
    )


NAMES = (
    "shared words",
    "shared words in one sentence",
    "words missing",
    "shared word pairs",
    "longest shared run",
    "shared names",
    "name missing",
    "shared numbers",
    "number differs",
    "year differs",
    "negation on one side",
    "negation on one side, words shared",
    "opposed words",
    "opposed words, words shared",
    "calls it false",
    "calls it false, words shared",
    "leaves it open",
    "says more than the passage",
    "all words in one sentence, nothing against",
    "all but one word, a number or year differs",
    "length of the claim",
    "length of the passage",
)
"""The features in order; each is 0 where it does not apply."""


@dataclass(frozen=True)
class _Reading:
    """A text as the features see it."""

    stems: list[str]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    years: frozenset[str]
    negated: bool


def features(claim: str, passage: str) -> list[float]:
    """The numbers that `NAMES` names, for one pair.

    >>> dict(zip(NAMES, features("The bridge opened.", "The bridge opened in May.")))["words missing"]
    0.0
    """
    said, whole = read(claim), read(passage)
    near, closest = _closest(said, passage)
    wanted = set(said.stems)
    shared = _share(wanted, set(whole.stems))
    cover = _share(wanted, set(closest.stems))
    numbers = said.numbers - said.years
    turned = float(said.negated != closest.negated)
    opposing = float(_opposed(wanted, set(closest.stems)))
    differs = float(bool(numbers - whole.numbers) and bool(closest.numbers - closest.years))
    other_year = float(bool(said.years - whole.years) and bool(closest.years))
    beyond = float(bool((said.words & word_lists().exclusive) - whole.words))
    clean = not (turned or opposing or differs or other_year or beyond)
    left = wanted - set(closest.stems) - numbers - said.years
    refuted = float(_calls_false(passage) and not _calls_false(claim))
    return [
        shared,
        cover,
        math.log1p(len(wanted - set(whole.stems))),
        _pairs(said.stems, whole.stems),
        _run(said.stems, closest.stems),
        _share(said.names, whole.words),
        float(bool(said.names - whole.words)),
        _share(numbers, whole.numbers) if numbers else 0.0,
        differs,
        other_year,
        turned,
        turned * cover,
        opposing,
        opposing * cover,
        refuted,
        refuted * shared,
        float(bool(word_lists().hedges.intersection(words(_MONTH.sub(" ", near))))),
        beyond,
        float(clean and cover == 1.0),
        float(bool(differs or other_year) and len(left) <= 1 and not turned),
        math.log1p(len(said.stems)),
        math.log1p(len(whole.stems)),
    ]


def read(text: str) -> _Reading:
    """`text` as the features see it."""
    plain = _WORD.findall(text.casefold())
    found = frozenset(words(text)) | frozenset(plain)
    spelt = {_SPELT[word] for word in plain if word in _SPELT}
    return _Reading(
        stems=stems(text, "en"),
        words=found,
        names=frozenset(name for match in _NAME.findall(text) if stems(match, "en") for name in words(match)),
        numbers=frozenset(number.replace(",", "") for number in _NUMBER.findall(text)) | spelt,
        years=frozenset(_YEAR.findall(text)),
        negated=bool(found & word_lists().negations) or "n't" in text or "n’t" in text,
    )


def sentences(text: str) -> list[str]:
    """A quick cut into sentences, good enough to find the closest one."""
    return [part for part in _SENTENCE.split(text) if part.strip()] or [text]


def _closest(said: _Reading, passage: str) -> tuple[str, _Reading]:
    """The sentence that shares most words with the claim; the first of several."""
    wanted = set(said.stems)
    best = max(sentences(passage), key=lambda part: len(wanted.intersection(stems(part, "en"))))
    return best, read(best)


def _share(wanted: frozenset[str] | set[str], given: frozenset[str] | set[str]) -> float:
    return len(wanted & given) / len(wanted) if wanted else 0.0


def _pairs(said: Sequence[str], given: Sequence[str]) -> float:
    wanted = set(pairwise(said))
    return len(wanted.intersection(pairwise(given))) / len(wanted) if wanted else 0.0


def _run(said: Sequence[str], given: Sequence[str]) -> float:
    """The longest run of the claim's words that the sentence has in the same order, as a share."""
    best = 0
    before = [0] * (len(given) + 1)
    for word in said:
        now = [0] * (len(given) + 1)
        for at, other in enumerate(given):
            if word == other:
                now[at + 1] = before[at] + 1
                best = max(best, now[at + 1])
        before = now
    return best / len(said) if said else 0.0


def _opposed(said: set[str], given: set[str]) -> bool:
    """Whether the sentence holds the opposite of a word of the claim, and not that word."""
    pairs = word_lists().opposed
    return any(pairs[stem] & (given - said) for stem in said - given if stem in pairs)


def _calls_false(text: str) -> bool:
    lists = word_lists()
    lower = text.casefold()
    return bool(lists.refuting.intersection(words(text))) or any(
        phrase in lower for phrase in lists.refuting_phrases
    )
