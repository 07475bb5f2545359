"""Date phrases of the languages in `onrecord.text.months`, found by tables."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.text.dates_anchor import Written
from onrecord.text.months import AMBIGUOUS_RELATIVE, DATE_WORDS
from onrecord.text.spans import Span

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|[٠-٩]{4})"
_DAY = r"(?P<day>[0-3]?\d)"
_ISO = re.compile(r"(?<![\w.,/-])(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?(?![\w-])")
_DAY_FIRST = re.compile(
    r"(?<![\w.,/-])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\w/]|\.\d)"
)


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    words = DATE_WORDS[language]
    names = "|".join(re.escape(name) for name in sorted(words.months, key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?(?:\s?/\s?(?:{names})\b)?"
    joiner = rf"(?:{words.joiner}\s+)?" if words.joiner else ""
    mark = rf"(?:{words.day_mark})?" if words.day_mark else ""
    ends = "|".join(re.escape(end) for end in words.year_ends)
    tail = rf"(?:\s+(?:{ends}))?" if ends else ""
    edge = r"(?<![\d.,])(?<![^\W\dو])"  # the Arabic "and" is written together with the word after it
    patterns = [
        ("full", rf"{edge}{_DAY}{mark}\s+{joiner}{month},?\s+{joiner}{_YEAR}(?!\w|[.,]\d){tail}"),
        ("full", rf"(?<!\w){month},?\s+{joiner}{_YEAR}(?!\w|[.,]\d){tail}"),
        ("partial", rf"{edge}{_DAY}{mark}\s+{joiner}{month}"),
    ]
    if words.year_cues:
        cues = "|".join(re.escape(cue) for cue in sorted(words.year_cues, key=len, reverse=True))
        patterns.append(("year", rf"(?<!\w)(?:{cues})\s+{_YEAR}(?!\w|[.,]\d)"))
    if ends:
        patterns.append(("year", rf"(?<![\w.,]){_YEAR}\s+(?:{ends})"))
    relative = "|".join(re.escape(word) for word in sorted(words.relative or {}, key=len, reverse=True))
    if relative:
        patterns.append(("relative", rf"(?<!\w)(?P<phrase>{relative})(?!\w)"))
    return tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in patterns)


def other(text: str, language: str) -> Iterator[Written]:
    """Every date phrase found by the tables of `language`, overlapping ones included, in no order."""
    for pattern in (_ISO, _DAY_FIRST):
        for found in pattern.finditer(text):
            yield Written(
                Span(*found.span()),
                "full",
                year=int(found["year"]),
                month=int(found["month"]),
                day=int(found["day"]) if found["day"] else None,
            )
    if language not in DATE_WORDS:
        return
    for form, pattern in _patterns(language):
        for found in pattern.finditer(text):
            yield _written(form, found, language)


def _written(form: str, found: "re.Match[str]", language: str) -> Written:
    words, span = DATE_WORDS[language], Span(*found.span())
    if form == "year":
        start = found.start("year")
        return Written(Span(start, found.end()), "full", year=int(found["year"]))
    if form == "relative":
        phrase = found["phrase"].lower()
        unclear = AMBIGUOUS_RELATIVE.get((language, phrase))
        if unclear:
            return Written(span, "unplaced", reason=unclear)
        unit, count = (words.relative or {})[phrase]
        return Written(span, "relative", unit=unit, count=count)
    month = words.months[found["month"].lower()]
    day = int(found["day"]) if found.groupdict().get("day") else None
    if form == "partial":
        reason = f"no year is written, and no rule reads past or future in language {language!r}"
        return Written(span, "unplaced", month=month, day=day, reason=reason)
    return Written(span, "full", year=int(found["year"]), month=month, day=day)
