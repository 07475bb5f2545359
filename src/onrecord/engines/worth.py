"""Check-worthiness: a linear engine over a sentence's vector and its plain words, trained on US debates.

It gives the probability that annotators of US presidential debates would have marked a
sentence as a factual claim worth checking. That is not whether it is true, nor whether it can
be checked. `docs/checkworthiness.md` shows what it was measured on, and what it is not for.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.engines import e5
from onrecord.errors import EngineDamaged, EngineMismatch
from onrecord.records.engine import Encoder, EngineId, Vectors, WorthFinding
from onrecord.records.statement import Worth

Numbers = npt.NDArray[np.float64]

ENGINE = EngineId("debate-worth", "1", str(e5.ENGINE))
LANGUAGES = frozenset({"en", "ar", "bg", "es", "nl", "tr"})
"""English, and the languages in which labelled tweets showed what its vectors carry over."""

READ = e5.LONGEST_CHARACTERS
"""Characters of a sentence that are read: as many as the encoder can use."""

FEWEST_WORDS = 3
"""Of fewer the engine says nothing: a number alone looks to it like a claim."""

NAMED = 3
"""How many words for, and how many against, a reason names."""

COUNTS = 0.1
"""The smallest part of the log-odds that a reason names."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][\w'’]*|[$%?]")
_SHOWN = {"0": "the number", "?": "the question mark"}


@dataclass(frozen=True)
class Token:
    """A word as it is looked up and as it stands in the text; every number is looked up as "0"."""

    word: str
    written: str


@dataclass(frozen=True)
class Scorer:
    """A linear scorer of log-odds: words present, each divided by the root of their number, and a vector.

    `usual` is what the vector of the average training sentence adds, so that a reason can say
    whether a meaning counts for or against.
    """

    bias: float
    words: Mapping[str, float]
    vector: Vectors
    usual: float


@dataclass(frozen=True)
class Steps:
    """The probabilities from which a sentence is high and below which it is low, in English.

    `sure` is the probability from which it is high in another language; below, nothing is said.
    """

    high: float
    low: float
    sure: float


@dataclass(frozen=True)
class Weights:
    """What training wrote."""

    english: Scorer
    others: Scorer
    steps: Steps


def tokens(text: str) -> list[Token]:
    """The words, numbers and signs of the beginning of a text.

    >>> [token.word for token in tokens("We’ve cut 1,200 jobs, 3.5%?")]
    ["we've", 'cut', '0', 'jobs', '0', '%', '?']
    """
    found = (match.group() for match in _TOKEN.finditer(text[:READ]))
    return [Token("0" if one[0].isdigit() else one.lower().replace("’", "'"), one) for one in found]


def known_words(texts: Sequence[str], names: Sequence[str]) -> npt.NDArray[np.float32]:
    """A row per text and a column per name: one over the root of the number of names present, or 0."""
    column = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(texts), len(names)), np.float32)
    for row, text in zip(rows, texts, strict=True):
        present = sorted({column[token.word] for token in tokens(text) if token.word in column})
        row[present] = len(present) ** -0.5 if present else 0.0
    return rows


def scores(scorer: Scorer, texts: Sequence[str], vectors: Vectors) -> Numbers:
    """The log-odds of many texts with their vectors."""
    names = list(scorer.words)
    weights = np.array([scorer.words[name] for name in names], np.float64)
    words = known_words(texts, names) @ weights if names else np.zeros(len(texts))
    return np.asarray(words + vectors @ scorer.vector + scorer.bias, np.float64)


class DebateWorth:
    """Says how much checking sentences would matter, with what counted for and against.

    English gets all three steps. The other languages it was measured in get `HIGH` where it is
    sure, and else `UNSAID`; every other language is `UNSAID`. A sentence has the same finding
    whatever stands beside it.

    Raises, on first use:
        EngineDamaged: the shipped weights are not what training wrote.
        EngineMismatch: `encoder` is not the one the weights were trained with.
    """

    engine = ENGINE
    languages = LANGUAGES

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def judge(self, sentences: Sequence[str], language: str | None) -> list[WorthFinding]:
        """One finding per sentence, in the order given. `HIGH` is the engine's yes."""
        if language not in LANGUAGES:
            where = "a language that is not known" if language is None else f"language {language!r}"
            return [_silent(f"it was not measured in {where}") for _ in sentences]
        if self._encoder.engine != e5.ENGINE:
            raise EngineMismatch(
                f"{ENGINE.name} was given vectors of {self._encoder.engine}.",
                f"It was trained with those of {e5.ENGINE}.",
                "Give it that encoder, or leave it out.",
            )
        weights = shipped()
        told = [at for at, sentence in enumerate(sentences) if len(tokens(sentence)) >= FEWEST_WORDS]
        findings = [_silent(f"it has fewer than {FEWEST_WORDS} words") for _ in sentences]
        vectors = self._encoder.encode([sentences[at] for at in told], "query")
        for at, vector in zip(told, vectors, strict=True):
            if language == "en":
                findings[at] = _in_english(sentences[at], vector, weights)
            else:
                findings[at] = _elsewhere(vector, weights)
        return findings


