"""Trains the lexical stance engine and writes `src/onrecord/engines/lexical_stance.json`.

    python -m training.lexical_stance --data DIR

Reads `entailment_pairs/train.jsonl.xz` under DIR and keeps the sources whose licence lets
weights ship. Pairs that share a claim or a passage stay on one side of the split: 70 parts
train, 15 set the temperature and the thresholds, 15 report. FoolMeTwice and Check-COVID are
kept out of training altogether and, with HealthVer and AVeriTeC, show how far the engine
carries over. Nothing but numbers is written. Seeded: the same data give the same file.
"""

import argparse
import csv
import gzip
import hashlib
import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.engines.lexical import SIDES, VETOES, Numbers, Weights, probabilities
from onrecord.engines.lexical_features import NAMES, features, read
from onrecord.text.words import stems

OUT = Path("src/onrecord/engines/lexical_stance.json")
SEED = 20221102  # of the split
PAIRS = Path("entailment_pairs") / "train.jsonl.xz"
SOURCES = ("fever_dev", "fever_nei", "factcheckgpt")
"""Claims with passages. Sentence pairs of other clean sources (WANLI, ConjNLI, SNLI, counterfactual
NLI) were tried and made every measurement worse: their pairs share nearly all words."""
WITH_BESIDE = ("fever_dev", "factcheckgpt")  # sources whose claims also get passages about other claims
TEMPERATURES = np.arange(0.5, 3.01, 0.05)
Labels = npt.NDArray[np.int64]
PRECISION = 0.92  # asked of the calibration part, so that nine in ten hold on pairs not yet seen
COMMONEST = 200  # passages that hold a word, above which the word tells nothing
FEWEST = 100  # answers on the calibration part below which a threshold is not trusted
STRENGTH = 1e-3  # of the penalty on the squared weights
ROUNDS = 60


@dataclass(frozen=True)
class Pair:
    """A claim, a passage, and 0 supports, 1 refutes or 2 neither."""

    claim: str
    passage: str
    label: int
    source: str


def read_pairs(data: Path) -> list[Pair]:
    """The pairs of `SOURCES`."""
    found: dict[str, list[Pair]] = defaultdict(list)
    with lzma.open(data / PAIRS, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            if row["s"] in SOURCES and row["y"] < 3:
                found[row["s"]].append(Pair(row["h"], row["p"], row["y"], row["s"]))
    return [pair for source in SOURCES for pair in found[source]]


def groups(pairs: list[Pair]) -> list[int]:
    """A number per pair; pairs that share a claim or a passage, however far round, share it."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for pair in pairs:
        parent[root(f"c {pair.claim}")] = root(f"p {pair.passage}")
    return [int(hashlib.sha256(root(f"c {pair.claim}").encode()).hexdigest()[:8], 16) % 100 for pair in pairs]


def beside(pairs: list[Pair], parts: list[str]) -> Iterator[tuple[Pair, str]]:
    """For each claim a passage of another claim in the same part that shares many of its words.

    What a search brings is mostly such passages; without them the engine would learn that
    shared words mean support. A passage that holds every name of the claim is left out: it
    may bear on the claim, and nobody has labelled that. So is a claim without names.
    """
    shelves: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (pair, part) in enumerate(zip(pairs, parts, strict=True)):
        if pair.source in WITH_BESIDE:
            shelves[pair.source, part].append(at)
    found_in = {pair.passage: read(pair.passage).words for pair in pairs}
    for (source, part), shelf in sorted(shelves.items()):
        holders: dict[str, list[int]] = defaultdict(list)
        for at in shelf:
            for stem in set(stems(pairs[at].passage)):
                holders[stem].append(at)
        for claim in sorted({pairs[at].claim for at in shelf}):
            said = read(claim)
            scores: dict[int, float] = defaultdict(float)
            for stem in set(said.stems):
                for at in holders[stem] if len(holders[stem]) < COMMONEST else ():
                    scores[at] += 1 / len(holders[stem])
            others = [at for at in scores if said.names - found_in[pairs[at].passage]]
            if others:
                best = min(others, key=lambda at: (-scores[at], at))
                yield Pair(claim, pairs[best].passage, 2, f"{source} beside"), part


def rows_of(pairs: Iterable[Pair]) -> Numbers:
    """The features of every pair."""
    return np.array([features(pair.claim, pair.passage) for pair in pairs])


def fit(rows: Numbers, labels: Labels) -> Weights:
    """Multinomial logistic regression by Newton's method on standardised features."""
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-9)
    inputs = np.hstack([(rows - middle) / spread, np.ones((len(rows), 1))])
    wanted = np.stack([labels == 0, labels == 1], axis=1).astype(float)
    size = inputs.shape[1]
    weights = np.zeros((2, size))
    penalty = STRENGTH * np.append(np.ones(size - 1), 0.0)
    for _ in range(ROUNDS):
        scores = np.hstack([inputs @ weights.T, np.zeros((len(inputs), 1))])
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = (powers / powers.sum(axis=1, keepdims=True))[:, :2]
        slope = ((shares - wanted).T @ inputs / len(inputs) + penalty * weights).ravel()
        bend = np.zeros((2 * size, 2 * size))
        for a in range(2):
            for b in range(2):
                mass = shares[:, a] * ((a == b) - shares[:, b])
                block = (inputs * mass[:, None]).T @ inputs / len(inputs)
                bend[a * size : (a + 1) * size, b * size : (b + 1) * size] = block
        bend += np.diag(np.tile(penalty + 1e-9, 2))
        step = np.linalg.solve(bend, slope)
        weights -= step.reshape(2, size)
        if np.abs(step).max() < 1e-8:
            break
    plain = weights[:, :-1] / spread
    return Weights(plain, weights[:, -1] - plain @ middle, 1.0, {})


