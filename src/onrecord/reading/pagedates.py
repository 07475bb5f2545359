"""When a web page was published: every place that says so, the one taken, and where they disagree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.reading.blocks import beginning, marks
from onrecord.reading.metatags import meta
from onrecord.reading.showndates import Shown, shown_date
from onrecord.text.jsonld import types, words_of
from onrecord.text.when import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_DATELINE = 200
"""A longer block is no dateline."""
NEAR = 25
"""Elements below the headline that may be the dateline without being marked as one."""
FAR = 150
"""Elements below the headline among which a marked dateline is the page's own."""
FARTHEST = timedelta(hours=14)
"""No clock on earth is farther from UTC."""
MAX_UNMARKED = 50
"""The same for a block that nothing marks as one: a longer one may be a caption or a sentence."""
MAX_DOUBTS = 3

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_DATE_TAGS = (
    ("property", "article:published_time"),
    ("property", "og:article:published_time"),
    ("name", "article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "datePublished"),
    ("property", "datePublished"),
    ("name", "parsely-pub-date"),
    ("name", "sailthru.date"),
    ("name", "cXenseParse:recs:publishtime"),
    ("name", "cXenseParse:publishtime"),
    ("name", "article.published"),
    ("name", "publication_date"),
    ("name", "publishdate"),
    ("name", "publish-date"),
    ("name", "publish_date"),
    ("name", "pubdate"),
    ("property", "pubdate"),
    ("name", "DC.date.issued"),
    ("name", "dcterms.created"),
    ("name", "dcterms.date"),
    ("name", "dc.date"),
    ("property", "og:pubdate"),
    ("name", "date"),
)
_MODIFIED_TAGS = (
    ("property", "article:modified_time"),
    ("property", "og:updated_time"),
    ("itemprop", "dateModified"),
    ("name", "last-modified"),
)
_DATELINE = re.compile(
    r"(?:^|[\s_-])(?:date|dates|time|times|timestamp|publish\w*|published|pub-?date|post-?date|entry-?date|byline|"
    r"meta|dateline|datum|fecha|data|datetime|posted|article-?info|article-?meta)(?:[\s_-]|$)",
    re.I,
)
_UPDATED = re.compile(
    r"updat|modif|aktualis|actuali[sz]|mis à jour|aggiornat|atualizad|bijgewerkt|oppdater|uppdater|opdater|"
    r"обновл|изменен|оновлен|güncelle|تحديث|更新|수정|zuletzt|last",
    re.I,
)
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.h](\d{2})(?!\d)\s*([ap])?\.?m?", re.I)
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.]|$)")
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d{2})/")


@dataclass(frozen=True)
class Given:
    """A date as a page gives it in one place; `moment` where it is a time with its offset."""

    when: When
    source: str
    moment: datetime | None = None


@dataclass(frozen=True)
class Dated:
    """The date taken, the place it stood or why there is none, the day of change, and disagreements."""

    published: When | None
    source: str
    modified: When | None
    doubts: tuple[str, ...]


def page_dates(
    tree: "HtmlElement", articles: Sequence[dict[str, Any]], address: str, language: str | None
) -> Dated:
    """What the page in `tree` says about when it was published and changed."""
    modified = _modified(tree, articles)
    shown = list(_shown(tree, language))
    by_day, by_month = in_address(address, days=True), in_address(address, days=False)
    plain = [each for each, updated in shown if not updated]
    named = [*_in_jsonld(articles, "datePublished"), *_in_tags(tree), *_in_marks(tree)]
    every = [*named, *by_day, *plain[:1], *by_month]
    if not every:
        return Dated(None, "no date is given in the page's tags, address or dateline", modified, ())
    taken = _by_local_clock(every[0], named, tree, language)
    return Dated(taken.when, taken.source, modified, tuple(_disagreements(taken, every, modified)))


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


def in_address(address: str, *, days: bool) -> list[Given]:
    """The day, or the month, that stands in a page's address.

    >>> in_address("https://press.example/2022/11/story.html", days=False)[0].when
    When(value='2022-11')
    """
    found = (_ADDRESS_DAY if days else _ADDRESS_MONTH).search(address) if address.startswith("http") else None
    if found is None:
        return []
    try:
        return [Given(When("-".join(part.zfill(2) for part in found.groups())), "the page's address")]
    except InputError:
        return []  # /2022/99/ is no month


def _given(written: str | None, source: str) -> Iterator[Given]:
    when = day_in(written or "")
    if when is not None:
        yield Given(when, source, _moment(written or ""))


def _moment(written: str) -> datetime | None:
    """The time in a machine-readable date, when it says its offset."""
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _in_jsonld(articles: Sequence[dict[str, Any]], field: str) -> Iterator[Given]:
    for article in articles[:5]:
        named = (types(article) or ("object",))[0]
        yield from _given(words_of(article.get(field)), f"{field} of the {named} in the page's JSON-LD")


