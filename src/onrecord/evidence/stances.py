"""How a passage stands to a claim, as far as code can tell from who does what to whom."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.evidence.figures import compare_figures
from onrecord.records.evidence import Stance
from onrecord.records.statement import Claim
from onrecord.text.actors import actors, groups_of, kind, label, likeness
from onrecord.text.acts import Act, acts
from onrecord.text.attribution import Attribution, AttributionKind, attribution
from onrecord.text.orders import order_in
from onrecord.text.predicates import nearness
from onrecord.text.questions import claim_acts
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.words import stems, words

CODE: Final = "code"
_ONLY_POSSIBLE: Final = re.compile(
    r"\b(?:whether|if|would|could|might|may|should|ready to|readiness|consider(?:s|ed|ing)?|possible|"
    r"plans? to|crime|illegal|forbid\w*|prohibit\w*|ban(?:s|ned)?)\b",
    re.IGNORECASE,
)
_DOUBT: Final = re.compile(
    r"\b(?:no|without(?: any)?) (?:documents?|records?|proofs?|evidence|confirmation|sources?|trace|"
    r"papers?|figures?|basis)\b|\b(?:unproven|unproved|unconfirmed|unverified|unsubstantiated|doubt\w*)\b|"
    r"(?:\b(?:not|never)|n['’]t)(?: been| be| yet)* (?:proven?|proved|confirm(?:ed)?|verif(?:y|ied)|shown?|"
    r"find|found|documented|true)\b",
    re.IGNORECASE,
)
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "him", "her", ""})


@dataclass(frozen=True)
class ClaimView:
    """What is looked for in passages: the claim's acts, the keys it names, and the parties to the dispute."""

    claim: Claim
    acts: tuple[Act, ...]
    keys: frozenset[str]
    parties: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True)
class Judged:
    """What code says about a passage. `span` is the stretch of the passage that decided.

    `firm` tells a finding of code (`SUPPORTS`, `REFUTES`, `REPEATS`, hostile text) from a mere
    neighbourhood, which an engine may overrule.
    """

    stance: Stance
    reason: str
    span: Span
    firm: bool


@dataclass(frozen=True)
class Words:
    """The passage as it is read: its text, its document's title and publisher, its language.

    `verdict` says why the document is the verdict of another desk, where it is one.
    """

    text: str
    title: str | None
    publisher: str | None
    language: str | None
    verdict: str = ""


def view(claim: Claim) -> ClaimView:
    """What to look for, for this claim."""
    name = claim.claimant.name if claim.claimant else None
    role = (claim.claimant.role if claim.claimant else None) or ""
    found = tuple(claim_acts(claim.text, name, claim.language))
    keys = {one.key for one in actors(claim.text, claim.language) if not (name and _claimant(one.key, name))}
    parties = {key for act in found for key in (*act.doers, *act.receivers)}
    parties |= {one.key for one in actors(f"{name or ''}, {role}", claim.language)}
    words = frozenset(stems(claim.text, claim.language))
    return ClaimView(claim, found, frozenset(keys), frozenset(parties), words)


def _claimant(key: str, name: str) -> bool:
    return likeness(key, name.casefold()) == "equal"


def bears(seen: ClaimView, passage: Words) -> bool:
    """Whether the passage names both sides of one of the claim's acts: the floor.

    A claim in which no act is read asks for two of its names, or three of its words.
    """
    named = {one.key for one in actors(f"{passage.title or ''}. {passage.text}", passage.language)}
    if seen.acts:
        return any(_names(named, act.doers) and _names(named, act.receivers) for act in seen.acts)
    if len(seen.keys) > 1 and sum(_names(named, (key,)) for key in sorted(seen.keys)) > 1:
        return True
    return len(seen.stems & frozenset(stems(passage.text, passage.language))) >= min(3, len(seen.stems))


def _names(named: Set[str], wanted: Sequence[str]) -> bool:
    return any(likeness(one, other) != "other" for one in named for other in wanted)


