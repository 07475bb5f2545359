"""A small, transparent stance engine for English: a logistic model over readable features.

It compares words, not meanings, and is weak by design: it takes a side only above the
probability at which nine answers in ten were right on held-out pairs, and says `UNCLEAR`
everywhere else. For refuting no such probability was found, so it never says that a passage
refutes a claim. `docs/engines.md` shows how seldom it speaks, and how it does on other
kinds of claim, for which nothing is promised.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from onrecord.engines.lexical_features import NAMES, features
from onrecord.records.engine import EngineId, StanceFinding
from onrecord.records.evidence import Stance
from onrecord.text.language import detect
from onrecord.text.words import words

Numbers = npt.NDArray[np.float64]

ENGINE = EngineId("lexical-stance", "1", "English")
SIDES = ("supports", "refutes")
DECIDING = 3
"""How many features a reason names."""

FEWEST_WORDS = 3
ENGLISH_WORDS = frozenset(["the", "of", "and", "to", "that", "by", "with", "from", "have", "has", "were"])

VETOES = (
    "number differs",
    "year differs",
    "negation on one side",
    "opposed words",
    "calls it false",
    "leaves it open",
    "says more than the passage",
)
"""Features any of which forbids `supports`, whatever the probability."""


@dataclass(frozen=True)
class Weights:
    """What training wrote: a row of weights per side, the temperature, and where each side may speak.

    A threshold of `None` means: no threshold gave nine in ten, so the engine never takes that side.
    """

    rows: Numbers
    bias: Numbers
    temperature: float
    thresholds: Mapping[str, float | None]


@cache
def shipped() -> Weights:
    """The weights in `lexical_stance.json`."""
    told = json.loads(resources.files("onrecord.engines").joinpath("lexical_stance.json").read_bytes())
    return Weights(
        rows=np.array([[told["weights"][side][name] for name in NAMES] for side in SIDES]),
        bias=np.array([told["bias"][side] for side in SIDES]),
        temperature=told["temperature"],
        thresholds=MappingProxyType(told["thresholds"]),
    )


def probabilities(rows: Numbers, weights: Weights) -> Numbers:
    """For each row of features the probabilities of `supports`, `refutes` and neither.

    Neither has the score 0; the scores of the sides are divided by the temperature.
    """
    scores = (rows @ weights.rows.T + weights.bias) / weights.temperature
    scores = np.hstack([scores, np.zeros((len(scores), 1))])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Numbers = powers / powers.sum(axis=1, keepdims=True)
    return shares


class LexicalStance:
    """Says whether an English passage supports or refutes a claim, where words alone can tell.

    >>> engine = LexicalStance()
    >>> engine.judge([("The bridge opened.", "Le pont a été ouvert hier matin.")])[0].reason
    'the passage is not in English, the only language of this engine'
    """

    engine = ENGINE
    languages = frozenset({"en"})

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[StanceFinding]:
        """One finding per (claim, passage); `UNCLEAR` below the threshold of either side."""
        return [self._one(claim, passage) for claim, passage in pairs]

    def _one(self, claim: str, passage: str) -> StanceFinding:
        for what, text in (("claim", claim), ("passage", passage)):
            if len(words(text)) < FEWEST_WORDS:
                return StanceFinding(
                    Stance.UNCLEAR, 0.0, 0.0, f"the {what} has fewer than {FEWEST_WORDS} words"
                )
            if not english(text):
                reason = f"the {what} is not in English, the only language of this engine"
                return StanceFinding(Stance.UNCLEAR, 0.0, 0.0, reason)
        weights = shipped()
        row = np.array(features(claim, passage))
        supports, refutes, _ = (float(share) for share in probabilities(row[None], weights)[0])
        reached = [
            side
            for side, share in zip(SIDES, (supports, refutes), strict=True)
            if (threshold := weights.thresholds[side]) is not None and share >= threshold
        ]
        against = [name for name in VETOES if row[NAMES.index(name)]]
        if reached == ["supports"] and against:
            return StanceFinding(Stance.UNCLEAR, supports, refutes, "; ".join(against))
        if reached:
            return StanceFinding(Stance(reached[0]), supports, refutes, _reason(row, weights, reached[0]))
        return StanceFinding(Stance.UNCLEAR, supports, refutes, _silence(supports, refutes, weights))


def english(text: str) -> bool:
    """Whether `text` holds small words of English, or is not found to be in another language.

    >>> english("The bridge was opened by the ministry in May")
    True
    >>> english("Министерство открыло мост в мае прошлого года")
    False
    """
    if not ENGLISH_WORDS.isdisjoint(words(text)):
        return True
    return detect(text).code in (None, "en")


def _reason(row: Numbers, weights: Weights, side: str) -> str:
    """The features that count most for `side`, with their values."""
    push = row * weights.rows[SIDES.index(side)]
    order = sorted(range(len(NAMES)), key=lambda at: (-push[at], at))
    named = [f"{NAMES[at]} ({row[at]:.2g})" for at in order[:DECIDING] if push[at] > 0]
    return "; ".join(named) or "the words taken together"


def _silence(supports: float, refutes: float, weights: Weights) -> str:
    side, share = ("supports", supports) if supports >= refutes else ("refutes", refutes)
    threshold = weights.thresholds[side]
    if threshold is None:
        return f"words alone do not tell: this engine never says {side}"
    return f"words alone do not tell: {side} at {share:.2f}, needed {threshold:.2f}"
