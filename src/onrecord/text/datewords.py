"""What the date rules need to know of a language, and which languages have it."""

from collections.abc import Mapping

from onrecord.text.datewords_east import ARABIC, RUSSIAN
from onrecord.text.datewords_form import DateWords
from onrecord.text.datewords_south import ITALIAN, PORTUGUESE, SPANISH
from onrecord.text.datewords_west import FRENCH, GERMAN

DATE_WORDS: Mapping[str, DateWords] = {
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "ar": ARABIC,
}
"""The languages, besides English, whose written-out dates are read."""
