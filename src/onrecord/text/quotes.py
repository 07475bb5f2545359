"""The quotations in a text, and whether an excerpt is faithful to its quotation."""

import re
from dataclasses import dataclass, replace

from onrecord.errors import InputError
from onrecord.text.spans import Span

_CLOSERS = {
    "“": "”\"“", "‘": "’", "«": "»", "‹": "›", "„": "“”\"", "‚": "‘’'", '"': '"', "'": "'",
    "»": "«»", "”": "”", "「": "」", "『": "』", "›": "‹›", "〝": "〞〟",
}  # fmt: skip
"""The marks that may open a quotation, each with those that close it."""

MAX_DEPTH = 8
"""Quotations inside quotations that are told apart; deeper marks are passed over."""

_ALWAYS_OPEN = "“„‚「『«‹〝"
_FEET = re.compile(r"\d['’′]\s?\d{1,2}\Z")
_SINGLE = "‘'‚"
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|bout|n|\d\d?s?)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n(?![^\S\n]*[a-zà-öø-ÿа-я])\s*")


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks. `inner` leaves the marks out; `depth` 0 is the outermost.

    `closed` is False when no closing mark was found: then it ends with its paragraph.
    """

    span: Span
    inner: Span
    closed: bool
    depth: int = 0


def quotations(text: str) -> list[Quotation]:
    """The quotations in `text`, in order, an outer one before those inside it.

    A quotation that opens again at the start of the next paragraph is one quotation.
    Apostrophes are no quotation marks.

    >>> [each.inner.of("She said: “It’s ‘ours’.”") for each in quotations("She said: “It’s ‘ours’.”")]
    ['It’s ‘ours’.', 'ours']
    """
    scanner = _Scanner(_TWICE.sub(_as_one, text))
    for start, end, next_start in _paragraphs(text):
        scanner.paragraph(start, end, next_start)
    found = [_outward(text, each) for each in scanner.found] if scanner.text != text else scanner.found
    return _with_depths(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def _with_depths(found: list[Quotation]) -> list[Quotation]:
    """The quotations, each with the number of those that it lies in."""
    ends: list[int] = []
    counted = []
    for each in found:
        while ends and ends[-1] <= each.span.start:
            ends.pop()
        counted.append(replace(each, depth=len(ends)))
        ends.append(each.span.end)
    return counted


_TWICE = re.compile(r"(?<![\w'])''(?=\w)|(?<=[^\s'])''(?!\w|')")
"""Two straight single marks that stand for a double one, as wire copy writes them."""


def _as_one(found: "re.Match[str]") -> str:
    """A double mark on the inner side, so that nothing moves; `_outward` takes in the outer side."""
    after = found.string[found.end() : found.end() + 1]
    return ' "' if after and (after.isalnum() or after == "_") else '" '


def _outward(text: str, quote: Quotation) -> Quotation:
    start, end = quote.span.start, quote.span.end
    opened = start > 0 and text.startswith("''", start - 1)
    if not (opened and quote.closed and text.startswith("''", end - 1)):
        return quote
    return replace(quote, span=Span(start - 1, end + 1))


def _paragraphs(text: str) -> list[tuple[int, int, int]]:
    """Start, end, and start of the next, of each paragraph.

    Blank lines part paragraphs; in a text without any, line ends do, except before a small letter.
    """
    breaks = list(_BLANK_LINE.finditer(text)) or list(_LINE.finditer(text))
    starts = [0, *(found.end() for found in breaks)]
    ends = [*(found.start() for found in breaks), len(text)]
    return list(zip(starts, ends, [*starts[1:], len(text)], strict=True))


@dataclass
class _Open:
    mark: str
    at: int
    depth: int


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.found: list[Quotation] = []

    def paragraph(self, start: int, end: int, next_start: int) -> None:
        """Scan one paragraph; then end what stays open, unless the next paragraph opens it again."""
        at = start + self._repeated(start, end)
        for found in _MARKS.finditer(self.text, at, end):
            self._mark(found.start(), end)
        if not (self.stack and self.text[next_start : next_start + 1] == self.stack[0].mark):
            self._give_up(0, end)
        elif len(self.stack) > 1:
            self._give_up(1, end)

    def _repeated(self, start: int, end: int) -> int:
        """How many marks at the paragraph's start only repeat what is open."""
        repeated = bool(self.stack) and start < end and self.text[start] == self.stack[0].mark
        return 1 if repeated else 0

    def _mark(self, at: int, end: int) -> None:
        mark = self.text[at]
        before = self.text[at - 1 : at]
        after = self.text[at + 1 : at + 2]
        if mark in "'’‘" and self._apostrophe(at, mark, before, after, end):
            return
        if mark == '"' and _FEET.search(self.text, max(0, at - 6), at):
            return  # 6'2"
        for place in range(len(self.stack) - 1, -1, -1):
            if mark in _CLOSERS[self.stack[place].mark] and self._closes(place, mark, before, after):
                self._give_up(place + 1, at)
                opened = self.stack.pop()
                self._keep(opened, Span(opened.at, at + 1), Span(opened.at + 1, at), closed=True)
                return
        if mark in _CLOSERS and len(self.stack) < MAX_DEPTH and self._opens(mark, before, after):
            self.stack.append(_Open(mark, at, len(self.stack)))

    def _closes(self, place: int, mark: str, before: str, after: str) -> bool:
        """Whether a mark that could close what is open does; some may also open a new one."""
        opened = self.stack[place].mark
        if mark not in "\"'" and mark != opened:
            return True
        if mark == "“":
            return not before.isspace() and not after.isalnum()
        opens = (not before or before.isspace()) and bool(after) and not after.isspace()
        return not opens and not (mark == "'" and after.isalnum())

    def _opens(self, mark: str, before: str, after: str) -> bool:
        if mark in _ALWAYS_OPEN and mark != "“":
            return True
        if mark == "“":
            return bool(after)
        return (
            not before.isalnum()
            and before not in (".", ",", "!", "?")
            and bool(after)
            and not after.isspace()
        )

    def _apostrophe(self, at: int, mark: str, before: str, after: str, end: int) -> bool:
        if before.isalnum() and after.isalnum():
            return True
        opening = mark in _CLOSERS and not before.isalnum()
        if opening and _ELIDED.match(self.text, at + 1):
            return True
        inside = any(mark in _CLOSERS[each.mark] for each in self.stack)
        if not inside:
            return not opening
        if before.lower() == "s" and re.match(r"\s+[a-z]", self.text[at + 1 : at + 4]):
            rest = self.text[at + 1 : min(end, at + 500)]
            return re.search(rf"(?<=[\w.,!?…]){mark}(?!\w)", rest) is not None
        return False

    def _give_up(self, place: int, end: int) -> None:
        """End everything open from `place` on: at `end`, unclosed. A lone single mark is dropped."""
        if place >= len(self.stack):
            return
        stop = end
        while stop > self.stack[place].at and self.text[stop - 1].isspace():
            stop -= 1
        for opened in self.stack[place:]:
            stop = self._before_next(opened, stop)
            if opened.mark in _SINGLE or stop <= opened.at + 1:
                continue
            self._keep(opened, Span(opened.at, stop), Span(opened.at + 1, stop), closed=False)
        del self.stack[place:]

    def _before_next(self, opened: _Open, stop: int) -> int:
        """Where an unclosed quotation ends at the latest: before the next one with the same mark."""
        at = len(self.found)
        first = stop
        while at and self.found[at - 1].span.start > opened.at:
            at -= 1
            same_mark = self.text[self.found[at].span.start] == opened.mark
            if same_mark and self.found[at].depth == opened.depth + 1:
                first = self.found[at].span.start
        while first > opened.at and self.text[first - 1].isspace():
            first -= 1
        return first

    def _keep(self, opened: _Open, span: Span, inner: Span, *, closed: bool) -> None:
        if inner.start < inner.end:
            self.found.append(Quotation(span, inner, closed, opened.depth))


