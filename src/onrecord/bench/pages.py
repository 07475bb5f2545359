"""Measures the reading of news pages against their gold: title, authors, date, body, language.

``python -m onrecord.bench.pages FOLDER`` prints the table of docs/pages.md: totals of both halves,
with plain trafilatura and htmldate beside them, and a row for each country. ``--failed`` names the
pages of the development half on which something is not as the gold has it.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median

from onrecord.bench.figure import Absent, Figure, Places, f1, of_share, of_units
from onrecord.bench.pages_gold import Page, folded, names, overlap, pages, present, untagged
from onrecord.reading.document import read_document
from onrecord.records.document import Document, Snapshot


@dataclass(frozen=True)
class Read:
    """What a reader gave for a page; empty where it gave nothing."""

    title: str
    authors: tuple[str, ...]
    published: str
    paragraphs: tuple[str, ...]
    language: str | None = None


@dataclass(frozen=True)
class Score:
    """How near one reading came to the gold, each between 0 and 1."""

    page: Page
    title: bool
    title_words: float
    authors: float
    date: bool
    undated: bool
    body: float
    recall: float
    precision: float
    language: bool | None

    @property
    def misdated(self) -> bool:
        """A date was given and it is another day: worse than none."""
        return not self.date and not self.undated


def ours(page: Page) -> Read:
    """The page as `read_document` reads it, without its address: nothing is fetched."""
    found = read_document(Snapshot("0" * 64, "file:page.html", len(page.body), "text/html"), page.body)
    if not isinstance(found, Document):
        return Read("", (), "", ())
    published = found.published.value if found.published else ""
    return Read(found.title or "", found.authors, published, tuple(found.text.split("\n\n")), found.language)


def trafilatura_alone(page: Page) -> Read:
    """The page as trafilatura reads it with its defaults and metadata."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    found = bare_extraction(page.body.decode("utf-8", "replace"), with_metadata=True)
    if found is None or isinstance(found, dict):
        return Read("", (), "", ())
    authors = tuple(name.strip() for name in (found.author or "").split(";"))
    return Read(
        found.title or "", authors, found.date or "", tuple((found.text or "").split("\n")), found.language
    )


def htmldate_alone(page: Page) -> Read:
    """The date htmldate finds, asked for the first publication."""
    from htmldate import find_date  # noqa: PLC0415

    found = find_date(page.body.decode("utf-8", "replace"), original_date=True)
    return Read("", (), found or "", ())


def score(page: Page, read: Read) -> Score:
    """`read` against the gold of `page`."""
    gold = page.gold
    given, wanted = names(read.authors), names(gold.authors)
    found = tuple(filter(None, read.paragraphs))
    return Score(
        page=page,
        title=folded(read.title) == folded(gold.title),
        title_words=overlap(read.title, gold.title),
        authors=f1(len(given & wanted), len(given), len(wanted)) if given or wanted else 1.0,
        date=read.published == gold.published,
        undated=not read.published,
        body=overlap("\n".join(found), "\n".join(gold.paragraphs)),
        recall=present(gold.paragraphs, found) / len(gold.paragraphs) if gold.paragraphs else 1.0,
        precision=present(found, gold.paragraphs) / len(found) if found else 0.0,
        language=None if gold.language is None else read.language == gold.language,
    )


MEASURES: dict[str, tuple[str, Callable[[Score], float]]] = {
    "title": ("titles as in the gold", lambda score: score.title),
    "title-words": ("words of the title, F1", lambda score: score.title_words),
    "authors": ("authors, F1 of the names", lambda score: score.authors),
    "date": ("same day", lambda score: score.date),
    "undated": ("no date given (lower is better)", lambda score: score.undated),
    "misdated": ("another day given (lower is better)", lambda score: score.misdated),
    "body": ("words of the body, F1", lambda score: score.body),
    "recall": ("paragraphs of the gold that are in ours", lambda score: score.recall),
    "precision": ("paragraphs of ours that are in the gold", lambda score: score.precision),
    "language": ("language as labelled", lambda score: bool(score.language)),
}
"""Each measure by its key: what it is, and how it is taken from a score."""

DATES = ("date", "undated", "misdated")
GIVES = {
    "trafilatura": tuple(key for key in MEASURES if key != "language"),
    "htmldate": DATES,
}
"""What each baseline gives; we give all."""

_SHARES = ("title", "date", "undated", "misdated", "language")
_LOWER = ("undated", "misdated")


def measure(places: Places) -> Iterator[Figure | Absent]:
    """The figures of both halves of the pages, ours and the baselines; or that they are not there."""
    folder = places.shared / "news_pages"
    some = list(pages(folder)) if folder.is_dir() else []
    if not some:
        yield Absent("pages", f"no pages in {folder.name}/ of the shared folder")
        return
    for half, on in ((False, "dev"), (True, "held")):
        part = [page for page in some if page.held == half]
        yield from figures(on, "ours", [score(page, ours(page)) for page in part], tuple(MEASURES))
        alone = [score(page, trafilatura_alone(page)) for page in part]
        yield from figures(on, "trafilatura", alone, GIVES["trafilatura"])
        dated = [score(page, htmldate_alone(page)) for page in part]
        yield from figures(on, "htmldate", dated, GIVES["htmldate"])
        bare = [replace(page, body=untagged(page.body)) for page in part]
        yield from figures(f"{on}-untagged", "ours", [score(page, ours(page)) for page in bare], DATES)
        yield from figures(
            f"{on}-untagged", "htmldate", [score(page, htmldate_alone(page)) for page in bare], DATES
        )


