"""`python -m onrecord.bench`: measure speed and memory, and print them against the targets."""

import argparse
import os
import platform
import sys
from datetime import date
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

import onrecord
from onrecord.bench import reading_speed
from onrecord.bench.machine import machine
from onrecord.bench.run import Bench, Result

PICTURE = "reading-speed.svg"
"""The name of the drawn curve, beside the page."""


def main() -> int:
    """Measure, print the table, and write it where asked. Status 1 when a target was missed."""
    words = _words()
    console = Console(stderr=True)
    before = os.getloadavg()[0]
    bench = Bench(words.folder, words.passages, words.vectors)
    with console.status("measuring") as status:
        results = [result for result in bench.results(lambda what: status.update(f"measuring: {what}"))]
    Console().print(_table(results))
    if words.write:
        words.write.write_text(page(results, before), "utf-8")
        for curve in filter(None, (result.curve for result in results)):
            words.write.with_name(PICTURE).write_text(reading_speed.drawn(curve), "utf-8")
    return 1 if any(result.reached is False for result in results) else 0


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m onrecord.bench", description=main.__doc__)
    parser.add_argument(
        "--folder", type=Path, default=Path(".bench"), help="where archives are kept between runs"
    )
    parser.add_argument("--passages", type=int, default=100_000, help="the size of the large archive")
    parser.add_argument(
        "--vectors", action="store_true", help="give the large archive vectors (slow to build)"
    )
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="write the page of the manual, and its drawing beside it"
    )
    return parser.parse_args()


def page(results: list[Result], before: float) -> str:
    """The page of the manual that says what was measured, where and on what.

    `before` is the machine's load before the first measurement: what else ran there.
    """
    lines = [
        "# Performance",
        "",
        "Written by `python -m onrecord.bench --write docs/performance.md`; `make bench` prints the same.",
        "The targets are for two cores. A time is the middle one of several runs.",
        "",
        f"- Machine: {machine()}.",
        f"- Processes that wanted a core: {before:.1f} before, {os.getloadavg()[0]:.1f} at the end.",
        f"- onrecord {onrecord.__version__}, Python {platform.python_version()}, {date.today().isoformat()}.",
        "- Data: the example (`examples/isis-k`), and documents made by template from a fixed seed",
        "  (`src/onrecord/bench/passages.py`), which are easier to tell apart than real ones.",
        '- "A new process" starts Python and loads everything; the files may be in the system\'s cache.',
        "",
        "| what | on | measured | target | reached |",
        "|---|---|---|---|---|",
    ]
    lines += ["| " + " | ".join(_cells(result)) + " |" for result in results]
    for curve in filter(None, (result.curve for result in results)):
        lines += ["", *reading_speed.section(curve, PICTURE)]
    return "\n".join(lines) + "\n"


def _table(results: list[Result]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for column in ("what", "on", "measured", "target", "reached"):
        table.add_column(column)
    for result in results:
        table.add_row(*_cells(result))
    return table


def _cells(result: Result) -> tuple[str, ...]:
    digits = 0 if result.measured >= 100 else 2
    shown = f"{result.measured:,.{digits}f} {result.unit}".strip()
    reached = {True: "yes", False: "no", None: "–"}[result.reached]
    return result.what, result.on, shown, f"{result.target} {result.unit}".strip(), reached


if __name__ == "__main__":
    sys.exit(main())
