"""Which quotations are statements, and which are titles, names and words in inverted commas."""

import re

from onrecord.reading.statements_units import Cut
from onrecord.text.quotes import Quotation
from onrecord.text.speech import listed

LEAST_QUOTED = 3
"""Words below which a quotation is a name or a word in inverted commas, not a statement."""

_TITLED = re.compile(r"\b(?:titled|entitled|headlined|called|named|known as|dubbed)\s*:?\s*$", re.IGNORECASE)
_SMALL = frozenset(
    listed("the a an of in on at to for and or by with from as is de la le der die das und von di del")
)


def is_long(whole: Cut, quote: Quotation) -> bool:
    """Whether a quotation has the three words below which it is a word in inverted commas."""
    return len(quote.inner.of(whole.text).split()) >= LEAST_QUOTED


def stands_off(whole: Cut, quote: Quotation) -> bool:
    """Whether a short quotation is an utterance: it ends as a sentence does, or opens after a colon.

    >>> from onrecord.reading.statements_units import cut
    >>> whole = cut("He was “unclear” on it. She said: “No.”", "en")
    >>> [stands_off(whole, quote) for unit in whole.units for quote in unit.quotes]
    [False, True]
    """
    words = quote.inner.of(whole.text)
    before = whole.text[: quote.span.start].rstrip(" ")
    led = before.endswith((":", ","))
    if len(words.split()) == 1 and words[-1:] not in "!?":
        return led and words[-1:] in ".…"
    opens = not before or before[-1] in '.!?…\n"”»' or led
    return words[-1:] in ".!?…" or (words[-1:] == "," and words[:1].isupper() and opens)


def is_title(whole: Cut, quote: Quotation) -> bool:
    """Whether the words before the quotation say that it is a title or a name.

    >>> from onrecord.reading.statements_units import cut
    >>> whole = cut("an article titled “Foreign hands”", "en")
    >>> is_title(whole, whole.units[0].quotes[0])
    True
    """
    return _TITLED.search(whole.text, max(0, quote.span.start - 30), quote.span.start) is not None


def reads_as_name(words: str) -> bool:
    """Whether every word but small ones has a capital, as in English titles, names of works and of ships.

    >>> reads_as_name("The Coming Storm"), reads_as_name("The storm is coming."), reads_as_name("Bella 1")
    (True, False, True)
    """
    plain = [word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if word not in _SMALL]
    return bool(plain) and words[-1:] not in ".!?…" and all(word[0].isupper() for word in plain)


_BODY = re.compile(
    r"(?:концерн|компани|корпораци|фирм|холдинг|завод|банк|групп|агентств|газет|журнал|фонд|институт|университет"
    r"|организаци|объединени|корпораці|спілк)\w{0,3}",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"[\w-]{3,}(?:ий|ый|ой|ая|яя|ое|ее|ого|его|ому|ему|ую|ий|ьої|ої)", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z][\w.&’'-]*")
_CALLED = re.compile(rf"(?<!\w){_BODY.pattern}\s+$", re.IGNORECASE)


def names_a_body(words: str) -> bool:
    """Whether Russian or Ukrainian words are the name of a body, and state nothing: noun and Latin name.

    >>> names_a_body("Нефтегазовый концерн Petronas"), names_a_body("Мы купили концерн Petronas")
    (True, False)
    """
    tokens = words.strip(" ,").split()
    at = next((n for n, token in enumerate(tokens) if _BODY.fullmatch(token)), len(tokens))
    before, after = tokens[:at], tokens[at + 1 :]
    return (
        bool(after)
        and all(_ADJECTIVE.fullmatch(token) for token in before)
        and all(_LATIN.fullmatch(token) for token in after)
    )


def is_called(whole: Cut, quote: Quotation) -> bool:
    """Whether a Russian or Ukrainian quotation is the name of the body whose noun stands before it.

    >>> from onrecord.reading.statements_units import cut
    >>> whole = cut("Глава компании «Северные морские пути» сказал: «Мы уходим отсюда»", "ru")
    >>> [is_called(whole, quote) for unit in whole.units for quote in unit.quotes]
    [True, False]
    """
    before = whole.text[max(0, quote.span.start - 30) : quote.span.start]
    named = names_a_body(quote.inner.of(whole.text))
    return named or (_CALLED.search(before) is not None and quote.inner.of(whole.text)[-1:] not in ".!?…,")
