"""Two libraries that find dates, measured beside ours where they are installed.

``pip install dateparser recognizers-text-date-time 'emoji<2'``
"""

import importlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onrecord.bench.timexes import Annotated, Timex
from onrecord.text.spans import Span

_UNCLEAR = re.compile(r"X{2,}")
_RECOGNIZERS = "recognizers-text-date-time 'emoji<2'"
_CULTURES = {"en": "English", "fr": "French", "es": "Spanish"}


class Unavailable(Exception):
    """A library that is not installed, with the command that installs it."""


@dataclass(frozen=True)
class Baseline:
    """A library: the languages it is measured in, and what makes its tagger."""

    languages: tuple[str, ...]
    tagger: Callable[[], Callable[[Annotated], Sequence[Timex]]]


def _library(name: str, package: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as missing:
        raise Unavailable(f"it is not installed or does not load: pip install {package}") from missing


def _day_of(row: Annotated) -> datetime:
    return datetime.fromisoformat(row.published)


def dateparser_tagger() -> Callable[[Annotated], Sequence[Timex]]:
    """What `dateparser.search` finds; each phrase is as coarse as dateparser says that it is.

    Raises:
        Unavailable: dateparser is not installed.
    """
    search = _library("dateparser.search", "dateparser").search_dates
    parser = _library("dateparser.date", "dateparser").DateDataParser

    def tag(row: Annotated) -> list[Timex]:
        options = {"RELATIVE_BASE": _day_of(row), "PREFER_DATES_FROM": "past"}
        one = parser(languages=[row.language], settings=options)
        found, place = [], 0
        for words, day in search(row.text, languages=[row.language], settings=options) or []:
            start = row.text.find(words, place)
            if start < 0:
                continue
            place = start + len(words)
            period = one.get_date_data(words).period
            value = day.date().isoformat()[: {"year": 4, "month": 7}.get(period, 10)]
            found.append(Timex(Span(start, place), "TIME" if period == "time" else "DATE", value))
        return found

    return tag


def recognizers_tagger() -> Callable[[Annotated], Sequence[Timex]]:
    """What Recognizers-Text finds; where it gives several days, the last one before the publication.

    Raises:
        Unavailable: recognizers-text-date-time is not installed.
    """
    recognize = _library("recognizers_date_time", _RECOGNIZERS).recognize_datetime
    cultures = _library("recognizers_text", _RECOGNIZERS).Culture

    def tag(row: Annotated) -> list[Timex]:
        culture = getattr(cultures, _CULTURES[row.language])
        return [
            Timex(Span(one.start, one.end + 1), *_of_resolution(one.resolution, row.published))
            for one in recognize(row.text, culture, reference=_day_of(row))
        ]

    return tag


def _of_resolution(resolution: Any, published: str) -> tuple[str, str | None]:
    """The TIMEX3 type and value of what Recognizers-Text gives for one phrase."""
    values = (resolution or {}).get("values") or [{}]
    first = values[0]
    timex, kind = str(first.get("timex") or ""), str(first.get("type") or "")
    if kind in ("duration", "set"):
        return kind.upper(), timex or None
    named = "TIME" if kind.startswith(("time", "datetime")) else "DATE"
    if timex and not _UNCLEAR.search(timex) and "(" not in timex:
        return named, timex
    days = sorted(str(one.get("value") or one.get("start") or "") for one in values)
    past = [day for day in days if day and day[:10] <= published] or [day for day in days if day]
    if not past:
        return named, None
    length = 7 if re.fullmatch(r"XXXX-\d\d", timex) else 10
    return named, past[-1][:length]


BASELINES = {
    "dateparser": Baseline(("en", "de", "fr", "es", "ru", "ar"), dateparser_tagger),
    "recognizers-text": Baseline(("en", "fr", "es"), recognizers_tagger),
}
