"""Calendar arithmetic for written dates: from what was written and an anchor to a `When`."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.errors import InputError
from onrecord.text.spans import Span
from onrecord.text.when import When

NO_ANCHOR = "an anchor is missing: no publication date is known to count from"


@dataclass(frozen=True)
class Written:
    """A date phrase as it was written, before it is placed.

    `form` says how to place it: `full`, `partial` (no year), `weekday`, `relative` (counted from
    the anchor), `named` (counted from the last date named), `decade`,
    `years` (`2014–19`, its end in `count`), or `unplaced` with its `reason`.
    `turn` is -1 for "last", 1 for "next", 0 for "this", None when nothing says.
    """

    span: Span
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    unit: str = ""
    count: int = 0
    turn: int | None = None
    reason: str = ""


def iso(year: int, month: int | None = None, day: int | None = None) -> When | None:
    """The date of these parts, or None when the calendar has no such date.

    >>> iso(2022, 2, 30) is None, iso(2022, 11)
    (True, When(value='2022-11'))
    """
    try:
        return When("-".join([f"{year:04}"] + [f"{part:02}" for part in (month, day) if part is not None]))
    except InputError:
        return None


def over(first: When, last: When) -> When | None:
    """The range from `first` to `last`, or None when it would end before it begins."""
    try:
        return When(f"{first.value.split('/')[0]}/{last.value.split('/')[-1]}")
    except InputError:
        return None


def place_full(written: Written) -> tuple[When | None, str]:
    """Where a date with its year stands, and how that is known."""
    year = written.year or 0
    if written.form in ("decade", "years"):
        decade = written.form == "decade"
        first, last = iso(year), iso(year + 9 if decade else written.count)
        how = "a decade, as written" if decade else "a range of years, as written"
        return (over(first, last) if first and last else None), how
    when = iso(year, written.month, written.day)
    if when is None:
        return None, "the calendar has no such date"
    if written.last_day is not None:
        end = iso(year, written.month, written.last_day)
        when = over(when, end) if end else None
        return when, "a range of days, as written" if when else "the calendar has no such date"
    return when, "written in full" if written.day else f"a {when.granularity}, as written"


def place_from(written: Written, anchor: When | None, future: bool | None) -> tuple[When | None, str]:
    """Where a date without its year stands, counted from `anchor`, the day of publication.

    `future` is whether the sentence speaks of what is to come; None means that nothing says.
    An anchor too coarse to decide places nothing.
    """
    if anchor is None:
        return None, NO_ANCHOR
    rule: Callable[[date], When | None]
    if written.form == "relative":
        rule, how = (lambda day: step(day, written.unit, written.count)), "counted from"
    else:
        turn = written.turn if written.turn is not None else (1 if future else None)
        how = {
            None: "the nearest past one before",
            -1: "the last before",
            0: "the one of",
            1: "the next after",
        }[turn]
        rule = (
            (lambda day: _weekday(day, written, turn))
            if written.form == "weekday"
            else (lambda day: _partial(day, written, turn))
        )
    try:
        places = {rule(anchor.first), rule(anchor.last)}
    except (OverflowError, ValueError):
        return None, "the calendar does not reach that far"
    if len(places) > 1:
        return None, f"the anchor {anchor.value} is too coarse to place it"
    when = places.pop()
    if when is None:
        return None, "the calendar has no such date"
    return when, f"{how} the publication date {anchor.value}"


def place_after(written: Written, named: When | None) -> tuple[When | None, str]:
    """Where a date stands that is counted from the last date named, such as "the previous year"."""
    if named is None:
        return None, "an anchor is missing: no date is named before it that it could be counted from"
    sharp = {"day": 3, "week": 3, "month": 2, "year": 1}[written.unit]
    if "/" in named.value or named.value.count("-") + 1 < sharp:
        return None, f"the last date named, {named.value}, is too coarse to count a {written.unit} from"
    try:
        when = step(named.first, written.unit, written.count)
    except (OverflowError, ValueError):
        return None, "the calendar does not reach that far"
    return when, f"counted from the last date named, {named.value}"


def step(day: date, unit: str, count: int) -> When | None:
    """The day, week, month or year that lies `count` units from that of `day`.

    >>> step(date(2022, 11, 7), "month", -1), step(date(2022, 11, 7), "week", -1)
    (When(value='2022-10'), When(value='2022-10-31/2022-11-06'))
    """
    if unit == "day":
        return When.day(day + timedelta(days=count))
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
        return over(When.day(monday), When.day(monday + timedelta(days=6)))
    if unit == "month":
        months = day.year * 12 + day.month - 1 + count
        return iso(months // 12, months % 12 + 1)
    return iso(day.year + count)


def _partial(day: date, written: Written, turn: int | None) -> When | None:
    month = written.month or 1
    if written.day is None:
        return iso(day.year + _years_off((month,), (day.month,), turn), month)
    if not 1 <= written.day <= 31:
        return None
    year = day.year + _years_off((month, written.day), (day.month, day.day), turn)
    direction = 1 if turn == 1 else -1
    if month == 2 and written.day == 29:  # only some years have one
        while not calendar.isleap(year) and abs(year - day.year) < 9:
            year += direction
    if written.last_day is None:
        return iso(year, month, written.day)
    first, last = iso(year, month, written.day), iso(year, month, written.last_day)
    return over(first, last) if first and last else None


def _years_off(wanted: tuple[int, ...], today: tuple[int, ...], turn: int | None) -> int:
    """How many years from the anchor's own year the wanted month (and day) lies."""
    if turn == 0:
        return 0
    if turn == 1:
        return 0 if wanted > today else 1
    if turn == -1:
        return 0 if wanted < today else -1
    return 0 if wanted <= today else -1


def _weekday(day: date, written: Written, turn: int | None) -> When:
    wanted = written.count
    if turn == 0:
        return When.day(day - timedelta(days=day.weekday() - wanted))
    if turn == 1:
        return When.day(day + timedelta(days=(wanted - day.weekday() - 1) % 7 + 1))
    back = (day.weekday() - wanted) % 7
    if turn == -1 and back == 0:
        back = 7
    return When.day(day - timedelta(days=back))
