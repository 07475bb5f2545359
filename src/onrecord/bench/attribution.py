"""Who said what, on the development part of PolNeAR (84 articles of seven US publishers, 2015-16).

A content is found when ours and the annotated one share half of the longer; of several annotators
the first by name counts. The folder holds `dev/` with `text/` and `attributions/`, or the two
packed as `dev.tar.gz`. The test part is not read.
"""

import re
import tarfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.bench import textacy_baseline
from onrecord.bench.figure import Absent, Figure, Places, f1, of_units
from onrecord.reading.statements import read_statements
from onrecord.records.document import Document
from onrecord.records.engine import Engines
from onrecord.records.statement import Mode, Statement
from onrecord.text.quotes import quotations
from onrecord.text.spans import Span
from onrecord.text.speech import PRONOUNS
from onrecord.text.words import stems, words

ENOUGH = 0.5
"""The share of the longer of two spans that both must cover to count as the same content."""

_READ_AS = re.compile(r"^“([^”]*)” (?:is read as|could be any of)")


@dataclass(frozen=True)
class Said:
    """A content, the words for its source, and where they stand; None where there is no source."""

    span: Span
    source: str | None
    places: tuple[Span, ...] = ()


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
    claimed: int = 0
    moded: int = 0


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
    [Said(span=Span(start=8, end=15), source='He', places=(Span(start=0, end=2),))]
    """
    rows = [line.split("\t") for line in annotated.splitlines()]
    places = {row[0]: _pieces(row[1], text) for row in rows if row[0][:1] == "T"}
    for row in rows:
        if row[0][:1] != "E":
            continue
        parts = [part.partition(":") for part in row[1].split()]
        sources = [places.get(mark, []) for role, _, mark in parts if role.startswith("Source")]
        named = tuple(span for some in sources for span in some)
        source = " ".join(span.of(text) for span in named) or None
        for role, _, mark in parts:
            if role.startswith("Content"):
                yield from (Said(span, source, named) for span in places.get(mark, []))


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


def right_source(statement: Statement, said: Said) -> bool:
    """Whether the words that the statement takes for its source stand where the annotated ones do.

    Where the annotation marks no source, right is to have found none beside the words.
    """
    if statement.source is None or not said.places:
        return statement.source is None and not said.places
    return any(statement.source.overlaps(place) for place in said.places)


def right_claimant(statement: Statement, source: str | None) -> bool:
    """Whether the claimant's name shares a word of content with the annotated words.

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


def mode_of(text: str, span: Span) -> Mode:
    """Whether the words at `span` are quoted, partly quoted, or not.

    >>> [mode_of("He said “it left” and fled.", Span(*each)) for each in ((8, 17), (3, 17), (18, 26))]
    [<Mode.DIRECT: 'direct'>, <Mode.MIXED: 'mixed'>, <Mode.REPORTED: 'reported'>]
    """
    quotes = [quote.span for quote in quotations(text) if quote.depth == 0 and quote.span.overlaps(span)]
    if not quotes:
        return Mode.REPORTED
    outside = "".join(
        letter
        for at, letter in enumerate(span.of(text), start=span.start)
        if not any(quote.start <= at < quote.end for quote in quotes)
    )
    return Mode.MIXED if re.search(r"\w", outside) else Mode.DIRECT


def compare(found: Sequence[Statement], article: Article, score: Score) -> None:
    """Add one article to the counts; a content is found once at most."""
    score.found += len(found)
    score.gold += len(article.said)
    free = list(article.said)
    for statement in found:
        fits = [each for each in free if same(statement.span, each.span)]
        if fits:
            best = next((each for each in fits if right_source(statement, each)), fits[0])
            free.remove(best)
            score.right += 1
            score.sourced += right_source(statement, best)
            score.claimed += right_claimant(statement, best.source)
            score.moded += statement.mode is mode_of(article.text, best.span)


def plain(article: Article) -> Score:
    """One article read by its quotation marks alone, without sources."""
    return quoted(
        [(quote.span, "") for quote in quotations(article.text) if quote.depth == 0],
        article,
    )


def quoted(found: Sequence[textacy_baseline.Quoted], article: Article) -> Score:
    """One article as a baseline read it."""
    score = Score(len(found), len(article.said))
    free = list(article.said)
    for span, speaker in found:
        fit = next((each for each in free if same(span, each.span)), None)
        if fit is not None:
            free.remove(fit)
            score.right += 1
            score.sourced += textacy_baseline.names_alike(speaker, fit.source)
    return score


