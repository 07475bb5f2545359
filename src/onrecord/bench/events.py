"""Which reports tell of the same event, its date and its figures; timelines of SemEval-2015 task 4.

Our own short reports lie in `bench/events/`: development and held-out half, all reports of a half
read together, so that a join across cases counts as wrong.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.bench.figure import Absent, Figure, Places, f1, of_share, of_units
from onrecord.evidence.events import find_events
from onrecord.evidence.happenings import join
from onrecord.records.document import Document
from onrecord.records.evidence import Event
from onrecord.text.spans import Span
from onrecord.text.when import When

SPLITS = {"dev": "development half", "held": "held-out half"}


@dataclass(frozen=True)
class Gold:
    """A telling as annotated: its case and event, its document, the words it is known by, what is right."""

    case: str
    event: str
    document: str
    at: Span
    on: str
    status: str
    counts: frozenset[tuple[str, float]]

    @property
    def name(self) -> str:
        """The event's name, of its case unless it holds a slash."""
        return self.event if "/" in self.event else f"{self.case}/{self.event}"


@dataclass(frozen=True)
class Found:
    """What was found for a telling: the event, the number of its happening, and the counts it was given."""

    event: Event
    happening: int
    counts: frozenset[tuple[str, float]]


@dataclass
class Score:
    """The counts of one case: pairs of tellings, dates, marks and figures."""

    right: int = 0
    found: int = 0
    gold: int = 0
    tellings: int = 0
    dated: int = 0
    marked: int = 0
    figures_right: int = 0
    figures_found: int = 0
    figures_gold: int = 0


def measure(places: Places) -> Iterator[Figure | Absent]:
    """Joins, dates, marks and figures on our own two halves, then the trial timelines."""
    for split, name in SPLITS.items():
        path = places.sets / "events" / f"{split}.jsonl"
        if path.is_file():
            yield from _own(split, name, path)
        else:
            yield Absent(f"events.own-{split}", f"There is no events/{split}.jsonl among our annotated sets.")
    yield from _timelines(places.shared / "semeval2015_timeline_trial")


def _own(split: str, name: str, path: Path) -> Iterator[Figure]:
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    scores = judged(rows)
    on = f"own short reports, {name}, {len(rows)} cases"
    pairs = sum(one.gold for one in scores)
    key = f"events.own-{split}"
    yield Figure(f"{key}.join-f1", "tellings joined, F1 over pairs", on, *of_units(scores, _join), pairs)
    right, found = sum(one.right for one in scores), sum(one.found for one in scores)
    yield Figure(
        f"{key}.join-precision", "joined pairs that are one event", on, *of_share(right, found), found
    )
    yield Figure(
        f"{key}.join-recall", "pairs of one event that are joined", on, *of_share(right, pairs), pairs
    )
    tellings = sum(one.tellings for one in scores)
    for what, done in (("dated", [one.dated for one in scores]), ("marked", [one.marked for one in scores])):
        meant = "date of the event right" if what == "dated" else "happened, planned or denied right"
        yield Figure(f"{key}.{what}", meant, on, *of_share(sum(done), tellings), tellings)
    figures = sum(one.figures_gold for one in scores)
    yield Figure(
        f"{key}.figures-f1", "figures attached to their event, F1", on, *of_units(scores, _figures), figures
    )


def _join(scores: Sequence[Score]) -> float:
    return f1(
        sum(one.right for one in scores), sum(one.found for one in scores), sum(one.gold for one in scores)
    )


def _figures(scores: Sequence[Score]) -> float:
    return f1(
        sum(one.figures_right for one in scores),
        sum(one.figures_found for one in scores),
        sum(one.figures_gold for one in scores),
    )


def judged(rows: Sequence[dict[str, Any]]) -> list[Score]:
    """The score of each case, with the reports of all cases read together.

    A pair that was joined across two cases is wrong, and counts in the case of its first telling.
    """
    documents, gold = _read(rows)
    found = _found(documents, gold)
    scores = {row["case"]: Score() for row in rows}
    for telling in gold:
        _add(scores[telling.case], telling, found.get(telling))
    for one, other in combinations(gold, 2):
        if one.document == other.document:
            continue
        same = one.name == other.name
        a, b = found.get(one), found.get(other)
        joined = a is not None and b is not None and a.happening == b.happening
        score = scores[one.case]
        score.gold += same
        score.found += joined
        score.right += same and joined
    return list(scores.values())


def _read(rows: Sequence[dict[str, Any]]) -> tuple[list[Document], list[Gold]]:
    documents: list[Document] = []
    gold: list[Gold] = []
    for row in rows:
        here = [a_report(f"{row['case']} {number}", report) for number, report in enumerate(row["reports"])]
        documents += here
        for event in row["events"]:
            document = here[event["report"]]
            start = document.text.index(event["at"])
            counts = frozenset((one["kind"], float(one["value"])) for one in event["counts"])
            gold.append(
                Gold(
                    *(row["case"], event["event"], document.id, Span(start, start + len(event["at"]))),
                    *(event["on"], event["status"], counts),
                )
            )
    return documents, gold


