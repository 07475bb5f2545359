"""Date phrases of the languages in `onrecord.text.datewords`, found by tables."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from onrecord.text.dates_anchor import Written
from onrecord.text.datewords import DATE_WORDS
from onrecord.text.datewords_form import DateWords
from onrecord.text.language_words import OF_SCRIPT
from onrecord.text.spans import Span

AMBIGUOUS_RELATIVE = {
    ("de", "morgen"): "it may mean tomorrow or morning",
    ("ar", "اليوم"): "it may mean today or the day",
    ("es", "mañana"): "it may mean tomorrow or morning",
}
"""Relative words that are shown but not placed, with the reason, where the words beside them do not tell."""

_A_YEAR = r"(?:1[5-9]\d\d|20\d\d|[٠-٩]{4})"
_YEAR = rf"(?P<year>{_A_YEAR})"
_DAY = r"(?P<day>[0-3]?\d)"
_DIGITS = r"\d{1,3}(?:[.,]\d)?"
_ISO = re.compile(r"(?<![\w.,/-])(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?(?![\w-])")
_DAY_FIRST = re.compile(
    r"(?<![\w.,/-])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\w/]|\.\d)"
)
KNOWN = frozenset(code for codes in OF_SCRIPT.values() for code in codes)
"""Languages known to write the day before the month."""

_LONG = {"Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "CE": "century"}
_ROMAN = {"i": 1, "v": 5, "x": 10}

Pattern = tuple[str, "re.Pattern[str]"]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[Pattern, ...]:
    words = DATE_WORDS[language]
    edge = r"(?<![^\W\dو])(?<![\d.,])"  # the Arabic "and" is written together with the word after it
    found = [*_calendar(words, edge), *_parts_of_year(words, edge), *_counting(words, edge)]
    return tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in found)


def _calendar(words: DateWords, edge: str) -> Iterator[tuple[str, str]]:
    names = _any(words.months)
    month = rf"(?P<month>{names})\b\.?(?:\s?/\s?(?:{names})\b)?"
    joiner = rf"(?:{words.joiner}\s+)?" if words.joiner else ""
    mark = rf"(?:{words.day_mark})?" if words.day_mark else ""
    ends = _any(words.year_ends)
    tail = rf"(?:\s+(?:{ends})(?!\w))?" if ends else ""
    yield "full", rf"{edge}{_DAY}{mark}\s+{joiner}{month},?\s+{joiner}{_YEAR}(?!\w|[.,]\d){tail}"
    yield "full", rf"(?<!\w){month},?\s+{joiner}{_YEAR}(?!\w|[.,]\d){tail}"
    yield "partial", rf"{edge}{_DAY}{mark}\s+{joiner}{month}"
    long = _any(
        name for name in words.months if len(name) > 3 or name in ("mai", "mayo", "май", "мае", "мая")
    )
    turns = rf"(?:\s+(?P<turn>{_any(words.turned)}))?(?!\w)" if words.turned else ""
    if words.gone:
        yield "partial", rf"{edge}(?P<month>{long})(?!\w)(?!\s+\d){turns}"
    if words.year_cues:
        yield "year", rf"{edge}(?:{_any(words.year_cues)})\s+{_YEAR}(?!\w|[.,]\d)"
    if ends:
        yield "year", rf"(?<![\w.,]){_YEAR}\s+(?:{ends})(?!\w)"
    if words.weekdays:
        turned = _any(words.turned)
        parts = rf"(?:\s+(?P<hour>{_any(words.parts)}))?(?!\w)" if words.parts else ""
        yield (
            "weekday",
            rf"{edge}(?:(?P<turn>{turned})\s+)?(?P<weekday>{_any(words.weekdays)})(?!\w)"
            rf"(?:\s+(?P<turn_after>{turned})(?!\w))?{parts}",
        )


def _parts_of_year(words: DateWords, edge: str) -> Iterator[tuple[str, str]]:
    joiner = rf"(?:{words.joiner}\s+)?" if words.joiner else ""
    if words.seasons:
        yield "season", rf"{edge}(?P<season>{_any(words.seasons)})\s+{joiner}(?:de\s+)?{_YEAR}(?!\w|[.,]\d)"
        cue = r"(?:im|diesen|vom|à\s+l['’]|en|le|cet|au|el|la|este|esta|в|с|этой|этим)"
        yield (
            "season",
            rf"(?<!\w){cue}\s+(?P<season>{_any(words.seasons)})(?!\w)(?!\s+(?:{words.joiner or 'de'}\s+)?\d)",
        )
    if words.quarter:
        order = rf"(?P<order>{_any(words.ordinals)})"
        year = rf"(?:\s+(?:de\s+|del\s+|من\s+)?{_YEAR}(?!\w|[.,]\d))?"
        yield "quarter", rf"{edge}{order}\s+{words.quarter}(?!\w){year}"
        if "ال" in words.quarter:
            yield "quarter", rf"{edge}{words.quarter}\s+{order}(?!\w){year}"
    if words.decade:
        yield "decade", rf"{edge}(?:{words.decade})(?!\w)"
    if words.decade_words:
        yield "decade word", rf"{edge}(?P<word>{_any(words.decade_words)})(?:\s?jahren?)?(?!\w)"
    if words.century:
        yield "century", rf"(?<!\w){words.century}(?!\w)"


def _counting(words: DateWords, edge: str) -> Iterator[tuple[str, str]]:
    yield "relative", rf"{edge}(?P<phrase>{_any(words.relative)})(?!\w)"
    if words.units:
        number = rf"(?P<number>{_DIGITS}|{_any(words.numbers)})"
        unit = rf"(?P<unit>{_any(words.units)})(?!\w)"
        yield "length", rf"{edge}{number}[\s-]+{unit}"
        if words.ago:
            yield "ago", rf"{edge}{words.ago.replace('{n}', number).replace('{u}', unit)}"
        if words.ago and words.ago_few:
            few = words.ago.replace(r"{n}\s+{u}", rf"(?P<few>{_any(words.ago_few)})")
            yield "ago few", rf"{edge}{few}(?!\w)(?!\s+{_A_YEAR}(?!\w))"
        if words.ahead:
            yield "ahead", rf"{edge}{words.ahead.replace('{n}', number).replace('{u}', unit)}"
    if words.said:
        yield "said", rf"{edge}(?P<phrase>{_any(words.said)})(?!\w)"
    if words.named:
        yield "named", rf"{edge}(?P<phrase>{_any(words.named)})(?!\w)"
    if words.parts_of_today:
        yield "today", rf"{edge}(?P<phrase>{_any(words.parts_of_today)})(?!\w)"
    if words.clock:
        yield "clock", rf"(?<![\d:.,]){words.clock}(?!\w)"


def other(text: str, language: str) -> Iterator[Written]:
    """Every date phrase found by the tables of `language`, overlapping ones included, in no order."""
    words = DATE_WORDS.get(language)
    for pattern in (_ISO, _DAY_FIRST):
        for found in pattern.finditer(text):
            yield _numeral(found, known=words is not None or language in KNOWN)
    if words is None:
        return
    for form, pattern in _patterns(language):
        for found in pattern.finditer(text):
            written = _written(form, found, language)
            if written is not None:
                yield _modified(written, text, words)


def _numeral(found: "re.Match[str]", *, known: bool) -> Written:
    """A date in numerals. With slashes nobody knows which is the day, where the language is not known."""
    span, day, month = Span(*found.span()), found["day"], int(found["month"])
    if "/" in found.group() and not known and int(day) <= 12 and int(day) != month:
        return Written(span, "unplaced", reason="day and month cannot be told apart")
    return Written(span, "full", year=int(found["year"]), month=month, day=int(day) if day else None)


def _written(form: str, found: "re.Match[str]", language: str) -> Written | None:
    words, span = DATE_WORDS[language], Span(*found.span())
    groups = found.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if form == "year":
        return Written(Span(found.start("year"), found.end()), "full", year=year)
    if form in ("full", "partial"):
        day = int(groups["day"]) if groups.get("day") else None
        month = words.months[found["month"].lower()]
        if span.of(found.string).endswith(".") and not _shortened(found["month"].lower(), words):
            span = Span(span.start, span.end - 1)
        turn = words.turned.get((groups.get("turn") or "").lower())
        return Written(span, form, year=year, month=month, day=day, turn=turn)
    if form == "weekday":
        turn = words.turned.get((groups["turn"] or groups["turn_after"] or "").lower())
        hour = words.parts.get((groups.get("hour") or "").lower(), "")
        day = words.weekdays[found["weekday"].lower()]
        return Written(span, "weekday", count=day, turn=turn, hour=hour, kind="TIME" if hour else "DATE")
    if form == "season":
        part = words.seasons[found["season"].lower()]
        return Written(span, "full" if year else "partial", year=year, part=part)
    if form == "quarter":
        part = f"Q{words.ordinals[found['order'].lower()]}"
        return Written(span, "full" if year else "partial", year=year, part=part)
    if form == "relative":
        return _relative(found, language)
    if form in ("decade", "decade word", "century"):
        return _long_time(form, found, words)
    return _counted(form, found, words)


def _shortened(name: str, words: DateWords) -> bool:
    """Whether a month's name is an abbreviation, to which a full stop belongs."""
    number = words.months[name]
    return any(
        other != name and other.startswith(name) for other, same in words.months.items() if same == number
    )


