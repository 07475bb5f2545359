"""A register in a table: one row for each role somebody held, or for each person or body."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.register_fields import (
    KINDS,
    MOST_ROLES,
    ReadRegister,
    RegisterOptions,
    Unusable,
    clean,
    day_of,
    entry_names,
    in_order,
    unlike,
)
from onrecord.intake.register_lines import rows_of
from onrecord.intake.skipped import Skipped
from onrecord.records.register import EntryKind, HeldRole, Identifier, Registered

COLUMNS = ("name", "aliases", "kind", "role", "body", "from", "to", "country", "id", "wikidata")
"""The columns of a register; only `name` is needed."""

_MOST_FIELD = 1_000_000


def read_table(name: str, text: str, options: RegisterOptions, source: str) -> ReadRegister:
    """The entries in a table. Rows with one id, else one name, kind and country, are one entry.

    Raises:
        InputError: the first line does not name the columns.
    """
    with _wide_fields():
        return _read(name, text, options, source)


@contextmanager
def _wide_fields() -> Iterator[None]:
    """Let fields be long while a table is read; the limit is the whole process's."""
    before = csv.field_size_limit(_MOST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _read(name: str, text: str, options: RegisterOptions, source: str) -> ReadRegister:
    first = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=first.count)
    rows = rows_of(text, mark)
    top = next(rows)
    if top.problem:
        raise _no_columns(name, top.problem)
    header = [column.strip() for column in top.fields]
    places = _places(name, header, options)
    entries = _Entries(source)
    skipped: list[Skipped] = []
    for row in rows:
        where = f"{name}, line {row.line}"
        try:
            if row.problem:
                raise Unusable(row.problem)
            if any(cell.strip() for cell in row.fields):
                entries.take(_entry(row.fields, len(header), places, options), where)
        except Unusable as problem:
            skipped.append(Skipped(where, str(problem)))
    unused = tuple(column for at, column in enumerate(header) if at not in places.values() and column)
    found, noted = tuple(entries.found.values()), tuple(entries.noted)
    return ReadRegister(found, tuple(skipped), unused, noted, entries.places)


def _places(name: str, header: list[str], options: RegisterOptions) -> dict[str, int]:
    """Where each of our columns stands in the file."""
    low = [column.casefold() for column in header]
    unknown = [ours for ours in options.columns if ours not in COLUMNS]
    asked = [theirs for theirs in options.columns.values() if theirs.strip().casefold() not in low]
    if unknown or asked:
        raise InputError(
            f"The mapping of columns names {', '.join(map(repr, unknown or asked))}.",
            f"Ours are {', '.join(COLUMNS)}; the file has {', '.join(header)[:200]}.",
            "Give --map OURS=THEIRS with one of each.",
        )
    wanted = {ours: options.columns.get(ours, ours).strip().casefold() for ours in COLUMNS}
    found = {ours: low.index(theirs) for ours, theirs in wanted.items() if theirs in low}
    if "name" not in found:
        raise _no_columns(name, f"They are {', '.join(header)[:200]!r}.")
    return found


def _no_columns(name: str, why: str) -> InputError:
    return InputError(
        f"The first line of the file {name!r} does not name the columns of a register. {why}",
        f"A register has a column name, and may have {', '.join(COLUMNS[1:])}.",
        "Name the columns so, or give --map name=THEIRS.",
    )


def _entry(row: Sequence[str], width: int, places: Mapping[str, int], options: RegisterOptions) -> Registered:
    if len(row) != width:
        raise Unusable(f"It has {len(row)} fields; the first line names {width}.")
    cell = {ours: row[at].strip() for ours, at in places.items()}
    names = entry_names([cell["name"]], _several(cell.get("aliases")))
    since, until = day_of(cell.get("from"), "from"), day_of(cell.get("to"), "to")
    in_order(since, until)
    words, body = clean(cell.get("role", ""), "role"), clean(cell.get("body", ""), "body")
    if not words and (since or until or body):
        raise Unusable("It has from, to or body and no role.")
    wikidata = cell.get("wikidata", "").rpartition("/")[2]
    return Registered(
        source="",
        source_id=clean(cell.get("id", ""), "id"),
        kind=_kind(cell.get("kind", ""), options.kind),
        names=names,
        roles=(HeldRole(words, body or None, since, until),) if words else (),
        countries=tuple(clean(one, "country") for one in _several(cell.get("country"))),
        identifiers=(Identifier("wikidata", clean(wikidata, "wikidata")),) if wikidata else (),
    )


def _kind(written: str, default: EntryKind | None) -> EntryKind:
    if not written:
        if default is None:
            raise Unusable("It does not say its kind; give the column kind, or --kind person or body.")
        return default
    found = KINDS.get(written.casefold())
    if found is None:
        raise Unusable(f"The kind {written[:40]!r} is not known. Known are: {', '.join(KINDS)}.")
    return found


def _several(written: str | None) -> list[str]:
    return [part.strip() for part in (written or "").split(";") if part.strip()]


@dataclass
class _Entries:
    """The entries of a table, made of its rows; where each began; and rows that only a name joined."""

    source: str
    found: dict[str, Registered] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    noted: list[Skipped] = field(default_factory=list)

    def take(self, row: Registered, where: str) -> None:
        """Keep a row as an entry of its own, or add it to the entry it belongs to."""
        named = "|".join((row.name.casefold(), row.kind.value, ";".join(row.countries).casefold()))
        key = row.source_id or named
        known = self.found.get(key)
        if known is None:
            self.found[key] = replace(row, source=self.source, source_id=key)
            self.places[key] = where
            return
        first = self.places[key]
        if known.kind is not row.kind:
            raise Unusable(f"Its id {key[:60]!r} is a {known.kind.value} in an earlier line.")
        if unlike(known, row):
            raise Unusable(
                f"Its id {key[:60]!r} is {known.name}’s in {first}; {row.name} is no name like it."
            )
        self.found[key] = _joined(known, row)
        if not row.source_id and not set(row.roles) <= set(known.roles):
            why = f"It was joined to {row.name} in {first} by name, kind and country alone"
            self.noted.append(Skipped(where, f"{why}; if they are two, give the rows ids."))


def _joined(known: Registered, row: Registered) -> Registered:
    merged: dict[str, Any] = {}
    for part in ("roles", "countries", "identifiers"):
        merged[part] = tuple(dict.fromkeys((*getattr(known, part), *getattr(row, part))))
    if len(merged["roles"]) > MOST_ROLES:
        raise Unusable(f"Its entry has {MOST_ROLES} roles already.")
    texts = [one.text for one in (*known.names, *row.names)]
    return replace(known, names=entry_names(texts[:1], texts[1:]), **merged)
