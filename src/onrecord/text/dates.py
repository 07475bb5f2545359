"""The dates a text names, as coarse as it names them.

English by rules of our own; written-out dates and a few relative ones in German, French,
Spanish, Italian, Portuguese, Russian and Arabic by tables; in every other language only
dates in ISO 8601 and day-first numerals.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import zip_longest

from onrecord.text.dates_anchor import NO_ANCHOR, Written, over, place_after, place_from, place_full
from onrecord.text.dates_english import english
from onrecord.text.dates_other import other
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.when import When

MAX_TEXT = 1_000_000
"""Code points that are searched for dates; a longer text is searched this far."""

TENSE_REACH = 300
"""Code points before and after a date in which a verb can say whether it is past or to come."""


@dataclass(frozen=True)
class DateMention:
    """A date as it is written, where it stands, and what day, month or year that is.

    `when` is None when it cannot be placed; `reason` says how it was placed, or why not.
    """

    span: Span
    words: str
    when: When | None
    reason: str


def dates(text: str, anchor: When | None, language: str = "en") -> list[DateMention]:
    """The dates named in `text`, in order, none overlapping.

    Months and days without a year are the nearest past ones before `anchor`, the publication
    date, unless the verb before them speaks of the future. "The previous year" counts from
    the last date named. Durations and ages are no dates. Nothing is made sharper than written.

    >>> for mention in dates("Last month it met; in 2016 and the previous year not.", When("2022-11-07")):
    ...     print(mention.words, mention.when.value)
    Last month 2022-10
    2016 2016
    the previous year 2015
    """
    searched = text[:MAX_TEXT]
    found = list(english(searched)) if language == "en" else list(other(searched, language))
    chosen = _longest(found)
    placer = _Placer(searched, anchor, language)
    mentions: list[DateMention] = []
    skip = False
    for this, following in zip_longest(chosen, chosen[1:]):
        if skip:
            skip = False
            continue
        joined = placer.range_of(this, following) if following else None
        skip = joined is not None
        mentions.append(joined or placer.mention(this, following))
    return mentions


def _longest(found: list[Written]) -> list[Written]:
    """The phrases that begin first, of these the longest, none overlapping."""
    chosen: list[Written] = []
    for written in sorted(found, key=lambda each: (each.span.start, -each.span.end, each.form)):
        if not chosen or not chosen[-1].span.overlaps(written.span):
            chosen.append(written)
    return chosen


_TO = re.compile(r"\s*(?:to|until|till|through|bis|до|إلى|–|-|—)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|und|et|y|e|и)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tra|fra|между)\s+$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|plans? to|planned for|scheduled|due|expected to|set to|upcoming)\b|[’']ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|met|made|took|came|went|began|left|held|gave|spoke|wrote|fell|won|lost"
    r"|[a-z]{2,}(?:ed|led))\b",
    re.IGNORECASE,
)
_WHEN_CLAUSE = re.compile(r",?\s+when\b[^.!?\n]*$", re.IGNORECASE)


class _Placer:
    """Places one phrase after another and remembers the last date named."""

    def __init__(self, text: str, anchor: When | None, language: str) -> None:
        self.text, self.anchor, self.language = text, anchor, language
        self.named: When | None = None
        self.named_at = 0
        self._sentences: list[Span] | None = None

    def range_of(self, first: Written, last: Written) -> DateMention | None:
        """The range the two phrases form, or None when they form none."""
        between = self.text[first.span.end : last.span.start]
        if not _TO.fullmatch(between):
            opened = _BETWEEN.search(self.text[max(0, first.span.start - 12) : first.span.start])
            if not (_AND.fullmatch(between) and opened):
                return None
        if first.form == "partial" and last.form == "full" and last.year and last.month:
            later = (first.month or 0) > last.month
            first = replace(first, form="full", year=last.year - 1 if later else last.year)
        start, why = self._place(first)
        end, why_end = self._place(last)
        span = Span(first.span.start, last.span.end)
        if start is None or end is None:
            return DateMention(span, span.of(self.text), None, why if start is None else why_end)
        when = over(start, end)
        if when is None:
            return None
        self._remember(end, span)
        return DateMention(span, span.of(self.text), when, f"a range: {why}; {why_end}")

    def mention(self, written: Written, following: Written | None) -> DateMention:
        """The phrase with its place in time."""
        when, why = self._place(written, following)
        if when is not None:
            self._remember(when, written.span)
        return DateMention(written.span, written.span.of(self.text), when, why)

    def _remember(self, when: When, span: Span) -> None:
        self.named, self.named_at = when, span.end

    def _place(self, written: Written, following: Written | None = None) -> tuple[When | None, str]:
        if written.form == "unplaced":
            return None, written.reason
        if written.form in ("full", "decade", "years"):
            return place_full(written)
        if written.form == "named":
            return self._place_named(written, following)
        if self.anchor is None:
            return None, NO_ANCHOR
        return place_from(written, self.anchor, self._future(written.span))

    def _place_named(self, written: Written, following: Written | None) -> tuple[When | None, str]:
        """Counted from the last date named, unless the clause that follows names the date itself."""
        if following and following.form == "full" and written.count < 0:
            between = self.text[written.span.end : following.span.start]
            when, _ = place_full(following)
            if when and when.granularity == written.unit and _WHEN_CLAUSE.match(between):
                return when, f"named by the clause that follows it: {following.span.of(self.text)}"
        if self.named and "\n" in self.text[self.named_at : written.span.start]:
            return None, "an anchor is missing: the last date named stands in another paragraph"
        return place_after(written, self.named)

    def _future(self, span: Span) -> bool | None:
        """Whether the nearest verb of the sentence speaks of the future; the one before counts first."""
        if self.language != "en":
            return None
        sentence = self._sentence(span)
        before = self.text[max(sentence.start, span.start - TENSE_REACH) : span.start]
        after = self.text[span.end : min(sentence.end, span.end + TENSE_REACH)]
        cues = [(found.end(), True) for found in _FUTURE.finditer(before)]
        cues += [(found.end(), False) for found in _PAST.finditer(before)]
        if cues:
            return max(cues)[1]
        later = [(found.start(), True) for found in _FUTURE.finditer(after)]
        later += [(found.start(), False) for found in _PAST.finditer(after)]
        return min(later)[1] if later else None

    def _sentence(self, span: Span) -> Span:
        if self._sentences is None:
            self._sentences = sentences(self.text, self.language)
        place = bisect_right(self._sentences, span.start, key=lambda sentence: sentence.start) - 1
        return self._sentences[place] if place >= 0 else Span(0, len(self.text))
