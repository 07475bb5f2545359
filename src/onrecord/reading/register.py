"""Who somebody is by the register: found, ambiguous, probably misspelt, or not in it; each with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from onrecord.reading.register_names import NameFit, fit_of
from onrecord.reading.register_reasons import candidate, reason_of, role_notes
from onrecord.reading.register_roles import RoleView, view
from onrecord.records.register import EntryKind, Fit, Known, NameUse, Registered, RegisterFinding
from onrecord.records.statement import Claimant, Statement
from onrecord.text.name_cases import nominatives
from onrecord.text.name_words import MOST_NEAR, keys_of, keys_of_any, nearest
from onrecord.text.offices import office_before
from onrecord.text.when import When

MOST_IN_A_CASE = 20
"""Entries that are compared with the nominatives of one case."""

MOST_SHOWN = 8
"""Candidates that a finding names."""


class Lookup(Protocol):
    """What a register must do: in memory, or the one in the archive."""

    def near(self, name: str) -> tuple[Registered, ...]:
        """The entries that a name may mean, however it is spelt."""
        ...

    def size(self) -> int:
        """How many entries there are."""
        ...


class Register:
    """Entries in memory, looked up by how their names sound and by their consonants.

    >>> register = Register([])
    >>> register.near("Zamir Kabulov"), register.size()
    ((), 0)
    """

    def __init__(self, entries: Iterable[Registered]) -> None:
        self._entries = tuple(entries)
        self._holders: dict[str, list[int]] = {}
        for place, entry in enumerate(self._entries):
            for key in keys_of_any(name.text for name in entry.names):
                self._holders.setdefault(key, []).append(place)

    def near(self, name: str) -> tuple[Registered, ...]:
        """The entries that a name may mean, however it is spelt."""
        return tuple(self._entries[at] for at in nearest(keys_of(name), self._holders, MOST_NEAR))

    def size(self) -> int:
        """How many entries there are."""
        return len(self._entries)


@dataclass(frozen=True)
class _Sized:
    """A register whose entries were counted once."""

    inner: Lookup
    count: int

    def near(self, name: str) -> tuple[Registered, ...]:
        return self.inner.near(name)

    def size(self) -> int:
        return self.count


@dataclass(frozen=True)
class Asked:
    """A name with the role, day and text beside it, and how it was read when not as it stands."""

    name: str
    role: str | None
    on: When | None
    text: str = ""
    read: str | None = None


@dataclass(frozen=True)
class Met:
    """An entry whose name fits, with what its roles say of the role as written.

    `in_text` is a fuller name of it that stands elsewhere in the same text; `read` says how the
    words were read, when not as they stand.
    """

    entry: Registered
    name: NameFit
    roles: RoleView
    in_text: str | None = None
    read: str | None = None

    @property
    def support(self) -> int:
        """What speaks for this entry beside its name."""
        return max(self.roles.support, 3 if self.in_text else 0)

    @property
    def sure(self) -> bool:
        """Whether a surname may mean this entry: its role that day, its full name in the text, or country."""
        return self.support == 3 or (self.support == 1 and self.roles.only_country)

    @property
    def against(self) -> bool:
        """Whether the role as written is none of a person's roles, or names only other countries.

        So is a role that is "former" while the register has it as held.
        """
        roles = self.roles
        if roles.kept:
            return True
        person = self.entry.kind is not EntryKind.BODY and not self.in_text
        return person and (roles.other or (roles.abroad and not self.support))


def who(name: str, role: str | None, on: When | None, register: Lookup, text: str = "") -> RegisterFinding:
    """Who `name` is by the register, with the role it has for that day.

    `text` is where the name stands: a full name in it may say whose surname it is.

    >>> from onrecord.records.register import EntryName
    >>> entry = Registered("desk", "1", EntryKind.PERSON, (EntryName("Zamir Kabulov"),))
    >>> [who(one, None, None, Register([entry])).known.value for one in ("Замир Кабулов", "Zamir Kubalov")]
    ['found', 'probable misspelling']
    """
    asked = Asked(name, role, on, text)
    met = meet(asked, register.near(name))
    if not _alone(met):
        asked, met = _after_office(asked, met, register)
    known, chosen = _decide(met)
    if not _alone(met):
        known, chosen = _in_a_case(asked, (known, chosen), register)
    searched = register.size()
    best = chosen[0] if known in (Known.FOUND, Known.MISSPELT) else None
    return RegisterFinding(
        name=name,
        role=role,
        on=on,
        known=known,
        reason=reason_of(name, known, chosen, searched),
        candidates=tuple(candidate(one) for one in chosen[:MOST_SHOWN]),
        role_then=best.roles.then[0] if best and len(best.roles.then) == 1 else None,
        notes=role_notes(best, asked.role, on) if best else (),
        searched=searched,
    )


def meet(asked: Asked, entries: Iterable[Registered]) -> list[Met]:
    """The entries whose name fits what is asked, best first."""
    met = []
    for entry in entries:
        fit = fit_of(asked.name, entry)
        if fit is not None:
            fuller = None if fit.whole else _fuller(entry, asked.name, asked.text)
            met.append(Met(entry, fit, view(entry, asked.role, asked.on), fuller, asked.read))
    return sorted(met, key=lambda one: (*one.name.order, -one.support, one.entry.key))


def _alone(met: Sequence[Met]) -> bool:
    """Whether the name as it stands is all of somebody's name."""
    return any(one.name.whole and one.name.fit not in (Fit.TWIN, Fit.PART) for one in met)


