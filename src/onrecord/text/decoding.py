"""Bytes to text, saying which encoding was used and why."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16", "utf-32")
# The web reads these names as the larger Windows code page (WHATWG Encoding Standard).
_LATIN = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1", "l1"}
_ACCENTED = re.compile(r"[\u0080-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 200_000
# Codecs of Python that no page is written in, some of them slow on purpose-made bytes.
_REFUSED = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"}


MENDED = 10
"""Whole letters beyond ASCII for each broken byte, from which a text is taken for UTF-8."""


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding it was read with, and how that encoding was found."""

    text: str
    encoding: str
    how: str


def decode(body: bytes, declared: str | None = None) -> Decoded | None:
    """The text of `body`, or `None` when no encoding gives a plausible one.

    A byte order mark comes first, then UTF-8, whose rules other encodings rarely
    fulfil by chance, even with a few bytes broken, then the declared encoding, then a guess
    by letter statistics.

    >>> decode("Köln".encode()).encoding
    'utf-8'
    >>> found = decode("Министерство сообщило о полётах.".encode("cp1251"), "utf-8")
    >>> found.text, found.encoding
    ('Министерство сообщило о полётах.', 'cp1251')
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _strict(body, name, "byte order mark")
    if declared and declared.strip().lower().startswith(_WIDE) and b"\x00" not in body[:1000]:
        declared = None  # such a text has zeros in it, so who declares it is mistaken
    if declared and declared.strip().lower().startswith((*_WIDE, "iso-2022")):
        found = _strict(body, declared, "declared")
        if found is not None:
            return found
    found = _strict(body, "utf-8", "valid UTF-8") or _cut(body)
    if found is not None:
        return found
    found = _mended(body)
    if found is not None:
        return found
    if declared:
        name = "cp1252" if declared.strip().lower() in _LATIN else declared.strip()
        found = _strict(body, name, "declared")
        if found is not None and _plausible(found.text):
            return found
    return _guess(body)


def _strict(body: bytes, name: str, how: str) -> Decoded | None:
    try:
        codec = codecs.lookup(name)
        if codec.name.replace("_", "-") in _REFUSED:
            return None
        text = body.decode(name)
    except (LookupError, UnicodeError, TypeError, ValueError):
        return None  # unknown name, a codec that is not for text, or bytes outside it
    return Decoded(text, codec.name, how) if isinstance(text, str) else None


def _cut(body: bytes) -> Decoded | None:
    """UTF-8 whose last character was cut off, as a broken download leaves it."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as problem:
        # "unexpected end of data" is the decoder's name for a character that is not complete.
        if problem.reason != "unexpected end of data" or problem.start < 16:
            return None
        return Decoded(body[: problem.start].decode("utf-8"), "utf-8", "UTF-8, cut off inside a character")
    return None


def _mended(body: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes in it, each shown as U+FFFD; other encodings break far more often.

    A text all of whose other letters are ASCII may be in any encoding, so it is none of these.
    """
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if broken * MENDED > whole:
        return None
    return Decoded(text, "utf-8", f"UTF-8 with {broken} broken bytes, each shown as \ufffd")


def _plausible(text: str) -> bool:
    """Whether accented letters are not so many that a non-Latin text was misread."""
    letters = len(_LETTER.findall(text[:_SAMPLE]))
    return len(_ACCENTED.findall(text[:_SAMPLE])) * 3 <= max(letters, 30)


def _guess(body: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(body[:_SAMPLE]).best()
    if best is None:
        return None
    names = [best.encoding, *best.could_be_from_charset]
    name = "cp1252" if "cp1252" in names else best.encoding
    return _strict(body, name, "guessed from its letters (charset-normalizer)")
