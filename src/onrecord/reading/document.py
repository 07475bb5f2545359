"""From a snapshot's bytes to a document, or to the reason why there is none."""

import re

from onrecord.reading.html import read_html
from onrecord.reading.pdf import read_pdf
from onrecord.reading.plain import read_plain
from onrecord.records.document import Document, Snapshot, Unread, Unreadable
from onrecord.text.media import HTML, PDF, is_binary, media_type

MIN_WORDS = 3
"""A text with fewer words says nothing that could be checked."""

_PAGES = (HTML, "application/xhtml+xml")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# What the parsers of other people are known to raise on purpose-made bytes.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


def read_document(snapshot: Snapshot, body: bytes) -> Document | Unreadable:
    """The document in `body`, the bytes of `snapshot`, or why it cannot be read.

    Web pages, PDF files and plain text are read. Never raises: whatever the bytes are,
    the result is a record.

    >>> snapshot = Snapshot(sha256="0" * 64, address="file:a.txt", size=0, media_type="text/plain")
    >>> read_document(snapshot, b"Title: A note\\n\\nThe ministry named four sites.").title
    'A note'
    >>> read_document(snapshot, b"").reason
    <Unread.EMPTY: 'empty'>
    """
    if not body.strip():
        return Unreadable(snapshot.id, Unread.EMPTY, "The file holds nothing.")
    kind = media_type(body, snapshot.address, snapshot.media_type)
    try:
        found = _read(snapshot, body, kind)
    except _BROKEN as problem:
        return _damaged(snapshot, kind, problem)
    if isinstance(found, Document) and word_count(found.text) < MIN_WORDS:
        detail = f"The text has fewer than {MIN_WORDS} words: {found.text.strip()[:60]!r}."
        return Unreadable(snapshot.id, Unread.TOO_SHORT, detail)
    return found


def word_count(text: str) -> int:
    """How many words `text` has; two letters of a script without spaces count as one.

    >>> word_count("Three plain words."), word_count("中国政府は火曜日に数字を確認した")
    (3, 8)
    """
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + unspaced // 2


def _read(snapshot: Snapshot, body: bytes, kind: str) -> Document | Unreadable:
    if kind == PDF:
        return read_pdf(snapshot, body)
    if kind in _PAGES:
        return read_html(snapshot, body)
    if is_binary(body) and not (snapshot.encoding or "").lower().startswith(("utf-16", "utf-32")):
        detail = f"The file is binary ({kind}), not a page, a PDF or a text. Add the text it holds instead."
        return Unreadable(snapshot.id, Unread.BINARY, detail)
    if kind.startswith("text/"):
        return read_plain(snapshot, body)
    detail = f"Files of the type {kind} are not read. Add a web page, a PDF or a plain text."
    return Unreadable(snapshot.id, Unread.UNKNOWN_TYPE, detail)


def _damaged(snapshot: Snapshot, kind: str, problem: Exception) -> Unreadable:
    detail = f"The {kind} file is damaged: its parser gave up ({type(problem).__name__}). Fetch it again."
    return Unreadable(snapshot.id, Unread.DAMAGED, detail)
