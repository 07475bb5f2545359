"""Language names in English, as lists of cases write them, and their codes."""

_NAMES = """
albanian sq, arabic ar, armenian hy, azerbaijani az, azeri az, belarusian be, bosnian bs, bulgarian bg,
chinese zh, croatian hr, czech cs, danish da, dutch nl, english en, estonian et, farsi fa, finnish fi,
french fr, georgian ka, german de, greek el, hebrew he, hindi hi, hungarian hu, italian it, japanese ja,
kazakh kk, korean ko, latvian lv, lithuanian lt, macedonian mk, montenegrin sr, norwegian no, persian fa,
polish pl, portuguese pt, romanian ro, russian ru, serbian sr, slovak sk, slovenian sl, spanish es,
swedish sv, turkish tr, ukrainian uk, urdu ur, uzbek uz, vietnamese vi
"""
_CODES = {name: code for name, code in (pair.split() for pair in _NAMES.split(","))}


def code_of(language: str) -> str:
    """The ISO 639-1 code of a language named in English; another name is kept as written.

    >>> code_of("Russian"), code_of("Klingon")
    ('ru', 'Klingon')
    """
    return _CODES.get(language.strip().casefold(), language.strip())
