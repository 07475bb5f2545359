"""Which language a text is written in, or that we cannot tell."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.text.language_words import LETTERS, LONG_ONLY, OF_SCRIPT, SCRIPTS, SMALL_WORDS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_LETTERS = 8
"""Below this many letters a guess by letter statistics is worth little."""
MIN_SIGNS = 2
"""The same in a script that one language alone is written in."""
SURE = 0.60
"""Tried on the development half of `bench/language`, .5 to .8; none is wrong at any of them."""
SAMPLE = 5_000
"""Code points looked at: more do not change the answer."""
LONG = 300
"""Letters from which the rarer languages are told apart too."""
WORD_WEIGHT = 2.0
"""What a small word of one language alone adds to its logarithm. Tried on the development half of
`bench/language`: 0 to 4."""
WIDESPREAD = 1.0
"""What a language has ahead of others of its script, because far more is published in it. Tried on the
development half: 0 to 2."""
COMMON = ("en", "ru", "ar", "hi", "zh")
LETTER_WEIGHT = 3.0
"""What a letter outside a language's alphabet takes from it."""
MIXED = 0.60
"""A text is in one language when this share of its letters stands in paragraphs of it."""

_SCRIPT = {name: re.compile(f"[{signs}]") for name, signs in SCRIPTS.items()}
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]{12}")


@dataclass(frozen=True)
class Language:
    """An ISO 639-1 code, or `None`; `reason` says how it was found or why it was not."""

    code: str | None
    reason: str


@dataclass(frozen=True)
class Languages:
    """The languages of a text of several paragraphs.

    `main` is the one it is written in, without a code where several share the text. `others` gives
    for each further language found the number of its paragraphs.
    """

    main: Language
    others: tuple[tuple[str, int], ...]


def detect(text: str) -> Language:
    """The language of `text`, by its script, its small words and its letter statistics.

    >>> detect("Американцы вместе с британцами усиливают позиции боевиков.").code
    'ru'
    >>> detect("42")
    Language(code=None, reason='0 letters: too few to tell the language (at least 8 are needed)')
    """
    sample = text[:SAMPLE].encode("utf-8", "replace").decode("utf-8")
    letters = len(_LETTER.findall(sample))
    signs = _signs(sample)
    script = _script(signs)
    alone = len(OF_SCRIPT.get(script, ())) == 1 and signs[script] >= MIN_SIGNS
    if alone and signs[script] * 2 > letters - signs["Han"]:
        return Language(OF_SCRIPT[script][0], f"the only language we know in the {script} script")
    if letters < MIN_LETTERS and not (script == "Han" and letters * 2 >= MIN_LETTERS):
        return Language(
            None, f"{letters} letters: too few to tell the language (at least {MIN_LETTERS} are needed)"
        )
    code, probability, small = _best(sample, script, letters)
    if probability < SURE:
        return Language(None, f"not sure: the best guess, {code}, has probability {probability:.2f}")
    how = "letter statistics (py3langid) and small words" if small else "letter statistics (py3langid)"
    return Language(code, f"{how}, probability {probability:.2f}")


def of_document(text: str) -> Languages:
    """The language of a whole text, paragraph by paragraph where it may have several.

    >>> russian = "Мост через реку закрыт с понедельника, и никто не знает, когда он откроется. "
    >>> english = "The bridge over the river is closed since Monday and nobody knows for how long. "
    >>> found = of_document((russian * 2) + "\\n\\n" + (english * 2))
    >>> found.main.code, found.main.reason
    (None, 'several languages: en in 1 paragraph, ru in 1 paragraph')
    """
    whole = detect(text)
    letters: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for paragraph in _parts(text):
        found = detect(paragraph)
        if found.code is not None:
            letters[found.code] += len(_LETTER.findall(paragraph[:SAMPLE]))
            count[found.code] += 1
    if len(letters) < 2:
        return Languages(whole, ())
    main, most = letters.most_common(1)[0]
    told = ", ".join(f"{code} in {_paragraphs(count[code])}" for code, _ in letters.most_common())
    if most < MIXED * sum(letters.values()):
        return Languages(Language(None, f"several languages: {told}"), tuple(count.most_common()))
    others = tuple((code, count[code]) for code, _ in letters.most_common() if code != main)
    return Languages(whole if whole.code == main else detect(_of(text, main)), others)


def beside(found: Languages) -> str | None:
    """A sentence about the further languages of a text, or `None` where there are none.

    >>> beside(Languages(Language("de", ""), (("en", 2),)))
    'written in de, with 2 paragraphs in en'
    """
    if found.main.code is None or not found.others:
        return None
    told = ", ".join(f"{_paragraphs(count)} in {code}" for code, count in found.others)
    return f"written in {found.main.code}, with {told}"


