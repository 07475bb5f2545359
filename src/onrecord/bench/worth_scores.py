"""Scores of a yes-or-no judgement with its intervals, and the baselines of check-worthiness."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.bench.figure import Figure, of_units
from onrecord.text.words import words

Marks = npt.NDArray[np.bool_]
Ranks = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Method:
    """Who judged: which texts it said yes to and, where it ranks them, how high it puts each."""

    name: str
    what: str
    said: Marks
    ranked: Ranks | None = None
    shown: tuple[str, ...] = ("f1",)
    target: float | None = None
    baseline: bool = True


@dataclass(frozen=True)
class Trial:
    """Texts that several methods judged, with the annotators' marks; units stand or fall together."""

    key: str
    on: str
    marked: Marks
    units: tuple[str, ...]

    def places(self) -> list[npt.NDArray[np.int64]]:
        """For each unit, which texts are in it."""
        found: dict[str, list[int]] = {}
        for at, unit in enumerate(self.units):
            found.setdefault(unit, []).append(at)
        return [np.array(each) for each in found.values()]

    def figures(self, methods: Sequence[Method]) -> Iterator[Figure]:
        """The figures each method asks for, the same texts drawn again for every interval."""
        drawn = self.places()
        for method in methods:
            for name in method.shown:
                measured, low, high = of_units(drawn, self._score(name, method))
                yield Figure(
                    key=f"worth.{self.key}.{method.name}.{name}",
                    what=f"{method.what}: {WHAT[name]}",
                    on=self.on,
                    measured=measured,
                    low=low,
                    high=high,
                    count=len(self.marked),
                    target=method.target if name == "f1" else None,
                    baseline=method.baseline,
                )

    def _score(self, name: str, method: Method) -> Any:
        def score(some: Sequence[npt.NDArray[np.int64]]) -> float:
            at = np.concatenate(some)
            if name == "ap":
                return average_precision(self.marked[at], given[at])
            return yes_score(name, self.marked[at], given[at])

        given: Any = method.said if name != "ap" or method.ranked is None else method.ranked
        return score


WHAT = {"f1": "F1", "precision": "precision", "recall": "recall", "ap": "average precision"}


def yes_score(name: str, marked: Marks, said: Marks) -> float:
    """F1, precision or recall of the marked texts; 0 where there is nothing to divide by.

    >>> marked, said = np.array([True, True, False]), np.array([True, False, False])
    >>> [round(yes_score(name, marked, said), 2) for name in ("f1", "precision", "recall")]
    [0.67, 1.0, 0.5]
    """
    right = int((marked & said).sum())
    below = {"f1": int(marked.sum() + said.sum()), "precision": int(said.sum()), "recall": int(marked.sum())}
    return (2 if name == "f1" else 1) * right / below[name] if right else 0.0


def average_precision(marked: Marks, ranked: npt.NDArray[Any]) -> float:
    """The mean, over the marked texts, of the precision down to their rank; equal ranks are taken at once.

    >>> average_precision(np.array([True, False, True]), np.array([0.9, 0.8, 0.7])).__round__(3)
    0.833
    """
    if not marked.any():
        return 0.0
    order = np.argsort(-ranked.astype(np.float64), kind="stable")
    last = np.append(np.diff(ranked[order].astype(np.float64)) != 0, True)
    right = np.cumsum(marked[order])[last]
    precision = right / (np.flatnonzero(last) + 1)
    return float((np.diff(right, prepend=0) * precision).sum() / right[-1])


class NaiveBayes:
    """The baseline: multinomial naive Bayes over a bag of words, every count one higher.

    >>> bayes = NaiveBayes(["taxes fell", "thank you"], [1, 0])
    >>> (bayes.log_odds(["taxes", "thank"]) > 0).tolist()
    [True, False]
    """

    def __init__(self, texts: Sequence[str], labels: Sequence[int]) -> None:
        counts = (Counter[str](), Counter[str]())
        for text, label in zip(texts, labels, strict=True):
            counts[label].update(words(text))
        known = counts[0].keys() | counts[1].keys()
        sizes = [sum(each.values()) + len(known) for each in counts]
        self._weights = {
            word: math.log((counts[1][word] + 1) / sizes[1]) - math.log((counts[0][word] + 1) / sizes[0])
            for word in known
        }
        self._prior = math.log(sum(labels) / (len(labels) - sum(labels)))

    def log_odds(self, texts: Sequence[str]) -> Ranks:
        """For each text the log-odds that it is marked; words never seen say nothing."""
        return np.array(
            [self._prior + sum(self._weights.get(word, 0.0) for word in words(text)) for text in texts]
        )
