"""Measures who says what on our own passages, in every language that has some.

The passages lie in `bench/speech/`, a folder for each part and a file a language; its README gives
form, rules and split.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench import textacy_baseline
from onrecord.bench.attribution import same
from onrecord.bench.figure import Absent, Figure, Places, f1, of_share, of_units
from onrecord.errors import InputError
from onrecord.reading.statements import read_statements
from onrecord.records.document import Document
from onrecord.records.engine import Engines
from onrecord.records.statement import Statement
from onrecord.text.spans import Span
from onrecord.text.words import stems, words

HALVES = {"dev": "development part", "held": "held-out part"}
"""The parts of the set, a folder each, with the words for them in the table."""

_PASSAGE = re.compile(r"^== (\S+)\n", re.MULTILINE)
_READ_AS = re.compile(r"^“([^”]*)” (?:is read as|could be any of|is left as written)")
_ARTICLE = re.compile(
    r"^(?:the|a|an|der|die|das|dem|den|ein|eine|einer|le|la|les|un|une|l[’']|el|los|las|una|unos|il|lo|gli|i"
    r"|o|os|as|um|uma)\b\s*"
)


@dataclass(frozen=True)
class Expected:
    """A statement that stands in a passage.

    `source` is None where no words name it, `claimant` where nobody can be named; `either` holds
    those who could be meant, when there are several.
    """

    span: Span
    mode: str
    source: str | None
    claimant: str | None
    either: tuple[str, ...]
    verb: str | None


@dataclass(frozen=True)
class Passage:
    """A short text, its language and part of the set, and what stands in it."""

    key: str
    language: str
    half: str
    text: str
    said: tuple[Expected, ...]


@dataclass(frozen=True)
class Judged:
    """One passage read: how many statements were found and expected, and how many were right."""

    language: str
    half: str
    found: int
    gold: int
    contents: int = 0
    sources: int = 0
    claimants: int = 0
    modes: int = 0


def passages(folder: Path) -> Iterator[Passage]:
    """Every passage of the set, by language and in the order of its file.

    Raises:
        InputError: a passage has more or fewer pairs of braces than lines of statements.
    """
    for path in sorted(folder.glob("*/*.txt")):
        parts = _PASSAGE.split(path.read_text("utf-8"))
        for key, written in zip(parts[1::2], parts[2::2], strict=True):
            yield a_passage(key, path.parent.name, written)


def a_passage(key: str, half: str, written: str) -> Passage:
    """One passage of a part of the set, from its marked text and the lines below it.

    >>> found = a_passage("en-02", "held", "It said {we left}.\\n-- direct | It | ? | said")
    >>> found.language, found.text, found.said[0].span
    ('en', 'It said we left.', Span(start=8, end=15))
    """
    marked, *rows = re.split(r"^-- ", written, flags=re.MULTILINE)
    text, spans = _unmarked(marked.strip())
    rows = [row.strip() for row in rows if row.strip() != "none"]
    if len(rows) != len(spans):
        raise InputError(
            f"Passage {key} has {len(spans)} pairs of braces and {len(rows)} lines of statements.",
            "Each pair of braces has one line.",
            "Mend the passage.",
        )
    language = key.partition("-")[0]
    said = tuple(_expected(span, row) for span, row in zip(spans, rows, strict=True))
    return Passage(key, language, half, text, said)


def _unmarked(marked: str) -> tuple[str, list[Span]]:
    text, spans, start = "", [], 0
    for piece in re.split(r"([{}])", marked):
        if piece == "{":
            start = len(text)
        elif piece == "}":
            spans.append(Span(start, len(text)))
        else:
            text += piece
    return text, spans


def _expected(span: Span, row: str) -> Expected:
    mode, source, claimant, verb = (part.strip() for part in row.split(" | "))
    either: tuple[str, ...] = ()
    who: str | None = source if claimant == "=" else claimant
    if claimant.startswith("?"):
        who, either = None, tuple(part.strip() for part in claimant[1:].split(" / ") if part.strip())
    return Expected(span, mode, None if source == "-" else source, who, either, None if verb == "-" else verb)


def judge(passage: Passage, engines: Engines) -> Judged:
    """Read one passage and hold it against what stands in it; a statement is found once at most."""
    document = Document("", passage.text, None, (), None, None, "", passage.language, "", "")
    found = read_statements(document, None, engines.syntax, engines.attribution)
    free = list(passage.said)
    contents = sources = claimants = modes = 0
    for statement in found:
        fits = [each for each in free if same(statement.span, each.span)]
        if not fits:
            continue
        free.remove(fits[0])
        contents += 1
        sources += right_source(statement, fits[0], passage.language)
        claimants += right_claimant(statement, fits[0])
        modes += statement.mode.value == fits[0].mode
    counts = (contents, sources, claimants, modes)
    return Judged(passage.language, passage.half, len(found), len(passage.said), *counts)


def right_claimant(statement: Statement, expected: Expected) -> bool:
    """Whether the statement names whom it should, or says who it could be, or that it cannot be said."""
    if expected.either:
        told = [step.casefold() for step in statement.steps if "could be any of" in step]
        return any(all(_plain(name) in step for name in expected.either) for step in told)
    if expected.claimant is None or statement.claimant is None:
        return expected.claimant is None and statement.claimant is None
    return _plain(statement.claimant.name) == _plain(expected.claimant)


def right_source(statement: Statement, expected: Expected, language: str) -> bool:
    """Whether a content word of the source stands in the claimant's name, or in words resolved to it."""
    if expected.source is None:
        return right_claimant(statement, expected)
    read = [found[1] for step in statement.steps if (found := _READ_AS.match(step))]
    ours = " ".join([*read, *([statement.claimant.name] if statement.claimant else [])])
    if expected.claimant is None and statement.claimant is None:
        return True
    one, two = set(stems(expected.source, language)), set(stems(ours, language))
    return bool(one & two) or bool(set(words(expected.source)) & set(words(" ".join(read))))


