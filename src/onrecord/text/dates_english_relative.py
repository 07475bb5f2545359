"""English dates that count from another: yesterday, last week, Tuesday, the previous year, 8 p.m."""

import re
from collections.abc import Iterator

from onrecord.text.dates_anchor import Written
from onrecord.text.dates_english import FULL_MONTHS, Make, Rule, after, before, span_of, turn_of, written_by
from onrecord.text.months import (
    ENGLISH_MONTHS,
    ENGLISH_NUMBERS,
    ENGLISH_PARTS,
    ENGLISH_SEASONS,
    ENGLISH_WEEKDAYS,
)

_WEEKDAYS = "|".join(ENGLISH_WEEKDAYS)
_SHORT_DAYS = {name[:3]: number for name, number in ENGLISH_WEEKDAYS.items()} | {"tues": 1, "thurs": 3}
_UNIT = r"(?P<unit>day|weekend|week|month|quarter|year|decade|century)"
_PARTS = "|".join(sorted(ENGLISH_PARTS, key=len, reverse=True))
_SEASONS = "|".join(ENGLISH_SEASONS)
_MONTHS = "|".join(name.capitalize() for name in FULL_MONTHS)
_ZONE = r"(?:\s?(?:GMT|UTC|EST|EDT|PST|PDT|CET|CEST|ET|BST|local\s+time)\b)?"
_CLOCK_CUE = re.compile(
    r"\b(?:at|by|from|until|till|around|about|before|after|to|since|between|and|past|shortly)\s+$",
    re.IGNORECASE,
)
_NAMED = {"previous": -1, "preceding": -1, "prior": -1, "same": 0, "very same": 0, "that": 0, "that same": 0}
_OF = r"(?:end|start|beginning|middle|close|course|rest|remainder|turn|first days?|last days?|half)"


def _fixed(form: str, unit: str, count: int, hour: str = "") -> Make:
    kind = "TIME" if hour else "DATE"
    return lambda found: Written(span_of(found), form, unit=unit, count=count, hour=hour, kind=kind)


def _today(found: "re.Match[str]") -> Written | None:
    """Today, but not the end of a name: "USA Today"."""
    if found.group()[0].isupper() and re.search(r"[A-Z][\w.]*\s$", before(found, 14)):
        return None
    return Written(span_of(found), "relative", unit="day")


def _with_part(unit: str, count: int) -> Make:
    def make(found: "re.Match[str]") -> Written:
        hour = ENGLISH_PARTS[found["part"].lower()]
        return Written(span_of(found), "relative", unit=unit, count=count, hour=hour, kind="TIME")

    return make


def _turned(found: "re.Match[str]") -> Written | None:
    unit, turn = found["unit"].lower(), turn_of(found["turn"])
    if found["article"]:
        return None  # "the last week of June", "over the last month": no calendar week or month
    if re.match(r"\s+of\s+(?!last|this|next|the\s+year)", after(found, 20)) and turn == -1:
        return None
    return Written(span_of(found), "relative", unit=unit, count=turn or 0, turn=turn)


def _previous(found: "re.Match[str]") -> Written | None:
    which = " ".join(found["which"].lower().split())
    unit = found["unit"].lower()
    if which.startswith("that") and unit in ("decade", "century"):
        return None
    if which == "next" and re.search(
        r"\b(?:over|in|within|during|for|throughout|of)\s+$", before(found, 12), re.I
    ):
        return None  # "over the next year": a length of time
    return Written(span_of(found), "named", unit=unit, count=_NAMED.get(which, 1))


def _day_before(found: "re.Match[str]") -> Written:
    count = -1 if found["side"].lower() in ("before", "earlier") else 1
    return Written(span_of(found), "named", unit=found["unit"].lower(), count=count)


def _period(found: "re.Match[str]") -> Written:
    return Written(span_of(found), "period", unit=found["unit"].lower(), modifier=found["point"].lower())


def _the_year(found: "re.Match[str]") -> Written:
    return Written(span_of(found), "part", unit="year")


