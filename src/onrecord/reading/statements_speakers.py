"""Who "he", "the envoy" and "Kabulov" are: the sources named so far, and how each was resolved."""

import re
from dataclasses import dataclass, field, replace

from onrecord.reading.statements_nouns import PERSONS, heads_a_source
from onrecord.records.statement import Claimant
from onrecord.text.actors import actors
from onrecord.text.speech import AUTHORS, Source, read_source
from onrecord.text.words import words

REACH = 6
"""Units that a pronoun may stand after the source it means."""

_PERSON = frozenset(
    ("he", "she", "er", "sie", "il", "elle", "él", "ella", "lui", "lei", "он", "она", "هو", "هي")
)


@dataclass
class Speakers:
    """The sources named so far, in the order in which they were named."""

    known: list[Claimant] = field(default_factory=list)
    last: Claimant | None = None
    last_at: int = -REACH

    def meet(self, written: str, at: int) -> tuple[Claimant | None, tuple[str, ...]]:
        """Who the words of unit `at` name, and one sentence for each resolution made."""
        source = read_source(written)
        if source.kind == "pronoun":
            return self._pronoun(source, at)
        claimant, steps = self._described(source) if source.kind == "described" else self._named(source)
        if claimant is not None:
            self.last, self.last_at = claimant, at
            self._keep(claimant)
        return claimant, steps

    def introduce(self, claimant: Claimant) -> None:
        """Make a source known before the text names it."""
        self._keep(claimant)
        self.last, self.last_at = claimant, 0

    def _pronoun(self, source: Source, at: int) -> tuple[Claimant | None, tuple[str, ...]]:
        if source.name.lower() in AUTHORS:
            return None, (f"“{source.name}” outside quotation marks is the author, who is not resolved.",)
        if self.last is None or at - self.last_at > REACH:
            return None, (f"Who “{source.name}” is was not resolved: no source is named shortly before.",)
        person = source.name.lower() in _PERSON
        if person and not _may_be_person(self.last):
            return None, (
                f"Who “{source.name}” is was not resolved: the last source, {self.last.name}, is no person.",
            )
        self.last_at = at
        return self.last, (f"“{source.name}” is read as the last source named, {self.last.name}.",)

    def _described(self, source: Source) -> tuple[Claimant | None, tuple[str, ...]]:
        wanted = set(words(source.name)) - {"the", "a", "an", "this", "that"}
        if source.name.split()[0].lower() in ("a", "an"):
            return Claimant(source.name), (f"The source is described only: “{source.name}”.",)
        fits = [each for each in self.known if each.role and wanted <= set(words(each.role))]
        if len(fits) == 1:
            return fits[0], (f"“{source.name}” is read as {fits[0].name}, the only source with such a role.",)
        if len(fits) > 1:
            names = ", ".join(each.name for each in fits)
            return Claimant(source.name), (
                f"“{source.name}” could be any of: {names}. It is left as written.",
            )
        return Claimant(source.name), (f"The source is described only: “{source.name}”.",)

    def _named(self, source: Source) -> tuple[Claimant | None, tuple[str, ...]]:
        claimant = Claimant(source.name, source.role)
        fuller = [each for each in self.known if _same(each.name, source.name)]
        if not fuller:
            return claimant, ()
        if len({each.name for each in fuller}) > 1:
            names = ", ".join(each.name for each in fuller)
            return claimant, (f"“{source.name}” could be any of: {names}. It is left as written.",)
        known = fuller[0]
        merged = replace(known, role=known.role or source.role)
        if known.name == source.name:
            return merged, ()
        if len(source.name.split()) > len(known.name.split()):
            return replace(merged, name=source.name), ()
        return merged, (f"“{source.name}” is read as {known.name}, named before.",)

    def _keep(self, claimant: Claimant) -> None:
        self.known = [each for each in self.known if each.name != claimant.name] + [claimant]


def _same(full: str, short: str) -> bool:
    """Whether one name is the other, or its last word.

    >>> _same("Thomas West", "West"), _same("Thomas West", "Thomas")
    (True, False)
    """
    one, two = words(full), words(short)
    if not one or not two:
        return False
    return one == two or (1 in (len(one), len(two)) and one[-1] == two[-1])


def _may_be_person(claimant: Claimant) -> bool:
    """Whether "he" may be this source: an office, some words of a name, or one that is no known body."""
    parts = claimant.name.split()
    if claimant.role is not None:
        return True
    if len(parts) > 4 or parts[0] in ("The", "the", "United"):
        return False
    if any(heads_a_source(part, "en") and part.lower() not in PERSONS for part in parts):
        return False
    if parts[-1].islower() and parts[-1].endswith("s"):
        return False
    known = any(mention.known for mention in actors(claimant.name, "en"))
    if len(parts) == 1:
        return (
            re.fullmatch(r"[^\W\d_]?[A-ZÀ-ÞА-Я][\w’'-]*[a-zà-ÿа-я]", claimant.name) is not None
            and not known
            and not claimant.name.endswith("s")
        )
    return True
