"""The words of any page, file or address, as the audit wants them: everything that readers see."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.intake.sources import file_bytes
from onrecord.net.fetch import Limits, fetch
from onrecord.reading.document import read_document
from onrecord.reading.furniture import drop_hidden
from onrecord.reading.html import parse
from onrecord.records.document import Snapshot, Unreadable
from onrecord.text.decoding import decode
from onrecord.text.media import HTML, media_type
from onrecord.text.when import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A closing or opening one of these ends a line.
_BLOCK = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|div|figcaption|figure|footer|h[1-6r]|header|li|main|nav|ol|p"
    r"|section|t[dhr]|table|ul"
)


@dataclass(frozen=True)
class Page:
    """A page's words, and its date when the page gives one."""

    address: str
    text: str
    published: When | None


def page_at(source: str, limits: Limits) -> Page:
    """The page in a file or at an address.

    Raises:
        InputError: no such file, one that is too large, or nothing in it can be read.
        FetchError: the address could not be fetched.
    """
    if "://" in source:
        fetched = fetch(source, limits)
        return _page(fetched.final_address, fetched.body, fetched.media_type)
    return _page(f"file:{Path(source).name}", file_bytes(source), None)


def _page(address: str, body: bytes, declared: str | None) -> Page:
    kind = media_type(body, address, declared)
    snapshot = Snapshot(hashlib.sha256(body).hexdigest(), address, len(body), kind)
    document = read_document(snapshot, body)
    if isinstance(document, Unreadable):
        raise InputError(
            f"{address} could not be read ({document.reason.value}): {document.detail}",
            "An audit reads a text, HTML or PDF page with a few words in it.",
            "Save the page as HTML or text and give that file.",
        )
    text = document.text
    if kind == HTML:
        decoded = decode(body)
        text = visible(parse(decoded.text)) if decoded else text
    return Page(address, text, document.published)


def visible(tree: "HtmlElement") -> str:
    """All that readers see on a page, one line a block, every web link behind its words."""
    drop_hidden(tree)
    pieces: list[str] = []
    _walk(tree, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(tree: "HtmlElement", pieces: list[str]) -> None:
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        node, closing = waiting.pop()
        block = bool(_BLOCK.fullmatch(str(node.tag)))
        if closing:
            address = node.get("href") or ""
            pieces.append(f" ({address})" if address.startswith(("http:", "https:")) else "")
            pieces.append(("\n" if block else "") + (node.tail or "").replace("\n", " "))
            continue
        pieces.append(("\n" if block else "") + (node.text or "").replace("\n", " "))
        waiting.append((node, True))
        waiting += [(inner, False) for inner in reversed(node)]
