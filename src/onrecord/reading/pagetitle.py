"""The headline of a web page, among the several forms in which pages carry it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.reading.metatags import MAX_CONTENT, meta
from onrecord.text.jsonld import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SIGN = re.compile(r"[\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")
_PARTED = re.compile(r"\s+[|·•–—-]\s+|\s*(?:--|：|｜|_)\s*|\s*\|\s*")
MIN_HEADLINE = 3
"""Words: a shorter single h1 may be the name of the outlet."""
MAX_OUTLET = 30
"""Code points of what may be cut off behind a bar without being known as the outlet's name."""
MIN_LETTERS = 12
"""The same for scripts without spaces."""


@dataclass(frozen=True)
class Titles:
    """The title taken, and every form of it that the page carries, for finding repetitions."""

    title: str | None
    every: tuple[str, ...]


def page_titles(tree: "HtmlElement", articles: Sequence[dict[str, Any]], outlets: Sequence[str]) -> Titles:
    """The headline: the form most places of the page agree on, the printed one where they do not.

    A line above the headline that no tag repeats is no part of it. `outlets` are the names
    that a tag may carry behind the headline.
    """
    names = {_letters(outlet) for outlet in outlets}
    printed = [head for head in _printed(tree) if _letters(head) not in names]
    told = [words_of(article.get("headline") or article.get("name")) for article in articles[:1]]
    told.append(meta(tree, "property", "og:title") or meta(tree, "name", "twitter:title"))
    bare = words_of(next((str(tag.text_content())[:MAX_CONTENT] for tag in tree.iter("title")), ""))
    tags = [
        without_outlet(_UNSEEN.sub("", tag), outlets, printed)
        for tag in told
        if tag and len(tag) <= MAX_CONTENT
    ]
    last = [without_outlet(_UNSEEN.sub("", bare), outlets, [*printed, *tags])] if bare else []
    taken = _taken(printed, [*tags, *last], tree) or next(iter((*tags, *printed, *last)), None)
    return Titles(taken, tuple(dict.fromkeys([*printed, *tags, *last])))


def without_outlet(title: str, outlets: Sequence[str], others: Sequence[str] = ()) -> str:
    """`title` without the outlet's name, or its section, behind it.

    >>> without_outlet("Four sites named - A daily", ["A daily"])
    'Four sites named'
    >>> without_outlet("Four sites named | World | A daily", [], ["Four sites named"])
    'Four sites named'
    """
    names = {_letters(outlet) for outlet in outlets} - {""}
    starts = {_letters(other) for other in others}
    cuts = list(_PARTED.finditer(title))
    for cut in cuts:
        if _letters(title[: cut.start()]) in starts:
            return title[: cut.start()]
    if not cuts:
        return title
    before, behind = title[: cuts[-1].start()], title[cuts[-1].end() :]
    barred = "|" in cuts[-1][0] and len(behind.split()) < len(before.split()) and len(behind) <= MAX_OUTLET
    return before if barred or _letters(behind) in names else title


def _printed(tree: "HtmlElement") -> Iterator[str]:
    """The words of each h1; where a tag ends as the last part of it, that part is a form of its own."""
    for node in tree.iter("h1"):
        found = _headline(node)
        if found:
            yield found


def _headline(node: "HtmlElement") -> str | None:
    """The words of a heading; parts that stand on lines of their own stay apart."""
    pieces = [node.text or ""]
    for inner in node:
        gap = " " if inner.tag in ("br", "div", "p", "span") and len(node) > 1 else ""
        pieces += [gap, str(inner.text_content()), gap if inner.tag != "span" else "", inner.tail or ""]
    found = words_of(_UNSEEN.sub("", "".join(pieces)[:MAX_CONTENT]))
    return re.sub(r"(?<=\w) (?=:(?: |$))", "", found) if found and len(node) > 1 else found


def _parts(node: "HtmlElement") -> list[str]:
    """The words of the last element of a heading of several, as a headline below a smaller line."""
    pieces = [words for inner in node if (words := words_of(str(inner.text_content())[:MAX_CONTENT]))]
    return [_UNSEEN.sub("", pieces[-1])] if len(pieces) > 1 and not (node.text or "").strip() else []


def _taken(printed: Sequence[str], tags: Sequence[str], tree: "HtmlElement") -> str | None:
    """The form that most places carry, the printed one first; `None` where all are worth the same."""
    heads = [head for head in printed if len(printed) == 1 or any(_same(head, tag) for tag in tags)]
    votes: dict[str, list[str]] = {}
    for form in (*dict.fromkeys(heads), *tags):
        votes.setdefault(_letters(form), []).append(form)
    most = max(map(len, votes.values()), default=0)
    head = next(
        (head for head in heads if len(head.split()) >= MIN_HEADLINE or len(head) > MIN_LETTERS), None
    )
    if head is not None and len(votes[_letters(head)]) == most > 1:
        return head
    part = _below_kicker(tree, tags)
    if part is not None:
        return part
    if most > 1:
        return next(forms[0] for forms in votes.values() if len(forms) == most)
    return head


def _below_kicker(tree: "HtmlElement", tags: Sequence[str]) -> str | None:
    """The last part of a printed headline of several parts, when a tag ends with it."""
    for node in tree.iter("h1"):
        for part in _parts(node):
            if len(part.split()) >= MIN_HEADLINE and any(
                _letters(tag).endswith(_letters(part)) for tag in tags
            ):
                return part
    return None


def _same(one: str, other: str) -> bool:
    one, other = _letters(one), _letters(other)
    return bool(one) and bool(other) and (one in other or other in one)


def _letters(words: str) -> str:
    return _SIGN.sub("", _UNSEEN.sub("", words)).casefold()
