"""English lengths of time, and the dates that count with them: "two years ago", "a week later"."""

import re
from collections.abc import Iterator

from onrecord.text.dates_anchor import Written
from onrecord.text.dates_english import Rule, after, before, span_of, written_by
from onrecord.text.months import (
    ENGLISH_NUMBERS,
    ENGLISH_UNITS,
)

_SIMPLE = "|".join(
    sorted((word for word in ENGLISH_NUMBERS if not re.match(r"\w+ty[- ]", word)), key=len, reverse=True)
)
_WORDS = rf"\w+ty[- ](?:one|two|three|four|five|six|seven|eight|nine)\b|{_SIMPLE}"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WORDS})"
"""A number in digits or words."""
_VAGUE = (
    r"(?:several|a\s+few|few|many(?:,\s+many)?|a\s+number\s+of|(?:dozens|hundreds|thousands)\s+of|countless)"
)
UNITS = "|".join(sorted(ENGLISH_UNITS, key=len, reverse=True))
_HEDGE = (
    r"(?:(?:more|less|fewer|longer)\s+than|(?:under|over)(?!\s+the\b)|about|around|nearly|almost|at\s+least|at\s+most|up\s+to"
    r"|just\s+(?:over|under)|roughly|some|approximately|an\s+estimated|well\s+over|only|exactly"
    r"|as\s+many\s+as)"
)
_TURN = r"(?:the\s+)?(?:last|past|next|first|coming|previous|final|following|preceding|opening|recent)"
_BETWEEN = (
    r"(?:straight|consecutive|full|whole|more|further|additional|extra|long|calendar|business|working"
    r"|short|solid"
    r"|successive|final|good|entire|light)"
)
_TAIL = (
    r"(?:\s+(?P<tail>ago|later|earlier|hence|from\s+now|before(?=\s*[.,;]|\s*\Z)|after(?=\s*[.,;]|\s*\Z))\b"
    r"|(?P<old>[-\s]olds?)\b)?"
)
_RATE = re.compile(
    r"(?:\d|%|percent|per cent|million|billion|tonnes?|dollars?|euros?|pounds?|barrels?|people)\s*$", re.I
)
_LENGTH = re.compile(
    r"(?:\b(?:for|in|within|over|than|about|nearly|almost|after|lasts?|lasted|last|spent|spend|spends"
    r"|half|took|takes?"
    r"|taken|by|of|with|under|until|least|just|only|quite|and|to|off|or|is|was|be|has|had|every|another"
    r"|once|,)\s+|\A)$",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(
    r"\b(?:for|in|within|after|lasted|lasts|than|only|just|about|took|by|of)\s+$", re.IGNORECASE
)
_BARE_CUE = re.compile(
    r"\b(?:for|in|over|within|after|of|took|take|taken|lasted|last|spent|spend|wait(?:ed)?|by|and|to|or"
    r"|than|just|mere"
    r"|with|despite|amid|following|until|only)\s+$",
    re.IGNORECASE,
)


def number_of(words: str) -> float | None:
    """The number that English words or digits give.

    >>> number_of("twenty-five"), number_of("2,000"), number_of("a dozen"), number_of("many")
    (25.0, 2000.0, 12.0, None)
    """
    plain = " ".join(words.lower().split())
    if plain in ENGLISH_NUMBERS:
        return ENGLISH_NUMBERS[plain]
    digits = plain.replace(",", "")
    return float(digits) if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", digits) else None


def length(number: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it, of a unit without its plural s.

    >>> length(3, "year"), length(2.5, "hour"), length(None, "decade"), length(1, "fortnight")
    ('P3Y', 'PT2.5H', 'PXDE', 'P2W')
    """
    code = ENGLISH_UNITS[unit]
    if code == "2W":
        code, number = "W", None if number is None else number * 2
    shown = "X" if number is None else f"{number:g}" if number < 1e6 else f"{number:.0f}"
    return f"PT{shown}{code[1:]}" if code[0] == "T" else f"P{shown}{code}"


def unit_of(found: "re.Match[str]") -> str:
    """The unit in a match, without its plural s."""
    unit = found["unit"].lower()
    return {"centurie": "century", "sec": "second"}.get(unit, unit)


def _duration(found: "re.Match[str]", value: str, modifier: str = "") -> Written:
    return Written(span_of(found), "said", value=value, kind="DURATION", modifier=modifier)


def _ago(found: "re.Match[str]", number: float | None, unit: str) -> Written:
    if unit in ("second", "minute", "hour"):
        reason = "the day of publication has no hour to count from"
        return Written(span_of(found), "unplaced", kind="TIME", reason=reason)
    if number is None:
        return Written(span_of(found), "said", value="PAST_REF", reason="how long ago is not said")
    if unit in ("decade", "century"):
        return Written(
            span_of(found), "relative", unit=unit, count=-round(number), reason="too coarse to place"
        )
    if number != int(number):
        unit, number = ("half", number * 2) if unit == "year" else (unit, round(number))
    return Written(span_of(found), "relative", unit=unit, count=-int(number))


_COMPARED = re.compile(r"\b(?:than|from|against|with|of|in|to|and|over|percent|at)\s+$|\(", re.IGNORECASE)


def _later(found: "re.Match[str]", number: float, unit: str, sign: int) -> Written | None:
    if unit in ("second", "minute", "hour", "quarter") or number != int(number):
        return None
    compared = sign < 0 and unit == "year" and number == 1 and _COMPARED.search(before(found, 14))
    return Written(span_of(found), "named", unit=unit, count=sign * int(number), turn=0 if compared else None)


def _year_ago(found: "re.Match[str]") -> Written:
    return Written(span_of(found), "named", unit="year", count=-1, turn=0)


def _counted(found: "re.Match[str]") -> Written | None:
    """A number of units: a duration, or with "ago", "later" and their like a date."""
    unit, tail, hedge, turn = (
        unit_of(found),
        _plain(found["tail"]),
        _plain(found["hedge"]),
        _plain(found["turn"]),
    )
    number = _amount(found)
    if _no_length(found, unit, number):
        return None
    if tail == "ago":
        return _ago(found, number, unit)
    if tail in _SIDES and number is not None and hedge != "less than":
        written = _later(found, number, unit, _SIDES[tail])
        if written is not None:
            return written
    whole = number is not None and number == int(number)
    if tail in ("from now", "hence") and whole and unit in _LONG:
        return Written(span_of(found), "relative", unit=unit, count=int(number or 0))
    if number is None and "recent" in (turn.split()[-1:] or [_plain(found["vague"])]):
        return Written(span_of(found), "said", value="PAST_REF", reason="how long ago is not said")
    value = length(number, unit)
    ahead = not tail and not turn and not found["old"] and re.search(r"\bin\s+$", before(found, 4), re.I)
    if ahead and whole and unit in _LONG[:4]:
        count = int(number or 0)
        return Written(
            span_of(found), "ahead", unit=unit, count=count, value=value, kind="DURATION", modifier=hedge
        )
    return _duration(found, value, hedge)


_SIDES = {"later": 1, "after": 1, "earlier": -1, "before": -1}
_LONG = ("day", "week", "month", "year", "decade", "century", "fortnight")


def _plain(words: str | None) -> str:
    return " ".join((words or "").lower().split())


def _no_length(found: "re.Match[str]", unit: str, number: float | None) -> bool:
    """Whether the words only look like a length: "one second vote", "as many days", "until, one day, it"."""
    bare = not found["hyphen"] and not found["turn"]
    if unit in ("second", "quarter") and not found["hyphen"] and (found["plural"] is None or found["turn"]):
        return True
    if number is None:
        return _plain(found["vague"]) == "many" and bool(re.search(r"\bas\s+$", before(found, 4), re.I))
    if unit != "day" or number != 1 or found["tail"] or found["hedge"] or not bare:
        return False
    alone = not _ONE_DAY.search(before(found, 12))
    return alone and not re.match(r"\s+(?:after|before)\b", after(found, 8))


def _amount(found: "re.Match[str]") -> float | None:
    words = found["upper"] or found["number"]
    number = number_of(words) if words else None
    if number is not None and (found["half"] or found["and_half"]):
        number += 0.5
    return number


_HALVES = {"century": (5.0, "decade"), "decade": (5.0, "year"), "year": (0.5, "year")}
"""What half of a unit is when it is counted back: no sharper than the words."""


def _one(found: "re.Match[str]") -> Written | None:
    """Of "a year": a length of time, or how often after a number ("3 percent a year")."""
    unit, tail, hedge = unit_of(found), _plain(found["tail"]), _plain(found["hedge"])
    article = _plain(found["one"])
    half = article.startswith(("half", "a half"))
    number = 0.5 if half else 1.5 if found["and_half"] else 1.0
    if tail == "ago":
        return _ago(found, *_HALVES.get(unit, (number, unit))) if half else _ago(found, number, unit)
    if tail in _SIDES and not half and hedge != "less than":
        written = _later(found, number, unit, _SIDES[tail])
        if written is not None:
            return written
    if (unit == "second" and not half) or unit == "quarter":
        return None
    rate = article in ("a", "an") and not tail and not hedge and _RATE.search(before(found, 24))
    if rate or article == "per":
        return Written(span_of(found), "said", value=length(1, unit), kind="SET")
    if not hedge and not tail and article in ("a", "an", "one") and not _lasts(found, unit, article):
        return None
    return _duration(found, _halved(number, unit), hedge)


def _lasts(found: "re.Match[str]", unit: str, article: str) -> bool:
    """Whether "a year" is a length of time here, and not a year of some kind ("a year to remember")."""
    left = before(found, 24)
    opening = not left.rstrip() or left.rstrip()[-1:] in '.!?“"\n'
    clear = _ONE_DAY if unit == "day" or (unit == "minute" and article == "a") else _LENGTH
    after_it = re.match(r"\s+(?:after|before|of)\b", after(found, 8))
    return bool(clear.search(left) or after_it or (opening and unit != "day"))


def _halved(number: float, unit: str) -> str:
    if number >= 1:
        return length(number, unit)
    smaller = {"century": (50, "year"), "decade": (5, "year"), "year": (6, "month"), "hour": (30, "minute")}
    return length(*smaller[unit]) if unit in smaller else length(number, unit)


def _the_past(found: "re.Match[str]") -> Written | None:
    """Of "over the past year", a length of time; "the last month of it" is no such thing."""
    if re.match(r"\s+of\b", after(found, 5)):
        return None
    return _duration(found, length(1, unit_of(found)))


def _half_one(found: "re.Match[str]") -> Written:
    return _duration(found, _halved(0.5, unit_of(found)))


def _quarter_century(found: "re.Match[str]") -> Written:
    return _duration(found, length(25, "year"))


def _bare(found: "re.Match[str]") -> Written | None:
    """Of "for years" and "weeks of talks", which do not say how many."""
    unit, tail = unit_of(found), (found["tail"] or "").lower()
    left = before(found, 24)
    if tail == "ago":
        return Written(span_of(found), "said", value="PAST_REF", reason="how long ago is not said")
    if not tail and re.search(r"\bin\s+$", left, re.I) and unit in ("day", "hour", "minute"):
        return None
    since = re.search(r"\bthe\s+$", left, re.I) and re.match(
        r"\s+(?:since|after|before|leading)\b", after(found, 9)
    )
    if tail or since or _BARE_CUE.search(left) or re.match(r"\s+of\s", after(found, 5)):
        return Written(span_of(found), "said", value=length(None, unit), kind="DURATION")
    return None


_BIG_UNITS = r"(?P<unit>day|week|month|year|decade|century)"

RULES: tuple[Rule, ...] = (
    (
        rf"(?<![\w.,$€£/-])(?:(?P<hedge>{_HEDGE})\s+)?(?:(?P<turn>{_TURN})\s+)?(?:(?:about|nearly|some)\s+)?"
        rf"(?:(?P<number>{NUMBER})(?P<half>[- ]and[- ]a[- ]half)?|(?P<vague>{_VAGUE}|recent))"
        rf"(?:\s?(?:-|–|to|or|and)\s?(?P<upper>{NUMBER})(?=[\s-]))?"
        rf"(?P<hyphen>-)?(?(hyphen)|\s+)(?:{_BETWEEN}[\s-]+)?(?P<unit>{UNITS})(?P<plural>s)?\b"
        rf"(?P<and_half>\s+and\s+a\s+half)?{_TAIL}(?!-(?!old)\w)",
        _counted,
    ),
    (
        rf"\b(?:(?P<hedge>{_HEDGE})\s+)?(?P<one>an?\s+(?:single|whole|full|entire|good)|half\s+an?"
        rf"|a\s+half|an?|one|per)"
        rf"[\s-]+(?P<unit>{UNITS})\b(?!-(?!long\b|olds?\b)\w)"
        rf"(?P<and_half>\s+and\s+a\s+half)?{_TAIL}",
        _one,
    ),
    (rf"\bthe\s+(?:last|past|next|coming|previous|preceding)\s+{_BIG_UNITS}\b(?!-)", _the_past),
    (rf"(?<![\w-])(?P<unit>{UNITS})s(?:\s+(?P<tail>ago|later|earlier|before|after))?\b(?![-’'])", _bare),
    (
        r"\b(?:an?\s+|the\s+(?:last\s+|past\s+)?)?half-(?P<unit>century|decade|year|hour|day)\b(?!-)",
        _half_one,
    ),
    (
        r"\b(?:an?\s+|the\s+(?:last\s+|past\s+)?)?quarter(?:-|\s+of\s+a\s+|\s)(?P<unit>century)\b",
        _quarter_century,
    ),
    (r"\byear-(?:ago|earlier)\b", _year_ago),
)


def lasting(text: str) -> Iterator[Written]:
    """Every length of time in an English text, and every date that counts with one, in no order."""
    return written_by(RULES, text)
