"""Every error onrecord raises on purpose, as one tree.

::

    OnrecordError
    ├── InputError            what the caller gave cannot be used
    ├── FetchError            an address could not be fetched, with the reason as a word
    ├── ArchiveError
    │   ├── NotAnArchive      the directory is no onrecord archive
    │   ├── ArchiveDamaged    an archive, but part of it is missing or disagrees
    │   ├── ArchiveBusy       another writer holds it longer than we wait
    │   └── ArchiveFull       the disk or the database is full
    ├── EngineError
    │   ├── EngineMissing     an optional engine is not installed
    │   ├── EngineDamaged     an engine's file is not what was pinned
    │   └── EngineMismatch    vectors of two engines would be mixed
    ├── DecisionError         a gate is closed: something must be done first
    └── PublishError          a field that publication needs is missing

An error says three things: what was given, what was expected, what to do next.
Programming mistakes are left to Python.
"""

from typing import Any


class OnrecordError(Exception):
    """The base of everything onrecord raises on purpose.

    `given`, `expected` and `do` are whole sentences. `exit_status` is what the
    command line ends with.

    >>> raise InputError("Unknown rating 'Flase'.", "The scale has True and False.", "Pick one.")
    Traceback (most recent call last):
    onrecord.errors.InputError: Unknown rating 'Flase'. The scale has True and False. Pick one.
    """

    exit_status = 1

    def __init__(self, given: str, expected: str, do: str) -> None:
        super().__init__(f"{given} {expected} {do}")
        self.given = given
        self.expected = expected
        self.do = do

    @property
    def kind(self) -> str:
        """The error's name, as JSON shows it."""
        return type(self).__name__

    def as_dict(self) -> dict[str, Any]:
        """The one JSON shape of every error.

        >>> InputError("a", "b", "c").as_dict()
        {'error': {'kind': 'InputError', 'given': 'a', 'expected': 'b', 'do': 'c'}}
        """
        shape = {"kind": self.kind, "given": self.given, "expected": self.expected, "do": self.do}
        return {"error": shape}


class InputError(OnrecordError):
    """What the caller gave cannot be used."""

    exit_status = 2


class FetchError(OnrecordError):
    """An address could not be fetched. `reason` is a word a program can read.

    Reasons: `bad-scheme`, `private-address`, `no-such-host`, `refused`, `timeout`,
    `too-large`, `too-many-redirects`, `http-status`, `tls`, `protocol`.
    """

    def __init__(self, reason: str, given: str, expected: str, do: str, *, status: int | None = None) -> None:
        super().__init__(given, expected, do)
        self.reason = reason
        self.status = status

    def as_dict(self) -> dict[str, Any]:
        """The one JSON shape, with `reason` and, where a server answered, `status`."""
        shape = super().as_dict()
        shape["error"] |= {"reason": self.reason, "status": self.status}
        return shape


class ArchiveError(OnrecordError):
    """Something is wrong with the archive."""


class NotAnArchive(ArchiveError):
    """The directory is no onrecord archive."""

    exit_status = 2


class ArchiveDamaged(ArchiveError):
    """It is an archive, but part of it is missing or disagrees with its hash."""


class ArchiveBusy(ArchiveError):
    """Another writer holds the archive longer than we wait."""


class ArchiveFull(ArchiveError):
    """The disk or the database is full. Nothing that was acknowledged is lost."""


class EngineError(OnrecordError):
    """Something is wrong with an engine."""


class EngineMissing(EngineError):
    """An optional engine is not installed."""


class EngineDamaged(EngineError):
    """An engine's file is not the one that was pinned."""


class EngineMismatch(EngineError):
    """Vectors of two engines would be mixed."""


class DecisionError(OnrecordError):
    """A gate is closed: something must be decided or recorded first."""

    exit_status = 2


class PublishError(OnrecordError):
    """A field that publication needs is missing. `field` names it."""

    def __init__(self, field: str, given: str, expected: str, do: str) -> None:
        super().__init__(given, expected, do)
        self.field = field

    def as_dict(self) -> dict[str, Any]:
        """The one JSON shape, with the missing `field`."""
        shape = super().as_dict()
        shape["error"]["field"] = self.field
        return shape
