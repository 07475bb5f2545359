"""Numerals in a text, as digits and as English words, before hedge and unit are looked for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.text.numberwords import (
    CURRENCIES,
    DESIGNATORS,
    MULTIPLIERS,
    NO_UNIT,
    PARTS,
    SHORT_MULTIPLIERS,
    TENS,
    UNITS_BELOW_TWENTY,
)


@dataclass(frozen=True)
class Numeral:
    """A numeral at `start` to `end`: `value`, the money it stands for, and the digits as `written`.

    `written` is empty for words and for digits with a multiplier; `share` marks a part of a whole.
    """

    start: int
    end: int
    value: float
    currency: str | None = None
    written: str = ""
    share: bool = False


_DOTS_GROUP: Final = frozenset({"de", "es", "it", "pt", "nl", "tr", "id"})
_SPACES_GROUP: Final = frozenset({"fr", "ru", "uk", "pl", "cs", "sv", "bg"})
_DIGITS: Final = {
    "comma": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
    "dot": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
}
_BEFORE_DIGITS: Final = re.compile(r"(?:US\$|USD|EUR|GBP|[$€£₽])\s?$", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_AFTER_DIGITS: Final = re.compile(r"[ \u00a0\u202f-]?([^\W\d_]+)\b\.?")
_GLUED: Final = frozenset({*MULTIPLIERS, *SHORT_MULTIPLIERS, "kg", "km", "g", "t", "mg", "cm", "mm", "pc"})
_REACH: Final = 80
_SIMPLE_FRACTION: Final = re.compile(r"/([2-9]|10)\b")
_FRACTION_SIGNS: Final = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75}


def numerals(text: str, language: str) -> list[Numeral]:
    """Every numeral in `text`, in order, none overlapping another; words in English only.

    >>> [n.value for n in numerals("Two dozen men and 1,300 women", "en")]
    [24.0, 1300.0]
    """
    digits = sorted(_digits(text, language), key=lambda numeral: numeral.start)
    if language != "en":
        return digits
    spelt = outside(_spelt(text), [(one.start, one.end) for one in digits])
    return sorted([*digits, *spelt], key=lambda numeral: numeral.start)


def outside(found: Iterable[Numeral], gaps: Sequence[tuple[int, int]]) -> list[Numeral]:
    """Those that overlap none of the stretches `gaps`, which stand in order and do not overlap."""
    ends = [end for _, end in gaps]
    kept = []
    for one in found:
        at = bisect_right(ends, one.start)
        if at == len(gaps) or gaps[at][0] >= one.end:
            kept.append(one)
    return kept


def _digits(text: str, language: str) -> Iterator[Numeral]:
    base = language.split("-")[0]
    grouped_by = "dot" if base in _DOTS_GROUP | _SPACES_GROUP else "comma"
    for found in _DIGITS[grouped_by].finditer(text):
        start, end = found.span()
        if _part_of_a_name(text, start, end):
            continue
        written = found.group()
        value = _value(written, grouped_by)
        fraction = _SIMPLE_FRACTION.match(text, end)
        if fraction is not None and value < float(fraction.group(1)):
            yield Numeral(start, fraction.end(), value / float(fraction.group(1)), share=True)
            continue
        sign = _BEFORE_DIGITS.search(text[max(0, start - 5) : start])
        currency = CURRENCIES[sign.group().strip().lower()] if sign else None
        start -= len(sign.group()) if sign else 0
        if end < len(text) and text[end] in _FRACTION_SIGNS:
            value, end = value + _FRACTION_SIGNS[text[end]], end + 1
        factor, end = _multiplier(text, end, money=sign is not None)
        yield Numeral(start, end, value * factor, currency, "" if factor > 1 else written)


def _value(written: str, grouped_by: str) -> float:
    if grouped_by == "comma":
        return float(written.replace(",", ""))
    return float(re.sub(r"[.\s]", "", written).replace(",", "."))


def _part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether letters, hyphens or slashes tie the digits to something that is no count."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (before[-1].isalnum() or (before[-1] in "_#/.,'’" and before[:-1].isalnum())):
        return True
    if before[-1:] in {"-", "\u2010", "\u2011"} and before[:-1].isalpha():
        return True
    if after and (after[0] == "_" or (after[0] == "/" and after[1:].isalpha())):
        return True
    glued = _LETTERS.match(text, end)
    return glued is not None and glued.group().lower() not in _GLUED


def _multiplier(text: str, end: int, *, money: bool) -> tuple[float, int]:
    """The product of the multipliers right after `end`, and where they end."""
    factor = 1.0
    while True:
        word = _AFTER_DIGITS.match(text, end)
        if word is None:
            return factor, end
        lowered = word.group(1).lower()
        table = MULTIPLIERS | SHORT_MULTIPLIERS if money and factor == 1.0 else MULTIPLIERS
        if lowered not in table:
            return factor, end
        factor *= table[lowered]
        full_stop = word.group().endswith(".") and lowered not in {"mio", "mrd", "тыс", "млн", "млрд"}
        end = word.end() - (1 if full_stop else 0)


def _spelt(text: str) -> Iterator[Numeral]:
    """Numerals as English words, longest run first."""
    found = list(_WORD.finditer(text))
    at = 0
    while at < len(found):
        core, used = _spelt_at(text, found, at)
        if core is None:
            at += 1
            continue
        yield core
        at += used


def _spelt_at(text: str, found: list[re.Match[str]], at: int) -> tuple[Numeral | None, int]:
    run = [found[at]]
    for one, following in pairwise(found[at : at + 12]):
        gap = text[one.end() : following.start()]
        if gap not in {" ", "-", "\u2010", "\u2011", "\u00a0", "\n"}:
            break
        run.append(following)
    low = [word.group().lower() for word in run]
    value, used, share = _share(low)
    if used == 0:
        value, used = _cardinal(low)
    if used == 0 or _only_looks_like_a_count(text, run, low, used):
        return None, 0
    return Numeral(run[0].start(), run[used - 1].end(), value, share=share), used


def _share(low: list[str]) -> tuple[float, int, bool]:
    """`half of`, `two-thirds`, `a quarter of`, `half a million`; else nothing used."""
    following = [*low[1:], "", "", ""]
    if low[0] == "half" and following[0] == "a" and following[1] in MULTIPLIERS:
        return MULTIPLIERS[following[1]] / 2, 3, False
    if low[0] == "half" and following[0] in {"of", "the", "its", "their", "his", "her", "all"}:
        return 0.5, 1, True
    if low[0] in {"a", "one"} and following[0] in PARTS and following[1] == "of":
        return 1 / PARTS[following[0]], 2, True
    top = UNITS_BELOW_TWENTY.get(low[0], 0.0)
    if following[0] in PARTS and (
        (top > 1 and following[0].endswith("s")) or (top == 1 and following[0] != "half")
    ):
        return top / PARTS[following[0]], 2, True
    return 0.0, 0, False


def _cardinal(low: list[str]) -> tuple[float, int]:
    """The value of the longest cardinal at the front, and how many words it takes."""
    total, group, used, last = 0.0, 0.0, 0, ""
    if low[0] == "a" and len(low) > 1 and low[1] in {"dozen", "hundred", "thousand", "million", "billion"}:
        group, used, last = 1.0, 1, "unit"
    for at in range(used, len(low)):
        word = low[at]
        if word in UNITS_BELOW_TWENTY and last in {"", "scale"} | (
            {"tens"} if UNITS_BELOW_TWENTY[word] < 10 else set()
        ):
            group, last = group + UNITS_BELOW_TWENTY[word], "unit"
        elif word in TENS and last in {"", "scale"}:
            group, last = group + TENS[word], "tens"
        elif word in {"hundred", "dozen"} and last in {"unit", "tens"}:
            group, last = group * MULTIPLIERS[word], "scale"
        elif word in {"thousand", "million", "billion", "trillion"} and last:
            total, group, last = total + group * MULTIPLIERS[word], 0.0, "scale"
        elif (
            word == "and"
            and last == "scale"
            and at + 1 < len(low)
            and low[at + 1] in UNITS_BELOW_TWENTY | TENS
        ):
            continue
        else:
            break
        used = at + 1
    return total + group, used


def _only_looks_like_a_count(text: str, run: list[re.Match[str]], low: list[str], used: int) -> bool:
    """`one` as a pronoun, and numerals inside a name such as `Formula One`."""
    before = text[max(0, run[0].start() - _REACH) : run[0].start()].rstrip()
    previous = _WORD.search(before[before.rfind(" ") + 1 :])
    earlier = previous.group() if previous else ""
    if (
        text[run[0].start() - 1 : run[0].start()] in {"-", "\u2010", "\u2011"}
        or earlier.lower() in DESIGNATORS
    ):
        return True
    inside = run[0].group()[0].isupper() and earlier[:1].isupper() and before[-1:].isalpha()
    if inside:
        return True
    if low[:used] != ["one"]:
        return False
    following = low[1] if len(low) > 1 else ""
    return earlier.lower() in {"no", "this", "that", "the", "any", "some", "every", "which", "each"} or (
        following in NO_UNIT or not following or following in {"day", "thing"}
    )
