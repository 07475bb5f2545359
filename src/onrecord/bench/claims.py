"""Measures the claims found in sentences of our own, against those expected.

``python -m onrecord.bench.claims FOLDER [--words-only] [--errors]`` prints the figures of both halves
and the kinds given against those expected; `--errors` shows the statements of the development half
that were not read as expected. The folder holds `dev.jsonl` and `held.jsonl`, as `bench/claims` does.

A claim found is *right* when its content words (stems without stop words and without what stands in
square brackets) are those of an expected claim, and its kind is the expected one. Each expected
claim is met once.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.bench.figure import Absent, Figure, Places, f1, of_units
from onrecord.claims.checkable import checkable
from onrecord.claims.claims import find_all_claims, find_claims
from onrecord.engines.engines import EngineSettings, load
from onrecord.errors import InputError
from onrecord.records.document import Document
from onrecord.records.engine import Syntax
from onrecord.records.statement import Claimant, Mode, Statement
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.when import When
from onrecord.text.words import stems

PARTS = ("dev", "held")

UNJUDGED = "unjudged"
"""In place of a date: the date of this claim is not judged."""

_ADDED = re.compile(r" ?\[[^\]]*\]")


@dataclass(frozen=True)
class Expected:
    """A claim as annotated; `when` is a date, None where none may be given, or `UNJUDGED`."""

    text: str
    who: str
    kind: str
    when: str | None


@dataclass(frozen=True)
class Case:
    """A statement with the claims expected in it."""

    id: str
    statement: Statement
    document: Document
    claims: tuple[Expected, ...]


@dataclass(frozen=True)
class Found:
    """A claim as found: the date is None where none was given."""

    text: str
    kind: str
    when: str | None


@dataclass(frozen=True)
class Judged:
    """A statement's claims found and expected, and which of them say the same."""

    case: Case
    found: tuple[Found, ...]
    pairs: tuple[tuple[Found, Expected], ...]

    @property
    def right(self) -> int:
        """Claims whose words and kind are those expected."""
        return sum(found.kind == expected.kind for found, expected in self.pairs)

    @property
    def contained(self) -> int:
        """Of the pairs, those that name who and give the date that is expected."""
        return sum(
            _says(found.text, expected.who) and expected.when in (UNJUDGED, found.when)
            for found, expected in self.pairs
        )

    @property
    def supported(self) -> int:
        """Claims whose words all stand in the statement, in order, after the speaker's name at most."""
        return sum(_stands(_words(_ADDED.sub("", one.text)), self.case.statement) for one in self.found)


def read_cases(path: Path) -> list[Case]:
    """The statements of one half, in order.

    Raises:
        InputError: a line is no JSON object with the fields that `bench/claims/README.md` names.
    """
    cases = []
    for number, line in enumerate(path.read_text("utf-8").removesuffix("\n").split("\n"), 1):
        try:
            cases.append(_case(json.loads(line)))
        except (ValueError, KeyError, TypeError) as problem:
            raise InputError(
                f"Line {number} of {path.name} ({type(problem).__name__}: {problem}).",
                "A line is a JSON object with id, language, speaker, on, text and claims.",
                "Write it as bench/claims/README.md says.",
            ) from problem
    return cases


def _case(row: dict[str, Any]) -> Case:
    text, language = row["text"], row["language"]
    document = Document("snp_1", text, None, (), None, None, "none", language, "given", "text:")
    statement = Statement(
        document.id,
        Span(0, len(text)),
        text,
        Mode(row.get("mode", "direct")),
        Claimant(row["speaker"]),
        row.get("verb"),
        None,
        When(row["on"]),
        None,
        language,
    )
    claims = tuple(
        Expected(one["text"], one["who"], one["kind"], one.get("when", UNJUDGED)) for one in row["claims"]
    )
    return Case(row["id"], statement, document, claims)


