"""A date that is never sharper than it was written."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from onrecord.errors import InputError

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class When:
    """A day, month, year or a range of them, as ISO 8601 writes it.

    `value` is `2022-11-02`, `2022-11`, `2022` or a range such as `2014/2022-11`.
    A month stays a month: `first` and `last` say which days it may be.

    >>> When("2022-11").first, When("2022-11").last
    (datetime.date(2022, 11, 1), datetime.date(2022, 11, 30))
    >>> When("2022-11").granularity
    'month'

    Raises:
        InputError: `value` is not such a date.
    """

    value: str

    def __post_init__(self) -> None:
        ends = self.value.split("/")
        try:
            if len(ends) > 2:
                raise ValueError("more than two ends")
            first, last = _days(ends[0])[0], _days(ends[-1])[1]
        except ValueError as problem:
            raise InputError(
                f"The date {self.value!r} ({problem}).",
                "A date is written 2022-11-02, 2022-11, 2022 or as a range 2014/2022.",
                "Write the date in one of these forms.",
            ) from problem
        if last < first:
            raise InputError(
                f"The range {self.value!r} ends before it begins.",
                "A range runs from the earlier date to the later one.",
                "Swap the two ends.",
            )

    @classmethod
    def day(cls, day: date) -> "When":
        """One calendar day.

        >>> When.day(date(2022, 11, 2))
        When(value='2022-11-02')
        """
        return cls(day.isoformat())

    @property
    def first(self) -> date:
        """The earliest day it may be."""
        return _days(self.value.split("/")[0])[0]

    @property
    def last(self) -> date:
        """The latest day it may be."""
        return _days(self.value.split("/")[-1])[1]

    @property
    def granularity(self) -> str:
        """`day`, `month`, `year` or `range`."""
        if "/" in self.value:
            return "range"
        return ("year", "month", "day")[self.value.count("-")]

    def before(self, other: "When") -> bool:
        """Whether this certainly lies before `other`.

        >>> When("2022-10").before(When("2022-11-02")), When("2022-11").before(When("2022-11-02"))
        (True, False)
        """
        return self.last < other.first


def _days(value: str) -> tuple[date, date]:
    form = _FORM.fullmatch(value)
    if form is None:
        raise ValueError("not a date")
    year, month, day = (int(part) if part else None for part in form.groups())
    if year is None or year == 0:
        raise ValueError("there is no year 0")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError("there is no such month")
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
