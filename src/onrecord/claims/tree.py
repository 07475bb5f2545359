"""The syntax of a sentence laid out for splitting, and the drafts of its parts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.claims.pieces import Piece, stretches
from onrecord.records.engine import Parse
from onrecord.text.spans import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
AUXILIARIES = frozenset({"aux", "auxpass"})
VERBS = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True)
class Draft:
    """A part in the making: the tokens shown, those of its own, and its main verb."""

    shown: tuple[int, ...]
    own: frozenset[int]
    head: int
    added: tuple[tuple[int, str], ...] = ()
    relation: bool = False

    def of(self, shown: Iterable[int], own: Iterable[int], head: int | None = None) -> "Draft":
        """A part of this draft; what is its own must have been this draft's own."""
        kept = tuple(sorted(shown))
        mine = frozenset(own) & self.own & frozenset(kept)
        added = tuple(one for one in self.added if one[0] in kept)
        return replace(self, shown=kept, own=mine, head=self.head if head is None else head, added=added)


class Tree:
    """Heads, children and the reach of every token of one parsed sentence."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        count = len(self.tokens)
        self.left, self.right = list(range(count)), list(range(count))
        self.below: dict[int, list[int]] = {}
        for n, token in enumerate(self.tokens):
            if token.head != n:
                self.below.setdefault(token.head, []).append(n)
            self._stretch(n)
        self.quoted = self._quoted()
        self.root = next((n for n, token in enumerate(self.tokens) if token.dep == "ROOT"), None)

    def _stretch(self, n: int) -> None:
        """Let all heads above `n` reach it; a ring of heads, which no parser gives, ends the walk."""
        at, steps = n, 0
        while self.tokens[at].head != at and steps < len(self.tokens):
            at, steps = self.tokens[at].head, steps + 1
            self.left[at], self.right[at] = min(self.left[at], n), max(self.right[at], n)

    def _quoted(self) -> list[bool]:
        """For each token whether a quotation mark that stands open there, after the token."""
        opened, found = False, []
        for token in self.tokens:
            if token.word in ("“", "«", "``"):
                opened = True
            elif token.word in ("”", "»"):
                opened = False
            elif token.word in ('"', "''"):
                opened = not opened
            found.append(opened)
        return found

    def children(self, n: int, *deps: str) -> list[int]:
        """The tokens that hang on `n`, of these kinds or of any, in order."""
        return [child for child in self.below.get(n, []) if not deps or self.tokens[child].dep in deps]

    def has(self, n: int, deps: Iterable[str]) -> bool:
        """Whether a token of one of these kinds hangs on `n`."""
        return any(self.tokens[child].dep in deps for child in self.below.get(n, []))

    def word(self, n: int) -> str:
        """The word in lower case; nothing where there is no such token."""
        return self.tokens[n].word.lower() if 0 <= n < len(self.tokens) else ""

    def reach(self, n: int) -> range:
        """All tokens from the first to the last that hang on `n`."""
        return range(self.left[n], self.right[n] + 1)

    def finite(self, n: int) -> bool:
        """Whether the verb stands in a tense."""
        return self.tokens[n].tag in FINITE or any(
            self.tokens[child].tag in FINITE for child in self.children(n, *AUXILIARIES)
        )

    def clause(self, n: int) -> bool:
        """Whether `n` is a verb in a tense, with a subject of its own."""
        return self.tokens[n].pos in VERBS and self.finite(n) and self.has(n, SUBJECTS)

    def negated(self, n: int) -> bool:
        """Whether a negation hangs on the verb."""
        return self.has(n, {"neg"})

    def up(self, n: int) -> Iterator[int]:
        """The heads above `n`, nearest first."""
        for _ in self.tokens:
            if self.tokens[n].head == n:
                return
            n = self.tokens[n].head
            yield n

    def head_outside(self, inside: Iterable[int]) -> int:
        """The token on which a phrase hangs, given the tokens of the phrase."""
        within = set(inside)
        return next((self.tokens[n].head for n in sorted(within) if self.tokens[n].head not in within), 0)

    def governed(self, draft: Draft, n: int) -> tuple[str, int]:
        """How `n` hangs in the draft: a verb whose fellow is not shown stands in that fellow's place."""
        for _ in self.tokens:
            token = self.tokens[n]
            if token.dep != "conj" or token.head in draft.shown:
                return token.dep, token.head
            n = token.head
        return self.tokens[n].dep, self.tokens[n].head


def piece_of(tree: Tree, draft: Draft, sentence: str) -> Piece | None:
    """The draft as a piece of the sentence; None when nothing of its own is left."""
    tokens = tree.tokens
    shown = list(draft.shown)
    while shown and shown[0] and (tree.word(shown[0]) in ("that", "and", "but", ",", ";")):
        if tree.word(shown[0]) == "that" and tokens[shown[0]].dep != "mark":
            break
        del shown[0]
    spans = stretches(sentence, [tokens[n].span for n in shown])
    own = [tokens[n].span for n in shown if n in draft.own]
    own = [span for span in own if any(stretch.covers(span) for stretch in spans)]
    if not own:
        return None
    added = tuple((tokens[n].span.start, word) for n, word in draft.added)
    return Piece(Span(own[0].start, own[-1].end), spans, added, relation=draft.relation)
