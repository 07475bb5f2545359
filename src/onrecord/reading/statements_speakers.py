"""Who "he", "the envoy" and "Kabulov" are: the sources named so far, and how each was resolved."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.statements_german import is_subject
from onrecord.reading.statements_mentions import Heard, heard
from onrecord.reading.statements_named import Known, NamedSoFar
from onrecord.reading.statements_people import ARTICLES, HONORIFICS, core, head, traits
from onrecord.reading.statements_units import BROKEN
from onrecord.records.statement import Claimant
from onrecord.text.speech import AUTHORS, PRONOUNS, Source, listed, read_source

REACH = 6
"""Units that a pronoun may stand after the source it means."""

SHOWN = 5
"""Names that are listed where several sources could be meant."""

_MAN = frozenset(listed("he er il él lui он هو ele він"))
_WOMAN = frozenset(listed("she elle ella lei она هي ela вона"))
_BODY = frozenset(listed("it es оно воно"))
_SEVERAL = frozenset(listed("they ils elles ellos ellas loro они هم eles elas вони"))
_PAIR = re.compile(
    r"(?:the two|both|the pair|the two (?:men|women|sides|leaders|presidents|ministers|officials))$", re.I
)
_OWNER = re.compile(r"(his|her|its|their)\s", re.IGNORECASE)
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_ANY_BODY = frozenset(
    listed("""
