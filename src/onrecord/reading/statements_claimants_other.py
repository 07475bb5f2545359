"""Whether words beside a reporting verb name somebody, in languages other than English."""

import re

from onrecord.reading.statements_claimants import Named
from onrecord.reading.statements_nouns import heads_a_source
from onrecord.text.spans import Span
from onrecord.text.speech import PRONOUNS, listed

MOST_OTHER = 8
"""Words a source may have where little syntax is known."""

_TOKEN = re.compile(r"\S+")

_STOPS = {
    "de": "im am zum zur in an auf aus mit nach gegenüber zu über für bei wegen durch seit als wie so und"
    " aber dass auch dem den sich nicht ebenfalls wo wovor rund darauf davor darin dazu daher während vor"
    " bis um ohne gegen",
    "fr": "à au aux dans sur en avec pour par que qui et mais où ce cette lors après avant selon devant jeudi"
    " lundi mardi mercredi vendredi samedi dimanche hier",
    "es": "a al en ante con para por que y pero donde este esta hoy ayer lunes martes miércoles jueves"
    " viernes sábado domingo durante tras sobre",
    "it": "a al alla ai in nel nella con per che e ma dove oggi ieri lunedì martedì mercoledì giovedì venerdì"
    " sabato domenica durante dopo su sul sulla",
    "ru": "в во на что о об с со и но по к для при после перед также журналистам ходе том",
    "pt": "a ao à aos às em no na nos nas com para por que e mas onde hoje ontem durante após sobre"
    " segunda terça"
    " quarta quinta sexta sábado domingo este esta já",
    "uk": "у в на що про з зі із і та але по до для при після перед також журналістам ході",
    "ar": "في على إلى خلال أن إن إنه أنه بأن فإن اليوم أمس عن مع ثم أو يوم",
}
_VERBS = {
    "de": "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können soll sollen sollte"
    " muss müssen gibt gab bleibt sei seien habe dürfte will wollen legt gehört liegt steht zeichnet geht"
    " kommt sagt",
    "fr": "est sont était a ont avait sera seront peut doit fait",
    "es": "es son era ha han había será serán puede debe fue fueron está están",
    "it": "è sono era ha hanno aveva sarà può deve fu sta",
    "ru": "был была были будет есть может должен",
    "pt": "é são era foi foram está estão tem têm há será pode deve",
    "uk": "був була були буде є може",
    "ar": "كان كانت يكون",
}
_OF = {
    "de": "der des von vom",
    "fr": "de du des d’ d' la le les l’",
    "es": "de del la las los el",
    "it": "di del della dei delle dello degli il la",
    "pt": "de do da dos das o a os as",
}
_ARTICLES = {
    "de": "der die das ein eine des dem den einem einer eines mehrere zwei drei viele",
    "fr": "le la les un une des l’ plusieurs",
    "es": "el la los las un una unos unas varios",
    "it": "il lo la i gli le un una uno l’",
    "pt": "o a os as um uma uns umas vários várias",
}


