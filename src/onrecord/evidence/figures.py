"""A claim's figure held against a passage's, where both count the same of the same thing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.records.statement import Claim
from onrecord.text.actors import actors, likeness
from onrecord.text.attribution import AttributionKind, attribution
from onrecord.text.dates import dates
from onrecord.text.numbers import Number, compare, numbers
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.words import stems

SHARED: Final = 2
"""How many words beside the number and its unit the two clauses must share."""
_BREAK: Final = re.compile(r"[;:,](?=\s)|\s[–—-]\s|\b(?:and|but|while|whereas|although)\b", re.IGNORECASE)
_NARROWED: Final = re.compile(
    r"\b(?:plan(?:s|ned)?|budget(?:ed)?|estimat\w*|expect\w*|forecast\w*|predict\w*|target\w*|"
    r"per|each|every|annual\w*|yearly|monthly|daily|weekly|repair\w*|maintenance|part|phase|half|"
    r"first|second|third|additional\w*|extra|further|another|other|so far|than|"
    r"would|could|may|might|should|will|if|whether|not|never|no|\w+n['’]t|"
    r"an? (?:year|month|week|day|head|piece)|by)\b",
    re.IGNORECASE,
)
"""Words that make a figure one of something narrower, planned, possible or denied."""
_INDEFINITE: Final = re.compile(r"\s*(?:an?)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Figured:
    """The passage's figure `agrees` with the claim's or `differs`; `span` is its sentence."""

    finding: Literal["agrees", "differs"]
    reason: str
    span: Span


@dataclass(frozen=True)
class _Placed:
    """A number and the clause it stands in, without what counts it."""

    number: Number
    clause: str
    stems: frozenset[str]


def compare_figures(claim: Claim, text: str, language: str | None) -> Figured | None:
    """What the passage's own figures say to the claim's, or nothing when they may be of something else.

    Nothing either when the passage gives its figure as somebody's words, names another time, or
    gives several of which some agree and some differ.
    """
    ours = _placed(claim.text, claim.language)
    if not ours:
        return None
    found: list[Figured] = []
    for span in sentences(text, language or "en"):
        sentence = span.of(text)
        if attribution(sentence, language).kind is not AttributionKind.NONE:
            continue
        if _one_time(claim, sentence, language) and _one_name(claim, sentence, language):
            found += _pairs(ours, _placed(sentence, language), span)
    agreeing = [one for one in found if one.finding == "agrees"]
    if agreeing and len(agreeing) == len(found):
        return agreeing[0]
    return found[0] if found and not agreeing else None


def _pairs(ours: Sequence[_Placed], theirs: Sequence[_Placed], span: Span) -> list[Figured]:
    """Every figure of the sentence that meets one of the claim's; several of one unit must all differ."""
    found: list[Figured] = []
    for other in theirs:
        met = [(one, compare(one.number, other.number).finding) for one in ours if _same_thing(one, other)]
        met = [(one, finding) for one, finding in met if finding != "incomparable"]
        if not met:
            continue
        fitting = [one for one, finding in met if finding != "different"]
        one = fitting[0] if fitting else met[0][0]
        a, b = other.number.words, one.number.words
        if fitting:
            found.append(Figured("agrees", f"the passage gives {a} where the claim gives {b}", span))
        else:
            found.append(Figured("differs", f"the passage gives {a} where the claim gives {b}", span))
    return found


def _same_thing(one: _Placed, other: _Placed) -> bool:
    if _narrowed(one.clause) != _narrowed(other.clause):
        return False
    if _INDEFINITE.match(other.clause) and not _INDEFINITE.match(one.clause):
        return False
    shared = one.stems & other.stems
    names = frozenset(
        stem for named in actors(one.clause) for word in named.words.split() for stem in stems(word)
    )
    return len(shared) >= SHARED and bool(shared - names)


def _narrowed(clause: str) -> frozenset[str]:
    return frozenset(found.group().lower() for found in _NARROWED.finditer(clause))


def _placed(text: str, language: str | None) -> list[_Placed]:
    """The numbers with a unit, each in its clause; the words of the numbers are taken out."""
    found = numbers(text, language)
    breaks = [
        (one.start(), one.end())
        for one in _BREAK.finditer(text)
        if not any(number.span.start <= one.start() < number.span.end for number in found)
    ]
    placed = []
    for number in found:
        if number.unit is None:
            continue
        start = max((end for _, end in breaks if end <= number.span.start), default=0)
        end = min((first for first, _ in breaks if first >= number.span.end), default=len(text))
        inside = text[start : number.span.start] + " " + text[number.span.end : end]
        words = frozenset(stem for stem in stems(inside, language) if not re.search(r"\d", stem))
        placed.append(_Placed(number, inside, words))
    return placed


def _one_time(claim: Claim, sentence: str, language: str | None) -> bool:
    """Whether the two name the same time, or the sentence none but the one the claim is about."""
    ours, theirs = _times(claim.text, claim.language), _times(sentence, language)
    if ours or not theirs:
        return ours == theirs
    return claim.about is not None and theirs <= {claim.about.value, claim.about.value[:4]}


def _times(text: str, language: str | None) -> frozenset[str]:
    named = {one.when.value if one.when else one.words.lower() for one in dates(text, None, language or "en")}
    return frozenset(named)


def _one_name(claim: Claim, sentence: str, language: str | None) -> bool:
    """Whether no other name stands where the claim has one."""
    ours = {one.key for one in actors(claim.text, claim.language)}
    theirs = {one.key for one in actors(sentence, language)}
    if not ours or not theirs:
        return True
    return any(likeness(one, other) != "other" for one in ours for other in theirs)
