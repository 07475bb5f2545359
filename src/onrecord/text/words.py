"""The words of a text, and their stems."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_MARKS = re.compile("[\u064b-\u0652\u0640]")  # Arabic vowel marks and the stretching stroke

_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}

_STOP = {
    language: frozenset(listed.split())
    for language, listed in tomllib.loads(
        files("onrecord.text").joinpath("stop_words.toml").read_text("utf-8")
    ).items()
}


def words(text: str) -> list[str]:
    """The words of `text` in lower case, without possessives; hyphens and inner dots stay.

    >>> words("The U.S. military struck ISIS-K's cave")
    ['the', 'u.s', 'military', 'struck', 'isis-k', 'cave']
    """
    return [_POSSESSIVE.sub("", word.group().casefold()) for word in _WORD.finditer(text)]


def stems(text: str, language: str | None = "en") -> list[str]:
    """The stems of the content words of `text`, in order, repeated words repeated.

    A language without stemmer or stop words keeps its words as they are.

    >>> stems("They are strengthening the positions")
    ['strengthen', 'posit']
    """
    stop = _STOP.get(language or "", frozenset())
    return [_stem(word, language or "") for word in words(_MARKS.sub("", text)) if word not in stop]


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    name = _STEMMERS.get(language)
    return _stemmer(name).stemWord(word) if name else word


@lru_cache(maxsize=32)
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)
