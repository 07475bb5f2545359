"""How well names are found in a register: our own cases, half of them held out.

`python -m onrecord.bench.names` prints the figures. A case is held out when the SHA-256 of its name,
role and day begins with an odd digit.
"""

import csv
import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench.figure import Absent, Figure, Places, of_share
from onrecord.intake.register import read_register
from onrecord.reading.register import Register, who
from onrecord.records.engine import Engines
from onrecord.records.register import Known, RegisterFinding
from onrecord.text.tokens import fold
from onrecord.text.when import When

SET = "names"
ENTRIES, CASES = "register.csv", "cases.csv"
RIGHT_TARGET, ALONE_TARGET, KEPT_TARGET = 0.8, 0.99, 0.95
_KNOWN = {
    "found": Known.FOUND,
    "ambiguous": Known.AMBIGUOUS,
    "misspelt": Known.MISSPELT,
    "unknown": Known.UNKNOWN,
}
_JOINED = (Known.FOUND, Known.MISSPELT)


@dataclass(frozen=True)
class Case:
    """A name as written, with what the register should say of it. `ids` are those that may be meant."""

    kind: str
    name: str
    role: str | None
    on: When | None
    expected: Known
    ids: tuple[str, ...]
    then: str

    @property
    def held_out(self) -> bool:
        """Whether the case is not looked at while rules are written."""
        said = f"{self.name}|{self.role or ''}|{self.on.value if self.on else ''}"
        return int(hashlib.sha256(said.encode()).hexdigest()[0], 16) % 2 == 1


@dataclass(frozen=True)
class Judged:
    """A case with what the register said."""

    case: Case
    finding: RegisterFinding
    first: str

    @property
    def right(self) -> bool:
        """Whether finding, entry and, where the case names one, the role of that day are right."""
        if self.finding.known is not self.case.expected:
            return False
        if self.finding.known in _JOINED and self.first not in self.case.ids:
            return False
        then = self.finding.role_then.words if self.finding.role_then else ""
        return self.case.kind != "date" or then == self.case.then

    @property
    def false_join(self) -> bool:
        """Whether the name was joined to an entry that is not meant."""
        joined = self.finding.known in _JOINED
        return joined and (self.case.expected not in _JOINED or self.first not in self.case.ids)


def measure(places: Places) -> Iterator[Figure | Absent]:
    """The figures of both halves: right findings, names joined to nobody wrong, ambiguity kept."""
    folder = places.sets / SET
    if not (folder / CASES).is_file():
        yield Absent(SET, f"{folder / CASES} is not there.")
        return
    judged = judge(folder)
    for half, held in (("own-dev", False), ("own-held", True)):
        yield from _figures(half, [one for one in judged if one.case.held_out == held])


def judge(folder: Path) -> list[Judged]:
    """Every case of the set in `folder`, with what the register said."""
    entries = read_register(ENTRIES, (folder / ENTRIES).read_bytes()).entries
    register, ids = Register(entries), {entry.id: entry.source_id for entry in entries}
    judged = []
    for case in read_cases(folder / CASES):
        finding = who(case.name, case.role, case.on, register)
        first = ids[finding.candidates[0].entry] if finding.candidates else ""
        judged.append(Judged(case, finding, first))
    return judged


def read_cases(path: Path) -> list[Case]:
    """The cases in a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Case(
                row["kind"],
                row["name"],
                row["role"] or None,
                When(row["on"]) if row["on"] else None,
                _KNOWN[row["expected"]],
                tuple(row["id"].split(";")),
                row["then"],
            )
            for row in csv.DictReader(file)
        ]


def _figures(half: str, judged: Sequence[Judged]) -> Iterator[Figure]:
    on = f"our own cases ({half.removeprefix('own-')})"
    doubtful = [one for one in judged if one.case.expected is Known.AMBIGUOUS]
    yield _figure(f"{half}.right", "finding, entry and role right", on, judged, lambda one: one.right)
    yield _figure(
        f"{half}.no-false-join", "joined to nobody wrong", on, judged, lambda one: not one.false_join
    )
    yield _figure(
        f"{half}.ambiguous-kept",
        "ambiguity kept",
        on,
        doubtful,
        lambda one: one.finding.known is Known.AMBIGUOUS,
    )
    yield _figure(f"{half}.equal", "equal names alone, folded", on, judged, _equal_right)
    for kind in dict.fromkeys(one.case.kind for one in judged):
        some = [one for one in judged if one.case.kind == kind]
        yield _figure(f"{half}.{kind}", f"right: {kind}", on, some, lambda one: one.right)


def _figure(
    key: str, what: str, on: str, judged: Sequence[Judged], right: Callable[[Judged], bool]
) -> Figure:
    measured, low, high = of_share(sum(map(right, judged)), len(judged))
    target = {"right": RIGHT_TARGET, "no-false-join": ALONE_TARGET, "ambiguous-kept": KEPT_TARGET}
    last = key.rpartition(".")[2]
    return Figure(
        f"{SET}.{key}",
        what,
        on,
        measured,
        low,
        high,
        len(judged),
        target.get(last),
        baseline=last == "equal",
    )


def _equal_right(one: Judged) -> bool:
    """What looking up equal names would have given: found when a candidate's name is the same, folded."""
    equal = [each for each in one.finding.candidates if fold(each.name) == fold(one.case.name)]
    known = Known.FOUND if len(equal) == 1 else Known.AMBIGUOUS if equal else Known.UNKNOWN
    return known is one.case.expected


def missed(folder: Path) -> Iterator[str]:
    """One line for each development case that is not right; those held out are not shown."""
    for one in judge(folder):
        if not one.case.held_out and not one.right:
            yield f"{one.case.kind}: {one.case.name}: {one.finding.known.value}: {one.finding.reason}"


def main() -> None:
    """Print the figures of `bench/names` and what is not right in its development half."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("bench")
    for one in measure(Places(folder, folder, Engines())):
        if isinstance(one, Figure):
            interval = f"{one.low:.3f}-{one.high:.3f}"
            sys.stdout.write(f"{one.key:34} {one.measured:.3f} ({interval}) of {one.count}\n")
        else:
            sys.stdout.write(f"{one.key}: {one.reason}\n")
    for line in missed(folder / SET):
        sys.stdout.write(f"  {line}\n")


if __name__ == "__main__":
    main()
