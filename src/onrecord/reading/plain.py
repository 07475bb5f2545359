"""Plain text, with or without a header block on top."""

import re

from onrecord.errors import InputError
from onrecord.reading.doubtful import doubtful_signs
from onrecord.reading.plain_header import Headed, part
from onrecord.records.document import Document, Snapshot, Unread, Unreadable
from onrecord.text.dates import dates
from onrecord.text.decoding import decode
from onrecord.text.language import Languages, beside, of_document
from onrecord.text.when import When

READER = "plain 2"

_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.I)


def read_plain(snapshot: Snapshot, body: bytes) -> Document | Unreadable:
    """The document in a text file. Only the line ends are changed, to `\\n`.

    A header block on top is read as `plain_header` tells; `doubts` names a line of it that was not.
    """
    decoded = decode(body, snapshot.encoding)
    if decoded is None or "\x00" in decoded.text:
        detail = "No encoding gives readable text. Save the file as UTF-8 and add it again."
        return Unreadable(snapshot.id, Unread.WRONG_ENCODING, detail)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    # Words that somebody typed in are the statement itself, however they begin.
    headed = Headed({}, text, {}) if snapshot.address == "text:" else part(text)
    header = headed.header
    published, published_from = when_in(header.get("published"), headed.written.get("published", "Published"))
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
        doubts=(
            *headed.doubts,
            *decoded.doubts,
            *filter(None, [beside(languages)]),
            *doubtful_signs(headed.body),
        ),
    )


def when_in(written: str | None, name: str = "Published") -> tuple[When | None, str]:
    """The date that the header line `name` gives, and where it was read or why there is none.

    >>> when_in("2017-04")
    (When(value='2017-04'), 'the header line Published')
    >>> when_in("4 November 2022", "Date")
    (When(value='2022-11-04'), "the header line Date, which says '4 November 2022'")
    >>> when_in("last spring")
    (None, "the header line Published says 'last spring', which is no date such as 2017-04-13")
    """
    if not written:
        return None, "no date is given"
    try:
        return When(written), f"the header line {name}"
    except InputError:
        found = dates(written[:60], None)
        if len(found) == 1 and found[0].words == written and found[0].when:
            return found[0].when, f"the header line {name}, which says {written!r}"
        return (
            None,
            f"the header line {name} says {written[:60]!r}, which is no date such as 2017-04-13",
        )


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