def _named_such(found: "re.Match[str]") -> Written | None:
    which = " ".join(found["which"].lower().split()).removeprefix("the ")
    count, word = _NAMED.get(which, 1), found["such"].lower()
    span = span_of(found)
    if word in ENGLISH_SEASONS:
        return Written(span, "named", unit="season", part=ENGLISH_SEASONS[word], count=count)
    if word in ENGLISH_WEEKDAYS and which.startswith("that"):
        return None  # "said that Thursday's attack"
    if word in ENGLISH_WEEKDAYS:
        return Written(span, "named", unit="weekday", day=ENGLISH_WEEKDAYS[word], count=count or 1)
    if word in ENGLISH_PARTS:
        return Written(span, "named", unit="day", count=count, hour=ENGLISH_PARTS[word], kind="TIME")
    return Written(span, "named", unit="named month", month=ENGLISH_MONTHS[word], count=count)


def _same(found: "re.Match[str]") -> Written:
    unit = found["of"].lower() if found["of"].lower() in ("month", "quarter") else "period"
    return Written(span_of(found), "same", unit=unit, reason="wants a year")


def _weekday(found: "re.Match[str]") -> Written | None:
    word = found["weekday"].lower()
    if re.search(r"\b(?:on\s+an?|one|black|good|ash|super|bloody)\s+$", before(found, 8), re.IGNORECASE):
        return None
    return Written(span_of(found), "weekday", count=ENGLISH_WEEKDAYS[word], turn=turn_of(found["turn"]))


def _short_day(found: "re.Match[str]") -> Written | None:
    word = found["weekday"]
    if not word[0].isupper():
        return None
    return Written(span_of(found), "weekday", count=_SHORT_DAYS[word.lower().rstrip(".")])


def _weekend(found: "re.Match[str]") -> Written | None:
    if not re.search(
        r"\b(?:over|during|by|for|until|at|on|before|after|of|since|through|throughout)\s+$",
        before(found, 12),
        re.I,
    ):
        return None
    return Written(span_of(found), "relative", unit="weekend")


def _this_past_weekend(found: "re.Match[str]") -> Written:
    past = "past" in found.group().lower()
    return Written(span_of(found), "relative", unit="weekend", turn=None if past else 0)


