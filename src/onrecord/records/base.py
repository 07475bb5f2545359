"""What every record shares: a kind, and an id that is a hash of what it says."""

import dataclasses
import hashlib
import json
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import Any, ClassVar

from onrecord.text.when import When

ID_DIGITS = 24
"""Hexadecimal digits of the hash that an id keeps: 96 bits."""


def plain(value: Any) -> Any:
    """`value` as JSON can hold it: tuples as lists, dates as ISO 8601, records as objects.

    >>> plain((When("2022-11"), date(2022, 11, 2)))
    ['2022-11', '2022-11-02']
    """
    if isinstance(value, When):
        return value.value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value


def canonical(value: Any) -> str:
    """The one JSON text of `value`: keys sorted, no spaces, nothing escaped that need not be.

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    return json.dumps(
        plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def digest(value: Any) -> str:
    """The SHA-256 of the canonical JSON of `value`, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def aside(default: Any = dataclasses.MISSING) -> Any:
    """A dataclass field that does not enter the id, such as the time a page was fetched."""
    return dataclasses.field(default=default, metadata={"identity": False})


def later(default: Any) -> Any:
    """A dataclass field that a later release added.

    It enters the id only where it says something else than `default`, so that records kept before
    it was there keep their ids.
    """
    return dataclasses.field(default=default, metadata={"identity": "when it says something"})


@dataclasses.dataclass(frozen=True)
class Record:
    """A frozen record. Two records that say the same have the same id, on any machine."""

    KIND: ClassVar[str] = "rec"

    @cached_property
    def id(self) -> str:
        """The kind and a hash of every field that is not `aside`."""
        said = {
            field.name: getattr(self, field.name)
            for field in dataclasses.fields(self)
            if self._is_said(field)
        }
        return f"{self.KIND}_{digest(said)[:ID_DIGITS]}"

    def _is_said(self, field: "dataclasses.Field[Any]") -> bool:
        """Whether a field enters the id."""
        wanted = field.metadata.get("identity", True)
        return bool(wanted) and (wanted is True or getattr(self, field.name) != field.default)
