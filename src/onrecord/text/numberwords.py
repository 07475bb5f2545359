"""The words that `text.numbers` knows: numerals, multipliers, hedges, units. Tables only."""

from typing import Final


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MULTIPLIERS: Final[dict[str, float]] = {
    # English, and what stands in its tables and headlines
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9,
    "trillion": 1e12, "mn": 1e6, "bn": 1e9, "tn": 1e12, "dozen": 12.0,
    # German
    "tausend": 1e3, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9,
    # French, Spanish, Italian
    "mille": 1e3, "milliard": 1e9, "milliards": 1e9, "mil": 1e3, "millón": 1e6, "millones": 1e6,
    "mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9,
    # Russian
    "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "тыс": 1e3, "миллион": 1e6, "миллиона": 1e6,
    "миллионов": 1e6, "млн": 1e6, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9, "млрд": 1e9,
}  # fmt: skip
SHORT_MULTIPLIERS: Final[dict[str, float]] = {"k": 1e3, "m": 1e6, "b": 1e9}
"""Read as multipliers only directly after an amount of money: elsewhere `5m` may be five metres."""

UNITS_BELOW_TWENTY: Final[dict[str, float]] = {
    word: float(value)
    for value, word in enumerate(
        _listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
    )
}
TENS: Final[dict[str, float]] = {
    word: 10.0 * value
    for value, word in enumerate(_listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
PARTS: Final[dict[str, float]] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8,
    "tenth": 10, "tenths": 10,
}  # fmt: skip

ABOUT, NEARLY, AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN = (
    "about", "nearly", "at least", "more than", "at most", "less than",
)  # fmt: skip
HEDGES: Final[dict[str, tuple[str, ...]]] = {
    ABOUT: (
        "an estimated", "estimated", "about", "around", "roughly", "approximately", "some", "circa",
        "in the region of", "on the order of", "or so",
        "etwa", "rund", "ungefähr", "environ", "unos", "unas", "alrededor de", "около", "примерно",
    ),
    NEARLY: (
        "nearly", "almost", "close to", "just under", "fast", "knapp", "près de", "presque", "casi",
        "cerca de", "quasi", "quase", "почти",
    ),
    AT_LEAST: (
        "at least", "no fewer than", "no less than", "not less than", "from", "between", "or more",
        "mindestens", "au moins", "al menos", "por lo menos", "almeno", "не менее", "как минимум",
    ),
    MORE_THAN: (
        "more than", "over", "upwards of", "in excess of", "well over", "just over", "above", "mehr als",
        "über", "plus de", "más de", "più di", "oltre", "более", "больше", "свыше",
    ),
    AT_MOST: (
        "up to", "as many as", "as much as", "at most", "no more than", "not more than", "a maximum of",
        "to", "bis zu", "höchstens", "jusqu'à", "jusqu’à", "hasta", "fino a", "до",
    ),
    LESS_THAN: (
        "fewer than", "less than", "under", "below", "weniger als", "moins de", "menos de", "meno di",
        "менее", "меньше",
    ),
}  # fmt: skip
KIND_OF_HEDGE: Final[dict[str, str]] = {words: kind for kind, group in HEDGES.items() for words in group}
ENDS_OF_RANGES: Final[frozenset[str]] = frozenset({"from", "between", "to"})
"""Hedges only where two numbers make a range: `from 2 to 5`."""
AFTERWARDS: Final[tuple[str, ...]] = ("or so", "or more")

CURRENCIES: Final[dict[str, str]] = {
    "$": "dollars", "us$": "dollars", "usd": "dollars", "dollar": "dollars", "dollars": "dollars",
    "€": "euros", "eur": "euros", "euro": "euros", "euros": "euros",
    "£": "pounds", "gbp": "pounds", "₽": "roubles", "roubles": "roubles", "rubles": "roubles",
    "рублей": "roubles", "долларов": "dollars", "евро": "euros",
}  # fmt: skip
PER_CENT: Final = "per cent"
POINTS: Final = "percentage points"
SHARE: Final = "share"

MEASURES: Final[dict[str, tuple[str, float]]] = {
    "second": ("time", 1.0), "minute": ("time", 60.0), "hour": ("time", 3600.0), "day": ("time", 86400.0),
    "week": ("time", 604800.0), "month": ("months", 1.0), "year": ("months", 12.0),
    "decade": ("months", 120.0), "century": ("months", 1200.0),
    "gram": ("weight", 0.001), "kilogram": ("weight", 1.0), "kilo": ("weight", 1.0), "kg": ("weight", 1.0),
    "tonne": ("weight", 1000.0), "metre": ("length", 1.0), "meter": ("length", 1.0),
    "kilometre": ("length", 1000.0), "kilometer": ("length", 1000.0), "km": ("length", 1000.0),
    "mile": ("length", 1609.344), "foot": ("length", 0.3048), "feet": ("length", 0.3048),
}  # fmt: skip
"""Units that count the same thing on another scale. A bare `ton` is not here: there are three."""

MONTHS: Final = _listed("""
    january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier
    février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril
    mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno
    luglio settembre ottobre dicembre января февраля марта апреля мая июня июля августа сентября октября
    ноября декабря
""")

DESIGNATORS: Final[frozenset[str]] = frozenset(
    _listed("""
    article articles chapter section page pages paragraph resolution no number nr flight room boeing
    airbus apollo war phase order decree directive regulation
    route highway channel channels title version volume figure table group block
    """)
)
"""A number right after one of these is a name, not a count."""

IRREGULAR_PLURALS: Final[frozenset[str]] = frozenset(
    _listed("""
    people men women children troops police personnel staff dead wounded injured fighters servicemen
    servicewomen policemen feet lives wives aircraft percent cattle media data crew militia
    """)
)
NOT_PLURAL: Final[frozenset[str]] = frozenset(
    _listed("""
    was is has does this its his as us thus across towards afterwards always perhaps less unless isis
    press congress status crisis series ss versus minus plus
    """)
)
NO_UNIT: Final[frozenset[str]] = frozenset(
    _listed("""
    a an the and or but nor of in on at by for from to with without into onto over under after before
    since until till during between among against about around near per via than then that which who
    whom whose when where while if as is are was were be been being has have had do does did will would
    can could may might must shall should not no this these those it they he she we you i his her their
    its our your my him them us there here also only just more most other others another each every both
    either neither so too very today yesterday tomorrow ago later earlier out up down off away back
    again together said says say died die killed wounded injured hurt arrested came went made took told
    """)
)
