"""Calendar arithmetic for written dates: from what was written and an anchor to a TIMEX3 value."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.text.feasts import feast_day
from onrecord.text.spans import Span
from onrecord.text.timex import PARTS, QUARTERS, SEASONS, day_value, iso, sharpness, step, when_of
from onrecord.text.when import When

NO_ANCHOR = "an anchor is missing: no publication date is known to count from"
NO_SUCH = "the calendar has no such date"

JUST_AHEAD = 92
"""Days ahead in which a day without year and verb is taken to be to come. Chosen, not measured."""

JUST_BEHIND = 60
"""Days back in which a day or month without year and verb is taken to be past. Chosen, not measured."""

Placed = tuple[str | None, str]
"""A value, and how it was placed; None, and why it was not."""


@dataclass(frozen=True)
class Written:
    """A time expression as it was written, before it is placed.

    `form` says how to place it: `full`, `partial` (no year), `weekday`, `relative` (counted from
    the anchor), `named` (counted from the last date named), `same` (the last date named, in
    another year), `period` ("the end of the year"), `clock` (a time without a day), `ahead` ("in
    two weeks": a date or a duration), `said` (its `value` needs no placing), `decade`, `century`,
    `years` (`2014–19`, its end in `count`), or `unplaced` with its `reason`. A `part` is only
    kept where it stands beside a date.
    A `weekday` written beside a day tells which year is meant.
    `turn` is -1 for "last", 1 for "next", 0 for "this", None when nothing says. `part` is a
    season, quarter or half, `feast` a day such as Easter; `hour` a time or part of day; `of` what
    gives the year or week.
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
    weekday: int | None = None
    part: str = ""
    feast: str = ""
    hour: str = ""
    value: str = ""
    kind: str = "DATE"
    of: "Written | None" = None
    modifier: str = ""
    reason: str = ""


def place_full(written: Written) -> Placed:
    """Where a date with its year stands, and how that is known."""
    year = written.year or 0
    if written.form == "decade":
        return f"{year:04}"[:3], "a decade, as written"
    if written.form == "century":
        return f"{year:02}", "a century, as written"
    if written.form == "years":
        return f"{year:04}/{written.count:04}", "a range of years, as written"
    if written.part:
        return f"{year:04}-{written.part}", f"{_named_part(written.part)}, as written"
    if written.feast:
        return day_value(feast_day(written.feast, year)), f"{written.feast} of that year"
    value = iso(year, written.month, written.day)
    if value is None:
        return None, NO_SUCH
    if written.last_day is not None:
        end = iso(year, written.month, written.last_day)
        ranged = f"{value}/{end}"
        return (ranged, "a range of days, as written") if end and when_of(ranged) else (None, NO_SUCH)
    if written.day:
        return value, "written in full"
    return value, f"a {'month' if written.month else 'year'}, as written"


def _named_part(part: str) -> str:
    if part in SEASONS:
        return "a season"
    return "a quarter of the calendar year" if part[0] == "Q" else "a half of the calendar year"


def place_from(written: Written, anchor: When | None, future: bool | None) -> Placed:
    """Where a date without its year stands, counted from `anchor`, the day of publication.

    `future` is whether the sentence speaks of what is to come; None means that nothing says.
    An anchor too coarse to decide places nothing.
    """
    if anchor is None:
        return None, NO_ANCHOR
    rule: Callable[[date], str | None]
    if written.form in ("relative", "period", "ahead"):
        rule, how = (lambda day: step(day, written.unit, written.count)), "counted from"
        if written.unit == "weekend" and written.turn is None:
            rule = lambda day: _weekend(day, future)  # noqa: E731
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
    if future is None and written.form == "partial" and written.turn is None and just_ahead(written, anchor):
        return _value_of(next_of(written, anchor), "with no verb to tell, the near one after", anchor)
    if future is None and just_behind(written, anchor):
        how = "with no verb of the future, the near one before"
    try:
        places = {rule(anchor.first), rule(anchor.last)}
    except (OverflowError, ValueError):
        return None, "the calendar does not reach that far"
    if len(places) > 1:
        return None, f"the anchor {anchor.value} is too coarse to place it"
    return _value_of(places.pop(), how, anchor)


def _value_of(value: str | None, how: str, anchor: When) -> Placed:
    return (value, f"{how} the publication date {anchor.value}") if value else (None, NO_SUCH)


def next_of(written: Written, anchor: When) -> str | None:
    """The next such month or day after the anchor."""
    try:
        return _partial(anchor.first, written, 1)
    except (OverflowError, ValueError):
        return None


def just_ahead(written: Written, anchor: When) -> bool:
    """Whether the next such day or month lies within three months and the last one most of a year back.

    Without a verb to tell, "Nov. 8" in late September is the one to come: of last year's, a text
    says so.
    """
    if anchor.first != anchor.last or written.part:
        return False
    when = when_of(next_of(written, anchor))
    return when is not None and (when.first - anchor.first).days <= JUST_AHEAD


def just_behind(written: Written, anchor: When) -> str:
    """ "day" or "month" where the last such day or month ended at most two months before the anchor.

    What lies so near is past unless a verb speaks of the future: of next year's, a text says so.
    """
    if anchor.first != anchor.last or written.part or written.form != "partial" or written.turn is not None:
        return ""
    try:
        when = when_of(_partial(anchor.first, written, None))
    except (OverflowError, ValueError):
        return ""
    near = when is not None and (anchor.first - when.last).days <= JUST_BEHIND
    return ("day" if written.day or written.feast else "month") if near else ""


def place_after(written: Written, named: str | None) -> Placed:
    """Where a date stands that is counted from the last date named, such as "the previous year"."""
    if named is None:
        return None, "an anchor is missing: no date is named before it that it could be counted from"
    when = when_of(named)
    needed = needs(written)
    if when is None or sharpness(named) < needed:
        return None, f"the last date named, {named}, is too coarse to count a {written.unit} from"
    try:
        value = _counted(written, named, when.first)
    except (OverflowError, ValueError):
        return None, "the calendar does not reach that far"
    if value is None:
        return None, NO_SUCH
    return value, f"counted from the last date named, {named}"


def needs(written: Written) -> float:
    """How sharp a date must be for this to be counted from it."""
    if written.form == "same":
        return 1.5
    sharp = {"day": 3, "weekday": 3, "week": 2.5, "weekend": 2.5, "month": 2, "quarter": 1.5}
    return sharp.get(written.unit, 1)


def _counted(written: Written, named: str, first: date) -> str | None:
    """The date `count` units from the one named; of a month, weekday or season the next such one."""
    if written.unit == "weekday":
        return weekday_from(first, written.day or 0, written.count or None)
    if written.unit in ("named month", "season"):
        return _next_such(written, first)
    if written.turn == 0 and sharpness(named) in (1.5, 2):  # "a year earlier" in a comparison
        return f"{first.year + written.count:04}{named[4:]}"
    return step(first, written.unit, written.count)


def _next_such(written: Written, first: date) -> str | None:
    month = written.month or PARTS[written.part]
    if written.count > 0:
        year = first.year + (month <= first.month)
    elif written.count < 0:
        year = first.year - (month >= first.month)
    else:
        year = first.year
    start = iso(year)
    if start is None or written.part:
        return start and f"{start}-{written.part}"
    return iso(year, month, written.day)


def place_in_year(written: Written, year: str) -> Placed:
    """A month, day, season or quarter in a year that other words gave."""
    if len(year) != 4:
        return None, f"{year} is no single year"
    value, _ = place_full(replace(written, form="full", year=int(year), of=None))
    return value, (f"of the year {year}" if value else NO_SUCH)


def place_in_story(written: Written, frame: str) -> Placed:
    """The first such month, day, season or weekday from the last date named on: how a story is told."""
    start = when_of(frame)
    if start is None:
        return None, f"the last date named, {frame}, names no days"
    day = start.first
    if frame[5:] in PARTS:
        day = day.replace(month=PARTS[frame[5:]])
    how = f"in a narrative, counted from the last date named, {frame}"
    try:
        if written.form == "weekday":
            return weekday_from(day - timedelta(days=1), written.count, 1), how
        if written.form == "period":
            return step(day, written.unit, 0), how
        if written.feast:
            return day_value(_feast(day, written.feast, 1)), how
        month = written.month or PARTS[written.part]
        sharp = sharpness(frame)
        earlier = month < day.month or (
            month == day.month and sharp == 3 and written.day is not None and written.day < day.day
        )
        year = day.year + (earlier and sharp > 1)
    except OverflowError:
        return None, "the calendar does not reach that far"
    value, _ = place_in_year(written, f"{year:04}")
    return value, how if value else NO_SUCH


def _partial(day: date, written: Written, turn: int | None) -> str | None:
    if written.part:
        return _partial_part(day, written.part, turn)
    if written.feast:
        return day_value(_feast(day, written.feast, turn))
    month = written.month or 1
    if written.day is None:
        return iso(day.year + _years_off((month,), (day.month,), turn), month)
    if not 1 <= written.day <= 31:
        return None
    year = day.year + _years_off((month, written.day), (day.month, day.day), turn)
    if written.weekday is not None and written.last_day is None:
        year = _year_of_weekday(written, day, year)
    direction = 1 if turn == 1 else -1
    if month == 2 and written.day == 29:  # only some years have one
        while not calendar.isleap(year) and abs(year - day.year) < 9:
            year += direction
    if written.last_day is None:
        return iso(year, month, written.day)
    first, last = iso(year, month, written.day), iso(year, month, written.last_day)
    return f"{first}/{last}" if first and last and first <= last else None


def _feast(day: date, feast: str, turn: int | None) -> date:
    """The feast of this year, or of the last or next when it lies on the wrong side of the day."""
    this = feast_day(feast, day.year)
    if turn == 1:
        return this if this > day else feast_day(feast, day.year + 1)
    if turn == 0:
        return this
    past = this < day or (turn is None and this == day)
    return this if past else feast_day(feast, day.year - 1)


def _year_of_weekday(written: Written, day: date, year: int) -> int:
    """The year in which the day falls on the weekday written beside it, if one of the nearest two does."""
    for candidate in (year, year + 1 if year <= day.year else year - 1):
        value = iso(candidate, written.month, written.day)
        if value and date.fromisoformat(value).weekday() == written.weekday:
            return candidate
    return year


def _partial_part(day: date, part: str, turn: int | None) -> str | None:
    start = PARTS[part]
    long = 6 if part[0] == "H" else 3
    running = start <= day.month < start + long
    if turn == 0:
        year = day.year - (part == "WI" and day.month < 6)
    elif turn == 1:
        year = day.year + (day.month >= start and not (running and part in QUARTERS))
    elif turn == -1:
        year = day.year - (day.month < start + long)
    else:
        year = day.year - (day.month < start)
    value = iso(year)
    return value and f"{value}-{part}"


def _years_off(wanted: tuple[int, ...], today: tuple[int, ...], turn: int | None) -> int:
    """How many years from the anchor's own year the wanted month (and day) lies."""
    if turn == 0:
        return 0
    if turn == 1:
        return 0 if wanted > today else 1
    if turn == -1:
        return 0 if wanted < today else -1
    return 0 if wanted <= today else -1


def weekday_from(day: date, wanted: int, turn: int | None) -> str:
    """The last, this week's or next such weekday; without a turn the nearest past one, or today."""
    if turn == 0:
        return day_value(day - timedelta(days=day.weekday() - wanted))
    if turn is not None and turn > 0:
        return day_value(day + timedelta(days=(wanted - day.weekday() - 1) % 7 + 1))
    back = (day.weekday() - wanted) % 7
    if turn is not None and back == 0:
        back = 7
    return day_value(day - timedelta(days=back))


def _weekday(day: date, written: Written, turn: int | None) -> str:
    """The weekday that is meant; one to come may be the day of publication itself."""
    if written.turn is None and turn == 1 and day.weekday() == written.count:
        return day_value(day)
    return weekday_from(day, written.count, turn)


def _weekend(day: date, future: bool | None) -> str | None:
    """The coming weekend, or the one that is on or was last."""
    return step(day, "weekend", 0 if future or day.weekday() >= 5 else -1)
