"""What a web page says about itself: title, authors, date, publisher, language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onrecord.reading.metatags import MAX_CONTENT, meta
from onrecord.reading.pageauthors import page_authors
from onrecord.reading.pagedates import page_dates
from onrecord.reading.pagetitle import page_titles
from onrecord.text.jsonld import names_of, objects, parse, salvage, types, words_of
from onrecord.text.when import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TOLD = 200_000
"""Code points of an article's text in the page's JSON-LD that are read."""

_ARTICLES = re.compile(r"(?:Article|Posting|Report|ClaimReview|Review)$")
_PAGES = ("WebPage", "NewsMediaWebPage", "VideoObject", "Report")


@dataclass(frozen=True)
class PageHead:
    """What a page says about itself, each as written; `published_from` names the place.

    `titles` are all forms of the headline, `description` the page's summary of itself, `described`
    the article's text as its JSON-LD gives it. `doubts` says where the page disagrees with itself.
    """

    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    published: When | None
    published_from: str
    language: str | None
    address: str | None
    restated_by: str | None
    carries: str | None
    titles: tuple[str, ...] = ()
    description: str = ""
    described: str = ""
    modified: When | None = None
    doubts: tuple[str, ...] = ()


def read_head(tree: "HtmlElement", address: str) -> PageHead:
    """What the page in `tree` says about itself. `address` is where it was fetched."""
    articles, around = _articles(tree)
    own = _own_address(tree)
    named = [name for article in (*articles, *around) for name in names_of(article.get("publisher"))]
    site = meta(tree, "property", "og:site_name")
    publisher = site or _first(named) or meta(tree, "name", "application-name")
    outlets = [name for name in (publisher, site, *named, _host(own or address)) if name]
    titles = page_titles(tree, articles, outlets)
    language = _language(tree, [*articles, *around])
    dated = page_dates(
        tree, articles or around, address if address.startswith("http") else own or address, language
    )
    told = max(
        (str(article.get("articleBody") or "")[:MAX_TOLD] for article in articles[:3]), key=len, default=""
    )
    return PageHead(
        title=titles.title,
        authors=page_authors(tree, articles, outlets),
        publisher=publisher,
        published=dated.published,
        published_from=dated.source,
        language=language,
        address=own,
        restated_by=meta(tree, "name", "restated-by"),
        carries=meta(tree, "name", "carries"),
        titles=titles.every,
        description=_description(tree, articles),
        described=told,
        modified=dated.modified,
        doubts=dated.doubts,
    )


def _articles(tree: "HtmlElement") -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The JSON-LD objects that describe an article, the page's own first; and those of a page."""
    articles: list[dict[str, Any]] = []
    around: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            found = objects(parse(script.text or ""))
        except ValueError:
            found = salvage(script.text or "")
        listed = {id(part) for node in found for part in objects(node.get("itemListElement"))}
        articles += [
            node for node in found if any(map(_ARTICLES.search, types(node))) and id(node) not in listed
        ]
        around += [node for node in found if set(types(node)) & set(_PAGES)]
    heads = [_letters(str(tag.text_content())[:MAX_CONTENT]) for tag in tree.iter("h1", "title")]
    heads.append(_letters(meta(tree, "property", "og:title") or ""))
    return sorted(articles, key=lambda node: (not _of_page(node, heads), "datePublished" not in node)), around


def _of_page(article: dict[str, Any], heads: Sequence[str]) -> bool:
    """Whether an object's headline is one of the page's, and not that of another article beside it."""
    headline = _letters(str(words_of(article.get("headline") or article.get("name")) or ""))
    return len(headline) > 5 and any(
        headline in head or (len(head) > 5 and head in headline) for head in heads
    )


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


def _description(tree: "HtmlElement", articles: Sequence[dict[str, Any]]) -> str:
    found = (
        meta(tree, "property", "og:description"),
        meta(tree, "name", "description"),
        meta(tree, "name", "twitter:description"),
        *(words_of(article.get("description")) for article in articles[:2]),
    )
    return "\n".join(dict.fromkeys(words for words in found if words))


def _host(address: str) -> str | None:
    """The name of the site in an address, without "www" and the ending: "A-Daily.example" gives "A-Daily"."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    parts = [part for part in host.split(".") if part not in ("www", "m", "amp", "news")]
    return parts[0] if len(parts) > 1 and len(parts[0]) > 2 else None


def _language(tree: "HtmlElement", articles: Sequence[dict[str, Any]]) -> str | None:
    declared = tree.get("lang") or tree.get("xml:lang") or meta(tree, "http-equiv", "content-language")
    declared = declared or _first(_said(words_of(article.get("inLanguage")) for article in articles))
    code = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", (declared or "").strip(" '\""))
    return code[0].lower() if code and code[0].lower() != "utf" else None


def _own_address(tree: "HtmlElement") -> str | None:
    links = (
        tag.get("href") or "" for tag in tree.iter("link") if (tag.get("rel") or "").lower() == "canonical"
    )
    for address in (*links, meta(tree, "property", "og:url") or ""):
        if re.match(r"https?://[^\s/]+", address.strip(), re.I):
            return address.strip()
    return None


def _said(values: Iterator[str | None]) -> list[str]:
    return [value for value in values if value]


def _first(values: Sequence[str]) -> str | None:
    return next((value for value in values if 0 < len(value) <= MAX_CONTENT), None)