def judge(case: Case, found: Sequence[Found]) -> Judged:
    """The claims found beside those expected, each expected one met by the first that says the same."""
    open_ = list(case.claims)
    pairs = []
    for one in found:
        same = [each for each in open_ if _content(each.text, case) == _content(one.text, case)]
        if same:
            best = min(same, key=lambda each: each.kind != one.kind)
            open_.remove(best)
            pairs.append((one, best))
    return Judged(case, tuple(found), tuple(pairs))


def read_claims(case: Case, syntax: Syntax | None) -> list[Found]:
    """The claims that the stage finds in the statement."""
    claims = find_claims(case.statement, case.document, syntax)
    return [Found(one.text, one.checkable.value, one.about.value if one.about else None) for one in claims]


def one_a_sentence(case: Case) -> list[Found]:
    """The baseline: each sentence is one claim, as it stands."""
    words, language = case.statement.words, case.statement.language
    texts = [span.of(words) for span in sentences(words, language or "en")]
    return [Found(text, checkable(text, language)[0].value, None) for text in texts]


def confusion(judged: Sequence[Judged]) -> Counter[tuple[str, str]]:
    """How often each kind expected (first) was given each kind (second), of claims with the right words."""
    return Counter((expected.kind, found.kind) for one in judged for found, expected in one.pairs)


def measure(places: Places) -> Iterator[Figure | Absent]:
    """Claims of both halves, with syntax where it is there, on words alone, and one a sentence."""
    for part in PARTS:
        path = places.sets / "claims" / f"{part}.jsonl"
        if not path.is_file():
            yield Absent(f"claims.own-{part}", f"{path.name} is not in {path.parent}.")
            continue
        cases = read_cases(path)
        english = [case for case in cases if case.statement.language == "en"]
        others = [case for case in cases if case.statement.language != "en"]
        on = f"own sentences, {part}"
        if places.engines.syntax is None:
            yield Absent(f"claims.own-{part}.f1", "No syntax engine is installed.")
        else:
            syntax = places.engines.syntax
            yield from _figures(
                f"claims.own-{part}", [judge(one, read_claims(one, syntax)) for one in english], on
            )
        alone = [judge(one, read_claims(one, None)) for one in english]
        yield from _figures(f"claims.own-{part}-words", alone, f"{on}, on words alone")
        base = [judge(one, one_a_sentence(one)) for one in english]
        yield _figure(
            f"claims.own-{part}-sentences.f1", "one claim a sentence", f"{on}, baseline", (base, _f1)
        )
        far = [judge(one, read_claims(one, None)) for one in others]
        spoken = f"{on}, German, French, Spanish, Russian, Arabic"
        yield _figure(f"claims.own-{part}-languages.kinds", "kinds of claim", spoken, (far, _kinds))


Score = Callable[[Sequence[Judged]], float]


def _figures(key: str, judged: list[Judged], on: str) -> Iterator[Figure]:
    scores: tuple[tuple[str, str, Score], ...] = (
        ("f1", "claims with the right words and kind, F1", _f1),
        ("precision", "claims with the right words and kind, precision", _precision),
        ("recall", "claims with the right words and kind, recall", _recall),
        ("kinds", "the right kind, of claims with the right words", _kinds),
        ("contained", "who and when as expected, of claims with the right words", _contained),
        ("supported", "claims of which every word is supported", _supported),
    )
    for name, what, score in scores:
        yield _figure(f"{key}.{name}", what, on, (judged, score))


def _figure(key: str, what: str, on: str, of: tuple[list[Judged], Score]) -> Figure:
    judged, score = of
    measured, low, high = of_units(judged, score)
    target = 1.0 if key.endswith(".supported") else None
    return Figure(key, what, on, measured, low, high, len(judged), target, baseline="-sentences." in key)


def _share(part: int, of: int) -> float:
    return part / of if of else 0.0


def _f1(judged: Sequence[Judged]) -> float:
    right = sum(one.right for one in judged)
    return f1(right, sum(len(one.found) for one in judged), sum(len(one.case.claims) for one in judged))


