"""Time expressions that stand side by side and mean one time: "4 p.m. on Thursday", "August of that year"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.text.dates_anchor import Written
from onrecord.text.spans import Span

_DATE_THEN_HOUR = re.compile(r",?\s+(?:(?:at|around|about|in\s+the)\s+)*|", re.IGNORECASE)
_HOUR_THEN_DATE = re.compile(r",?\s+(?:(?:on|of|that)\s+)?(?:the\s+)?", re.IGNORECASE)
_PART_OF_YEAR = re.compile(r",?\s+(?:(?:of|in)\s+)?", re.IGNORECASE)
_COMPOUND = re.compile(r"\s*(?:,|and|,\s*and)?\s*", re.IGNORECASE)
_SIZES = ("DE", "Y", "M", "W", "D", "TH", "TM", "TS")
_LENGTH = re.compile(r"P(T?)([\d.]+)([A-Z]+)")
_BOUND = re.compile(
    r"\b(?:(since|seit|depuis|desde|dal|с)|(before|vor|avant|antes\s+de|prima\s+del|до)|(after|nach|après"
    r"|después\s+de"
    r"|dopo|после)|(until|till|bis|jusqu['’](?:à|en|au)|hasta|fino\s+al)|(by))\s+"
    r"(?:the\s+|le\s+|el\s+|dem\s+|der\s+|zum\s+)?$"
    r"|(?<!\w)(?:(منذ)|(قبل)|(بعد)|(حتى))\s+(?:عام\s+|سنة\s+)?$",
    re.IGNORECASE,
)
_BOUNDS = ("since", "before", "after", "until", "by", "since", "before", "after", "until")
_EARLY = re.compile(
    r"(?:\b(?P<word>early|late|mid)(?:[\s-]+(?:on|in))?[\s-]+(?:the\s+)?"
    r"|\b(?:the\s+|at\s+the\s+)?(?P<point>end|start|beginning|middle|close|turn)\s+of\s+(?:the\s+)?)$",
    re.IGNORECASE,
)


def longest(found: list[Written]) -> list[Written]:
    """The expressions that begin first, of these the longest, none overlapping."""
    chosen: list[Written] = []
    for written in sorted(found, key=lambda each: (each.span.start, -each.span.end, each.form)):
        if not chosen or not chosen[-1].span.overlaps(written.span):
            chosen.append(written)
    return chosen


def merged(text: str, chosen: Sequence[Written]) -> list[Written]:
    """The expressions with their neighbours joined, and what only counts beside a date left out."""
    kept: list[Written] = []
    for written in chosen:
        joined = _join(text, kept[-1], written) if kept else None
        while joined is not None:
            kept.pop()
            written = joined
            joined = _join(text, kept[-1], written) if kept else None
        kept.append(written)
    return [_extended(text, each) for each in kept if not _needs_more(each)]


def _needs_more(written: Written) -> bool:
    return written.form == "part" or (bool(written.reason == "wants a year") and written.of is None)


def _join(text: str, first: Written, last: Written) -> Written | None:
    """The two as one, or None when they are two."""
    if last.span.start - first.span.end > 14:
        return None
    between = text[first.span.end : last.span.start]
    if "\n" in between:
        return None
    span = Span(first.span.start, last.span.end)
    if _is_day(first) and last.form in ("clock", "part") and last.hour and _DATE_THEN_HOUR.fullmatch(between):
        return replace(first, span=span, hour=last.hour, kind="TIME")
    if (
        first.form in ("clock", "part")
        and first.hour
        and _is_day(last)
        and _HOUR_THEN_DATE.fullmatch(between)
    ):
        return replace(last, span=span, hour=first.hour, kind="TIME")
    if first.form in ("clock", "part") and first.hour[:2] == "TN" and last.form == "clock":
        return None
    if first.form == "named" and first.count == 0 and first.unit in ("month", "quarter"):
        first = replace(first, form="same")  # "the same month" of another year
    if _wants_year(first) and _gives_year(last) and _PART_OF_YEAR.fullmatch(between):
        return replace(first, span=span, of=last, reason="")
    if first.form == "weekday" and first.of is None and last.form == "relative" and last.unit == "week":
        return replace(first, span=span, of=last) if _PART_OF_YEAR.fullmatch(between) else None
    if first.kind == last.kind == "DURATION" and between.strip(", ") in ("", "and"):
        return _compound(first, last, span)
    return None


def _is_day(written: Written) -> bool:
    """Whether it names a day, so that an hour can stand beside it."""
    if written.hour:
        return False
    if written.form in ("full", "partial"):
        return bool(written.day or written.feast) and written.last_day is None
    return written.form == "weekday" or (
        written.form in ("relative", "named") and written.unit in ("day", "weekday")
    )


def _wants_year(written: Written) -> bool:
    if written.of is not None:
        return False
    return written.form == "same" or (written.form == "partial" and written.turn is None)


def _gives_year(written: Written) -> bool:
    if written.form == "full":
        return written.month is None and not written.part and not written.feast
    return written.unit == "year" and written.form in ("relative", "named", "part")


def _compound(first: Written, last: Written, span: Span) -> Written | None:
    """As one length "two hours and 40 minutes", from its two lengths."""
    one, other = _LENGTH.fullmatch(first.value), _LENGTH.fullmatch(last.value)
    if not one or not other:
        return None
    sizes = [(found[1] if found[3] in ("H", "S") or found[1] else "") + found[3] for found in (one, other)]
    if any(size not in _SIZES for size in sizes) or _SIZES.index(sizes[0]) >= _SIZES.index(sizes[1]):
        return None
    time = "T" if other[1] and not one[1] else ""
    return replace(first, form="said", span=span, value=f"{first.value}{time}{other[2]}{other[3]}")


def _extended(text: str, written: Written) -> Written:
    """With "early", "mid", "late" or "the end of" before it, which belong to the words, and its bound."""
    if written.kind in ("DURATION", "SET") or written.form in ("said", "unplaced", "clock"):
        return written
    found = _EARLY.search(text[max(0, written.span.start - 24) : written.span.start])
    if found and written.form != "period":
        point = (found["word"] or found["point"]).lower()
        start = written.span.start - len(found.group())
        written = replace(written, span=Span(start, written.span.end), modifier=point)
    bound = bound_before(text, written.span.start)
    return replace(written, modifier=" ".join(one for one in (bound, written.modifier) if one))


def bound_before(text: str, place: int) -> str:
    """What opens or closes a date: "since", "before", "after", "until", "by"; or nothing.

    >>> bound_before("it has burned since ", 20), bound_before("It burned in ", 13)
    ('since', '')
    """
    found = _BOUND.search(text[max(0, place - 24) : place])
    return _BOUNDS[(found.lastindex or 1) - 1] if found else ""
