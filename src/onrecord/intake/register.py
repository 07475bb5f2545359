"""A register of people and bodies, from a table (CSV) or from FollowTheMoney entities (JSON)."""

from pathlib import PurePath

from onrecord.errors import InputError
from onrecord.intake.register_csv import COLUMNS, read_table
from onrecord.intake.register_fields import ReadRegister, RegisterOptions
from onrecord.intake.register_ftm import read_entities
from onrecord.text.decoding import decode

MOST_BYTES = 200_000_000
"""A larger register is cut into parts first."""


def read_register(name: str, body: bytes, options: RegisterOptions | None = None) -> ReadRegister:
    """The entries in a file, and every row that was left out with its line and the reason.

    >>> read = read_register("list.csv", b"name,kind,role,from\\nSergei Lavrov,person,minister,2004-03\\n")
    >>> [(one.name, one.source, one.roles[0].since.value) for one in read.entries]
    [('Sergei Lavrov', 'list', '2004-03')]

    Raises:
        InputError: the file as a whole is no register, or not in UTF-8 or the encoding given.
    """
    options = options or RegisterOptions()
    text = _text(name, body, options.encoding)
    source = (options.source or PurePath(name).stem).strip()
    if not text.strip():
        raise _refused(name, "it is empty")
    if text.lstrip()[:1] in ("{", "["):
        read = read_entities(name, text, source)
    elif PurePath(name).suffix.casefold() in (".json", ".jsonl", ".ndjson", ".ijson"):
        raise _refused(name, "it does not begin with { or [")
    else:
        read = read_table(name, text, options, source)
    if not read.entries and not read.skipped:
        raise _refused(name, "it names nobody")
    return read


def _text(name: str, body: bytes, encoding: str | None) -> str:
    """The text of the file. Names are too short to guess an encoding by, so none is guessed."""
    if encoding is not None:
        try:
            return body.decode(encoding).lstrip("\ufeff").replace("\r\n", "\n")
        except (LookupError, UnicodeError) as problem:
            raise _refused(name, f"it is not in the encoding {encoding!r} ({problem})") from problem
    found = decode(body)
    if found is None or "\x00" in found.text:
        raise _refused(name, "it is no text")
    if found.how not in ("valid UTF-8", "byte order mark"):
        raise InputError(
            f"The file {name!r} is not in UTF-8; its letters look like {found.encoding}.",
            "Names are read in UTF-8, because a wrong guess would change them.",
            f"Save it as UTF-8, or give --encoding {found.encoding} after looking at it.",
        )
    return found.text.lstrip("\ufeff").replace("\r\n", "\n")


def _refused(name: str, why: str) -> InputError:
    return InputError(
        f"The file {name!r} holds no register: {why}.",
        f"CSV with the columns {', '.join(COLUMNS)}, or FollowTheMoney entities as JSON.",
        "See docs/register.md for an example of each.",
    )
