"""Counts of one thing on one day that sources give differently, to be set side by side."""

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from onrecord.records.document import Document
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

_KINDS: Final = {
    "killed": re.compile(r"\b(?:kill\w*|dead|died|dying|deaths?|bodies|slain|lost their lives)\b", re.I),
    "injured": re.compile(r"\b(?:wound\w*|injur\w*|hurt)\b", re.I),
    "captured": re.compile(r"\b(?:captur\w+|arrest\w+|detain\w+|surrender\w*)\b", re.I),
    "present": re.compile(r"\b(?:attended|took part|visited|visitors|marched|gathered)\b", re.I),
    "displaced": re.compile(r"\b(?:fled|displaced|evacuated|rescued)\b", re.I),
    "paid": re.compile(r"\b(?:cost|costs|paid|spent|worth|damage)\b", re.I),
}
_SHOWN: Final = {
    "killed": " killed",
    "injured": " injured",
    "captured": " captured",
    "displaced": " displaced",
}
_SAID_ON: Final = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|wrote|put|added)(?: (?!that\b)\w+){0,3} on $"
    r"|\b(?:published|corrected|released|confirmed|listed|updated)\b[^.;]{0,80} on $"
)
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
    return of if _KINDS[kind].search(of) else f"{of}{_SHOWN.get(kind, '')}"


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
    days = [one for one in dates(text, document.published) if _a_day_of_events(one, text)]
    found: list[Count] = []
    for place, span in enumerate(spans):
        words = span.of(text)
        if order_in(words):
            continue
        for number in numbers(words):
            kind = _kind(words, number)
            of = _counted(number)
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


def _a_day_of_events(mention: DateMention, text: str) -> bool:
    """Whether a date is a whole day, and not the one on which somebody spoke."""
    if mention.when is None or mention.when.granularity != "day":
        return False
    before = text[max(0, mention.span.start - 120) : mention.span.start]
    return _SAID_ON.search(before) is None


def _day(spans: Sequence[Span], place: int, days: Sequence[DateMention]) -> DateMention | None:
    """The one day of the sentence, else of the sentence before, else of the whole text."""
    for reach in (spans[place : place + 1], spans[max(0, place - 1) : place], spans):
        inside = [one for one in days if any(span.covers(one.span) for span in reach)]
        if inside:
            return inside[0] if len({one.when for one in inside}) == 1 else None
    return None


def _kind(sentence: str, number: Number) -> str | None:
    """The kind whose word stands nearest to a number; none when two kinds are counted together."""
    near = []
    for kind, pattern in _KINDS.items():
        for match in pattern.finditer(sentence):
            after = match.start() - number.span.end
            before = number.span.start - match.end()
            near.append((max(after, before, 0), kind, match))
    if not near:
        return None
    _, kind, match = min(near, key=lambda one: (one[0], one[1]))
    for _, other, beside in near:
        first, second = sorted((match.span(), beside.span()))
        if other != kind and re.fullmatch(r" (?:and|or) ", sentence[first[1] : second[0]]):
            return None
    return kind


def _counted(number: Number) -> str | None:
    """What is counted, as written: with its capital letters."""
    if not number.unit or number.unit.endswith("united states"):  # of "13 United States service members"
        return None
    at = number.words.lower().find(number.unit)
    return number.words[at : at + len(number.unit)] if at >= 0 else number.unit


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
