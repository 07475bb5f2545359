"""Values of TIMEX3 (TimeML 1.2): ISO 8601 as coarse as the words, and what days they may be."""

import calendar
import re
from datetime import date, timedelta

from onrecord.errors import InputError
from onrecord.text.when import When

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season is taken to begin when a text gives no year."""
QUARTERS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
"""The first month of each quarter and half of a calendar year."""
PARTS = {**SEASONS, **QUARTERS}

_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The date of these parts, or None when the calendar has no such date.

    >>> iso(2022, 2, 30) is None, iso(2022, 11)
    (True, '2022-11')
    """
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and not 1 <= day <= calendar.monthrange(year, month or 1)[1]:
        return None
    return "-".join([f"{year:04}"] + [f"{part:02}" for part in (month, day) if part is not None])


def day_value(day: date) -> str:
    """One calendar day."""
    return day.isoformat()


def week_value(day: date, weekend: bool = False) -> str:
    """The ISO week of a day, or its weekend.

    >>> week_value(date(2022, 11, 7)), week_value(date(2022, 11, 7), weekend=True)
    ('2022-W45', '2022-W45-WE')
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}" + ("-WE" if weekend else "")


def step(day: date, unit: str, count: int) -> str | None:
    """The day, week, month, quarter, year, decade or century `count` units from that of `day`.

    >>> step(date(2022, 11, 7), "month", -1), step(date(2022, 11, 7), "week", -1)
    ('2022-10', '2022-W44')
    >>> step(date(2022, 11, 7), "quarter", -1), step(date(2022, 11, 7), "decade", -1)
    ('2022-Q3', '201')
    """
    if unit == "day":
        return day_value(day + timedelta(days=count))
    if unit in ("week", "weekend", "fortnight"):
        weeks = count * 2 if unit == "fortnight" else count
        return week_value(day + timedelta(weeks=weeks), unit == "weekend")
    if unit == "month":
        months = day.year * 12 + day.month - 1 + count
        return iso(months // 12, months % 12 + 1)
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        spans = day.year * (12 // size) + (day.month - 1) // size + count
        letter = "Q" if unit == "quarter" else "H"
        year = iso(spans // (12 // size))
        return year and f"{year}-{letter}{spans % (12 // size) + 1}"
    year = iso(day.year + count * {"year": 1, "decade": 10, "century": 100}[unit])
    return year and year[: {"year": 4, "decade": 3, "century": 2}[unit]]


def over(first: When, last: When) -> When | None:
    """The range from `first` to `last`, or None when it would end before it begins."""
    try:
        return When(f"{first.value.split('/')[0]}/{last.value.split('/')[-1]}")
    except InputError:
        return None


def when_of(value: str | None) -> When | None:
    """The days that a value may be, never fewer; None where it names no days.

    A season is as coarse as its year, because nothing says where it begins; a winter may
    reach into the next year.

    >>> when_of("2022-W44").value, when_of("198").value, when_of("2022-11-02TNI").value
    ('2022-10-31/2022-11-06', '1980/1989', '2022-11-02')
    >>> when_of("2019-SU").value, when_of("2022-Q3").value, when_of("PRESENT_REF")
    ('2019', '2022-07/2022-09', None)
    """
    if not value:
        return None
    if "/" in value:
        first, last = (when_of(end) for end in value.split("/", 1))
        return over(first, last) if first and last else None
    try:
        return _of_one(value.split("T")[0])
    except (InputError, ValueError, OverflowError):
        return None


def _of_one(value: str) -> When | None:
    if _PLAIN.fullmatch(value):
        return When(value)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        first = monday + timedelta(days=5 if found[3] else 0)
        return over(When.day(first), When.day(monday + timedelta(days=6)))
    if found := _PART.fullmatch(value):
        return _of_part(int(found[1]), found[2])
    if re.fullmatch(r"\d{3}", value):
        return When(f"{value}0/{value}9")
    if re.fullmatch(r"\d{2}", value):
        return When(f"{int(value) * 100 + 1:04}/{int(value) * 100 + 100:04}")
    return None


def _of_part(year: int, part: str) -> When:
    if part == "WI":
        return When(f"{year:04}/{year + 1:04}")
    if part in SEASONS:
        return When(f"{year:04}")
    first = QUARTERS[part]
    return When(f"{year:04}-{first:02}/{year:04}-{first + (2 if part[0] == 'Q' else 5):02}")


def sharpness(value: str) -> float:
    """How sharp a value is: 1 for a year, 2 for a month, 3 for a day; 0 for a decade or a range.

    >>> [sharpness(each) for each in ("198", "2022", "2022-Q3", "2022-11", "2022-W44", "2022-11-02TNI")]
    [0, 1, 1.5, 2, 2.5, 3]
    """
    bare = value.split("T")[0]
    if _PLAIN.fullmatch(bare):
        return 1 + bare.count("-")
    if _WEEK.fullmatch(bare):
        return 2.5
    return 1.5 if _PART.fullmatch(bare) else 0
