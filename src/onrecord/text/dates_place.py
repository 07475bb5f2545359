"""Where the time expressions of a text stand in time, one after another."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from onrecord.text.dates_anchor import (
    JUST_BEHIND,
    NO_ANCHOR,
    Placed,
    Written,
    just_ahead,
    just_behind,
    needs,
    place_after,
    place_from,
    place_full,
    place_in_story,
    place_in_year,
)
from onrecord.text.dates_tense import Tense
from onrecord.text.spans import Span
from onrecord.text.timex import sharpness, when_of
from onrecord.text.when import When

TO = re.compile(r"\s*(?:to|until|till|through|bis|до|إلى|–|-|—)\s*", re.IGNORECASE)
"""What stands between the two ends of a range."""
AND = re.compile(r"\s*(?:and|und|et|y|e|и)\s*", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tra|fra|между)\s+$", re.IGNORECASE)
"""What opens a range whose ends are joined by "and"."""
_LISTED = re.compile(r"\s*(?:,|and|or|und|oder|et|ou|y|o|и|или)\s*", re.IGNORECASE)
_WHEN_CLAUSE = re.compile(r",?\s+when\b[^.!?\n]*$", re.IGNORECASE)
_COMPARING = re.compile(
    r"\b(?:since|than|than in|from|against|compared (?:with|to)|for the first time (?:since|in)|as of)\s+"
    r"(?:the\s+|early\s+|late\s+)?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s*(?:which|who|whose|where|born|begun|built|held|made|set\s+up|won|first\s+\w+|\w+ed)\b[^,.;]*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|through|by|starting|beginning|effective|effect|effect\s+on|bis(?:\s+zum)?|jusqu['’]au|hasta(?:\s+el)?|до|حتى)"
    r"\s+$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\n\s*")
_TIME_IN = re.compile(r"\btime\s+in\s+$", re.IGNORECASE)
_AGAIN = re.compile(r",\s*(?:some\s+|just\s+|only\s+)?")
_STORY_REACH = 400
"""Code points after a date in which a narrative may go on counting from it."""


@dataclass(frozen=True)
class Located:
    """A written time expression with its value, or None and the reason."""

    written: Written
    value: str | None
    reason: str
    kind: str


@dataclass(frozen=True)
class _Named:
    """A date that was named: its value, and where it stands."""

    value: str
    span: Span


class Placer:
    """Places one expression after another and remembers the dates named."""

    def __init__(self, text: str, anchor: When | None, language: str) -> None:
        self.text, self.anchor = text, anchor
        self.tense = Tense(text, language)
        self.english = language == "en"
        self.named: list[_Named] = []
        self.frame: _Named | None = None
        self.breaks = [found.start() for found in _BREAK.finditer(text)]
        self.reported: set[int] = set()

    def place(self, chosen: Sequence[Written]) -> Iterator[Located]:
        """Every expression with its value, in the order of the text."""
        self._mark_reported(chosen)
        for written, following in zip_longest(chosen, chosen[1:]):
            yield self._one(written, following)

    def _one(self, written: Written, following: Written | None) -> Located:
        written = self._year_from(written, following)
        value, reason = self._place(written, following)
        kind = written.kind
        if written.form == "ahead" and value != written.value:
            kind = "DATE"
        if value and written.hour and written.form != "clock":
            value += written.hour if sharpness(value) == 3 else ""
        if value and kind in ("DATE", "TIME") and when_of(value):
            self._remember(written, value, reason)
        return Located(written, value, reason, kind)

    def _mark_reported(self, chosen: Sequence[Written]) -> None:
        """The paragraphs with a date that counts from the publication: reports, not narratives."""
        for written in chosen:
            if written.form in ("weekday", "relative") and written.of is None:
                self.reported.add(self._paragraph(written.span.start))

    def _paragraph(self, place: int) -> int:
        """The number of the paragraph in which a place lies."""
        return bisect_right(self.breaks, place)

    def _year_from(self, written: Written, following: Written | None) -> Written:
        """A month that shares the year written after the next one: "from December to March 2020"."""
        if following is None or written.form != "partial" or written.of is not None or written.part:
            return written
        if following.span.start - written.span.end > 12:
            return written
        if following.form != "full" or not following.year or not following.month:
            return written
        between = self.text[written.span.end : following.span.start]
        if not (TO.fullmatch(between) or _LISTED.fullmatch(between)):
            return written
        later = (written.month or 0) > following.month and bool(TO.fullmatch(between))
        return replace(written, form="full", year=following.year - 1 if later else following.year)

    def _remember(self, written: Written, value: str, reason: str) -> None:
        before = self.text[max(0, written.span.start - 100) : written.span.start]
        after = self.text[written.span.end : written.span.end + 1]
        own_year = written.form == "full" or reason.startswith(("in a narrative", "counted from the last"))
        aside = after == "," and _ASIDE.search(before) is not None
        frame = own_year and sharpness(value) >= 1 and not aside and not _COMPARING.search(before)
        self.named.append(_Named(value, written.span))
        self.frame = self.named[-1] if frame else None

    def _place(self, written: Written, following: Written | None) -> Placed:
        if written.form == "said":
            return written.value, written.reason or "as written"
        if written.form == "unplaced":
            return written.value or None, written.reason
        if written.form in ("full", "decade", "century", "years"):
            return place_full(written)
        if written.of is not None:
            return self._place_of(written, written.of)
        if written.form in ("named", "same"):
            return self._place_named(written, following)
        if written.form == "clock":
            return self._place_clock(written)
        if self.anchor is None and written.form == "ahead":
            return written.value, "as written"
        story = self._story(written)
        if story is not None:
            return place_in_story(written, story)
        if self.anchor is None:
            return None, NO_ANCHOR
        return self._place_from(written, self.anchor)

    def _place_from(self, written: Written, anchor: When) -> Placed:
        """Counted from the publication, as the verbs of the sentence say."""
        left = self.text[max(0, written.span.start - 16) : written.span.start]
        behind = just_behind(written, anchor)
        future = self.tense.future(written.span, behind)
        if not future and _UNTIL.search(left) and just_ahead(written, anchor):
            future = None
        if written.form == "ahead":
            come = future and not written.modifier and not _TIME_IN.search(left)
            return place_from(written, anchor, future) if come else (written.value, "as written")
        bare = written.form == "partial" and not written.part and written.turn is None
        near = behind or just_ahead(written, anchor)
        if bare and future is None and not self.english and not near:
            return None, (
                f"no year is written, no verb that the rules know says past or future, and it is more than"
                f" {JUST_BEHIND} days before the publication date {anchor.value}"
            )
        return place_from(written, anchor, future)

    def _place_of(self, written: Written, of: Written) -> Placed:
        """A month of "last year", a weekday of "next week", "the same quarter of 2018"."""
        if of.form == "part":
            of = replace(of, form="period")
        given, why = self._place(of, None)
        if given is None:
            return None, why
        if written.form == "weekday":
            when = when_of(given)
            if when is None or sharpness(given) != 2.5:
                return None, f"{given} is no single week"
            return place_from(replace(written, of=None, turn=0), When.day(when.first), None)
        if written.form == "same":
            least, most = {"month": (2.0, 3.0), "quarter": (1.5, 1.5)}.get(written.unit, (1.5, 1.5))
            last = self._last(least, written.span, most)
            if len(given) != 4 or (last is None and written.unit != "period"):
                return None, "an anchor is missing: no month or quarter is named before it"
            if last is None:
                return given, f"no quarter is named before it, so the year {given}"
            return given + last.value[4:10].split("T")[0][:3], f"that of {last.value} in the year {given}"
        return place_in_year(written, given)

    def _apart(self, named: _Named, span: Span) -> int:
        """How many paragraphs lie between a date that was named and a later place."""
        return self._paragraph(span.start) - self._paragraph(named.span.end)

    def _last(self, sharp: float, span: Span, most: float = 3) -> _Named | None:
        """The last date named that is sharp enough to count from, if one stands in the paragraph."""
        for named in reversed(self.named[-12:]):
            if self._apart(named, span):
                return None
            if sharp <= sharpness(named.value) <= most:
                return named
        return None

    def _place_named(self, written: Written, following: Written | None) -> Placed:
        """Counted from the last date named, unless the clause that follows names the date itself."""
        if following and following.form == "full" and written.count < 0:
            between = self.text[written.span.end : min(following.span.start, written.span.end + 300)]
            value, _ = place_full(following)
            when = when_of(value)
            if when and when.granularity == written.unit and _WHEN_CLAUSE.match(between):
                return value, f"named by the clause that follows it: {following.span.of(self.text)}"
        if not self.named:
            return place_after(written, None)
        compared = written.turn == 0 and written.unit == "year"  # "a year earlier" in a comparison
        last = (
            (self._last(1.5, written.span, 2) if compared else None)
            or self._last(needs(written), written.span)
            or self.named[-1]
        )
        enough = sharpness(last.value) >= needs(written)
        if enough and written.count > 0 and _AGAIN.fullmatch(self.text, last.span.end, written.span.start):
            return last.value, f"said once more of the date before it, {last.value}"
        apart = self._apart(last, written.span)
        if apart > 1 or (apart == 1 and (needs(written) < 2 or sharpness(last.value) < needs(written))):
            return None, "an anchor is missing: the last date named stands in another paragraph"
        return place_after(written, last.value)

    def _place_clock(self, written: Written) -> Placed:
        """A time without a day: of the last day named in the paragraph, else of the publication."""
        last = self._last(3, written.span)
        if last is not None:
            return last.value[:10] + written.hour, f"of the last day named, {last.value[:10]}"
        if self.anchor is None or sharpness(self.anchor.value) != 3:
            return None, NO_ANCHOR if self.anchor is None else f"the anchor {self.anchor.value} is too coarse"
        return self.anchor.value + written.hour, f"of the publication date {self.anchor.value}"

    def _story(self, written: Written) -> str | None:
        """The date that a narrative counts from here, or None where the sentence is a report.

        Within a sentence a month or day written in full carries the next one. From sentence to
        sentence a date carries on only through the past tense, in a paragraph that names no day
        by its distance from the publication.
        """
        if not self.english or written.turn is not None or not self.named:
            return None
        if written.form not in ("partial", "weekday") and not (
            written.form == "period" and written.unit == "year"
        ):
            return None
        last = self.frame
        if last is None or self._apart(last, written.span) or not self._long_ago(last.value):
            return None
        if written.span.start - last.span.end > _STORY_REACH:
            return None
        if self.tense.future(written.span):
            return None
        if self.tense.sentence(last.span) == self.tense.sentence(written.span):
            fronted = last.span.start - self.tense.sentence(last.span).start < 12
            if sharpness(last.value) < 2 and (not fronted or self.tense.told_now(written.span)):
                return None
            return last.value if written.form != "weekday" or sharpness(last.value) == 3 else None
        if self._paragraph(written.span.start) in self.reported or self.tense.told_now(written.span):
            return None
        if written.form == "weekday" and sharpness(last.value) < 3:
            return None
        return last.value

    def _long_ago(self, value: str) -> bool:
        """Whether a date lies before the year of publication, so that the two ways of counting differ."""
        when = when_of(value)
        return when is not None and (self.anchor is None or when.last.year < self.anchor.first.year)
