"""Web pages: the article's text, its captions apart, and what the page says about itself."""

import logging
import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.doubtful import doubtful_signs, only_asks_consent
from onrecord.reading.pagebody import Body, body_of
from onrecord.reading.pagehead import PageHead, read_head
from onrecord.records.document import Document, Snapshot, Unread, Unreadable
from onrecord.text.decoding import decode
from onrecord.text.language import Languages, beside, of_document
from onrecord.text.when import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

READER = "html 2"
MAX_BYTES = 10_000_000
MAX_ELEMENTS = 20_000
"""Of 86 news pages the largest has 3,138; the cost grows faster than the number."""
MAX_DEPTH = 100
"""Of the same pages the deepest has 34."""
MAX_ATTRIBUTES = 500
"""Of one element. The parser's cost grows with their square."""
LATEST = "2100-01-01"
"""Fixed, so that a page reads the same next year."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<]{4000,}+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.I)


class _TooMuch(Exception):
    """The page has more parts than we read. Stays inside this file."""


def read_html(snapshot: Snapshot, body: bytes) -> Document | Unreadable:
    """The article in a web page: body text, captions apart, title, authors, date, publisher."""
    from lxml.etree import LxmlError  # noqa: PLC0415

    if len(body) > MAX_BYTES:
        detail = f"The page has {len(body):,} bytes; at most {MAX_BYTES:,} are read."
        return Unreadable(snapshot.id, Unread.TOO_LARGE, detail)
    declared = _CHARSET.search(body[:4096])
    decoded = decode(body, snapshot.encoding or (declared[1].decode("ascii") if declared else None))
    if decoded is None:
        detail = "No encoding gives readable text. Save the page as UTF-8 and add it again."
        return Unreadable(snapshot.id, Unread.WRONG_ENCODING, detail)
    try:
        tree = parse(decoded.text)
        head = read_head(tree, snapshot.address)
        if head.published is None:
            published, published_from = written_date(tree)
            head = replace(head, published=published, published_from=published_from)
        body_read = body_of(tree, head)
    except _TooMuch as problem:
        return Unreadable(snapshot.id, Unread.TOO_LARGE, str(problem))
    except LxmlError as problem:
        detail = f"The page is damaged ({str(problem)[:120]}). Fetch it again."
        return Unreadable(snapshot.id, Unread.DAMAGED, detail)
    if not body_read.text:
        detail = "The page shows no running text. It may need a script to show its text, or a login."
        return Unreadable(snapshot.id, Unread.NO_TEXT, detail)
    if only_asks_consent(body_read.text):
        detail = "The page shows only its question for consent. Answer it in a browser and save the page."
        return Unreadable(snapshot.id, Unread.NO_TEXT, detail)
    return _document(
        snapshot,
        replace(head, doubts=(*head.doubts, *decoded.doubts)),
        body_read,
        f"{decoded.encoding}: {decoded.how}",
    )


def parse(text: str) -> "HtmlElement":
    """The tree of a page; comments, scripts and hidden parts are still in it.

    Raises:
        _TooMuch: more elements or deeper nesting than an article has.
    """
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    for tag in _LONG_TAG.findall(text):
        if len(_QUOTED.sub("", tag).partition(">")[0].split()) > MAX_ATTRIBUTES:
            raise _TooMuch(
                f"A tag of the page has more than {MAX_ATTRIBUTES} attributes. That is no article."
            )
    parser = HTMLParser(encoding="utf-8", huge_tree=False, remove_pis=True)
    tree = document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    waiting: list[tuple[HtmlElement, int]] = [(tree, 1)]
    count = 0
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if count > MAX_ELEMENTS or depth > MAX_DEPTH:
            what = f"more than {MAX_ELEMENTS:,} elements or {MAX_DEPTH} levels of nesting"
            raise _TooMuch(f"The page has {what}. That is no article, or it is made to stall readers.")
        waiting += [(inner, depth + 1) for inner in node]
    return tree


def written_date(tree: "HtmlElement") -> tuple[When | None, str]:
    """The date that stands on the page for readers, when no tag holds one.

    The finder fills up a month with its first day, and a year with the first of January,
    so such a date is kept as the month or the year.
    """
    import htmldate  # noqa: PLC0415

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = htmldate.find_date(
        deepcopy(tree), extensive_search=False, original_date=True, min_date="1995-01-01", max_date=LATEST
    )
    if not found:
        return None, "no date is given in the page's tags, address or text"
    value = found[:4] if found.endswith("-01-01") else found[:7] if found.endswith("-01") else found
    return When(value), "found in the text of the page (htmldate)"


def _document(snapshot: Snapshot, head: PageHead, read: Body, encoding: str) -> Document:
    import trafilatura  # noqa: PLC0415

    languages = of_document(read.text)
    language, language_from = _language(head.language, languages)
    local = snapshot.address.startswith("file:")
    return Document(
        snapshot=snapshot.id,
        text=read.text,
        title=head.title,
        authors=head.authors,
        publisher=head.publisher,
        published=head.published,
        published_from=head.published_from,
        language=language,
        language_from=language_from,
        # A page fetched from an address is cited by it; only a saved file may name its own.
        address=(head.address if local else None) or snapshot.address,
        captions=read.captions,
        carries=head.carries,
        restated_by=head.restated_by,
        modified=head.modified,
        doubts=(*head.doubts, *filter(None, [read.doubt, beside(languages)]), *doubtful_signs(read.text)),
        reader=f"{READER}, trafilatura {trafilatura.__version__}, {encoding}",
    )


def _language(declared: str | None, found: Languages) -> tuple[str | None, str]:
    main = found.main
    if main.code is None:
        if declared is None or found.others:
            return None, main.reason
        return declared, f"declared by the page; {main.reason}"
    if declared not in (None, main.code):
        return main.code, f"{main.reason}; the page declares {declared}"
    return main.code, main.reason
