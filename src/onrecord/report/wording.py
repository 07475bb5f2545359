"""Words the report is built of: dates in full, lists, probabilities. No judgement in any of them."""

from collections.abc import Sequence
from datetime import date, datetime

from onrecord.text.when import When

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hu": "Hungarian",
    "hy": "Armenian",
    "it": "Italian",
    "ka": "Georgian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}

_STEPS = (
    (0.95, "almost certain"),
    (0.85, "very likely"),
    (0.66, "likely"),
    (0.5, "more likely than not"),
    (0.0, "less likely than not"),
)


def in_full(when: When | date | None) -> str:
    """The date as readers see it, always with its year and never sharper than it is known.

    >>> in_full(When("2022-11-02")), in_full(When("2022-11")), in_full(When("2014/2022-11"))
    ('2 November 2022', 'November 2022', 'between 2014 and November 2022')
    >>> in_full(None)
    'undated'
    """
    if when is None:
        return "undated"
    if isinstance(when, datetime):
        when = when.date()
    value = when.isoformat() if isinstance(when, date) else when.value
    if "/" in value:
        first, last = value.split("/")
        return f"between {_one(first)} and {_one(last)}"
    return _one(value)


def _one(value: str) -> str:
    year, *rest = value.split("-")
    named = [_MONTHS[int(rest[0]) - 1]] if rest else []
    days = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*days, *named, year])


def on_day(when: When | None) -> str:
    """The date with the preposition it takes.

    >>> on_day(When("2022-11-02")), on_day(When("2022")), on_day(None)
    ('on 2 November 2022', 'in 2022', 'on a date not on record')
    """
    if when is None:
        return "on a date not on record"
    before = {"day": "on ", "month": "in ", "year": "in ", "range": ""}[when.granularity]
    return before + in_full(when)


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', '')
    """
    *most, last = words or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "passage"), counted(3, "passage"), counted(0, "inquiry", "inquiries")
    ('1 passage', '3 passages', 'no inquiries')
    """
    noun = one if number == 1 else many or one + "s"
    return f"{number or 'no'} {noun}"


def likely(probability: float) -> str:
    """A probability as words and as a number. Certainty is never claimed.

    >>> likely(0.78), likely(1.0), likely(0.2)
    ('likely (0.78)', 'almost certain (0.99)', 'less likely than not (0.20)')
    """
    shown = min(0.99, max(0.01, probability))
    return f"{next(word for floor, word in _STEPS if shown >= floor)} ({shown:.2f})"


def language_name(code: str | None) -> str:
    """The English name of a language, its code when we have no name for it.

    >>> language_name("ar"), language_name("xx"), language_name(None)
    ('Arabic', 'the language “xx”', 'a language not on record')
    """
    if not code:
        return "a language not on record"
    return _LANGUAGES.get(code.split("-")[0].lower(), f"the language “{code}”")


def ended(sentence: str) -> str:
    """The sentence with a mark at its end.

    >>> ended("no source names a place"), ended("Said who?")
    ('No source names a place.', 'Said who?')
    """
    bare = sentence.strip()
    if not bare:
        return ""
    closed = bare if bare.rstrip("”’\"')")[-1:] in ".!?…" else bare + "."
    return closed[0].upper() + closed[1:]