def other(words: str, language: str, *, spoken: bool) -> Named:
    """The part of `words`, which begin where a source may stand, that names somebody.

    `spoken` says that a verb of speech stands beside: then one capital word without an article
    is taken for a surname. Only the first noun phrase is read; it ends at a preposition, a
    finite verb or an adverb of a short list.

    >>> other("Kate Moss im Interview", "de", spoken=True).span
    Span(start=0, end=9)
    >>> other("Trackingdaten hat das Schiff", "de", spoken=False).span is None
    True
    """
    tokens = [(found.group().strip("(),"), Span(*found.span())) for found in _TOKEN.finditer(words)]
    first = tokens[0][0].lower() if tokens else ""
    if first in PRONOUNS and first not in listed(_ARTICLES.get(language, "")):
        return Named(tokens[0][1])
    stops = set(listed(f"{_STOPS[language]} {_VERBS[language]}"))
    kept: list[tuple[str, Span]] = []
    for word, span in tokens[:MOST_OTHER]:
        leads = not kept and word.lower() in listed(_ARTICLES.get(language, ""))
        office = word.lower() == "en" and words[span.end :].lstrip().startswith("chef")
        if (word.lower() in stops and not leads and not office) or not word or word[0] in "-–—":
            break
        if language == "de" and not _goes_on(kept, word):
            break
        kept.append((word, span))
    while kept and kept[-1][0].lower() in _links(language):
        kept.pop()
    shown = words[: kept[-1][1].end] if kept else words[:60].strip()
    if kept and _fits(tuple(word for word, _ in kept), language, spoken=spoken):
        end = kept[-1][1].start + len(words[kept[-1][1].start : kept[-1][1].end].rstrip("(,"))
        return Named(Span(kept[0][1].start, end))
    return Named(None, f"“{shown}” names no person, body or office that the rules know.")


_DATED = re.compile(
    r"\d{1,2}\s+(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр|січн|лют|берез|квіт"
    r"|трав|черв|лип|серп|верес|жовт|листопад|груд)\w*(?:\s+\d{4}\s+(?:года|року|г\.|р\.))?,?\s+"
)
"""A Russian or Ukrainian date before a source, which is no part of it."""


def date_end(words: str) -> int:
    """Where the Russian or Ukrainian date ends that the words begin with: 0 where there is none.

    >>> date_end("14 мая президент"), date_end("президент")
    (7, 0)
    """
    found = _DATED.match(words)
    return found.end() if found else 0


def first_definite(words: str) -> str:
    """The first Arabic noun phrase: up to the first noun with its article.

    >>> first_definite("قائد الإطفاء فجرا")
    'قائد الإطفاء'
    """
    found = re.match(r"(?:(?!ال)\S+\s+){0,3}ال\S+", words)
    return found.group() if found else words


def _links(language: str) -> set[str]:
    return set(listed(f"{_OF.get(language, '')} {_ARTICLES.get(language, '')}"))


def _goes_on(kept: list[tuple[str, Span]], word: str) -> bool:
    """Whether a German word can stand next in the noun phrase begun."""
    if not kept:
        return word.lower() in listed(_ARTICLES["de"]) or word[0].isupper() or _adjective(word)
    last = kept[-1][0]
    if word[0].isupper() or word[0].isdigit():
        return True
    if word.lower() in listed(_OF["de"]):
        named = len(kept) > 1 and not any(heads_a_source(each, "de") for each, _ in kept[-2:])
        return word in ("von", "vom") or (not named and heads_a_source(last, "de"))
    if word.islower() and word.endswith("er") and heads_a_source(last, "de"):
        return True
    if word.lower() in listed(_ARTICLES["de"]):
        return last.lower() in ("von",)
    small = last.lower() in listed(f"{_ARTICLES['de']} {_OF['de']}") or not last[0].isupper()
    return small and _adjective(word)


def _adjective(word: str) -> bool:
    return word.islower() and word.endswith(("e", "er", "en", "es", "em"))


def _fits(words: tuple[str, ...], language: str, *, spoken: bool) -> bool:
    if any(heads_a_source(word, language) for word in words):
        return True
    if language == "ar":
        return any(len(word) > 1 for word in words)
    article = words[0].lower() in listed(_ARTICLES.get(language, ""))
    bare = words[1:] if article else words
    capitals = [word for word in bare if word[0].isupper()]
    if language != "de":
        return bool(bare) and bare[0][0].isupper()
    if any(len(word) > 1 and word.isupper() for word in capitals):
        return True
    if article or not bare or not bare[0][0].isupper():
        return False
    two = len(bare) > 1 and bare[1][0].isupper()
    return two or (
        spoken and len(bare) == 1 and not re.search(r"(?:ung|heit|keit|schaft|tion|daten)(?:en)?$", bare[0])
    )
