"""A register in a table: one row for each role somebody held, or for each person or body."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
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
)
from onrecord.intake.register_lines import rows_of
from onrecord.intake.skipped import Skipped
from onrecord.records.register import EntryKind, HeldRole, Identifier, Registered

COLUMNS = ("name", "aliases", "kind", "role", "body", "from", "to", "country", "id", "wikidata")
"""The columns of a register; only `name` is needed."""

_MOST_SAME = 5


def read_table(name: str, text: str, options: RegisterOptions, source: str) -> ReadRegister:
    """The entries in a table. Rows with one id, else one name, kind and country, are one entry.

    Raises:
        InputError: the first line does not name the columns.
    """
    first = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=first.count)
    rows = rows_of(text, mark)
    top = next(rows)
    if top.problem:
        raise _no_columns(name, top.problem)
    header = [column.strip() for column in top.fields]
    places = _places(name, header, options)
    entries: dict[str, Registered] = {}
    skipped: list[Skipped] = []
    for row in rows:
        where = f"{name}, line {row.line}"
        try:
            if row.problem:
                raise Unusable(row.problem)
            if any(cell.strip() for cell in row.fields):
                _take(entries, _entry(row.fields, len(header), places, options), source)
        except Unusable as problem:
            skipped.append(Skipped(where, str(problem)))
    unused = tuple(column for at, column in enumerate(header) if at not in places.values() and column)
    return ReadRegister(tuple(entries.values()), tuple(skipped), unused)


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


def _take(entries: dict[str, Registered], row: Registered, source: str) -> None:
    """Keep a row as an entry of its own, or add it to the entry it belongs to."""
    named = "|".join((row.name.casefold(), row.kind.value, ";".join(row.countries).casefold()))
    key = row.source_id or named
    row = replace(row, source=source, source_id=key)
    known = entries.get(key)
    if known is None:
        entries[key] = row
        return
    if known.kind is not row.kind:
        raise Unusable(f"Its id {key[:60]!r} is a {known.kind.value} in an earlier line.")
    merged: dict[str, Any] = {}
    for part in ("roles", "countries", "identifiers"):
        merged[part] = tuple(dict.fromkeys((*getattr(known, part), *getattr(row, part))))
    if len(merged["roles"]) > MOST_ROLES:
        raise Unusable(f"Its entry has {MOST_ROLES} roles already.")
    texts = [one.text for one in (*known.names, *row.names)]
    entries[key] = replace(known, names=entry_names(texts[:1], texts[1:]), **merged)
