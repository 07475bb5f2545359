"""The guards: six comparisons that stand between "about the same thing" and "the same claim".

Actor, predicate, polarity, object, time and number. Each gives a finding, the two pieces of text
that were compared and a reason. What could not be compared is `unknown`. A claim is called the
same in two cases only: both texts say with words of the lexicon that the same actors do the
same to the same, or the two are nearly one wording and nothing in it differs that matters.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.matching.figures import Languages, number_guard, same_number, time_guard
from onrecord.matching.wording import Wording, denied, other_actor, other_number, wording
from onrecord.records.factcheck import FactCheck, Finding, Guard, Relation
from onrecord.records.statement import Claim
from onrecord.text.frames import Frame, frame
from onrecord.text.frames_compare import Comparison, Held, Outcome, compare
from onrecord.text.language import detect

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
SAME_WORDING = "nearly the same words"


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
    languages = (language_of(claim.text, claim.language), language_of(factcheck.claim, factcheck.language))
    found = compare(_frame(claim.text, languages[0]), _frame(factcheck.claim, languages[1]))
    worded = None
    if languages[0] == languages[1]:
        worded = wording(claim.text, factcheck.claim, languages[0])
        found = _with_wording(found, worded, languages[0])
    figures = _figures(claim, factcheck, languages)
    if worded is not None:
        figures = _with_digits(figures, worded, languages[0])
    relation, reason = _relate(found, worded, figures)
    guards = tuple(
        Guard(
            held.name,
            Finding(held.outcome.value),
            held.ours,
            held.theirs,
            held.reason,
            near=held.near and held.named,
        )
        for held in found.all
    )
    return Guarded(guards + figures, relation, reason)


def _figures(claim: Claim, factcheck: FactCheck, languages: Languages) -> tuple[Guard, ...]:
    return (
        time_guard(claim, factcheck, languages),
        number_guard(claim.text, factcheck.claim, languages),
    )


def _with_digits(figures: tuple[Guard, ...], worded: Wording, language: str | None) -> tuple[Guard, ...]:
    """The figures, with a number or year that stands in another's place in like texts."""
    digits = other_number(worded)
    if digits is None or same_number(digits.ours, digits.theirs, language):
        return figures
    name = "time" if _YEAR.search(digits.ours) and _YEAR.search(digits.theirs) else "number"
    why = f"{digits.ours} stands in the place of {digits.theirs}"
    changed = Guard(name, Finding.DIFFER, digits.ours, digits.theirs, why)
    return tuple(changed if one.name == name else one for one in figures)


def _with_wording(found: Comparison, worded: Wording, language: str | None) -> Comparison:
    """The comparison with what laying the two texts word against word adds or corrects."""
    denial = denied(worded, language)
    if denial is not None:
        why = "one says it, the other denies it"
        polarity = Held("polarity", Outcome.OPPOSE, denial.ours, denial.theirs, why)
        found = replace(found, polarity=polarity)
    elif worded.nearly_the_same:
        # A "not" that stands outside the shared stretch belongs to another clause.
        why = "no denial stands between the words they share"
        found = replace(found, polarity=Held("polarity", Outcome.AGREE, "", "", why))
    swap = other_actor(worded, language)
    if swap is not None:
        difference, why = swap
        actor = Held("actor", Outcome.DIFFER, difference.ours, difference.theirs, why)
        return replace(found, actor=actor)
    if worded.nearly_the_same:
        found = Comparison(
            _worded(found.actor), _worded(found.predicate), found.polarity, _worded(found.object)
        )
    return found


def _worded(held: Held) -> Held:
    """A comparison that found nothing out, settled by the two being one wording."""
    if held.outcome is Outcome.UNKNOWN:
        return replace(held, outcome=Outcome.AGREE, reason=SAME_WORDING, near=True, named=False)
    return held


def _relate(found: Comparison, worded: Wording | None, figures: tuple[Guard, ...]) -> tuple[Relation, str]:
    """The relation that the guards allow, with one sentence that says which decided."""
    apart = _apart(found, worded)
    if apart:
        return Relation.RELATED, f"On the same topic, but not the same claim: {apart}."
    opposed = found.predicate.outcome is Outcome.OPPOSE
    negated = found.polarity.outcome is Outcome.OPPOSE
    if opposed and negated:
        why = f"{found.predicate.reason}, and one of the two is denied; neither follows from the other"
        return Relation.RELATED, f"On the same topic: {why}."
    for one in figures:
        if one.finding is Finding.DIFFER:
            return Relation.RELATED, f"The same kind of claim with another {one.name}: {one.reason}."
    if opposed or negated:
        held = found.predicate if opposed else found.polarity
        return Relation.CONTRADICTS, f"It says the opposite of the earlier claim: {held.reason}."
    reasons = dict.fromkeys(held.reason for held in (found.actor, found.predicate, found.object))
    return Relation.SAME, f"The same line: {'; '.join(reasons)}."


def _apart(found: Comparison, worded: Wording | None) -> str:
    """Why the two cannot be the same claim or its opposite; nothing when they may be."""
    for held in (found.actor, found.object):
        if held.outcome is not Outcome.AGREE:
            return f"{held.name}: {held.reason}"
    if found.predicate.outcome in (Outcome.DIFFER, Outcome.UNKNOWN):
        return f"predicate: {found.predicate.reason}"
    if found.predicate.near and (found.actor.loose or found.object.loose):
        return f"predicate and {'actor' if found.actor.loose else 'object'} are both only near"
    told = all(held.named for held in (found.actor, found.predicate, found.object))
    if not told and not (worded and worded.nearly_the_same):
        return "too few words in common, and who does what to whom was not read in both"
    return ""
