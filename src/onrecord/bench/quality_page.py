"""The quality table, on the screen and as the page of the manual."""

import dataclasses
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

import onrecord
from onrecord.bench.figure import Figure
from onrecord.bench.floors import Floors, Measured
from onrecord.bench.machine import machine
from onrecord.records.engine import Engines

COLUMNS: Final = (
    "key",
    "what",
    "on, and which split",
    "measured",
    "95% interval",
    "count",
    "target",
    "reached",
    "floor",
)
LIBRARIES: Final = ("numpy", "onnxruntime", "spacy", "sentencex", "py3langid")
"""Libraries whose version may move a figure."""


@dataclass(frozen=True)
class Shown:
    """What a run showed: the sets that ran with a sentence each, the figures, the floors, the engines."""

    about: Mapping[str, str]
    measured: Measured
    pinned: Floors
    engines: Engines


def show(console: Console, shown: Shown) -> None:
    """Print a table per set, and a line for what is absent."""
    for name, about in shown.about.items():
        figures = shown.measured.figures[name]
        if figures:
            table = Table(title=f"{name}: {about}", box=box.SIMPLE_HEAD, title_justify="left")
            for column in COLUMNS:
                table.add_column(
                    column, justify="right" if column in {"measured", "count", "floor"} else "left"
                )
            for figure in figures:
                table.add_row(*cells(figure, shown.pinned))
            console.print(table)
        for absent in shown.measured.absent[name]:
            console.print(
                f"{absent.key}: absent, not measured. {absent.reason}", highlight=False, soft_wrap=True
            )


def cells(figure: Figure, pinned: Floors) -> tuple[str, ...]:
    """A row of the table.

    >>> cells(Figure("a.f1", "F1", "held", 0.75, 0.6, 0.85, 40, target=0.8), Floors())
    ('a.f1', 'F1', 'held', '.750', '.600 to .850', '40', '.80', 'no', '–')
    """
    floor = pinned.floors.get(figure.key)
    reached = "–" if figure.target is None else "yes" if figure.measured >= figure.target else "no"
    least = "baseline" if figure.baseline else "–"
    if floor is not None and floor.floor is not None:
        least = _number(floor.floor)
        if floor.why:
            least += f" (lowered from {_number(floor.lowered_from or 0.0)}: {floor.why})"
    return (
        figure.key,
        figure.what,
        figure.on,
        _number(figure.measured),
        f"{_number(figure.low)} to {_number(figure.high)}",
        f"{figure.count:,}",
        "–" if figure.target is None else _number(figure.target, 2),
        reached,
        least,
    )


def _number(value: float, digits: int = 3) -> str:
    return f"{value:.{digits}f}".removeprefix("0")


def page(shown: Shown) -> str:
    """The page of the manual: what was measured, where, with which versions, and a table per set."""
    lines = [
        "# Quality",
        "",
        "Written by `python -m onrecord.bench.quality --write docs/quality.md`; `make bench-quality` prints",
        "the same, compares it with `bench/floors.json`, and fails below a floor.",
        "",
        f"- Machine: {machine()}.",
        f"- onrecord {onrecord.__version__}, Python {platform.python_version()}, {date.today().isoformat()}.",
        f"- Engines: {'; '.join(_engines(shown.engines)) or 'none, words only'}.",
        f"- Libraries: {', '.join(_libraries())}.",
        "",
        "Nothing is tuned on what it is reported on: each row names its split. A *development* half may be",
        "looked at while rules are written; a *held-out* half was fixed before, and its errors are not read.",
        "The interval says how sure the number is for other texts of the kind: it is drawn over whole units",
        "that stand or fall together. A floor is a point under what was measured when it was pinned, or one",
        "unit of a small set; see [contributing](contributing.md#quality-has-a-floor).",
    ]
    for name, about in shown.about.items():
        lines += ["", f"## {name}", "", about, ""]
        figures = shown.measured.figures[name]
        if figures:
            lines += ["| " + " | ".join(COLUMNS) + " |", "|---|---|---|--:|---|--:|--:|---|--:|"]
            lines += ["| " + " | ".join(_escaped(figure, shown.pinned)) + " |" for figure in figures]
        for absent in shown.measured.absent[name]:
            lines += ["", f"`{absent.key}`: absent, not measured. {absent.reason}"]
    return "\n".join(lines) + "\n"


def _escaped(figure: Figure, pinned: Floors) -> Iterator[str]:
    return (cell.replace("|", "\\|") for cell in cells(figure, pinned))


def _engines(engines: Engines) -> Iterator[str]:
    for one in dataclasses.fields(engines):
        engine = getattr(getattr(engines, one.name), "engine", None)
        if engine is not None:
            yield str(engine)


def _libraries() -> Iterator[str]:
    for name in LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} not installed"