def figures(on: str, reader: str, scores: Sequence[Score], keys: Sequence[str]) -> Iterator[Figure]:
    """A figure for each measure in `keys`. Those where less is better have no floor."""
    for key in keys:
        what, take = MEASURES[key]
        counted = [each for each in scores if key != "language" or each.language is not None]
        taken = [float(take(each)) for each in counted]
        found = of_share(round(sum(taken)), len(taken)) if key in _SHARES else of_units(taken, mean)
        yield Figure(
            key=f"pages.{on}.{key}" + ("" if reader == "ours" else f".{reader}"),
            what=what if reader == "ours" else f"{what}: {reader} alone",
            on=f"news pages, {on}",
            measured=found[0],
            low=found[1],
            high=found[2],
            count=len(taken),
            baseline=reader != "ours" or key in _LOWER,
        )


def countries(scores: Sequence[Score]) -> Iterator[str]:
    """A row of the table for each country, both halves together, with no interval: the rows are small."""
    yield f"| country | pages | {' | '.join(MEASURES)} |"
    yield "|---|---|" + "---|" * len(MEASURES)
    for country in sorted({each.page.country for each in scores}):
        part = [each for each in scores if each.page.country == country]
        row = " | ".join(f"{mean(float(take(each)) for each in part):.2f}" for _, take in MEASURES.values())
        yield f"| {country} | {len(part)} | {row} |"


def failed(scores: Sequence[Score]) -> Iterator[str]:
    """A line for each page of the development half that is not as the gold has it; no text of the page."""
    for each in scores:
        wrong = [
            *(["title"] if not each.title else []),
            *([f"authors {each.authors:.2f}"] if each.authors < 1 else []),
            *(["misdated"] if each.misdated else ["undated"] if each.undated else []),
            *([f"body {each.body:.2f}"] if each.body < 0.95 else []),
            *([f"recall {each.recall:.2f}"] if each.recall < 0.95 else []),
            *([f"precision {each.precision:.2f}"] if each.precision < 0.95 else []),
            *(["language"] if each.language is False else []),
        ]
        if wrong and not each.page.held:
            yield f"{each.page.country}/{each.page.name}: {', '.join(wrong)}"


def report(some: Sequence[Page], with_failed: bool) -> Iterator[str]:
    """The lines that the command prints."""
    readers = {"ours": ours, "trafilatura": trafilatura_alone, "htmldate": htmldate_alone}
    halves = {"dev": [page for page in some if not page.held], "held": [page for page in some if page.held]}
    yield f"| what | {' | '.join(f'{reader}, {on}' for reader in readers for on in halves)} |"
    yield "|---|" + "---|" * len(readers) * len(halves)
    ours(some[0])  # the first reading loads the libraries
    columns: list[list[Score]] = []
    times: list[float] = []
    for read in readers.values():
        for part in halves.values():
            columns.append([])
            for page in part:
                began = time.process_time()
                found = read(page)
                times += [time.process_time() - began] if read is ours else []
                columns[-1].append(score(page, found))
    for key, (what, _) in MEASURES.items():
        given = [key in GIVES.get(reader, MEASURES) for reader in readers for _ in halves]
        cells = [next(figures("", "ours", column, (key,))) for column in columns]
        row = (
            f"{cell.measured:.3f} ({cell.low:.2f}-{cell.high:.2f})" if gives else "–"
            for cell, gives in zip(cells, given, strict=True)
        )
        yield f"| {what} | {' | '.join(row)} |"
    yield f"\nseconds a page, ours: median {median(times):.2f}, longest {max(times):.2f}\n"
    yield from without_tags(halves, readers)
    yield from countries([*columns[0], *columns[1]])
    yield from failed(columns[0]) if with_failed else ()


def without_tags(
    halves: dict[str, list[Page]], readers: Mapping[str, Callable[[Page], Read]]
) -> Iterator[str]:
    """The dates again, with all tags taken out of the pages: what is left stands in the text."""
    bare = [[replace(page, body=untagged(page.body)) for page in part] for part in halves.values()]
    names = ("ours", "htmldate")
    yield f"| tags taken out | {' | '.join(f'{reader}, {on}' for reader in names for on in halves)} |"
    yield "|---|" + "---|" * len(names) * len(bare)
    columns = [[score(page, readers[reader](page)) for page in part] for reader in names for part in bare]
    for key in DATES:
        cells = [next(figures("", "ours", column, (key,))) for column in columns]
        row = (f"{cell.measured:.3f} ({cell.low:.2f}-{cell.high:.2f})" for cell in cells)
        yield f"| {MEASURES[key][0]} | {' | '.join(row)} |"
    yield ""


def main() -> int:
    """Print the table; status 1 when there are no pages."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.bench.pages", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the news pages")
    parser.add_argument("--failed", action="store_true", help="name the development pages that differ")
    given = parser.parse_args()
    some = list(pages(given.folder)) if given.folder.is_dir() else []
    if not some:
        sys.stdout.write(f"{given.folder}: absent (no pages). Nothing was measured.\n")
        return 1
    for line in report(some, given.failed):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
