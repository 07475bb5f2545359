"""The dates and other time expressions of a text, as coarse as it names them.

English by rules of our own; German, French, Spanish, Italian, Portuguese, Russian and Arabic
by tables; in every other language only dates in ISO 8601 and day-first numerals.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from onrecord.errors import InputError
from onrecord.text.dates_anchor import Written
from onrecord.text.dates_english import calendar_dates
from onrecord.text.dates_english_lasting import lasting
from onrecord.text.dates_english_often import recurring
from onrecord.text.dates_english_relative import relative_dates
from onrecord.text.dates_merge import longest, merged
from onrecord.text.dates_other import other
from onrecord.text.dates_place import AND, BETWEEN, TO, Located, Placer
from onrecord.text.language import primary
from onrecord.text.spans import Span
from onrecord.text.timex import over, when_of
from onrecord.text.when import When

MAX_TEXT = 1_000_000
"""Code points that are searched for dates; a longer text is searched this far."""


@dataclass(frozen=True)
class DateMention:
    """A date as it is written, where it stands, and what day, month or year that is.

    `when` is None when it cannot be placed; `reason` says how it was placed, or why not.
    `value` keeps what `when` cannot say, in TIMEX3: `2019-SU` for a summer whose `when` is 2019,
    `2022-11-02TNI` for a night. `modifier` holds "early", "mid", "late", "end" and "since",
    "before", "after", "until", "by", where such a word stands before the date.
    """

    span: Span
    words: str
    when: When | None
    reason: str
    value: str | None = None
    modifier: str = ""


@dataclass(frozen=True)
class TimeExpression:
    """Words for a time: a `DATE`, a `TIME` of day, a `DURATION` or a `SET` (what recurs).

    `value` is that of TIMEX3 (TimeML 1.2), such as `2022-W44`, `P3Y` or `PRESENT_REF`; None when
    it cannot be placed. `reason` says how it was placed, or why not.
    """

    span: Span
    words: str
    kind: str
    value: str | None
    reason: str
    modifier: str = ""


def time_expressions(text: str, anchor: When | None, language: str = "en") -> list[TimeExpression]:
    """All words for a time in `text`, in order, none overlapping: dates, lengths, recurrences, "now".

    `anchor` is the publication date as a `When`, or None where it is not known.

    >>> for one in time_expressions("On Monday it sat for two hours, as every week.", When("2022-11-09")):
    ...     print(one.kind, one.words, one.value)
    DATE Monday 2022-11-07
    DURATION two hours PT2H
    SET every week P1W

    Raises:
        InputError: `anchor` is neither a `When` nor None.
    """
    searched = text[:MAX_TEXT]
    return [
        TimeExpression(
            one.written.span,
            one.written.span.of(searched),
            one.kind,
            one.value,
            one.reason,
            one.written.modifier,
        )
        for one in _located(searched, anchor, language)
    ]


def dates(text: str, anchor: When | None, language: str = "en") -> list[DateMention]:
    """The dates named in `text`, in order, none overlapping; two ends of a range are one.

    Months and days without a year are the nearest past ones before `anchor`, the publication
    date as a `When` (None where it is not known), unless the verb before them speaks of the
    future, or a narrative counts on from the last date it named, as "the previous year" always
    does. Durations and ages are no dates. Nothing is made sharper than written.

    >>> for mention in dates("Last month it met; in 2016 and the previous year not.", When("2022-11-07")):
    ...     print(mention.words, mention.when.value)
    Last month 2022-10
    2016 2016
    the previous year 2015

    Raises:
        InputError: `anchor` is neither a `When` nor None.
    """
    searched = text[:MAX_TEXT]
    found = [one for one in _located(searched, anchor, language) if _is_date(one)]
    mentions: list[DateMention] = []
    skip = False
    for this, following in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        joined = _range_of(searched, this, following) if following else None
        skip = joined is not None
        mentions.append(joined or _mention(searched, this))
    return mentions


def _located(text: str, anchor: When | None, language: str) -> Iterable[Located]:
    if anchor is not None and not isinstance(anchor, When):
        raise InputError(
            f"The anchor {anchor!r}, a {type(anchor).__name__}.",
            "The anchor is the publication date as a When, or None where it is not known.",
            'Write When("2022-11-07").',
        )
    code = primary(language)
    if code == "en":
        found = [*calendar_dates(text), *relative_dates(text), *lasting(text), *recurring(text)]
    else:
        found = list(other(text, code))
    found = [named for one in found if (named := _as_named(text, one)) is not None]
    return Placer(text, anchor, code).place(merged(text, longest(found)))


_EVENT = re.compile(r"\s(?:Revolution|Uprising|Crisis|War|Manifesto|Surprise)\b")
_ATTACKS = re.compile(r"\s(?:(?:terror|terrorist)\s)?(?:attacks|hijackings|hijackers)\b", re.IGNORECASE)


def _as_named(text: str, one: Written) -> Written | None:
    """The date; None in an event's name ("October Revolution"). The Sept. 11 attacks have their year."""
    if one.form == "partial" and one.day is None and _EVENT.match(text, one.span.end):
        return None
    if one.form == "partial" and (one.month, one.day) == (9, 11) and _ATTACKS.match(text, one.span.end):
        return replace(one, form="full", year=2001)
    return one


def _is_date(one: Located) -> bool:
    """Whether it names a day, month, year or a stretch of them, rather than an hour or "now"."""
    if one.kind not in ("DATE", "TIME") or one.written.form == "clock":
        return False
    return one.written.form != "said" and not (one.kind == "TIME" and one.value is None)


def _mention(text: str, one: Located) -> DateMention:
    span, when = one.written.span, when_of(one.value)
    reason = one.reason
    if one.written.form == "relative" and one.written.reason and one.written.unit in ("decade", "century"):
        when, reason = None, f"{span.of(text)} is {one.written.reason}"
    return DateMention(span, span.of(text), when, reason, one.value, one.written.modifier)


def _range_of(text: str, first: Located, last: Located) -> DateMention | None:
    """The range the two form, or None when they form none."""
    if last.written.span.start - first.written.span.end > 12:
        return None
    between = text[first.written.span.end : last.written.span.start]
    if not TO.fullmatch(between):
        start = first.written.span.start
        if not (AND.fullmatch(between) and BETWEEN.search(text[max(0, start - 12) : start])):
            return None
    span = Span(first.written.span.start, last.written.span.end)
    start_day, end_day = when_of(first.value), when_of(last.value)
    if start_day is None or end_day is None:
        return DateMention(span, span.of(text), None, first.reason if start_day is None else last.reason)
    when = over(start_day, end_day)
    if when is None:
        return None
    value = f"{first.value}/{last.value}"
    return DateMention(span, span.of(text), when, f"a range: {first.reason}; {last.reason}", value)
