"""What a web page says about itself: title, authors, date, publisher, language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.text.jsonld import names_of, objects, parse, types, words_of
from onrecord.text.when import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_CONTENT = 2_000
"""Longer than any title or list of names."""

_ARTICLES = re.compile(r"(?:Article|Posting|Report|ClaimReview|Review)$")
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_DATE_TAGS = (
    ("property", "article:published_time"),
    ("property", "og:article:published_time"),
    ("name", "article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "datePublished"),
    ("name", "parsely-pub-date"),
    ("name", "sailthru.date"),
    ("name", "DC.date.issued"),
    ("name", "dcterms.created"),
    ("name", "dc.date"),
    ("name", "date"),
    ("name", "pubdate"),
    ("name", "publish-date"),
    ("name", "cXenseParse:recs:publishtime"),
)
_AUTHOR_TAGS = (("name", "author"), ("property", "article:author"), ("name", "parsely-author"))
_NO_NAME = re.compile(r"^(?:https?:|www\.|@)|@\w+\.|^\W*[\d\W]+$", re.I)
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.]|$)")
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d{2})/")


@dataclass(frozen=True)
class PageHead:
    """What a page says about itself, each as written; `published_from` names the tag."""

    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    published: When | None
    published_from: str
    language: str | None
    address: str | None
    restated_by: str | None
    carries: str | None


def read_head(tree: "HtmlElement", address: str) -> PageHead:
    """What the page in `tree` says about itself. `address` is where it was fetched."""
    articles = _articles(tree)
    published, published_from = _published(tree, articles, address)
    publisher = (
        meta(tree, "property", "og:site_name")
        or _first(names_of(article.get("publisher")) for article in articles)
        or meta(tree, "name", "application-name")
    )
    return PageHead(
        title=_title(tree, articles),
        authors=_authors(tree, articles, publisher),
        publisher=publisher,
        published=published,
        published_from=published_from,
        language=_language(tree, articles),
        address=_own_address(tree),
        restated_by=meta(tree, "name", "restated-by"),
        carries=meta(tree, "name", "carries"),
    )


def meta(tree: "HtmlElement", attribute: str, name: str) -> str | None:
    """The content of the first meta tag whose `attribute` is `name`, case left aside."""
    for tag in tree.iter("meta"):
        if (tag.get(attribute) or "").strip().lower() == name.lower():
            content = words_of((tag.get("content") or tag.get("value") or "")[:MAX_CONTENT])
            if content:
                return content
    return None


def day_in(written: str) -> When | None:
    """The day in a machine-readable date, as it was in the writer's own time zone.

    >>> day_in("2022-11-02T23:30:00-05:00"), day_in("Wed, 02 Nov 2022 10:00:00 GMT"), day_in("soon")
    (When(value='2022-11-02'), When(value='2022-11-02'), None)
    """
    form = _ISO.match(written)
    try:
        if form:
            day = "-".join(form.groups())
        elif re.fullmatch(r"\s*\d{4}(?:-\d{2})?\s*", written):
            day = written.strip()
        else:
            day = parsedate_to_datetime(written).date().isoformat()
        found = When(day)
    except (InputError, ValueError, TypeError, IndexError):
        return None
    return found if found.first.year >= 1900 else None


def _articles(tree: "HtmlElement") -> list[dict[str, Any]]:
    """The JSON-LD objects that describe an article, those of the page itself first."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            value = parse(script.text or "")
        except ValueError:
            continue  # broken metadata is common; the tags below still speak
        found += [node for node in objects(value) if any(map(_ARTICLES.search, types(node)))]
    return sorted(found, key=lambda node: "datePublished" not in node)


def _title(tree: "HtmlElement", articles: list[dict[str, Any]]) -> str | None:
    """The headline that is printed on the page; a shortened one from the tags if there is none."""
    heads = [head for head in map(_headline, tree.iter("h1")) if head]
    shown = meta(tree, "property", "og:title")
    listed = _first(words_of(article.get("headline") or article.get("name")) for article in articles)
    if len(heads) == 1 and len(heads[0].split()) > 2:
        return heads[0]
    for agree in (str.__eq__, _same):
        for head in heads:
            if any(other and agree(head, other) for other in (listed, shown)):
                return head
    return listed or shown or _first(heads) or _bare_title(tree)


