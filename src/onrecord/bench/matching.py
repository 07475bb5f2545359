"""Measures matching on the claim-retrieval sets of CLEF CheckThat! 2020 and 2022 (2B), when they are there.

``python -m onrecord.bench.matching DATA [--words-only] [--keep FOLDER]`` prints MAP@5 of the
ranking on the training and development queries, what the label `same` is worth against the gold
pairs, and how often a pair spoilt by code is still called the same. Test queries are not read.
"""

import argparse
import csv
import gzip
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.archive.archive import Archive
from onrecord.archive.index import Query
from onrecord.bench.matching_negatives import spoilt
from onrecord.engines.engines import EngineSettings, load
from onrecord.matching.candidates import group
from onrecord.matching.guards import guard
from onrecord.matching.matching import TAKEN, match
from onrecord.records.engine import Engines
from onrecord.records.factcheck import FactCheck, Relation
from onrecord.records.statement import Checkable, Claim, Worth
from onrecord.text.spans import Span

ABSENT = "absent"
_DEPTH = 5


@dataclass(frozen=True)
class Task:
    """A collection of earlier fact-checks, queries, and which of the first answer which of the second."""

    name: str
    collection: dict[str, FactCheck]
    queries: dict[str, dict[str, str]]
    gold: dict[str, frozenset[str]]


def a_claim(text: str) -> Claim:
    """`text` as a claim, for measuring: only its words matter."""
    return Claim(
        "", "", Span(0, len(text)), text, text, None, Checkable.CHECKABLE, "", Worth.UNSAID, "", language="en"
    )


def tasks(data: Path) -> Iterator[Task | str]:
    """The sets found in a folder; for one that is not there, a line that says so."""
    for name, read in (("clef2020_claim_retrieval", _clef2020), ("clef2022_claim_retrieval_2b", _clef2022)):
        yield read(name, data / name) if (data / name).is_dir() else f"{name}: {ABSENT}"


def _clef2020(name: str, folder: Path) -> Task:
    rows = list(csv.DictReader(_lines(folder / "verified_claims.docs.tsv"), delimiter="\t"))
    collection = {
        row[""]: FactCheck(f"record {row['']}", row["vclaim"], row["title"], language="en") for row in rows
    }
    queries: dict[str, dict[str, str]] = {}
    gold: dict[str, set[str]] = {}
    for split in ("train", "dev"):
        table = csv.DictReader(_lines(folder / split / "tweets.queries.tsv"), delimiter="\t")
        queries[split] = {row[""]: row["tweet_content"] for row in table}
        _read_gold(folder / split / "tweet-vclaim-pairs.qrels", gold)
    return Task(name, collection, queries, {key: frozenset(some) for key, some in gold.items()})


def _clef2022(name: str, folder: Path) -> Task:
    with gzip.open(
        folder / "politifact_vclaims_light.jsonl.gz", "rt", encoding="utf-8", newline="\n"
    ) as file:
        rows = [json.loads(line) for line in file]
    collection = {
        row["vclaim_id"]: FactCheck(
            "PolitiFact", row["vclaim"], row["title"], row["url"], claimant=row["speaker"], language="en"
        )
        for row in rows
    }
    texts = dict(
        line.rstrip("\n").split("\t", 1) for line in _lines(folder / "CT2022-Task2B-EN-Train-Dev_Queries.tsv")
    )
    queries: dict[str, dict[str, str]] = {}
    gold: dict[str, set[str]] = {}
    for split in ("Train", "Dev"):
        here: dict[str, set[str]] = {}
        _read_gold(folder / f"CT2022-Task2B-EN-{split}_QRELs.tsv", here)
        queries[split.lower()] = {key: texts[key] for key in here}
        gold |= here
    return Task(name, collection, queries, {key: frozenset(some) for key, some in gold.items()})


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n") if path.suffix != ".tsv" else _kept(path)


def _kept(path: Path) -> list[str]:
    return [line + "\n" for line in path.read_text("utf-8").split("\n") if line]


def _read_gold(path: Path, gold: dict[str, set[str]]) -> None:
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            query, _, answer, _ = line.split()
            gold.setdefault(query, set()).add(answer)


def filled(task: Task, folder: Path, engines: Engines) -> Archive:
    """An archive that holds the task's collection, indexed; one that is there already is used again."""
    if folder.exists():
        return Archive.open(folder)
    archive = Archive.create(folder)
    archive.put(*task.collection.values())
    archive.sync(engines.encoder, _show)
    return archive


