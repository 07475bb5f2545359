"""What `make bench` measures: the targets of the design, on the example and on generated archives."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench import passages, reading_speed
from onrecord.bench.measuring import Cost, cost_of, median_of

EXAMPLE = Path(__file__).parents[3] / "examples" / "isis-k"
WORDS_ONLY = {"ONRECORD_WORDS_ONLY": "1"}
PASSAGES_A_DOCUMENT = 12
WITHOUT_VECTORS, WITH_VECTORS = 300, 60
"""Documents indexed to measure the speed, without and with vectors."""

# One process: add a folder, say how many documents came in and how long it took.
_ADD = """
import json, sys, time
from pathlib import Path
from onrecord.archive.archive import Archive
from onrecord.engines.engines import EngineSettings, load
from onrecord.journey import add_path
folder, *sources = map(Path, sys.argv[2:])
engines = load(EngineSettings(words_only=sys.argv[1] == "words"))
with Archive.open(folder) if folder.exists() else Archive.create(folder) as archive:
    if engines.encoder: engines.encoder.encode(["warm"], "query")
    started = time.perf_counter()
    count = sum(len(add_path(archive, source, engines).documents) for source in sources)
    print(json.dumps({"documents": count, "seconds": time.perf_counter() - started,
                      "passages": archive.status().passages}))
"""
# One process: a check, then the same again five times.
_CHECK = """
import json, sys, time
from pathlib import Path
from onrecord.archive.archive import Archive
from onrecord.engines.engines import EngineSettings, load
from onrecord.journey import CheckOptions, check
options = CheckOptions(engines=load(EngineSettings(words_only=sys.argv[1] == "words")))
with Archive.open(sys.argv[2]) as archive:
    times = []
    for _ in range(6):
        started = time.perf_counter()
        check(archive, Path(sys.argv[3]), options)
        times.append(time.perf_counter() - started)
print(json.dumps({"warm": sorted(times[1:])[2]}))
"""


@dataclass(frozen=True)
class Result:
    """One line of the table. `target` is empty where the design names none; `curve` is drawn beside it."""

    what: str
    on: str
    measured: float
    unit: str
    target: str = ""
    reached: bool | None = None
    curve: tuple[reading_speed.Point, ...] = ()


@dataclass(frozen=True)
class Bench:
    """Where archives are kept between runs, how large the large one is, and whether it has vectors."""

    folder: Path
    passages: int = 100_000
    vectors: bool = False

    def results(self, tell: Callable[[str], None]) -> Iterator[Result]:
        """Every measurement, as it is made. `tell` hears what is being done."""
        tell("--help")
        shown = median_of(["-m", "onrecord.cli", "--help"], 5)
        yield _below("`onrecord --help`", "–", shown.seconds, 0.3)
        tell("reading articles")
        yield _reading(reading_speed.measure())
        yield from self._indexing(tell)
        tell("building the example")
        example = self.folder / "example"
        _add(example, (EXAMPLE,), words_only=False)
        yield from _checks(example, "the example", words_only=False, tell=tell)
        large = self.folder / f"{self.passages}{'-vectors' if self.vectors else ''}"
        held = self._build(large, tell)
        name = f"{held:,} generated passages, {'with vectors' if self.vectors else 'words alone'}"
        yield from _checks(large, name, words_only=not self.vectors, tell=tell)

    def _indexing(self, tell: Callable[[str], None]) -> Iterator[Result]:
        for count, words_only in ((WITHOUT_VECTORS, True), (WITH_VECTORS, False)):
            kind = "without vectors" if words_only else "with vectors"
            tell(f"indexing {count} documents {kind}")
            sources = self.folder / f"documents-{count}"
            list(passages.write(sources, count))
            archive = _unused(self.folder / f"speed-{count}")
            added = _add(archive, (sources,), words_only=words_only)
            speed = added["documents"] / added["seconds"]
            target = 40 if words_only else 8
            yield Result(
                f"documents of 500 words indexed a second, {kind}",
                f"{count} generated documents",
                speed,
                "",
                f"{target}",
                speed >= target,
            )

    def _build(self, large: Path, tell: Callable[[str], None]) -> int:
        """Build the large archive, or what is missing of it, a thousand documents at a time."""
        count = self.passages // PASSAGES_A_DOCUMENT
        sources = self.folder / "documents-large"
        folders = sorted({path.parent for path in passages.write(sources, count)})
        held = 0
        for number, folder in enumerate(folders, start=1):
            tell(f"building the large archive: {number} of {len(folders)} thousand documents")
            held = int(_add(large, (folder,), words_only=not self.vectors)["passages"])
        return held


def _reading(points: tuple[reading_speed.Point, ...]) -> Result:
    """The article of 1,000 words, with the curve over all lengths."""
    seconds = next(one.seconds for one in points if one.words == reading_speed.TARGET_WORDS)
    target = reading_speed.TARGET_SECONDS
    what = f"an article of {reading_speed.TARGET_WORDS:,} words read, on one core"
    on = f"generated articles; grows with the power {reading_speed.growth(points):.2f} of the length"
    return Result(what, on, seconds, "s", f"{target:g}", seconds <= target, points)


def _checks(archive: Path, name: str, *, words_only: bool, tell: Callable[[str], None]) -> Iterator[Result]:
    tell(f"checks on {name}")
    statement = str(EXAMPLE / "statement.toml")
    command = ["-m", "onrecord.cli", "check", statement, "--archive", str(archive), "--json"]
    cold = median_of(command, 3, WORDS_ONLY if words_only else None)
    yield _below("a check in a new process", name, cold.seconds, 6.0)
    warm: Cost = cost_of(["-c", _CHECK, "words" if words_only else "engines", str(archive), statement])
    yield _below("the same check again in one process", name, json.loads(warm.printed)["warm"], 1.0)
    memory = max(cold.mebibytes, warm.mebibytes)
    yield Result("most memory held by a check", name, memory, "MiB", "2048", memory <= 2048)


def _add(archive: Path, sources: tuple[Path, ...], *, words_only: bool) -> dict[str, float]:
    words = ["-c", _ADD, "words" if words_only else "engines", str(archive), *map(str, sources)]
    found: dict[str, float] = json.loads(cost_of(words).printed)
    return found


def _below(what: str, on: str, seconds: float, target: float) -> Result:
    return Result(what, on, seconds, "s", f"{target:g}", seconds <= target)


def _unused(path: Path) -> Path:
    """`path`, or the first of it with a number behind it that is free: speed is measured on new archives."""
    number = 0
    while (free := path.with_name(f"{path.name}-{number}")).exists():
        number += 1
    return free