def of_quote(words: str, around: str | None = None) -> Language:
    """The language of a short text such as a quotation; `around` is that of the text it stands in.

    Where the words are too few there is no code, even if `around` is likely: whoever needs a
    language may take that one and say so. A script that `around` is not written in is told.

    >>> of_quote("Мост закрыт сегодня вечером", "en").code, of_quote("Nein", "en").code
    ('ru', None)
    >>> of_quote("Nein", "en").reason
    '4 letters: too few to tell the language (at least 8 are needed); the text around it is in en'
    >>> of_quote("Да", "en").reason
    '2 letters: too few to tell the language (at least 8 are needed); in the Cyrillic script, so not en'
    """
    found = detect(words)
    if not around or found.code is not None:
        return found
    if not may_be(words, around):
        script = _script(_signs(words[:SAMPLE]))
        return Language(None, f"{found.reason}; in the {script} script, so not {around}")
    return Language(None, f"{found.reason}; the text around it is in {around}")


def primary(code: str) -> str:
    """The language in a code of language and region.

    >>> primary("en-US"), primary("pt_BR"), primary("ru"), primary("")
    ('en', 'pt', 'ru', '')
    """
    return re.split("[-_]", code)[0].lower()


def may_be(words: str, language: str) -> bool:
    """Whether a text may be in this language, by its script; yes where nothing is known of either.

    >>> may_be("Да", "en"), may_be("Да", "uk"), may_be("1999", "en")
    (False, True, True)
    """
    script = _script(_signs(words[:SAMPLE]))
    known = any(language in codes for codes in OF_SCRIPT.values())
    return script not in OF_SCRIPT or not known or language in OF_SCRIPT[script]


def _best(sample: str, script: str, letters: int) -> tuple[str, float, bool]:
    """The likeliest language, its probability, and whether small words spoke for it."""
    allowed = [code for code in OF_SCRIPT.get(script, ()) if letters >= LONG or code not in LONG_ONLY]
    ranked = dict(_identifier().rank(sample))
    known = {code: ranked[code] for code in allowed if code in ranked} or ranked
    words = Counter(_WORD.findall(sample.lower()))
    scores = {code: math.log(max(known[code], 1e-300)) for code in known}
    small = _small_words(words, scores)
    own = set(_SCRIPT[script].findall(sample.lower())) if script in _SCRIPT else set()
    for code in scores:
        outside = len(own - set(LETTERS[code])) if code in LETTERS else 0
        scores[code] += WORD_WEIGHT * small.get(code, 0.0) - LETTER_WEIGHT * min(outside, 3)
        scores[code] += WIDESPREAD if code in COMMON else 0.0
    best = max(scores, key=lambda code: scores[code])
    whole = sum(math.exp(max(score - scores[best], -700)) for score in scores.values())
    return best, 1 / whole, small.get(best, 0.0) > 0


def _small_words(words: Mapping[str, int], codes: Mapping[str, float]) -> dict[str, float]:
    """For each language the small words found; one that several languages share counts in parts."""
    found: dict[str, float] = {}
    for word in words:
        having = [code for code in codes if word in SMALL_WORDS.get(code, ())]
        for code in having:
            found[code] = found.get(code, 0.0) + 1 / len(having)
    return found


def _signs(sample: str) -> Counter[str]:
    """How many signs of each script stand in a text."""
    return Counter({name: count for name, form in _SCRIPT.items() if (count := len(form.findall(sample)))})


def _script(signs: Counter[str]) -> str:
    """The script most letters are of; Japanese is known by its syllables, however many Han signs it has."""
    script = max(signs, key=lambda name: signs[name], default="")
    return "Kana" if script == "Han" and signs["Kana"] else script


def _parts(text: str) -> list[str]:
    """The paragraphs of a text that are long enough to tell, or its lines where it has no empty ones."""
    mark = "\n\n" if "\n\n" in text else "\n"
    return [part for part in text[: SAMPLE * 20].split(mark) if len(part) >= 40 or _UNSPACED.search(part)]


def _of(text: str, code: str) -> str:
    return "\n\n".join(part for part in _parts(text) if detect(part).code == code)


def _paragraphs(count: int) -> str:
    return f"{count} paragraph" + ("s" if count != 1 else "")


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    # Reading its table takes a tenth of a second, so only when a text is read.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = {code for codes in OF_SCRIPT.values() for code in codes}
    identifier.set_languages(sorted(known & set(map(str, identifier.nb_classes))))
    return identifier