def _after_office(asked: Asked, met: list[Met], register: Lookup) -> tuple[Asked, list[Met]]:
    """What is asked without the office before the name, when that or nothing is a name in the register."""
    before = office_before(asked.name)
    if before is None:
        return asked, met
    office, name = before
    role = f"{office}, {asked.role}" if asked.role else office
    said = f"“{office}” is read as an office before the name"
    other = Asked(name, role, asked.on, asked.text, said)
    found = [one for one in meet(other, register.near(name)) if one.entry.kind is not EntryKind.BODY]
    return (other, found) if found or not met else (asked, met)


def _in_a_case(asked: Asked, plain: tuple[Known, list[Met]], register: Lookup) -> tuple[Known, list[Met]]:
    """What the nominatives amount to that a Russian or Ukrainian name may stand for; else `plain`."""
    readings = tuple(nominatives(asked.name))
    first = {one.case: one.name for one in reversed(readings)}
    near = {
        entry.id: entry
        for name in ((asked.name, *first.values()) if readings else ())
        for entry in register.near(name)[:MOST_IN_A_CASE]
        if entry.kind is not EntryKind.BODY
    }
    found: dict[str, Met] = {}
    for reading in readings:
        read = "; ".join(filter(None, (asked.read, reading.told(asked.name))))
        for one in meet(replace(asked, name=reading.name, read=read), near.values()):
            if _alone((one,)):
                found.setdefault(one.entry.id, one)
    if not found:
        return plain
    met = list(found.values())
    twins = [one for one in plain[1] if plain[0] is Known.MISSPELT and one.entry.id not in found]
    doubtful = any(one.doubtful for one in readings) and met[0].support < 3
    if twins or doubtful or not _one_entity(met):
        return Known.AMBIGUOUS, [*met, *twins]
    return _decide(met)


def identify(statements: Sequence[Statement], text: str, register: Lookup) -> tuple[RegisterFinding, ...]:
    """What the register says of each claimant, once for each name, role and day; nothing when it is empty.

    The statements keep name and role as written.
    """
    sized = _Sized(register, register.size())
    if not sized.count:
        return ()
    said: dict[tuple[Claimant, When | None], list[str]] = {}
    for one in statements:
        if one.claimant is not None:
            said.setdefault((one.claimant, one.on), []).append(one.id)
    return tuple(
        replace(who(claimant.name, claimant.role, on, sized, text), statements=tuple(ids))
        for (claimant, on), ids in said.items()
    )


def _decide(met: Sequence[Met]) -> tuple[Known, list[Met]]:
    """What the fits amount to, and those that count, best first."""
    whole = [one for one in met if one.name.whole and one.name.fit is not Fit.TWIN]
    full = [one for one in whole if one.name.fit is not Fit.PART] or whole
    if full:
        return _one_of(full, needs_support=False)
    parts = [one for one in met if one.name.fit is not Fit.TWIN]
    if parts:
        return _one_of(parts, needs_support=True)
    twins = [one for one in met if one.name.whole and not one.against]
    twins = twins or [one for one in met if not one.name.whole and one.sure]
    if twins:
        known, chosen = _one_of(twins, needs_support=False)
        return (Known.MISSPELT if known is Known.FOUND else known), chosen
    return Known.UNKNOWN, list(met)


def _one_of(met: Sequence[Met], *, needs_support: bool) -> tuple[Known, list[Met]]:
    """The one of several that role, day, country or text speak for; ambiguous when none or two are left."""
    most = max(one.support for one in met)
    best = [one for one in met if one.support == most]
    alone = all(one.sure for one in best) if needs_support else not any(one.against for one in best)
    if _one_entity(best) and alone and (most or len(best) == len(met)):
        return Known.FOUND, best
    return Known.AMBIGUOUS, sorted(met, key=lambda one: -one.support)


def _one_entity(met: Sequence[Met]) -> bool:
    """Whether these are one person or body: a single entry, or several with an identifier in common."""
    shared = set.intersection(*(set(one.entry.identifiers) for one in met))
    return len(met) == 1 or bool(shared)


def _fuller(entry: Registered, name: str, text: str) -> str | None:
    """A longer name of the entry that stands in the text, so that a surname is its."""
    if not text:
        return None
    longer = (one.text for one in entry.names if one.use is not NameUse.WEAK and len(one.text) > len(name))
    return next((one for one in longer if " " in one and one in text), None)
