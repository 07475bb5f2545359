"""The register of people and bodies, the roles they held, and what it says of a claimant."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from onrecord.records.base import Record, aside
from onrecord.text.when import When


class EntryKind(StrEnum):
    """What an entry is; `UNSAID` when its source does not say."""

    PERSON = "person"
    BODY = "body"
    UNSAID = "unsaid"


class NameUse(StrEnum):
    """How a name is used: the main one, another one, or one that others share ("Lula", "the Tiger")."""

    NAME = "name"
    ALIAS = "alias"
    WEAK = "weak"


@dataclass(frozen=True)
class EntryName:
    """One name, as its source writes it; `language` only where the source says it."""

    text: str
    use: NameUse = NameUse.NAME
    script: str = "latin"
    language: str | None = None


@dataclass(frozen=True)
class HeldRole:
    """A role as written, at which body, from and to when, never sharper than its source.

    `until` is `None` when no end is on record; `over` says that it has ended all the same.
    """

    words: str
    body: str | None = None
    since: When | None = None
    until: When | None = None
    over: bool = False


@dataclass(frozen=True)
class Identifier:
    """A name that a scheme gives, such as `wikidata` and Q1."""

    scheme: str
    value: str


@dataclass(frozen=True)
class Registered(Record):
    """A person or body of the register, as one source describes it.

    `source` and `source_id` name it; the newest record with both is the one that holds.
    `replaces` is the record that it took the place of. `countries` stand as their source
    writes them: codes or names.
    """

    KIND: ClassVar[str] = "reg"

    source: str
    source_id: str
    kind: EntryKind
    names: tuple[EntryName, ...]
    roles: tuple[HeldRole, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    born: str | None = None
    replaces: str | None = None
    snapshot: str | None = aside(None)

    @property
    def name(self) -> str:
        """The main name."""
        return self.names[0].text

    @property
    def key(self) -> str:
        """Source and its id as one text: what all versions of an entry share."""
        return f"{self.source}\t{self.source_id}"


class Known(StrEnum):
    """What the register says of a name."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    MISSPELT = "probable misspelling"
    UNKNOWN = "not in the register"


class Fit(StrEnum):
    """How a name as written is a name of an entry."""

    NAME = "name equal"
    ALIAS = "alias"
    TRANSLITERATED = "transliterated"
    SPELLING = "spelt otherwise"
    PART = "part of the name"
    SURNAME = "surname"
    TWIN = "near-twin spelling"


@dataclass(frozen=True)
class Candidate:
    """An entry that a name may mean: the register's spelling, how it fits, and why we think so.

    `roles` are those that the register has for the day of the statement.
    """

    entry: str
    name: str
    source: str
    spelling: str
    fit: Fit
    reason: str
    roles: tuple[HeldRole, ...] = ()


@dataclass(frozen=True)
class RegisterFinding(Record):
    """Who a claimant is by the register, beside the name and role as written.

    Candidates stand best first; only `Known.FOUND` says that the first one is meant. `role_then` is
    the one role the register has for that day; it is nobody's statement. `notes` say what does not
    agree. `searched` counts the entries; `statements` are those the finding is for.
    """

    KIND: ClassVar[str] = "rgf"

    name: str
    role: str | None
    on: When | None
    known: Known
    reason: str
    candidates: tuple[Candidate, ...]
    role_then: HeldRole | None
    notes: tuple[str, ...]
    searched: int
    statements: tuple[str, ...] = ()
