"""Rules two and three: numbers compared by code, and stances; counted by origin, never by passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.records.evidence import Evidence, Stance
from onrecord.records.statement import Claim
from onrecord.records.verdict import Reason
from onrecord.verdict.comparisons import compare_numbers

INDEPENDENT: Final = 2
"""Origins that must agree. One source alone is a hint, however sure an engine is."""
MOST_NAMED: Final = 8


@dataclass(frozen=True)
class Numbers:
    """The origins whose numbers agree with the claim's, and those whose numbers differ."""

    agree: tuple[str, ...]
    differ: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Stances:
    """Origins by stance. `sure_*` pairs each origin with its best calibrated probability, surest first.

    `acts_for` and `acts_against` are origins whose stance was found by code, without a probability.
    """

    sure_for: tuple[tuple[str, float], ...]
    sure_against: tuple[tuple[str, float], ...]
    acts_for: tuple[str, ...]
    acts_against: tuple[str, ...]
    repeats: int
    beside: int
    unclear: int
    reasons: tuple[Reason, ...]


def weigh_numbers(claim: Claim, evidence: Sequence[Evidence]) -> Numbers:
    """Compare the claim's numbers with those of every passage that does not just repeat it."""
    held: dict[str, dict[str, list[Evidence]]] = {"agree": {}, "differ": {}}
    why: dict[str, str] = {}
    for piece in evidence:
        if piece.stance is Stance.REPEATS:
            continue
        found = compare_numbers(claim.text, piece.words, claim.language)
        if found is not None:
            held[found.finding].setdefault(piece.origin, []).append(piece)
            why.setdefault(piece.id, f"{piece.publisher or 'no publisher named'}: {found.reason}")
    reasons = []
    for finding, verb in (
        ("differ", "gives another number"),
        ("agree", "gives the same number, or room for it"),
    ):
        pieces = [piece for some in held[finding].values() for piece in some]
        if pieces:
            named = "; ".join(why[piece.id] for piece in pieces[:MOST_NAMED])
            ids = tuple(piece.id for piece in pieces)
            reasons.append(Reason(f"Compared by code, {_origins(held[finding])} {verb} ({named}).", ids))
    return Numbers(tuple(held["agree"]), tuple(held["differ"]), tuple(reasons))


def weigh_stances(evidence: Sequence[Evidence], risk: float) -> Stances:
    """Count origins for and against; a probability counts from 1 - `risk` up."""
    by = {stance: [piece for piece in evidence if piece.stance is stance] for stance in Stance}
    return Stances(
        _sure(by[Stance.SUPPORTS], risk),
        _sure(by[Stance.REFUTES], risk),
        _by_code(by[Stance.SUPPORTS]),
        _by_code(by[Stance.REFUTES]),
        len(by[Stance.REPEATS]),
        len(by[Stance.BESIDE]),
        len(by[Stance.UNCLEAR]),
        tuple(_reasons(by)),
    )


def _sure(pieces: Sequence[Evidence], risk: float) -> tuple[tuple[str, float], ...]:
    best: dict[str, float] = {}
    for piece in pieces:
        if piece.probability is not None and piece.probability >= 1 - risk:
            best[piece.origin] = max(piece.probability, best.get(piece.origin, 0.0))
    return tuple(sorted(best.items(), key=lambda pair: (-pair[1], pair[0])))


def _by_code(pieces: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.origin for piece in pieces if piece.probability is None))


def _reasons(by: dict[Stance, list[Evidence]]) -> list[Reason]:
    said = []
    for stance, verb in ((Stance.REFUTES, "Against the claim"), (Stance.SUPPORTS, "For the claim")):
        pieces = by[stance]
        if pieces:
            who = "; ".join(map(_named, pieces[:MOST_NAMED]))
            said.append(
                Reason(
                    f"{verb}: {_passages(pieces)}: {who}. An act or a word on record bears on the claim; "
                    "it is "
                    "no proof by itself.",
                    tuple(piece.id for piece in pieces),
                )
            )
    sided = [*by[Stance.REFUTES], *by[Stance.SUPPORTS]]
    interested = [piece for piece in sided if "is a party to the dispute" in piece.stance_reason]
    if interested:
        text = f"Published by a party to the dispute: {_passages(interested)}."
        said.append(Reason(text, tuple(piece.id for piece in interested)))
    older = [piece for piece in sided if "before the time the claim speaks of" in piece.stance_reason]
    if older:
        text = f"Older than the time the claim speaks of: {_passages(older)}."
        said.append(Reason(text, tuple(piece.id for piece in older)))
    if by[Stance.REPEATS]:
        text = (
            f"Only reports of somebody making the claim, for neither side: {_passages(by[Stance.REPEATS])}."
        )
        said.append(Reason(text, tuple(piece.id for piece in by[Stance.REPEATS])))
    return said


def _passages(pieces: Sequence[Evidence]) -> str:
    origins = {piece.origin for piece in pieces}
    number = f"{len(pieces)} passage{'s' if len(pieces) > 1 else ''}"
    return f"{number} of {len(origins)} independent origin{'s' if len(origins) > 1 else ''}"


def _origins(held: dict[str, list[Evidence]]) -> str:
    return f"{len(held)} independent origin{'s' if len(held) > 1 else ''}"


def _named(piece: Evidence) -> str:
    when = piece.event or piece.published
    return f"{piece.publisher or 'no publisher named'}, {when.value if when else 'undated'}"
