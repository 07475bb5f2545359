"""What a command prints: JSON for programs, text and tables for people."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from onrecord.cli.clean import clean, clean_json
from onrecord.records.base import Record, plain
from onrecord.text.when import When

Tell = Callable[[str, int, int], None]
"""Told the name of a stage, how much is done, and of how much (0: not known)."""

SHORT = 12
"""Characters of an id that tables print; any unique beginning of an id is understood."""


def as_json(value: Any) -> Any:
    """`value` as `plain` gives it, and every record in it with its id and kind.

    >>> from onrecord.records.narrative import NewLine
    >>> sorted(as_json(NewLine("clm_1", "nothing near")))
    ['claim', 'id', 'kind', 'reason']
    """
    if isinstance(value, When):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Record):
            return {"id": value.id, "kind": type(value).__name__} | own
        return own
    if isinstance(value, tuple | list):
        return [as_json(one) for one in value]
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    return plain(value)


def give(value: Any, shown: Iterable[RenderableType], *, json_wanted: bool) -> None:
    """Print `value` as JSON, or `shown` for people."""
    if json_wanted:
        written = json.dumps(as_json(value), ensure_ascii=False, indent=2, default=str)
        sys.stdout.write(clean_json(written) + "\n")
        return
    show(shown)


def show(parts: Iterable[RenderableType]) -> None:
    """Print for people: as wide as the terminal, 80 columns in a pipe, and there without colours."""
    console = Console(markup=False, highlight=False, emoji=False)
    with console.capture() as printed:
        for part in parts:
            console.print(part)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))


def words(text: object, style: str = "") -> Text:
    """Text from anywhere, made safe to print: no control characters, no orders to the terminal.

    >>> words("a\\x1b[2Jb").plain
    'a[2Jb'
    """
    return Text(clean(text), style=style)


def paragraph(text: object, style: str = "", indent: int = 2) -> RenderableType:
    """One indented paragraph."""
    return Padding(words(text, style), (0, 0, 0, indent))


def heading(text: str) -> Text:
    """A heading with a line above it."""
    return Text(f"\n{text}", style="bold")


def table(*columns: str) -> Table:
    """An empty table that reads well at 80 columns and in a pipe."""
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for column in columns:
        made.add_column(column, overflow="fold", vertical="top")
    return made


def short(identity: str) -> str:
    """The beginning of an id, long enough to name it."""
    return identity[:SHORT]


@contextmanager
def during(tell: Tell | None, stage: str) -> Iterator[None]:
    """Shows that one thing of unknown length is being done, for as long as the block takes."""
    if tell:
        tell(stage, 0, 0)
    yield
    if tell:
        tell(stage, 1, 1)


@contextmanager
def progress(*, json_wanted: bool) -> Iterator[Tell | None]:
    """A callback that draws bars on the error stream, or `None` where nobody would see them."""
    if json_wanted or not sys.stderr.isatty():
        yield None
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        known: dict[str, TaskID] = {}

        def tell(stage: str, done: int, of: int) -> None:
            if stage not in known:
                known[stage] = bars.add_task(clean(stage), total=of or None)
            bars.update(known[stage], completed=done, total=of or None)

        yield tell
