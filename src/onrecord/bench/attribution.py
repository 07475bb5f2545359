"""Measures who-said-what on the development part of PolNeAR, when it is there.

``python -m onrecord.bench.attribution FOLDER [--words-only]`` prints precision, recall and F1 of the
content spans, the same with the right source, and what quotation marks alone reach. The folder
holds `dev/` with `text/` and `attributions/`, or the two packed as `dev.tar.gz`. The test part is
not read.
"""

import argparse
import re
import sys
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench.figure import Absent, Figure, Places, f1, of_units
from onrecord.engines.engines import EngineSettings, load
from onrecord.reading.statements import read_statements
from onrecord.records.document import Document
from onrecord.records.engine import Syntax
from onrecord.records.statement import Statement
from onrecord.text.quotes import quotations
from onrecord.text.spans import Span
from onrecord.text.speech import PRONOUNS
from onrecord.text.words import stems, words

ENOUGH = 0.5
"""The share of the longer of two spans that both must cover to count as the same content."""

_READ_AS = re.compile(r"^“([^”]*)” (?:is read as|could be any of)")


@dataclass(frozen=True)
class Said:
    """A content and the words for its source; None where there is no source."""

    span: Span
    source: str | None


@dataclass(frozen=True)
class Article:
    """A text, and what its annotator found in it."""

    text: str
    said: tuple[Said, ...]


@dataclass
class Score:
    """Counts over all articles."""

    found: int = 0
    gold: int = 0
    right: int = 0
    sourced: int = 0

    def row(self, right: int) -> tuple[float, float, float]:
        """Precision, recall and F1 with that many right.

        >>> Score(found=4, gold=2).row(1)
        (0.25, 0.5, 0.3333333333333333)
        """
        precision = right / self.found if self.found else 0.0
        recall = right / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def articles(folder: Path) -> Iterator[Article]:
    """Every article of the development part, by name; of several annotators the first is read."""
    files = dict(_files(folder))
    notes: dict[str, str] = {}
    for name in sorted(files):
        if name.endswith(".ann"):
            notes.setdefault(name.removesuffix(".ann").rpartition("_")[0], files[name])
    for name, annotated in notes.items():
        text = files.get(f"{name}.txt")
        if text is not None:
            yield Article(text, tuple(contents(annotated, text)))


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    if (folder / "dev").is_dir():
        for path in sorted((folder / "dev").rglob("*.*")):
            if path.is_file():
                yield path.name, path.read_bytes().decode("utf-8")
        return
    with tarfile.open(folder / "dev.tar.gz") as packed:
        for member in packed:
            file = packed.extractfile(member)
            if file is not None:
                yield Path(member.name).name, file.read().decode("utf-8")


def contents(annotated: str, text: str) -> Iterator[Said]:
    """The contents in a standoff annotation. One marked in pieces counts as its pieces.

    >>> lines = ["T1\\tSource 0 2\\tHe", "T2\\tContent 8 15\\tit left"]
    >>> lines += ["E1\\tAttribution:T9 Content:T2 Source:T1"]
    >>> list(contents("\\n".join(lines), "He said it left"))
    [Said(span=Span(start=8, end=15), source='He')]
    """
    rows = [line.split("\t") for line in annotated.splitlines()]
    places = {row[0]: _pieces(row[1], text) for row in rows if row[0][:1] == "T"}
    for row in rows:
        if row[0][:1] != "E":
            continue
        parts = [part.partition(":") for part in row[1].split()]
        sources = [places.get(mark, []) for role, _, mark in parts if role.startswith("Source")]
        source = " ".join(span.of(text) for some in sources for span in some) or None
        for role, _, mark in parts:
            if role.startswith("Content"):
                yield from (Said(span, source) for span in places.get(mark, []))


