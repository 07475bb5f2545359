"""Measure how often a fact-check rates a claim as earlier fact-checks of it did.

    python training/repeat_agreement.py --data DIR --out src/onrecord/verdict/calibration.json

`DIR` holds `factcheck_metadata/all.json.gz` (records of some 50 publishers, from the AVeriTeC
repository) and `clef2022_claim_retrieval_2b/politifact_vclaims_light.jsonl.gz` (PolitiFact, from
CLEF CheckThat! 2022). Nothing of either goes into the project, only the table of rates.

Two records are taken for one claim when the cosine of their stemmed words, weighted by rarity,
is at least `--line`. Some such pairs are two claims after all: that error is in the rates. For
each record the earlier ones of *other* publishers are looked up; where these are of one mind,
the record counts as agreeing or not. There is no chance in it, so there is no seed.
"""

import argparse
import gzip
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import numpy as np

from onrecord.text.words import stems

LINE = 0.7
FEWEST_STEMS = 4
ONE_SIDED = 0.98
"""Share of a publisher's rated claims on one side from which it counts as rating nothing otherwise."""
FEWEST_RATED = 10
SETS = (
    "factcheck_metadata/all.json.gz",
    "clef2022_claim_retrieval_2b/politifact_vclaims_light.jsonl.gz",
)
POLITIFACT = {
    "pants-fire": "false", "false": "false", "barely-true": "false", "half-true": "mixed",
    "mostly-true": "true", "true": "true",
}  # fmt: skip
SIDES: tuple[tuple[str, str], ...] = (
    ("mixed", r"half[- ]true|mixed|mixture|partly|partially|some truth|in dispute|half-true"),
    ("true", r"(?:mostly |largely )?(?:true|correct|accurate|confirmed)\b(?! or )|geppetto"),
    ("false", r"(?:mostly |largely |totally |completely |absolutely |entirely )?(?:false|fake|incorrect|"
     r"untrue|inaccurate|wrong)\b|not true|misleading|pants on fire|(?:two|three|four) pinocchios|hoax|"
     r"fabricated|altered|doctored|manipulated|edited|miscaptioned|baseless|no evidence|unfounded|debunked|"
     r"satire|old (?:photo|video|image)|the claim is (?:false|fake|misleading)|"
     r"this is (?:false|fake|not)|scam"),
)  # fmt: skip
UNSETTLED = re.compile(r"unproven|unverif|unsupported|can't|cannot|too early|hard to|missing context|context")


@dataclass(frozen=True)
class Row:
    """One published fact-check: `side` is false, mixed or true, or `None` when its words fit none."""

    publisher: str
    claim: str
    side: str | None
    on: date | None


@dataclass(frozen=True)
class Seen:
    """One later check against the earlier ones: how many publishers, their side, how long before, agreed.

    `checks` is how many earlier checks there were. `one_sided` says that no earlier check is by a
    publisher that also rates claims otherwise.
    """

    publishers: int
    side: str
    days: int
    agreed: bool
    one_sided: bool = False
    checks: int = 1


def side_of(words: str) -> str | None:
    """The side of a rating as written, or `None`.

    >>> side_of("Mostly False"), side_of("Half true"), side_of("Correct."), side_of("No Machines")
    ('false', 'mixed', 'true', None)
    """
    lowered = words.strip().lower()
    if UNSETTLED.search(lowered):
        return None
    return next((side for side, form in SIDES if re.match(form, lowered)), None)


def read(data: Path) -> list[Row]:
    """Every record with a claim, a publisher and a rating."""
    return [*_metadata(data / SETS[0]), *_politifact(data / SETS[1])]


