"""What a number in a sentence counts: the killed, the injured, the missing, what was paid.

And which dates are of something that happened, not of somebody's saying so. English.
"""

import re
from typing import Final

from onrecord.text.dates import DateMention
from onrecord.text.numbers import Number

KINDS: Final = {
    "killed": re.compile(r"\b(?:kill\w*|dead|died|dying|deaths?|bodies|slain|lost their lives)\b", re.I),
    "injured": re.compile(r"\b(?:wound\w*|injur\w*|hurt)\b", re.I),
    "captured": re.compile(r"\b(?:captur\w+|arrest\w+|detain\w+|surrender\w*)\b", re.I),
    "missing": re.compile(r"\b(?:missing|unaccounted)\b", re.I),
    "present": re.compile(r"\b(?:attended|took part|visited|visitors|marched|gathered)\b", re.I),
    "displaced": re.compile(r"\b(?:fled|displaced|evacuated)\b", re.I),
    "rescued": re.compile(r"\b(?:rescued|saved)\b", re.I),
    "paid": re.compile(r"\b(?:cost|costs|paid|spent|worth|damage)\b", re.I),
}
"""The kinds of counts, each with the words that tell it."""

_TOLD_OF: Final = re.compile(
    r"(?: (?!and\b|or\b)[\w'’-]+){0,3}? (?:was|were|are|is|have been|has been|had been|being) (?:\w+ly )?"
)
"""From a number to the word that says what became of those it counts."""
_SAID_ON: Final = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|wrote|put|added)(?: (?!that\b)\w+){0,3} on $"
    r"|\b(?:published|corrected|released|confirmed|listed|updated)\b[^.;]{0,80} on $"
)


def day_of_events(mention: DateMention, text: str) -> bool:
    """Whether a date is a whole day, and not the one on which somebody spoke.

    >>> from onrecord.text.dates import dates
    >>> line = "It said on 14 April 2017 that the bomb fell on 13 April 2017."
    >>> [mention.words for mention in dates(line, None) if day_of_events(mention, line)]
    ['13 April 2017']
    """
    return mention.when is not None and mention.when.granularity == "day" and not said_then(mention, text)


def said_then(mention: DateMention, text: str) -> bool:
    """Whether a date is the one on which somebody spoke or published."""
    before = text[max(0, mention.span.start - 120) : mention.span.start]
    return _SAID_ON.search(before) is not None


def kind_of_count(sentence: str, number: Number) -> str | None:
    """The kind whose word stands nearest to a number; none when two kinds are counted together.

    >>> from onrecord.text.numbers import numbers
    >>> line = "It killed 36 militants and injured 4 guards."
    >>> [kind_of_count(line, number) for number in numbers(line)]
    ['killed', 'injured']
    >>> line = "At least 78 people were killed and nearly 4,000 were injured."
    >>> [kind_of_count(line, number) for number in numbers(line)]
    ['killed', 'injured']
    """
    near = []
    told = _TOLD_OF.match(sentence, number.span.end)
    for kind, pattern in KINDS.items():
        for match in pattern.finditer(sentence):
            after = match.start() - number.span.end
            before = number.span.start - match.end()
            gap = -1 if told and told.end() == match.start() else max(after, before, 0)
            near.append((gap, kind, match))
    if not near:
        return None
    _, kind, match = min(near, key=lambda one: (one[0], one[1]))
    for _, other, beside in near:
        first, second = sorted((match.span(), beside.span()))
        if other != kind and re.fullmatch(r" (?:and|or) ", sentence[first[1] : second[0]]):
            return None
    return kind


def counted(number: Number) -> str | None:
    """What is counted, as written: with its capital letters."""
    if not number.unit or number.unit.endswith("united states"):  # of "13 United States service members"
        return None
    at = number.words.lower().find(number.unit)
    return number.words[at : at + len(number.unit)] if at >= 0 else number.unit
