"""The running text of a web page: what trafilatura finds, what it left out, and less what is no text."""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.blocks import HEADINGS, Block, blocks, key, linked, marks, whole
from onrecord.reading.furniture import drop_furniture, drop_hidden, single, take_captions
from onrecord.reading.notices import (
    calls_on_reader,
    claims_rights,
    ends_in_credit,
    leads_elsewhere,
    names_source,
    only_date,
)
from onrecord.reading.pageauthors import is_byline
from onrecord.reading.pagehead import PageHead
from onrecord.reading.pagemonths import MONTH_WORDS
from onrecord.text.jsonld import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MIN_RESTORED = 60
"""Code points: a shorter paragraph that was left out is left out with reason more often than not."""
MIN_ENTRY = 40
"""The same for an entry of a list that ends as a sentence."""
MIN_LEAD = 60
MIN_MARKED = 25
"""Code points of a lead that its class marks as one."""
MAX_LEAD = 1_500
MIN_HEADING = 80
"""Code points of a lead that is set as a heading, without a full stop."""
OFTEN = 3
MIN_PULLED = 15
"""Letters: fewer may stand twice by chance."""
MAX_PULLED = 300
MAX_COMPARED = 500_000_000
"""Letters times paragraphs: a longer text is no article, and the comparing would take seconds."""
LONG = 120
"""Code points: a paragraph so long is text even where it does not end as a sentence."""
HEAD_LINES = 5
"""Lines at the top among which headline, byline and date may be repeated."""
MAX_HEAD = 400
"""Code points of a line that repeats the headline."""
LESS = 0.5
"""Where the page shows less than this share of the text in its own description, that text is read."""

_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")
_CREDIT = re.compile(r"(?:photo|foto|image|bild|picture|photograph)s?(?: by|:) .{2,60}", re.I)
_LIST_MARK = re.compile(r"^- ")
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:standfirst|lead|lede|leads?-?text|intro|introduction|dek|sub-?title|sub-?headline|sub-?head|strapline|"
    r"preamble|ingress|chapo|chapeau|sommario|occhiello|entradilla|bajada|epigraph|epigrafe|vorspann|teaser|kicker-?text|summary|"
    r"abstract|excerpt|sapo|description|anons|perex|manchet|underrubrik)(?:[\s_-]|$)",
    re.I,
)
_LABEL = re.compile(r"[^:：]{3,40}[:：]")
_DIGITS = re.compile(r"\d+")
_END = re.compile(r"[.!?…。！？؟।]['\"”’»›)\]]*$")


@dataclass(frozen=True)
class Body:
    """The text of a page, its captions, and a sentence where the text is not the page's shown text."""

    text: str
    captions: tuple[str, ...]
    doubt: str | None = None


def body_of(tree: "HtmlElement", head: PageHead) -> Body:
    """The running text of a page, paragraphs parted by an empty line, and its captions."""
    drop_hidden(tree)
    captions = take_captions(tree)
    drop_furniture(tree)
    standing = list(blocks(tree))
    lines = [line for line in map(_even, _extracted(tree)) if line]
    lines = _with_lead(_with_left_out(lines, standing), standing, head)
    titles = {_plain(block.words) for block in standing if block.node.tag in HEADINGS}
    beside = {_plain(caption) for caption in captions} | {_plain(head.title or "")}
    paragraphs: list[str] = []
    for place, words in enumerate(lines):
        if _plain(words) in beside or words in paragraphs[-1:] or calls_on_reader(words):
            continue
        if place < HEAD_LINES and (_heads_page(words, head) or is_byline(words)):
            continue
        if claims_rights(words) or (leads_elsewhere(words) and _LABEL.match(words)):
            continue
        if _CREDIT.fullmatch(words) or ends_in_credit(words):
            captions = single([*captions, words])
            continue
        if not _names_authors(words, head.authors):
            paragraphs.append(words)
    paragraphs = _without_pulled(_without_repeated(paragraphs))
    return _or_described("\n\n".join(_without_tail(paragraphs, titles)), captions, head)


def _even(line: str) -> str:
    return " ".join(_UNSEEN.sub("", _LIST_MARK.sub("", line)).split())


def _extracted(tree: "HtmlElement") -> list[str]:
    import trafilatura  # noqa: PLC0415

    # Its refusals are our results, so they need not be printed as well.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=False, with_metadata=False, favor_precision=False
    )
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    if not text.strip():
        text = trafilatura.baseline(tree)[1] or ""
    return text.split("\n")


def _with_left_out(lines: Sequence[str], standing: Sequence[Block]) -> list[str]:
    """`lines` with the paragraphs put back that stand beside them in the same containers.

    Pages of several containers lose all but the first in trafilatura. A container is known by
    its own element or by its class, and only when three paragraphs of it were found.
    """
    at = _places(lines, standing)
    homes = Counter(_home(block) for block, place in zip(standing, at, strict=True) if place is not None)
    trusted = {home for home, count in homes.items() if count >= 3}
    after: dict[int, list[str]] = {}
    last = -1
    for block, place in zip(standing, at, strict=True):
        if place is not None:
            last = max(last, place)
        elif last >= 0 and _home(block) in trusted and _left_out(block):
            after.setdefault(last, []).append(_even(whole(block.node)))
    found: list[str] = []
    for place, line in enumerate(lines):
        found += [line, *after.get(place, ())]
    return found


def _places(lines: Sequence[str], standing: Sequence[Block]) -> list[int | None]:
    """For each block the line it became, or `None`; both run in the same order."""
    at: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        at.setdefault(key(line), []).append(place)
    found: list[int | None] = []
    for block in standing:
        waiting = at.get(block.key)
        found.append(waiting.pop(0) if waiting and len(waiting) > 1 else waiting[0] if waiting else None)
    return found