def _relative(found: "re.Match[str]", language: str) -> Written:
    span, phrase = Span(*found.span()), found["phrase"].lower()
    unclear = AMBIGUOUS_RELATIVE.get((language, phrase))
    unit, count = DATE_WORDS[language].relative[phrase]
    if unclear:
        placed = _clear(found, language)
        if placed is not None:
            return Written(span, "relative", unit="day", count=placed)
        return Written(span, "unplaced", reason=unclear)
    turn = count if unit == "weekend" else None
    return Written(span, "relative", unit=unit, count=count, turn=turn)


_TOMORROW_OPENS = re.compile(r"(?:\A|[.!?;:\n]\s*)$")
_TOMORROW_THEN = re.compile(
    r"\s+(?:wird|werden|soll|sollen|beginnt|startet|will|se|será|habrá)\b|\s*[.]|\s*\Z", re.I
)
_ARABIC_DAY = re.compile(r"\s*(?:[.،؛]|\Z)")


def _clear(found: "re.Match[str]", language: str) -> int | None:
    """How many days off the word is, where its place in the sentence tells; else None."""
    text = found.string
    before, after = text[max(0, found.start() - 12) : found.start()], text[found.end() : found.end() + 12]
    if len(text) <= len(found.group()):
        return None
    if language == "ar":
        return 0 if _ARABIC_DAY.match(after) and before.strip() else None
    opens = bool(_TOMORROW_OPENS.search(before)) and bool(_TOMORROW_THEN.match(after))
    ends = (
        language == "es"
        and bool(re.match(r"\s*[.,]", after))
        and not before.rstrip().endswith((" la", "esta"))
    )
    return 1 if opens or ends else None


