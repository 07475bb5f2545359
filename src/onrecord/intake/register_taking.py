"""A register file, taken into the archive: new entries, changed ones beside their earlier versions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.archive.archive import Archive
from onrecord.intake.register import MOST_BYTES, read_register
from onrecord.intake.register_fields import RegisterOptions, unlike
from onrecord.intake.skipped import Skipped
from onrecord.intake.sources import take_file
from onrecord.records.register import Registered

_PAGE = 5_000


@dataclass(frozen=True)
class RegisterTaken:
    """What taking a register did: ids of new and changed entries, how many were there, what was left out.

    `sources` are the names under which the entries are kept; the same file under the same name
    changes only what differs. `noted` is what was taken and should be looked at.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    already: int = 0
    skipped: tuple[Skipped, ...] = ()
    unused: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    noted: tuple[Skipped, ...] = ()

    def plus(self, other: "RegisterTaken") -> "RegisterTaken":
        """Both results as one."""
        return RegisterTaken(
            self.new + other.new,
            self.changed + other.changed,
            self.already + other.already,
            self.skipped + other.skipped,
            self.unused + other.unused,
            tuple(dict.fromkeys(self.sources + other.sources)),
            self.noted + other.noted,
        )


def take_register(
    archive: Archive, path: Path | str, options: RegisterOptions | None = None
) -> RegisterTaken:
    """Take the entries of a file into the archive's register.

    An entry that is there and says the same is left alone; one that says something else becomes a
    new version, and the earlier one is kept. One that has the id of somebody with another name is
    left out. Nothing is removed.

    Raises:
        InputError: there is no such file, or it holds no register.
    """
    snapshot = take_file(archive, path, MOST_BYTES)
    read = read_register(Path(path).name, archive.body(snapshot.id), options)
    taken = RegisterTaken(skipped=read.skipped, unused=read.unused, noted=read.noted)
    for start in range(0, len(read.entries), _PAGE):
        page = [replace(one, snapshot=snapshot.id) for one in read.entries[start : start + _PAGE]]
        taken = taken.plus(_keep(archive, page, read.places))
    return taken


def _keep(archive: Archive, page: list[Registered], places: Mapping[str, str]) -> RegisterTaken:
    known = archive.register.current([one.key for one in page])
    new, changed, others = [], [], []
    for one in page:
        before = known.get(one.key)
        if before is None:
            new.append(one)
        elif unlike(before, one):
            others.append(Skipped(places.get(one.source_id, one.source_id), _others(before, one)))
        elif replace(before, replaces=None) != replace(one, replaces=None, snapshot=before.snapshot):
            changed.append(replace(one, replaces=before.id))
    kept = set(archive.put(*new, *changed))
    return RegisterTaken(
        tuple(one.id for one in new if one.id in kept),
        tuple(one.id for one in changed if one.id in kept),
        len(page) - len(kept) - len(others),
        skipped=tuple(others),
        sources=tuple(dict.fromkeys(one.source for one in page)),
    )


def _others(before: Registered, one: Registered) -> str:
    """Why an entry is no new version of the one with its id."""
    return (
        f"The id {one.source_id[:60]!r} of the source {one.source!r} is {before.name}’s, and {one.name} has"
        " no name like it; give the other file its own name with --source, or, after a change of name, keep"
        " the earlier one among the aliases."
    )