def a_report(name: str, report: dict[str, str]) -> Document:
    """A report of the set as a document of its own publisher."""
    return Document(
        *(f"snp_{name}", report["text"], report["title"], (), f"Report {name}", When(report["published"])),
        *("the set", "en", "the set", f"file:{name}.txt"),
    )


def _found(documents: Sequence[Document], gold: Sequence[Gold]) -> dict[Gold, Found]:
    """What was found for each telling: the event in whose words its own stand."""
    events = {event.id: event for event in find_events(documents)}
    home = {
        telling.event: number
        for number, happening in enumerate(join(tuple(events.values())))
        for telling in happening.tellings
    }
    found: dict[Gold, Found] = {}
    for one in gold:
        fits = [
            event
            for event in events.values()
            if event.document == one.document and event.span.overlaps(one.at)
        ]
        if fits:
            best = max(fits, key=lambda event: (_shared(event.span, one.at), event.on.value == one.on))
            counts = frozenset((count.kind, float(count.figure.value)) for count in best.counts)
            found[one] = Found(best, home[best.id], counts)
    return found


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _add(score: Score, gold: Gold, found: Found | None) -> None:
    score.tellings += 1
    score.figures_gold += len(gold.counts)
    if found is None:
        return
    score.dated += found.event.on.value == gold.on
    score.marked += found.event.status.value == gold.status
    score.figures_found += len(found.counts)
    score.figures_right += len(gold.counts & found.counts)


@dataclass(frozen=True)
class Entry:
    """A line of a gold timeline: its date, as far as it is known, and the mentions of the event."""

    date: str
    mentions: tuple[tuple[str, int, str], ...]


def _timelines(folder: Path) -> Iterator[Figure | Absent]:
    """The share of dated gold events, by target entity, that are given with the right date."""
    tables = sorted(folder.glob("TimeLines_*/*.txt"))
    texts = sorted(folder.glob("Corpus*_task4_TimeML/*.tml"))
    key = "events.timeline-trial"
    if not tables or not texts:
        yield Absent(key, "There are no trial timelines of SemEval-2015 task 4 (research data).")
        return
    read = {document.address: (document, spans) for document, spans in map(a_text, texts)}
    events = find_events([document for document, _ in read.values()])
    dated = right = given = 0
    for table in tables:
        for entry in entries(table.read_text("utf-8")):
            if not re.match(r"\d{4}", entry.date):
                continue
            dated += 1
            there = [event for event in events if _mentioned(event, entry, read)]
            given += bool(there)
            right += any(event.on.value == entry.date for event in there)
    on = f"SemEval-2015 task 4, trial part, {len(tables)} entities, {len(texts)} texts; no rule made for it"
    yield Figure(
        f"{key}.dated", "dated gold events given with their date", on, *of_share(right, dated), dated
    )
    yield Figure(f"{key}.given", "dated gold events given at all", on, *of_share(given, dated), dated)


def entries(table: str) -> Iterator[Entry]:
    """The lines of a gold timeline; its first line is the entity.

    >>> list(entries("Ship\\n1\\t2012-01-13\\t12-2-sank\\n"))
    [Entry(date='2012-01-13', mentions=(('12', 2, 'sank'),))]
    """
    for line in table.splitlines()[1:]:
        parts = line.split("\t")
        if len(parts) >= 3:
            named = (re.fullmatch(r"(\d+)-(\d+)-(.+)", part.strip()) for part in parts[2:])
            yield Entry(parts[1], tuple((one[1], int(one[2]), one[3]) for one in named if one))


def a_text(path: Path) -> tuple[Document, list[Span]]:
    """A text of the corpus as a document named by its number, and where its sentences stand."""
    body = path.read_text("utf-8")
    number = re.search(r"<DOCID>(\d+)", body)
    published = re.search(r'type="DATE" value="(\d{4}-\d{2}-\d{2})"', body)
    text, spans = "", []
    for sentence in re.findall(r"<s id=\"\d+\">(.*?)</s>", body, re.DOTALL):
        plain = re.sub(r"\s+([,.;:?!’'])", r"\1", re.sub(r"<[^>]+>", "", sentence)).replace("&amp;", "&")
        spans.append(Span(len(text), len(text) + len(plain)))
        text += plain + "\n"
    when = When(published[1]) if published else None
    name = number[1] if number else path.stem
    return Document("", text, None, (), None, when, "", "en", "", name), spans


def _mentioned(event: Event, entry: Entry, read: dict[str, tuple[Document, list[Span]]]) -> bool:
    """Whether an event stands in a sentence of the entry and holds its word."""
    for number, place, word in entry.mentions:
        document, spans = read.get(number, (None, []))
        if document is None or document.id != event.document or not 0 < place <= len(spans):
            continue
        if event.span.overlaps(spans[place - 1]) and word.replace("_", " ").lower() in event.words.lower():
            return True
    return False
