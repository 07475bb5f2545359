"""Who wrote a web page: its tags, and the byline where the tags name the outlet alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.reading.blocks import beginning, marks
from onrecord.reading.metatags import meta
from onrecord.text.jsonld import names_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_NAME = 80
MAX_BYLINE = 200
MAX_LINE = 100
"""The same where only the first word shows that it is a byline."""
MAX_AUTHORS = 6
TOGETHER = 12
"""Elements between two names of one byline."""
MAX_UNCASED = 40
"""Code points of a byline in a script without capitals, where any words look like a name."""

_LINES = ("p", "div", "span", "h2", "h3", "h4", "h5", "h6", "em", "i", "li", "address")
_NO_BYLINE = ("script", "style", "h1")
_AUTHOR_TAGS = (
    ("name", "author"),
    ("property", "article:author"),
    ("property", "article:author:name"),
    ("name", "article:author"),
    ("property", "og:article:author"),
    ("name", "parsely-author"),
    ("name", "sailthru.author"),
    ("name", "dc.creator"),
    ("name", "dcterms.creator"),
    ("name", "byl"),
    ("name", "cXenseParse:author"),
)
_NO_NAME = re.compile(
    r"^(?:https?:|www\.|@)|@\w+\.|^\W*[\d\W]+$|^(?:admin|administrator|editor|author|user|redaktion|"
    r"webmaster|null|none|"
    r"undefined|unknown|staff|by|von|autor)$",
    re.I,
)
_BY = re.compile(
    r"^\W*(?:by|written by|reported by|story by|words by|von|ein (?:gast)?beitrag von|eine analyse von|"
    r"ein kommentar von|text|par|por|"
    r"di|a cura di|de|door|av|af|przez|autor(?:in|en|a|es|ka|ři)?|auteurs?|autore|autori|författare|"
    r"journalist|forfatter|"
    r"автор(?:ы|и)?|текст|szerző|yazan|oleh|tác giả|بقلم|كتب|كتبت|نویسنده|מאת|作者|撰文|记者|記者|文|"
    r"責任編集|責編|责编|责任编辑|"
    r"編集|저자|기자)(?:\s*[:：/／]\s*|\s+)",
    re.I,
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|authors|author-?name|article-?author|autor|autoren|auteur|auteurs|"
    r"autore|autori|"
    r"firma|signature|forfatter|journalist|reporter|writer|contributor|vcard|authorline|edit)(?:[\s_-]|$)",
    re.I,
)
_PAGE_OF = re.compile(
    r"/(?:authors?|autor(?:en|es|a)?|auteurs?|autore|autori|redakt(?:ion|oren|eur)|journalist[aes]?|"
    r"reporters?|"
    r"profile?|people|person|staff|by|contributors?|avtor|skribent|writer)s?/",
    re.I,
)
_PARTED = re.compile(r"\s*[;|/、，,]\s*|\s+(?:and|und|et|y|e|i|и|та|og|och|en|ve|و)\s+|\s*&\s*", re.I)
_AFTER = re.compile(
    r"\s+[|•·–—-]\s+.*|\s+\d.*|\s*(?:published|updated|posted|veröffentlicht|publié|publicado|pubblicato|"
    r"опубликовано)\b.*",
    re.I | re.S,
)
_WORD = re.compile(r"[^\W\d_]+")
_UNCASED = re.compile(r"[\u0590-\u06ff\u0900-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def page_authors(
    tree: "HtmlElement", articles: Sequence[dict[str, Any]], outlets: Sequence[str]
) -> tuple[str, ...]:
    """The first list of names that names somebody besides the outlet, else the outlet.

    Tags come before the printed byline; `outlets` are the names of the page's publisher.
    """
    bare: tuple[str, ...] = ()
    for named in _lists(tree, articles):
        names = tuple(
            dict.fromkeys(name for name in named if not _NO_NAME.search(name) and len(name) < MAX_NAME)
        )
        if any(not _outlet(name, outlets) for name in names):
            return names
        bare = bare or names
    return bare


def _outlet(name: str, outlets: Iterable[str]) -> bool:
    one = "".join(_WORD.findall(name)).casefold()
    others = ("".join(_WORD.findall(outlet)).casefold() for outlet in outlets)
    return any(other and (one in other or other in one) for other in others)


def _lists(tree: "HtmlElement", articles: Sequence[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    for article in articles:
        yield tuple(part for name in names_of(article.get("author")) for part in parted(name))
    for attribute, name in _AUTHOR_TAGS:
        yield tuple(parted(meta(tree, attribute, name) or ""))
    for path in (
        "//*[@itemprop='author']//*[@itemprop='name']",
        "//*[@itemprop='author']",
        "//*[@rel='author']",
    ):
        found = (words_of(node.get("content") or node.text_content()) for node in tree.xpath(path)[:10])
        yield tuple(dict.fromkeys(part for name in found if name for part in parted(_BY.sub("", name))))
    yield from _bylines(tree)


def parted(written: str) -> list[str]:
    """The single names in a list of names; a name with a place or an agency behind it stays whole.

    >>> parted("A. Mill and B. Weir"), parted("srf/hosb;kesm"), parted("AFP, MANILA")
    (['A. Mill', 'B. Weir'], ['srf/hosb', 'kesm'], ['AFP, MANILA'])
    """
    firm = [part.strip() for part in re.split(r"[;|、，]|\n", written) if part.strip()]
    found: list[str] = []
    for part in firm:
        pieces = [piece.strip() for piece in _PARTED.split(part) if piece.strip()]
        full = all(len(piece.split()) > 1 or _UNCASED.search(piece) for piece in pieces)
        found += pieces if full and len(pieces) > 1 else [part]
    return found


def _bylines(tree: "HtmlElement") -> Iterator[tuple[str, ...]]:
    """Names in marked bylines, then in lines that begin as bylines do, then in links to a writer's page.

    Of each kind only the names that stand together are taken: further down are other articles.
    """
    found: dict[str, list[tuple[int, str]]] = {"marked": [], "begun": [], "linked": []}
    below = tree.find(".//h1") is None
    for place, node in enumerate(tree.iter("*")):
        below = below or node.tag == "h1"
        if node.tag in _NO_BYLINE or any(up.tag in ("nav", "footer", "aside") for up in node.iterancestors()):
            continue
        kind, names = _byline(node, below)
        if kind and (not found[kind] or place - found[kind][-1][0] <= TOGETHER):
            found[kind] += [(place, name) for name in names]
    for some in found.values():
        yield tuple(islice(dict.fromkeys(name for _, name in some), MAX_AUTHORS))


def _byline(node: "HtmlElement", below: bool) -> tuple[str, list[str]]:
    """The kind of byline an element is, and its names; no kind where it is none."""
    marked = bool(_BYLINE.search(marks(node)))
    words = beginning(node, MAX_BYLINE) if marked or below else ""
    if not words or len(words) >= MAX_BYLINE:
        return "", []
    starts = _BY.match(words)
    if marked and not (_UNCASED.search(words) and len(words) > MAX_UNCASED):
        return "marked", _people(_BY.sub("", words))
    if starts and node.tag in _LINES and len(words) < MAX_LINE:
        return "begun", _people(words[starts.end() :])
    if node.tag == "a" and _PAGE_OF.search(node.get("href") or ""):
        return "linked", [name for name in _people(words) if not _UNCASED.search(name)]
    return "", []


def is_byline(words: str) -> bool:
    """Whether a line only says who wrote the text.

    >>> is_byline("By Anna Mill and Otto Weir / Staff writers"), is_byline("By Monday the road was closed.")
    (True, False)
    """
    starts = _BY.match(words)
    if starts is None or len(words) >= MAX_LINE or words.endswith((".", "!", "?", "…", "。")):
        return False
    return bool(_people(words[starts.end() :]))


def _people(words: str) -> list[str]:
    """The names at the beginning of a byline: what looks like the name of a person, without the place."""
    bare = _AFTER.sub("", words).strip(" .,:()（）")
    found = [name.strip(" .,:()（）") for part in parted(bare) for name in part.split(",")]
    return [name for name in found if _person(name)]


def _person(name: str) -> bool:
    """Whether words look like a person's name: two to five words with capitals, or letters without case.

    >>> _person("Dr. Anna Mill"), _person("Read the whole story"), _person("Frankfurt")
    (True, False, False)
    """
    if _NO_NAME.search(name) or len(name) > 50 or any(sign.isdigit() for sign in name):
        return False
    if _UNCASED.search(name):
        return 2 <= len(name.replace(" ", "")) <= 20
    words = _WORD.findall(name)
    capital = [word for word in words if word[0].isupper()]
    return 2 <= len(words) <= 5 and len(capital) >= 2 and words[-1][0].isupper() and words[0][0].isupper()