def _show(stage: str, done: int, of: int) -> None:
    sys.stderr.write(f"\r{stage} {done}/{of}")


def map_at_5(task: Task, split: str, archive: Archive, engines: Engines) -> float:
    """Mean average precision of the first five groups, over the queries of one split."""
    named = {record.id: key for key, record in task.collection.items()}
    queries = task.queries[split]
    vectors = engines.encoder.encode(list(queries.values()), "query") if engines.encoder else None
    total = 0.0
    for number, (key, text) in enumerate(queries.items()):
        vector = vectors[number] if vectors is not None else None
        hits = archive.search_factchecks(Query(text, vector, TAKEN, "en"))
        records = {hit.factcheck: task.collection[named[hit.factcheck]] for hit in hits}
        ranked = [
            {named[one.factcheck.id], *(named[other] for other in one.duplicates)}
            for one in group(hits, records)[:_DEPTH]
        ]
        total += _average_precision(ranked, task.gold[key])
    return total / len(queries)


def _average_precision(ranked: Sequence[set[str]], gold: frozenset[str]) -> float:
    found, total = 0, 0.0
    for place, answers in enumerate(ranked, start=1):
        if answers & gold:
            found += 1
            total += found / place
    return total / min(len(gold), _DEPTH)


@dataclass(frozen=True)
class Labelled:
    """What the labels said about the gold pairs of one split."""

    queries: int
    above: int
    same: int
    same_in_gold: int
    gold_same: int
    gold_contradicts: int


def labelled(task: Task, split: str, archive: Archive, engines: Engines) -> Labelled:
    """How many gold pairs reach the line and are called the same, and how many others are.

    Gold names one or two answers a query, so a `same` outside it is not always wrong.
    """
    named = {record.id: key for key, record in task.collection.items()}
    queries = task.queries[split]
    matchings = match([a_claim(text) for text in queries.values()], archive, engines)
    above = same = in_gold = gold_same = gold_contradicts = 0
    for key, matching in zip(queries, matchings, strict=True):
        gold = task.gold[key]
        relations = {Relation.SAME: False, Relation.CONTRADICTS: False, Relation.RELATED: False}
        for one in matching.matches:
            right = bool({named[one.factcheck], *(named[other] for other in one.duplicates)} & gold)
            same += one.relation is Relation.SAME
            in_gold += right and one.relation is Relation.SAME
            relations[one.relation] |= right
        above += any(relations.values())
        gold_same += relations[Relation.SAME]
        gold_contradicts += relations[Relation.CONTRADICTS]
    return Labelled(len(queries), above, same, in_gold, gold_same, gold_contradicts)


def hard_negatives(task: Task, most: int = 150) -> dict[str, tuple[int, int]]:
    """For each way of spoiling a claim: how many were still called the same, of how many.

    `unchanged` holds claims against themselves and should be all the same.
    """
    counts: dict[str, tuple[int, int]] = {}
    for factcheck in task.collection.values():
        for way, text in spoilt(factcheck.claim):
            wrong, of = counts.get(way, (0, 0))
            if of >= most:
                continue
            same = guard(a_claim(text), factcheck).relation is Relation.SAME
            counts[way] = (wrong + same, of + 1)
    return counts


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the numbers; exit status 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--words-only", action="store_true")
    parser.add_argument("--keep", type=Path, help="where to keep the filled archives between runs")
    options = parser.parse_args(arguments)
    engines = load(EngineSettings(words_only=options.words_only))
    for task in tasks(options.data):
        if isinstance(task, str):
            _say(task)
            continue
        with tempfile.TemporaryDirectory() as scratch:
            place = (
                options.keep or Path(scratch)
            ) / f"{task.name}-{'words' if options.words_only else 'vectors'}"
            with filled(task, place, engines) as archive:
                _report(task, archive, engines)
    return 0


def _report(task: Task, archive: Archive, engines: Engines) -> None:
    _say(f"{task.name}: {len(task.collection)} earlier claims, encoder: {engines.encoder is not None}")
    for split in task.queries:
        score = map_at_5(task, split, archive, engines)
        found = labelled(task, split, archive, engines)
        precision = found.same_in_gold / found.same if found.same else 0.0
        _say(
            f"  {split}: MAP@5 {score:.3f} ({found.queries} queries); gold above the line {found.above},"
            f" called same {found.gold_same}, contradicts {found.gold_contradicts};"
            f" same outside gold {found.same - found.same_in_gold} (precision {precision:.2f})"
        )
    for way, (same, of) in sorted(hard_negatives(task).items()):
        _say(f"  {way}: called same {same} of {of}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main())
