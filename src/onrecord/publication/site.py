"""Where a site lies and what its addresses are."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.errors import PublishError
from onrecord.records.check import Check
from onrecord.records.document import Document
from onrecord.records.factcheck import FactCheck
from onrecord.records.report import Report
from onrecord.records.statement import Statement

Citable = Document | FactCheck

LONGEST_SLUG_NAME = 60

_UNSAFE = re.compile(r"[\s<>\"'`\\\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Site:
    """A published site: the folder it is written to, its address, and who publishes it.

    `address` is the web address of the folder. `example` puts a banner on every page that
    says the site is an example.
    """

    folder: Path
    address: str
    publisher: str
    publisher_address: str | None = None
    language: str = "en"
    example: bool = False

    @property
    def base(self) -> str:
        """The address, ending in a slash."""
        return self.address.rstrip("/") + "/"

    def page_address(self, slug: str) -> str:
        """The address of a check's page.

        >>> Site(Path("site"), "https://example.org", "Desk").page_address("a-b")
        'https://example.org/checks/a-b/'
        """
        return f"{self.base}checks/{slug}/"


def require_site(site: Site) -> None:
    """Raise unless the site has all that publication needs.

    Raises:
        PublishError: the address is no web address, or nobody publishes it.
    """
    parts = urlsplit(site.address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise PublishError(
            "site.address",
            f"The site's address {site.address!r}.",
            "A site has a web address that begins with http:// or https://.",
            "Set the address under which the folder will be served.",
        )
    if not site.publisher.strip():
        raise PublishError(
            "site.publisher",
            "The site names no publisher.",
            "ClaimReview needs the organisation that publishes.",
            "Set the publisher's name.",
        )


def main_statement(check: Check) -> Statement | None:
    """The statement the page is about: that of the first claim, else the first."""
    wanted = check.claims[0].statement if check.claims else None
    found = [one for one in check.statements if one.id == wanted] or list(check.statements)
    return found[0] if found else None


def slug_of(report: Report, check: Check) -> str:
    """The stable name of a page: claimant, date, and six digits of the statement's id.

    The statement names the page, not the check: a later check of the same statement
    keeps the address.
    """
    statement = main_statement(check)
    short = (statement.id if statement else check.document.id).rsplit("_", 1)[-1][:6]
    when = f"-{report.said_on.value.replace('/', '-to-')}" if report.said_on else ""
    return f"{plain_name(report.claimant) or 'statement'}{when}-{short}"


def plain_name(name: str) -> str:
    """A name as an address can hold it: ASCII letters, digits and hyphens.

    >>> plain_name("Zoë  O’Brien"), plain_name("زيد")
    ('zoe-o-brien', '')
    """
    spaced = re.sub(r"[’‘ʼ‐–—]", "-", name)
    ascii_only = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode("ascii")
    joined = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower())
    return joined.strip("-")[:LONGEST_SLUG_NAME].strip("-")


SHORT = 16
"""Digits of a hash in the names of pages; the file with the text itself has all of them."""


def archive_name(record: Citable) -> str:
    """The file name, without its ending, of the archived copy of a source.

    A text is named by the first digits of the SHA-256 of its UTF-8 bytes; an earlier
    fact-check, which has several short texts, by the beginning of its id.
    """
    if isinstance(record, FactCheck):
        return record.id[: len(record.KIND) + 1 + SHORT]
    return text_hash(record)[:SHORT]


def text_hash(document: Document) -> str:
    """The SHA-256 of a text, which names the file that holds it, so that a reader can check it."""
    return hashlib.sha256(text_bytes(document.text)).hexdigest()


def text_bytes(text: str) -> bytes:
    """The text as the archived copy holds it."""
    return text.encode("utf-8", "surrogatepass")


def anchor(field: str, start: int, end: int) -> str:
    """The name of a place in an archived copy.

    >>> anchor("text", 4, 9)
    'text-4-9'
    """
    return f"{field}-{start}-{end}"


def web_address(address: str | None) -> str | None:
    """The address when it is a web address that can stand in a link, else nothing.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address("https://a b")
    ('https://example.org/a', None, None)
    """
    if not address or not address.startswith(("https://", "http://")) or _UNSAFE.search(address):
        return None
    return address
