"""One record, and decisions, for people."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from rich.console import RenderableType
from rich.table import Table

from onrecord.cli.output import heading, paragraph, short, words
from onrecord.records.base import Record, plain
from onrecord.records.decision import Decision

MOST = 2000
"""Characters of one field that are printed; `--json` gives all of it."""


REASON = 240
"""Characters of a reason that are printed."""


def record_lines(record: Record) -> Iterator[RenderableType]:
    """Every field of a record under its name; what is empty is said to be."""
    yield heading(f"{type(record).__name__} {record.id}")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for field in fields(record):
        grid.add_row(field.name.replace("_", " "), words(_in_words(getattr(record, field.name))))
    yield grid


def decision_lines(decisions: Sequence[Decision]) -> Iterator[RenderableType]:
    """What people decided, oldest first, and who."""
    yield heading("Decided by people")
    if not decisions:
        yield words("  Nothing yet.")
        return
    for one in decisions:
        what = " ".join([one.act.value, *(str(one.detail[key]) for key in _TOLD if one.detail.get(key))])
        yield paragraph(f"{one.at.date().isoformat()}  {what}: {one.by}, {one.role} ({short(one.id)})")
        reason = one.reason if len(one.reason) <= REASON else f"{one.reason[:REASON].rstrip()}…"
        yield paragraph(reason, "dim", 14)


def _in_words(value: object) -> str:
    held = plain(value)
    if held is None or held in ("", [], {}):
        return "–"
    if isinstance(held, list):
        text = "\n".join(f"• {_in_words(one)}" for one in held)
    elif isinstance(held, dict):
        text = ", ".join(f"{name} {_in_words(one)}" for name, one in held.items())
    else:
        text = str(held)
    return text if len(text) <= MOST else f"{text[:MOST]}… ({len(text)} characters)"


_TOLD = ("rating", "whom", "answer", "until", "address")
