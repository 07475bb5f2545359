"""Names, dates and lists of a register entry, with their limits, from whatever a file holds for them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.intake.skipped import Skipped
from onrecord.records.register import EntryKind, EntryName, NameUse, Registered
from onrecord.text.letters import script_of
from onrecord.text.name_words import keys_of_any
from onrecord.text.speech import listed
from onrecord.text.when import When

MOST_NAME = 300
"""Characters of a name or a role."""
MOST_NAMES = 200
"""Names of one entry; further ones are left out and named."""
MOST_ROLES = 500
"""Roles of one entry."""

KINDS: Mapping[str, EntryKind] = {
    **dict.fromkeys(listed("person people politician official"), EntryKind.PERSON),
    **dict.fromkeys(listed("body organization organisation company outlet medium media"), EntryKind.BODY),
    **dict.fromkeys(listed("ministry agency party institution"), EntryKind.BODY),
}
"""The words that a file may use for what an entry is."""

_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*", re.S)
_LOST = "\ufffd"


class Unusable(Exception):
    """A row that is no entry; the message is the reason. Stays inside intake."""


@dataclass(frozen=True)
class RegisterOptions:
    """How to read a register file.

    `source` names whose list it is; without it, the file's name. `kind` is what rows are that do not
    say it. `columns` gives the file's own column for one of ours. `encoding` is asked for when the
    file is not UTF-8.
    """

    source: str | None = None
    kind: EntryKind | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None


@dataclass(frozen=True)
class ReadRegister:
    """The entries of a file, what was left out and why, and the columns nobody asked for.

    `noted` is what was taken and should be looked at. `places` says where an entry stands, by its id
    in the source.
    """

    entries: tuple[Registered, ...]
    skipped: tuple[Skipped, ...] = ()
    unused: tuple[str, ...] = ()
    noted: tuple[Skipped, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)


def clean(written: str, what: str) -> str:
    """The words without needless white space.

    >>> clean(" Zamir  Kabulov ", "name")
    'Zamir Kabulov'

    Raises:
        Unusable: too long, or letters were lost or misread before.
    """
    found = " ".join(written.replace("\x00", " ").split())
    if len(found) > MOST_NAME:
        raise Unusable(f"The {what} has {len(found)} characters; at most {MOST_NAME} are taken.")
    if _LOST in found:
        raise Unusable(
            f"The {what} {found[:60]!r} holds “{_LOST}”: letters were lost in an earlier conversion."
        )
    if _misread(found):
        raise Unusable(f"The {what} {found[:60]!r} looks like UTF-8 that was read as Windows-1252.")
    return found


def _misread(text: str) -> bool:
    """Whether the letters make sense as UTF-8 that was read with a Latin code page ("ÐšÐ°Ð±ÑƒÐ»")."""
    for encoding in ("cp1252", "latin-1"):
        try:
            read = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if read != text:
            return True
    return False


def entry_names(
    main: Sequence[str], others: Iterable[str], weak: Iterable[str] = ()
) -> tuple[EntryName, ...]:
    """The names, each once: the first main one is the name, further ones are aliases.

    Raises:
        Unusable: there is no main name, or one of them cannot be used.
    """
    uses = [(name, NameUse.NAME if at == 0 else NameUse.ALIAS) for at, name in enumerate(main)]
    uses += [(name, NameUse.ALIAS) for name in others] + [(name, NameUse.WEAK) for name in weak]
    found: dict[str, EntryName] = {}
    for written, use in uses:
        text = clean(written, "name")
        if text and any(letter.isalpha() for letter in text):
            found.setdefault(text.casefold(), EntryName(text, use, script_of(text)))
    if not main or not found or next(iter(found.values())).use is not NameUse.NAME:
        raise Unusable("It has no name.")
    if len(found) > MOST_NAMES:
        raise Unusable(f"It has {len(found)} names; at most {MOST_NAMES} are taken.")
    return tuple(found.values())


def unlike(one: Registered, other: Registered) -> bool:
    """Whether no name of one could be one of the other's, and no identifier is the same.

    >>> angela, boris = (Registered("a", "1", EntryKind.PERSON, entry_names([name], ()))
    ...                  for name in ("Angela Merkel", "Boris Johnson"))
    >>> unlike(angela, boris), unlike(angela, angela)
    (True, False)
    """
    return not (_keys(one) & _keys(other) or set(one.identifiers) & set(other.identifiers))


def _keys(entry: Registered) -> set[str]:
    """The names, and what they are looked up by."""
    texts = [name.text for name in entry.names]
    return keys_of_any(texts) | {text.casefold() for text in texts}


def day_of(written: str | None, what: str) -> When | None:
    """The date, as sharp as it was written; of a time stamp the day.

    Raises:
        Unusable: it is no ISO 8601 date.
    """
    found = (written or "").strip()
    if not found:
        return None
    stamp = _STAMP.fullmatch(found)
    try:
        return When(stamp[1] if stamp else found)
    except InputError as problem:
        raise Unusable(
            f"The {what} {found[:40]!r} is no date such as 2019-05-31, 2019-05 or 2019."
        ) from problem


def in_order(since: When | None, until: When | None) -> None:
    """Nothing, when a role may have begun and ended on these days.

    Raises:
        Unusable: it ended before it began.
    """
    if since and until and until.before(since):
        raise Unusable(f"The role ended ({until.value}) before it began ({since.value}).")