def _long_time(form: str, found: "re.Match[str]", words: DateWords) -> Written | None:
    span = Span(*found.span())
    if form == "decade word":
        return Written(span, "decade", year=1900 + words.decade_words[found["word"].lower()])
    number = found["number"] or found.groupdict().get("other") or ""
    if form == "decade":
        return Written(span, "decade", year=int(number))
    value = int(number) if number.isdigit() else _roman(number.lower())
    return Written(span, "century", year=value - 1) if 1 <= value <= 21 else None


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _counted(form: str, found: "re.Match[str]", words: DateWords) -> Written | None:
    span = Span(*found.span())
    if form == "said":
        value, kind = words.said[found["phrase"].lower()]
        return Written(
            span, "said", value=value, kind=kind, reason="when is not said" if kind == "DATE" else ""
        )
    if form == "named":
        unit, count = words.named[found["phrase"].lower()]
        return Written(span, "named", unit=unit, count=count)
    if form == "ago few":
        unit, count = words.ago_few[found["few"].lower()]
        return Written(span, "relative", unit=unit, count=-count)
    if form == "today":
        hour = words.parts_of_today[found["phrase"].lower()]
        return Written(span, "relative", unit="day", hour=hour, kind="TIME")
    if form == "clock":
        hour = f"T{int(found['hour']):02}:{found['minute'] or '00'}"
        return Written(span, "clock", hour=hour, kind="TIME")
    return _length(form, found, words)


def _length(form: str, found: "re.Match[str]", words: DateWords) -> Written | None:
    span, code = Span(*found.span()), words.units[found["unit"].lower()]
    word = found["number"].lower()
    number = float(words.numbers[word] if word in words.numbers else word.replace(",", "."))
    value = f"PT{number:g}{code[1:]}" if code[0] == "T" else f"P{number:g}{code}"
    if form == "length":
        if number == 1 and word in words.numbers and code in ("TS", "TM"):
            return None
        return Written(span, "said", value=value, kind="DURATION")
    if code[0] == "T" or number != int(number):
        return None
    count = -int(number) if form == "ago" else int(number)
    if form == "ahead":
        return Written(span, "ahead", unit=_LONG[code], count=count, value=value, kind="DURATION")
    reason = "too coarse to place" if code in ("DE", "CE") else ""
    return Written(span, "relative", unit=_LONG[code], count=count, reason=reason)


def _modified(written: Written, text: str, words: DateWords) -> Written:
    """With the word for "early" or "late" before it noted; the words stay as they are."""
    if not words.modifiers or written.kind != "DATE" or written.form == "said":
        return written
    before = text[max(0, written.span.start - 24) : written.span.start].lower().rstrip(" -")
    for word, modifier in words.modifiers.items():
        if before.endswith(word):
            return Written(**{**written.__dict__, "modifier": modifier})
    return written