def _silent(reason: str) -> WorthFinding:
    return WorthFinding(Worth.UNSAID, None, reason)


def _in_english(sentence: str, vector: Vectors, weights: Weights) -> WorthFinding:
    scorer, steps = weights.english, weights.steps
    written = {
        token.word: token.written for token in reversed(tokens(sentence)) if token.word in scorer.words
    }
    parts = [(scorer.words[word] * len(written) ** -0.5, _shown(word, written[word])) for word in written]
    meaning = float(vector @ scorer.vector)
    probability = _share(sum(part for part, _ in parts) + meaning + scorer.bias)
    parts.sort(key=lambda part: (-abs(part[0]), part[1]))
    whole = (meaning - scorer.usual, "its meaning as a whole")
    pros = [part for part in parts if part[0] >= COUNTS][:NAMED]
    cons = [part for part in parts if part[0] <= -COUNTS][:NAMED]
    (pros if whole[0] > 0 else cons).insert(0, whole)
    if probability >= steps.high:
        step, line = Worth.HIGH, f"high from {steps.high:.2f}"
    elif probability < steps.low:
        step, line = Worth.LOW, f"low below {steps.low:.2f}"
    else:
        step, line = Worth.MEDIUM, f"medium from {steps.low:.2f} to {steps.high:.2f}"
    counted = [
        f"{side} {', '.join(f'{name} ({part:+.1f})' for part, name in named)}"
        for side, named in (("for it", pros), ("against it", cons))
        if named
    ]
    cut = "; only its beginning was read" if len(sentence) > READ else ""
    return WorthFinding(step, probability, f"{_told(probability)}, {line}: {'; '.join(counted)}{cut}")


def _elsewhere(vector: Vectors, weights: Weights) -> WorthFinding:
    """Outside English only the vector speaks, and its probability is not calibrated."""
    share, sure = _share(float(vector @ weights.others.vector) + weights.others.bias), weights.steps.sure
    if share < sure:
        return _silent(f"outside English it speaks only when it is sure: {share:.2f}, needed {sure:.2f}")
    return WorthFinding(
        Worth.HIGH, None, f"{_told(share)}, needed {sure:.2f} outside English: for it its meaning as a whole"
    )


def _shown(word: str, written: str) -> str:
    """How a reason names a word: as it stands in the sentence.

    >>> _shown("0", "40"), _shown("taxes", "Taxes")
    ('the number “40”', '“Taxes”')
    """
    kind = _SHOWN.get(word)
    return f"{kind} “{written}”" if kind else f"“{written}”"


def _told(probability: float) -> str:
    """A probability as a reason gives it.

    >>> _told(0.413), _told(0.9981), _told(0.002)
    ('a probability of 0.41', 'a probability over 0.99', 'a probability under 0.01')
    """
    if not 0.01 <= probability <= 0.99:
        return f"a probability {'over 0.99' if probability > 0.5 else 'under 0.01'}"
    return f"a probability of {probability:.2f}"


def _share(score: float) -> float:
    return float(1 / (1 + np.exp(-score)))


# -- the file of weights ------------------------------------------------------------------


@cache
def shipped() -> Weights:
    """The weights in `worth.json`."""
    return read_weights(resources.files("onrecord.engines").joinpath("worth.json").read_bytes())


def read_weights(raw: bytes) -> Weights:
    """The weights in the bytes of a file, when it is whole and of this version.

    Raises:
        EngineDamaged: it is not JSON, of another version or encoder, or its digest differs.
    """
    try:
        told = json.loads(raw)
        made_for, digest = (told["version"], told["encoder"]), told["digest"]
        if made_for != (ENGINE.version, ENGINE.settings):
            raise _damaged(f"is of version {made_for[0]!r} for the encoder {made_for[1]!r}")
        if digest != digest_of(told):
            raise _damaged("has numbers that do not agree with its digest")
        english, others = (_scorer(told["weights"][name]) for name in ("english", "others"))
        return Weights(english, others, Steps(**told["thresholds"]))
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(f"cannot be read ({type(error).__name__}: {error})") from error


def digest_of(told: Mapping[str, Any]) -> str:
    """The SHA-256 of the numbers in a file of weights."""
    numbers = json.dumps([told["weights"], told["thresholds"]], sort_keys=True)
    return hashlib.sha256(numbers.encode()).hexdigest()


def _scorer(told: Mapping[str, Any]) -> Scorer:
    vector = np.array(told["vector"], np.float32)
    if vector.shape != (e5.DIMENSIONS,):
        raise ValueError(f"a vector of {vector.size} numbers, expected {e5.DIMENSIONS}")
    return Scorer(float(told["bias"]), dict(told["words"]), vector, float(told["usual"]))


def _damaged(what: str) -> EngineDamaged:
    return EngineDamaged(
        f"The file of weights of {ENGINE.name} {what}.",
        f"Version {ENGINE.version} for the encoder {ENGINE.settings}, as training wrote it.",
        "Install onrecord again, or run `python -m training.worth --data DIR`.",
    )
