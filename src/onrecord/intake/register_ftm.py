"""A register in FollowTheMoney: entities as JSON, with the roles that other entities give them.

The form is read by hand: an entity is an object with `id`, `schema` and `properties`, whose values
are lists of words, or of whole entities where the file is nested.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.register_fields import (
    MOST_ROLES,
    ReadRegister,
    Unusable,
    clean,
    day_of,
    entry_names,
    in_order,
)
from onrecord.intake.skipped import Skipped
from onrecord.records.register import EntryKind, HeldRole, Identifier, Registered
from onrecord.text.jsonld import parse
from onrecord.text.when import When

ENTRIES: Mapping[str, EntryKind] = {
    "Person": EntryKind.PERSON,
    "Organization": EntryKind.BODY,
    "PublicBody": EntryKind.BODY,
    "Company": EntryKind.BODY,
    "LegalEntity": EntryKind.UNSAID,
}
"""The schemas that become entries."""

ROLES: Mapping[str, tuple[str, str, str]] = {
    "Occupancy": ("holder", "post", "holds a post"),
    "Directorship": ("director", "organization", "director"),
    "Membership": ("member", "organization", "member"),
    "Employment": ("employee", "employer", "employee"),
}
"""The schemas that give an entity a role: who, where, and the words where no others are given."""

_POSITION = "Position"
_COUNTRIES = ("country", "citizenship", "nationality", "jurisdiction")
_IDENTIFIERS = {
    "wikidataId": "wikidata",
    "registrationNumber": "registration",
    "leiCode": "lei",
    "innCode": "inn",
}
_MOST_DEEP = 6


@dataclass(frozen=True)
class _Entity:
    id: str
    schema: str
    where: str
    words: Mapping[str, tuple[str, ...]]
    nested: bool = False

    def of(self, *names: str) -> list[str]:
        """The words under these properties, each once."""
        return list(dict.fromkeys(word for name in names for word in self.words.get(name, ())))

    def with_more(self, other: "_Entity") -> "_Entity":
        """This entity with the words of another that has its id."""
        keys = dict.fromkeys((*self.words, *other.words))
        return replace(self, words={key: tuple((*self.of(key), *other.of(key))) for key in keys})


@dataclass
class _File:
    entities: dict[str, _Entity] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    passed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def keep(self, entity: _Entity) -> None:
        """Keep an entity; one that stands inside another and one by itself with its id are one."""
        known = self.entities.get(entity.id)
        if known is None:
            self.entities[entity.id] = entity
        elif entity.nested or known.nested:
            whole, part = (entity, known) if known.nested and not entity.nested else (known, entity)
            self.entities[entity.id] = whole.with_more(part)
        elif known.words != entity.words:
            raise Unusable(f"The id {entity.id[:60]!r} stands in {known.where} already.")


def read_entities(name: str, text: str, source: str) -> ReadRegister:
    """The entries in a file of FollowTheMoney entities: one a line, or one list.

    Raises:
        InputError: the file as a whole is no JSON, or nothing in it is an entity.
    """
    file = _File()
    for where, value in _values(name, text, file.skipped):
        try:
            _gather(file, where, value, None, 0)
        except Unusable as problem:
            file.skipped.append(Skipped(where, str(problem)))
    if file.skipped and not file.entities and not file.passed:
        left = file.skipped[0]
        raise _no_entities(name, f"holds no entity; {left.where}: {left.reason}")
    roles = _roles(file)
    entries = []
    for one in file.entities.values():
        if one.schema in ENTRIES:
            try:
                entries.append(_entry(one, tuple(roles.get(one.id, ())), source))
            except Unusable as problem:
                file.skipped.append(Skipped(one.where, str(problem)))
    file.skipped += [Skipped(_places(places), _passed(schema)) for schema, places in file.passed.items()]
    places = {one.id: one.where for one in file.entities.values()}
    return ReadRegister(tuple(entries), tuple(file.skipped), places=places)


def _values(name: str, text: str, skipped: list[Skipped]) -> Iterator[tuple[str, Any]]:
    if text.lstrip()[:1] == "[":
        try:
            values = parse(text)
        except ValueError as problem:
            raise _no_entities(name, f"is no JSON ({problem}).") from problem
        yield from ((f"{name}, entry {number}", value) for number, value in enumerate(values, start=1))
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            where = f"{name}, line {number}"
            try:
                yield where, parse(line)
            except ValueError as problem:
                skipped.append(Skipped(where, f"It is no JSON ({problem})."))


def _no_entities(name: str, why: str) -> InputError:
    return InputError(
        f"The file {name!r} {why}", "FollowTheMoney entities, one a line or one list.", "Get the file again."
    )


def _gather(file: _File, where: str, value: Any, outer: _Entity | None, deep: int) -> str:
    """Keep an entity and those inside it; its id."""
    if not isinstance(value, dict) or not isinstance(value.get("properties"), dict):
        raise Unusable("It is no entity: an object with id, schema and properties is expected.")
    schema, given = value.get("schema"), value.get("id")
    if not isinstance(schema, str) or not isinstance(given, str) or not given.strip():
        raise Unusable("It has no id or no schema.")
    if deep > _MOST_DEEP:
        raise Unusable(f"Entities stand more than {_MOST_DEEP} deep inside each other.")
    words: dict[str, tuple[str, ...]] = {}
    entity = _Entity(given.strip(), schema, where, words, outer is not None)
    for key, held in value["properties"].items():
        words[key] = tuple(_words(file, entity, held, deep))
    if outer is not None and schema in ROLES and outer.schema in ENTRIES:
        who, at, _ = ROLES[schema]
        missing = who if not words.get(who) else at if not words.get(at) else None
        if missing and outer.id not in words.get(who, ()):
            words[missing] = (outer.id,)
    known = {*ENTRIES, *ROLES, _POSITION}
    if schema not in known:
        file.passed[schema].append(where)
    else:
        file.keep(entity)
    return entity.id


def _words(file: _File, entity: _Entity, held: Any, deep: int) -> Iterator[str]:
    for one in held if isinstance(held, list) else [held]:
        if isinstance(one, dict):
            yield _gather(file, entity.where, one, entity, deep + 1)
        elif isinstance(one, str) and one.strip():
            yield one.encode("utf-8", "replace").decode("utf-8").strip()


def _roles(file: _File) -> dict[str, list[HeldRole]]:
    """The roles of each entity, from the entities that give roles."""
    found: dict[str, list[HeldRole]] = defaultdict(list)
    for one in file.entities.values():
        if one.schema not in ROLES:
            continue
        who, at, words = ROLES[one.schema]
        try:
            made = _role(one, [file.entities.get(name) for name in one.of(at)], words, file.skipped)
        except Unusable as problem:
            file.skipped.append(Skipped(one.where, str(problem)))
            continue
        holders = [name for name in one.of(who) if name in file.entities]
        if not holders:
            file.skipped.append(Skipped(one.where, f"The {one.schema} names nobody who is in this file."))
        for name in holders:
            found[name].append(made)
    return found


def _role(one: _Entity, places: list[_Entity | None], default: str, skipped: list[Skipped]) -> HeldRole:
    named = [place for place in places if place is not None and place.of("name")]
    own = one.of("role", "description", "position")
    if one.schema == "Occupancy" and named:
        words, body = named[0].of("name")[0], " ".join(named[0].of("organization")[:1])
    else:
        words = own[0] if own else default
        body = named[0].of("name")[0] if named else ""
    since, until = _end(one, "startDate", skipped), _end(one, "endDate", skipped)
    in_order(since, until)
    over = until is None and ("ended" in one.of("status") or bool(one.of("endDate")))
    return HeldRole(clean(words, "role"), clean(body, "body") or None, since, until, over)


def _end(one: _Entity, what: str, skipped: list[Skipped]) -> When | None:
    """One date of several; where they differ, the range they span. What is no date is left out and named."""
    days = []
    for written in one.of(what):
        day = _day(written, what, one.where, skipped)
        if day is not None:
            days.append(day)
    if not days:
        return None
    first = min(days, key=lambda day: (day.first, day.value))
    last = max(days, key=lambda day: (day.last, -len(day.value)))
    return first if first == last else When(f"{first.value}/{last.value}")


def _day(written: str, what: str, where: str, skipped: list[Skipped]) -> When | None:
    try:
        if "/" in written:
            raise Unusable(f"The {what} {written[:40]!r} is not one date.")
        return day_of(written, what)
    except Unusable as problem:
        skipped.append(Skipped(where, f"{problem} It was left out of the role, which was taken."))
        return None


def _entry(one: _Entity, roles: tuple[HeldRole, ...], source: str) -> Registered:
    undated = tuple(HeldRole(clean(words, "role")) for words in one.of("position"))
    held = tuple(dict.fromkeys((*roles, *undated)))
    if len(held) > MOST_ROLES:
        raise Unusable(f"It has {len(held)} roles; at most {MOST_ROLES} are taken.")
    identifiers = [Identifier(IDS, value) for name, IDS in _IDENTIFIERS.items() for value in one.of(name)]
    return Registered(
        source=source,
        source_id=clean(one.id, "id"),
        kind=ENTRIES[one.schema],
        names=entry_names(
            one.of("name"), one.of("alias", "previousName"), one.of("weakAlias", "abbreviation")
        ),
        roles=held,
        countries=tuple(clean(word, "country") for word in one.of(*_COUNTRIES)),
        identifiers=tuple(dict.fromkeys(identifiers)),
        born=next((clean(word, "birthDate") for word in one.of("birthDate")), None),
    )


def _places(places: list[str]) -> str:
    return places[0] if len(places) == 1 else f"{places[0]} and {len(places) - 1} more"


def _passed(schema: str) -> str:
    return f"The schema {schema[:60]} is no person, body or role; read are {', '.join((*ENTRIES, *ROLES))}."
