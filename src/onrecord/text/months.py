"""Month, weekday and relative-day words of nine languages, for `onrecord.text.dates`."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class DateWords:
    """What the date rules need to know of a language.

    `months` and `relative` are keyed by the lower-case word. `day_mark` may follow a day's
    number, `joiner` may stand between day, month and year. `year_cues` may precede a bare
    year, `year_ends` follow one. `relative` gives the unit and the number of units from the anchor.
    """

    months: Mapping[str, int]
    day_mark: str = ""
    joiner: str = ""
    year_cues: tuple[str, ...] = ()
    year_ends: tuple[str, ...] = ()
    relative: Mapping[str, tuple[str, int]] | None = None


def _months(*forms: str) -> dict[str, int]:
    """Month numbers by name, from twelve strings of forms parted by `|`."""
    return {word: number for number, words in enumerate(forms, 1) for word in words.split("|")}


ENGLISH_MONTHS = _months(
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
    "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip

ENGLISH_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}

ENGLISH_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1}

DATE_WORDS: Mapping[str, DateWords] = {
    "de": DateWords(
        _months(
            "januar|jänner|jan", "februar|feber|feb", "märz|mrz", "april|apr", "mai", "juni|jun",
            "juli|jul", "august|aug", "september|sept|sep", "oktober|okt", "november|nov", "dezember|dez",
        ),
        day_mark=r"\.",
        year_cues=("im jahr", "im jahre", "seit", "anfang", "mitte", "ende", "von", "bis", "sommer"),
        relative={
            "vorgestern": ("day", -2), "gestern": ("day", -1), "heute": ("day", 0), "morgen": ("", 0),
            "letzte woche": ("week", -1), "vergangene woche": ("week", -1),
            "letzten monat": ("month", -1), "vergangenen monat": ("month", -1),
            "letztes jahr": ("year", -1), "vergangenes jahr": ("year", -1), "dieses jahr": ("year", 0),
        },
    ),
    "fr": DateWords(
        _months(
            "janvier|janv", "février|fevrier|févr", "mars", "avril", "mai", "juin", "juillet|juil",
            "août|aout", "septembre|sept", "octobre|oct", "novembre|nov", "décembre|decembre|déc",
        ),
        day_mark=r"(?:er|\.)",
        year_cues=("en", "depuis", "dès", "de", "à", "fin", "début", "l'année", "l’année"),
        relative={
            "avant-hier": ("day", -2), "hier": ("day", -1), "aujourd'hui": ("day", 0),
            "aujourd’hui": ("day", 0), "demain": ("day", 1), "la semaine dernière": ("week", -1),
            "le mois dernier": ("month", -1), "l'année dernière": ("year", -1),
            "l’année dernière": ("year", -1), "l'an dernier": ("year", -1), "l’an dernier": ("year", -1),
        },
    ),
    "es": DateWords(
        _months(
            "enero|ene", "febrero|feb", "marzo|mar", "abril|abr", "mayo", "junio|jun", "julio|jul",
            "agosto|ago", "septiembre|setiembre|sept", "octubre|oct", "noviembre|nov", "diciembre|dic",
        ),
        day_mark="[ºo]",
        joiner="del?",
        year_cues=("en", "desde", "de", "del", "hasta", "año", "fines de", "principios de"),
        relative={
            "anteayer": ("day", -2), "ayer": ("day", -1), "hoy": ("day", 0),
            "la semana pasada": ("week", -1), "el mes pasado": ("month", -1), "el año pasado": ("year", -1),
        },
    ),
    "it": DateWords(
        _months(
            "gennaio|gen", "febbraio|feb", "marzo|mar", "aprile|apr", "maggio|mag", "giugno|giu",
            "luglio|lug", "agosto|ago", "settembre|set|sett", "ottobre|ott", "novembre|nov", "dicembre|dic",
        ),
        day_mark="[º°]",
        year_cues=("nel", "dal", "del", "al", "anno", "fine", "inizio"),
        relative={
            "l'altro ieri": ("day", -2), "ieri": ("day", -1), "oggi": ("day", 0), "domani": ("day", 1),
            "la settimana scorsa": ("week", -1), "la scorsa settimana": ("week", -1),
            "il mese scorso": ("month", -1), "lo scorso mese": ("month", -1),
            "l'anno scorso": ("year", -1), "l’anno scorso": ("year", -1), "lo scorso anno": ("year", -1),
        },
    ),
    "pt": DateWords(
        _months(
            "janeiro|jan", "fevereiro|fev", "março|mar", "abril|abr", "maio", "junho|jun", "julho|jul",
            "agosto|ago", "setembro|set", "outubro|out", "novembro|nov", "dezembro|dez",
        ),
        day_mark="º",
        joiner="de",
        year_cues=("em", "desde", "de", "até", "ano"),
        relative={
            "anteontem": ("day", -2), "ontem": ("day", -1), "hoje": ("day", 0), "amanhã": ("day", 1),
            "na semana passada": ("week", -1), "no mês passado": ("month", -1),
            "no ano passado": ("year", -1),
        },
    ),
    "ru": DateWords(
        _months(
            "января|январь|январе", "февраля|февраль|феврале", "марта|март|марте",
            "апреля|апрель|апреле", "мая|май|мае", "июня|июнь|июне", "июля|июль|июле",
            "августа|август|августе", "сентября|сентябрь|сентябре", "октября|октябрь|октябре",
            "ноября|ноябрь|ноябре", "декабря|декабрь|декабре",
        ),
        day_mark="-го",
        year_ends=("года", "году", "год", "г."),
        relative={
            "позавчера": ("day", -2), "вчера": ("day", -1), "сегодня": ("day", 0), "завтра": ("day", 1),
            "на прошлой неделе": ("week", -1), "в прошлом месяце": ("month", -1),
            "в прошлом году": ("year", -1), "в этом году": ("year", 0),
        },
    ),
    "ar": DateWords(
        _months(
            "يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|إبريل|ابريل|نيسان",
            "مايو|أيار", "يونيو|يونيه|حزيران", "يوليو|يوليه|تموز", "أغسطس|اغسطس|آب",
            "سبتمبر|أيلول", "أكتوبر|اكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول",
        ),
        joiner="من",
        year_cues=("عام", "سنة", "منذ", "في عام"),
        relative={
            "أمس": ("day", -1), "اليوم": ("", 0), "غدا": ("day", 1), "الأسبوع الماضي": ("week", -1),
            "الشهر الماضي": ("month", -1), "العام الماضي": ("year", -1), "السنة الماضية": ("year", -1),
        },
    ),
}  # fmt: skip
"""The languages, besides English, whose written-out dates are read."""

AMBIGUOUS_RELATIVE = {
    ("de", "morgen"): "it may mean tomorrow or morning",
    ("ar", "اليوم"): "it may mean today or the day",
}
"""Relative words that are shown but not placed, with the reason."""
