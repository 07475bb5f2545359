"""Dates as datelines show them to readers, in many scripts; an ambiguous one is not read."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import InputError
from onrecord.reading.pagemonths import MONTHS
from onrecord.text.when import When

_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)")
_EAST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]")
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm) ((?:19|20)\d\d)", re.I)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)")
_BUDDHIST = 543
"""Years that the Thai calendar is ahead."""


@dataclass(frozen=True)
class Shown:
    """A date in a dateline, the words that give it, and where they end."""

    when: When
    written: str
    end: int


def shown_date(words: str, language: str | None = None) -> Shown | None:
    """The first whole date in a dateline; `None` where there is none or it can be read in two ways.

    >>> shown_date("Veröffentlicht am 2. November 2022, 9:30 Uhr", "de").when
    When(value='2022-11-02')
    >>> shown_date("2022年11月2日 09:30").when, shown_date("٢ نوفمبر ٢٠٢٢", "ar").when
    (When(value='2022-11-02'), When(value='2022-11-02'))
    >>> shown_date("02/11/2022", "en") is None
    True
    """
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in words)
    found = sorted(_found(plain, language), key=lambda each: each[0])
    for start, end, parts in found:
        try:
            when = When("{:04}-{:02}-{:02}".format(*parts))
        except InputError:
            continue
        return Shown(when, words[start:end], end)
    return None


def _found(words: str, language: str | None) -> Iterator[tuple[int, int, tuple[int, int, int]]]:
    """Every form of a date: where it stands, and its year, month and day."""
    for form in (_YEAR_FIRST, _EAST):
        for each in form.finditer(words):
            yield *each.span(), (int(each[1]), int(each[2]), int(each[3]))
    for each in _VIETNAMESE.finditer(words):
        yield *each.span(), (int(each[3]), int(each[2]), int(each[1]))
    for each in _NUMBERS.finditer(words):
        order = _order(int(each[1]), int(each[3]), each[2], language)
        if order is not None:
            yield *each.span(), (int(each[4]), *order)
    if any(sign.isalpha() for sign in words):
        yield from _written_out(words, language)


def _order(first: int, second: int, mark: str, language: str | None) -> tuple[int, int] | None:
    """Month and day of two numbers, or `None` where both orders are in use."""
    if second > 12:
        return first, second
    if first > 12 or first == second or mark == "." or language not in (None, "en"):
        return second, first
    return None


def _written_out(words: str, language: str | None) -> Iterator[tuple[int, int, tuple[int, int, int]]]:
    day_first, month_first = _patterns(language or "")
    months = _months(language or "")
    for each in (*day_first.finditer(words), *month_first.finditer(words)):
        year = int(each["year"])
        year -= _BUDDHIST if year > 2400 else 0
        yield *each.span(), (year, months[each["month"].lower()], int(each["day"]))


@lru_cache(maxsize=64)
def _months(language: str) -> Mapping[str, int]:
    """The months of `language`, and those of all others that mean the same month everywhere."""
    numbers: dict[str, set[int]] = {}
    for months in MONTHS.values():
        for name, number in months.items():
            numbers.setdefault(name, set()).add(number)
    shared = {name: each.pop() for name, each in numbers.items() if len(each) == 1}
    return shared | dict(MONTHS.get(language, {}))


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    names = "|".join(re.escape(name) for name in sorted(_months(language), key=len, reverse=True))
    month = rf"(?P<month>{names})"
    year = r"(?P<year>(?:19|20|25)\d\d)"
    day = r"(?<![\d:.])(?P<day>[0-3]?\d)"
    day_first = (
        rf"{day}(?:\.|st|nd|rd|th|er|º|-го)?\s*(?:de |of |d['’])?\s?{month}\.?,?\s*(?:de |del )?{year}(?!\d)"
    )
    month_first = rf"(?<!\w){month}\.?\s*(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+{year}(?!\d)"
    return re.compile(day_first, re.I), re.compile(month_first, re.I)