_MARKS = re.compile("[" + re.escape("".join({*_CLOSERS, *"".join(_CLOSERS.values())})) + "]")


@dataclass(frozen=True)
class ExcerptCheck:
    """Whether an excerpt is faithful to the full quotation, and what a reader should know."""

    faithful: bool
    reason: str


_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_GLOSS = re.compile(r"\(([^()]*)\)")
_CUT = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[[^\[\]]*\])\s*")
_MAX_REPLACED = 6
"""Words of the full quotation that square brackets in an excerpt may stand for."""


def check_excerpt(excerpt: str, full: str) -> ExcerptCheck:
    """Whether the words of `excerpt` are an unbroken run of the words of `full`.

    Case and punctuation are not words. Where an ellipsis or square brackets stand, the run may
    break; its parts must keep their order. A gloss in round brackets is no part of the run, but
    one that the two texts put differently is reported, because readers see both.

    >>> check_excerpt("part of Daesh (Islamic State)…", "the Afghan part of Daesh (ISIS), and")
    ExcerptCheck(faithful=True, reason='gloss differs: Islamic State / ISIS')
    >>> check_excerpt("they strengthen Daesh", "they are strengthening Daesh")
    ExcerptCheck(faithful=False, reason='not one run of words in the full quote')

    Raises:
        InputError: the excerpt has no words.
    """
    parts = [_words(part) for part in _CUT.split(excerpt)]
    if not any(words for words, _ in parts):
        raise InputError(
            f"The excerpt has no words: {excerpt[:80]!r}.",
            "An excerpt has at least one word of the quotation.",
            "Give the words as they were said.",
        )
    cuts = [found.group().strip() for found in _CUT.finditer(excerpt)]
    given, given_glosses = _words(full)
    places = _place(parts, cuts, given)
    if places is None:
        broken = any(words for words, _ in parts[1:]) and any(words for words, _ in parts[:-1])
        return ExcerptCheck(
            False, "its parts do not stand in this order in the full quote" if broken
            else "not one run of words in the full quote",
        )  # fmt: skip
    notes = [note for (words, glosses), place in zip(parts, places, strict=True)
             for note in _compare(glosses, given_glosses, place, len(words))]  # fmt: skip
    inner = [cut for number, cut in enumerate(cuts) if parts[number][0] and parts[number + 1][0]]
    if any("…" in cut or "..." in cut for cut in inner):
        notes.append("words are left out where the ellipsis stands")
    notes += [f"added in square brackets: {cut[1:-1]}" for cut in cuts if _inserted(cut)]
    return ExcerptCheck(True, "; ".join(notes) or "word for word")


