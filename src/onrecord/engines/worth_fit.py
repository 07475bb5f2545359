"""Makes the weights of the check-worthiness engine: used by training, and by the bench for its own runs.

Logistic regression with a penalty on the squared weights, then Platt's calibration on sentences
of elections the weights had not seen. No library is needed beyond numpy.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.engines.worth import Scorer, known_words, tokens
from onrecord.records.engine import Vectors

Numbers = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
Inputs = npt.NDArray[np.floating[Any]]

PENALTY = 1.0
"""Half of it times the sum of the squared weights is added to the sum of the log losses.
Tried on the development elections: .1, .3, 1 and 3, of which .3 and 1 were best and alike."""

VECTOR_SCALE = 2.0
"""Vectors are multiplied by it before fitting, so that the penalty weighs less on them. Tried: 2, 3, 4, 8."""

FEWEST_SENTENCES = 25
"""A word has a weight when at least so many training sentences hold it. Tried: 5, 10, 15, 25, all alike."""

_OF_GRAMMAR = """
a an the and or but of to in on at by for from with as that this these those is are was were be been
being am it its it's that's there there's so if s uh off up out over into upon about across along around
through
"""
WITHOUT_WEIGHT = frozenset(_OF_GRAMMAR.split())
"""Words of grammar, which would fill the reasons and tell the reader nothing. With them the development
elections give .002 more F1."""

KEPT = 0.95
"""The share of the sentences worth checking that may not fall under the lowest step."""

ROUNDS, ROUNDS_IN_STEP = 30, 60
ENOUGH = 0.02
"""The steepest slope at which the fit is finished: it moves no weight in the second digit."""


@dataclass(frozen=True)
class Marked:
    """Sentences, their vectors, what annotators said (1 worth checking, 0 not), and the election of each."""

    texts: tuple[str, ...]
    vectors: Vectors
    labels: Labels
    elections: Labels

    def where(self, kept: npt.NDArray[np.bool_]) -> "Marked":
        """The sentences for which `kept` is true."""
        texts = tuple(text for text, yes in zip(self.texts, kept, strict=True) if yes)
        return Marked(texts, self.vectors[kept], self.labels[kept], self.elections[kept])


@dataclass(frozen=True)
class Learned:
    """A calibrated scorer, and the probabilities that sentences got from scorers that had not seen them."""

    scorer: Scorer
    unseen: Numbers


def learn(marked: Marked, *, with_words: bool) -> Learned:
    """A scorer of everything marked, calibrated on each election as weights of the others score it.

    Which words there are is counted once, over all; what they weigh is not.
    """
    names = vocabulary(marked.texts) if with_words else ()
    inputs = _inputs(marked, names)
    weights, bias = logistic(inputs, marked.labels, penalty=PENALTY)
    start = np.append(weights, bias)  # only saves time: there is one best fit
    odds = np.zeros(len(marked.texts))
    for election in sorted(set(marked.elections.tolist())):
        held = marked.elections == election
        others, other_bias = logistic(inputs[~held], marked.labels[~held], penalty=PENALTY, start=start)
        odds[held] = inputs[held] @ others + other_bias
    (slope,), shift = logistic(odds[:, None], marked.labels, penalty=1e-6)
    scorer = _scorer(slope * weights, float(slope * bias + shift), names, marked)
    return Learned(scorer, 1 / (1 + np.exp(-(slope * odds + shift))))


def fit(marked: Marked, *, with_words: bool) -> Scorer:
    """The scorer with the smallest penalised log loss on everything marked, not calibrated."""
    names = vocabulary(marked.texts) if with_words else ()
    weights, bias = logistic(_inputs(marked, names), marked.labels, penalty=PENALTY)
    return _scorer(weights, bias, names, marked)


def _inputs(marked: Marked, names: tuple[str, ...]) -> Inputs:
    return np.hstack([known_words(marked.texts, names), VECTOR_SCALE * marked.vectors]).astype(np.float32)


def _scorer(weights: Numbers, bias: float, names: tuple[str, ...], marked: Marked) -> Scorer:
    vector = (VECTOR_SCALE * weights[len(names) :]).astype(np.float32)
    words = {name: float(weight) for name, weight in zip(names, weights, strict=False)}
    return Scorer(bias, words, vector, usual=float(marked.vectors.mean(axis=0) @ vector))


def vocabulary(texts: Sequence[str]) -> tuple[str, ...]:
    """The single words that get a weight: common, not of grammar, and mostly written without a capital.

    So names of people, parties and countries have none; "I" has, and so have numbers and signs.

    >>> vocabulary(["We cut taxes by $5 in Ohio."] * 25)
    ('$', '0', 'cut', 'taxes')
    """
    holding: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for text in texts:
        found = tokens(text)
        holding.update({token.word for token in found})
        written.update(token.word for token in found)
        plain.update(token.word for token in found if not token.written[:1].isupper() or token.written == "I")
    return tuple(
        sorted(
            word
            for word, count in holding.items()
            if count >= FEWEST_SENTENCES and 2 * plain[word] > written[word] and word not in WITHOUT_WEIGHT
        )
    )


def logistic(
    inputs: Inputs, labels: Labels, *, penalty: float, start: Numbers | None = None
) -> tuple[Numbers, float]:
    """Weights and bias of a penalised logistic regression, by Newton's method with conjugate gradients.

    >>> weights, bias = logistic(np.array([[0.0], [0.0], [1.0], [1.0]]), np.array([0, 0, 1, 1]), penalty=1.0)
    >>> weights.round(2).tolist(), round(bias, 2)
    ([0.8], -0.4)
    """
    weights = np.zeros(inputs.shape[1] + 1) if start is None else np.array(start, np.float64)
    cost = np.append(np.full(inputs.shape[1], penalty), 1e-9)
    for _ in range(ROUNDS):
        shares = 1 / (1 + np.exp(-_forward(inputs, weights)))
        slope = _backward(inputs, shares - labels) + cost * weights
        if np.abs(slope).max() < ENOUGH:
            break
        weights = weights - _newton_step(inputs, shares * (1 - shares), cost, slope)
    return weights[:-1], float(weights[-1])


def _forward(inputs: Inputs, weights: Numbers) -> Numbers:
    odds: Numbers = np.asarray(inputs @ weights[:-1].astype(inputs.dtype), np.float64) + weights[-1]
    return odds


def _backward(inputs: Inputs, rows: Numbers) -> Numbers:
    slopes = np.asarray(rows.astype(inputs.dtype) @ inputs, np.float64)
    return np.append(slopes, rows.sum())


def _newton_step(inputs: Inputs, mass: Numbers, cost: Numbers, slope: Numbers) -> Numbers:
    """The step that the curvature asks for, by conjugate gradients (Hestenes and Stiefel 1952)."""
    step = np.zeros_like(slope)
    rest = slope.copy()
    way, left = rest.copy(), float(rest @ rest)
    aim = left * 1e-6
    for _ in range(ROUNDS_IN_STEP):
        bent = _backward(inputs, mass * _forward(inputs, way)) + cost * way
        length = left / float(way @ bent)
        step += length * way
        rest -= length * bent
        new = float(rest @ rest)
        if new <= aim:
            break
        way, left = rest + (new / left) * way, new
    return step


def steps_of(unseen: Numbers, labels: Labels) -> tuple[float, float]:
    """From which probability a sentence is high, and below which it is low, in whole hundredths.

    High is half of the best F1, which is where F1 is best when probabilities are calibrated
    (Lipton 2014): the highest point of the measured curve, which is flat, moves with every few
    sentences. Low leaves `KEPT` of the sentences worth checking above it. Both are read off
    `unseen`, the probabilities that sentences got from scorers of other elections.
    """
    tried = np.round(np.arange(0.01, 1.0, 0.01), 2)

    def f1(least: float) -> float:
        said = unseen >= least
        return 2 * float(labels[said].sum()) / float(said.sum() + labels.sum())

    high = round(max(f1(least) for least in tried) / 2, 2)
    low = max(float(least) for least in tried if (unseen[labels == 1] >= least).mean() >= KEPT)
    return high, min(low, high)
