"""Measures which language short sentences are in, on our own set of 15 languages.

``python -m onrecord.bench.language bench/language`` prints the table of docs/pages.md. `py3langid`
alone, with all its languages and asked for the likeliest, is the baseline. A wrong language is
worse than none, so both are counted.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench.figure import Absent, Figure, Places, of_share
from onrecord.text.language import detect

SHORT = 5
"""Words of a short sentence at most; of scripts without spaces, the first ten sentences of a language."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, its language, and where it stands among those of its language, from 1."""

    code: str
    words: str
    number: int

    @property
    def held(self) -> bool:
        """Whether it is of the held-out half: those with an even number."""
        return self.number % 2 == 0

    @property
    def short(self) -> bool:
        """Whether it has few words; Chinese counts by its place, the short ones come first."""
        return self.number <= 10 if " " not in self.words else len(self.words.split()) <= SHORT


def sentences(file: Path) -> list[Sentence]:
    """The sentences of the set, in its order."""
    seen: dict[str, int] = {}
    found: list[Sentence] = []
    for line in file.read_text("utf-8").split("\n"):
        code, _, words = line.partition("\t")
        if words:
            seen[code] = seen.get(code, 0) + 1
            found.append(Sentence(code, words, seen[code]))
    return found


def plain() -> Callable[[str], str | None]:
    """The likeliest language as py3langid gives it, without any rule of ours."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return lambda words: str(identifier.classify(words)[0])


def measure(places: Places) -> Iterator[Figure | Absent]:
    """The share right and wrong on both halves, of all sentences and of the short ones, with the baseline."""
    file = places.sets / "language" / "sentences.tsv"
    if not file.is_file():
        yield Absent("language", "bench/language/sentences.tsv is not there")
        return
    some = sentences(file)
    for on in ("dev", "held"):
        part = [each for each in some if each.held == (on == "held")]
        yield from figures(on, part, lambda words: detect(words).code, "")
        yield from figures(on, part, plain(), ".py3langid")


def figures(
    on: str, some: Sequence[Sentence], read: Callable[[str], str | None], by: str
) -> Iterator[Figure]:
    """Right and wrong of one reader on one half."""
    for name, part in (("all", some), ("short", [each for each in some if each.short])):
        answers = [(read(each.words), each.code) for each in part]
        right = sum(given == code for given, code in answers)
        wrong = sum(given not in (None, code) for given, code in answers)
        where = f"own sentences, {name}, {on}"
        for key, what, count in (
            ("right", "language right", right),
            ("wrong", "wrong (lower is better)", wrong),
        ):
            told = what if not by else f"{what}: py3langid alone"
            share = of_share(count, len(part))
            yield Figure(
                f"language.{on}.{name}.{key}{by}",
                told,
                where,
                *share,
                len(part),
                baseline=bool(by) or key == "wrong",
            )


def failed(some: Sequence[Sentence]) -> Iterator[str]:
    """A line for each sentence of the development half that is not read right."""
    for each in some:
        found = detect(each.words)
        if not each.held and found.code != each.code:
            yield f"{each.code}: {each.words} -> {found.code} ({found.reason})"


def main() -> int:
    """Print the table; status 1 when the set is not there."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.bench.language", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the set, bench/language")
    parser.add_argument("--failed", action="store_true", help="show the development sentences read wrong")
    given = parser.parse_args()
    file = given.folder / "sentences.tsv"
    if not file.is_file():
        sys.stdout.write(f"{file}: absent. Nothing was measured.\n")
        return 1
    some = sentences(file)
    for on in ("dev", "held"):
        part = [each for each in some if each.held == (on == "held")]
        ours = figures(on, part, lambda words: detect(words).code, "")
        for one, other in zip(ours, figures(on, part, plain(), ".py3langid"), strict=True):
            row = (f"{each.measured:.3f} ({each.low:.2f}-{each.high:.2f})" for each in (one, other))
            sys.stdout.write(f"| {one.on} ({one.count}): {one.what} | {' | '.join(row)} |\n")
    for line in failed(some) if given.failed else ():
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