group groups organization organisation agency company body firm movement network outlet broadcaster union
charity nonprofit ngo militia corporation newspaper institute airline bank association organisation
""")
)
"""Nouns by which a body with a name of its own is called again."""

_ANY_HEAD = frozenset(listed("chief leader head official politician diplomat boss"))
"""Nouns by which the holder of an office is called again, beside a word of that office."""

_INDEFINITE = frozenset(listed("a an ein eine un une una uno um uma"))
Answer = tuple[Claimant | None, tuple[str, ...]]


@dataclass
class _Turn:
    """Somebody who stood in a unit: as a source, or as the one the sentence is about."""

    known: Known
    at: int
    spoke: bool


class Speakers:
    """The sources named so far, in the order in which they were named.

    >>> speakers = Speakers()
    >>> speakers.meet("Thomas West, the American envoy,", 0)
    (Claimant(name='Thomas West', role='American envoy'), ())
    >>> speakers.meet("He", 1)[1]
    ('“He” is read as the last source named, Thomas West.',)
    """

    def __init__(self) -> None:
        self.named = NamedSoFar()
        self.turns: list[_Turn] = []

    @property
    def known(self) -> list[Claimant]:
        """Everybody named so far."""
        return [each.claimant for each in self.named.known]

    def introduce(self, claimant: Claimant) -> None:
        """Make a source known before the text names it."""
        self._took_turn(self.named.keep(claimant, 0, spoke=True), 0, spoke=True)

    def hear(self, words_of: str, at: int, language: str = "en") -> None:
        """Make known who stands in unit `at` without being a source, so that a later "he" finds them."""
        for each in heard(words_of, language):
            self._heard(each, at)

    def _heard(self, each: Heard, at: int) -> None:
        source = read_source(each.written)
        if _wordless(source):
            return
        if source.kind == "pronoun":
            self._goes_on(source.name.lower(), at)
            return
        claimant = Claimant(source.name, source.role)
        same = self.named.exact(source.name)
        if "," in source.name:
            return
        if _common(source):
            fits = self._by_description(source.name, at)[0]
        else:
            fits = self.named.by_name(source.name)
        if len(fits) > 1 and same is None:
            return
        if same is None and not fits and " " not in source.name and not _common(source):
            return  # one capital word that nobody bore before may be any noun
        if fits and same is None:
            known = self.named.keep(fits[0].claimant, at, spoke=False)
        else:
            known = self.named.keep(claimant, at, spoke=False)
        if each.subject:
            self._took_turn(known, at, spoke=False)

    def _goes_on(self, plain: str, at: int) -> None:
        """A sentence about "he" keeps him near, without anything being said."""
        fits, _ = self._before(at, lambda turn: _may_be(turn.known, plain, english=True))
        if len(fits) == 1:
            self._took_turn(fits[0].known, at, spoke=fits[0].spoke)

    def meet(self, written: str, at: int) -> Answer:
        """Who the words of unit `at` name, and one sentence for each resolution made.

        >>> Speakers().meet("—", 0)
        (None, ('The speaker is not known: “—” names nobody.',))
        """
        source = read_source(BROKEN.sub("", written))
        if _wordless(source):
            return None, (f"The speaker is not known: “{written.strip()}” names nobody.",)
        word = source.name.lower()
        if source.kind == "pronoun" or word in PRONOUNS:
            return self._pronoun(source.name, at)
        if _PAIR.fullmatch(source.name):
            return self._pair(source.name, at)
        known, steps = self._described(source, at) if _common(source) else self._named(source, at)
        if known is None:
            return Claimant(source.name, source.role), steps
        self._took_turn(known, at, spoke=True)
        return known.claimant, (*steps, *self._owner(written, at))

    def unwritten(self, what: str, at: int, about: str = "") -> Answer:
        """Who is meant where no source is written: a verb without subject, a sentence in reported mood.

        `about` is that sentence: nobody is its source who is its subject.
        """
        fits, _ = self._before(at, lambda turn: not about or turn.at < at or turn.spoke)
        if len(fits) > 1:
            return self._several(f"the source of {what}", fits)
        if not fits:
            return None, (f"The source of {what} was not resolved: no source is named shortly before.",)
        known = fits[0].known
        if about and is_subject(known.claimant.name, about):
            return None, (
                f"The source of {what} was not resolved: the sentence is about the last one named,"
                f" {known.claimant.name}.",
            )
        self._took_turn(known, at, spoke=True)
        return known.claimant, (
            f"{what[:1].upper()}{what[1:]} names no source: it is read as the last one named,"
            f" {known.claimant.name}.",
        )

    def standing(self, at: int) -> Answer | None:
        """Whose a quotation is that stands alone in unit `at`, or None when that is open.

        It is the source's of two units before at most, where nobody else was named since; else that
        of the one person whom the sentence before is about.
        """
        near = [turn for turn in self.turns[-6:] if at - 2 <= turn.at < at]
        last = next((turn for turn in reversed(near) if turn.spoke), None)
        others = [turn for turn in near if last and turn.at >= last.at and turn.known is not last.known]
        if last is not None and not any(_may_be(turn.known, "he or she", english=True) for turn in others):
            return self._stands(last, at, "nobody else is named since {} spoke")
        before = [turn for turn in near if turn.at == at - 1]
        if len({id(turn.known) for turn in before}) == 1 and _may_be(
            before[0].known, "he or she", english=True
        ):
            return self._stands(before[0], at, "the sentence before is about {} and nobody else")
        return None

    def _stands(self, turn: _Turn, at: int, why: str) -> Answer:
        claimant = turn.known.claimant
        self._took_turn(turn.known, at, spoke=True)
        return claimant, (f"The quotation stands alone, and {why.format(claimant.name)}.",)

    # -- pronouns -------------------------------------------------------------------------------

    def _pronoun(self, word: str, at: int) -> Answer:
        plain = word.lower()
        if plain in AUTHORS:
            return None, (f"“{word}” outside quotation marks is the author, who is not resolved.",)
        english = plain in ("he", "she", "it", "they")
        fits, nearest = self._before(at, lambda turn: _may_be(turn.known, plain, english=english))
        if not fits:  # what a pronoun taught may have been wrong
            fits, nearest = self._before(
                at, lambda turn: _may_be(turn.known, plain, english=english, taught=False)
            )
        if len(fits) == 1:
            return self._resolved(word, fits[0], at)
        if fits:
            return self._several(f"“{word}”", fits)
        if nearest is None:
            return None, (f"Who “{word}” is was not resolved: no source is named shortly before.",)
        why = _why_not(nearest.known, plain)
        return None, (
            f"Who “{word}” is was not resolved: the last source, {nearest.known.claimant.name}, {why}.",
        )

    def _resolved(self, word: str, turn: _Turn, at: int) -> Answer:
        known = turn.known
        plain = word.lower()
        if plain in ("he", "she") and not known.gender:
            known.gender = "m" if plain == "he" else "f"
        how = (
            f"the last source named, {known.claimant.name}"
            if turn.spoke
            else f"{known.claimant.name}, whom the text is about"
        )
        self._took_turn(known, at, spoke=True)
        return known.claimant, (f"“{word}” is read as {how}.",)

    def _before(self, at: int, fits: Callable[[_Turn], bool]) -> tuple[list[_Turn], _Turn | None]:
        """Those of the nearest unit who fit, sources before others; and the nearest of all."""
        near = [turn for turn in self.turns[-4 * REACH :] if 0 <= at - turn.at <= REACH]
        for unit in sorted({turn.at for turn in near}, reverse=True):
            here = [turn for turn in near if turn.at == unit and fits(turn)]
            spoke = [turn for turn in here if turn.spoke]
            if here:
                return list({id(turn.known): turn for turn in spoke or here}.values()), near[-1]
        return [], near[-1] if near else None

    def _several(self, what: str, turns: Sequence[_Turn]) -> Answer:
        return None, (
            f"{what[:1].upper()}{what[1:]} could be any of: {_names([turn.known for turn in turns])}.",
        )

    def _pair(self, word: str, at: int) -> Answer:
        """ "The two": the last two persons named, when there are just two."""
        fresh = list(self.named.lately(at - REACH))
        several = [each for each in fresh if traits(each.claimant.name, each.claimant.role).plural]
        single = [each for each in fresh if each not in several]
        if len(single) != 2 or several:
            return Claimant(word), (f"The source is described only: “{word}”.",)
        name = " and ".join(each.claimant.name for each in reversed(single))
        return Claimant(name), (f"“{word}” is read as {name}, the only two named shortly before.",)

    def _owner(self, written: str, at: int) -> tuple[str, ...]:
        """What "his" in "his spokesman" means, as a step of its own."""
        owner = _OWNER.match(written.strip())
        if owner is None:
            return ()
        plain = _OWNERS[owner[1].lower()]
        turns = [turn for turn in self.turns[:-1] if turn.known is not self.turns[-1].known]
        near = [t for t in turns[-4:] if at - t.at <= REACH and _may_be(t.known, plain, english=True)]
        if not near:
            return (f"Whom “{owner[1]}” means was not resolved.",)
        return (f"“{owner[1]}” is read as the last source named, {near[-1].known.claimant.name}.",)

    # -- nouns and names ------------------------------------------------------------------------

    def _described(self, source: Source, at: int) -> tuple[Known | None, tuple[str, ...]]:
        described = source.kind == "described"
        only = (f"The source is described only: “{source.name}”.",) if described else ()
        first = source.name.split()[0].lower()
        same = self.named.exact(source.name)
        if first in _INDEFINITE or same is not None:
            return self.named.keep(Claimant(source.name, source.role), at, spoke=True), only
        fits, how = self._by_description(source.name, at)
        if len(fits) > 1:
            return None, (f"“{source.name}” could be any of: {_names(fits)}. It is left as written.",)
        if fits:
            known = self.named.keep(fits[0].claimant, at, spoke=True)
            return known, (f"“{source.name}” is read as {known.claimant.name}, {how}.",)
        return self.named.keep(Claimant(source.name, source.role), at, spoke=True), only

    def _by_description(self, name: str, at: int) -> tuple[list[Known], str]:
        """Those whom a description with its article may mean, and how that is put in words."""
        if name.split()[0].lower() not in ARTICLES - _INDEFINITE:
            return [], ""
        fits = self.named.by_noun(name)
        if fits:
            role = all(each.claimant.role for each in fits)
            return fits, "the only source with such a role" if role else "the only source called so"
        return self._called(name, at)

    def _called(self, name: str, at: int) -> tuple[list[Known], str]:
        """Those who may be called by a general noun: "the group", "the U.N. chief"."""
        noun, wanted = head(name).lower(), core(name)
        near = list(self.named.lately(at - 2 * REACH))
        if noun.endswith("-year-old"):
            return [
                each for each in near if _may_be(each, "he or she", english=True)
            ], "the only person named shortly before"
        if noun in _ANY_BODY and wanted == {noun}:
            return [each for each in near if _named_body(each)], "the only body named shortly before"
        beside = wanted - {noun}
        if noun in _ANY_HEAD and beside:
            fits = [each for each in near if each.claimant.role and beside <= core(each.claimant.role)]
            return fits, "the only source with such a role"
        return [], ""

    def _named(self, source: Source, at: int) -> tuple[Known | None, tuple[str, ...]]:
        claimant = Claimant(source.name, source.role)
        same = self.named.exact(source.name)
        fits = [same] if same else self.named.by_name(source.name)
        title = traits(source.name, None).gender if _titled(source.name) else ""
        if title:
            fits = [each for each in fits if each.gender in ("", title)]
        if not fits:
            return self.named.keep(claimant, at, spoke=True), ()
        if len(fits) > 1:
            return None, (f"“{source.name}” could be any of: {_names(fits)}. It is left as written.",)
        known = fits[0]
        if title:
            known.gender = title
        merged = replace(known.claimant, role=known.claimant.role or source.role)
        if known.claimant.name == source.name:
            return self.named.keep(merged, at, spoke=True), ()
        if len(source.name.split()) > len(known.claimant.name.split()) and not _titled(source.name):
            self.named.rename(known, replace(merged, name=source.name))
            return self.named.keep(known.claimant, at, spoke=True), ()
        known = self.named.keep(merged, at, spoke=True)
        return known, (f"“{source.name}” is read as {merged.name}, named before.",)

    def _took_turn(self, known: Known, at: int, *, spoke: bool) -> None:
        self.turns.append(_Turn(known, at, spoke))
        known.at = at


def _wordless(source: Source) -> bool:
    return not any(sign.isalpha() for sign in source.name)


def _common(source: Source) -> bool:
    """Whether the words describe somebody, rather than give a name."""
    noun = head(source.name)
    return source.kind == "described" or noun[:1].islower() or noun[:1].isdigit()


def _titled(name: str) -> bool:
    first = name.split()[0].rstrip(".").casefold()
    return any(first in each for each in HONORIFICS.values())


def _names(known: Sequence[Known]) -> str:
    names = list(dict.fromkeys(each.claimant.name for each in known))
    rest = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + rest


def _named_body(known: Known) -> bool:
    """Whether a name of its own may be a body's: no role, no gender, and not two plain words."""
    name = known.claimant.name
    if known.claimant.role or known.gender or not name[:1].isupper() or not head(name)[:1].isupper():
        return False
    person = traits(name, None).person
    return person is False or (person is None and len(name.split()) > 2)


def _may_be(known: Known, plain: str, *, english: bool, taught: bool = True) -> bool:
    """Whether the pronoun may stand for the source; `taught` counts what pronouns before said of it."""
    found = traits(known.claimant.name, known.claimant.role)
    gender = known.gender if taught else found.gender
    if plain in _SEVERAL:
        return found.plural or found.person is False or not english
    if found.plural and plain != "sie":
        return False
    if plain in _BODY:
        return found.person is not True and not gender
    if (plain in _MAN and gender == "f") or (plain in _WOMAN and gender == "m"):
        return False
    return not english or found.person is not False


def _why_not(known: Known, plain: str) -> str:
    if plain in _SEVERAL:
        return "is one person"
    if plain in _BODY:
        return "is a person"
    if known.gender and traits(known.claimant.name, known.claimant.role).person is not False:
        return "is a woman" if known.gender == "f" else "is a man"
    return "is no person"
