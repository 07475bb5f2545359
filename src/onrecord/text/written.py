"""Dates and languages as readers see them."""

import re
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

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_QUOTED = re.compile(r"(“[^”]*”)")
_DAY_DATE = re.compile(r"(?<![\w./-])[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w/-])")
_MONTH_DATE = re.compile(r"(?<![\w./-])[12]\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\w/-])")


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


def dates_in_full(text: str, *, months: bool = True) -> str:
    """The text with the dates that machines write put as readers see them; quoted words stay.

    `months` also takes `2016-07`, which in a person's words may be two years.

    >>> dates_in_full("rated alike, 2015-11-30 to 2016-07; it wrote “2015-11-30”")
    'rated alike, 30 November 2015 to July 2016; it wrote “2015-11-30”'
    """
    pattern = _MONTH_DATE if months else _DAY_DATE
    pieces = _QUOTED.split(text)
    pieces[::2] = [pattern.sub(lambda found: _one(found[0]), piece) for piece in pieces[::2]]
    return "".join(pieces)


def _one(value: str) -> str:
    year, *rest = value.split("-")
    named = [_MONTHS[int(rest[0]) - 1]] if rest else []
    days = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*days, *named, year])


def language_name(code: str | None) -> str:
    """The English name of a language, its code when we have no name for it.

    >>> language_name("ar"), language_name("xx"), language_name(None)
    ('Arabic', 'the language “xx”', 'a language not on record')
    """
    if not code:
        return "a language not on record"
    return _LANGUAGES.get(code.split("-")[0].lower(), f"the language “{code}”")


def direction(code: str | None) -> str:
    """`rtl` for languages written from right to left, else `ltr`; `auto` when it is not known.

    >>> direction("ar"), direction("en-GB"), direction(None)
    ('rtl', 'ltr', 'auto')
    """
    if not code:
        return "auto"
    return "rtl" if code.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def shortened(words: str, most: int) -> str:
    """The words, cut between two words and marked with an ellipsis where they are longer than `most`.

    >>> shortened("the positions of the group", 16), shortened("short", 16)
    ('the positions …', 'short')
    """
    if len(words) <= most:
        return words
    kept = words[: most + 1].rsplit(None, 1)[0] if " " in words[: most + 1].strip() else words[:most]
    return kept.rstrip(" ,;:") + " …"
