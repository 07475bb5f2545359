"""Names in a case of Russian or Ukrainian, and the nominatives that they may stand for.

The endings of every word of a name must be of one case. A word may have several nominatives
("Анны" of "Анна", "Игоря" of "Игорь" or "Игорий"); a register says which of them is somebody.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.text.letters import script_of
from onrecord.text.speech import listed

MOST_READINGS = 24
"""Nominatives of one name that are given in each case."""


@dataclass(frozen=True)
class CaseReading:
    """A nominative that a name may stand for, the case it is read in, and whether it is one itself.

    `doubtful` says that the words as written are as well the nominative of a woman's name.
    """

    name: str
    case: str
    doubtful: bool

    def told(self, written: str) -> str:
        """How the name was read, in words."""
        also = ", and may be a woman's name as it stands" if self.doubtful else ""
        return f"“{written}” is read as the {self.case} of “{self.name}”{also}"


def _endings(table: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Rows such as "ого ый ой" as an ending with its nominatives; "-" is no ending."""
    rows = (listed(row) for row in table.split(";"))
    return tuple((ending, tuple("" if one == "-" else one for one in ours)) for ending, *ours in rows)


_CASES: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "genitive": _endings("""
ского ский ской; цкого цкий цкой; ського ський; цького цький; ого ый ой ий; его ий; ской ская; цкой
цкая; ської ська; цької цька; овой ова; евой ева; иной ина; ой ая; ової ова; євої єва; ии ия; ії ія;
ия ий; ія ій; ы а; и а я ь; я ь й; а - о
"""),
    "dative": _endings("""
скому ский ской; цкому цкий цкой; ському ський; цькому цький; ому ый ой; ему ий; ской ская; цкой
цкая; ській ська; цькій цька; овой ова; евой ева; иной ина; овій ова; ии ия; ії ія; ию ий; ію ій;
ові - о; еві - ь й; у - о; ю ь й; е а я; і а я
"""),
    "accusative": _endings("""
скую ская; цкую цкая; ську ська; ию ия; ію ія; у а; ю я
"""),
    "instrumental": _endings("""
ским ский ской; цким цкий цкой; ським ський; цьким цький; ым - ый ой; им - ий; ской ская; цкой цкая;
ською ська; цькою цька; овой ова; евой ева; иной ина; овою ова; ием ий; ієм ій; ией ия; ією ія; ом -
о; ем ь й -; єм й; ой а; ою а; ей я а; ею я а; єю я
"""),
    "prepositional": _endings("""
ском ский ской; цком цкий цкой; ської ська; ской ская; овой ова; евой ева; иной ина; ии ий ия; ії ій
ія; е - ь й а я; і - ь й а я
"""),
}
_STAYS = re.compile(r"[оуиеюэиі]$|(?:их|ых)$")
_WOMAN = re.compile(r"[ая]$")
_CLUSTER = re.compile(r"[^аеёиоуыэюяіїєьй][лцкн]$")
_WOMEN_TOO = frozenset(
    listed(
        "александра олександра валентина евгения євгенія валерия валерія юлия юлія антонина антоніна"
        " августина клавдия клавдія наталия наталія виталия віталія богдана станислава"
        " ярослава владислава мирослава"
    )
)
"""First names of women that are written as the genitive of a man's."""


def nominatives(name: str) -> Iterator[CaseReading]:
    """The nominatives of a name of two words or more in Cyrillic letters, case by case.

    >>> [one.name for one in nominatives("Сергея Шойгу")]
    ['Сергей Шойгу']
    >>> [(one.case, one.doubtful) for one in nominatives("Александра Захарова")][:1]
    [('genitive', True)]
    """
    words = name.split()
    if len(words) < 2 or any(script_of(word) != "cyrillic" for word in words):
        return
    woman = words[0].casefold() in _WOMEN_TOO and all(_WOMAN.search(word) for word in words)
    for case, endings in _CASES.items():
        own = [tuple(dict.fromkeys(_undone(word, endings))) for word in words]
        later = [
            tuple(filter(_may_be_surname, found)) or _unchanged(words[at]) for at, found in enumerate(own)
        ]
        made = (" ".join(parts) for parts in product(own[0], *later[1:]))
        for _, one in zip(range(MOST_READINGS), made, strict=False):
            yield CaseReading(one, case, woman)


def _may_be_surname(word: str) -> bool:
    """Whether a surname or patronymic may be this nominative: of those in "о" only such as "Шевченко"."""
    return word.endswith("ко") or not word.endswith("о")


def _undone(word: str, endings: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """The nominatives of a word: of the longest ending that it has, and of the next."""
    found = [
        (ending, ours) for ending, ours in endings if word.endswith(ending) and len(word) > len(ending) + 1
    ]
    for ending, ours in sorted(found, key=lambda one: -len(one[0]))[:2]:
        stem = word[: -len(ending)]
        for one in ours:
            if _goes(stem, one):
                yield stem + one
            if not one and _CLUSTER.search(stem):  # "Павла" of "Павел"
                yield f"{stem[:-1]}е{stem[-1]}"


def _goes(stem: str, ending: str) -> bool:
    """Whether a word may end so: "й" only after a vowel, "ь" and no ending only after a consonant."""
    return _vowel(stem[-1]) == (ending == "й") if ending in ("й", "ь", "") else True


def _vowel(letter: str) -> bool:
    return letter.casefold() in "аеёиоуыэюяіїєьй"


def _unchanged(word: str) -> tuple[str, ...]:
    """A surname that has one form for all cases ("Шойгу", "Черных"), or for all of a woman's ("Меркель")."""
    return (word,) if _STAYS.search(word) or not _vowel(word[-1]) or word.endswith("ь") else ()
