"""Earlier fact-checks from the files in which publishers and researchers hand them around."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.claimreview import read_page, read_value
from onrecord.intake.fields import KEYS, Unusable, factcheck
from onrecord.intake.languages import code_of
from onrecord.intake.skipped import Skipped as Skipped
from onrecord.records.factcheck import FactCheck
from onrecord.records.verdict import Rating
from onrecord.text.decoding import decode
from onrecord.text.jsonld import objects, parse, types

Rows = Iterator[FactCheck | Skipped]

_LISTING = ("date", "id", "title", "countries", "keywords", "languages", "outlets")
_LISTED = "the list gives no rating; every case in the EUvsDisinfo database is one it calls disinformation"
_MAX_FIELD = 1_000_000


def read_factchecks(name: str, body: bytes) -> Rows:
    """The earlier fact-checks in a file, in order; a row that is none is `Skipped` with its place.

    JSONL and CSV with the keys of `docs/intake.md`, the case list of EUvsDisinfo, ClaimReview as
    JSON-LD (bare or in a web page), and answers of the Google Fact Check Tools API.

    >>> line = b'{"publisher": "A desk", "claim": "The dam broke.", "rating": "False"}'
    >>> [found.rating.label for found in read_factchecks("checks.jsonl", line)]
    ['False']

    Raises:
        InputError: the file as a whole is none of these.
    """
    decoded = decode(body)
    if decoded is None or "\x00" in decoded.text or not decoded.text.strip():
        what = "empty" if not body.strip() else "no text"
        raise _refused(name, f"it is {what}")
    return _reader(name, decoded.text)(name, decoded.text)


def _reader(name: str, text: str) -> Callable[[str, str], Rows]:
    suffix = name.lower().rpartition(".")[2]
    start = text.lstrip()[:1]
    if start == "<" or suffix in ("html", "htm", "xhtml"):
        return lambda place, whole: iter(read_page(place, whole))
    if suffix in ("csv", "tsv"):
        return _table
    if suffix in ("jsonl", "ndjson"):
        return _lines
    if start in ("{", "["):
        return _json
    if suffix in ("json", "jsonld"):
        raise _refused(name, "it does not begin with { or [")
    return _table


def _lines(name: str, text: str) -> Rows:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            where = f"{name}, line {number}"
            try:
                value = parse(line)
            except ValueError as problem:
                yield Skipped(where, f"It is no JSON ({problem}).")
                continue
            yield from _value(where, value)


def _json(name: str, text: str) -> Rows:
    try:
        value = parse(text)
    except ValueError as problem:
        first = text.lstrip().split("\n", 1)[0].strip()
        if first.startswith("{") and first.endswith("}"):
            return _lines(name, text)
        raise _refused(name, f"it is no JSON ({problem})") from problem
    if isinstance(value, list) and not any(_marked(row) for row in value):
        return _each(name, value)
    return _value(name, value)


def _each(name: str, values: Iterable[Any]) -> Rows:
    for number, value in enumerate(values, start=1):
        yield from _value(f"{name}, entry {number}", value)


def _value(where: str, value: Any) -> Rows:
    if _marked(value):
        found = list(read_value(where, value))
        yield from found or [Skipped(where, "It holds no ClaimReview.")]
        return
    if not isinstance(value, dict):
        yield Skipped(where, f"It is {value!r:.40}; an object with the keys publisher and claim is expected.")
        return
    try:
        yield factcheck(value)
    except Unusable as problem:
        yield Skipped(where, str(problem))


def _marked(value: Any) -> bool:
    """Whether `value` is JSON-LD or an answer of the search, and not one of our own rows."""
    if isinstance(value, list):
        return any(map(_marked, value))
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("claims"), list) or "@context" in value or "@graph" in value or types(value):
        return True
    return "publisher" not in value and any("ClaimReview" in types(node) for node in objects(value))


def _table(name: str, text: str) -> Rows:
    csv.field_size_limit(_MAX_FIELD)
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        columns = [column.strip().lower() for column in next(rows, [])]
    except csv.Error as problem:
        raise _refused(name, f"its first line is no row of a table ({problem})") from problem
    listing = {"date", "id", "title"} <= set(columns) <= set(_LISTING)
    unknown = [column for column in columns if column not in (_LISTING if listing else KEYS)]
    if unknown or not (listing or {"publisher", "claim"} <= set(columns)):
        raise _refused(name, f"its columns are {', '.join(columns)[:120]!r}")
    return _rows(name, rows, columns, _case if listing else factcheck)


def _rows(name: str, rows: Any, columns: list[str], read: Callable[[dict[str, Any]], FactCheck]) -> Rows:
    while True:
        where = f"{name}, line {rows.line_num + 1}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as problem:
            yield Skipped(where, f"It is no row of a table ({problem}).")
            continue
        if not any(field.strip() for field in row):
            continue
        if len(row) != len(columns):
            yield Skipped(where, f"It has {len(row)} fields; the first line names {len(columns)}.")
            continue
        try:
            yield read(dict(zip(columns, row, strict=True)))
        except Unusable as problem:
            yield Skipped(where, str(problem))


def _case(row: dict[str, Any]) -> FactCheck:
    """A row of EUvsDisinfo's case list: its title is the claim, in one line."""
    address = row["id"].strip()
    read = factcheck(
        {
            "publisher": "EUvsDisinfo",
            "claim": row["title"],
            "title": row["title"],
            "url": address if address.lower().startswith("http") else None,
            "published": row["date"],
            "language": "en",
            "outlets": row.get("outlets"),
            "keywords": "+".join(filter(None, (row.get("keywords"), row.get("countries")))),
            "said_in": row.get("languages"),
        }
    )
    said_in = tuple(dict.fromkeys(map(code_of, read.said_in)))
    return replace(read, said_in=said_in, rating=Rating.FALSE, rating_from=_LISTED)


def _refused(name: str, why: str) -> InputError:
    return InputError(
        f"The file {name!r} holds no fact-checks: {why}.",
        f"JSONL or CSV with the keys {', '.join(KEYS)}, EUvsDisinfo's case list, or ClaimReview as JSON-LD.",
        "See docs/intake.md for an example of each.",
    )
