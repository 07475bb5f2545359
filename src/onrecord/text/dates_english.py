"""English date phrases, found by rules; `onrecord.text.dates` places them in time."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from onrecord.text.dates_anchor import Written
from onrecord.text.months import ENGLISH_MONTHS, ENGLISH_NUMBERS, ENGLISH_WEEKDAYS
from onrecord.text.spans import Span

Make = Callable[["re.Match[str]"], Written | None]

_FULL_MONTHS = [name for name in ENGLISH_MONTHS if len(name) > 4 or name in ("june", "july", "may")]
_COMMON_WORDS = ("may", "march", "april", "june", "august")
_MONTH = r"(?P<month>" + "|".join(sorted(ENGLISH_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_DAYS = _DAY + r"(?:\s?(?:-|–|to|and)\s?(?P<last_day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_EDGE = r"(?!\d|[.,]\d)"
_WEEKDAYS = "|".join(ENGLISH_WEEKDAYS)
_NAMED_DAY = rf"(?:\b(?:{_WEEKDAYS}),?\s+)?"
_TURN = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(ENGLISH_NUMBERS) + ")"
_UNIT = r"(?P<unit>day|week|month|year)s?\b"
_CUE = r"(?:in|since|until|till|by|during|before|after|between|and|of|from|to|through|early|mid|mid-|late)"

_MEASURED = re.compile(
    r"\s*(?:people|persons|fighters|soldiers|troops|militants|civilians|dead|wounded|killed|injured|men|women"
    r"|children|members|cases|tons|tonnes|kilometers|kilometres|km|miles|meters|metres|feet|dollars|euros"
    r"|pounds|rubles|roubles|percent|per\b|votes|homes|houses|families|refugees|prisoners|times|words|pages"
    r"|prisoners|recruits|strikes|attacks|hours|jobs|users|%|°|:\d)"
)
_HEDGED = re.compile(
    r"(?:about|around|some|nearly|almost|over|than|least|most|up to|roughly|estimated|approximately|number"
    r"|no\.|\$|€|£|#|-|–|/|[A-Za-z]-|\w\.|,)\s*$",
    re.IGNORECASE,
)
_YEAR_CUED = re.compile(
    rf"(?:\b{_CUE}|year|mid-|\d{{4}}\s?[-–]|\d\s?[-–]|[A-Za-z]{{3,9}}\.?,?)\s*$", re.IGNORECASE
)


def _number(word: str | None) -> int | None:
    return int(word) if word else None


def _calendar(form: str) -> Make:
    def make(found: "re.Match[str]") -> Written:
        parts = found.groupdict()
        return Written(
            Span(*found.span()),
            form,
            year=_number(parts.get("year")),
            month=ENGLISH_MONTHS[parts["month"].lower()],
            day=_number(parts.get("day")),
            last_day=_number(parts.get("last_day")),
            turn=_TURN.get((parts.get("turn") or "").lower()),
        )

    return make


def _iso(found: "re.Match[str]") -> Written:
    year, month, day = (_number(part) for part in found.groups())
    return Written(Span(*found.span()), "full", year=year, month=month, day=day)


def _slashed(found: "re.Match[str]") -> Written:
    one, two, year = (int(part) for part in found.groups())
    span = Span(*found.span())
    if one == two or one > 12 >= two:
        return Written(span, "full", year=year, month=two, day=one)
    if two > 12 >= one:
        return Written(span, "full", year=year, month=one, day=two)
    return Written(span, "unplaced", reason="day and month cannot be told apart")


def _bare_year(found: "re.Match[str]") -> Written | None:
    before, after = found.string[max(0, found.start() - 16) : found.start()], found.string[found.end() :][:16]
    cued = _YEAR_CUED.search(before) and not re.search(r"[A-Za-z]-$", re.sub(r"(?i)mid-$", "", before))
    if _MEASURED.match(after) or (_HEDGED.search(before) and not cued):
        return None
    return Written(Span(*found.span()), "full", year=int(found["year"]))


def _short_range(found: "re.Match[str]") -> Written | None:
    """`2014–19`. With a hyphen the end must be no month: `2014-11` is November."""
    year, end = int(found["year"]), int(found["end"])
    if end <= year % 100 or (found["dash"] == "-" and end <= 12):
        return None
    return Written(Span(*found.span()), "years", year=year, count=year - year % 100 + end)


def _decade(found: "re.Match[str]") -> Written:
    return Written(Span(*found.span()), "decade", year=int(found["year"]))


def _fixed(form: str, unit: str, count: int) -> Make:
    return lambda found: Written(Span(*found.span()), form, unit=unit, count=count)


def _counted(form: str, sign: int) -> Make:
    def make(found: "re.Match[str]") -> Written:
        word = found["number"].lower()
        count = ENGLISH_NUMBERS.get(word) or int(word)
        return Written(Span(*found.span()), form, unit=found["unit"].lower(), count=sign * count)

    return make


def _turned(found: "re.Match[str]") -> Written:
    count = _TURN[found["turn"].lower()]
    return Written(Span(*found.span()), "relative", unit=found["unit"].lower(), count=count)


def _previous(found: "re.Match[str]") -> Written:
    count = {"previous": -1, "preceding": -1, "prior": -1, "same": 0}.get(found["which"].lower(), 1)
    return Written(Span(*found.span()), "named", unit=found["unit"].lower(), count=count)


def _weekday(found: "re.Match[str]") -> Written:
    turn = _TURN.get((found["turn"] or "").lower())
    return Written(
        Span(*found.span()), "weekday", count=ENGLISH_WEEKDAYS[found["weekday"].lower()], turn=turn
    )


_RULES: tuple[tuple[str, Make], ...] = (
    (rf"{_NAMED_DAY}\b{_MONTH}\s+{_DAYS},?\s+{_YEAR}\b(?!,\d)", _calendar("full")),
    (rf"{_NAMED_DAY}\b{_DAYS}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}\b(?!,\d)", _calendar("full")),
    (rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b(?!,\d)", _calendar("full")),
    (rf"{_NAMED_DAY}\b{_MONTH}\s+{_DAYS}{_EDGE}", _calendar("partial")),
    (rf"{_NAMED_DAY}\b{_DAYS}(?:\s+of)?\s+{_MONTH}", _calendar("partial")),
    (
        rf"\b(?:(?P<turn>last|this|next)\s+)(?P<month>{'|'.join(_FULL_MONTHS)})\b(?!\s+(?:be|have|not)\b)",
        _calendar("partial"),
    ),
    (
        rf"(?<=\b)(?P<month>{'|'.join(name for name in _FULL_MONTHS if name not in _COMMON_WORDS)})\b",
        _calendar("partial"),
    ),
    (r"(?<![\w.,/-])(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\w-])", _iso),
    (r"(?<![\w.,/-])(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?![\w/]|\.\d)", _slashed),
    (rf"(?<![\d.,])(?<![A-Za-z]){_YEAR}(?![\d%°]|[.,]\d|\w|-[A-Za-z])", _bare_year),
    (rf"(?<![\w.,/-]){_YEAR}(?P<dash>[-–])(?P<end>\d\d)(?![\w/–-]|[.,]\d)", _short_range),
    (r"\b(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)s\b", _decade),
    (r"\bthe day before yesterday\b", _fixed("relative", "day", -2)),
    (r"\bthe day after tomorrow\b", _fixed("relative", "day", 2)),
    (r"\b(?:yesterday|last night)\b", _fixed("relative", "day", -1)),
    (r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", _fixed("relative", "day", 0)),
    (r"\btomorrow\b", _fixed("relative", "day", 1)),
    (rf"\b(?<!the )(?:earlier |later )?(?P<turn>last|this|next)\s+{_UNIT}(?!-)", _turned),
    (rf"\b(?<![.,\d]){_NUMBER}\s+{_UNIT}\s+ago\b", _counted("relative", -1)),
    (rf"\b(?<![.,\d]){_NUMBER}\s+{_UNIT}\s+later\b", _counted("named", 1)),
    (rf"\b(?<![.,\d]){_NUMBER}\s+{_UNIT}\s+earlier\b", _counted("named", -1)),
    (rf"\bthe (?P<which>previous|preceding|prior|following|next|same)\s+{_UNIT}(?<!s)", _previous),
    (rf"\b(?:(?P<turn>last|next|this)\s+)?(?P<weekday>{_WEEKDAYS})\b(?!s)", _weekday),
    (r"\ba decade ago\b", lambda found: Written(
        Span(*found.span()), "unplaced", reason="a decade ago is too coarse to place")),
)  # fmt: skip

# Month names that are also common words need a capital and a word before them that expects a date.
_COMMON_MONTH = re.compile(
    rf"\b(?:{_CUE}|In|Since|By|During|Until|From|After|Before|Between|Early|Mid|Late)[ -](?P<month>"
    rf"{'|'.join(name.capitalize() for name in _COMMON_WORDS)})\b(?!\s+(?:be|have|not|\d)\b)"
)


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple["re.Pattern[str]", Make], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), make) for pattern, make in _RULES)


def _cased(found: "re.Match[str]") -> bool:
    """Whether the month, where one was found, begins with a capital: `march` and `may` are verbs."""
    month = found.groupdict().get("month")
    return month is None or month[0].isupper()


def english(text: str) -> Iterator[Written]:
    """Every date phrase of an English text, overlapping ones included, in no order."""
    for pattern, make in _compiled():
        for found in pattern.finditer(text):
            written = make(found) if _cased(found) else None
            if written is not None:
                yield written
    for found in _COMMON_MONTH.finditer(text):
        yield Written(Span(*found.span("month")), "partial", month=ENGLISH_MONTHS[found["month"].lower()])