def judge(seen: ClaimView, passage: Words, sighted: bool) -> Judged:
    """The stance that code finds in a passage, with the reason; `BESIDE` when it finds none.

    A passage that reports somebody saying so gives no support of its own, also where another
    of its sentences says the same without a speaker: that is mostly the report going on.

    `sighted` says that the passage stands in a place where the line itself was carried.
    """
    whole = Span(0, len(passage.text))
    order = order_in(passage.text)
    if order:
        reason = f"hostile text addressed to a reader (“{order}”): kept as evidence of itself, not obeyed"
        return Judged(Stance.BESIDE, reason, whole, True)
    if sighted:
        return Judged(Stance.REPEATS, "a sighting of the line: the passage carries it", whole, True)
    if _prints(passage.text, seen.claim):
        return Judged(Stance.REPEATS, "prints the claim's own words", whole, True)
    found = (
        []
        if not seen.acts
        else [
            judged
            for act in _plain(acts(passage.text, passage.language, passage.title or ""))
            for judged in (_held(seen, ours, act, passage) for ours in seen.acts)
            if judged is not None
        ]
    )
    if passage.verdict and not any(one.stance is Stance.REPEATS for one in found):
        reason = f"a verdict of another desk; its evidence counts, not its word: {passage.verdict}"
        return Judged(Stance.BESIDE, reason, whole, True)
    for stance in (Stance.REFUTES, Stance.REPEATS, Stance.SUPPORTS, Stance.BESIDE):
        best = next((one for one in found if one.stance is stance), None)
        if best is not None and _alone(stance, found):
            return best
    if found:
        reason = "; ".join(dict.fromkeys(one.reason for one in found))
        return Judged(Stance.UNCLEAR, f"the passage points both ways: {reason}", whole, True)
    return _figure(seen, passage) or Judged(Stance.BESIDE, _beside(seen, passage), whole, False)


def _figure(seen: ClaimView, passage: Words) -> Judged | None:
    """What a comparison of figures gives; agreement that stands beside a doubt gives nothing."""
    found = compare_figures(seen.claim, passage.text, passage.language)
    if found is None or (found.finding == "agrees" and borrowed(seen, passage.text, passage.language)):
        return None
    interest = ""
    if passage.publisher and _party(seen, passage.publisher, passage.language):
        interest = f"; the publisher, {passage.publisher}, is a party to the dispute"
    stance = Stance.SUPPORTS if found.finding == "agrees" else Stance.REFUTES
    return Judged(stance, f"{found.reason}; a figure on record, no proof{interest}", found.span, True)


def borrowed(seen: ClaimView, text: str, language: str | None) -> tuple[Stance, str] | None:
    """Why a passage cannot support the claim on its own account, and what it is instead; or nothing.

    A sentence that carries the claim's content (two of its words, or as many as any sentence
    has) and is given as somebody's words makes the passage `REPEATS`; a denial or a doubt
    anywhere in it makes it `UNCLEAR`.
    """
    parts = [span.of(text) for span in sentences(text, language or "en")]
    shared = [len(seen.stems & frozenset(stems(part, language))) for part in parts]
    least = min(2, max(shared, default=0))
    for part, number in zip(parts, shared, strict=True):
        said = _attribution(part, language)
        if number >= least and said.kind in {AttributionKind.ATTRIBUTED, AttributionKind.DISTANCED}:
            speaker = said.source if said.source.lower() not in _PRONOUNS else "somebody"
            return Stance.REPEATS, f"only reports that {speaker} says so (“{said.cue}”)"
    for part in parts:
        said, doubt = _attribution(part, language), _DOUBT.search(part)
        if doubt or said.kind in {AttributionKind.DENIED, AttributionKind.DISPUTED}:
            words = doubt.group() if doubt else said.cue
            return Stance.UNCLEAR, f"the passage itself denies or doubts something (“{words}”)"
    return None


def in_a_report(judged: Judged) -> Judged:
    """The same for a passage of a report that carries the line in its headline only.

    The report may go on without naming the speaker again, so it gives no support of its own.
    """
    if judged.stance is Stance.SUPPORTS:
        reason = f"the report carries the line in its headline and goes on with it: {judged.reason}"
        return Judged(Stance.REPEATS, reason, judged.span, True)
    if judged.firm:
        return judged
    reason = f"from a report that carries the line in its headline; this passage {judged.reason}"
    return Judged(Stance.BESIDE, reason, judged.span, True)


def _prints(text: str, claim: Claim) -> bool:
    """Whether the text holds the claim word for word: the claim is no evidence for itself."""
    held = f" {' '.join(words(text))} "
    return any(f" {' '.join(words(one))} " in held for one in (claim.text, claim.words) if one.strip())


def _plain(found: Sequence[Act]) -> list[Act]:
    """The acts whose words have one sense only: "dropped" may mean three things."""
    return [act for act in found if sum(other.span == act.span for other in found) == 1]


def _alone(stance: Stance, found: Sequence[Judged]) -> bool:
    """Whether nothing found speaks for the other side."""
    other = {Stance.REFUTES: Stance.SUPPORTS, Stance.SUPPORTS: Stance.REFUTES}.get(stance)
    return all(one.stance is not other for one in found)


