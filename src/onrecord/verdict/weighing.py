"""Rules two and three: numbers compared by code, and stances; counted by origin, never by passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.records.evidence import Evidence, Stance
from onrecord.records.statement import Claim
from onrecord.records.verdict import Reason
from onrecord.verdict.comparisons import compare_numbers

INDEPENDENT: Final = 2
"""Origins, of as many publishers, that must agree. One source alone is a hint, however sure an engine is."""
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
    held: dict[str, list[Evidence]] = {"agree": [], "differ": []}
    why: dict[str, str] = {}
    for piece in evidence:
        if piece.stance is Stance.REPEATS:
            continue
        found = compare_numbers(claim.text, piece.words, claim.language)
        if found is not None:
            held[found.finding].append(piece)
            why[piece.id] = f"{piece.publisher or 'no publisher named'}: {found.reason}"
    reasons = []
    for finding, verb in (
        ("differ", "give another number"),
        ("agree", "give the same number, or room for it"),
    ):
        pieces = held[finding]
        if pieces:
            named = "; ".join(why[piece.id] for piece in pieces[:MOST_NAMED])
            ids = tuple(piece.id for piece in pieces)
            reasons.append(Reason(f"Compared by code, these {verb}: {_passages(pieces)} ({named}).", ids))
    agree, differ = (tuple(piece.origin for piece in independent(held[one])) for one in ("agree", "differ"))
    return Numbers(agree, differ, tuple(reasons))


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


def independent(pieces: Sequence[Evidence]) -> list[Evidence]:
    """The pieces without those of an origin, or of a publisher, that an earlier one has already."""
    kept: list[Evidence] = []
    origins: set[str] = set()
    voices: set[str] = set()
    for piece in pieces:
        voice = (piece.publisher or piece.origin).casefold()
        if piece.origin not in origins and voice not in voices:
            kept.append(piece)
        origins.add(piece.origin)
        voices.add(voice)
    return kept


def _sure(pieces: Sequence[Evidence], risk: float) -> tuple[tuple[str, float], ...]:
    above = [(piece.probability, piece) for piece in pieces if piece.probability is not None]
    above.sort(key=lambda pair: (-pair[0], pair[1].origin, pair[1].id))
    kept = independent([piece for probability, piece in above if probability >= 1 - risk])
    return tuple((piece.origin, piece.probability or 0.0) for piece in kept)


def _by_code(pieces: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(piece.origin for piece in independent([one for one in pieces if one.probability is None]))


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
    origins = independent(pieces)
    number = f"{len(pieces)} passage{'s' if len(pieces) > 1 else ''}"
    return f"{number} of {len(origins)} independent origin{'s' if len(origins) > 1 else ''}"


def _named(piece: Evidence) -> str:
    when = piece.event or piece.published
    return f"{piece.publisher or 'no publisher named'}, {when.value if when else 'undated'}"
