"""How a name as written fits the names of an entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.register_roles import countries_of
from onrecord.records.register import EntryKind, EntryName, Fit, NameUse, Registered
from onrecord.text.actors import label
from onrecord.text.letters import latin
from onrecord.text.name_words import Alike, NameWord, alike, name_words
from onrecord.text.offices import country_key
from onrecord.text.speech import listed

MOST_EXTRA = 2
"""Words that one of two names may have more: a patronymic, a second surname."""

_FIRST = frozenset(("china", "taiwan", "south-korea", "north-korea", "vietnam"))
_TWO_SURNAMES = frozenset(
    listed(
        "spain portugal mexico argentina chile colombia venezuela cuba peru bolivia ecuador paraguay uruguay"
    )
)
_EITHER = frozenset(("japan", "hungary"))
_OTHER_NAMES = frozenset(("british", "us", "american", "uk", "dutch"))
_SMALL = frozenset(listed("of the and for to in on der die das des le la les du de del y e i и في"))
_ORDER = (Fit.NAME, Fit.ALIAS, Fit.TRANSLITERATED, Fit.SPELLING, Fit.PART, Fit.SURNAME, Fit.TWIN)


@dataclass(frozen=True)
class NameFit:
    """How a name fits, and which of the entry's names it was. `whole`: it alone may name the entry.

    `twin` holds the two spellings of a near-twin, as written and as in the register.
    """

    fit: Fit
    name: EntryName
    whole: bool
    twin: tuple[str, str] | None = None

    @property
    def order(self) -> tuple[bool, int]:
        """Sorts the best fit first."""
        return (not self.whole, _ORDER.index(self.fit))


@dataclass(frozen=True)
class _Pairs:
    """The words of two names that go together, how, and the places that are left in either name."""

    kinds: tuple[Alike, ...]
    ours_left: frozenset[int]
    theirs_left: frozenset[int]
    twin: tuple[str, str] | None


def fit_of(name: str, entry: Registered) -> NameFit | None:
    """The best way in which `name` fits one of the entry's names; `None` when it fits none.

    Of a name in the same script and one in another that fit as well, it is the one in the same.
    """
    ours = name_words(name)
    if not ours:
        return None
    fits = (_fit(ours, one, entry) for one in entry.names)
    return min((one for one in fits if one is not None), key=_nearness, default=None)


def _nearness(fit: NameFit) -> tuple[bool, int, bool]:
    across = fit.fit is Fit.TRANSLITERATED
    return (not fit.whole, _ORDER.index(Fit.SPELLING if across else fit.fit), across)


def _fit(ours: tuple[NameWord, ...], name: EntryName, entry: Registered) -> NameFit | None:
    theirs = name_words(name.text)
    if entry.kind is EntryKind.BODY:
        own = countries_of(entry)
        theirs, ours = _plain(theirs, own), _plain(ours, own)
        home = {_one_word(key) for key in own}
        if not home & {one.written for one in theirs}:  # "Iran's Press TV" is Press TV
            ours = tuple(one for one in ours if one.written not in home) or ours
    if not ours or not theirs:
        return None
    pairs = _paired(ours, theirs)
    kind = None
    if pairs.kinds:
        places = _surnames(len(theirs), entry)
        is_body = entry.kind is EntryKind.BODY
        kind = _body(pairs) if is_body else _person(pairs, (len(ours), len(theirs)), places, entry)
    if kind is None and _joined(ours) == _joined(theirs) != "":
        kind = Fit.SPELLING, True
    if kind is None:
        return None
    fit, whole = kind
    if fit is Fit.NAME and name.use is not NameUse.NAME:
        fit = Fit.ALIAS
    if fit is Fit.SPELLING and ours[0].script != theirs[0].script:
        fit = Fit.TRANSLITERATED
    twin = pairs.twin if fit is Fit.TWIN else None
    return NameFit(fit, name, whole and name.use is not NameUse.WEAK, twin)


def _paired(ours: Sequence[NameWord], theirs: Sequence[NameWord]) -> _Pairs:
    """The words put together, the most alike first, each once."""
    links = [
        (kind, -abs(i - j), -i, -j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if (kind := alike(one, other))
    ]
    kinds: list[Alike] = []
    twin = None
    left, right = set(range(len(ours))), set(range(len(theirs)))
    for kind, _, i, j in sorted(links, reverse=True):
        if -i in left and -j in right:
            left.discard(-i)
            right.discard(-j)
            kinds.append(kind)
            if kind is Alike.TWIN:
                twin = ours[-i].written, theirs[-j].written
    return _Pairs(tuple(kinds), frozenset(left), frozenset(right), twin)


def _person(
    pairs: _Pairs, lengths: tuple[int, int], surnames: frozenset[int], entry: Registered
) -> tuple[Fit, bool] | None:
    """How the names of a person with so many words fit; the surname stands at one of `surnames`."""
    ours, theirs = lengths
    twins, initials = pairs.kinds.count(Alike.TWIN), pairs.kinds.count(Alike.INITIAL)
    if twins > 1 or initials == len(pairs.kinds) or (pairs.ours_left and pairs.theirs_left):
        return None
    if ours == 1 < theirs or initials:
        if surnames <= pairs.theirs_left or (twins and initials):
            return None
        return (Fit.TWIN if twins else Fit.SURNAME, False)
    if not pairs.ours_left and not pairs.theirs_left:
        if twins:
            return Fit.TWIN, len(pairs.kinds) > 1
        return (Fit.NAME if min(pairs.kinds) is Alike.SAME else Fit.SPELLING), True
    extra = len(pairs.ours_left) + len(pairs.theirs_left)
    if twins or extra > MOST_EXTRA or len(pairs.kinds) == 1:
        return None
    ends = {0, ours - 1} & pairs.ours_left or {0, theirs - 1} & pairs.theirs_left
    second = countries_of(entry) & _TWO_SURNAMES and pairs.ours_left == {ours - 1}
    return Fit.PART, bool(second) or not ends


def _body(pairs: _Pairs) -> tuple[Fit, bool] | None:
    """How the names of a body fit: with fewer words ("the foreign ministry") it may be several."""
    if Alike.INITIAL in pairs.kinds or pairs.ours_left:
        return None
    if Alike.TWIN in pairs.kinds:
        return None if pairs.theirs_left else (Fit.TWIN, len(pairs.kinds) > 1)
    if pairs.theirs_left:
        return (Fit.PART, False) if len(pairs.kinds) > 1 else None
    return (Fit.NAME if min(pairs.kinds) is Alike.SAME else Fit.SPELLING), True


def _surnames(theirs: int, entry: Registered) -> frozenset[int]:
    """The places where the surname may stand: the last, in some countries the first or either."""
    own = countries_of(entry)
    if own & _FIRST:
        return frozenset({0})
    return frozenset({0, theirs - 1}) if own & _EITHER else frozenset({theirs - 1})


def _plain(found: Sequence[NameWord], own: frozenset[str]) -> tuple[NameWord, ...]:
    """The words of a body's name without small ones, with one word for its own country."""
    kept = [one for one in found if one.written.casefold() not in _SMALL] or list(found)
    return tuple(_country(one, own) or one for one in kept)


def _country(word: NameWord, own: frozenset[str]) -> NameWord | None:
    """One word for "Russia" and "Russian"; "Moscow" and "the Kremlin" stay what they are."""
    key = country_key(word.written)
    named = key in own and (word.latin[:1] == latin(label(key))[:1] or word.latin in _OTHER_NAMES)
    return name_words(_one_word(key))[0] if named else None


def _one_word(key: str) -> str:
    return key.replace("-", "")


def _joined(found: Sequence[NameWord]) -> str:
    return "".join(one.sound for one in found)
