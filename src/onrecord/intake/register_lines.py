"""The rows of a table with their lines, where a quotation mark that is never closed swallows none."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

MOST_LINES = 50
"""Lines that one row of a register may run over."""


@dataclass(frozen=True)
class Row:
    """One row: the line where it begins, its fields, and why it is none, where it is none."""

    line: int
    fields: tuple[str, ...]
    problem: str | None = None


def rows_of(text: str, mark: str) -> Iterator[Row]:
    r"""The rows of a table, the first of which says how many fields each has.

    A row that runs over several lines and comes out wrong is given as a problem that names its
    lines; those after its first are then read by themselves.

    >>> for row in rows_of('name,kind\n"Ann Lee,person\nBob Ray,person\n', ","):
    ...     print(row.line, row.fields, row.problem)
    1 ('name', 'kind') None
    2 () A quotation mark opened in line 2 is never closed; line 3 was read by itself.
    3 ('Bob Ray', 'person') None
    """
    lines = io.StringIO(text, newline="").readlines()
    width, at = None, 0
    while at < len(lines):
        restart = None
        for row, after in _read(lines, at, mark):
            width = len(row.fields) if width is None else width
            problem = _swallowed(row, lines[row.line - 1 : after], width)
            yield Row(row.line, (), problem) if problem else row
            if problem or row.problem:
                restart = row.line
                break
        if restart is None:
            return
        at = restart


def _read(lines: list[str], at: int, mark: str) -> Iterator[tuple[Row, int]]:
    """The rows from a line on, each with the number of its last line; none after one that is no row."""
    reader = csv.reader((lines[one] for one in range(at, len(lines))), delimiter=mark)
    while True:
        line = at + reader.line_num + 1
        try:
            fields = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as problem:
            yield Row(line, (), f"It is no row of a table ({problem})."), at + reader.line_num
            return
        yield Row(line, fields), at + reader.line_num


def _swallowed(row: Row, lines: list[str], width: int) -> str | None:
    """Why a row of these lines is not one row: a quotation mark in its first line that nothing closes."""
    if len(lines) < 2:
        return None
    odd = sum(line.count('"') for line in lines) % 2
    if not (odd or row.problem or len(lines) > MOST_LINES or len(row.fields) != width):
        return None
    first, last = row.line + 1, row.line + len(lines) - 1
    rest = f"line {first} was" if first == last else f"lines {first}-{last} were"
    alone = "itself" if first == last else "themselves"
    closed = "is never closed" if odd else f"is closed in line {last} at the earliest"
    return f"A quotation mark opened in line {row.line} {closed}; {rest} read by {alone}."