def _home(block: Block) -> tuple[str, str]:
    """What a block stands in; of an entry of a list, what the list stands in."""
    parent = block.node.getparent()
    if block.node.tag == "li" and parent is not None:
        parent = parent.getparent()
    return (str(parent.tag), str(parent.get("class") or "")) if parent is not None else ("", "")


def _left_out(block: Block) -> bool:
    return (
        block.node.tag in ("p", "li", "blockquote")
        and len(block.words) >= (MIN_ENTRY if block.node.tag == "li" else MIN_RESTORED)
        and (len(block.words) >= LONG or bool(_END.search(block.words)))
        and linked(block.node) < 0.5
    )


def _with_lead(lines: Sequence[str], standing: Sequence[Block], head: PageHead) -> list[str]:
    """`lines` with the lead on top, when it stands below the headline and was left out."""
    known = {key(line) for line in lines}
    first = next(
        (place for place, block in enumerate(standing) if block.key in known and len(block.words) > 80), 0
    )
    top = max((place for place, block in enumerate(standing[:first]) if block.node.tag == "h1"), default=None)
    above = standing[max(0, first - 12) if top is None else top + 1 : first]
    lead = [
        whole(block.node) for block in above if block.key not in known and _lead(block, head, top is not None)
    ]
    return [*map(_even, dict.fromkeys(lead)), *lines]


def _lead(block: Block, head: PageHead, below_headline: bool) -> bool:
    """Whether a block is the lead: the page's description, marked as one, or a sentence below the h1."""
    words = block.words
    if not MIN_MARKED <= len(words) <= MAX_LEAD or linked(block.node) > 0.3 or _beside_picture(block.node):
        return False
    if (
        leads_elsewhere(words)
        or calls_on_reader(words)
        or only_date(words, MONTH_WORDS)
        or _names_authors(words, head.authors)
    ):
        return False
    if (
        head.description
        and len(block.key) >= 30
        and block.key in re.sub(r"[\W_]+", "", head.description).casefold()
    ):
        return True
    near = [block.node, *list(block.node.iterancestors())[:1]]
    if any(_LEAD.search(f"{marks(node)} {node.get('itemprop') or ''}") for node in near):
        return True
    whole = bool(_END.search(words)) or (block.node.tag in HEADINGS and len(words) >= MIN_HEADING)
    return below_headline and len(words) >= MIN_LEAD and whole


def _beside_picture(node: "HtmlElement") -> bool:
    """Whether a block stands alone with a picture: then it is its caption."""
    parent = node.getparent()
    return (
        parent is not None
        and parent.tag != "article"
        and len(parent) < 4
        and parent.find(".//img") is not None
    )


def _heads_page(words: str, head: PageHead) -> bool:
    """Whether a line repeats the headline, with or without the line above it, or is a date."""
    if len(words) > MAX_HEAD:
        return False
    plain = _letters(words)
    for title in head.titles:
        told = _letters(title)
        above = words[: max(0, len(words) - len(title))]
        if (
            len(told) > 12
            and plain.endswith(told)
            and len(plain) - len(told) < 80
            and not re.search("[:：]", above)
        ):
            return True
    return only_date(words, MONTH_WORDS)


def _names_authors(words: str, authors: Sequence[str]) -> bool:
    """Whether a line holds the authors' names and hardly anything besides."""
    if len(words) > 160 or not authors:
        return False
    words = _DIGITS.sub("", words)
    rest = words.casefold()
    for name in authors:
        rest = rest.replace(name.casefold(), "")
    return rest != words.casefold() and len(_letters(rest)) <= 20 and not _END.search(words)


def _without_repeated(paragraphs: Sequence[str]) -> list[str]:
    """`paragraphs` without short ones that come again and again: those are buttons and offers."""
    often = Counter(words for words in paragraphs if len(words) < MAX_HEAD)
    return [words for words in paragraphs if often[words] < OFTEN]


def _without_pulled(paragraphs: Sequence[str]) -> list[str]:
    """`paragraphs` without those whose words stand inside another one: quotations pulled out of the text."""
    letters = [_letters(words) for words in paragraphs]
    every = "\n".join(letters)
    if len(every) * len(letters) > MAX_COMPARED:
        return list(paragraphs)
    return [
        words
        for words, plain in zip(paragraphs, letters, strict=True)
        if not MIN_PULLED <= len(plain) <= MAX_PULLED or every.count(plain) < 2 or letters.count(plain) > 1
    ]


def _without_tail(paragraphs: list[str], titles: set[str]) -> list[str]:
    """`paragraphs` without headings that nothing follows, and without a last line that names the source."""
    kept = list(paragraphs)
    while len(kept) > 1:
        last = kept[-1]
        tail = _plain(last) in titles or leads_elsewhere(last) or names_source(last)
        if not tail and not only_date(last, MONTH_WORDS) and not (last.endswith(":") and len(last) < 80):
            break
        kept.pop()
    return kept


def _or_described(text: str, captions: tuple[str, ...], head: PageHead) -> Body:
    """The text shown, or the one in the page's JSON-LD where the page shows hardly any of it."""
    told = head.described
    if not told or len(told) < 200 or len(text) >= LESS * len(told):
        return Body(text, captions)
    doubt = (
        f"the text is articleBody of the page's JSON-LD ({len(told):,} characters); "
        f"the page itself shows {len(text):,}"
    )
    paragraphs = (words_of(line) for line in told.split("\n"))
    return Body("\n\n".join(filter(None, paragraphs)), captions, doubt)


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", _UNSEEN.sub("", words)).casefold()


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
