"""Whether a stretch of a document is in another language than the document."""

from onrecord.text.language import may_be, of_quote


def language_of(words: str, document: str | None) -> str | None:
    """The language of a stretch, where it is plainly another than the document's; else the document's.

    None where nothing is known, and for a few words in a script that the document's language
    is not written in.

    >>> language_of("Мы уходим утром", "en"), language_of("Nous", "en")
    ('ru', 'en')
    >>> language_of("Nous ne sommes pas encore dans la ville", "en")
    'fr'
    >>> language_of("我们走", "en") is None
    True
    """
    found = of_quote(words, document).code
    if found is not None or document is None:
        return found
    return document if may_be(words, document) else None
