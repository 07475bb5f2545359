"""The two guards that code can settle: do the two texts name the same times, and the same numbers?"""

from onrecord.records.factcheck import FactCheck, Finding, Guard
from onrecord.records.statement import Claim
from onrecord.text.dates import dates
from onrecord.text.numbers import Number, compare, numbers
from onrecord.text.when import When

Languages = tuple[str | None, str | None]

OTHER_NUMBER = 1.25
"""Two numbers with one and the same hedge are two claims when one is this many times the other.

`more than 3 per cent` and `more than 23 per cent` can both hold, and are still not one claim.
"""


def time_guard(claim: Claim, factcheck: FactCheck, languages: Languages) -> Guard:
    """Compare the times that the two texts name themselves; the day a claim was made is no such time.

    Times differ when each text names one that fits none of the other's. More detail on one
    side is no difference.
    """
    ours = _times(claim.words, claim.about, languages[0])
    theirs = _times(factcheck.claim, factcheck.claim_date, languages[1])
    a, b = ", ".join(words for words, _ in ours), ", ".join(words for words, _ in theirs)
    if not ours or not theirs:
        who = "neither text names" if not ours and not theirs else "only one text names"
        return Guard("time", Finding.UNKNOWN, a, b, f"{who} a time")
    mine = [words for words, one in ours if not any(_can_be(one, other) for _, other in theirs)]
    yours = [words for words, one in theirs if not any(_can_be(one, other) for _, other in ours)]
    if mine and yours:
        first, second = ", ".join(mine), ", ".join(yours)
        return Guard("time", Finding.DIFFER, first, second, f"{first} is not {second}")
    return Guard("time", Finding.AGREE, a, b, "the times they name can be the same")


def _times(text: str, anchor: When | None, language: str | None) -> list[tuple[str, When]]:
    return [(one.words, one.when) for one in dates(text, anchor, language or "en") if one.when is not None]


def _can_be(one: When, other: When) -> bool:
    return not one.before(other) and not other.before(one)


def number_guard(ours: str, theirs: str, languages: Languages) -> Guard:
    """Compare the numbers of two texts, hedges and rounding taken into account.

    Numbers differ when each text gives one of a kind that the other gives too, and no
    number of the other fits it.
    """
    a, b = numbers(ours, languages[0]), numbers(theirs, languages[1])
    words = ", ".join(one.words for one in a), ", ".join(one.words for one in b)
    if not a or not b:
        who = "neither text gives" if not a and not b else "only one text gives"
        return Guard("number", Finding.UNKNOWN, *words, f"{who} a number")
    for one in a:
        for other in b:
            clash = _finding(one, other) == "different"
            if clash and not _fitting(one, b) and not _fitting(other, a):
                why = f"{one.words} / {other.words}: not the same number"
                return Guard("number", Finding.DIFFER, one.words, other.words, why)
    if any(_fitting(one, b) for one in a):
        return Guard("number", Finding.AGREE, *words, "the numbers can be the same")
    return Guard("number", Finding.UNKNOWN, *words, "the numbers count different things")


def same_number(ours: str, theirs: str, language: str | None) -> bool:
    """Whether two stretches that stand in each other's place can give one number."""
    found = numbers(theirs, language)
    return any(_fitting(one, found) for one in numbers(ours, language))


def _fitting(one: Number, others: list[Number]) -> bool:
    return any(_finding(one, other) in ("same", "compatible") for other in others)


def _finding(one: Number, other: Number) -> str:
    found = compare(one, other).finding
    if found == "compatible" and one.hedge == other.hedge and one.hedge is not None:
        low, high = sorted((abs(one.value), abs(other.value)))
        return "different" if high > OTHER_NUMBER * low else "compatible"
    return found
