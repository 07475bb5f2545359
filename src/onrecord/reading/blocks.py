"""The blocks of text on a web page, in the order they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark meta q rp rt ruby s "
    "samp small span strike strong sub sup time tt u var wbr"
)
INLINE = frozenset(_INLINE.split())
"""Elements that do not begin a line of their own."""
MAX_BLOCK = 20_000
"""A longer block is looked at up to here when blocks are compared."""

_SIGN = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, eq=False)
class Block:
    """An element without blocks inside it, and its words with their spaces evened."""

    node: "HtmlElement"
    words: str

    @property
    def key(self) -> str:
        """What the beginning of the block is compared by."""
        return key(self.words)


def key(words: str) -> str:
    """The first letters and digits of `words`, so that two writings of one paragraph agree.

    >>> key("“Four sites”,  he said.") == key('"Four sites", he said')
    True
    """
    return _SIGN.sub("", words[:200]).casefold()[:40]


def blocks(tree: "HtmlElement") -> Iterator[Block]:
    """Every block of `tree` that has words."""
    for node in tree.iter("*"):
        if node.tag in INLINE or any(inner.tag not in INLINE for inner in node.iterdescendants("*")):
            continue
        words = beginning(node, MAX_BLOCK)
        if words:
            yield Block(node, words)


def beginning(node: "HtmlElement", limit: int) -> str:
    """The first `limit` code points of the text in `node`, spaces evened, at a bounded cost."""
    pieces: list[str] = []
    size = 0
    for piece in islice(node.itertext(), 400):
        pieces.append(" ".join(piece.split()))
        size += len(pieces[-1])
        if size >= limit:
            break
    return " ".join(filter(None, pieces))[:limit]


def whole(node: "HtmlElement") -> str:
    """All the text in `node` as a reader sees it, spaces evened; a line break is a space.

    >>> from lxml.html import fromstring
    >>> whole(fromstring("<p>Four <a href='/'>sites</a>.<br>Two more.</p>"))
    'Four sites. Two more.'
    """
    return " ".join("".join(_in_order(node)).split())


def _in_order(node: "HtmlElement") -> Iterator[str]:
    from lxml.etree import iterwalk  # noqa: PLC0415

    for event, inner in iterwalk(node, events=("start", "end")):
        if event == "start":
            yield " " if inner.tag == "br" else inner.text or ""
        elif inner is not node:
            yield inner.tail or ""


def marks(node: "HtmlElement") -> str:
    """The class and id of an element, "bodyText" as "body-Text"."""
    return _CAMEL.sub("-", f"{node.get('class') or ''} {node.get('id') or ''}")


def linked(node: "HtmlElement") -> float:
    """The share of the words of `node` that stand in links; 1 where `node` stands in one.

    >>> from lxml.html import fromstring
    >>> linked(fromstring("<p>More: <a href='/'>Four sites named in the north</a></p>")) > 0.8
    True
    """
    if any(up.tag == "a" for up in node.iterancestors()):
        return 1.0
    whole = len(_SIGN.sub("", beginning(node, 2_000)))
    inner = sum(len(_SIGN.sub("", beginning(link, 2_000))) for link in islice(node.iter("a"), 100))
    return min(1.0, inner / whole) if whole else 0.0
