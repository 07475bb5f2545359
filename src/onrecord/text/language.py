"""Which language a text is written in, or that we cannot tell."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_LETTERS = 12
"""Below this many letters a guess by letter statistics is worth little."""
SURE = 0.70
SAMPLE = 5_000
"""Code points looked at: more do not change the answer."""

# Dialects and languages without a press of their own take probability from their neighbours
# (spoken Arabic from written Arabic, pidgins from English), so only these are told apart.
_KNOWN = """
am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km
kn ko ky lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru sk sl sq sr sv sw ta te tg th tk tr uk ur
uz vi zh
"""

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Language:
    """An ISO 639-1 code, or `None`; `reason` says how it was found or why it was not."""

    code: str | None
    reason: str


def detect(text: str) -> Language:
    """The language of `text`.

    >>> detect("Американцы вместе с британцами усиливают позиции боевиков.").code
    'ru'
    >>> detect("42")
    Language(code=None, reason='0 letters: too few to tell the language (at least 12 are needed)')
    """
    sample = text[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters < MIN_LETTERS:
        return Language(
            None, f"{letters} letters: too few to tell the language (at least {MIN_LETTERS} are needed)"
        )
    code, probability = _identifier().classify(sample.encode("utf-8", "replace").decode("utf-8"))
    if probability < SURE:
        return Language(None, f"not sure: the best guess, {code}, has probability {probability:.2f}")
    return Language(str(code), f"letter statistics (py3langid), probability {probability:.2f}")


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    # Reading its table takes a tenth of a second, so only when a text is read.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_KNOWN.split())
    return identifier
