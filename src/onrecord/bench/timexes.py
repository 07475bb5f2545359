"""Annotated time expressions, and when two values say the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.errors import InputError
from onrecord.text.spans import Span

_PADDED = re.compile(r"(?<=[PT])0+(?=\d)|(\.\d*?)0+(?=\D|$)")


@dataclass(frozen=True)
class Timex:
    """A time expression: where it stands, its TIMEX3 type and value."""

    span: Span
    kind: str
    value: str | None


@dataclass(frozen=True)
class Annotated:
    """A text with its publication date, its language and the expressions annotated in it."""

    text: str
    published: str
    language: str
    expressions: tuple[Timex, ...]

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> "Annotated":
        """The text of one row of the annotated set.

        Raises:
            InputError: the words of an expression do not stand at its offset.
        """
        text, expressions = row["text"], []
        for words, offset, kind, value in row["expressions"]:
            span = Span(offset, offset + len(words))
            if span.of(text) != words:
                raise InputError(
                    f"Row {row['id']}: {words!r} does not stand at {offset}.",
                    "An expression is [words, offset, type, value], its offset counted in code points.",
                    "Correct the offset.",
                )
            expressions.append(Timex(span, kind, value))
        return cls(text, row["published"], row["language"], tuple(expressions))


def agree(one: str | None, other: str | None) -> bool:
    """Whether two TIMEX3 values are the same, apart from idle zeros and a time written to the second.

    >>> agree("P2.50Y", "P2.5Y"), agree("2013-03-22T16:30:00", "2013-03-22T16:30"), agree("2013", "2013-03")
    (True, True, False)
    >>> agree(None, None)
    False
    """
    return one is not None and other is not None and _plain(one) == _plain(other)


def _plain(value: str) -> str:
    value = re.sub(r"(T\d\d:\d\d):00$", r"\1", value)
    return _PADDED.sub(lambda found: (found[1] or "").rstrip("."), value) if value[:1] == "P" else value
