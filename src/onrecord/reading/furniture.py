"""What stands on a web page beside its text: captions, hidden parts, notices, teasers."""

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d])", re.I
)
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|u-hidden)(?:\s|$)", re.I)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:fig|wp-|img|image|photo)?-?_?captions?(?:[\s_-]|$)", re.I)
_NOTICE = re.compile(
    r"(?:^|[\s_-])(?:newsletter|cookies?|consent|gdpr|subscribe|related|recommended|"
    r"read-?more|read-?also|share|sharing|social|promo|most-?read|outbrain|taboola|signup|"
    r"breadcrumbs?|skip-?link)(?:[\s_-]|$)",
    re.I,
)
_ALSO = re.compile(
    r"\W*(?:read (?:also|more|next)|also read|see also|related|lesen sie (?:auch|mehr)|mehr zum thema|"
    r"lire aussi|à lire aussi|lea también|lee también|leggi anche|leia (?:também|mais)|ver también|"
    r"читайте также|читать также|читайте також|اقرأ أيضا|اقرأ أيضًا|czytaj także|lees ook|"
    r"les også|læs også|läs också)\b",
    re.I,
)
_GONE = ("script", "style", "template", "noscript", "svg", "iframe", "object", "button", "select", "dialog")
MAX_CAPTION = 1_000
"""A longer "caption" is taken for part of the text."""
MAX_CAPTIONS = 500
MAX_NOTICE = 2_500
"""A longer "notice" is taken for part of the text."""
_KEPT = ("html", "body", "main", "article")


def drop_hidden(tree: "HtmlElement") -> None:
    """Takes out of `tree` what no reader sees: comments, scripts, hidden elements."""
    from lxml.etree import Comment, ProcessingInstruction  # noqa: PLC0415

    for node in list(tree.iter(Comment, ProcessingInstruction, *_GONE)):
        _drop(node)
    for node in list(tree.iter("*")):
        if node.tag not in ("html", "body") and _hidden(node):
            _drop(node)


def take_captions(tree: "HtmlElement") -> tuple[str, ...]:
    """The captions of the pictures in `tree`, each once; they are taken out of it."""
    captions: list[str] = []
    for node in list(tree.iter("*")):
        if node.tag in _KEPT or not _attached(node, tree):
            continue
        if node.tag != "figcaption" and not _CAPTION.search(node.get("class") or ""):
            continue
        words = beginning(node, MAX_CAPTION + 1)
        if len(words) > MAX_CAPTION or len(node.findall(".//p")) > 3:
            continue
        aside = any(up.tag in ("nav", "aside", "footer", "a") for up in node.iterancestors())
        if words and not aside:
            captions.append(words)
        _drop(node)
    return single(captions)


def single(captions: list[str]) -> tuple[str, ...]:
    """`captions`, each once; one that stands inside a longer one is dropped.

    >>> single(["The bridge. Photo: a desk", "The bridge.", "The bridge. Photo: a desk"])
    ('The bridge. Photo: a desk',)
    """
    once = list(dict.fromkeys(captions))[:MAX_CAPTIONS]
    return tuple(one for one in once if not any(one != other and one in other for other in once))


def drop_furniture(tree: "HtmlElement") -> None:
    """Takes notices, teasers and "read also" lines out of `tree`, never a large part of it."""
    whole = max(1, len(tree.text_content()))
    for node in list(tree.iter("*")):
        if node.tag in _KEPT or not _attached(node, tree):
            continue
        marks = f"{node.get('class') or ''} {node.get('id') or ''}"
        if node.tag in ("nav", "footer", "header") or _NOTICE.search(marks):
            if _small(node, whole):
                _drop(node)
        elif node.tag in ("p", "li", "div", "strong", "h2", "h3", "h4"):
            _drop_also(node)


def _small(node: "HtmlElement", whole: int) -> bool:
    """Whether a notice may go: it is short, no large part of the page, and holds no article."""
    size = len(beginning(node, MAX_NOTICE))
    if size >= MAX_NOTICE or any(node.find(f".//{tag}") is not None for tag in ("h1", "article", "main")):
        return False
    if node.tag == "header" and any(up.tag == "article" for up in node.iterancestors()):
        return False  # it may hold the lead
    return node.tag in ("nav", "footer", "header") or size * 4 < whole


def _drop_also(node: "HtmlElement") -> None:
    start = beginning(node, 260)
    if len(start) < 250 and _ALSO.match(start) and node.find(".//a") is not None:
        _drop(node)


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


def _hidden(node: "HtmlElement") -> bool:
    return (
        node.get("hidden") is not None
        or (node.get("aria-hidden") or "").strip().lower() == "true"
        or bool(_HIDDEN_STYLE.search(node.get("style") or ""))
        or bool(_HIDDEN_CLASS.search(node.get("class") or ""))
    )


def _attached(node: "HtmlElement", tree: "HtmlElement") -> bool:
    """Whether `node` is still in `tree`, or went out with something around it."""
    return node.getroottree().getroot() is tree


def _drop(node: "HtmlElement") -> None:
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)
