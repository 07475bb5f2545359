"""Whether a sentence speaks of the past or of what is to come, at the place of a date."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from onrecord.text.datewords import DATE_WORDS
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span

TENSE_REACH = 300
"""Code points before and after a date in which a verb can say whether it is past or to come."""

_TO_COME = (
    r"\b(?:will|shall|would|should|must|won[’']t|going to|is to|are to|was to|were to|due"
    r"|set\s+(?:to|for)|about to|likely to|able to)(?:\s+(?:not|also|only|then|again|soon"
    r"|\w+ly))?(?:\s+(?:to|be|take|go|come))*"
    r"(?:\s+(?!have\b)\w+(?:\s+(?:up\s+|out\s+)?\w+(?:ed|en)\b)?)?"
    r"|[’']ll(?:\s+be)?(?:\s+\w+)?"
    r"|\b(?:is|are|was|were|be|been)\s+(?:(?:not|also|now|still|already|\w+ly)\s+)?(?:"
    r"(?:expected|planned|scheduled|set|due|forecast|slated|booked)\b(?:\s+to(?:\s+be)?\s+\w+|\s+for)?"
    r"|(?:allowed|told|asked|ordered|invited)\s+to(?:\s+be)?\s+\w+)"
    r"|\b(?:planned|scheduled|expected)\s+(?:for|to)\b"
    r"|\b(?:plans?|planned|hopes?|hoped|wants?|wanted|intends?|intended|aims?|aimed|agrees?|agreed|promised?"
    r"|promises|pledged?|vow(?:s|ed)|decided|expects?|seeks?|refused|vot(?:e|es|ed)|fails?)"
    r"\s+(?:\w+\s+){0,2}?to\s+(?:be\s+)?\w+"
    r"|\b(?:expects?|awaits?|anticipates?|predicts?|forecasts)\b"
    r"|\b(?:begins|starts|opens|ends|closes|expires|follows|resumes|meets|returns|takes? effect|taking effect"
    r"|arrives|testifies|awaits|upcoming|forthcoming|coming up|approaches|looms)\b"
)
_GONE = (
    r"\b(?:said|told|was|were|had|did|(?:has|have)(?:\s+(?!to\b)\w+){0,2}?\s+(?:\w+ed|been|had|made|gone"
    r"|come|become|taken"
    r"|given|held|said|seen|done|begun|fallen|risen|grown|won|lost|met|led|set|put|kept|run|paid|cut)|met"
    r"|made|took|came|went|began|left|held|gave|spoke|wrote|fell|won"
    r"|lost|rose|grew|shrank|saw|found|struck|broke|became|sold|bought|cut|beat|led|ran|stood|sat|kept"
    r"|brought"
    r"|thought|fought|caught|taught|paid|sent|spent|built|hit|got|put|ended up|reached|born|known|shown|seen"
    r"|drove|rode|flew|drew|threw|grew|knew|chose|froze|rang|sang|sank|swam|died|since"
    r"|(?<!\ba )(?<!\ban )(?<!\bthe )[a-z]{2,}ed)\b"
)
_NOW = re.compile(
    r"\b(?:is|are|am|has|have|says|say|will|can|(?-i:may)|must|could|would|should|does|do|remains?|seems?)\b"
    r"|[’'](?:s been|re|ve|ll)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|as of)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SAID_THEN = re.compile(r"\s+(?:said|told|announced|reported|called|asked|\w+ed)\b(?!\s+to\s+be)")
_IS_ON = re.compile(r"\b(?:is|are)\s+(?:on|in|at)\s+(?:the\s+)?$")
_FIGURES = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:reports?|figures|survey|sales|jobs|payrolls|inflation|numbers|readings?)\b"
)
_QUOTE = re.compile('[“"«„]')
_REPORTED = re.compile(
    r"\b(?:said|says|told|announced|reports?|reported|showed|published|statement)\b", re.IGNORECASE
)


_MEANT = re.compile(
    r"(?:was|were|been|would|(?:plann|hop|want|intend|aim|agre|promis|pledg|vow|decid|refus|vot|fail)ed)\b",
    re.IGNORECASE,
)
"""How a verb begins that speaks of what was to come then: "was planned", "would", "agreed to"."""
_PLANNED = re.compile(r"(?:was|were|been)\s+(?!to\b)(?:\w+\s+)?(?!for\b)\w+", re.IGNORECASE)
"""Such a verb without the "to" or "for" that says for when: "was planned" on a day, or for a day?"""


class _Says(Enum):
    """What a verb says of the time: to come, gone, or to come as seen from a time that is gone."""

    COME = "to come"
    GONE = "gone"
    MEANT = "was to come, as of then"
    PLANNED = "was planned, on a day or for a day"


_Verb = tuple[int, int, _Says]
"""Where a verb stands, and what it says."""


@dataclass(frozen=True)
class _Cues:
    come: "re.Pattern[str]"
    gone: "re.Pattern[str]"


def _comes(verb: str) -> _Says:
    """What an English verb of the future says: "is planned" and "was planned" are not the same."""
    if _PLANNED.fullmatch(verb):
        return _Says.PLANNED
    return _Says.MEANT if _MEANT.match(verb) else _Says.COME


@lru_cache(maxsize=16)
def _cues(language: str) -> _Cues | None:
    if language == "en":
        return _Cues(re.compile(_TO_COME, re.IGNORECASE), re.compile(_GONE, re.IGNORECASE))
    words = DATE_WORDS.get(language)
    if words is None or not words.gone:
        return None
    return _Cues(re.compile(words.come, re.IGNORECASE), re.compile(words.gone, re.IGNORECASE))


class Tense:
    """What the verbs of a text say about its dates."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self._sentences: list[Span] | None = None
        self._read: dict[Span, list[_Verb]] = {}

    def future(self, span: Span, behind: str = "") -> bool | None:
        """Whether the nearest verb of the sentence speaks of the future; the one before counts first.

        None where no verb says, where the language has no such rules, and where the verb leaves
        it in doubt: "was planned" and "agreed to" after the date, and before it where `behind`
        names a "day", or for "was planned" alone a "month", that has just passed.
        """
        if _cues(self.language) is None:
            return None
        sentence = self.sentence(span)
        left = self.text[max(sentence.start, span.start - 30) : span.start]
        if self.language == "en":
            if _SAID_THEN.match(self.text, span.end, min(sentence.end, span.end + 60)):
                return False
            if _IS_ON.search(left):
                return True
            if _FIGURES.match(self.text, span.end, span.end + 40):
                return False
        if _SINCE.search(left):
            return False
        says, before = self._nearest(self._verbs(sentence), sentence, span)
        if says in (None, _Says.COME, _Says.GONE):
            return None if says is None else says is _Says.COME
        believed = before and not (behind == "day" or (behind and says is _Says.PLANNED))
        return True if believed else None

    def _nearest(self, verbs: list[_Verb], sentence: Span, span: Span) -> tuple[_Says | None, bool]:
        """What the nearest verb says, and whether it stands before the date."""
        place = bisect_left(verbs, span.start, key=lambda verb: verb[0])
        before = [verb for verb in verbs[max(0, place - 4) : place] if verb[1] > span.start - TENSE_REACH]
        if before:
            return max(before, key=lambda verb: verb[1])[2], True
        end = min(sentence.end, span.end + TENSE_REACH)
        quote = _QUOTE.search(self.text, span.end, end)
        for start, _, says in verbs[place : place + 3]:
            if span.end <= start < (quote.start() if quote else end):
                return says, False
        return None, False

    def _verbs(self, sentence: Span) -> list[_Verb]:
        """The verbs of a sentence that speak of past or future; "closed" in "will be closed" is not past."""
        if sentence not in self._read:
            cues = _cues(self.language)
            found: list[_Verb] = []
            if cues is not None:
                within = (self.text, sentence.start, sentence.end)
                english = self.language == "en"
                for one in cues.come.finditer(*within):
                    found.append((one.start(), one.end(), _comes(one.group()) if english else _Says.COME))
                come = found[:]
                for one in cues.gone.finditer(*within):
                    place = bisect_right(come, one.start(), key=lambda verb: verb[0]) - 1
                    if place < 0 or one.start() >= come[place][1]:
                        found.append((one.start(), one.end(), _Says.GONE))
            self._read[sentence] = sorted(found, key=lambda verb: verb[:2])
        return self._read[sentence]

    def told_now(self, span: Span) -> bool:
        """Whether the sentence speaks in the present, or reports what was said: no narrative."""
        words = self._near(span)
        return bool(_NOW.search(words) or _REPORTED.search(words))

    def _near(self, span: Span) -> str:
        sentence = self.sentence(span)
        start = max(sentence.start, span.start - TENSE_REACH)
        return self.text[start : min(sentence.end, span.end + TENSE_REACH)]

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        if self._sentences is None:
            self._sentences = sentences(self.text, self.language)
        place = bisect_right(self._sentences, span.start, key=lambda sentence: sentence.start) - 1
        return self._sentences[place] if place >= 0 else Span(0, len(self.text))
