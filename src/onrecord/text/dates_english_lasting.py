"""English lengths of time and recurrences, what counts with them, and vague words for now and then."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.text.dates_anchor import Written
from onrecord.text.dates_english import Make, Rule, after, before, span_of
from onrecord.text.months import ENGLISH_NUMBERS, ENGLISH_PARTS, ENGLISH_SEASONS, ENGLISH_UNITS, ENGLISH_WEEKDAYS

_SIMPLE = "|".join(
    sorted((word for word in ENGLISH_NUMBERS if not re.match(r"\w+ty[- ]", word)), key=len, reverse=True)
)
_WORDS = rf"\w+ty[- ](?:one|two|three|four|five|six|seven|eight|nine)\b|{_SIMPLE}"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WORDS})"
_VAGUE = (
    r"(?:several|a\s+few|few|many(?:,\s+many)?|a\s+number\s+of|dozens\s+of|hundreds\s+of|thousands\s+of|countless)"
)
_UNITS = "|".join(sorted(ENGLISH_UNITS, key=len, reverse=True))
_HEDGE = (
    r"(?:(?:more|less|fewer|longer)\s+than|under|over|about|around|nearly|almost|at\s+least|at\s+most|up\s+to"
    r"|just\s+(?:over|under)|roughly|some|approximately|an\s+estimated|well\s+over|only|exactly|as\s+many\s+as)"
)
_TURN = r"(?:the\s+)?(?:last|past|next|first|coming|previous|final|following|preceding|opening|recent|intervening)"
_BETWEEN = (
    r"(?:straight|consecutive|full|whole|more|further|additional|extra|long|calendar|business|working|short|solid"
    r"|successive|final|good|entire|light)"
)
_TAIL = (
    r"(?:\s+(?P<tail>ago|later|earlier|hence|from\s+now|before(?=\s*[.,;]|\s*\Z)|after(?=\s*[.,;]|\s*\Z))\b"
    r"|(?P<old>[-\s]olds?)\b)?"
)
_RATE = re.compile(r"(?:\d|%|percent|per cent|million|billion|tonnes?|dollars?|euros?|pounds?|barrels?|people)\s*$", re.I)
_LENGTH = re.compile(
    r"(?:\b(?:for|in|within|over|than|about|nearly|almost|after|lasts?|lasted|last|spent|spend|spends|half|took|takes?"
    r"|taken|by|of|with|under|until|least|just|only|quite|and|to|off|or|is|was|be|has|had|every|another|once|,)\s+|\A)$",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(r"\b(?:for|in|within|after|lasted|lasts|than|only|just|about|took|by|of)\s+$", re.IGNORECASE)
_BARE_CUE = re.compile(
    r"\b(?:for|in|over|within|after|of|took|take|taken|lasted|last|spent|spend|wait(?:ed)?|by|and|to|or|than|just|mere"
    r"|with|despite|amid|following|until|only)\s+$",
    re.IGNORECASE,
)
_SOON_CUE = re.compile(r"\b(?:as|too|very|how|so)\s+$", re.IGNORECASE)


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


def _unit(found: "re.Match[str]") -> str:
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
        return Written(span_of(found), "relative", unit=unit, count=-round(number), reason="too coarse to place")
    if number != int(number):
        unit, number = ("half", number * 2) if unit == "year" else (unit, round(number))
    return Written(span_of(found), "relative", unit=unit, count=-int(number))


_COMPARED = re.compile(r"\b(?:than|from|against|with|of|in|to|and|over|percent|at)\s+$|\(", re.IGNORECASE)


def _later(found: "re.Match[str]", number: float, unit: str, sign: int) -> Written | None:
    if unit in ("second", "minute", "hour", "quarter") or number != int(number):
        return None
    compared = sign < 0 and unit == "year" and number == 1 and _COMPARED.search(before(found, 14))
    return Written(
        span_of(found), "named", unit=unit, count=sign * int(number), turn=0 if compared else None
    )


def _year_ago(found: "re.Match[str]") -> Written:
    return Written(span_of(found), "named", unit="year", count=-1, turn=0)


def _counted(found: "re.Match[str]") -> Written | None:
    """A number of units: a duration, or with "ago", "later" and their like a date."""
    unit, tail = _unit(found), " ".join((found["tail"] or "").lower().split())
    number = _amount(found)
    hedge = " ".join((found["hedge"] or "").lower().split())
    turn = (found["turn"] or "").lower().split()[-1:]
    if unit in ("second", "sec", "quarter") and (found["plural"] is None or turn) and not found["hyphen"]:
        return None  # "one second vote", "the last quarter"
    if unit == "day" and number == 1 and not tail and not hedge and not _ONE_DAY.search(before(found, 12)):
        if not found["hyphen"] and not turn and not re.match(r"\s+(?:after|before)\b", after(found, 8)):
            return None  # "until, one day, it ends"
    if tail == "ago":
        return _ago(found, number, unit)
    if tail in ("later", "earlier", "before", "after") and number is not None and hedge not in ("less than",):
        sign = -1 if tail in ("earlier", "before") else 1
        written = _later(found, number, unit, sign)
        if written is not None:
            return written
    if tail in ("from now", "hence") and number is not None and unit not in ("second", "minute", "hour"):
        return Written(span_of(found), "relative", unit=unit, count=int(number))
    value = length(number, unit)
    if number is None and (found["vague"] or "").lower() == "many" and re.search(r"\bas\s+$", before(found, 4), re.I):
        return None
    if number is None and "recent" in (turn[:1] or [(found["vague"] or "").lower()]):
        return Written(span_of(found), "said", value="PAST_REF", reason="how long ago is not said")
    ahead = not tail and not turn and re.search(r"\bin\s+$", before(found, 4), re.I)
    whole = number is not None and number == int(number)
    if ahead and whole and unit in ("day", "week", "month", "year") and not found["old"]:
        return Written(
            span_of(found), "ahead", unit=unit, count=int(number or 0), value=value, kind="DURATION", modifier=hedge
        )
    return _duration(found, value, hedge)


def _amount(found: "re.Match[str]") -> float | None:
    words = found["upper"] or found["number"]
    number = number_of(words) if words else None
    if number is not None and (found["half"] or found["and_half"]):
        number += 0.5
    return number


_HALVES = {"century": (5.0, "decade"), "decade": (5.0, "year"), "year": (0.5, "year")}
"""What half of a unit is when it is counted back: no sharper than the words."""


def _one(found: "re.Match[str]") -> Written | None:
    """"A year": a length of time, or how often after a number ("3 percent a year")."""
    unit, tail = _unit(found), " ".join((found["tail"] or "").lower().split())
    article = " ".join(found["one"].lower().split())
    left = before(found, 24)
    half = article.startswith("half") or article.startswith("a half")
    number = 0.5 if half else 1.5 if found["and_half"] else 1.0
    hedge = " ".join((found["hedge"] or "").lower().split())
    if tail == "ago":
        return _ago(found, *_HALVES.get(unit, (number, unit))) if half else _ago(found, number, unit)
    if tail in ("later", "earlier", "before", "after") and not half and hedge != "less than":
        written = _later(found, number, unit, -1 if tail in ("earlier", "before") else 1)
        if written is not None:
            return written
    if unit == "second" and not half or unit == "quarter":
        return None
    if article in ("a", "an", "per") and not tail and _RATE.search(left) and not hedge or article == "per":
        return Written(span_of(found), "said", value=length(1, unit), kind="SET")
    if not hedge and article in ("a", "an", "one"):
        opening = not left.rstrip() or left.rstrip()[-1:] in ".!?“\"\n"
        clear = _ONE_DAY if unit == "day" or (unit == "minute" and article == "a") else _LENGTH
        after_it = re.match(r"\s+(?:after|before|of)\b", after(found, 8))
        if not (clear.search(left) or after_it or (opening and unit != "day") or tail):
            return None
    return _duration(found, _halved(number, unit), hedge)


def _halved(number: float, unit: str) -> str:
    if number >= 1:
        return length(number, unit)
    smaller = {"century": (50, "year"), "decade": (5, "year"), "year": (6, "month"), "hour": (30, "minute")}
    return length(*smaller[unit]) if unit in smaller else length(number, unit)


def _half_one(found: "re.Match[str]") -> Written:
    return _duration(found, _halved(0.5, _unit(found)))


def _quarter_century(found: "re.Match[str]") -> Written:
    return _duration(found, length(25, "year"))


def _the_past(found: "re.Match[str]") -> Written | None:
    """"Over the past year": a length of time; "the last month of it" is no such thing."""
    if re.match(r"\s+of\b", after(found, 5)):
        return None
    return _duration(found, length(1, _unit(found)))


def _bare(found: "re.Match[str]") -> Written | None:
    """"For years", "weeks of talks": how many is not said."""
    unit, tail = _unit(found), (found["tail"] or "").lower()
    left = before(found, 24)
    if tail == "ago":
        return Written(span_of(found), "said", value="PAST_REF", reason="how long ago is not said")
    if not tail and re.search(r"\bin\s+$", left, re.I) and unit in ("day", "hour", "minute"):
        return None
    since = re.search(r"\bthe\s+$", left, re.I) and re.match(r"\s+(?:since|after|before|leading)\b", after(found, 9))
    if tail or since or _BARE_CUE.search(left) or re.match(r"\s+of\s", after(found, 5)):
        return Written(span_of(found), "said", value=length(None, unit), kind="DURATION")
    return None


def _set(value: str) -> Make:
    return lambda found: Written(span_of(found), "said", value=value, kind="SET")


def _every(found: "re.Match[str]") -> Written | None:
    words = found["count"]
    number = 2.0 if words and words.lower() == "other" else number_of(words) if words else 1.0
    if number is not None and found["and_half"]:
        number += 0.5
    unit = _unit(found)
    if unit == "second" and not words:
        return None
    return Written(span_of(found), "said", value=length(number, unit), kind="SET")


def _every_such(found: "re.Match[str]") -> Written:
    word = found["such"].lower()
    if word in ENGLISH_WEEKDAYS:
        value = f"XXXX-WXX-{ENGLISH_WEEKDAYS[word] + 1}"
    elif word in ENGLISH_SEASONS:
        value = f"XXXX-{ENGLISH_SEASONS[word]}"
    elif word == "weekend":
        value = "XXXX-WXX-WE"
    else:
        value = f"XXXX-XX-XX{ENGLISH_PARTS[word]}"
    return Written(span_of(found), "said", value=value, kind="SET")


def _weekdays(found: "re.Match[str]") -> Written:
    value = f"XXXX-WXX-{ENGLISH_WEEKDAYS[found['such'].lower()] + 1}"
    return Written(span_of(found), "said", value=value, kind="SET")


def _times(found: "re.Match[str]") -> Written | None:
    first = found.group().split()[0].lower()
    if first not in ("once", "twice", "many", "several", "few") and number_of(first) is None:
        return None
    return Written(span_of(found), "said", value=length(1, _unit(found)), kind="SET")


_OFTEN = {"hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W",
          "monthly": "P1M", "quarterly": "P3M", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y",
          "biannual": "P6M", "biennial": "P2Y"}  # fmt: skip


def _often(found: "re.Match[str]") -> Written | None:
    word = found.group()
    opening = not before(found, 3).strip() or before(found, 3).rstrip()[-1:] in ".!?\n"
    if word[0].isupper() and not (opening and re.match(r"\s+[a-z]", after(found, 4))):
        return None  # "the Daily News"
    return Written(span_of(found), "said", value=_OFTEN[word.lower()], kind="SET")


def _ref(value: str) -> Make:
    reason = {"PRESENT_REF": "the present", "PAST_REF": "how long ago is not said"}.get(value, "when is not said")
    return lambda found: Written(span_of(found), "said", value=value, reason=reason)


def _now(found: "re.Match[str]") -> Written | None:
    by = re.search(r"\bby\s$", before(found, 4), re.IGNORECASE)
    if re.search(r"from\s$", before(found, 5), re.IGNORECASE) or (re.match(r"-|\s+that\b", after(found, 6)) and not by):
        return None
    return Written(span_of(found), "said", value="PRESENT_REF", reason="the present")


def _soon(found: "re.Match[str]") -> Written | None:
    if _SOON_CUE.search(before(found, 6)) or re.match(r"\s+(?:after|as|before|enough)\b", after(found, 8)):
        return None
    return Written(span_of(found), "said", value="FUTURE_REF", reason="when is not said")


_SUCH = "|".join([*ENGLISH_WEEKDAYS, *ENGLISH_PARTS, *ENGLISH_SEASONS, "weekend"])
_BIG_UNITS = r"(?P<unit>day|week|month|year|decade|century)"

RULES: tuple[Rule, ...] = (
    (
        rf"(?<![\w.,$€£/-])(?:(?P<hedge>{_HEDGE})\s+)?(?:(?P<turn>{_TURN})\s+)?(?:(?:about|nearly|some)\s+)?"
        rf"(?:(?P<number>{_NUMBER})(?P<half>[- ]and[- ]a[- ]half)?|(?P<vague>{_VAGUE}|recent))"
        rf"(?:\s?(?:-|–|to|or|and)\s?(?P<upper>{_NUMBER})(?=[\s-]))?"
        rf"(?P<hyphen>-)?(?(hyphen)|\s+)(?:{_BETWEEN}[\s-]+)?(?P<unit>{_UNITS})(?P<plural>s)?\b"
        rf"(?P<and_half>\s+and\s+a\s+half)?{_TAIL}(?!-(?!old)\w)",
        _counted,
    ),
    (
        rf"\b(?:(?P<hedge>{_HEDGE})\s+)?(?P<one>an?\s+(?:single|whole|full|entire|good)|half\s+an?|a\s+half|an?|one|per)"
        rf"[\s-]+(?P<unit>{_UNITS})\b(?!-(?!long\b|olds?\b)\w)"
        rf"(?P<and_half>\s+and\s+a\s+half)?{_TAIL}",
        _one,
    ),
    (rf"\bthe\s+(?:last|past|next|coming|previous|preceding)\s+{_BIG_UNITS}\b(?!-)", _the_past),
    (rf"(?<![\w-])(?P<unit>{_UNITS})s(?:\s+(?P<tail>ago|later|earlier|before|after))?\b(?![-’'])", _bare),
    (
        rf"\b(?:once\s+)?(?:every|each)\s+(?:(?P<count>other|{_NUMBER})\s+)?(?P<and_half>and\s+a\s+half\s+)?"
        rf"(?P<unit>{_UNITS})s?\b",
        _every,
    ),
    (rf"\b(?:every|each)\s+(?P<such>{_SUCH})\b", _every_such),
    (rf"\b(?P<such>{'|'.join(ENGLISH_WEEKDAYS)})s\b", _weekdays),
    (
        r"\b(?:once|twice|(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:times|days|nights|hours|weeks|months))\s+(?:an?|per|each|every)\s+"
        rf"(?P<unit>{_UNITS})\b",
        _times,
    ),
    (r"\b(?:an?\s+|the\s+(?:last\s+|past\s+)?)?half-(?P<unit>century|decade|year|hour|day)\b(?!-)", _half_one),
    (r"\b(?:an?\s+|the\s+(?:last\s+|past\s+)?)?quarter(?:-|\s+of\s+a\s+|\s)(?P<unit>century)\b", _quarter_century),
    (r"\byear-(?:ago|earlier)\b", _year_ago),
    (rf"\b(?:{'|'.join(_OFTEN)})\b", _often),
    (r"\b(?:until\s+now|right\s+now|now)\b", _now),
    (r"\b(?:currently|nowadays|at\s+present|presently|at\s+the\s+moment|these\s+days|to\s+this\s+day)\b",
     _ref("PRESENT_REF")),
    (
        r"\b(?:recently|lately|in\s+the\s+(?:recent\s+|distant\s+)?past(?=\s*[.,;:)”\"]|\s+(?:and|but|he|she|it|they|we"
        r"|has|have|was|were|when|by)\b|\s*\Z)|long\s+ago|the\s+recent\s+past)\b",
        _ref("PAST_REF"),
    ),
    (r"\brecent\s+(?:days|weeks|months|years|decades|times)\b", _ref("PAST_REF")),
    (r"\b(?:soon)\b", _soon),
    (r"\b(?:in\s+the\s+(?:near\s+)?future|the\s+(?:near\s+|foreseeable\s+|distant\s+)?future(?=\s*[.,;]|\s+of\b)"
     r"|some\s?day(?!\w)|(?:the\s+)?coming\s+(?:days|weeks|months|years)|before\s+long)\b",
     _ref("FUTURE_REF")),
)  # fmt: skip


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple["re.Pattern[str]", Make], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), make) for pattern, make in RULES)


def lasting(text: str) -> Iterator[Written]:
    """Every length of time, recurrence and vague time of an English text, in no order."""
    for pattern, make in _compiled():
        for found in pattern.finditer(text):
            written = make(found)
            if written is not None:
                yield written
