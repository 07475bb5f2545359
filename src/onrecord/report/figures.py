"""Counts of one thing on one day that sources give differently, to be set side by side."""

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from onrecord.records.document import Document
from onrecord.text.counts import KINDS, counted, day_of_events, kind_of_count
from onrecord.text.dates import DateMention, dates
from onrecord.text.numbers import Number, compare, numbers
from onrecord.text.orders import order_in
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.when import When
from onrecord.text.words import stems

MOST_TEXT: Final = 50_000
"""Code points of a document that are read for counts; a news text is a tenth of that."""
FEWEST_SHARED: Final = 3
"""Stems that two tellings of one event share, apart from those of any such event. Chosen, not measured."""
LEAST_APART: Final = 1.15
"""How far apart, as a ratio, two counts are that hedges would let stand together."""

_SHOWN: Final = {
    "killed": " killed",
    "injured": " injured",
    "captured": " captured",
    "displaced": " displaced",
    "missing": " missing",
    "rescued": " rescued",
}
_NAME: Final = re.compile(r"(?<=[\w,;:’'“\"-] )[A-Z][\w-]{2,}")
_ANY_EVENT: Final = (
    "kill dead die death body wound injure hurt people person say number count toll day official"
)
_MONTHS: Final = frozenset(month_name)


@dataclass(frozen=True)
class Count:
    """A count in a document: its place, the day it is of, its kind, and what it counts, as written."""

    document: Document
    number: Number
    on: When
    kind: str
    of: str
    about: frozenset[str]


def differing(documents: Sequence[Document]) -> tuple[tuple[Count, ...], ...]:
    """Groups of counts of one thing at one event that are not the same, by day; oldest source first.

    Counts stand together when they are of one day, of one kind (killed, injured, ...), of
    the same people or things, and their texts share a name and three more words. What is
    not sure is left out: a count whose day, kind or thing is not said is never compared.
    """
    found = [count for one in documents for count in _first_of_each(one)]
    found.sort(
        key=lambda one: (one.on.value, _published(one.document), one.document.id, one.number.span.start)
    )
    groups: list[list[Count]] = []
    for count in found:
        home = next((group for group in groups if all(_one_event(count, other) for other in group)), None)
        if home is None:
            groups.append([count])
        else:
            home.append(count)
    return tuple(tuple(group) for group in groups if any(_apart(a, b) for a, b in combinations(group, 2)))


def heading(group: Sequence[Count]) -> str:
    """What a group counts, in the words of its sources: `Afghans killed`."""
    of = min((count.of for count in group), key=len)
    kind = group[0].kind
    return of if KINDS[kind].search(of) else f"{of}{_SHOWN.get(kind, '')}"


def _published(document: Document) -> str:
    return document.published.value if document.published else "9999"


def _first_of_each(document: Document) -> Iterator[Count]:
    """The first count of every thing: what follows in a text often divides it."""
    seen: set[tuple[str, str, str]] = set()
    for count in _counts(document):
        key = (count.on.value, count.kind, count.of.split()[-1].lower())
        if key not in seen:
            seen.add(key)
            yield count


@lru_cache(maxsize=512)  # a page is written again with every decision
def _counts(document: Document) -> tuple[Count, ...]:
    if (document.language or "en").split("-")[0] != "en":
        return ()
    text = document.text[:MOST_TEXT]
    spans = sentences(text)
    days = [one for one in dates(text, document.published) if day_of_events(one, text)]
    found: list[Count] = []
    for place, span in enumerate(spans):
        words = span.of(text)
        if order_in(words):
            continue
        for number in numbers(words):
            kind = kind_of_count(words, number)
            of = counted(number)
            day = _day(spans, place, days)
            if kind is None or of is None or day is None or day.when is None:
                continue
            told = next((one.of(text) for one in spans if one.covers(day.span)), "")
            before = spans[place - 1].of(text) if place else ""
            about = frozenset(stems(" ".join((document.title or "", told, before, words))))
            placed = Number(
                number.span.shift(span.start), number.words, number.value, number.hedge, number.unit
            )
            found.append(Count(document, placed, day.when, kind, of, about))
    return tuple(found)


def _day(spans: Sequence[Span], place: int, days: Sequence[DateMention]) -> DateMention | None:
    """The one day of the sentence, else of the sentence before, else of the whole text."""
    for reach in (spans[place : place + 1], spans[max(0, place - 1) : place], spans):
        inside = [one for one in days if any(span.covers(one.span) for span in reach)]
        if inside:
            return inside[0] if len({one.when for one in inside}) == 1 else None
    return None


def _one_event(one: Count, other: Count) -> bool:
    if one.on != other.on or one.kind != other.kind or one.document.id == other.document.id:
        return False
    if compare(one.number, other.number).finding == "incomparable":
        return False
    beside = set(stems(f"{_ANY_EVENT} {one.of} {other.of} {month_name[one.on.first.month]}"))
    shared = {stem for stem in one.about & other.about if stem not in beside and not stem.isdigit()}
    return len(shared) >= FEWEST_SHARED and bool(_names(one.document) & _names(other.document))


def _names(document: Document) -> frozenset[str]:
    """Words with a capital letter inside a sentence."""
    return frozenset(_NAME.findall(document.text[:MOST_TEXT])) - _MONTHS


def _apart(one: Count, other: Count) -> bool:
    if compare(one.number, other.number).finding == "different":
        return True
    low, high = sorted((abs(one.number.value), abs(other.number.value)))
    return high > low * LEAST_APART
