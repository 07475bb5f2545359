"""Measure how often numbers that differ go with a refuted claim, and ones that agree with a supported one.

    python training/comparison_agreement.py --data DIR --out src/onrecord/verdict/calibration.json

`DIR` holds `entailment_pairs/train.jsonl.xz`. Six of its sources are used, all of claims and
passages that people labelled: AVeriTeC, Fool Me Twice, FEVER, COVID-Fact, Check-COVID and WiCE.
Only the table of rates goes into the project. There is no chance in it, so there is no seed.
"""

import argparse
import hashlib
import json
import lzma
from collections import defaultdict
from pathlib import Path
from typing import Any

from repeat_agreement import Seen, rate, store

from onrecord.verdict.comparisons import COVER, compare_numbers

PAIRS = "entailment_pairs/train.jsonl.xz"
SOURCES = ("averitec", "fm2", "fever", "covidfact", "checkcovid", "wice")
MEANT = {"agree": 0, "differ": 1}


def measure(data: Path) -> dict[str, Any]:
    """The rates by finding, all sources and each."""
    seen: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    looked_at = 0
    with lzma.open(data / PAIRS, "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            pair = json.loads(line)
            source = next((name for name in SOURCES if pair["s"].startswith(name)), None)
            if source is None:
                continue
            looked_at += 1
            found = compare_numbers(pair["h"], pair["p"])
            if found is not None:
                agreed = pair["y"] == MEANT[found.finding]
                for name in ("all", source):
                    seen[found.finding, name].append(Seen(1, found.finding, 0, agreed))
    return {
        "measured": "how often a passage whose number differs from the claim's was labelled as refuting "
        "it, and "
        "one whose number agrees as supporting it",
        "command": "python training/comparison_agreement.py --data DIR --out "
        "src/onrecord/verdict/calibration.json",
        "cover": COVER,
        "sources": [{"file": PAIRS, "sha256": hashlib.sha256((data / PAIRS).read_bytes()).hexdigest()}],
        "records": looked_at,
        "table": [
            {"side": side, "of": name, **rate(seen[side, name])}
            for side in ("agree", "differ")
            for name in ("all", *SOURCES)
        ],
    }


def main() -> None:
    """Print the table; with `--out` store it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    found = measure(asked.data)
    print(json.dumps(found, indent=2, ensure_ascii=False))
    if asked.out:
        store(asked.out, "comparisons", found)


if __name__ == "__main__":
    main()