def _headline(node: "HtmlElement") -> str | None:
    """The words of a heading; parts that stand on lines of their own stay apart."""
    pieces = [node.text or ""]
    for inner in node:
        gap = " " if inner.tag in ("br", "div", "p", "span") and len(node) > 1 else ""
        pieces += [gap, str(inner.text_content()), gap if inner.tag != "span" else "", inner.tail or ""]
    return words_of("".join(pieces)[:MAX_CONTENT].replace("\u00ad", ""))


def _bare_title(tree: "HtmlElement") -> str | None:
    return words_of(next((tag.text_content()[:MAX_CONTENT] for tag in tree.iter("title")), ""))


def _same(one: str, other: str) -> bool:
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()


def _authors(tree: "HtmlElement", articles: list[dict[str, Any]], publisher: str | None) -> tuple[str, ...]:
    """The first list of names that names somebody besides the publisher, else the publisher."""
    bare: tuple[str, ...] = ()
    for named in _bylines(tree, articles):
        named = tuple(name for name in named if not _NO_NAME.search(name) and len(name) < 80)
        if any(not _same(name, publisher or name + "?") for name in named):
            return named
        bare = bare or named
    return bare


def _bylines(tree: "HtmlElement", articles: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    for article in articles:
        yield names_of(article.get("author"))
    for attribute, name in _AUTHOR_TAGS:
        content = meta(tree, attribute, name) or ""
        yield tuple(part.strip() for part in re.split(r"[;,|]", content) if part.strip())
    for path in (
        "//*[@itemprop='author']//*[@itemprop='name']",
        "//*[@itemprop='author']",
        "//*[@rel='author']",
    ):
        found = (words_of(node.get("content") or node.text_content()) for node in tree.xpath(path)[:10])
        yield tuple(dict.fromkeys(filter(None, found)))


def _published(tree: "HtmlElement", articles: list[dict[str, Any]], address: str) -> tuple[When | None, str]:
    for article in articles:
        found = day_in(str(words_of(article.get("datePublished")) or ""))
        if found:
            return found, f"datePublished of the {types(article)[0]} in the page's JSON-LD"
    for attribute, name in _DATE_TAGS:
        found = day_in(meta(tree, attribute, name) or "")
        if found:
            return found, f"the meta tag {name}"
    for path in ("//*[@itemprop='datePublished']", "//article//time", "//main//time", "//time[@pubdate]"):
        for node in tree.xpath(path)[:3]:
            found = day_in(node.get("datetime") or node.get("content") or "")
            if found:
                return found, f"a {node.tag} tag of the page"
    return in_address(address)


def in_address(address: str) -> tuple[When | None, str]:
    """The day or month that stands in a page's address.

    >>> in_address("https://press.example/2022/11/story.html")
    (When(value='2022-11'), "the page's address")
    """
    for form in (_ADDRESS_DAY, _ADDRESS_MONTH):
        found = form.search(address) if address.startswith("http") else None
        if found:
            parts = [found[1], *(part.zfill(2) for part in found.groups()[1:])]
            try:
                return When("-".join(parts)), "the page's address"
            except InputError:
                continue  # /2022/99/ is no month
    return None, "no date is given in the page's tags or address"


def _language(tree: "HtmlElement", articles: list[dict[str, Any]]) -> str | None:
    declared = tree.get("lang") or tree.get("xml:lang") or meta(tree, "http-equiv", "content-language")
    declared = declared or _first(words_of(article.get("inLanguage")) for article in articles)
    code = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", (declared or "").strip())
    return code[0].lower() if code else None


def _own_address(tree: "HtmlElement") -> str | None:
    links = (
        tag.get("href") or "" for tag in tree.iter("link") if (tag.get("rel") or "").lower() == "canonical"
    )
    for address in (*links, meta(tree, "property", "og:url") or ""):
        if re.match(r"https?://[^\s/]+", address.strip(), re.I):
            return address.strip()
    return None


def _first(values: Any) -> str | None:
    found = _found(values)
    return next(found, None)


def _found(values: Any) -> Iterator[str]:
    for value in values:
        if isinstance(value, str) and 0 < len(value) <= MAX_CONTENT:
            yield value
        elif isinstance(value, tuple) and value:
            yield str(value[0])