def with_temperature(weights: Weights, rows: Numbers, labels: Labels) -> Weights:
    """The temperature with the smallest log loss on the calibration part."""

    def loss(temperature: float) -> float:
        tried = Weights(weights.rows, weights.bias, temperature, {})
        shares = probabilities(rows, tried)[np.arange(len(labels)), labels]
        return float(-np.log(np.maximum(shares, 1e-12)).mean())

    best = min((float(t) for t in TEMPERATURES), key=loss)
    return Weights(weights.rows, weights.bias, round(best, 2), {})


def may_support(rows: Numbers) -> npt.NDArray[np.bool_]:
    """Whether each row of features is free of the `VETOES`."""
    against = rows[:, [NAMES.index(name) for name in VETOES]].sum(axis=1)
    return np.asarray(against == 0, dtype=np.bool_)


def shares_of(rows: Numbers, weights: Weights) -> Numbers:
    """The probabilities as the engine uses them: no support where a veto forbids it."""
    shares = probabilities(rows, weights)
    shares[~may_support(rows), 0] = 0.0
    return shares


def thresholds(shares: Numbers, labels: Labels) -> dict[str, float | None]:
    """Per side the lowest threshold whose answers, and those of every higher one, are right often enough."""
    found: dict[str, float | None] = {}
    for at, side in enumerate(SIDES):
        lowest = None
        for threshold in np.arange(0.99, 0.49, -0.01):
            spoken = shares[:, at] >= threshold
            if spoken.sum() < FEWEST:
                continue
            if (labels[spoken] == at).mean() < PRECISION:
                break
            lowest = round(float(threshold), 2)
        found[side] = lowest
    return found


def report(
    name: str, rows: Numbers, weights: Weights, labels: Labels, limits: dict[str, float | None]
) -> dict[str, object]:
    """Accuracy and macro-F1 of the likeliest stance, and what the engine really says."""
    guess = probabilities(rows, weights).argmax(axis=1)
    shares = shares_of(rows, weights)
    present = sorted(set(labels.tolist()))
    scores = []
    for label in present:
        right = int(((guess == label) & (labels == label)).sum())
        scores.append(2 * right / max(1, int((guess == label).sum() + (labels == label).sum())))
    told: dict[str, object] = {
        "pairs": len(labels),
        "commonest": round(max(float((labels == label).mean()) for label in present), 3),
        "accuracy": round(float((guess == labels).mean()), 3),
        "macro_f1": round(float(np.mean(scores)), 3),
    }
    for at, side in enumerate(SIDES):
        limit = limits[side]
        spoken = shares[:, at] >= (2.0 if limit is None else limit)
        right = int((labels[spoken] == at).sum())
        told[side] = {"said": int(spoken.sum()), "right": right}
    print(f"{name:12s} {json.dumps(told)}")
    return told


