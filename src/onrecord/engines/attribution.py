"""Who is said to have said what, by a trained reader of news prose.

The task and its training texts are those of PolNeAR (Newell, Margolin and Ruths 2018): a cue, the
content it introduces, and its source. A cue is found first; for each cue every word of its
paragraph is then read as content, source or neither.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.engines import e5
from onrecord.engines.attribution_graph import RECIPE, VERSION, shipped
from onrecord.engines.e5_store import Progress, open_stored, read_vocabulary
from onrecord.engines.pieces import Cutter, Piece, Window
from onrecord.records.engine import Attribution, EngineId
from onrecord.text.spans import Span

ENGINE = EngineId("attribution-e5", VERSION)
LANGUAGES = frozenset({"en"})

MOST_WINDOWS = 250
"""Windows that are read of one text: some signs stand for many letters, so its length is no measure."""

TINY = np.float32(1e-6)

BEGIN, GO_ON = 1, 2
CONTENT, SOURCE = 1, 2
REACH = 32

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Decoding:
    """How scores become words; chosen by `training/attribution_choice.py` on articles set aside.

    `sure` is the probability from which a cue counts; `change` what a change from content to other
    words costs, in log odds; `expected` what is added to the log odds of every word's being the
    source, since 94% of attributions name one.
    """

    sure: float = 0.6
    change: float = 3.0
    expected: float = 1.0


DECODING = Decoding()


@dataclass(frozen=True)
class _Word:
    """The pieces of one word: from `first` up to `last`, counted in the window."""

    first: int
    last: int
    span: Span


class AttributionReader:
    """Finds attributions in English text.

    Raises:
        EngineMissing: a package is absent, or the encoder's weights are not installed.
        EngineDamaged: a file is not the pinned one.
    """

    engine = ENGINE
    languages = LANGUAGES

    def __init__(
        self, cache: Path | None = None, progress: Progress | None = None, decoding: Decoding = DECODING
    ) -> None:
        self.decoding = decoding
        e5.require("onnxruntime", "tokenizers")
        stored = open_stored(cache, progress, RECIPE)
        vocabulary = read_vocabulary(stored.vocabulary)
        tokenizer = e5.make_tokenizer(vocabulary)
        tokenizer.no_truncation()
        self._cutter = Cutter(tokenizer, vocabulary.normalise)
        self._marks = (vocabulary.begin, vocabulary.end)
        self._session = e5.open_session(stored.graph)
        self._heads = {name: shipped()[name].astype(np.float32) for name in ("distance", "role.w", "role.b")}

    def find(self, text: str) -> list[Attribution]:
        """The attributions in `text`, in the order of their cues. Spans count from its start.

        At most `MOST_WINDOWS` windows are read, about 40,000 English words.
        """
        found: list[Attribution] = []
        for window in islice(self._cutter.windows(text), MOST_WINDOWS):
            found += without_doubles(list(self._of_window(text, window)))
        return found

    def _of_window(self, text: str, window: Window) -> Iterator[Attribution]:
        ids, places = window.ids(*self._marks)
        cue, of_cue, of_piece = (rows[places] for rows in self._session.run(None, {"ids": np.array(ids)}))
        chances = _softmax(cue)
        for first, last in window.paragraphs:
            words = _words(window.pieces, first, last)
            for cue_words, chance in _cues(words, chances, self.decoding.sure):
                pieces = [at for word in cue_words for at in range(word.first, word.last)]
                scores = self._roles(of_cue[pieces], of_piece[first:last], [at - first for at in pieces])
                roles = _softmax(scores)
                yield self._attribution(text, (words, first), (cue_words, chance), roles)

    def _attribution(
        self, text: str, words: tuple[Sequence[_Word], int], cue: tuple[Sequence[_Word], float], roles: Floats
    ) -> Attribution:
        """One cue with what is read as its content and its source; `words` counts from its second part."""
        (every, offset), (cued, chance) = words, cue
        chances = np.stack([roles[word.first - offset : word.last - offset].mean(0) for word in every])
        odds = np.log(chances + TINY) - np.log(1 - chances + TINY)
        odds[[at for at, word in enumerate(every) if word in cued]] = -np.inf
        source = best_run(odds[:, SOURCE] + np.float32(self.decoding.expected))
        if source is not None:
            odds[source[0] : source[1]] = -np.inf
        content = tuple(
            _trimmed(text, Span(every[first].span.start, every[last - 1].span.end))
            for first, last in runs(odds[:, CONTENT], self.decoding.change)
        )
        who = Span(every[source[0]].span.start, every[source[1] - 1].span.end) if source else None
        return Attribution(Span(cued[0].span.start, cued[-1].span.end), content, who, chance)

    def _roles(self, of_cue: Floats, of_piece: Floats, cued: Sequence[int]) -> Floats:
        """For each piece of a paragraph three scores: neither, content, source."""
        at = np.arange(len(of_piece))
        far = np.where(at < cued[0], at - cued[0], np.where(at > cued[-1], at - cued[-1], 0))
        near = np.sign(far) * np.rint(REACH * np.log1p(np.abs(far)) / np.log1p(e5.LONGEST)).astype(np.int64)
        joined = of_cue.mean(0) + of_piece + self._heads["distance"][near + REACH]
        scores: Floats = _gelu(joined) @ self._heads["role.w"].T + self._heads["role.b"]
        return scores


def _words(pieces: Sequence[Piece], first: int, last: int) -> list[_Word]:
    starts = [at for at in range(first, last) if pieces[at].begins or at == first]
    ends = [*starts[1:], last]
    return [
        _Word(start, end, Span(pieces[start].span.start, pieces[end - 1].span.end))
        for start, end in zip(starts, ends, strict=True)
    ]


def _cues(words: Sequence[_Word], chances: Floats, sure: float) -> Iterator[tuple[list[_Word], float]]:
    """Runs of words that are a cue, each with its probability."""
    run: list[_Word] = []
    for word in words:
        begin, go_on = chances[word.first, BEGIN], chances[word.first, GO_ON]
        cued = begin + go_on >= sure
        if run and (not cued or begin > go_on):
            yield run, _chance(run, chances)
            run = []
        if cued:
            run.append(word)
    if run:
        yield run, _chance(run, chances)


def _chance(run: Sequence[_Word], chances: Floats) -> float:
    return float(chances[run[0].first, 1:].sum())


def without_doubles(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each content once: under the cue that is surest, the first of equals.

    Contents of which one shares more than half of the longer are the same.
    """
    taken: list[Span] = []
    kept: dict[int, Attribution] = {}
    for at in sorted(range(len(found)), key=lambda at: (-found[at].probability, at)):
        new = [piece for piece in found[at].content if not any(_same(piece, other) for other in taken)]
        taken += new
        if new or not found[at].content:
            kept[at] = replace(found[at], content=tuple(new))
    return [kept[at] for at in sorted(kept)]


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > max(one.end - one.start, other.end - other.start)


