"""The header lines on top of a plain text: what they say, and which of them say nothing we know."""

import re
from dataclasses import dataclass

NAMES = {
    "title": ("Title", "Headline"),
    "publisher": ("Publisher", "Source", "Outlet"),
    "published": ("Published", "Date", "Published on", "Publication date"),
    "authors": ("Authors", "Author", "Author(s)", "By", "Byline"),
    "language": ("Language",),
    "url": ("URL", "Link", "Address"),
    "restated-by": ("Restated-By",),
    "carries": ("Carries",),
}
"""What a header line may tell, and the names it goes by, our own first. Letter case does not count."""

_FIELD = {name.casefold(): field for field, written in NAMES.items() for name in written}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
_LINE = re.compile(r"([A-Za-z][A-Za-z-]*(?:\(s\)|[ ][A-Za-z-]+)?)[ \t]*:[ \t]*(.*)", re.S | re.I)
_GAP = re.compile(r"\n[ \t]*\n")
_SHOWN = 80


@dataclass(frozen=True)
class Headed:
    """A text parted into the header lines on top and the body, which is kept exactly.

    `header` goes by our own names in small letters, `written` holds the name each was written
    with. A line that was not read stands on top of `body`, and `doubts` names it.
    """

    header: dict[str, str]
    body: str
    written: dict[str, str]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    """A header line, with the lines that go on with it: as it stands, its name and what it says."""

    whole: str
    name: str
    value: str

    @property
    def field(self) -> str | None:
        """What the line tells; None when its name is not known."""
        found = _FIELD.get(self.name.casefold())
        if found == "publisher" and self.name.casefold() == "source" and _ADDRESS.fullmatch(self.value):
            return "url"
        if found == "url" and self.name.casefold() == "address" and not _ADDRESS.fullmatch(self.value):
            return None
        return found

    @property
    def ours(self) -> bool:
        """Whether the line bears our own name for what it tells."""
        return self.name.casefold() in NAMES


def part(text: str) -> Headed:
    """`text` parted into header lines and body.

    A header is read when every line before the first empty one is a name, a colon and words, and
    at least as many names are known as are not. A line whose name is not known stays in the text.

    >>> part("Headline: A strike\\n\\nIt hit.").header
    {'title': 'A strike'}
    >>> part("Title: A strike\\nDateline: KYIV\\n\\nIt hit.").body
    'Dateline: KYIV\\n\\nIt hit.'
    >>> part("Note: this is prose.\\n\\nIt hit.").header
    {}
    """
    gap = _GAP.search(text)
    top, body = (text[: gap.start()], text[gap.end() :]) if gap else (text, "")
    lines = _lines(top.rstrip("\n").split("\n"))
    known = [line for line in lines or () if line.field]
    if gap is None and not text.endswith("\n"):
        return Headed({}, text, {})
    if lines is None or not known or 2 * len(known) < len(lines):
        return Headed({}, text, {}, _unread(top, lines, known))
    header: dict[str, str] = {}
    written: dict[str, str] = {}
    left = {id(line): _not_known(line) for line in lines if not line.field}
    for line in sorted(known, key=lambda line: not line.ours):
        field = line.field or ""
        if field == "authors" and header.get(field) and line.value:
            header[field] += f"; {line.value}"
        elif field in header:
            left[id(line)] = _said_again(line, written[field])
        else:
            header[field], written[field] = line.value, line.name
    kept = "\n".join(line.whole for line in lines if id(line) in left)
    doubts = tuple(left[id(line)] for line in lines if id(line) in left)
    return Headed(header, f"{kept}\n\n{body}" if kept else body, written, doubts)


def _lines(written: list[str]) -> list[_Line] | None:
    """The header lines among `written`, which is all of them; None when one is something else."""
    lines: list[_Line] = []
    for line in written:
        if line[:1] in (" ", "\t") and lines:
            before = lines.pop()
            value = f"{before.value} {line.strip()}".strip()
            lines.append(_Line(f"{before.whole}\n{line}", before.name, value))
            continue
        form = _LINE.fullmatch(line)
        if form is None:
            return None
        lines.append(_Line(line, form[1], form[2].strip()))
    return lines


def _unread(top: str, lines: list[_Line] | None, known: list[_Line]) -> tuple[str, ...]:
    """Why a text that begins like a header has none."""
    first = top.split("\n", 1)[0]
    form = _LINE.fullmatch(first)
    if lines is None and form and _Line(first, form[1], form[2].strip()).field:
        why = "not every line before the first empty one is such a line"
    elif known:
        first, why = known[0].whole, "most lines beside it have names that are not known"
    else:
        return ()
    return (f"The line “{_short(first)}” looks like a header, but {why}: all of it is read as text.",)


def _not_known(line: _Line) -> str:
    names = ", ".join(name for written in NAMES.values() for name in written)
    what = "it is no web address" if line.name.casefold() in _FIELD else "its name is not known"
    return f"The line “{_short(line.whole)}” looks like a header, and {what}; known are: {names}."


def _said_again(line: _Line, by: str) -> str:
    return f"The line “{_short(line.whole)}” tells what the line {by} tells already; it stays in the text."


def _short(line: str) -> str:
    flat = " ".join(line.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
