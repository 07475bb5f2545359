"""The words of a name, and how like two of them are: equal, spelt otherwise, an initial, a near-twin."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

from onrecord.text.letters import heard, latin, plain_letters, script_of, spells
from onrecord.text.names import LEAST_LETTERS, changes, may_be_slip
from onrecord.text.speech import listed

Holder = TypeVar("Holder", int, str)

MOST_NEAR = 300
"""Entries that are compared with one name; more share so little of it that none can be meant."""

KEYS_VERSION = "1"
"""Changes when `keys_of` gives other keys, so that kept ones are made anew."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`׳][^\W_]+)*['’׳]?")
_CLOSE = {"j": 4, "s": 3, "c": 2, "d": 1}
_POSSESSIVE = re.compile(r"(?<=[^\W\d_]{2})['’]s$")
_TITLES = frozenset(
    listed(
        "mr mrs ms miss dr prof professor sir dame lord lady sheikh sheikha gen lt col maj capt sgt rep sen"
        " gov hon rev"
        " herr frau señor señora sr sra monsieur madame mme"
    )
)
_PARTICLES = frozenset(listed("von van de der den di da du del della dos la le af zu bin ibn ben bint of"))
_ARTICLES = frozenset(listed("al el ul as ash ad an ar at az"))
_ARABIC_ARTICLE = "ال"
_GERMAN = re.compile(r"w|sch|[yi]j$|ch")
_SERVANT = re.compile(r"([ae]bd)[aeu]l(\w{4,})", re.IGNORECASE)
_SOUNDS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"^m[ou]h?am+[aeu]d$", "muhamad"),
        (r"^h[ou]s+[aeiy]+n$", "husain"),
        (r"dzh|dsch|dj|zh", "j"),
        (r"schtsch|shch|chtch|szcz|schch|tsch|tch|tsh|cz|sch|sh|sz|ch", "S"),
        (r"kh|h", "h"),
        (r"ck|cc|q|c(?![eiy])|k", "k"),
        (r"c", "s"),
        (r"ph", "f"),
        (r"gh|gu(?=[ei])", "g"),
        (r"th|dt", "t"),
        (r"tz", "ts"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"oo|ou|o(?=h[aeiou])", "u"),
        (r"ee", "i"),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"ae(?![vl])", "a"),
        (r"[yij]+", "i"),
        (r"(?<=[aeou])i(?=[aeou])", ""),
        (r"(?<=S)i?[oe][vf]$", "ev"),
        (r"(?<=[vnlrtdmk])ie(?=[vlnt])", "e"),
        (r"(.)\1+", r"\1"),
        (r"o(?:v|f)$", "ov"),
        (r"e(?:v|f)$", "ev"),
    )
)


@dataclass(frozen=True)
class NameWord:
    """One word of a name: as written, folded, in Latin letters, and how it sounds.

    `german` is how it sounds where it was written for Germans ("Sacharow" is Zakharov).
    """

    written: str
    script: str
    folded: str
    latin: str
    sound: str
    german: str


class Alike(IntEnum):
    """How like two words of names are; the larger, the more alike."""

    NOT = 0
    TWIN = 1
    INITIAL = 2
    SPELLING = 3
    SAME = 4


def name_words(name: str) -> tuple[NameWord, ...]:
    """The words of a name that tell people apart, in order: no titles, articles or possessive endings.

    "Putin, Vladimir" is turned round. A name of such words alone keeps them.

    >>> [word.folded for word in name_words("Dr. Bashar al-Assad’s")], name_words("Putin, V.")[0].latin
    (['bashar', 'assad'], 'v')
    """
    return _name_words(name)


@lru_cache(maxsize=65_536)
def _name_words(name: str) -> tuple[NameWord, ...]:
    parts = name.split(",")
    if len(parts) == 2 and all(part.strip() for part in parts):
        name = f"{parts[1]} {parts[0]}"
    written = [_POSSESSIVE.sub("", hit.group()) for hit in _WORD.finditer(name)]
    kept = [word for word in written if word.casefold().strip("'’") not in _TITLES | _PARTICLES]
    kept = [word for place, word in enumerate(kept) if not _is_article(word, place, name)] or kept
    kept = [part for word in kept or written for part in _parted(word)]
    german = any(_GERMAN.search(word.casefold()) for word in kept)
    return tuple(_word(word, german) for word in kept)


def _parted(word: str) -> tuple[str, ...]:
    """ "Abdelfattah" in its two words; other words as they are."""
    found = _SERVANT.fullmatch(word)
    return (found[1], found[2]) if found else (word,)


def _is_article(word: str, place: int, name: str) -> bool:
    """Whether a word is an Arabic article: in small letters, or joined to what follows ("Al-Assad")."""
    if word.casefold() not in _ARTICLES:
        return False
    return (word.islower() and place > 0) or re.search(rf"\b{re.escape(word)}[-–‐]\w", name) is not None


def _word(written: str, german: bool) -> NameWord:
    script, folded = script_of(written), plain_letters(written)
    if script == "arabic" and folded.startswith(_ARABIC_ARTICLE) and len(folded) > 4:
        folded = folded[2:]
    if re.fullmatch("[ae]bd[aeu][lr]", folded):  # "servant of the", whose article Arabic writes apart
        folded = "abd"
    read = latin(folded)
    heard_by_germans = re.sub(r"(?<![st])ch", "kh", re.sub(r"^s(?=[aeiouy])", "z", read)) if german else read
    return NameWord(written, script, folded, read, sound(read), sound(heard_by_germans))


