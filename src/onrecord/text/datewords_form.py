"""What the date rules need to know of a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class DateWords:
    """The date words of a language; keys are lower-case words or phrases.

    `day_mark` may follow a day's number, `joiner` may stand between day, month and year.
    `year_cues` may precede a bare year, `year_ends` follow one. `relative` gives the unit and the
    number of units from the anchor, `turned` the same before or after a weekday, month or season.
    `ago` and `ahead` are patterns with `{n}` for a number and `{u}` for a unit; `units` gives the
    letters of TIMEX3; `ago_few` gives the words that stand for both ("a year" without "a"; the
    Arabic "two years", one word). `decade` and `century` are patterns with a group `number`. `said` holds
    phrases with a value of their own (`P1Y` for "every year"). `come` and `gone` are patterns of
    verbs that speak of the future and of the past.
    """

    months: Mapping[str, int]
    day_mark: str = ""
    joiner: str = ""
    year_cues: tuple[str, ...] = ()
    year_ends: tuple[str, ...] = ()
    relative: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    turned: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    seasons: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    parts_of_today: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    quarter: str = ""
    ago: str = ""
    ago_few: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    ahead: str = ""
    decade: str = ""
    decade_words: Mapping[str, int] = field(default_factory=dict)
    century: str = ""
    clock: str = ""
    modifiers: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    named: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    come: str = ""
    gone: str = ""


def forms(listed: str) -> dict[str, int]:
    """Numbers by word, from groups of forms parted by `|`, counted from one.

    >>> forms("un|une deux")
    {'un': 1, 'une': 1, 'deux': 2}
    """
    return {word: number for number, words in enumerate(listed.split(), 1) for word in words.split("|")}


def days(listed: str) -> dict[str, int]:
    """Weekdays by word, from Monday, which is 0."""
    return {word: number - 1 for word, number in forms(listed).items()}
