"""Whether a stretch of a document is in another language than the document."""

import re
from functools import lru_cache

from onrecord.text.speech import listed
from onrecord.text.words import stop_words

LEAST_WORDS = 5
"""Words below which nothing is said of the language of a stretch in the same script."""

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f]")),
    ("han", re.compile("[\u3040-\u30ff\u3400-\u9fff]")),
)
_OF_SCRIPT = {
    "cyrillic": frozenset(("ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "mn")),
    "arabic": frozenset(("ar", "fa", "ur", "ps", "ug")),
    "han": frozenset(("zh", "ja")),
}
_PORTUGUESE = frozenset(
    listed(
        "o a os as de do da dos das em no na nos nas que e é um uma não com para por ao à se mais"
        " como foi são"
        " ser está também já ele ela eles elas seu sua pelo pela isso este esta ou quando muito há"
    )
)
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_PERSIAN = re.compile("[پچژگ]")
_KANA = re.compile("[\u3040-\u30ff]")


def language_of(words: str, document: str | None) -> str | None:
    """The language of a stretch, where it is plainly another than the document's; else the document's.

    Another script says so, or at least three small words of another language, three times as
    many as of the document's own.

    >>> language_of("Мы уходим утром", "en"), language_of("Nous partons", "en")
    ('ru', 'en')
    >>> language_of("Nous ne sommes pas encore dans la ville", "en")
    'fr'
    """
    script = _script(words)
    if script in _OF_SCRIPT:
        if document in _OF_SCRIPT[script]:
            return document
        if script == "cyrillic":
            return "uk" if _UKRAINIAN.search(words) else "ru"
        if script == "arabic":
            return "fa" if _PERSIAN.search(words) else "ar"
        return "ja" if _KANA.search(words) else "zh"
    return _by_small_words(words, document) if script == "latin" else document


def _script(words: str) -> str:
    sample = words[:400]
    counts = [(len(pattern.findall(sample)), name) for name, pattern in _SCRIPTS]
    most, name = max(counts)
    return name if most else ""


def _by_small_words(words: str, document: str | None) -> str | None:
    plain = [word.casefold() for word in _WORD.findall(words[:400])]
    if len(plain) < LEAST_WORDS:
        return document
    if document is not None and document not in dict(_latin()):
        return document
    counts = {language: sum(word in small for word in plain) for language, small in _latin()}
    own = counts.get(document or "", 0)
    best = max(counts, key=lambda language: (counts[language], language))
    if own * 3 > counts[best] or counts[best] < 3 or sorted(counts.values())[-2] == counts[best]:
        return document
    return best


@lru_cache(maxsize=1)
def _latin() -> tuple[tuple[str, frozenset[str]], ...]:
    other = frozenset().union(*_OF_SCRIPT.values())
    listed_ones = {**stop_words(), "pt": _PORTUGUESE}
    return tuple((language, small) for language, small in listed_ones.items() if language not in other)