def _in_tags(tree: "HtmlElement") -> Iterator[Given]:
    for attribute, name in _DATE_TAGS:
        yield from _given(meta(tree, attribute, name), f"the meta tag {name}")


def _in_marks(tree: "HtmlElement") -> Iterator[Given]:
    for path in ("//*[@itemprop='datePublished']", "//time[@pubdate]", "//article//time", "//main//time"):
        for node in tree.xpath(path)[:3]:
            if not _UPDATED.search(f"{marks(node)} {node.get('itemprop') or ''}"):
                yield from _given(
                    node.get("datetime") or node.get("content"), f"a {node.tag} tag of the page"
                )


def _modified(tree: "HtmlElement", articles: Sequence[dict[str, Any]]) -> When | None:
    found = [*_in_jsonld(articles, "dateModified")]
    for attribute, name in _MODIFIED_TAGS:
        found += _given(meta(tree, attribute, name), name)
    return found[0].when if found else None


def _datelines(tree: "HtmlElement") -> Iterator[str]:
    """The short blocks that may say when the page came out: those below the headline, then those above.

    Only near it: further down stand the dates of other articles, further up may stand today's.
    """
    nodes = list(tree.iter("*"))
    heads = [place for place, node in enumerate(nodes) if node.tag == "h1"]
    if not heads:
        yield from filter(None, (_dateline(node, marked_only=True) for node in nodes))
        return
    for head in heads:
        for place in range(head, min(head + FAR, len(nodes))):
            words = _dateline(nodes[place], marked_only=place > head + NEAR)
            if words:
                yield words
    for place in range(max(0, heads[0] - NEAR), heads[0]):
        words = _dateline(nodes[place], marked_only=True)
        if words:
            yield words


def _dateline(node: "HtmlElement", *, marked_only: bool) -> str | None:
    """The words of an element that may be a dateline."""
    marked = node.tag == "time" or bool(_DATELINE.search(f"{marks(node)} {node.get('itemprop') or ''}"))
    if not marked and (marked_only or len(node) > 2):
        return None
    if any(up.tag in ("nav", "aside", "footer", "figure", "a", "li") for up in node.iterancestors()):
        return None
    words = beginning(node, MAX_DATELINE)
    if not 6 <= len(words) < (MAX_DATELINE if marked else MAX_UNMARKED):
        return None
    return f"Updated {words}" if _UPDATED.search(marks(node)) else words


def _shown(tree: "HtmlElement", language: str | None) -> Iterator[tuple[Given, bool]]:
    """The dates that stand in datelines for readers, and whether each is called an update."""
    for words in islice(_datelines(tree), 40):
        start = 0
        while (found := shown_date(words[start:], language)) is not None:
            updated = bool(_UPDATED.search(words[start : start + found.end]))
            yield Given(found.when, f"found in the text of the page, “{found.written}”"), updated
            start += found.end


def _by_local_clock(taken: Given, named: Sequence[Given], tree: "HtmlElement", language: str | None) -> Given:
    """`taken`, or the day on the clock of its place where that is known: in UTC it may be another."""
    if taken.moment is None or taken.moment.utcoffset():
        return taken
    for other in named:
        same = other.moment is not None and abs(other.moment - taken.moment) < timedelta(minutes=1)
        if same and other.moment and other.moment.utcoffset() and other.when != taken.when:
            return Given(other.when, f"{other.source}; {taken.source} gives the same moment in UTC")
    for words in islice(_datelines(tree), 10):
        shown = shown_date(words, language)
        if shown is not None and shown.when != taken.when and _same_moment(words, shown, taken.moment):
            source = f"found in the text of the page, “{shown.written}”"
            return Given(shown.when, f"{source}; {taken.source} gives the same moment in UTC")
    return taken


def _same_moment(words: str, shown: Shown, moment: datetime) -> bool:
    """Whether a dateline shows `moment` on another clock: the same minutes, at most 14 hours away."""
    clock = _CLOCK.search(words, shown.end) or _CLOCK.search(words)
    if clock is None or shown.when.granularity != "day":
        return False
    hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "p" else 0) if clock[3] else int(clock[1])
    day = shown.when.first
    local = datetime(day.year, day.month, day.day, hour, int(clock[2]), tzinfo=UTC)
    return int(clock[2]) % 15 == moment.minute % 15 and abs(local - moment) <= FARTHEST


def _disagreements(taken: Given, every: Sequence[Given], modified: When | None) -> Iterator[str]:
    """A sentence for each other day the page gives for its publication."""
    days: dict[str, str] = {}
    for other in every:
        apart = other.when.first > taken.when.last or other.when.last < taken.when.first
        if apart and other.when != modified and "in UTC" not in taken.source:
            days.setdefault(other.when.value, other.source)
    for value, source in list(days.items())[:MAX_DOUBTS]:
        yield f"published on {taken.when.value} ({taken.source}), but {value} is given too ({source})"
