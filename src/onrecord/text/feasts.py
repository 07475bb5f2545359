"""Feasts that a text names instead of a date, and the day each falls on in a year."""

from datetime import date, timedelta

FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "halloween": (10, 31),
    "bastille day": (7, 14), "armistice day": (11, 11),
}  # fmt: skip
FROM_EASTER = {
    "good friday": -2, "easter sunday": 0, "easter": 0, "easter monday": 1, "pentecost": 49,
    "palm sunday": -7,
    "ash wednesday": -46, "maundy thursday": -3,
}  # fmt: skip
OF_WEEKDAY = {"thanksgiving": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1)}
"""Month, weekday and which of them; those of the United States, where the words are spelt so."""

FEASTS = frozenset({*FIXED, *FROM_EASTER, *OF_WEEKDAY})


def feast_day(feast: str, year: int) -> date:
    """The day a feast falls on, in the Gregorian calendar and, for Easter, the western churches.

    >>> feast_day("easter", 2013), feast_day("thanksgiving", 2022), feast_day("memorial day", 2022)
    (datetime.date(2013, 3, 31), datetime.date(2022, 11, 24), datetime.date(2022, 5, 30))

    Raises:
        KeyError: no feast has that name.
        ValueError: the calendar has no such year.
    """
    if feast in FIXED:
        return date(year, *FIXED[feast])
    if feast in FROM_EASTER:
        return _easter(year) + timedelta(days=FROM_EASTER[feast])
    month, weekday, which = OF_WEEKDAY[feast]
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _easter(year: int) -> date:
    """The Sunday after the first full moon of spring, by the rule of Meeus, Jones and Butcher."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
