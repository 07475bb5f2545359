"""What a person tells onrecord about a statement, from a file or the command line."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from onrecord.errors import InputError
from onrecord.records.document import Document, Entered
from onrecord.records.statement import Said
from onrecord.text.decoding import decode
from onrecord.text.when import When

MAX_TEXT = 200_000
"""A statement is no book."""

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WORDS = ("text", "by", "role", "venue", "language", "read_in", "address")
_KEYS = ("text", "by", "role", "on", "venue", "language", "translated", "read_in", "address")


def read_said(body: bytes, today: date | None = None) -> Said:
    """The statement in a TOML file: `text`, and what is known about it.

    `today` is the last day on which it can have been made; without it, the clock's.

    >>> read_said(b'text = "The dam is safe."\\nby = "The minister"\\non = 2022-11-02', date(2023, 1, 1)).on
    When(value='2022-11-02')

    Raises:
        InputError: no TOML, an unknown key, a wrong kind of value, no text, a date in the future.
    """
    given = _toml(body)
    for key in given:
        if key not in _KEYS:
            raise InputError(
                f"The key {key!r}.", f"A statement has: {', '.join(_KEYS)}.", "Rename or remove it."
            )
    if "text" not in given:
        raise InputError("The statement has no `text`.", "The words that were said.", 'Add text = "…".')
    words = {key: _words(given, key) for key in _WORDS}
    said = Said(
        text=(words.pop("text") or "").strip("\r\n"),
        on=_when(given["on"]) if "on" in given else None,
        translated=_flag(given, "translated"),
        **words,
    )
    return checked(said, today)


def said_from_text(text: bytes | str, today: date | None = None) -> Said:
    """The statement in a plain text: its words, and nothing known about them.

    >>> said_from_text("The dam is safe.").text
    'The dam is safe.'

    Raises:
        InputError: no text, or bytes that are none.
    """
    if isinstance(text, bytes):
        decoded = decode(text)
        if decoded is None or "\x00" in decoded.text:
            raise InputError("The file is no text.", "Text, best as UTF-8.", "Save it as UTF-8.")
        text = decoded.text
    return checked(Said(text=text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")), today)


def checked(said: Said, today: date | None = None) -> Said:
    """`said` itself, when it can be a statement made by `today`.

    Raises:
        InputError: no text or too much of it, a date in the future, a language that is no code.
    """
    if not said.text.strip():
        raise InputError("The `text` is empty.", "The words that were said.", "Give them as `text`.")
    if len(said.text) > MAX_TEXT:
        raise InputError(
            f"The `text` has {len(said.text):,} characters.",
            f"A statement of at most {MAX_TEXT:,}.",
            "Give the part to be checked.",
        )
    now = today or date.today()
    if said.on is not None and said.on.first > now:
        raise InputError(
            f"The date `on` is {said.on.value}, which is after today ({now.isoformat()}).",
            "The day on which the statement was made.",
            "Correct the date, or leave `on` out when it is not known.",
        )
    if said.language is not None and not _CODE.fullmatch(said.language):
        raise InputError(
            f"The `language` {said.language!r}.", "A code such as en, ru or ar.", "Give the code."
        )
    return said


def entered(document: Document, said: Said) -> Entered:
    """A statement that was typed in, with what the person who entered it says about it."""
    told = {field.name: getattr(document, field.name) for field in fields(document)}
    told |= {
        "title": f"Statement of {said.by}" if said.by else "Statement by a speaker who is not named",
        "publisher": said.read_in,
        "published_from": "not known: the words were entered at the desk",
        "language": said.language or document.language,
        "language_from": ("as entered" if said.language else document.language_from)
        + (", a translation" if said.translated else ""),
        "address": said.address or document.address,
    }
    return Entered(**told)


def _toml(body: bytes) -> Mapping[str, Any]:
    decoded = decode(body)
    try:
        if decoded is None:
            raise ValueError("its encoding is not UTF-8")
        return tomllib.loads(decoded.text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as problem:
        raise InputError(
            f"The statement file cannot be read ({problem}).",
            'TOML such as: text = "…" and on = 2022-11-02.',
            "Correct the line named, or give the words with --by, --role, --on and --venue.",
        ) from problem


def _words(given: Mapping[str, Any], key: str) -> str | None:
    return _kind(given, key, str, "words between quotation marks") or None


def _flag(given: Mapping[str, Any], key: str) -> bool | None:
    found: bool | None = _kind(given, key, bool, "true or false")
    return found


def _kind(given: Mapping[str, Any], key: str, kind: Callable[..., Any], expected: str) -> Any:
    value = given.get(key)
    if value is None or type(value) is kind:
        return value.strip() if isinstance(value, str) and key != "text" else value
    raise InputError(
        f"The key `{key}` is {_short(value)}.", f"`{key}` holds {expected}.", "Correct the value."
    )


def _when(value: Any) -> When:
    if isinstance(value, datetime):
        return When.day(value.date())
    if isinstance(value, date):
        return When.day(value)
    if isinstance(value, str) or type(value) is int:
        return When(str(value).strip())
    raise InputError(
        f"The key `on` is {_short(value)}.",
        '`on` holds a date: 2022-11-02, "2022-11" or "2022".',
        "Write the date in one of these forms.",
    )


def _short(value: Any) -> str:
    return repr(value)[:60]
