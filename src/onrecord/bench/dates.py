"""Measures dates and other time expressions on our own annotated texts, and on any folder of TimeML.

``python -m onrecord.bench.dates bench`` prints the table for our own texts, and
``python -m onrecord.bench.dates FOLDER`` the one for a folder of TimeML files.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench.dates_baselines import BASELINES, Unavailable
from onrecord.bench.figure import Absent, Figure, Places, f1, of_units
from onrecord.bench.timeml import documents
from onrecord.bench.timexes import Annotated, Timex, agree
from onrecord.records.engine import Engines
from onrecord.text.dates import time_expressions
from onrecord.text.when import When

LANGUAGES = ("en", "de", "fr", "es", "ru", "ar")
HALVES = ("dev", "held")
TARGET = 0.78
"""Value F1 to reach on the held-out English texts."""

Tagger = Callable[[Annotated], Sequence[Timex]]


@dataclass(frozen=True)
class Counts:
    """What was found in one text, what is annotated in it, and how much of that is right."""

    found: int
    gold: int
    spans: int
    values: int
    types: int


def ours(row: Annotated) -> list[Timex]:
    """What our rules find in a text."""
    anchor = When(row.published) if row.published else None
    return [
        Timex(each.span, each.kind, each.value) for each in time_expressions(row.text, anchor, row.language)
    ]


def counted(found: Sequence[Timex], gold: Sequence[Timex]) -> Counts:
    """The counts of one text: a gold expression is found where one overlaps it, each once at most.

    >>> from onrecord.text.spans import Span
    >>> gold = [Timex(Span(3, 9), "DATE", "2022-11-02")]
    >>> counted([Timex(Span(0, 9), "DATE", "2022-11-02"), Timex(Span(20, 24), "DATE", "2020")], gold)
    Counts(found=2, gold=1, spans=1, values=1, types=1)
    """
    free = list(found)
    spans = values = types = 0
    for each in gold:
        hit = next((one for one in free if one.span.overlaps(each.span)), None)
        if hit is not None:
            free.remove(hit)
            spans += 1
            values += agree(hit.value, each.value)
            types += hit.kind == each.kind
    return Counts(len(found), len(gold), spans, values, types)


def score(what: str) -> Callable[[Sequence[Counts]], float]:
    """The F1 over some texts of `spans`, `values` or `types`."""
    return lambda some: f1(
        sum(getattr(one, what) for one in some), sum(one.found for one in some), sum(one.gold for one in some)
    )


def rows_of(path: Path) -> list[Annotated]:
    """The annotated texts of one half."""
    return [Annotated.of_row(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line]


def only_dates(some: Sequence[Timex]) -> list[Timex]:
    """Dates and times, without durations and what recurs."""
    return [one for one in some if one.kind in ("DATE", "TIME")]


def measure(places: Places) -> Iterator[Figure | Absent]:
    """Span and value F1 of our rules per half and language, and of the libraries beside them."""
    folder = places.sets / "dates"
    for half in HALVES:
        path = folder / f"{half}.jsonl"
        if not path.is_file():
            yield Absent(f"dates.{half}", f"{path} is not there")
            continue
        rows = rows_of(path)
        for language in LANGUAGES:
            some = [row for row in rows if row.language == language]
            if some:
                yield from _figures(f"dates.{language}-{half}", some, ours, f"own {language}, {half}")
        yield from _baselines(half, rows)


def _baselines(half: str, rows: Sequence[Annotated]) -> Iterator[Figure | Absent]:
    for name, baseline in BASELINES.items():
        for language in baseline.languages:
            key = f"dates.{language}-{half}.{name}"
            some = [row for row in rows if row.language == language]
            try:
                if some:
                    on = f"own {language}, {half}"
                    yield from _figures(key, some, baseline.tagger(), on, name)
            except Unavailable as missing:
                yield Absent(key, str(missing))


def _figures(
    key: str, rows: Sequence[Annotated], tagger: Tagger, on: str, baseline: str = ""
) -> Iterator[Figure]:
    found = [(tagger(row), row.expressions) for row in rows]
    sets = {
        "dates": [counted(only_dates(some), only_dates(gold)) for some, gold in found],
        "all": [counted(some, gold) for some, gold in found],
    }
    for which, counts in sets.items():
        for what in ("spans", "values"):
            measured, low, high = of_units(counts, score(what))
            target = TARGET if what == "values" and key == "dates.en-held" else None
            yield Figure(
                key=f"{key}.{which}.{what}",
                what=f"{baseline or 'ours'}: {what} of {'dates' if which == 'dates' else 'all times'}, F1",
                on=on,
                measured=measured,
                low=low,
                high=high,
                count=sum(one.gold for one in counts),
                target=target,
                baseline=bool(baseline),
            )


def table(folder: Path) -> Iterator[str]:
    """The lines of a table for a folder of TimeML: relaxed spans, types, values, as TempEval-3 has them."""
    rows = list(documents(folder))
    counts = [counted(ours(row), row.expressions) for row in rows]
    yield f"{folder.name}: {len(rows)} documents, {sum(one.gold for one in counts)} expressions"
    for what in ("spans", "types", "values"):
        measured, low, high = of_units(counts, score(what))
        yield f"{what:8}F1 {measured:.3f}  95% {low:.3f} to {high:.3f}"


def own_table(sets: Path) -> Iterator[str]:
    """The lines of the table for our own texts, with the libraries that are installed beside ours."""
    for one in measure(Places(sets, sets, Engines())):
        if isinstance(one, Absent):
            yield f"{one.key:45} absent: {one.reason}"
        else:
            interval = f"{one.low:.3f} to {one.high:.3f}"
            yield f"{one.key:45} {one.measured:.3f}  95% {interval}  of {one.count}"


def main() -> int:
    """Print the table; status 1 when the folder holds neither our texts nor TimeML."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.bench.dates")
    parser.add_argument("folder", type=Path, help="a folder of TimeML files, or ours, bench")
    given = parser.parse_args()
    ours_is_there = (given.folder / "dates").is_dir()
    if not ours_is_there and not any(given.folder.rglob("*.tml")):
        sys.stdout.write(f"{given.folder}: absent (no .tml files). Nothing was measured.\n")
        return 1
    for line in own_table(given.folder) if ours_is_there else table(given.folder):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
