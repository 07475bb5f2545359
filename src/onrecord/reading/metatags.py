"""The meta tags of a web page."""

from typing import TYPE_CHECKING

from onrecord.text.jsonld import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_CONTENT = 2_000
"""Longer than any title or list of names."""


def meta(tree: "HtmlElement", attribute: str, name: str) -> str | None:
    """The content of the first meta tag whose `attribute` is `name`, case left aside."""
    for tag in tree.iter("meta"):
        if (tag.get(attribute) or "").strip().lower() == name.lower():
            content = words_of((tag.get("content") or tag.get("value") or "")[:MAX_CONTENT])
            if content:
                return content
    return None
