"""PDF files: the text layer, put back into paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.records.document import Document, Snapshot, Unread, Unreadable
from onrecord.text.language import beside, of_document
from onrecord.text.when import When

if TYPE_CHECKING:
    from pypdf import PdfReader

READER = "pdf 2"
MAX_PAGES = 2_000
MAX_TEXT = 10_000_000

_MADE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")
_BROKEN = re.compile(r"(\w+)[-\u2010]$")
_END = re.compile(r"[.!?…:]['”’»\")\]]*$")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMPOUND = re.compile(
    r"all|anti|cross|ex|far|half|high|left|long|low|mid|multi|non|part|post|pre|pro|right|second|self|semi|"
    r"short|so|third|under|vice|well",
    re.I,
)


def read_pdf(snapshot: Snapshot, body: bytes) -> Document | Unreadable:
    """The text of a PDF. Its date is that of the file, and `published_from` says so."""
    import pypdf  # noqa: PLC0415
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415

    try:
        reader = pypdf.PdfReader(BytesIO(body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return _unreadable(snapshot, Unread.ENCRYPTED, "The file asks for a password. Save it without.")
        if len(reader.pages) > MAX_PAGES:
            detail = f"The file has {len(reader.pages):,} pages; at most {MAX_PAGES:,} are read. Split it."
            return _unreadable(snapshot, Unread.TOO_LARGE, detail)
        pages = list(_pages(reader))
        about = _about(reader)
    except (DependencyError, FileNotDecryptedError):
        detail = "The file is encrypted in a way we cannot open. Save it without a password."
        return _unreadable(snapshot, Unread.ENCRYPTED, detail)
    except PyPdfError as problem:
        detail = f"The file is damaged or cut off ({str(problem)[:120]}). Fetch it again."
        return _unreadable(snapshot, Unread.DAMAGED, detail)
    if sum(map(len, pages)) > MAX_TEXT:
        detail = f"The text has more than {MAX_TEXT:,} characters. Split the file."
        return _unreadable(snapshot, Unread.TOO_LARGE, detail)
    text = "\n\n".join(paragraphs(pages))
    if not text.strip():
        count = f"{len(pages)} pages" if len(pages) != 1 else "page"
        detail = (
            f"No text layer: the {count} may be scanned pictures. Run text recognition on the file first."
        )
        return _unreadable(snapshot, Unread.NO_TEXT, detail)
    return _document(snapshot, text, about, f"{READER}, pypdf {pypdf.__version__}")


def paragraphs(pages: Sequence[str]) -> list[str]:
    """The paragraphs in the text of `pages`: lines joined, words parted at line ends whole again.

    Lines that return at the top or foot of most pages, and page numbers, are left out.

    >>> paragraphs(["The envoy spoke of the strength-\\nening of the group in the north.\\nHe left."])
    ['The envoy spoke of the strengthening of the group in the north. He left.']
    """
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    running = _running(lines)
    kept: list[str] = []
    for page in lines:
        kept += [line for place, line in enumerate(page) if not _beside(place, page, running)]
    kept = kept if any(kept) else [line for page in lines for line in page]
    seen = Counter(word.casefold() for line in kept for word in _WORD.findall(line))
    full = median(map(len, filter(None, kept))) if any(kept) else 0
    found: list[str] = []
    now = ""
    for line in kept:
        if line:
            now = _joined(now, line, seen)
        if now and (not line or (len(line) < 0.7 * full and _END.search(line))):
            found.append(now)
            now = ""
    return [*found, now] if now else found


def _pages(reader: "PdfReader") -> Iterator[str]:
    total = 0
    for page in reader.pages:
        text = page.extract_text().replace("\x00", "").replace("\r", "\n")
        # Half of a pair of surrogates is no character and could not be stored.
        text = text.encode("utf-8", "replace").decode("utf-8")
        total += len(text)
        yield text
        if total > MAX_TEXT:
            return


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines that return, numbers aside, at the top or foot of at least half of three pages or more."""
    if len(pages) < 3:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line]
        seen.update({_DIGITS.sub("#", line) for line in (*filled[:2], *filled[-2:])})
    return frozenset(line for line, count in seen.items() if count * 2 >= len(pages) and count >= 3)


def _beside(place: int, page: Sequence[str], running: frozenset[str]) -> bool:
    line = page[place]
    filled = [number for number, words in enumerate(page) if words]
    if not line or place not in (*filled[:2], *filled[-2:]):
        return False
    outermost = place in (filled[0], filled[-1])
    return _DIGITS.sub("#", line) in running or (outermost and line.isdigit() and len(page) > 1)


def _joined(now: str, line: str, seen: Counter[str]) -> str:
    if not now:
        return line
    broken = _BROKEN.search(now)
    if now.endswith("\u00ad"):
        return now[:-1] + line
    follow = _WORD.match(line)
    if broken is None or follow is None or not line[0].islower():
        return f"{now} {line}"
    first, rest = broken[1], follow[0]
    whole, parted = (first + rest).casefold(), f"{first}-{rest}".casefold()
    if seen[whole] or not (seen[parted] or _COMPOUND.fullmatch(first)):
        return now[:-1] + line
    return now + line


def _about(reader: "PdfReader") -> tuple[str | None, str | None, str | None]:
    """Title, author and date as the file's own description gives them."""
    given: Mapping[str, object] = reader.metadata or {}
    found = []
    for key in ("/Title", "/Author", "/CreationDate"):
        value = given.get(key)
        words = " ".join(str(value).replace("\x00", "").split()) if value is not None else ""
        found.append(words.encode("utf-8", "replace").decode("utf-8") or None)
    return found[0], found[1], found[2]


def _document(
    snapshot: Snapshot, text: str, about: tuple[str | None, str | None, str | None], reader: str
) -> Document:
    title, author, made = about
    published, published_from = _made(made)
    languages = of_document(text)
    return Document(
        snapshot=snapshot.id,
        text=text,
        title=title,
        authors=tuple(part.strip() for part in re.split(r"[;|]", author or "") if part.strip()),
        publisher=None,
        published=published,
        published_from=published_from,
        language=languages.main.code,
        language_from=languages.main.reason,
        address=snapshot.address,
        reader=reader,
        doubts=tuple(filter(None, [beside(languages)])),
    )


def _unreadable(snapshot: Snapshot, reason: Unread, detail: str) -> Unreadable:
    return Unreadable(snapshot.id, reason, detail)


def _made(written: str | None) -> tuple[When | None, str]:
    form = _MADE.match(written or "")
    try:
        if form:
            return When(
                "-".join(form.groups())
            ), "the day the PDF file was made, which may not be when it came out"
    except InputError:
        pass
    if written:
        return None, f"the PDF file gives {written[:40]!r}, which is no date"
    return None, "the PDF file gives no date"
