"""The words of English dates and lengths of time. Tables only."""


def months_of(*forms: str) -> dict[str, int]:
    """Month numbers by name, from twelve strings of forms parted by `|`."""
    return {word: number for number, words in enumerate(forms, 1) for word in words.split("|")}


ENGLISH_MONTHS = months_of(
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
    "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip

ENGLISH_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}

ENGLISH_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {
    name: number
    for number, name in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
ENGLISH_NUMBERS: dict[str, float] = (
    {name: float(number) for number, name in enumerate(_SMALL, 1)}
    | {name: 10.0 * number for name, number in _TENS.items()}
    | {
        f"{tens}{mark}{small}": 10.0 * ten + one
        for tens, ten in _TENS.items()
        for one, small in enumerate(_SMALL[:9], 1)
        for mark in ("-", " ")
    }
    | {"a hundred": 100.0, "one hundred": 100.0, "a dozen": 12.0, "dozen": 12.0, "a couple of": 2.0}
    | {"a thousand": 1000.0, "a couple": 2.0, "couple of": 2.0, "couple": 2.0}
)

ENGLISH_ORDINALS = {
    name: number
    for number, name in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
            "eighteenth", "nineteenth", "twentieth", "twenty-first",
        ),
        1,
    )
}  # fmt: skip

ENGLISH_UNITS = {
    "second": "TS", "sec": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE", "fortnight": "2W",
}  # fmt: skip
"""Units of time without their plural s, and how TIMEX3 writes them; a T stands before hours and less."""

ENGLISH_PARTS = {
    "morning": "TMO", "mid-morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO",
    "afternoon": "TAF", "evening": "TEV", "dusk": "TEV", "sunset": "TEV", "night": "TNI",
}  # fmt: skip