def _beside(seen: ClaimView, passage: Words) -> str:
    named = {one.key for one in actors(passage.text, passage.language)}
    shared = sorted({label(key) for key in seen.keys if any(likeness(one, key) != "other" for one in named)})
    if shared:
        return f"speaks of {', '.join(shared)}; code finds no act in it that bears on the claim"
    return "shares words with the claim, and nobody it names"


def _held(seen: ClaimView, ours: Act, theirs: Act, passage: Words) -> Judged | None:
    """One act of the claim against one of the passage, or nothing when they are not about the same."""
    doer = _common(ours.doers, theirs.doers, near=False)
    receiver = _common(ours.receivers, theirs.receivers, near=True)
    if doer is None or receiver is None or doer[1] == receiver[1]:
        return None
    where, sentence = _sentence(passage, theirs)
    said = _attribution(sentence, passage.language)
    near = nearness(ours.relation, theirs.relation)
    if near == "equal":
        # "falsely claimed that …" and "denied that …" turn the words round and name the line itself
        spoken_of = said.kind in {AttributionKind.DENIED, AttributionKind.DISPUTED} and theirs.negated
        same = ours.negated == (theirs.negated and not spoken_of)
    elif near == "opposed" and not theirs.negated and not ours.negated:
        same = False
    else:
        return None
    if _ONLY_POSSIBLE.search(sentence):
        return None
    pair = f"the claim: “{ours.words}”; the passage: “{theirs.words}” ({label(doer[1])} to {_whom(receiver)})"
    wider = receiver[1] in groups_of(receiver[0])
    silent = [label(key) for key in ours.doers if not _names(set(theirs.doers), (key,))]
    pair += f"; of {' and '.join(silent)}, whom the claim also names, it does not speak" if silent else ""
    stance, why = _weigh(seen, same, said, passage)
    if wider and stance in {Stance.SUPPORTS, Stance.REFUTES}:
        whole, part = label(receiver[1]), label(receiver[0])
        why = f"speaks of {whole}, the group that {part} is a part of, not of {part} itself; {why}"
        stance = Stance.BESIDE
    return Judged(stance, f"{why}: {pair}", where, True)


@lru_cache(maxsize=2_000)
def _attribution(sentence: str, language: str | None) -> Attribution:
    return attribution(sentence, language)


def _weigh(seen: ClaimView, same: bool, said: Attribution, passage: Words) -> tuple[Stance, str]:
    speaker = said.source if said.source.lower() not in _PRONOUNS else "somebody"
    if same and said.kind in {AttributionKind.ATTRIBUTED, AttributionKind.DISTANCED}:
        return Stance.REPEATS, f"only reports that {speaker} says so"
    if same and said.kind is AttributionKind.DENIED:
        return Stance.BESIDE, f"reports a denial by {speaker}, which shows what they say, not what happened"
    if same and said.kind is AttributionKind.DISPUTED:
        return Stance.BESIDE, f"only says that it is false (“{said.cue}”), and shows no act against it"
    if said.kind is not AttributionKind.NONE and _party(seen, said.source, passage.language):
        return Stance.BESIDE, f"said by {speaker}, a party to the dispute"
    interest = ""
    if passage.publisher and _party(seen, passage.publisher, passage.language):
        interest = f"; the publisher, {passage.publisher}, is a party to the dispute"
    by = f", as {said.source} reports" if said.source and said.kind is not AttributionKind.NONE else ""
    if same:
        return Stance.SUPPORTS, f"the same kind of act is on record{by}{interest}; this is no proof by itself"
    return Stance.REFUTES, f"an act on record that runs against the claim{by}{interest}; this is no proof"


def _party(seen: ClaimView, words: str, language: str | None) -> bool:
    return any(one.key in seen.parties for one in actors(words, language))


def _common(ours: Sequence[str], theirs: Sequence[str], *, near: bool) -> tuple[str, str] | None:
    """The first of our keys that they also name, and theirs; a part of it counts when `near`."""
    for wanted in ("equal", "near") if near else ("equal",):
        for one in ours:
            for other in theirs:
                if likeness(one, other) == wanted and (wanted == "equal" or kind(one) == kind(other)):
                    return one, other
    return None


def _whom(receiver: tuple[str, str]) -> str:
    ours, theirs = receiver
    return label(theirs) if ours == theirs else f"{label(theirs)}, near to {label(ours)}"


def _sentence(passage: Words, act: Act) -> tuple[Span, str]:
    """The sentence of the act; with the one before when that names whom it is done to."""
    spans = sentences(passage.text, passage.language or "en")
    at = next(number for number, span in enumerate(spans) if span.covers(act.span))
    first = at - 1 if act.receivers_from and at else at
    return Span(spans[first].start, spans[at].end), spans[at].of(passage.text)