def _inserted(cut: str) -> bool:
    return cut.startswith("[") and cut not in ("[…]", "[...]")


def _words(text: str) -> tuple[list[str], dict[int, str]]:
    """The words outside round brackets, and each gloss by the number of words before it."""
    words: list[str] = []
    glosses: dict[int, str] = {}
    end = 0
    for found in _GLOSS.finditer(text):
        words += _plain(text[end : found.start()])
        glosses[len(words)] = found[1].strip()
        end = found.end()
    return words + _plain(text[end:]), glosses


def _plain(text: str) -> list[str]:
    return [found.group().casefold().replace("’", "'") for found in _WORD.finditer(text)]


def _place(
    parts: list[tuple[list[str], dict[int, str]]], cuts: list[str], given: list[str]
) -> list[int] | None:
    """Where in `given` each part begins, in order, or None. The first part may begin anywhere."""
    frontier: list[list[int]] = [[]]
    for number, (words, _) in enumerate(parts):
        following: dict[int, list[int]] = {}
        for path in frontier:
            first = path[-1] + len(parts[number - 1][0]) if path else 0
            bound = number > 0 and _inserted(cuts[number - 1]) and any(each for each, _ in parts[:number])
            last = min(len(given), first + _MAX_REPLACED) if bound else len(given)
            for at in range(first, last + 1):
                if given[at : at + len(words)] == words:
                    following.setdefault(at, [*path, at])
                    if not words:
                        break
        frontier = list(following.values())
    return frontier[0] if frontier else None


def _compare(ours: dict[int, str], theirs: dict[int, str], place: int, length: int) -> list[str]:
    notes = []
    for at, gloss in sorted(ours.items()):
        other = theirs.get(place + at)
        if other is None:
            notes.append(f"gloss added: {gloss}")
        elif _plain(gloss) != _plain(other):
            notes.append(f"gloss differs: {gloss} / {other}")
    for at, gloss in sorted(theirs.items()):
        if place < at < place + length and at - place not in ours:
            notes.append(f"gloss left out: {gloss}")
    return notes