def a_document(text: str) -> Document:
    """`text` as an English document, for measuring."""
    return Document("", text, None, (), None, None, "", "en", "", "")


@dataclass(frozen=True)
class _Reading:
    """One way of reading, with its scores, an article each, and whether it is only a baseline."""

    key: str
    name: str
    scores: list[Score]
    baseline: bool = True
    sources: bool = True


def measure(places: Places) -> Iterator[Figure | Absent]:
    """F1 of contents, with and without the right source, on PolNeAR's development part."""
    folder = places.shared / "polnear"
    if not (folder / "dev").is_dir() and not (folder / "dev.tar.gz").is_file():
        yield Absent("attribution", f"There is no PolNeAR in {folder.parent.name}/ (research data).")
        return
    readings = _readings(folder, places.engines)
    ours = readings[0].scores
    on = (
        f"PolNeAR dev, {len(ours)} articles: the engine never saw them, rules were changed after reading them"
    )
    for reading in readings:
        yield from _figures(reading, on)
    if not textacy_baseline.installed():
        yield Absent("attribution.textacy", "textacy is not installed: pip install textacy")


def _readings(folder: Path, engines: Engines) -> list[_Reading]:
    """Every article read in every way."""
    ours = _Reading("", str(engines.attribution.engine) if engines.attribution else "rules", [], False)
    rules = _Reading("rules-", "rules without the attribution engine", [])
    marks = _Reading("marks-", "quotation marks alone", [], sources=False)
    theirs = _Reading("textacy-", textacy_baseline.named(), [])
    baseline = textacy_baseline.load()
    for article in articles(folder):
        for reading, attribution in ((ours, engines.attribution), (rules, None)):
            score = Score()
            found = read_statements(a_document(article.text), None, engines.syntax, attribution)
            compare(found, article, score)
            reading.scores.append(score)
        marks.scores.append(plain(article))
        if baseline is not None:
            theirs.scores.append(quoted(baseline(article.text), article))
    return [ours, rules, marks, *([theirs] if baseline is not None else [])]


def _figures(reading: _Reading, on: str) -> Iterator[Figure]:
    kinds: list[tuple[str, str, Callable[[Score], int], float | None]] = [
        ("content-f1", "contents, F1 at half overlap", lambda each: each.right, None)
    ]
    if reading.sources:
        kinds.append(("sourced-f1", "contents with the right source, F1", lambda each: each.sourced, 0.65))
    if not reading.baseline:
        kinds.append(("claimed-f1", "contents with a fitting claimant, F1", lambda each: each.claimed, None))
    gold = sum(each.gold for each in reading.scores)
    for key, what, right, target in kinds:
        yield Figure(
            f"attribution.polnear-dev.{reading.key}{key}",
            f"{what}: {reading.name}",
            on,
            *of_units(reading.scores, lambda some, right=right: _f1(some, right)),  # type: ignore[misc]
            gold,
            None if reading.baseline else target,
            reading.baseline,
        )
    if not reading.baseline:
        yield from _shares(reading, on)


def _shares(reading: _Reading, on: str) -> Iterator[Figure]:
    """Precision and recall of contents, and how often direct, mixed and reported are told apart."""
    kinds: tuple[tuple[str, str, Callable[[Score], int], Callable[[Score], int]], ...] = (
        ("precision", "contents, precision", lambda each: each.right, lambda each: each.found),
        ("recall", "contents, recall", lambda each: each.right, lambda each: each.gold),
        ("mode", "direct, mixed, reported told apart", lambda each: each.moded, lambda each: each.right),
    )
    for key, what, right, of in kinds:

        def share(some: Sequence[Score], right: Any = right, of: Any = of) -> float:
            return float(sum(map(right, some)) / (sum(map(of, some)) or 1))

        count = sum(map(of, reading.scores))
        measured = of_units(reading.scores, share)
        yield Figure(f"attribution.polnear-dev.{key}", f"{what}: {reading.name}", on, *measured, count)


def _f1(scores: Sequence[Score], right: Callable[[Score], int]) -> float:
    found, gold = sum(each.found for each in scores), sum(each.gold for each in scores)
    return f1(sum(right(each) for each in scores), found, gold)