def best_run(odds: Floats) -> tuple[int, int] | None:
    """The run of words with the largest sum (Kadane), None where no sum is above 0."""
    best, chosen, total, start = 0.0, None, 0.0, 0
    for at, value in enumerate(odds.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, chosen = total, (start, at + 1)
    return chosen


def runs(odds: Floats, cost: float) -> Iterator[tuple[int, int]]:
    """The runs of words that are content, as likely as can be when each change costs `cost`.

    Two states, by dynamic programming (Viterbi). Words that are barred (cue and source) part
    runs at no cost.
    """
    free = np.flatnonzero(np.isfinite(odds)).tolist()
    out, inside = 0.0, -cost
    back: list[tuple[bool, bool]] = []
    before = -1
    for at in free:
        change = cost if at == before + 1 else 0.0
        back.append((inside - change > out, inside >= out - change))
        out, inside = max(out, inside - change), max(inside, out - change) + float(odds[at])
        before = at
    state, chosen = inside > out, set[int]()
    for at, (from_inside, stays) in zip(reversed(free), reversed(back), strict=True):
        if state:
            chosen.add(at)
        state = stays if state else from_inside
    start = None
    for at in range(len(odds) + 1):
        if at in chosen and start is None:
            start = at
        elif at not in chosen and start is not None:
            yield start, at
            start = None


def _trimmed(text: str, span: Span) -> Span:
    """The span without the commas and stops at its ends."""
    start, end = span.start, span.end
    while end - 1 > start and text[end - 1] in ",;: \t":
        end -= 1
    while start < end - 1 and text[start] in ",.;: \t":
        start += 1
    return Span(start, end)


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    chances: Floats = powers / powers.sum(-1, keepdims=True)
    return chances


def _gelu(values: Floats) -> Floats:
    """The form with the error function, by the approximation of Abramowitz and Stegun (7.1.26)."""
    size = np.abs(values) / np.sqrt(np.float32(2))
    turn = 1 / (1 + 0.3275911 * size)
    series = turn * (
        0.254829592
        + turn * (-0.284496736 + turn * (1.421413741 + turn * (-1.453152027 + turn * 1.061405429)))
    )
    error = np.sign(values) * (1 - series * np.exp(-size * size))
    result: Floats = (0.5 * values * (1 + error)).astype(np.float32)
    return result
