"""Records to JSON and back. Reading gives a record that hashes to the id it was written under."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, cast

from onrecord.errors import ArchiveDamaged, InputError
from onrecord.records.base import Record, canonical
from onrecord.records.check import Check, Step
from onrecord.records.decision import Decision
from onrecord.records.document import Document, Entered, Snapshot, Unreadable
from onrecord.records.evidence import Event, Evidence, Happening, NoAnswer, Origin
from onrecord.records.factcheck import FactCheck, Match, Matching
from onrecord.records.narrative import Narrative, NewLine, Sighting
from onrecord.records.register import Registered, RegisterFinding
from onrecord.records.report import Report
from onrecord.records.statement import Claim, Statement
from onrecord.records.verdict import NotCheckable, NotEnough, Proposal
from onrecord.text.when import When

R = TypeVar("R", bound=Record)

KINDS: Mapping[str, type[Record]] = {
    kind.KIND: kind
    for kind in (
        *(Snapshot, Document, Entered, Unreadable, Statement, Claim, FactCheck, Match, Matching),
        *(Narrative, NewLine, Sighting, Evidence, Event, Happening, Origin, NoAnswer),
        *(Proposal, NotEnough, NotCheckable, Report, Check, Decision),
        *(Registered, RegisterFinding),
    )
}
"""Every kind of record, by the prefix of its ids."""


def kind_of(record_id: str) -> type[Record]:
    """The class of the record with this id.

    >>> kind_of("doc_0123456789abcdef01234567").__name__
    'Document'

    Raises:
        InputError: no kind of record has ids that begin so.
    """
    kind = KINDS.get(record_id.split("_")[0])
    if kind is None:
        raise InputError(
            f"The id {record_id!r}.",
            f"An id begins with one of: {', '.join(sorted(KINDS))}.",
            "Give the id as onrecord printed it.",
        )
    return kind


def encode(record: Record) -> str:
    """The canonical JSON of a record, with the fields that do not enter its id.

    Raises:
        InputError: a field holds what JSON cannot, such as NaN.
    """
    try:
        return canonical(record)
    except (TypeError, ValueError) as problem:
        raise InputError(
            f"A {type(record).__name__} that is not JSON ({problem}).",
            "Fields hold text, numbers, dates and tuples of these.",
            "Correct the field.",
        ) from problem


def decode(body: str, kind: type[R]) -> R:
    """The record of this kind that `encode` wrote.

    >>> from onrecord.records.factcheck import FactCheck
    >>> check = FactCheck(publisher="Desk", claim="It rained.", published=When("2022-11"))
    >>> decode(encode(check), FactCheck) == check
    True

    Raises:
        ArchiveDamaged: the text is not such a record.
    """
    try:
        return cast(R, _converter().structure(json.loads(body), kind))
    except (ValueError, TypeError, KeyError, AttributeError, InputError) as problem:
        raise ArchiveDamaged(
            f"A stored {kind.__name__} cannot be read ({problem}).",
            "A stored record holds the fields of its kind.",
            "Run: onrecord verify",
        ) from problem


def encode_check(check: Check) -> str:
    """The canonical JSON of a check, with the ids of its parts in place of them."""
    said = {field.name: _refer(getattr(check, field.name)) for field in fields(check)}
    return canonical(said)


def decode_check(body: str, fetch: Callable[[Sequence[str]], Sequence[Record]]) -> Check:
    """The check that `encode_check` wrote; `fetch` gives its parts by their ids.

    Raises:
        ArchiveDamaged: the text is no check.
    """
    try:
        said = json.loads(body)
        trace = _converter().structure(said["trace"], tuple[Step, ...])
        fields_said = {name: value for name, value in said.items() if name != "trace"}
        names = list(dict.fromkeys(_named(list(fields_said.values()))))
        parts = dict(zip(names, fetch(names), strict=True))
        return Check(**{name: _fetched(value, parts) for name, value in fields_said.items()}, trace=trace)
    except (ValueError, TypeError, KeyError, InputError) as problem:
        raise ArchiveDamaged(
            f"A stored check cannot be read ({problem}).",
            "A stored check names its parts, and they are kept with it.",
            "Run: onrecord verify",
        ) from problem


def _refer(value: Any) -> Any:
    if isinstance(value, Record):
        return {"id": value.id}
    return [_refer(part) for part in value] if isinstance(value, tuple) else value


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield value["id"]
    elif isinstance(value, list):
        for part in value:
            yield from _named(part)


def _fetched(value: Any, parts: Mapping[str, Record]) -> Any:
    if isinstance(value, dict):
        return parts[value["id"]]
    return tuple(_fetched(part, parts) for part in value) if isinstance(value, list) else value


@lru_cache(maxsize=1)
def _converter() -> Any:
    import cattrs  # noqa: PLC0415

    converter = cattrs.Converter(detailed_validation=False, forbid_extra_keys=True)
    for kind in (str, int, float, bool):
        # As written: a whole number in a float field keeps its form, or the id would change.
        converter.register_structure_hook(kind, _as_written(kind))
    # Named before `str`, of which a `StrEnum` is one.
    converter.register_structure_hook(StrEnum, lambda value, kind: kind(value))
    converter.register_structure_hook(When, lambda value, _: When(value))
    converter.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    return converter


def _as_written(kind: type) -> Callable[[Any, Any], Any]:
    allowed = {float: (int, float), int: (int,)}.get(kind, (kind,))

    def check(value: Any, _: Any) -> Any:
        if not isinstance(value, allowed):
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return check
