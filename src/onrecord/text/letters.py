"""Letters of other scripts in Latin, and the coarse consonants that a word keeps in any of them."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

MOST_HEARD = 16
"""Ways of hearing one word that are kept; further doubts take the likeliest."""

MOST_LETTERS = 40
"""Longer words are compared by their Latin letters alone."""

_RANGES = (
    ("latin", "a", "ɏ"),
    ("latin", "ḁ", "ỿ"),
    ("greek", "Ͱ", "Ͽ"),
    ("greek", "ἀ", "῿"),
    ("cyrillic", "Ѐ", "ԯ"),
    ("hebrew", "֐", "׿"),
    ("arabic", "؀", "ݿ"),
    ("arabic", "ﭐ", "﻿"),
    ("han", "一", "鿿"),
)
_ARABIC = str.maketrans(
    {
        **{"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ک": "ك"},
        **{"ی": "ي", "ې": "ي", "ے": "ي", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "ڭ": "گ", "ڨ": "ڤ", "ـ": ""},
    }
)
_HEBREW = str.maketrans({"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "׳": "'", "’": "'", "`": "'"})
_GREEK = (("μπ", "b"), ("ντ", "nt"), ("γκ", "gk"), ("γγ", "ng"), ("ου", "u"), ("αυ", "av"), ("ευ", "ev"))
_VOWELS = "aeiouy"
_NOT_LATIN = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True)
class _Script:
    short_vowels: bool
    spelt: Mapping[str, tuple[str, ...]]
    heard: Mapping[str, tuple[str, ...]]
    longest: int


@lru_cache(maxsize=1)
def _scripts() -> dict[str, _Script]:
    table = tomllib.loads(files("onrecord.text").joinpath("letters.toml").read_text("utf-8"))
    return {
        name: _Script(
            rows["short_vowels"],
            {key: tuple(row.get("spelt", "").split("|")) for key, row in rows["letters"].items()},
            {key: tuple(row["heard"].split("|")) for key, row in rows["letters"].items()},
            max(map(len, rows["letters"])),
        )
        for name, rows in table.items()
    }


def script_of(text: str) -> str:
    """The script that most letters of `text` are in; `other` for one without rules here.

    >>> script_of("Kabulov"), script_of("Кабулов"), script_of("كابولوف"), script_of("12")
    ('latin', 'cyrillic', 'arabic', 'other')
    """
    if text.isascii():  # most names are
        return "latin" if any(map(str.isalpha, text)) else "other"
    counts: dict[str, int] = {}
    for letter in text.casefold():
        name = next((name for name, first, last in _RANGES if first <= letter <= last), None)
        if name and letter.isalpha():
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: (counts[name], name)) if counts else "other"


def plain_letters(word: str) -> str:
    """`word` in lower case, with one form of each letter and without vowel marks.

    >>> plain_letters("أَحْمَد"), plain_letters("Кабу́лов"), plain_letters("Τσίπρας"), plain_letters("Сергей")
    ('احمد', 'кабулов', 'τσιπρασ', 'сергей')
    """
    if word.isascii():
        return word.casefold().replace("`", "'")
    marked = unicodedata.normalize("NFC", word.casefold())
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    if script_of(bare) == "greek":
        bare = "".join(one for one in unicodedata.normalize("NFD", bare) if not unicodedata.combining(one))
    return bare.translate(_ARABIC).translate(_HEBREW).replace("ς", "σ")


@lru_cache(maxsize=65_536)
def latin(word: str) -> str:
    """`word` in the letters a to z and digits, as common romanisations write it.

    >>> latin("Зеленський"), latin("Schröder"), latin("Παπανδρέου"), latin("O’Brien")
    ('zelenskiy', 'schroder', 'papandreu', 'obrien')
    """
    bare = plain_letters(word)
    if bare.isascii():
        return _NOT_LATIN.sub("", bare)
    for written, read in _GREEK:
        bare = bare.replace(written, read)
    return _NOT_LATIN.sub("", anyascii(bare).casefold())


@lru_cache(maxsize=65_536)
def heard(word: str) -> tuple[str, ...]:
    """The coarse consonants of a word in any script, likeliest first: what may be one name shares one.

    >>> heard("Kabulov")[0], heard("كابولوف")[0], heard("Кабулов")[0], heard("Kubalov")[0]
    ('kblf', 'kblf', 'kblf', 'kblf')
    """
    bare = plain_letters(word)
    script = _scripts().get(script_of(bare))
    if script is None or script_of(bare) == "latin":
        script, bare = _scripts()["latin"], latin(word)
    found, at, before = [""], 0, False
    while at < len(bare):
        sizes = range(min(script.longest, len(bare) - at), 0, -1)
        size = next((size for size in sizes if bare[at : at + size] in script.heard), 0)
        options = script.heard[bare[at : at + size]] if size else ("",)
        double = before and not script.short_vowels  # "mm" is one m; Arabic writes none twice
        wider = [one if double and one.endswith(more) else one + more for one in found for more in options]
        found = list(dict.fromkeys(wider))
        if len(found) > MOST_HEARD:
            found = found[:MOST_HEARD]
        at, before = at + (size or 1), size > 0 and options != ("",)
    return tuple(found)


def spells(written: str, romanised: str) -> bool:
    """Whether the Latin letters `romanised` may be `written`, a word of another script, letter by letter.

    Long vowels that the script writes must be there: the spelling "Kabalov" is not كابولوف.

    >>> [spells("كابولوف", one) for one in ("kabulov", "kabalov", "qabuluf")]
    [True, False, True]
    >>> spells("נתניהו", "netanyahu"), spells("Байден", "biden"), spells("Шольц", "scholz")
    (True, True, True)
    """
    bare = plain_letters(written)
    script = _scripts().get(script_of(bare))
    if script is None or script_of(bare) == "latin" or max(len(bare), len(romanised)) > MOST_LETTERS:
        return False
    reached: list[set[int]] = [set() for _ in range(len(bare) + 1)]
    reached[0] = _with_vowels({0}, romanised) if script.short_vowels else {0}
    for at in range(len(bare)):
        for size in range(1, min(script.longest, len(bare) - at) + 1):
            spellings = script.spelt.get(bare[at : at + size])
            if spellings is None:
                continue
            ends = _after(reached[at], spellings, romanised)
            reached[at + size] |= _with_vowels(ends, romanised) if script.short_vowels else ends
        if bare[at] not in script.spelt:
            reached[at + 1] |= reached[at]
    return len(romanised) in reached[-1]


def _after(places: set[int], spellings: tuple[str, ...], romanised: str) -> set[int]:
    return {at + len(one) for at in places for one in spellings if romanised.startswith(one, at)}


def _with_vowels(places: set[int], romanised: str) -> set[int]:
    """The places, and those that up to two vowels more lead to."""
    wider = set(places)
    for at in places:
        for more in (1, 2):
            if all(letter in _VOWELS for letter in romanised[at : at + more]) and at + more <= len(romanised):
                wider.add(at + more)
    return wider
