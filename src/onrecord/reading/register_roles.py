"""Which role an entry held on a day, and whether a role as written is one of its roles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.factcheck import Finding
from onrecord.records.register import HeldRole, Registered
from onrecord.text.offices import Office, country_key, read_office
from onrecord.text.when import When

_GENERAL = frozenset(("leader", "director", "press"))
"""Heads that say too little to contradict another."""

_SEVERAL = re.compile(r"[,;/]|\b(?:and|now|und|et|y|e|и|та|і)\b| و", re.IGNORECASE)
"""What stands between several offices, of which "former" may change but one."""


class Holds(StrEnum):
    """Whether a role was held on a day, as far as its dates say."""

    YES = "held"
    MAYBE = "perhaps held"
    UNDATED = "no dates on record"
    ENDED = "ended before"
    NOT_YET = "began after"


@dataclass(frozen=True)
class RoleView:
    """What an entry's roles say on one day.

    `then` are the roles held that day, certainly or perhaps. `agreed` are those that the role as
    written names, each with whether it was held; `differs` says that it contradicts every role that
    it can be held against; `country` that it names a country of the entry, `abroad` only others.
    `only_country` says that it names nothing else; `former` that it says the office is over, `once`
    that it was held then; `kept` that it says "former" of a role which the register has as held that
    day, or as not begun. `all` are all roles, each with whether it was held, on the day `on`.
    `other` says that the role names something, known or not, that none of the entry's roles does.
    """

    then: tuple[HeldRole, ...]
    agreed: tuple[tuple[HeldRole, Holds], ...]
    differs: bool
    country: bool
    abroad: bool
    only_country: bool = False
    former: bool = False
    once: bool = False
    kept: bool = False
    all: tuple[tuple[HeldRole, Holds], ...] = ()
    on: When | None = None
    other: bool = False

    @property
    def fine(self) -> tuple[Holds, ...]:
        """What a role that the words name must be on that day for them to be right."""
        ended = (Holds.ENDED,) if self.former or self.once else ()
        return (Holds.UNDATED, *ended, *(() if self.former else (Holds.YES,)))

    @property
    def support(self) -> int:
        """How much the role as written speaks for the entry: 3 role and day, 2 role, 1 country, 0 nothing."""
        if self.kept:
            return 0
        if any(when in (*self.fine, Holds.MAYBE) for _, when in self.agreed):
            return 3
        return 2 if self.agreed else int(self.country)


def holds(role: HeldRole, on: When | None) -> Holds:
    """Whether `role` was held on a day, month or year; dates that are too coarse to say give `MAYBE`.

    >>> minister = HeldRole("minister", since=When("2012-11"), until=When("2019-05"))
    >>> [holds(minister, When(day)).name for day in ("2015-01-01", "2019-05-20", "2022", "2012")]
    ['YES', 'MAYBE', 'ENDED', 'MAYBE']
    """
    if on is None:
        return Holds.UNDATED
    if role.since is not None and on.before(role.since):
        return Holds.NOT_YET
    if role.until is not None and role.until.before(on):
        return Holds.ENDED
    if role.since is None and role.until is None:
        return Holds.UNDATED
    if role.since is None or (role.over and role.until is None):
        return Holds.MAYBE
    began = role.since.last <= on.first
    lasts = role.until is None or on.last <= role.until.first
    return Holds.YES if began and lasts else Holds.MAYBE


def view(entry: Registered, role: str | None, on: When | None) -> RoleView:
    """What the roles of `entry` say of the role as written, on the day of the statement."""
    held = tuple((one, holds(one, on)) for one in entry.roles)
    then = tuple(one for one, when in held if when in (Holds.YES, Holds.MAYBE))
    if not role:
        return RoleView(then, (), False, False, False, all=held, on=on)
    written = read_office(role)
    own = countries_of(entry)
    found = [(one, when, _same(written, one, own)) for one, when in held]
    agreed = tuple((one, when) for one, when, same in found if same is Finding.AGREE)
    comparable = [same for _, _, same in found if same is not Finding.UNKNOWN]
    roles = own | {key for one, _ in held for key in _office(one).countries}
    return RoleView(
        then,
        agreed,
        bool(comparable) and not agreed,
        bool(written.countries & own),
        bool(written.countries) and not written.countries & roles and bool(own),
        not (written.heads | written.fields | written.rest),
        written.former,
        written.once,
        written.former and not _SEVERAL.search(role) and _none_over(agreed),
        held,
        on,
        other=bool(held) and not agreed and _tells(written, own),
    )


def _none_over(agreed: Sequence[tuple[HeldRole, Holds]]) -> bool:
    """Whether roles agree, and every one was certainly held or had certainly not begun."""
    return bool(agreed) and all(when in (Holds.YES, Holds.NOT_YET) for _, when in agreed)


def _tells(written: Office, own: frozenset[str]) -> bool:
    """Whether the words say more than that somebody is of a country of the entry, or its leader."""
    says = written.heads | written.fields | written.rest
    return bool(says - _GENERAL if written.countries & own else says)


def countries_of(entry: Registered) -> frozenset[str]:
    """The keys of the countries of an entry."""
    return frozenset(map(country_key, entry.countries))


def _office(role: HeldRole) -> Office:
    own, body = read_office(role.words), read_office(role.body or "")
    return Office(
        own.heads, own.fields | body.fields, own.changes, own.countries | body.countries, own.rest | body.rest
    )


def _same(written: Office, role: HeldRole, own: frozenset[str]) -> Finding:
    """Whether the words name this role: head, field, country and what changes an office must go together."""
    held = _office(role)
    deputy = {"deputy"} & written.changes ^ {"deputy"} & held.changes
    countries = held.countries | own
    if written.heads and held.heads:
        if not written.heads & held.heads:
            general = written.heads <= _GENERAL or held.heads <= _GENERAL
            return Finding.UNKNOWN if general else Finding.DIFFER
        if deputy or _apart(written.fields, held.fields) or _apart(written.countries, countries):
            return Finding.DIFFER
        return Finding.AGREE
    if written.fields and held.fields and not deputy:
        return Finding.DIFFER if _apart(written.fields, held.fields) else Finding.AGREE
    return Finding.AGREE if written.rest & held.rest and not deputy else Finding.UNKNOWN


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other
