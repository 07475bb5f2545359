"""`python -m onrecord.bench.quality`: measure every set of the quality bench that is present.

Prints a table with counts and 95% intervals, compares with `bench/floors.json`, and ends with
status 1 when a figure is below its floor, a figure vanished, or an annotated set of ours changed.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Final

from rich.console import Console

from onrecord.bench import floors, quality_page
from onrecord.bench.figure import Absent, Figure, Places
from onrecord.engines.engines import EngineSettings, load
from onrecord.errors import InputError, OnrecordError

SETS: Final = (
    "attribution",
    "speech",
    "pages",
    "language",
    "dates",
    "names",
    "claims",
    "worth",
    "events",
)
"""The sets, in the order of the table: each a module of `onrecord.bench` with `measure(places)`."""

ROOT: Final = Path(__file__).parents[3]
WORDS_ONLY: Final = ".words-only"
"""What is put behind the keys of a run without engines, so that its floors are its own."""

Measure = Callable[[Places], Iterable[Figure | Absent]]


@dataclass(frozen=True)
class Set:
    """A set of the bench: its name, what it measures in one sentence, and how."""

    name: str
    about: str
    measure: Measure


def sets(only: Sequence[str] = ()) -> tuple[Set, ...]:
    """The sets of the bench, or those named.

    Raises:
        InputError: a name that is no set.
    """
    unknown = [name for name in only if name not in SETS]
    if unknown:
        raise InputError(
            f"There is no set {', '.join(unknown)}.",
            f"The sets are {', '.join(SETS)}.",
            "Name some of them, with commas between.",
        )
    return tuple(_set(name) for name in SETS if name in only or not only)


def _set(name: str) -> Set:
    module = import_module(f"onrecord.bench.{name}")
    return Set(name, (module.__doc__ or "").strip().splitlines()[0], module.measure)


def run(
    some: Iterable[Set], places: Places, words_only: bool, tell: Callable[[str], None]
) -> floors.Measured:
    """Measure each set. `tell` hears what is being measured."""
    figures: dict[str, list[Figure]] = {}
    absent: dict[str, list[Absent]] = {}
    hashes: dict[str, str] = {}
    for one in some:
        tell(one.name)
        figures[one.name], absent[one.name] = [], []
        for found in _found(one, places, WORDS_ONLY if words_only else ""):
            if isinstance(found, Figure):
                figures[one.name].append(found)
            else:
                absent[one.name].append(found)
        sha = floors.hash_of(places.sets / one.name)
        if sha is not None:
            hashes[one.name] = sha
    return floors.Measured(figures, absent, hashes)


def _found(one: Set, places: Places, behind: str) -> Iterator[Figure | Absent]:
    for found in one.measure(places):
        whole = isinstance(found, Absent) and found.key == one.name
        yield found if whole else replace(found, key=found.key + behind)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare with the floors; pin them or write the page where asked."""
    given = _words().parse_args(arguments)
    console = Console(stderr=True)
    try:
        return _main(given, console)
    except OnrecordError as error:
        console.print(str(error), style="red", highlight=False)
        return error.exit_status


def _main(given: argparse.Namespace, console: Console) -> int:
    some = sets([name for name in (given.only or "").split(",") if name])
    engines = load(EngineSettings(words_only=given.words_only))
    places = Places(given.sets, given.shared, engines)
    path = given.sets / "floors.json"
    pinned = floors.read(path)
    with console.status("measuring") as status:
        measured = run(some, places, given.words_only, lambda name: status.update(f"measuring: {name}"))
    if given.pin:
        lowering = floors.Lowering(frozenset(given.allow_lower), given.why)
        pinned = floors.pin(measured, pinned, lowering, date.today().isoformat())
        floors.write(path, pinned)
    shown = quality_page.Shown({one.name: one.about for one in some}, measured, pinned, engines)
    out = Console(width=None if sys.stdout.isatty() else 200)
    quality_page.show(out, shown)
    if given.write:
        given.write.write_text(quality_page.page(shown), "utf-8")
    wrong = floors.failures(measured, pinned)
    for line in wrong:
        out.print(line, highlight=False, soft_wrap=True)
    return 1 if wrong else 0


def _words() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m onrecord.bench.quality", description=main.__doc__)
    parser.add_argument(
        "--sets", type=Path, default=ROOT / "bench", help="our annotated texts, and floors.json"
    )
    parser.add_argument(
        "--shared",
        type=Path,
        default=ROOT.parent / "shared" / "data",
        metavar="FOLDER",
        help="research data, not part of the project; what is not there is said to be absent",
    )
    parser.add_argument("--only", metavar="SET,…", help=f"some of: {', '.join(SETS)}")
    parser.add_argument(
        "--words-only", action="store_true", help="without engines; such figures have own keys"
    )
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument(
        "--allow-lower", action="append", default=[], metavar="KEY", help="with --pin: lower this floor too"
    )
    parser.add_argument("--why", default="", help="with --allow-lower: the reason, kept beside the floor")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page of the manual")
    return parser


if __name__ == "__main__":
    sys.exit(main())