def _precision(judged: Sequence[Judged]) -> float:
    return _share(sum(one.right for one in judged), sum(len(one.found) for one in judged))


def _recall(judged: Sequence[Judged]) -> float:
    return _share(sum(one.right for one in judged), sum(len(one.case.claims) for one in judged))


def _kinds(judged: Sequence[Judged]) -> float:
    return _share(sum(one.right for one in judged), sum(len(one.pairs) for one in judged))


def _contained(judged: Sequence[Judged]) -> float:
    return _share(sum(one.contained for one in judged), sum(len(one.pairs) for one in judged))


def _supported(judged: Sequence[Judged]) -> float:
    return _share(sum(one.supported for one in judged), sum(len(one.found) for one in judged))


def _content(text: str, case: Case) -> list[str]:
    return stems(_ADDED.sub("", text), case.statement.language)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _stands(words: list[str], statement: Statement) -> bool:
    name = _words(statement.claimant.name) if statement.claimant else []
    rest = iter(_words(statement.words))
    return all(word in rest for word in words[len(name) if name and words[: len(name)] == name else 0 :])


def _says(text: str, who: str) -> bool:
    """Whether the text holds these words; what was added in brackets may stand between them."""
    wanted = " ".join(_words(who))
    return any(wanted in " ".join(_words(one)) for one in (text, _ADDED.sub("", text)))


def main(arguments: Sequence[str]) -> int:
    """Print the figures of the folder named, and with `--errors` what was not read as expected."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.bench.claims")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words-only", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    engines = load(EngineSettings(words_only=options.words_only))
    for figure in measure(Places(options.folder.parent, options.folder.parent, engines)):
        sys.stdout.write(f"{_line(figure)}\n")
    cases = read_cases(options.folder / "dev.jsonl")
    english = [case for case in cases if case.statement.language == "en"]
    count = sum(len(case.statement.words.split()) for case in english)
    how = str(engines.syntax.engine) if engines.syntax else "words alone"
    took = seconds(english, engines.syntax)
    sys.stdout.write(f"dev: {count} words in {len(english)} statements read in {took:.2f} s ({how})\n")
    judged = [judge(case, read_claims(case, engines.syntax)) for case in cases]
    for (expected, found), count in sorted(confusion(judged).items()):
        sys.stdout.write(f"dev: {count:4} expected {expected}, found {found}\n")
    for one in judged if options.errors else ():
        sys.stdout.write(_error(one))
    return 0


def seconds(cases: Sequence[Case], syntax: Syntax | None) -> float:
    """Processor seconds for the claims in these statements, as parts of one document; the best of three."""
    text = "\n".join(case.statement.words for case in cases)
    document = Document("snp_1", text, None, (), None, None, "none", "en", "given", "text:")
    statements: list[Statement] = []
    at = 0
    for case in cases:
        span = Span(at, at + len(case.statement.words))
        statements.append(replace(case.statement, document=document.id, span=span))
        at = span.end + 1
    took = []
    for _ in range(3):
        begun = time.process_time()
        find_all_claims(statements, document, syntax)
        took.append(time.process_time() - begun)
    return min(took)


def _line(figure: Figure | Absent) -> str:
    if isinstance(figure, Absent):
        return f"{figure.key}: {figure.reason}"
    interval = f"{figure.low:.3f}-{figure.high:.3f}"
    return f"{figure.key:36} {figure.measured:.3f} ({interval}), {figure.count} statements, {figure.on}"


def _error(judged: Judged) -> str:
    if judged.right == len(judged.case.claims) == len(judged.found) and judged.contained == judged.right:
        return ""
    lines = [f"{judged.case.id}: {judged.case.statement.words}"]
    lines += [f"  expected  {one.kind:10} {one.when}  {one.text}" for one in judged.case.claims]
    lines += [f"  found     {one.kind:10} {one.when}  {one.text}" for one in judged.found]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
