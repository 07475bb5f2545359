"""The plain text of a fact-check page, cut so that the audit can look at it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.when import When

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
LINK = re.compile(
    r"https?://\S+|\bwww\.\S+|\[\d{1,3}\]|\d\s?¶"
    r"|[.!?”]\d{1,3}(?: \d{1,3})+\b|(?<=[^\W\d][.”])\d{1,3}\b"  # numbers of sources after a sentence
)
SPEECH = re.compile(
    r"\b(?:said|says|accused|claimed|claims|told|alleged|alleges|asserted|asserts|wrote|stated|insisted"
    r"|declared|argued|posted|tweeted)\b"
)
RATING = re.compile(
    r"(?:verdict|rating|our ruling|we rate it|claim \d+)?\W{0,3}(?:mostly |partly |largely |half )?"
    r"(?:true|false|misleading|unproven|unproved|unsupported|fake|inaccurate|mixed|mixture|not rated"
    r"|missing context|no evidence|pants on fire)\W*",
    re.I,
)
_FULL_DATE = rf"(?:\d{{1,2}} {MONTH} \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_PAGE_DATE = re.compile(
    rf"(?:(?:published|posted|updated|signed|last updated|date)\b[^\n]{{0,40}}?)?{_FULL_DATE}[^\n]{{0,25}}",
    re.I,
)
_DATED_BYLINE = re.compile(rf"(?:published|posted|updated|signed)\b[^\n]{{0,60}}{_FULL_DATE}", re.I)
_OPENING = re.compile(r"[“\"«„]")
_CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“"}
_CREDIT = re.compile(r"\([^()]*(?:/|AP|AFP|Reuters|Getty|Photo|Associated Press)[^()]*\)\s*$")
_NAME_LINE = re.compile(r"[A-Z][\w’'-]+(?: (?:al-|bin |de |van |von )?[A-Z][\w’'.-]+){1,3}")
_SUBJECT = re.compile(
    r"\b([A-Z][\w-]+(?: (?:al-)?[A-Z][\w-]+){0,3}),? (?:also )?"
    r"(?:said|accused|claimed|alleged|told|asserted|wrote)\b"
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*[\w’'-]){0,3}"
_MAKER = re.compile(
    r"(?:^\W*[Bb]y:?|\b(?:[Ee]dited|[Ss]igned|[Dd]ecided|[Pp]ublished) by"
    r"|^(?:Publisher|Author|Editor):|©(?: \d{4})?)"
    rf"\s+({_NAME})|”, ({_NAME}), (?:\d{{1,2}} )?{MONTH} \d{{4}}\.",
    re.M,
)
_END = re.compile(r"[.!?][”\"’)\]¶\d\s]*$")
_LISTED = re.compile(rf"[^\n]{{2,70}}, (?:\d{{1,2}} )?(?:{MONTH} )?\d{{4}}\.")
SHORTEST_CAPTION = 40
CAPTION_REACH = 2
LEAST_SENTENCE = 6
MOST_NAME_LINES = 200


@dataclass(frozen=True)
class Piece:
    """A line or a sentence with its place."""

    span: Span
    words: str


@dataclass(frozen=True)
class Quoted:
    """A quotation: `inner` is the place of the words between the marks."""

    span: Span
    inner: Span
    words: str


@dataclass(frozen=True)
class PageText:
    """The text of one page; `published` is its date where the caller knows it."""

    text: str
    published: When | None = None

    @cached_property
    def lines(self) -> list[Piece]:
        """The lines that are not empty."""
        found = re.finditer(r"[^\n]+", self.text)
        return [_piece(self.text, line.start(), line.end()) for line in found if line[0].strip()]

    @cached_property
    def doubled(self) -> list[Piece]:
        """Long lines that soon stand again, each once: captions for the eye and for the machine."""
        first: dict[str, Piece] = {}
        for place, line in enumerate(self.lines):
            near = [one.words for one in self.lines[place + 1 : place + 1 + CAPTION_REACH]]
            if len(line.words) >= SHORTEST_CAPTION and line.words in near:
                first.setdefault(line.words, line)
        return list(first.values())

    @cached_property
    def body(self) -> list[Piece]:
        """The paragraphs: lines that are neither captions nor furniture of the page."""
        captions = {line.words for line in self.doubled}
        return [
            line
            for line in self.lines
            if line.words not in captions and not _CREDIT.search(line.words) and len(line.words.split()) > 4
        ]

    @cached_property
    def sentences(self) -> list[Piece]:
        """The sentences of the body."""
        found = []
        for line in self.body:
            for span in sentences(line.words):
                place = span.shift(line.span.start)
                found.append(Piece(place, place.of(self.text)))
        return found

    @cached_property
    def statements(self) -> list[Piece]:
        """The sentences of some length that end like one: no headings, table rows and lists of sources."""
        return [
            one
            for one in self.sentences
            if _END.search(one.words)
            and len(self.unquoted(one).split()) >= LEAST_SENTENCE
            and not _LISTED.fullmatch(one.words)
        ]

    @cached_property
    def quotations(self) -> list[Quoted]:
        """The quotations, in order."""
        found: list[Quoted] = []
        closings = {mark: _Next(self.text, mark) for mark in _CLOSING.values()}
        line_ends, end = _Next(self.text, "\n"), 0
        for opening in _OPENING.finditer(self.text):
            start = opening.end()
            if opening.start() < end:
                continue
            close = closings[_CLOSING[opening[0]]].after(start)
            if close < min(line_ends.after(start), len(self.text)):
                end = close + 1
                words = self.text[start:close]
                found.append(Quoted(Span(opening.start(), end), Span(start, close), words))
        return found

    @cached_property
    def dated(self) -> bool:
        """Whether a reader can tell when the page was published."""
        if self.published is not None or _DATED_BYLINE.search(self.text):
            return True
        return any(_PAGE_DATE.fullmatch(line.words) for line in self.lines)

    @cached_property
    def ratings(self) -> list[Piece]:
        """The lines that are a rating and nothing else."""
        return [line for line in self.lines if RATING.fullmatch(line.words)]

    @cached_property
    def claimant(self) -> str | None:
        """Whose statement the page is about: a line that is a name the text repeats, or the first speaker."""
        text = "\n".join(line.words for line in self.body)
        names = dict.fromkeys(line.words for line in self.lines if _NAME_LINE.fullmatch(line.words))
        for name in list(names)[:MOST_NAME_LINES]:
            if name in text and not name.startswith("The ") and not self._of_the_desk(name):
                return name
        for found in _SUBJECT.finditer(text):
            name = re.sub(r"^(?:What|How|Why|When|That) ", "", found[1])
            if not self._of_the_desk(name):
                return name
        return None

    def _of_the_desk(self, name: str) -> bool:
        """Whether a name is that of who wrote, signed or published the page, not of who is checked."""
        return name in self._makers

    @cached_property
    def _makers(self) -> frozenset[str]:
        return frozenset(found[1] or found[2] for found in _MAKER.finditer(self.text))

    @property
    def surname(self) -> str | None:
        """The claimant's last name."""
        return self.claimant.split()[-1] if self.claimant else None

    def line_of(self, span: Span) -> int | None:
        """The place in `lines` of the line that covers a span."""
        place = bisect_right(self._line_starts, span.start) - 1
        return place if place >= 0 and self.lines[place].span.covers(span) else None

    @cached_property
    def lines_with_year(self) -> frozenset[int | None]:
        """The places in `lines` of those that hold a year."""
        return frozenset(place for place, line in enumerate(self.lines) if YEAR.search(line.words))

    @cached_property
    def bare_lines(self) -> list[str]:
        """The lines with what is quoted blanked out."""
        return [self.unquoted(line) for line in self.lines]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    @cached_property
    def _quote_ends(self) -> list[int]:
        return [quoted.inner.end for quoted in self.quotations]

    def unquoted(self, piece: Piece) -> str:
        """The words of a piece, with what is quoted blanked out; places stay."""
        parts, at = [], piece.span.start
        for place in range(bisect_right(self._quote_ends, at), len(self.quotations)):
            inner = self.quotations[place].inner
            if inner.start >= piece.span.end:
                break
            start, end = max(inner.start, at), min(inner.end, piece.span.end)
            parts += [self.text[at:start], " " * (end - start)]
            at = end
        return "".join((*parts, self.text[at : piece.span.end]))


class _Next:
    """Where a mark stands next. Asked from left to right, it reads the text once."""

    def __init__(self, text: str, mark: str) -> None:
        self.text, self.mark, self.place = text, mark, -1

    def after(self, start: int) -> int:
        """The first place of the mark from `start` on; the end of the text when there is none."""
        if self.place < start:
            found = self.text.find(self.mark, start)
            self.place = found if found >= 0 else len(self.text)
        return self.place


def _piece(text: str, start: int, end: int) -> Piece:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Piece(Span(start + left, start + left + len(words.strip())), words.strip())
