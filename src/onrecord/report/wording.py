"""Words the report is built of: dates in full, lists, probabilities. No judgement in any of them."""

from collections.abc import Sequence

from onrecord.text.when import When
from onrecord.text.written import dates_in_full, in_full, language_name, shortened

__all__ = [
    "counted",
    "dates_in_full",
    "ended",
    "in_full",
    "language_name",
    "likely",
    "listed",
    "on_day",
    "shortened",
    "told",
]

_STEPS = (
    (0.95, "almost certain"),
    (0.85, "very likely"),
    (0.66, "likely"),
    (0.5, "more likely than not"),
    (0.0, "less likely than not"),
)


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


def told(sentence: str) -> str:
    """A sentence that a machine wrote, as readers see it: its dates in full, and a mark at its end.

    >>> told("none after 2020-07-10")
    'None after 10 July 2020.'
    """
    return ended(dates_in_full(sentence))
