"""What stands on a web page beside its text: captions, hidden parts, notices, teasers."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.reading.blocks import HEADINGS, beginning, linked, marks
from onrecord.reading.notices import leads_elsewhere

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d])", re.I
)
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|u-hidden)(?:\s|$)", re.I)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:fig|wp-|img|image|photo)?-?_?captions?(?:[\s_-]|$)", re.I)
_NOTICE = re.compile(
    r"(?:^|[\s_-])(?:newsletters?|cookies?|consent|opt-?in|gdpr|subscribe|subscription|related|recommended|"
    r"recommendations?|read-?more|read-?also|more-?links?|share|sharing|social|promo|promotion|most-?read|outbrain|taboola|"
    r"signup|sign-?up|breadcrumbs?|skip-?link|toast|tooltip|popup|modal|debug|feedback|app-?hint|app-?promo|"
    r"author-?_?_?(?:bio|biography|box|info|card|profile)|authors?-?about|about-?(?:the-?)?authors?|writer-?profile|"
    r"bio-wrapper|tag-?cloud|tag-?list|comments?|comment-?(?:section|list|form)|donate|donations?|"
    r"ads?|advert|advertisement|advertorial|anzeige|werbung|sponsored|fact-?box|faktaboks|faktabox|info-?box|infobox|"
    r"ai-?(?:article-?)?summary|copyright)(?:[\s_-]|$)",
    re.I,
)
_GONE = ("script", "style", "template", "noscript", "svg", "iframe", "object", "button", "select", "dialog")
MAX_CAPTION = 1_000
"""A longer "caption" is taken for part of the text."""
MAX_CAPTIONS = 500
MAX_NOTICE = 2_500
"""A longer "notice" is taken for part of the text."""
_KEPT = ("html", "body", "main", "article")
_LINES = ("p", "li", "div", "strong", "h2", "h3", "h4", "h5", "h6")
WHOLE_LINK = 0.85
"""From this share of linked words a line is a teaser; sentences with links in them have less."""
LIST_OF_LINKS = 0.6
MIN_TEASER = 15
"""Code points: a shorter link alone on its line may be a name or a word of the text."""


def drop_hidden(tree: "HtmlElement") -> None:
    """Takes out of `tree` what no reader sees: comments, scripts, hidden elements."""
    from lxml.etree import Comment, ProcessingInstruction  # noqa: PLC0415

    for node in list(tree.iter(Comment, ProcessingInstruction, *_GONE)):
        drop(node)
    for node in list(tree.iter("*")):
        if node.tag not in ("html", "body") and _hidden(node):
            drop(node)


def take_captions(tree: "HtmlElement") -> tuple[str, ...]:
    """The captions of the pictures in `tree`, each once; they are taken out of it."""
    captions: list[str] = []
    for node in list(tree.iter("*")):
        if node.tag in _KEPT or not _attached(node, tree):
            continue
        if not (node.tag == "figcaption" or _CAPTION.search(node.get("class") or "") or _under_picture(node)):
            continue
        words = beginning(node, MAX_CAPTION + 1)
        if len(words) > MAX_CAPTION or len(node.findall(".//p")) > 3:
            continue
        aside = any(up.tag in ("nav", "aside", "footer", "a") for up in node.iterancestors())
        if words and not aside:
            captions.append(words)
        drop(node)
    return single(captions)


def _under_picture(node: "HtmlElement") -> bool:
    """Whether a paragraph is slanted text right below a picture, as old pages write captions."""
    if node.tag != "p" or len(node) > 6:
        return False
    slanted = [inner for inner in node if inner.tag in ("em", "i", "small")]
    if len(slanted) != 1 or beginning(node, 400) != beginning(slanted[0], 400):
        return False
    if node.find(".//img") is not None:
        return True
    above = node.getprevious()
    if above is None or beginning(above, 1):
        return False
    return above.tag == "img" or above.find(".//img") is not None


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
        if node.tag in ("nav", "footer", "header") or _NOTICE.search(marks(node)):
            if _small(node, whole):
                drop(node)
        elif node.tag in ("ul", "ol"):
            _drop_links(node)
        elif node.tag in _LINES and _teaser(node):
            drop(node)


def _small(node: "HtmlElement", whole: int) -> bool:
    """Whether a notice may go: it is short, no large part of the page, and holds no article."""
    size = len(beginning(node, MAX_NOTICE))
    if size >= MAX_NOTICE or any(node.find(f".//{tag}") is not None for tag in ("h1", "article", "main")):
        return False
    if node.tag == "header" and any(up.tag == "article" for up in node.iterancestors()):
        return False  # it may hold the lead
    return node.tag in ("nav", "footer", "header") or size * 4 < whole


def _drop_links(node: "HtmlElement") -> None:
    """Takes out a list that only leads to other pages, and the heading above it."""
    entries = node.findall("./li")
    if len(entries) < 2 or linked(node) < LIST_OF_LINKS or any(li.find(".//a") is None for li in entries):
        return
    above = node.getprevious()
    drop(node)
    if above is not None and above.tag in HEADINGS[1:]:
        drop(above)


def _teaser(node: "HtmlElement") -> bool:
    """Whether a line is there to lead to another page."""
    start = beginning(node, 260)
    if len(start) >= 250:
        return False
    if leads_elsewhere(start):
        return node.find(".//a") is not None or node.tag in HEADINGS
    if node.tag in ("div", "strong") or len(start) < MIN_TEASER:
        return False
    to = {link.get("href") for link in node.iter("a")}
    return len(to) < 2 and linked(node) >= WHOLE_LINK


def _hidden(node: "HtmlElement") -> bool:
    return (
        node.get("hidden") is not None
        or ((node.get("aria-hidden") or "").strip().lower() == "true" and not _behind_paywall(node))
        or bool(_HIDDEN_STYLE.search(node.get("style") or ""))
        or bool(_HIDDEN_CLASS.search(node.get("class") or ""))
    )


def _behind_paywall(node: "HtmlElement") -> bool:
    """A paragraph of the text that only machines are told to pass over: it is not hidden from the eye.

    It stands among others of its kind, as the later half of an article does until its script has run.
    """
    parent = node.getparent()
    if node.tag != "p" or parent is None:
        return False
    shown = islice((other for other in parent.iterchildren("p") if other.get("aria-hidden") is None), 2)
    return "paywall" in (node.get("class") or "").lower() or len(list(shown)) == 2


def _attached(node: "HtmlElement", tree: "HtmlElement") -> bool:
    """Whether `node` is still in `tree`, or went out with something around it."""
    return node.getroottree().getroot() is tree


def drop(node: "HtmlElement") -> None:
    """Takes `node` out of its tree; the text that follows it stays."""
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
