"""Plain text, with or without a header block on top."""

import re
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.reading.doubtful import doubtful_signs
from onrecord.records.document import Document, Snapshot, Unread, Unreadable
from onrecord.text.decoding import decode
from onrecord.text.language import Languages, beside, of_document
from onrecord.text.when import When

READER = "plain 2"

_NAMES = (
    "title",
    "publisher",
    "published",
    "authors",
    "language",
    "url",
    "restated-by",
    "carries",
)
_LINE = re.compile(r"([A-Za-z-]+):[ \t]*(.*)")
_GAP = re.compile(r"\n[ \t]*\n")
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.I)


@dataclass(frozen=True)
class Headed:
    """A text parted into the header lines on top and the body, which is kept exactly."""

    header: dict[str, str]
    body: str


def read_plain(snapshot: Snapshot, body: bytes) -> Document | Unreadable:
    """The document in a text file. Only the line ends are changed, to `\\n`.

    A header block is read when every line before the first empty one is a header we know:
    Title, Publisher, Published, Authors, Language, URL, Restated-By, Carries.
    """
    decoded = decode(body, snapshot.encoding)
    if decoded is None or "\x00" in decoded.text:
        detail = "No encoding gives readable text. Save the file as UTF-8 and add it again."
        return Unreadable(snapshot.id, Unread.WRONG_ENCODING, detail)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    # Words that somebody typed in are the statement itself, however they begin.
    headed = Headed({}, text) if snapshot.address == "text:" else part(text)
    header = headed.header
    published, published_from = when_in(header.get("published"))
    languages = of_document(headed.body)
    language, language_from = language_in(header.get("language"), languages)
    return Document(
        snapshot=snapshot.id,
        text=headed.body,
        title=header.get("title") or None,
        authors=names(header.get("authors", "")),
        publisher=header.get("publisher") or None,
        published=published,
        published_from=published_from,
        language=language,
        language_from=language_from,
        address=header.get("url") or snapshot.address,
        carries=header.get("carries") or None,
        restated_by=header.get("restated-by") or None,
        reader=f"{READER}, {decoded.encoding}: {decoded.how}",
        doubts=(*filter(None, [beside(languages)]), *doubtful_signs(headed.body)),
    )


def part(text: str) -> Headed:
    """`text` parted into header lines and body.

    >>> part("Title: A strike\\n\\nIt hit.")
    Headed(header={'title': 'A strike'}, body='It hit.')
    >>> part("Note: this is prose.\\n\\nIt hit.").header
    {}
    """
    gap = _GAP.search(text)
    top, body = (text[: gap.start()], text[gap.end() :]) if gap else (text, "")
    if gap is None and not text.endswith("\n"):
        return Headed({}, text)
    header: dict[str, str] = {}
    last = None
    for line in top.rstrip("\n").split("\n"):
        if line[:1] in (" ", "\t") and last is not None:
            header[last] = f"{header[last]} {line.strip()}".strip()
            continue
        form = _LINE.fullmatch(line)
        name = form[1].lower() if form else ""
        if form is None or name not in _NAMES:
            return Headed({}, text)
        last = name
        header.setdefault(name, form[2].strip())
    return Headed(header, body)


def when_in(written: str | None) -> tuple[When | None, str]:
    """The date a header line gives, and where it was read or why there is none.

    >>> when_in("2017-04")
    (When(value='2017-04'), 'the header line Published')
    >>> when_in("last spring")
    (None, "the header line Published says 'last spring', which is no date such as 2017-04-13")
    """
    if not written:
        return None, "no date is given"
    try:
        return When(written), "the header line Published"
    except InputError:
        said = f"the header line Published says {written[:60]!r}, which is no date such as 2017-04-13"
        return None, said


def language_in(declared: str | None, languages: Languages) -> tuple[str | None, str]:
    """The language a header line declares, or the one found in the text, with the reason."""
    found = languages.main
    if declared and _CODE.fullmatch(declared):
        code = declared.lower().split("-")[0]
        reason = "the header line Language"
        if found.code not in (None, code):
            reason += f"; the text looks like {found.code} ({found.reason})"
        return code, reason
    if declared:
        return (
            found.code,
            f"{found.reason}; the header line Language says {declared[:40]!r}, which is no code",
        )
    return found.code, found.reason


def names(written: str) -> tuple[str, ...]:
    """The names in a header line, parted by semicolons, or by commas when there are none.

    >>> names("The desk; Staff, Kabul")
    ('The desk', 'Staff, Kabul')
    """
    mark = ";" if ";" in written else ","
    return tuple(dict.fromkeys(name.strip() for name in written.split(mark) if name.strip()))
