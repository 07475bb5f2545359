"""What subtracting the stored means does to claim matching. Writes nothing.

    python -m training.e5_centring --data DIR

Tweets of the CLEF 2020 development half against its earlier claims, all that are wanted and a
seeded third of the others: MAP@5 without means, with their average, and with one per role.
"""

import argparse
import csv
import random
from collections import defaultdict
from pathlib import Path

import numpy as np

from onrecord.engines.e5 import E5Encoder, reference
from onrecord.records.engine import Vectors

SEED = 1
SHARE = 0.35
DEPTH = 5


def table(path: Path) -> list[list[str]]:
    """The rows of a tab-separated file, without its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def unit(vectors: Vectors) -> Vectors:
    """The rows at length 1."""
    rows: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return rows


def mean_precision(queries: Vectors, claims: Vectors, wanted: list[set[int]]) -> float:
    """MAP at `DEPTH`; ties in the order of the claims."""
    total = 0.0
    for row, right in zip(unit(queries) @ unit(claims).T, wanted, strict=True):
        hits, score = 0, 0.0
        for rank, at in enumerate(np.argsort(-row, kind="stable")[:DEPTH].tolist(), start=1):
            if at in right:
                hits += 1
                score += hits / rank
        total += score / min(len(right), DEPTH)
    return total / len(wanted)


def main() -> None:
    """Encode once, compare three ways of centring."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    folder: Path = options.parse_args().data / "clef2020_claim_retrieval"
    right: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "dev" / "tweet-vclaim-pairs.qrels").read_text("utf-8").splitlines():
        tweet, _, claim, _ = line.split("\t")
        right[tweet].add(claim)
    needed = set().union(*right.values())
    chance = random.Random(SEED)
    claims = [
        row
        for row in table(folder / "verified_claims.docs.tsv")
        if row[0] in needed or chance.random() < SHARE
    ]
    tweets = [row for row in table(folder / "dev" / "tweets.queries.tsv") if row[0] in right]
    place = {row[0]: at for at, row in enumerate(claims)}
    wanted = [{place[claim] for claim in right[row[0]]} for row in tweets]
    encoder = E5Encoder()
    queries = encoder.raw([row[1] for row in tweets], "query")
    passages = encoder.raw([f"{row[2]}. {row[1]}" for row in claims], "passage")
    means = reference().means
    both = (means["query"] + means["passage"]) / 2
    print(f"{len(tweets)} tweets, {len(claims)} claims; MAP@{DEPTH}")
    print(f"no mean {mean_precision(queries, passages, wanted):.3f}")
    print(f"one mean {mean_precision(queries - both, passages - both, wanted):.3f}")
    own = mean_precision(queries - means["query"], passages - means["passage"], wanted)
    print(f"one mean per role {own:.3f}")


if __name__ == "__main__":
    main()