def _clock(found: "re.Match[str]") -> Written | None:
    parts = found.groupdict()
    hour, half = int(parts["hour"]), (parts.get("half") or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not parts.get("zone") and not _CLOCK_CUE.search(before(found, 12)):
        return None
    return Written(span_of(found), "clock", hour=f"T{hour:02}:{parts.get('minute') or '00'}", kind="TIME")


def _spoken_clock(found: "re.Match[str]") -> Written | None:
    word = found["number"].lower()
    number = ENGLISH_NUMBERS.get(word) or float(word)
    if not 1 <= number <= 12:
        return None
    part = (found["part"] or "").lower()
    hour = int(number) % 12 + (12 if part in ("afternoon", "evening", "night") else 0)
    if not part:
        hour = int(number)
    return Written(span_of(found), "clock", hour=f"T{hour:02}:00", kind="TIME")


def _noon(found: "re.Match[str]") -> Written:
    hour = "T24:00" if found["word"].lower() == "midnight" else "T12:00"
    return Written(span_of(found), "clock", hour=hour, kind="TIME")


def _day_part(found: "re.Match[str]") -> Written:
    """Of "evening": kept beside a date, or alone with its article after a preposition."""
    alone = bool(found["article"]) and bool(
        re.search(
            r"\b(?:in|during|by|until|throughout|through|overnight|spent|for)\s+$", before(found, 12), re.I
        )
    )
    hour = ENGLISH_PARTS[found["part"].lower()]
    return Written(span_of(found), "clock" if alone else "part", hour=hour, kind="TIME")


RULES: tuple[Rule, ...] = (
    (r"\bthe day before yesterday\b", _fixed("relative", "day", -2)),
    (r"\bthe day after tomorrow\b", _fixed("relative", "day", 2)),
    (r"\byesterday\b", _fixed("relative", "day", -1)),
    (r"\btoday\b", _today),
    (r"\btomorrow\b", _fixed("relative", "day", 1)),
    (r"\btonight\b", _fixed("relative", "day", 0, "TNI")),
    (r"\b(?:late\s+)?last\s+(?P<part>night|evening)\b", _with_part("day", -1)),
    (rf"\b(?:(?:early|late|earlier|later)\s+)?this\s+(?P<part>{_PARTS})\b", _with_part("day", 0)),
    (
        rf"\b(?P<article>the\s+)?(?:(?:earlier|later|early|late)\s+)?(?P<turn>last|this(?:\s+past"
        rf"|\s+coming)?|next)"
        rf"\s+{_UNIT}\b(?!-)",
        _turned,
    ),
    (r"\b(?:this|the)\s+(?:past|coming)\s+weekend\b", _this_past_weekend),
    (r"\bthe\s+weekend\b", _weekend),
    (
        rf"\b(?:the\s+)?(?P<which>previous|preceding|prior|following|(?:very\s+)?same)\s+{_UNIT}\b",
        _previous,
    ),
    (rf"\bthe\s+(?P<which>next)\s+{_UNIT}\b", _previous),
    (rf"\b(?P<which>that(?:\s+same)?)\s+{_UNIT}\b(?!-)", _previous),
    (
        r"\bthe\s+(?P<unit>day|week|month|year)\s+(?P<side>before|after)(?=\s*[.,;:)\n]|\s*\Z|\s+(?:and"
        r"|but|in|to)\b)",
        _day_before,
    ),
    (
        rf"\b(?P<which>the\s+(?:following|previous|preceding|next|(?:very\s+)?same)|that(?:\s+same)?)\s+"
        rf"(?P<such>{_WEEKDAYS}|{_PARTS}|{_SEASONS}|{_MONTHS})\b(?!-)",
        _named_such,
    ),
    (
        r"\bthe\s+same\s+(?P<of>period|month|quarter|week|time|three\s+months|stage)(?=\s+(?:of|in|last|the"
        r"|a)\b)",
        _same,
    ),
    (
        rf"\b(?:the\s+)?(?:very\s+)?(?P<point>{_OF})\s+of\s+the\s+(?P<unit>week|month|quarter|year|decade"
        rf"|century)\b",
        _period,
    ),
    (
        r"\b(?P<point>early|earlier|late|later)\s+in\s+the\s+(?P<unit>week|month|year|decade|century)\b",
        _period,
    ),
    (r"\b(?:the\s+)?(?P<unit>year)(?:[’']s\s+|[-\s])(?P<point>end)\b", _period),
    (r"\bthe\s+year\b", _the_year),
    (rf"\b(?:(?P<turn>last|next|this(?:\s+past|\s+coming)?)\s+)?(?P<weekday>{_WEEKDAYS})\b(?!s)", _weekday),
    (r"\b(?P<weekday>mon|tues?|wed|thurs?|fri|sat|sun)\.(?=,?\s+(?:[a-z]|\d))", _short_day),
    (
        r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>a\.?m\b|p\.?m\b)\.?"
        + _ZONE,
        _clock,
    ),
    (
        r"(?<![\d:.,-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?(?![\d:%])(?P<zone>\s?(?:GMT"
        r"|UTC|EST|EDT"
        r"|PST|PDT|CET|CEST|ET|BST|local\s+time|hours)\b)?",
        _clock,
    ),
    (
        r"(?<![\d:.,-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<zone>\s(?:GMT|UTC|local\s+time"
        r"|hours))\b",
        _clock,
    ),
    (
        r"\b(?P<number>\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
        r"|twelve)(?:\s+o[’']clock)?"
        r"\s+(?:in\s+the|at)\s+(?P<part>morning|afternoon|evening|night)\b",
        _spoken_clock,
    ),
    (
        r"\b(?P<number>\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
        r"|twelve)\s+o[’']clock\b(?P<part>)",
        _spoken_clock,
    ),
    (r"\b(?P<word>noon|midday|midnight)\b", _noon),
    (
        rf"\b(?P<article>the\s+)?(?:(?:early|late|small hours of the)\s+)?(?P<part>{_PARTS})\b(?![-s])",
        _day_part,
    ),
)


def relative_dates(text: str) -> Iterator[Written]:
    """Every date of an English text that counts from another, overlapping ones included, in no order."""
    return written_by(RULES, text)
