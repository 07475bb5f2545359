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
_ASCII = re.compile(rb"[A-Za-z]")
_SAMPLE = 200_000
# Codecs of Python that no page is written in, some of them slow on purpose-made bytes.
_REFUSED = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"}


MENDED = 10
"""Whole letters beyond ASCII for each broken byte, from which a text is taken for UTF-8."""
WHOLE = 2
"""The same where no other encoding is declared. Other encodings form such letters only by chance."""
SOUND = 10
"""Letters, whole ones beyond ASCII and those of ASCII, for each broken byte of such a text."""
_GUESSED = "guessed from its letters"
# Broken bytes that no other encoding would have there: a letter of UTF-8 cut after its second byte,
# a byte that would be a capital inside a word, and a byte order mark on its own.
_ODD = re.compile(
    rb"[\xe0-\xef][\x80-\xbf](?![\x80-\xbf])|[\xf0-\xf4][\x80-\xbf]{2}(?![\x80-\xbf])"
    rb"|(?<=[a-z])[\xc3-\xd6\xd8-\xde](?![\x80-\xff])"
    rb"|(?<![\x80-\xff])(?:\xff\xfe|\xfe\xff)(?![\x80-\xff])"
)


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding it was read with, and how that encoding was found."""

    text: str
    encoding: str
    how: str

    @property
    def doubts(self) -> tuple[str, ...]:
        """A sentence, when the encoding was guessed.

        >>> decode("Die Behörde prüfte größere Dämme.".encode("cp1252")).doubts
        ('The encoding was guessed: cp1252.',)
        """
        return (f"The encoding was guessed: {self.encoding}.",) if self.how.startswith(_GUESSED) else ()


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
    found = _mended(body, other=_is_other(declared))
    if found is not None:
        return found
    if declared:
        name = "cp1252" if declared.strip().lower() in _LATIN else declared.strip()
        found = _strict(body, name, "declared")
        if found is not None and _plausible(found.text):
            return found
    return _guess(body)


def _is_other(declared: str | None) -> bool:
    """Whether an encoding is declared that exists and is not UTF-8."""
    try:
        return declared is not None and codecs.lookup(declared.strip()).name not in ("utf-8", "ascii")
    except (LookupError, UnicodeError, ValueError):
        return False


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


def _mended(body: bytes, *, other: bool) -> Decoded | None:
    """UTF-8 with a few broken bytes in it, each shown as U+FFFD; other encodings break far more often.

    A text all of whose other letters are ASCII may be in any encoding, so it is none of these
    unless its broken bytes make no sense elsewhere. `other`: another encoding is declared.
    """
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if broken * MENDED > whole and (other or not _few(body, broken, whole)):
        return None
    return Decoded(text, "utf-8", f"UTF-8 with {broken} broken bytes, each shown as \ufffd")


def _few(body: bytes, broken: int, whole: int) -> bool:
    """Whether so few bytes are broken, or such odd ones, that the text is UTF-8 for want of better."""
    letters = len(_ASCII.findall(body)) + whole
    odd = sum(found.decode("utf-8", "replace").count("\ufffd") for found in _ODD.findall(body))
    return broken * SOUND <= letters and (broken - odd) * WHOLE <= whole


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
    return _strict(body, name, f"{_GUESSED} (charset-normalizer)")