def _pieces(place: str, text: str) -> list[Span]:
    """The spans of "Content 3 9;10 12"; what only white space parts is one."""
    spans: list[Span] = []
    for start, end in sorted((int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", place)):
        if spans and not text[spans[-1].end : start].strip():
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return spans


def same(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the longer one.

    >>> same(Span(0, 10), Span(4, 12)), same(Span(0, 10), Span(6, 12))
    (True, False)
    """
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= ENOUGH * max(one.end - one.start, other.end - other.start)


def right_source(statement: Statement, source: str | None) -> bool:
    """Whether the statement's source shares a word of content with the annotated words.

    A pronoun that was resolved counts when the annotated source is that pronoun: the annotation
    does not say whom it means.
    """
    if statement.claimant is None or source is None:
        return statement.claimant is None and source is None
    marked = set(words(source))
    resolved = [found[1] for step in statement.steps if (found := _READ_AS.match(step))]
    if marked <= PRONOUNS or len(marked) == 1:
        return marked <= {word for written in resolved for word in words(written)} | set(
            words(statement.claimant.name)
        )
    written = " ".join((statement.claimant.name, *resolved))
    return bool(set(stems(source, "en")) & set(stems(written, "en")))


def compare(found: Sequence[Statement], said: Sequence[Said], score: Score) -> None:
    """Add one article to the counts; a content is found once at most."""
    score.found += len(found)
    score.gold += len(said)
    free = list(said)
    for statement in found:
        fits = [each for each in free if same(statement.span, each.span)]
        if fits:
            best = next((each for each in fits if right_source(statement, each.source)), fits[0])
            free.remove(best)
            score.right += 1
            score.sourced += right_source(statement, best.source)


def plain(text: str, said: Sequence[Said], score: Score) -> None:
    """Add one article read by its quotation marks alone, without sources."""
    spans = [quote.span for quote in quotations(text) if quote.depth == 0]
    score.found += len(spans)
    score.gold += len(said)
    free = list(said)
    for span in spans:
        fit = next((each for each in free if same(span, each.span)), None)
        if fit is not None:
            free.remove(fit)
            score.right += 1


def a_document(text: str) -> Document:
    """`text` as an English document, for measuring."""
    return Document("", text, None, (), None, None, "", "en", "", "")


def measure(places: Places) -> Iterator[Figure | Absent]:
    """F1 of contents, with and without the right source, on PolNeAR's development part."""
    folder = places.shared / "polnear"
    if not (folder / "dev").is_dir() and not (folder / "dev.tar.gz").is_file():
        yield Absent("attribution", f"There is no PolNeAR in {folder.parent.name}/ (research data).")
        return
    ours: list[Score] = []
    marks: list[Score] = []
    for article in articles(folder):
        ours.append(Score())
        marks.append(Score())
        compare(
            read_statements(a_document(article.text), None, places.engines.syntax), article.said, ours[-1]
        )
        plain(article.text, article.said, marks[-1])
    count = sum(each.gold for each in ours)
    on = f"PolNeAR dev, {len(ours)} articles: rules were changed after reading errors there; test not read"
    for key, what, scores, sourced in (
        ("sourced-f1", "content and right source, F1 at half overlap", ours, True),
        ("content-f1", "content alone, F1 at half overlap", ours, False),
        ("marks-f1", "quotation marks alone, content F1", marks, False),
    ):
        measured = of_units(scores, _sourced if sourced else _right)
        target = 0.65 if sourced else None
        yield Figure(
            f"attribution.polnear-dev.{key}", what, on, *measured, count, target, baseline=scores is marks
        )


def _right(scores: Sequence[Score]) -> float:
    return _f1(scores, sum(each.right for each in scores))


def _sourced(scores: Sequence[Score]) -> float:
    return _f1(scores, sum(each.sourced for each in scores))


def _f1(scores: Sequence[Score], right: int) -> float:
    return f1(right, sum(each.found for each in scores), sum(each.gold for each in scores))


def report(folder: Path, syntax: Syntax | None) -> Iterator[str]:
    """The lines of the table."""
    ours, marks, count = Score(), Score(), 0
    for article in articles(folder):
        count += 1
        compare(read_statements(a_document(article.text), None, syntax), article.said, ours)
        plain(article.text, article.said, marks)
    how = str(syntax.engine) if syntax else "rules alone"
    yield f"PolNeAR dev: {count} articles, {ours.gold} contents; {how}"
    yield f"{'':32}{'precision':>10}{'recall':>8}{'F1':>7}{'right':>7}{'found':>7}"
    for name, score, right in (
        ("contents", ours, ours.right),
        ("contents with the right source", ours, ours.sourced),
        ("quotation marks alone, contents", marks, marks.right),
    ):
        precision, recall, both = score.row(right)
        yield f"{name:32}{precision:>10.3f}{recall:>8.3f}{both:>7.3f}{right:>7}{score.found:>7}"


def main() -> int:
    """Print the table; status 1 when the folder is not there."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.bench.attribution")
    parser.add_argument("folder", type=Path, help="the folder of PolNeAR")
    parser.add_argument("--words-only", action="store_true", help="without the syntax engine")
    given = parser.parse_args()
    if not (given.folder / "dev").is_dir() and not (given.folder / "dev.tar.gz").is_file():
        sys.stdout.write(f"{given.folder}: absent (neither dev/ nor dev.tar.gz). Nothing was measured.\n")
        return 1
    syntax = None if given.words_only else load(EngineSettings()).syntax
    for line in report(given.folder, syntax):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