@lru_cache(maxsize=65_536)
def sound(read: str) -> str:
    """One spelling for what English, German, French, Polish and others write apart.

    >>> {sound(one) for one in ("zelensky", "zelenskyy", "selenskyj".replace("s", "z", 1), "zelenskiy")}
    {'zelenski'}
    >>> sound("shoigu") == sound("schoigu"), sound("alexander") == sound("oleksandr")
    (True, True)
    """
    heard_as = _plain_sound(read)
    return _given_names().get(heard_as, heard_as)


def _plain_sound(read: str) -> str:
    for pattern, written in _SOUNDS:
        read = pattern.sub(written, read)
    return read


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    """How the forms of a given name in several languages sound, each with one of them for all."""
    table = tomllib.loads(files("onrecord.text").joinpath("given_names.toml").read_text("utf-8"))
    return {_plain_sound(one): _plain_sound(group[0]) for group in table["groups"] for one in group}


@lru_cache(maxsize=65_536)
def alike(one: NameWord, other: NameWord) -> Alike:
    """How like two words of names are.

    >>> word = lambda written: name_words(written)[0]
    >>> alike(word("Kabulov"), word("Kubalov")).name, alike(word("Kabulov"), word("Кабулов")).name
    ('TWIN', 'SPELLING')
    >>> alike(word("Zakharov"), word("Zakharova")).name
    'NOT'
    """
    if one.folded == other.folded or (one.script == other.script == "latin" and one.latin == other.latin):
        return Alike.SAME
    if not one.latin or not other.latin:
        return Alike.NOT
    if 1 in (len(one.folded), len(other.folded)):
        return Alike.INITIAL if one.latin[0] == other.latin[0] else Alike.NOT
    if one.script == other.script == "arabic":
        return Alike.NOT
    sounds = {one.sound, one.german} & {other.sound, other.german}
    if sounds - {""} or _spelt(one, other) or _spelt(other, one):
        return Alike.SPELLING
    return Alike.TWIN if _twins(one, other) else Alike.NOT


def _spelt(one: NameWord, other: NameWord) -> bool:
    """Whether `other`, in Latin letters, may be how `one` is written there."""
    if one.script == other.script or one.script in ("latin", "han"):
        return False
    if other.script in ("arabic", "hebrew"):
        return False
    silent = re.sub(r"(?<=[aeiou])h(?=[^aeiou])", "", other.latin)
    return spells(one.folded, other.latin) or (silent != other.latin and spells(one.folded, silent))


def _twins(one: NameWord, other: NameWord) -> bool:
    if {"arabic", "hebrew"} & {one.script, other.script} and one.script != other.script:
        return False
    a, b = one.latin, other.latin
    if min(len(a), len(b)) < LEAST_LETTERS or _woman_and_man(a, b):
        return False
    return may_be_slip(a, b) or (a[0] == b[0] and len(a) == len(b) and changes(a, b) == 1)


def _woman_and_man(a: str, b: str) -> bool:
    """Whether two Slavic surnames differ as those of a woman and a man do."""
    short, long = sorted((a, b), key=len)
    return long in (f"{short}a", f"{short}aia", f"{short}aya") or re.sub("aya$", "iy", long) == short


def keys_of(name: str) -> tuple[frozenset[str], ...]:
    """What a name is looked up by: one set of keys for each of its words, and one for it in one word.

    Two names that may be one share a key in each word they have in common: how it sounds, or its
    coarse consonants, of which long words may lack one.

    >>> [bool(a & b) for a, b in zip(keys_of("Kubalov"), keys_of("كابولوف"))][0]
    True
    """
    found = name_words(name)
    joined = sound("".join(word.latin for word in found))
    return (*map(_keys, found), frozenset({f"j:{joined}"} if joined else ()))


def keys_of_any(names: Iterable[str]) -> set[str]:
    """What somebody with these names is looked up by.

    >>> bool(keys_of_any(["Angela Merkel"]) & keys_of_any(["Boris Johnson"]))
    False
    """
    return {key for name in names for word in keys_of(name) for key in word}


@lru_cache(maxsize=65_536)  # given names come again and again
def _keys(word: NameWord) -> frozenset[str]:
    return frozenset(_made_keys(word))


def _made_keys(word: NameWord) -> Iterator[str]:
    if len(word.folded) == 1:
        return  # an initial is no way to look somebody up
    yield f"s:{word.sound}"
    yield f"s:{word.german}"
    for consonants in heard(word.folded):
        yield f"c:{consonants}"
    if len(word.latin) < LEAST_LETTERS:
        return
    for most in (heard(word.folded)[0], max(heard(word.folded), key=len)):
        if len(most) >= 3:
            yield f"d:{most}"
            yield from (f"d:{most[:at]}{most[at + 1 :]}" for at in range(len(most)))


def nearest(
    keys: Sequence[frozenset[str]], holders: Mapping[str, Iterable[Holder]], most: int
) -> list[Holder]:
    """Who may have a name with these keys: those that share a key in two of its words, or in its only one.

    `holders` says who has a key. At most `most`, those with more words in common first, and of these
    those that sound alike, then those with the same consonants.

    >>> nearest(keys_of("Zamir Kubalov"), {"s:zamir": [7, 8], "d:kblf": [7]}, 5)
    [7]
    """
    shared: dict[Holder, list[int]] = {}
    worded = [word for word in keys if word]
    for word in worded:
        close: dict[Holder, int] = {}
        for key in word:
            for one in holders.get(key, ()):
                close[one] = max(close.get(one, 0), _CLOSE[key[0]])
        for one, how in close.items():
            shared.setdefault(one, []).extend([how] * (len(worded) if how == _CLOSE["j"] else 1))
    least = min(2, max(1, len(worded) - 1))
    found = [one for one, words in shared.items() if len(words) >= least]
    return sorted(found, key=lambda one: (-len(shared[one]), -sum(shared[one]), one))[:most]
