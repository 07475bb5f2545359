"""The guards: six comparisons that stand between "about the same thing" and "the same claim".

Actor, predicate, polarity, object, time and number. Each gives a finding, the two pieces of text
that were compared and a reason. What could not be compared is `unknown`, and an unknown guard
never makes a repeat.
"""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.records.factcheck import FactCheck, Finding, Guard, Relation
from onrecord.records.statement import Claim
from onrecord.text.dates import dates
from onrecord.text.frames import Frame, frame
from onrecord.text.frames_compare import Comparison, Held, Outcome, compare
from onrecord.text.language import detect
from onrecord.text.numbers import Number, numbers
from onrecord.text.numbers import compare as compare_numbers
from onrecord.text.when import When


@dataclass(frozen=True)
class Guarded:
    """What the guards found for one earlier fact-check, and the relation that follows."""

    guards: tuple[Guard, ...]
    relation: Relation
    reason: str


@lru_cache(maxsize=4096)
def _frame(text: str, language: str | None) -> Frame:
    return frame(text, language)


def language_of(text: str, known: str | None) -> str | None:
    """The language a text is read in: the one on record, else the one its letters show."""
    return known or detect(text).code


def guard(claim: Claim, factcheck: FactCheck) -> Guarded:
    """Hold a claim against an earlier one and say how the two stand to each other.

    The earlier fact-check's rating plays no part: what is compared is what was claimed.
    """
    ours = language_of(claim.text, claim.language)
    theirs = language_of(factcheck.claim, factcheck.language)
    found = compare(_frame(claim.text, ours), _frame(factcheck.claim, theirs))
    time = _time(claim, factcheck, (ours, theirs))
    number = _number(claim.text, factcheck.claim, (ours, theirs))
    guards = (*(_guard(held) for held in found.all), time, number)
    relation, reason = _relate(found, time, number)
    return Guarded(guards, relation, reason)


def _guard(held: Held) -> Guard:
    return Guard(held.name, Finding(held.outcome.value), held.ours, held.theirs, held.reason)


def _relate(found: Comparison, time: Guard, number: Guard) -> tuple[Relation, str]:
    """The relation that the guards allow, with one sentence that says which decided."""
    apart = _apart(found)
    if apart:
        return Relation.RELATED, f"On the same topic, but not the same claim: {apart}."
    opposed = found.predicate.outcome is Outcome.OPPOSE
    denied = found.polarity.outcome is Outcome.OPPOSE
    if opposed and denied:
        why = f"{found.predicate.reason}, and one of the two is denied; neither follows from the other"
        return Relation.RELATED, f"On the same topic: {why}."
    if opposed or denied:
        held = found.predicate if opposed else found.polarity
        return Relation.CONTRADICTS, f"It says the opposite of the earlier claim: {held.reason}."
    for one in (time, number):
        if one.finding is Finding.DIFFER:
            return Relation.RELATED, f"The same kind of claim with another {one.name}: {one.reason}."
    parts = "; ".join(held.reason for held in (found.actor, found.predicate, found.object) if held.ours)
    return Relation.SAME, f"The same line: {parts or 'the same words'}."


def _apart(found: Comparison) -> str:
    """Why the two cannot be the same claim or its opposite; nothing when they may be."""
    neither = found.actor.outcome is Outcome.UNKNOWN and not (found.actor.ours or found.actor.theirs)
    if found.actor.outcome is not Outcome.AGREE and not neither:
        return f"actor: {found.actor.reason}"
    if found.object.outcome is not Outcome.AGREE:
        return f"object: {found.object.reason}"
    if found.predicate.outcome in (Outcome.DIFFER, Outcome.UNKNOWN):
        return f"predicate: {found.predicate.reason}"
    if found.predicate.near and (found.actor.loose or found.object.loose):
        return f"predicate and {'actor' if found.actor.loose else 'object'} are both only near"
    return ""


def _time(claim: Claim, factcheck: FactCheck, languages: tuple[str | None, str | None]) -> Guard:
    """The times that the two texts name themselves; the day a claim was made is no such time."""
    ours = _times(claim.words, None, languages[0])
    theirs = _times(factcheck.claim, factcheck.claim_date, languages[1])
    a, b = ", ".join(words for words, _ in ours), ", ".join(words for words, _ in theirs)
    if not ours or not theirs:
        who = "neither text names" if not ours and not theirs else "only one text names"
        return Guard("time", Finding.UNKNOWN, a, b, f"{who} a time")
    for words, one in ours:
        for other_words, other in theirs:
            if not one.before(other) and not other.before(one):
                return Guard("time", Finding.AGREE, words, other_words, "the two times can be the same")
    return Guard("time", Finding.DIFFER, a, b, f"{a} is not {b}")


def _times(text: str, anchor: When | None, language: str | None) -> list[tuple[str, When]]:
    return [(one.words, one.when) for one in dates(text, anchor, language or "en") if one.when is not None]


def _number(ours: str, theirs: str, languages: tuple[str | None, str | None]) -> Guard:
    a, b = numbers(ours, languages[0]), numbers(theirs, languages[1])
    words = ", ".join(one.words for one in a), ", ".join(one.words for one in b)
    if not a or not b:
        who = "neither text gives" if not a and not b else "only one text gives"
        return Guard("number", Finding.UNKNOWN, *words, f"{who} a number")
    agreed = ""
    for one in a:
        finding, other, reason = _nearest(one, b)
        if finding == "different":
            return Guard("number", Finding.DIFFER, one.words, other.words, reason)
        if finding in ("same", "compatible"):
            agreed = agreed or reason
    if agreed:
        return Guard("number", Finding.AGREE, *words, agreed)
    return Guard("number", Finding.UNKNOWN, *words, "the numbers count different things")


def _nearest(one: Number, others: list[Number]) -> tuple[str, Number, str]:
    """The kindest comparison of a number with any of the others."""
    order = ("same", "compatible", "different", "incomparable")
    found = [(compare_numbers(one, other), other) for other in others]
    best, other = min(found, key=lambda pair: order.index(pair[0].finding))
    return best.finding, other, best.reason
