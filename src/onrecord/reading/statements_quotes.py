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


_MOST_NAMED = 6
_BODY = re.compile(
    r"(?:концерн|компани|корпораци|фирм|холдинг|завод|банк|групп|агентств|газет|журнал|фонд|институт|университет"
    r"|организаци|объединени|союз|партия|корпораці|компані|холдинг|спілк)\w{0,3}$",
    re.IGNORECASE,
)


def names_a_body(words: str, language: str) -> bool:
    """Whether a few Russian or Ukrainian words are the name of a company or body, and state nothing.

    >>> names_a_body("Нефтегазовый концерн Petronas", "ru"), names_a_body("Мы купили Petronas", "ru")
    (True, False)
    """
    tokens = words.strip(" ,").split()
    if language not in ("ru", "uk") or not 0 < len(tokens) <= _MOST_NAMED or words[-1:] in ".!?…":
        return False
    latin = [token.isascii() and token[:1].isalpha() for token in tokens]
    return all(latin) or (any(_BODY.match(token) for token in tokens) and (latin[-1] or not _told(tokens)))


def _told(tokens: list[str]) -> bool:
    """Whether a word has the ending of a Russian or Ukrainian verb."""
    return any(_VERB_END.search(token) for token in tokens[1:])


_VERB_END = re.compile(
    r"(?:[аеиыояі](?:л|ла|ло|ли|в)|[аеиюуяі]т|ют|ть|ться|тся|ем|им|ешь|ишь|ут|ат|ят|нет|а|ы|о)$"
)