def transfer(data: Path) -> dict[str, list[Pair]]:
    """Sets the engine never saw: claims meant to fool, health news, health research, real claims.

    FoolMeTwice only with its gold evidence: its retrieved passages are labelled as neither,
    and many of them bear on the claim.
    """
    found: dict[str, list[Pair]] = defaultdict(list)
    with lzma.open(data / PAIRS, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            name = {"fm2_dev": "fool_me_twice", "checkcovid": "check_covid"}.get(row["s"])
            if name:
                found[name].append(Pair(row["h"], row["p"], row["y"], name))
    labels = {"Supports": 0, "Refutes": 1, "Neutral": 2}
    with (data / "healthver" / "healthver_dev.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found["healthver"].append(Pair(row["claim"], row["evidence"], labels[row["label"]], "healthver"))
    verdicts = {"Supported": 0, "Refuted": 1, "Not Enough Evidence": 2}
    with gzip.open(data / "averitec" / "train_first1158_of_3068.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            answers = [answer["answer"] for asked in row["questions"] for answer in asked["answers"]]
            if row["label"] in verdicts and answers:
                passage = " ".join(answers)
                found["averitec"].append(Pair(row["claim"], passage, verdicts[row["label"]], "averitec"))
    return found


def main() -> None:
    """Train, calibrate, report, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    data: Path = options.parse_args().data
    pairs = read_pairs(data)
    parts = [part_of(number) for number in groups(pairs)]
    for extra, part in list(beside(pairs, parts)):
        pairs.append(extra)
        parts.append(part)
    rows, labels = rows_of(pairs), np.array([pair.label for pair in pairs])
    where = np.array(parts)
    at = {part: np.flatnonzero(where == part) for part in ("train", "calibrate", "report")}
    weights = fit(rows[at["train"]], labels[at["train"]])
    weights = with_temperature(weights, rows[at["calibrate"]], labels[at["calibrate"]])
    limits = thresholds(shares_of(rows[at["calibrate"]], weights), labels[at["calibrate"]])
    held_out = report("held out", rows[at["report"]], weights, labels[at["report"]], limits)
    measured = {"held_out": held_out}
    for name, others in sorted(transfer(data).items()):
        known = np.array([pair.label for pair in others])
        measured[name] = report(name, rows_of(others), weights, known, limits)
    write(weights, limits, measured, trained_on(data, pairs, at))


def part_of(number: int) -> str:
    """Where a group goes: 70 of a hundred train, 15 calibrate, 15 report."""
    return "train" if number < 70 else "calibrate" if number < 85 else "report"


def trained_on(data: Path, pairs: list[Pair], at: dict[str, Labels]) -> dict[str, object]:
    """Where the weights come from, for the file."""
    counts: dict[str, int] = defaultdict(int)
    for place in at["train"]:
        counts[pairs[int(place)].source] += 1
    return {
        "command": "python -m training.lexical_stance --data DIR",
        "seed": SEED,
        "sha256": hashlib.sha256((data / PAIRS).read_bytes()).hexdigest(),
        "train": dict(sorted(counts.items())),
        "calibrate": len(at["calibrate"]),
        "report": len(at["report"]),
    }


def write(
    weights: Weights, limits: dict[str, float | None], measured: dict[str, object], source: dict[str, object]
) -> None:
    """Put the weights, the thresholds, the measurements and their source into `OUT`."""
    told = {
        "weights": {
            side: {name: round(float(number), 4) for name, number in zip(NAMES, row, strict=True)}
            for side, row in zip(SIDES, weights.rows, strict=True)
        },
        "bias": {side: round(float(number), 4) for side, number in zip(SIDES, weights.bias, strict=True)},
        "temperature": weights.temperature,
        "thresholds": limits,
        "trained": source,
        "measured": measured,
    }
    OUT.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    print(f"thresholds {limits}, temperature {weights.temperature}, written to {OUT}")


if __name__ == "__main__":
    main()