def _metadata(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records: list[dict[str, Any]] = json.load(file)
    for record in records:
        claim, verdict = record.get("claim_text"), record.get("verdict_article")
        archived = record.get("web_archive") or ""
        host = urlparse(archived[max(0, archived.rfind("http")) :]).netloc.split(":")[0].removeprefix("www.")
        if not (claim and verdict and host):
            continue
        try:
            on = datetime.strptime((record.get("fact_checking_date") or "")[:8], "%d-%m-%y").date()
        except ValueError:
            on = None
        yield Row(host, claim, side_of(verdict), on)


def _politifact(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    for line in filter(None, lines):
        record = json.loads(line)
        found = re.search(r"([A-Z][a-z]+ \d{1,2}, \d{4})", record["date"])
        on = datetime.strptime(found.group(1), "%B %d, %Y").date() if found else None
        yield Row("politifact.com", record["vclaim"], POLITIFACT.get(record["truth_label"]), on)


def neighbours(rows: Sequence[Row], line: float) -> list[list[int]]:
    """For each row the others whose words are as near as `line`, by index."""
    bags = [frozenset(stems(row.claim)) for row in rows]
    seen_in = Counter(stem for bag in bags for stem in bag)
    weight = {stem: math.log(len(rows) / count) ** 2 for stem, count in seen_in.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for at, bag in enumerate(bags):
        if len(bag) >= FEWEST_STEMS:
            for stem in bag:
                holders[stem].append(at)
    arrays = {stem: np.array(held) for stem, held in holders.items() if len(held) < len(rows) // 9}
    norms = np.array([math.sqrt(sum(weight[stem] for stem in sorted(bag))) or 1.0 for bag in bags])
    found = []
    for at, bag in enumerate(bags):
        dots = np.zeros(len(rows))
        for stem in sorted(bag & arrays.keys()) if len(bag) >= FEWEST_STEMS else ():
            dots[arrays[stem]] += weight[stem]
        near = np.nonzero(dots / (norms[at] * norms) >= line)[0]
        found.append([int(other) for other in near if other != at])
    return found


def observe(rows: Sequence[Row], near: Sequence[Sequence[int]]) -> list[Seen]:
    """Each dated check whose earlier ones, by other publishers, are of one mind."""
    seen = []
    only = one_sided(rows)
    for row, others in zip(rows, near, strict=True):
        if row.side is None or row.on is None:
            continue
        earlier: dict[str, set[str]] = defaultdict(set)
        days = []
        for other in (rows[at] for at in others):
            if other.publisher == row.publisher or other.side is None or other.on is None:
                continue
            if other.on <= row.on:
                earlier[other.publisher].add(other.side)
                days.append((row.on - other.on).days)
        sides = set().union(*earlier.values()) if earlier else set()
        if len(sides) == 1:
            side = next(iter(sides))
            agreed, one_sided_only = row.side == side, set(earlier) <= only
            seen.append(Seen(len(earlier), side, min(days), agreed, one_sided_only, len(days)))
    return seen


def one_sided(rows: Sequence[Row]) -> frozenset[str]:
    """The publishers of which at least `ONE_SIDED` of the rated claims are on one side, such as false."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.side is not None:
            counted[row.publisher][row.side] += 1
    return frozenset(
        publisher
        for publisher, sides in counted.items()
        if sides.total() >= FEWEST_RATED and max(sides.values()) >= ONE_SIDED * sides.total()
    )


def rate(seen: Sequence[Seen]) -> dict[str, Any]:
    """Counts, the Laplace-smoothed rate and Wilson's 95% interval of the plain rate."""
    number, agreed = len(seen), sum(one.agreed for one in seen)
    low, high = 0.0, 1.0
    if number:
        share, z = agreed / number, 1.959964
        centre = (share + z * z / (2 * number)) / (1 + z * z / number)
        half = z * math.sqrt(share * (1 - share) / number + z * z / (4 * number**2)) / (1 + z * z / number)
        low, high = max(0.0, centre - half), min(1.0, centre + half)
    smoothed = (agreed + 1) / (number + 2)
    return {
        "observed": number,
        "agreed": agreed,
        "rate": round(smoothed, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }


def table(seen: Sequence[Seen]) -> list[dict[str, Any]]:
    """One line per side: all, those more than a year apart, by number of publishers, and both."""
    lines = []
    for side in ("false", "mixed", "true"):
        held = [one for one in seen if one.side == side]
        lines.append({"side": side, "of": "all", **rate(held)})
        later = [one for one in held if one.days > 365]
        lines.append({"side": side, "of": "more than a year apart", **rate(later)})
        for publishers, name in (
            (1, "one publisher"),
            (2, "two publishers"),
            (3, "three or more publishers"),
        ):
            some = [one for one in held if min(one.publishers, 3) == publishers]
            lines.append({"side": side, "of": name, **rate(some)})
        one = [seen for seen in later if seen.publishers == 1]
        lines.append({"side": side, "of": "one publisher, more than a year apart", **rate(one)})
        only = [seen for seen in held if seen.publishers == 1 and seen.one_sided]
        lines.append({"side": side, "of": "one publisher that rates nothing otherwise", **rate(only)})
        for name, rows in (
            ("one check", held),
            ("one check, more than a year apart", later),
            ("one check, by a publisher that rates nothing otherwise", only),
        ):
            lines.append({"side": side, "of": name, **rate([seen for seen in rows if seen.checks == 1])})
    return lines


def measure(data: Path, line: float) -> dict[str, Any]:
    """The whole table with where it came from."""
    rows = read(data)
    rated = Counter(row.side for row in rows if row.side)
    others = Counter(row.side for row in rows if row.side and row.publisher != "politifact.com")
    return {
        "measured": "how often a fact-check rates a claim on the side on which all earlier fact-checks "
        "of it, "
        "by other publishers, rated it",
        "command": "python training/repeat_agreement.py --data DIR --out "
        "src/onrecord/verdict/calibration.json",
        "line": line,
        "sources": [
            {"file": name, "sha256": hashlib.sha256((data / name).read_bytes()).hexdigest()} for name in SETS
        ],
        "records": len(rows),
        "records_with_a_side": sum(rated.values()),
        "share_false": round(rated["false"] / sum(rated.values()), 4),
        "share_false_without_politifact": round(others["false"] / sum(others.values()), 4),
        "table": table(observe(rows, neighbours(rows, line))),
    }


def store(path: Path, key: str, found: dict[str, Any]) -> None:
    """Write `found` under `key` of the calibration file, leaving its other parts alone."""
    kept = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    text = json.dumps({**kept, key: found}, indent=2, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Print the table; with `--out` store it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--line", type=float, default=LINE)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    found = measure(asked.data, asked.line)
    print(json.dumps(found, indent=2, ensure_ascii=False))
    if asked.out:
        store(asked.out, "repeats", found)


if __name__ == "__main__":
    main()
