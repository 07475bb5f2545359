"""How long the register takes: `python -m onrecord.bench.register_speed 100000` prints processor times.

The entries are made of random syllables: they name nobody, and are more alike than real names are.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.archive.archive import Archive
from onrecord.reading.register import Lookup, Register, who
from onrecord.records.register import EntryKind, EntryName, HeldRole, NameUse, Registered
from onrecord.text.speech import listed
from onrecord.text.when import When

LOOKED_UP = 40
"""Names whose look-up is timed, half of them with one letter changed."""

_PAGE = 5_000
_OPENINGS = listed("b d g k l m n p r s t v z sh ch kh f h br dr kr st")
_MIDDLES = "aeiou"
_ENDINGS = ("", "v", "n", "ski", "r")


def main() -> None:
    """Print what making, keeping and asking a register of so many entries takes."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    entries = list(made_up(many))
    asked = _asked(entries)
    started = time.process_time()
    register = Register(entries)
    _tell(f"{many} entries in memory", time.process_time() - started)
    _tell("who, in memory, median", _median(register, asked))
    with tempfile.TemporaryDirectory() as folder, Archive.create(Path(folder) / "archive") as archive:
        started = time.process_time()
        for at in range(0, many, _PAGE):
            archive.put(*entries[at : at + _PAGE])
        _tell("kept in an archive", time.process_time() - started)
        sys.stdout.write(f"ledger: {(archive.path / 'ledger.sqlite').stat().st_size / 1e6:.0f} MB\n")
        _tell("who, in the archive, median", _median(archive.register, asked))


def made_up(many: int) -> Iterator[Registered]:
    """So many entries with names of random syllables, always the same ones."""
    dice = random.Random(1)

    def word(syllables: int) -> str:
        parts = (dice.choice(_OPENINGS) + dice.choice(_MIDDLES) for _ in range(syllables))
        return ("".join(parts) + dice.choice(_ENDINGS)).title()

    given = [word(2) for _ in range(800)]
    family = [word(dice.choice((2, 3, 3))) for _ in range(max(1, many // 3))]
    role = HeldRole("Minister of Trade", None, When("2015-03"), When("2019"))
    for number in range(many):
        first, last = dice.choice(given), dice.choice(family)
        names = (
            EntryName(f"{first} {last}"),
            EntryName(f"{first} {word(2)} {last}", NameUse.ALIAS),
        )
        yield Registered("made up", str(number), EntryKind.PERSON, names, (role,))


def _asked(entries: list[Registered]) -> list[str]:
    some = [one.name for one in entries[:: max(1, len(entries) // LOOKED_UP)]][:LOOKED_UP]
    return [name if at % 2 else f"{name[:-3]}o{name[-2:]}" for at, name in enumerate(some)]


def _median(register: Lookup, names: list[str]) -> float:
    taken = []
    for name in names:
        started = time.process_time()
        who(name, None, When("2018"), register)
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def _tell(what: str, seconds: float) -> None:
    shown = f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
    sys.stdout.write(f"{what}: {shown}\n")


if __name__ == "__main__":
    main()