def _plain(name: str) -> str:
    return _ARTICLE.sub("", name.casefold().replace("’", "'")).strip()


def measure(places: Places) -> Iterator[Figure | Absent]:
    """The figures of both parts: English, the other languages together, and each of them."""
    folder = places.sets / "speech"
    if not folder.is_dir():
        yield Absent("speech", f"{folder.name}/ is not there.")
        return
    judged = [judge(passage, places.engines) for passage in passages(folder)]
    others = sorted({each.language for each in judged} - {"en"})
    for half in HALVES:
        mine = [each for each in judged if each.half == half]
        yield from _four("en", half, [each for each in mine if each.language == "en"])
        yield from _four("others", half, [each for each in mine if each.language != "en"])
        for language in others:
            yield _claimants(language, half, [each for each in mine if each.language == language])
    yield from _baseline(folder)


def _baseline(folder: Path) -> Iterator[Figure]:
    """The English passages as textacy reads them, where it is installed."""
    reader = textacy_baseline.load()
    if reader is None:
        return
    english = [passage for passage in passages(folder) if passage.language == "en"]
    judged = [judge_quoted(passage, reader(passage.text)) for passage in english]
    for half in HALVES:
        mine = [each for each in judged if each.half == half]
        on, count = f"own passages, en, {HALVES[half]}", sum(each.gold for each in mine)
        for name in ("contents", "sources"):
            key, what = f"speech.{half}.en.textacy-{name}", f"{textacy_baseline.named()}: {name}, F1"
            yield Figure(key, what, on, *_f1(mine, name), count, baseline=True)


def judge_quoted(passage: Passage, found: Sequence[textacy_baseline.Quoted]) -> Judged:
    """Hold what the baseline found in one passage against what stands in it."""
    free, contents, sources = list(passage.said), 0, 0
    for span, speaker in found:
        fit = next((each for each in free if same(span, each.span)), None)
        if fit is not None:
            free.remove(fit)
            contents += 1
            sources += textacy_baseline.names_alike(speaker, fit.source)
    return Judged(passage.language, passage.half, len(found), len(passage.said), contents, sources)


def _four(group: str, half: str, judged: Sequence[Judged]) -> Iterator[Figure]:
    on = f"own passages, {group}, {HALVES[half]}"
    count = sum(each.gold for each in judged)
    for name, what in (
        ("contents", "statements, content F1 at half overlap"),
        ("sources", "the same with the right source"),
    ):
        yield Figure(f"speech.{half}.{group}.{name}", what, on, *_f1(judged, name), count)
    yield _claimants(group, half, judged)
    found, right = sum(each.contents for each in judged), sum(each.modes for each in judged)
    yield Figure(
        f"speech.{half}.{group}.modes", "direct, reported or mixed, share right", on,
        *of_share(right, found), found,
    )  # fmt: skip


def _claimants(group: str, half: str, judged: Sequence[Judged]) -> Figure:
    what, on = "the same with the claimant resolved as it should be", f"own passages, {group}, {HALVES[half]}"
    count = sum(each.gold for each in judged)
    return Figure(f"speech.{half}.{group}.claimants", what, on, *_f1(judged, "claimants"), count)


def _f1(judged: Sequence[Judged], name: str) -> tuple[float, float, float]:
    def score(some: Sequence[Judged]) -> float:
        right = sum(getattr(each, name) for each in some)
        return f1(right, sum(each.found for each in some), sum(each.gold for each in some))

    return of_units(judged, score)
