"""The sources of one text, found again by a surname, a first name, initials, or a noun."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.reading.statements_people import ARTICLES, core, head, traits, without_title
from onrecord.records.statement import Claimant
from onrecord.text.speech import listed
from onrecord.text.words import words

LOOKED_AT = 200
"""Sources that share a noun and are compared, the latest first: more are one crowd."""


_LESSER = frozenset(listed("deputy vice assistant former ex acting junior co second"))


@dataclass
class Known:
    """A source named so far. `gender` may be learnt from a pronoun; `at` is where it stood last."""

    claimant: Claimant
    at: int
    gender: str
    spoke: bool


class NamedSoFar:
    """Everybody named so far, in order, with the words by which each can be found again."""

    def __init__(self) -> None:
        self.known: list[Known] = []
        self._full: dict[tuple[str, ...], int] = {}
        self._last: dict[str, list[int]] = defaultdict(list)
        self._first: dict[str, list[int]] = defaultdict(list)
        self._initials: dict[str, list[int]] = defaultdict(list)
        self._head: dict[str, list[int]] = defaultdict(list)

    def keep(self, claimant: Claimant, at: int, *, spoke: bool) -> Known:
        """Add a source, or say that one named before stood at `at` again, perhaps with a role."""
        key = tuple(words(claimant.name)) or (claimant.name,)
        place = self._full.get(key)
        if place is not None:
            known = self.known[place]
            if known.claimant.role is None and claimant.role is not None:
                known.claimant = replace(known.claimant, role=claimant.role)
                self._index_role(place, claimant.role)
            known.at, known.spoke = at, known.spoke or spoke
            return known
        found = Known(claimant, at, traits(claimant.name, claimant.role).gender, spoke)
        self.known.append(found)
        self._index(len(self.known) - 1)
        return found

    def rename(self, known: Known, claimant: Claimant) -> None:
        """Give a source the fuller name that the text gives it later."""
        place = self._full[tuple(words(known.claimant.name)) or (known.claimant.name,)]
        known.claimant = claimant
        self._index(place)

    def _index(self, place: int) -> None:
        claimant = self.known[place].claimant
        key = tuple(words(claimant.name)) or (claimant.name,)
        self._full[key] = place
        bare = words(without_title(claimant.name)) or list(key)
        self._last[bare[-1]].append(place)
        if len(bare) > 1 and (claimant.role or claimant.name[:1].isupper()):
            self._first[bare[0]].append(place)
        capitals = "".join(part[0] for part in claimant.name.split() if part[:1].isupper())
        if len(capitals) > 1:
            self._initials[capitals.casefold()].append(place)
        self._head[head(claimant.name).casefold()].append(place)
        if claimant.role:
            self._index_role(place, claimant.role)

    def _index_role(self, place: int, role: str) -> None:
        self._head[head(role).casefold()].append(place)

    def exact(self, name: str) -> Known | None:
        """The source that was named in just these words, or with another article."""
        place = self._full.get(tuple(words(name)))
        return self.known[place] if place is not None else None

    def by_name(self, name: str) -> list[Known]:
        """Those whose name ends or begins like this one, or whose initials it gives.

        >>> named = NamedSoFar()
        >>> kept = named.keep(Claimant("Thomas West"), 0, spoke=True)
        >>> [known.claimant.name for known in named.by_name("Mr. West")]
        ['Thomas West']
        """
        short = words(without_title(name))
        if not short:
            return []
        ending = [each for each in self._of(self._last[short[-1]]) if _ends_alike(each, short)]
        if ending:
            return ending
        letters = name.replace(".", "")
        if letters.isupper() and letters.isalpha() and self._initials.get(letters.casefold()):
            return list(self._of(self._initials[letters.casefold()]))
        return list(self._of(self._first[short[0]])) if len(short) == 1 else []

    def by_noun(self, described: str) -> list[Known]:
        """Those whose name or role turns on the same noun and holds all words of the description.

        >>> named = NamedSoFar()
        >>> kept = named.keep(Claimant("Zamir Kabulov", "Russian envoy to Kabul"), 0, spoke=True)
        >>> [known.claimant.name for known in named.by_noun("the Russian envoy")]
        ['Zamir Kabulov']
        """
        wanted = core(described)
        fits = self._of(self._head[head(described).casefold()])
        return [each for each in fits if _covers(each.claimant, wanted)]

    def lately(self, least: int) -> Iterator[Known]:
        """Those last named in unit `least` or later, of the latest kept; the latest first."""
        for known in reversed(self.known[-LOOKED_AT:]):
            if known.at >= least:
                yield known

    def _of(self, places: list[int]) -> Iterator[Known]:
        for place in dict.fromkeys(places[-LOOKED_AT:]):
            yield self.known[place]


def _covers(claimant: Claimant, wanted: frozenset[str]) -> bool:
    """Whether all words wanted are there, and none that makes the office another or a lesser one."""
    words_of = core(f"{claimant.name} {claimant.role or ''}")
    lesser = (words_of - wanted) & _LESSER and not claimant.name.startswith(("a ", "an ", "A ", "An "))
    return wanted <= words_of and not lesser


def _ends_alike(known: Known, short: list[str]) -> bool:
    full = words(without_title(known.claimant.name))
    one, two = sorted((full, short), key=len)
    parts = known.claimant.name.split()
    proper = not parts[-1][:1].islower() and parts[0].lower() not in ARTICLES
    return proper and bool(one) and two[-len(one) :] == one and len(one[-1]) > 1
