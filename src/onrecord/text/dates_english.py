"""English calendar dates, found by rules: days, months, seasons, quarters, years, centuries."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from onrecord.text.dates_anchor import Written
from onrecord.text.feasts import FEASTS
from onrecord.text.months import (
    ENGLISH_MONTHS,
    ENGLISH_ORDINALS,
    ENGLISH_SEASONS,
    ENGLISH_WEEKDAYS,
)
from onrecord.text.numberwords import DESIGNATORS
from onrecord.text.spans import Span

Make = Callable[["re.Match[str]"], Written | None]
Rule = tuple[str, Make]

FULL_MONTHS = [name for name in ENGLISH_MONTHS if len(name) > 4 or name in ("june", "july", "may")]
COMMON_WORDS = ("may", "march", "april", "june", "august")
TURN = {"last": -1, "past": -1, "this": 0, "this past": -1, "this coming": 1, "next": 1, "coming": 1}
"""Which way "last", "this" and "next" count."""
CUE = (
    r"(?:in|since|until|till|by|during|before|after|between|and|of|from|to|through|throughout|for|early"
    r"|mid|mid-"
    r"|late|again|that|every|each)"
)
_DOT = r"(?:(?<=\bjan|\bfeb|\bmar|\bapr|\bjun|\bjul|\baug|\bsep|\boct|\bnov|\bdec)\.|(?<=\bsept)\.)?"
_MONTH = r"(?P<month>" + "|".join(sorted(ENGLISH_MONTHS, key=len, reverse=True)) + rf")\b{_DOT}"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_DAYS = _DAY + r"(?:\s?(?:-|–|to|and)\s?(?P<last_day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d|21\d\d)"
_EDGE = r"(?!\d|[.,]\d)"
_WEEKDAYS = "|".join(ENGLISH_WEEKDAYS)
_NAMED_DAY = rf"(?:\b(?P<named>{_WEEKDAYS}),?\s+)?"
_SEASONS = "|".join(ENGLISH_SEASONS)
_ORDINALS = "|".join(sorted(ENGLISH_ORDINALS, key=len, reverse=True))

_MEASURED = re.compile(
    r"\s*(?:people|persons|fighters|soldiers|troops|militants|civilians|dead|wounded|killed|injured|men|women"
    r"|children|members|cases|tons|tonnes|kilometers|kilometres|km|miles|meters|metres|feet|dollars|euros"
    r"|pounds|rubles|roubles|percent|per\b|votes|homes|houses|families|refugees|prisoners|times|words|pages"
    r"|prisoners|recruits|strikes|attacks|passengers"
    r"|pupils|students|residents|seats|tickets|workers|employees|inmates|protesters|hours|jobs|users|years\b|days\b|%|°|:\d)"
)
_HEDGED = re.compile(
    r"(?:about|around|some|nearly|almost|over|than|least|most|up to|roughly|estimated|approximately|number"
    r"|no\.|\$|€|£|#|-|–|/|[A-Za-z]-|\w\.|,)\s*$",
    re.IGNORECASE,
)
_YEAR_CUED = re.compile(
    rf"(?:\b{CUE}|year|mid-|\d{{4}}\s?[-–]|\d\s?[-–]|[A-Za-z]{{3,9}}\.?,?)\s*$", re.IGNORECASE
)
_SEASON_OF = re.compile(r"\s+(?:from|apart|in)\b|\s+of\b(?!\s+(?:last|this|next|that)\b)")
_LAST_WORD = re.compile(r"(\w+)\s+$")
_COMPOUND = re.compile(r"[A-Za-z]-$")
_MID = re.compile(r"(?i)mid-$")
_OLD_YEAR_CUE = re.compile(
    r"\b(?:in|since|year|by|until|of|from|to|and|after|before|early|late)\s+$", re.IGNORECASE
)


def span_of(found: "re.Match[str]") -> Span:
    """Where the whole match stands."""
    return Span(*found.span())


def before(found: "re.Match[str]", reach: int) -> str:
    """The text right before a match."""
    return found.string[max(0, found.start() - reach) : found.start()]


def after(found: "re.Match[str]", reach: int) -> str:
    """The text right after a match."""
    return found.string[found.end() : found.end() + reach]


def turn_of(words: str | None) -> int | None:
    """Which way "last", "this" or "next" counts; None where nothing says."""
    return TURN.get(" ".join((words or "").lower().split()))


def _number(word: str | None) -> int | None:
    return int(word) if word else None


def _calendar(form: str) -> Make:
    def make(found: "re.Match[str]") -> Written:
        parts = found.groupdict()
        return Written(
            span_of(found),
            form,
            year=_number(parts.get("year")),
            month=ENGLISH_MONTHS[parts["month"].lower()],
            day=_number(parts.get("day")),
            last_day=_number(parts.get("last_day")),
            turn=turn_of(parts.get("turn")),
            weekday=ENGLISH_WEEKDAYS.get((parts.get("named") or "").lower()),
        )

    return make


def _iso(found: "re.Match[str]") -> Written:
    year, month, day = (_number(part) for part in found.groups())
    return Written(span_of(found), "full", year=year, month=month, day=day)


def _slashed(found: "re.Match[str]") -> Written:
    one, two, year = (int(part) for part in found.groups())
    span = span_of(found)
    if one == two or one > 12 >= two:
        return Written(span, "full", year=year, month=two, day=one)
    if two > 12 >= one:
        return Written(span, "full", year=year, month=one, day=two)
    return Written(span, "unplaced", reason="day and month cannot be told apart")


def _bare_year(found: "re.Match[str]") -> Written | None:
    year, left = int(found["year"]), before(found, 16)
    if not 1500 <= year <= 2060 and not _OLD_YEAR_CUE.search(left):
        return None
    named = _LAST_WORD.search(left)
    if named and named[1].lower() in DESIGNATORS:
        return None  # "Flight 1812"
    cued = _YEAR_CUED.search(left) and not _COMPOUND.search(_MID.sub("", left))
    if _MEASURED.match(after(found, 16)) or (_HEDGED.search(left) and not cued):
        return None
    return Written(span_of(found), "full", year=year)


def _short_range(found: "re.Match[str]") -> Written | None:
    """`2014–19`. With a hyphen the end must be no month: `2014-11` is November."""
    year, end = int(found["year"]), int(found["end"])
    if end <= year % 100 or (found["dash"] == "-" and end <= 12):
        return None
    return Written(span_of(found), "years", year=year, count=year - year % 100 + end)


def _decade(found: "re.Match[str]") -> Written:
    return Written(span_of(found), "decade", year=int(found["year"]))


def _named_decade(found: "re.Match[str]") -> Written:
    tens = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
    tens |= {"eighties": 80, "nineties": 90}
    word = found["word"].lower()
    return Written(span_of(found), "decade", year=1900 + (tens[word] if word in tens else int(word)))


def _century(found: "re.Match[str]") -> Written | None:
    word = found["which"].lower()
    number = ENGLISH_ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    if not 1 <= number <= 30:
        return None
    if found["era"]:
        return Written(
            span_of(found), "unplaced", value=f"BC{number * 100:04}", reason="a century before our era"
        )
    return Written(span_of(found), "century", year=number - 1)


def _before_our_era(found: "re.Match[str]") -> Written:
    value = f"BC{int(found['year'].replace(',', '')):04}"
    return Written(span_of(found), "unplaced", value=value, reason="a year before our era")


def _million_years(found: "re.Match[str]") -> Written:
    letter = "MA" if found["much"].lower() == "million" else "GA"
    value = f"{letter}{found['number']}"
    return Written(span_of(found), "unplaced", value=value, reason="a time before all calendars")


def _fiscal(found: "re.Match[str]") -> Written:
    year = found["year"] or found["other"]
    reason = "a fiscal year: when it begins is not said"
    return Written(span_of(found), "unplaced", value=f"FY{year}", reason=reason)


def _season(found: "re.Match[str]") -> Written | None:
    part = ENGLISH_SEASONS[found["season"].lower()]
    year, turn = _number(found.groupdict().get("year")), turn_of(found.groupdict().get("turn"))
    left = before(found, 24)
    if year is None and turn is None:
        cued = re.search(
            rf"\b(?:{CUE}|over|all|early|late|mid)\s+(?:the\s+)?(?:\w+\s+)?$", left, re.IGNORECASE
        )
        unclear = part in ("SP", "FA") and not (
            found["article"] or re.search(r"\b(?:in|by|until|since)\s$", left)
        )
        if (not cued and not found["article"]) or unclear or _SEASON_OF.match(after(found, 12)):
            return None
        if found["article"] and not re.search(rf"\b{CUE}\s+$", left, re.IGNORECASE):
            return None
    if year is not None:
        return Written(span_of(found), "full", year=year, part=part)
    return Written(span_of(found), "partial", part=part, turn=turn)


def _quarter(found: "re.Match[str]") -> Written:
    word = found["which"].lower()
    number = {"final": 4, "last": 4}.get(word) or ENGLISH_ORDINALS.get(word) or int(word[0])
    return Written(span_of(found), "partial", part=f"Q{number}")


def _short_quarter(found: "re.Match[str]") -> Written:
    part = f"{found['letter'].upper()}{found['number']}"
    year = _number(found["year"])
    return Written(span_of(found), "full" if year else "partial", year=year, part=part)


def _half(found: "re.Match[str]") -> Written:
    """Only kept where a year follows: a match has a first half too."""
    number = 1 if found["which"].lower() == "first" else 2
    return Written(span_of(found), "partial", part=f"H{number}", turn=None, reason="wants a year")


def _feast(found: "re.Match[str]") -> Written:
    feast = " ".join(found["feast"].lower().replace("’", "'").split())
    year = _number(found["year"])
    return Written(span_of(found), "full" if year else "partial", year=year, feast=feast)


RULES: tuple[Rule, ...] = (
    (rf"{_NAMED_DAY}\b{_MONTH}\s+{_DAYS},?\s+{_YEAR}\b(?!,\d)", _calendar("full")),
    (rf"{_NAMED_DAY}\b{_DAYS}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}\b(?!,\d)", _calendar("full")),
    (rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b(?!,\d)", _calendar("full")),
    (rf"{_NAMED_DAY}\b{_MONTH}\s+{_DAYS}{_EDGE}", _calendar("partial")),
    (rf"{_NAMED_DAY}\b{_DAYS}(?:\s+of)?\s+{_MONTH}", _calendar("partial")),
    (
        rf"\b(?:(?P<turn>last|this(?: past| coming)?|next)\s+)(?P<month>{'|'.join(FULL_MONTHS)})\b"
        r"(?!\s+(?:be|have|not)\b)",
        _calendar("partial"),
    ),
    (
        rf"\b(?P<month>{'|'.join(name for name in FULL_MONTHS if name not in COMMON_WORDS)})\b",
        _calendar("partial"),
    ),
    (r"(?<![\w.,/-])(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\w-])", _iso),
    (r"(?<![\w.,/-])(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?![\w/]|\.\d)", _slashed),
    (rf"(?<![\d.,])(?<![A-Za-z]){_YEAR}(?![\d%°]|[.,]\d|\w|-[A-Za-z])", _bare_year),
    (rf"(?<![\w.,/-]){_YEAR}(?P<dash>[-–])(?P<end>\d\d)(?![\w/–-]|[.,]\d)", _short_range),
    (r"\b(?:the\s+)?(?:(?:early|mid|late)[- ])?(?P<year>(?:1[1-9]|20)\d0)[’']?s\b", _decade),
    (
        r"(?:\bthe\s+(?:(?:early|mid|late)[- ])?|(?=[’']\d))(?:[’'](?=\d))?(?P<word>[2-9]0(?=s)|(?:twen"
        r"|thir|for|fif|six"
        r"|seven|eigh|nine)ties)s?\b",
        _named_decade,
    ),
    (
        rf"\b(?:the\s+)?(?:(?:early|mid|late)[- ])?(?P<which>{_ORDINALS}|\d\d?(?:st|nd|rd|th))[- ]century\b"
        r"(?P<era>\s+BC(?:E)?\b)?",
        _century,
    ),
    (r"\b(?P<year>\d{1,4}|\d,\d{3})\s+(?:BCE?|B\.C\.)(?![a-z])", _before_our_era),
    (
        r"\b(?:(?:about|around|some|more than|nearly|almost)\s+)?(?P<number>\d[\d.]*)\s+(?P<much>million"
        r"|billion)"
        r"\s+years\s+ago\b",
        _million_years,
    ),
    (
        r"\bfiscal(?:\s+year)?\s+(?P<year>(?:19|20)\d\d)\b"
        r"|\b(?P<other>20\d\d(?:[-–/]\d\d)?)\s+fiscal\s+year\b",
        _fiscal,
    ),
    (
        rf"\b(?:(?P<turn>last|this(?: past| coming)?|next)\s+|(?P<article>the\s+)(?:\w+\s+)?)?"
        rf"(?P<season>{_SEASONS})\b(?:\s+(?:of\s+)?{_YEAR}(?:[-–/]\d\d)?\b)?(?!-)",
        _season,
    ),
    (
        r"\b(?:the\s+)?(?P<which>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[- ]quarter\b(?!-)"
        r"(?!\s+(?:century|finals?|mile|hour))",
        _quarter,
    ),
    (rf"\b(?P<letter>[QH])(?P<number>[1-4])\b(?:\s+(?:of\s+)?{_YEAR}\b)?", _short_quarter),
    (
        r"\b(?:the\s+)?(?P<which>first|second|latter)[- ]half(?=\s+of\s+(?:the\s+year|last|this|next"
        r"|\d{4}|that))",
        _half,
    ),
    (
        r"\b(?P<feast>"
        + "|".join(name.replace("'", "[’']") for name in sorted(FEASTS, key=len, reverse=True))
        + rf")\b(?!\s+(?:trees?|gifts?|cards?|presents?|shopping|songs?|lights?|carols?))(?:,?\s+{_YEAR}\b)?",
        _feast,
    ),
)

# Month names that are also common words need a capital and a word before them that expects a date.
_COMMON_MONTH = re.compile(
    rf"\b(?:{CUE}|In|Since|By|During|Until|From|After|Before|Between|Early|Mid|Late)[ -](?P<month>"
    rf"{'|'.join(name.capitalize() for name in COMMON_WORDS)})\b(?!\s+(?:be|have|not|\d)\b)"
)


@lru_cache(maxsize=8)
def _compiled(rules: tuple[Rule, ...]) -> tuple[tuple["re.Pattern[str]", Make], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), make) for pattern, make in rules)


def _cased(found: "re.Match[str]") -> bool:
    """Whether the month, where one was found, begins with a capital: `march` and `may` are verbs."""
    parts = found.groupdict()
    such = parts.get("such")
    month = such if such and such.lower() in ENGLISH_MONTHS else None
    named = parts.get("month") or parts.get("feast") or parts.get("letter") or month
    return named is None or named[0].isupper()


def written_by(rules: tuple[Rule, ...], text: str) -> Iterator[Written]:
    """Every phrase that the rules find in an English text, overlapping ones included, in no order."""
    for pattern, make in _compiled(rules):
        for found in pattern.finditer(text):
            written = make(found) if _cased(found) else None
            if written is not None:
                yield written


def calendar_dates(text: str) -> Iterator[Written]:
    """Every calendar date of an English text, overlapping ones included, in no order."""
    yield from written_by(RULES, text)
    for found in _COMMON_MONTH.finditer(text):
        yield Written(Span(*found.span("month")), "partial", month=ENGLISH_MONTHS[found["month"].lower()])
