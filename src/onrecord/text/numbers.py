"""Numbers in a text, with the hedge before them and what they count, and how two of them compare."""

import re
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Final, Literal

from onrecord.text.numberwords import (
    ABOUT,
    AFTERWARDS,
    AT_LEAST,
    AT_MOST,
    CURRENCIES,
    DESIGNATORS,
    ENDS_OF_RANGES,
    IRREGULAR_PLURALS,
    KIND_OF_HEDGE,
    LESS_THAN,
    MEASURES,
    MONTHS,
    MORE_THAN,
    NEARLY,
    NO_UNIT,
    NOT_PLURAL,
    PER_CENT,
    POINTS,
    SHARE,
)
from onrecord.text.numerals import Numeral, numerals, outside
from onrecord.text.spans import Span


@dataclass(frozen=True)
class Number:
    """A number as it stands in a text.

    `span` and `words` reach from the hedge to the unit. `hedge` is the hedge as written, in
    small letters; `unit` the words that say what is counted, in small letters, or `None`.
    Money has the unit `dollars`, `euros`, `pounds` or `roubles`, a share of a whole `share`.
    `rounded` says that it is written so round that a nearby value may be meant.
    """

    span: Span
    words: str
    value: float
    hedge: str | None
    unit: str | None
    rounded: bool = False


