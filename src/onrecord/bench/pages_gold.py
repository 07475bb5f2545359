"""The gold of the news pages, and how near what was read comes to it."""

import gzip
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.bench.figure import f1

_PAGE = re.compile(r"(?P<publisher>.+)_(?P<day>\d{4}_\d{2}_\d{2})\.html\.gz")
_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′`´", "'") | dict.fromkeys("–—‐‑−", "-")
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TOKEN = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+"
)
_MARKUP = re.compile(r"<[^>]*>")

_BY_COUNTRY = (
    "at:de au:en be:nl ca:en ch:de cn:zh cz:cs de:de dk:da es:es fr:fr il:de ind:en it:it jp:ja kr:ko li:de "
    "lt:lt lu:de my:en no:no pl:pl ru:ru se:sv tr:tr tw:en ua:ru uk:en us:en vn:vi za:en"
)
_COUNTRIES = dict(pair.split(":") for pair in _BY_COUNTRY.split())
_PAGES = {"Dizindaba": "xh", "Ilanga": "zu", "MallorcaZeitung": "de", "TheJapanNews": "en"}
"""What we saw on the pages: the set itself does not name languages."""


@dataclass(frozen=True)
class Gold:
    """What a page holds according to the set; `language` is our own label, `None` where we gave none."""

    title: str
    authors: tuple[str, ...]
    published: str
    paragraphs: tuple[str, ...]
    language: str | None


@dataclass(frozen=True)
class Page:
    """One page of the set: its bytes and its gold. `held` says that its errors were not looked at."""

    name: str
    country: str
    body: bytes
    gold: Gold

    @property
    def held(self) -> bool:
        """Whether the page is of the held-out half: the SHA-256 of its name begins with an odd byte."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 1


def pages(folder: Path) -> Iterator[Page]:
    """Every page of the set with its gold, by country and name."""
    for path in sorted(folder.glob("*/*.html.gz")):
        form = _PAGE.fullmatch(path.name)
        gold_at = path.with_name(f"{form['publisher']}.json") if form else path
        if form is None or not gold_at.is_file():
            continue
        body = gzip.decompress(path.read_bytes())
        country = path.parent.name
        language = _PAGES.get(form["publisher"], _COUNTRIES.get(country))
        versions = json.loads(gold_at.read_bytes())
        yield Page(path.name.removesuffix(".html.gz"), country, body, _gold(versions, body, language))


def _gold(versions: dict[str, Any], body: bytes, language: str | None) -> Gold:
    """The version whose paragraphs stand on the page most; the later one of two."""
    shown = folded(_MARKUP.sub(" ", body.decode("utf-8", "replace")))
    best = max(
        versions.values(),
        key=lambda version: (_standing(version, shown), str(version.get("publishing_date"))),
    )
    return Gold(
        title=best.get("title") or "",
        authors=tuple(best.get("authors") or ()),
        published=str(best.get("publishing_date") or "")[:10],
        paragraphs=_paragraphs(best),
        language=language,
    )


def _standing(version: dict[str, Any], shown: str) -> int:
    return sum(
        folded(paragraph)[:40] in shown for paragraph in (version.get("title") or "?", *_paragraphs(version))
    )


def _paragraphs(version: dict[str, Any]) -> tuple[str, ...]:
    body = version.get("body") or {}
    found = list(body.get("summary") or ())
    for section in body.get("sections") or ():
        found += [*(section.get("headline") or ()), *(section.get("paragraphs") or ())]
    return tuple(filter(None, found))


def folded(text: str) -> str:
    """`text` with its spaces evened, typographic quotes and dashes plain, and unseen letters gone.

    >>> folded(" “Four”  sites – named ")
    '"Four" sites - named'
    """
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_SIGNS).split())


def tokens(text: str) -> Counter[str]:
    """The words of `text`; of scripts without spaces, the letters.

    >>> sorted(tokens("Two sites, two. 中国").items())
    [('sites', 1), ('two', 2), ('中', 1), ('国', 1)]
    """
    return Counter(_TOKEN.findall(folded(text).casefold()))


def untagged(body: bytes) -> bytes:
    """The page without what only machines read of its date: scripts, meta tags, links and attributes of time.

    >>> untagged(b"<html><head><meta name='date' content='2022-11-02'></head><body><p>A</p></body></html>")
    b'<html><head></head><body><p>A</p></body></html>'
    """
    from lxml.html import HTMLParser, document_fromstring, tostring  # noqa: PLC0415

    text = body.decode("utf-8", "replace").encode()
    tree = document_fromstring(text, parser=HTMLParser(encoding="utf-8"))
    for node in list(tree.iter("script", "meta", "link")):
        node.drop_tree()
    for node in tree.iter("*"):
        for name in ("datetime", "content"):
            node.attrib.pop(name, None)
    return bytes(tostring(tree, encoding="utf-8"))


def overlap(ours: str, gold: str) -> float:
    """F1 over the words of two texts, counted as often as they stand.

    >>> overlap("four sites named", "four sites")
    0.8
    """
    one, other = tokens(ours), tokens(gold)
    return f1((one & other).total(), one.total(), other.total())


def present(some: Sequence[str], others: Sequence[str]) -> int:
    """How many paragraphs of `some` stand in the text of `others`, where they may be parted otherwise.

    >>> present(["One.", "Two."], ["One. Three."])
    1
    """
    text = re.sub(r"\W", "", folded("".join(others)).casefold())
    return sum(re.sub(r"\W", "", folded(paragraph).casefold()) in text for paragraph in some)


def names(written: Sequence[str]) -> frozenset[str]:
    """The names as they are compared: letters and digits only, without case.

    >>> sorted(names(["Dr. A. Mill", "AFP"]))
    ['afp', 'dr a mill']
    """
    return frozenset(" ".join(re.findall(r"\w+", folded(name).casefold())) for name in written) - {""}
