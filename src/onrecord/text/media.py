"""What kind of file some bytes are, by what stands in them and then by their name."""

import re

UNKNOWN = "application/octet-stream"
HTML = "text/html"
PDF = "application/pdf"
PLAIN = "text/plain"

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x7fELF", "application/x-elf"),
    (b"MZ\x90\x00", "application/x-msdownload"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"BZh9", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"%!PS", "application/postscript"),
    (b"{\\rtf", "application/rtf"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_NAMES = {
    "htm": HTML,
    "html": HTML,
    "xhtml": "application/xhtml+xml",
    "pdf": PDF,
    "txt": PLAIN,
    "text": PLAIN,
    "md": "text/markdown",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "toml": "application/toml",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "jsonl": "application/jsonl",
    "ndjson": "application/jsonl",
    "xml": "application/xml",
}


def media_type(body: bytes, name: str = "", declared: str | None = None) -> str:
    """The media type of `body`: what its first bytes show, else what is declared, else its name.

    The first bytes win, because servers and names are often wrong about them.

    >>> media_type(b"%PDF-1.7 ...", "page.html")
    'application/pdf'
    >>> media_type(b"Some words.", "note.txt"), media_type(b"Some words.")
    ('text/plain', 'text/plain')
    >>> media_type(bytes(4)), media_type(b"")
    ('application/octet-stream', 'application/octet-stream')
    """
    shown = _shown(body)
    if shown is not None:
        return shown
    kind = (declared or "").split(";")[0].strip().lower()
    if "/" in kind and kind != UNKNOWN:
        return kind
    suffix = name.lower().rpartition(".")[2]
    if suffix in _NAMES:
        return _NAMES[suffix]
    return PLAIN if body and not is_binary(body) else UNKNOWN


def is_binary(body: bytes) -> bool:
    """Whether `body` holds bytes that no text holds: zeros, or many control characters.

    >>> is_binary(b"Two lines.\\n"), is_binary(b"GIF89a\\x00"), is_binary("ü".encode("utf-16"))
    (False, True, False)
    """
    if body.startswith(_WIDE):
        return False
    sample = body[:65_536]
    if b"\x00" in sample:
        return True
    controls = len(sample) - len(sample.translate(None, bytes(range(9)) + bytes(range(14, 27)) + b"\x7f"))
    return controls * 20 > len(sample)


def _shown(body: bytes) -> str | None:
    if b"%PDF-" in body[:1024]:
        return PDF
    for start, kind in _MAGIC:
        if body.startswith(start):
            return kind
    if body[4:8] == b"ftyp":
        return "video/mp4"
    if body[:4] == b"RIFF" and body[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}[body[8:12]]
    if _MARKUP.match(body[:8192].removeprefix(b"\xef\xbb\xbf")):
        return HTML
    return UNKNOWN if is_binary(body) else None