_MONTH = (
    "(?:" + "|".join(sorted(map(re.escape, set(MONTHS)), key=lambda word: (-len(word), word))) + r")\b\.?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_SKIPPED: Final = re.compile(
    rf"""
      (?:https?://|www\.)\S+ | \S{{1,64}}@\S+
    | \b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\.?\s+(?:of\s+|de\s+)?{_MONTH}
      (?:,?\s+(?:de\s+)?{_YEAR}\b)?
    | \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\b(?!,\d|\d|\s*%)(?:,?\s+{_YEAR}\b)?
    | \b{_MONTH},?\s+{_YEAR}\b
    | \b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b | \b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b
    | \b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b(?!\s*%)
    | \b\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s?(?:[ap]\.?m\b\.?|Uhr|GMT|UTC) | \b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b
    | \b\d{{1,2}}\s?(?:[ap]\.m\.|[ap]m\b)
    | \b[\w-]{{1,40}}[-\s]years?[-\s]olds?\b | \baged?\s+\d{{1,3}}\b
    | \b\d+(?:st|nd|rd|th|s)\b
    | \+\d[\d\s().-]{{6,}}\d | \(\d{{2,4}}\)\s?\d[\d\s-]{{4,}}\d | \b\d+(?:-\d+){{2,}}\b
    | \b\d+(?:\.\d+){{2,}}(?![\d,])
    | \b\d{{1,2}}/(?:7|11)\b
    | \[\d+\]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PER_CENT_SIGN: Final = re.compile(r"\s?(?:%|per\s?cent\b|pc\b|Prozent\b|процент\w*)")
_POINTS_SIGN: Final = re.compile(r"\s?(?:percentage|%)[ -]points?\b")
_MONEY_AFTER: Final = re.compile(r"\s?(€|£|₽|[^\W\d_]+)")
_OPENED: Final = re.compile(r"\b(between|from)\s+$", re.IGNORECASE)
_NAME_WORD: Final = re.compile(r"\s*[-\u2010\u2011]?\s?((?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*)")


def numbers(text: str, language: str | None = "en") -> list[Number]:
    """The counts, amounts and shares in `text`, in order; each span is exact.

    Dates, ages, clock times, telephone numbers and names such as `S-300` are no counts and
    are left out, and so is `dozens`, which has no value. `language` decides what commas
    and points between digits mean; numerals as words are read in English only.

    >>> [(n.words, n.value, n.hedge, n.unit) for n in numbers("It killed an estimated 170 Afghan civilians.")]
    [('an estimated 170 Afghan civilians', 170.0, 'an estimated', 'afghan civilians')]
    >>> [n.value for n in numbers("Two-thirds of it cost $1.2bn in May 2017.")]
    [0.6666666666666666, 1200000000.0]
    """
    skipped = [found.span() for found in _SKIPPED.finditer(text)]
    found = numerals(text, (language or "en").split("-")[0])
    finished: list[Number] = []
    for number in (_finish(text, one) for one in outside(found, skipped)):
        # What one number counts may hold a numeral itself: "two boats-five".
        if number is not None and not (finished and finished[-1].span.overlaps(number.span)):
            finished.append(number)
    return _ranges(text, finished)


def _finish(text: str, numeral: Numeral) -> Number | None:
    """The numeral with its hedge and unit, or nothing when it is a year or a name after all."""
    start, hedge = _hedge(text, numeral.start)
    if _a_year(text, numeral, hedge) or _after_designator(text, numeral):
        return None
    unit, end = _unit(text, numeral)
    for words in AFTERWARDS:
        behind = text[end : end + len(words) + 1].lower()
        if behind == f" {words}":
            hedge, end = hedge or words, end + len(words) + 1
    rounded = not numeral.share and numeral.value >= 100 and _round(numeral)
    return Number(Span(start, end), text[start:end], numeral.value, hedge, unit, rounded)


def _round(numeral: Numeral) -> bool:
    """Whether it ends in two zeros, or is digits before a word such as `million`."""
    return numeral.value % 100 == 0


def _a_year(text: str, numeral: Numeral, hedge: str | None) -> bool:
    if numeral.currency or not re.fullmatch(_YEAR, numeral.written):
        return False
    after = text[numeral.end : numeral.end + 12].lstrip().lower()
    return hedge is None and not after.startswith(("%", "per cent", "percent"))


def _after_designator(text: str, numeral: Numeral) -> bool:
    if numeral.currency:
        return False
    before = re.search(r"([^\W\d_]+)\.?\s+$", text[max(0, numeral.start - 20) : numeral.start])
    return before is not None and before.group(1).lower() in DESIGNATORS


def _hedge(text: str, start: int) -> tuple[int, str | None]:
    """Where the longest hedge before `start` begins, and its words."""
    before = text[max(0, start - 24) : start].lower()
    if len(before) != start - max(0, start - 24):  # a letter that changes its length when lowered
        return start, None
    for size in (5, 4, 3, 2, 1):
        found = re.search(rf"(?<![\w-])((?:[\w'’]+\s+){{{size}}})(?:the\s+|a\s+)?$", before)
        words = " ".join(found.group(1).split()) if found else ""
        if found and words in KIND_OF_HEDGE and words not in ENDS_OF_RANGES and words not in AFTERWARDS:
            return start - (len(before) - found.start(1)), words
    return start, None


def _unit(text: str, numeral: Numeral) -> tuple[str | None, int]:
    """What is counted, and where its words end."""
    per_cent = _PER_CENT_SIGN.match(text, numeral.end)
    points = _POINTS_SIGN.match(text, numeral.end)
    if points is not None:
        return POINTS, points.end()
    if per_cent is not None:
        return PER_CENT, per_cent.end()
    if numeral.share:
        return SHARE, numeral.end
    if numeral.currency is not None:
        return numeral.currency, numeral.end
    after = _MONEY_AFTER.match(text, numeral.end)
    if after is not None and after.group(1).lower() in CURRENCIES:
        return CURRENCIES[after.group(1).lower()], after.end()
    return _counted(text, numeral)


def _counted(text: str, numeral: Numeral) -> tuple[str | None, int]:
    """The words up to the first plural, four at most; for a single thing the first word."""
    words: list[str] = []
    end = at = numeral.end
    for _ in range(4):
        found = _NAME_WORD.match(text, at)
        if found is None or "\n\n" in found.group() or found.group(1).lower() in NO_UNIT:
            break
        words.append(found.group(1).lower())
        at = found.end()
        if _plural(words[-1]):
            return " ".join(words), at
        end = at if len(words) == 1 else end
    if words and not words[0].endswith(("ed", "ly")):
        return words[0], end
    return None, numeral.end


def _plural(word: str) -> bool:
    if word in IRREGULAR_PLURALS:
        return True
    return (
        word.endswith("s")
        and len(word) > 2
        and word not in NOT_PLURAL
        and not word.endswith(("ss", "'s", "’s"))
    )


def _ranges(text: str, found: list[Number]) -> list[Number]:
    """`600 to 800 fighters` is a lower and an upper end of one count, so both get hedge and unit.

    `from 5% to 7%` is left as two numbers: it may be a change.
    """
    given = list(found)
    for at, (low, high) in enumerate(pairwise(found)):
        numeral_end = low.span.end if low.unit is None else low.span.start + len(low.words.split(" ")[0])
        between = text[numeral_end : high.span.start]
        if low.value >= high.value or high.hedge is not None or low.unit not in {None, "to", high.unit}:
            continue
        opened = _OPENED.search(text[max(0, low.span.start - 24) : low.span.start])
        word = opened.group(1).lower() if opened else ""
        ranged = word != "from" and re.fullmatch(r"\s+to\s+|\s?[-–]\s?", between)
        if not ranged and not (word == "between" and between.strip() == "and"):
            continue
        words = text[low.span.start : numeral_end]
        span = Span(low.span.start, numeral_end)
        given[at] = Number(span, words, low.value, low.hedge or "from", high.unit, low.rounded)
        given[at + 1] = Number(high.span, high.words, high.value, "to", high.unit, high.rounded)
    return given


@dataclass(frozen=True)
class NumberComparison:
    """What holding two numbers side by side gave, and why.

    `same`: the same value. `compatible`: the hedges or the rounding leave room for both.
    `different`: both cannot hold. `incomparable`: they do not count the same thing, so
    nothing follows.
    """

    finding: Literal["same", "compatible", "different", "incomparable"]
    reason: str


ROUNDING = 0.05
"""How far, as a share of it, a number ending in two zeros may be from what it was rounded from."""
SLACK = {ABOUT: 0.15, NEARLY: 0.1}
"""How far, as a share of it, `about` and `nearly` let a value be off. Chosen, not measured."""


def compare(a: Number, b: Number) -> NumberComparison:
    """Say whether two numbers can both hold, with the hedges taken at their word.

    >>> one, other = numbers("at least 150 dead")[0], numbers("169 dead")[0]
    >>> compare(one, other).finding
    'compatible'
    >>> compare(numbers("13 soldiers")[0], numbers("30 soldiers")[0])
    NumberComparison(finding='different', reason='13 soldiers / 30 soldiers: both cannot hold')
    >>> compare(numbers("13 soldiers")[0], numbers("13 days")[0]).finding
    'incomparable'
    """
    pair = f"{a.words} / {b.words}"
    ours, theirs = _measured(a), _measured(b)
    apart = _apart(a, b, ours[1], theirs[1])
    if apart:
        return NumberComparison("incomparable", f"{pair}: {apart}")
    if ours[0] == theirs[0] and a.hedge == b.hedge:
        return NumberComparison("same", f"{pair}: the same value")
    low_a, high_a = _bounds(a, ours[0])
    low_b, high_b = _bounds(b, theirs[0])
    low, high = max(low_a, low_b), min(high_a, high_b)
    strict = low == high and any(_open_at(one, value, low) for one, value in ((a, ours[0]), (b, theirs[0])))
    if low <= high and not strict:
        why = "the hedges leave room for both" if a.hedge or b.hedge else "one may be the other, rounded"
        if ours[0] == theirs[0] and not (a.hedge and b.hedge):
            why = "the same value, one of them hedged"
        return NumberComparison("compatible", f"{pair}: {why}")
    return NumberComparison("different", f"{pair}: both cannot hold")


def _measured(number: Number) -> tuple[float, str | None]:
    """The value on one scale for shares, durations, weights and lengths, and that scale's name."""
    if number.unit == SHARE:
        return number.value * 100, PER_CENT
    head = _singular(number.unit.split()[-1]) if number.unit else ""
    if number.unit and len(number.unit.split()) == 1 and head in MEASURES:
        scale, factor = MEASURES[head]
        return number.value * factor, scale
    return number.value, number.unit


def _apart(a: Number, b: Number, ours: str | None, theirs: str | None) -> str:
    """Why the two do not count the same thing, or an empty text."""
    if ours is None or theirs is None:
        return "" if ours == theirs else "one does not say what it counts"
    mine, yours = [_singular(word) for word in ours.split()], [_singular(word) for word in theirs.split()]
    if mine[-1] != yours[-1]:
        return "they count different things"
    if mine[:-1] and yours[:-1] and not set(mine[:-1]) & set(yours[:-1]):
        return "they count different kinds of it"
    return ""


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _bounds(number: Number, value: float) -> tuple[float, float]:
    kind = KIND_OF_HEDGE.get(number.hedge or "")
    if kind in {AT_LEAST, MORE_THAN}:
        return value, inf
    if kind in {AT_MOST, LESS_THAN}:
        return -inf, value
    slack = abs(value) * (SLACK.get(kind, 0.0) if kind else ROUNDING if number.rounded else 0.0)
    return value - slack, value if kind == NEARLY else value + slack


def _open_at(number: Number, value: float, edge: float) -> bool:
    """Whether the hedge shuts out exactly `edge`: `more than 100` is not 100."""
    return KIND_OF_HEDGE.get(number.hedge or "") in {MORE_THAN, LESS_THAN} and value == edge
