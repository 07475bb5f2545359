"""The plain text of a fact-check page, cut so that the audit can look at it."""

import re
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
_QUOTE = re.compile(r"“([^”\n]*)”|\"([^\"\n]*)\"|«([^»\n]*)»|„([^“\n]*)“")
_CREDIT = re.compile(r"\([^()]*(?:/|AP|AFP|Reuters|Getty|Photo|Associated Press)[^()]*\)\s*$")
_NAME_LINE = re.compile(r"[A-Z][\w’'-]+(?: (?:al-|bin |de |van |von )?[A-Z][\w’'.-]+){1,3}")
_SUBJECT = re.compile(
    r"\b([A-Z][\w-]+(?: (?:al-)?[A-Z][\w-]+){0,3}),? (?:also )?"
    r"(?:said|accused|claimed|alleged|told|asserted|wrote)\b"
)
_END = re.compile(r"[.!?][”\"’)\]¶\d\s]*$")
_LISTED = re.compile(rf"[^\n]{{2,70}}, (?:\d{{1,2}} )?(?:{MONTH} )?\d{{4}}\.")
SHORTEST_CAPTION = 40
CAPTION_REACH = 2
LEAST_SENTENCE = 6


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
        found = []
        for match in _QUOTE.finditer(self.text):
            group = next(number for number in range(1, 5) if match[number] is not None)
            inner = Span(match.start(group), match.end(group))
            found.append(Quoted(Span(match.start(), match.end()), inner, match[group]))
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
        for line in self.lines:
            if _NAME_LINE.fullmatch(line.words) and len(re.findall(re.escape(line.words), text)) >= 1:
                return line.words
        found = _SUBJECT.search(text)
        return re.sub(r"^(?:What|How|Why|When|That) ", "", found[1]) if found else None

    @property
    def surname(self) -> str | None:
        """The claimant's last name."""
        return self.claimant.split()[-1] if self.claimant else None

    def in_quotation(self, at: int) -> bool:
        """Whether the place lies between quotation marks."""
        return any(quoted.inner.start <= at < quoted.inner.end for quoted in self.quotations)

    def paragraph(self, at: int) -> Piece:
        """The line around a place."""
        return next(
            (line for line in self.lines if line.span.start <= at <= line.span.end), Piece(Span(at, at), "")
        )

    def unquoted(self, piece: Piece) -> str:
        """The words of a piece, with what is quoted blanked out; places stay."""
        words = list(piece.words)
        for quoted in self.quotations:
            for at in range(max(quoted.inner.start, piece.span.start), min(quoted.inner.end, piece.span.end)):
                words[at - piece.span.start] = " "
        return "".join(words)


def _piece(text: str, start: int, end: int) -> Piece:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Piece(Span(start + left, start + left + len(words.strip())), words.strip())
