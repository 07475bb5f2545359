"""What the machine proposes for a claim, by rule, or what is missing. A person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.errors import InputError
from onrecord.records.evidence import Evidence
from onrecord.records.factcheck import FactCheck, Matching
from onrecord.records.statement import Checkable, Claim
from onrecord.records.verdict import (
    NotCheckable,
    NotEnough,
    Outcome,
    Proposal,
    Rating,
    Reason,
    Rule,
)
from onrecord.text.actors import actors
from onrecord.text.questions import questions
from onrecord.verdict.calibration import (
    ALL,
    LATE,
    ONE,
    ONE_LATE,
    ONE_SIDED,
    SINGLE,
    SINGLE_LATE,
    SINGLE_ONE_SIDED,
    Rate,
    comparison_rate,
    with_one_check,
)
from onrecord.verdict.repeats import Repeated, publishers, weigh_repeats
from onrecord.verdict.weighing import INDEPENDENT, Numbers, Stances, weigh_numbers, weigh_stances

DEFAULT_RISK: Final = 0.2
"""The share of its proposals that a desk accepts to be wrong: proposals need a probability of .8."""


BY_CODE: Final = "code"
"""What `made_by` of evidence holds when no engine looked at it."""


_NOTHING_SPEAKS: Final = "No passage in the archive speaks of the people and things in the claim."
_NOTHING_NAMED: Final = (
    "The claim names no person, body, place or event that could be looked up: add who or where."
)


_OF_ROW: Final = {
    ALL: "",
    LATE: ", more than a year before",
    ONE: ", all by one publisher, as here",
    ONE_LATE: ", all by one publisher and more than a year before, as here",
    ONE_SIDED: ", all by one publisher that rates nothing otherwise, as here",
    SINGLE: ", with exactly one earlier check, as here",
    SINGLE_LATE: ", with exactly one earlier check and that more than a year before, as here",
    SINGLE_ONE_SIDED: ", with exactly one earlier check, of a publisher that rates nothing else, as here",
}
"""The row of the measured table that was used, in words."""
_ONE_VOICE: Final = (
    " However many checks one publisher has made of a line, they count as one: what their number adds was "
    "not measured."
)


_ONE_CHECK: Final = " There is one earlier check only, as in the cases measured."


@dataclass(frozen=True)
class _Weighed:
    """Everything the rules look at, weighed once."""

    claim: Claim
    repeated: Repeated
    numbers: Numbers
    stances: Stances
    evidence: tuple[Evidence, ...]
    risk: float


def propose(
    claim: Claim,
    evidence: Sequence[Evidence],
    matching: Matching,
    factchecks: Mapping[str, FactCheck],
    risk: float = DEFAULT_RISK,
) -> Outcome:
    """A rating with its probability and reasons, or what is missing for one.

    The rules, first that speaks: both sides above the line give no rating but `NotEnough`
    that says "Disputed"; a repeated line takes the rating of its earlier checks; numbers of
    two origins are compared by code; calibrated stances of two origins agree. `risk`, between
    0 and 1, is the share of proposals that may be wrong: none is made below 1 - `risk`.

    Raises:
        InputError: `risk` is not between 0 and 1.
    """
    if not 0 < risk < 1:
        raise InputError(
            f"The risk {risk}.", "It is a share between 0 and 1.", f"Give one such as {DEFAULT_RISK}."
        )
    if claim.checkable is not Checkable.CHECKABLE:
        return NotCheckable(claim.id, claim.checkable.value, claim.checkable_reason)
    own = tuple(piece for piece in evidence if piece.claim == claim.id)
    weighed = _Weighed(
        claim,
        weigh_repeats(claim, matching, factchecks),
        weigh_numbers(claim, own),
        weigh_stances(own, risk),
        own,
        risk,
    )
    disputed = _disputed(weighed)
    if disputed:
        return _not_enough(weighed, disputed)
    return _repeated_line(weighed) or _comparison(weighed) or _stances(weighed) or _not_enough(weighed, ())


def _disputed(weighed: _Weighed) -> tuple[str, ...]:
    """Why no rating is proposed although there is something on record: it points both ways."""
    stances, repeated = weighed.stances, weighed.repeated
    if stances.sure_for and stances.sure_against:
        return (
            f"Disputed: {len(stances.sure_for)} independent origins support the claim and "
            f"{len(stances.sure_against)} refute it, both above the line of {1 - weighed.risk:.0%}.",
        )
    against_checks = {"false": stances.sure_for, "true": stances.sure_against}.get(repeated.side or "", ())
    if len(against_checks) >= INDEPENDENT:
        return (
            f"Disputed: earlier fact-checks rate this line {repeated.rating}, and {len(against_checks)} "
            "independent origins say otherwise above the line.",
        )
    if weighed.numbers.agree and weighed.numbers.differ:
        return ("Disputed: some sources give the claim's number and others give another one.",)
    return ()


def _repeated_line(weighed: _Weighed) -> Proposal | None:
    repeated, rate = weighed.repeated, weighed.repeated.rate
    if repeated.rating is None or rate is None or not _carries(rate, weighed.risk):
        return None
    return _proposal(
        weighed,
        (repeated.rating, Rule.REPEATED_LINE, rate.rate),
        f"On {rate.observed} real claims that earlier fact-checks had all rated on the {repeated.side} side"
        f"{_OF_ROW[rate.of]}, a later check by another publisher came to that side in {rate.said()}. It says "
        "how often desks agree, on the side and not on the exact step. Measured on claims of like wording, "
        "mostly from 2016 to 2021; for a line that is older or worded otherwise it is untested."
        + _how_many(repeated, rate),
        repeated.reasons,
    )


def _how_many(repeated: Repeated, rate: Rate) -> str:
    """What to say of the number of checks where they are one, or all of one publisher."""
    if len(repeated.checks) == 1:
        return _ONE_CHECK
    if not repeated.one_voice or repeated.side is None:
        return ""
    counted = with_one_check(repeated.side, rate.of)
    if counted is None:
        return _ONE_VOICE
    return f"{_ONE_VOICE} In {counted[0]} of these {counted[1]} cases there was exactly one earlier check."


def _comparison(weighed: _Weighed) -> Proposal | None:
    for rating, finding, origins in (
        (Rating.FALSE, "differ", weighed.numbers.differ),
        (Rating.TRUE, "agree", weighed.numbers.agree),
    ):
        rate = comparison_rate("differ" if finding == "differ" else "agree")
        if len(origins) >= INDEPENDENT and _carries(rate, weighed.risk):
            return _proposal(
                weighed,
                (rating, Rule.COMPARISON, rate.rate),
                f"On {rate.observed} labelled pairs of a claim and a passage whose numbers {finding}, the "
                "label "
                f"was the one that follows in {rate.said()}. Measured on one passage; two were not measured.",
                (),
            )
    return None


def _stances(weighed: _Weighed) -> Proposal | None:
    stances = weighed.stances
    for rating, sure, other in (
        (Rating.FALSE, stances.sure_against, stances.acts_for),
        (Rating.TRUE, stances.sure_for, stances.acts_against),
    ):
        if len(sure) >= INDEPENDENT and not other:
            return _proposal(
                weighed,
                (rating, Rule.STANCES, round(sure[INDEPENDENT - 1][1], 4)),
                f"The engine's calibrated probability for the weaker of the {INDEPENDENT} surest origins. "
                "Nothing "
                "is added for their agreement, because what agreement adds was not measured.",
                (),
            )
    return None


def _carries(rate: Rate, risk: float) -> bool:
    return rate.enough and rate.rate >= 1 - risk


def _proposal(
    weighed: _Weighed,
    chosen: tuple[Rating, Rule, float],
    probability_from: str,
    reasons: Sequence[Reason],
) -> Proposal:
    rating, rule, probability = chosen
    return Proposal(
        weighed.claim.id,
        rating,
        rule,
        probability,
        probability_from,
        (*reasons, *weighed.numbers.reasons, *weighed.stances.reasons, *_no_engine(weighed)),
        _would_change(weighed, rating),
    )


def _no_engine(weighed: _Weighed) -> tuple[Reason, ...]:
    if not weighed.evidence:
        return (Reason("No passage of the archive was found for this claim, for it or against it."),)
    silent = _engine_silent(weighed)
    return (Reason(silent),) if silent else ()


def _engine_silent(weighed: _Weighed) -> str:
    """What to say when no passage has a probability: nobody looked, or an engine would not say."""
    if any(piece.probability is not None for piece in weighed.evidence):
        return ""
    looked = sum(piece.made_by not in {"", BY_CODE} for piece in weighed.evidence)
    plural = "s" if looked > 1 else ""
    if looked:
        return f"An engine looked at {looked} passage{plural} and would not say which side any of them is on."
    return "No engine weighed the passages: their stances were found by code alone, or not at all."


def _would_change(weighed: _Weighed, rating: Rating) -> tuple[str, ...]:
    claim = weighed.claim
    shows = {
        Rating.TRUE: "shows the opposite of what the claim says",
        Rating.MOSTLY_TRUE: "shows the opposite of what the claim says",
    }.get(rating, "shows what the claim says")
    time = f" for {claim.about.value}" if claim.about else ""
    found = [
        f"A dated document{time}, from a source that is not party to the dispute, which {shows}: "
        f"“{claim.text}”"
    ]
    if weighed.repeated.rating is not None:
        who = ", ".join(publishers(weighed.repeated.checks))
        found.append(f"A correction of its rating by {who}, or a check of this line that rates it otherwise.")
        later = f", of {claim.about.first.year} or later" if claim.about is not None else ""
        found.append(f"A check of this very statement among the earlier fact-checks{later}.")
    return tuple(found)


def _not_enough(weighed: _Weighed, disputed: tuple[str, ...]) -> NotEnough:
    missing = [*disputed, *weighed.repeated.missing, *_short_of_rate(weighed), *_short_of_stances(weighed)]
    asked = questions(
        weighed.claim.text,
        weighed.claim.claimant.name if weighed.claim.claimant else None,
        weighed.claim.language,
    )
    return NotEnough(
        weighed.claim.id, tuple(dict.fromkeys(missing)), tuple(question.text for question in asked)
    )


def _short_of_rate(weighed: _Weighed) -> list[str]:
    """A rule that would speak, but whose measured rate does not reach the line."""
    short = []
    rate = weighed.repeated.rate
    if rate is not None and not _carries(rate, weighed.risk):
        short.append(
            f"Earlier fact-checks rate this line {weighed.repeated.rating}, but how far such ratings "
            "carry over was "
            f"seen on too few claims, or too seldom ({rate.said()})."
        )
    for finding, origins in (("differ", weighed.numbers.differ), ("agree", weighed.numbers.agree)):
        measured = comparison_rate("differ" if finding == "differ" else "agree")
        if len(origins) == 1:
            short.append(f"Only one origin gives a number that {finding}s; {INDEPENDENT} are needed.")
        elif origins and not _carries(measured, weighed.risk):
            short.append(
                f"The numbers of {len(origins)} independent origins {finding}, but such a comparison "
                "alone was "
                f"right in {measured.said()}, below the line of {1 - weighed.risk:.0%}."
            )
    return short


def names_something(claim: Claim) -> bool:
    """Whether the claim holds a name by which passages can be found; True where a script has no capitals.

    A capital at the very beginning is no name by itself.
    """
    text = claim.text.strip()
    if actors(text, claim.language) or text.lower() == text.upper():
        return True
    return any(word.lstrip("“”\"'([«")[:1].isupper() for word in text.split()[1:])


def _short_of_stances(weighed: _Weighed) -> list[str]:
    stances, short = weighed.stances, []
    if not weighed.evidence:
        return [_NOTHING_SPEAKS if names_something(weighed.claim) else _NOTHING_NAMED]
    if max(len(stances.sure_for), len(stances.sure_against)) < INDEPENDENT:
        short.append(
            f"No passages from {INDEPENDENT} independent origins support or refute the claim with a "
            "probability of "
            f"{1 - weighed.risk:.0%} or more."
        )
    if stances.repeats and not (stances.sure_for or stances.acts_for):
        short.append(
            f"No source says so on its own account; passages that only report somebody saying it: "
            f"{stances.repeats}."
        )
    for side, origins in (("against", stances.acts_against), ("for", stances.acts_for)):
        if origins:
            short.append(
                f"Code found acts or figures on record {side} the claim from {len(origins)} origins, "
                "without a measured probability: they do not make a proposal alone."
            )
    silent = _engine_silent(weighed)
    return [*short, silent] if silent else short
