"""A sentence as the claims in it: coordinated predicates and lists apart, each with its subject."""

import itertools
import re

from onrecord.claims.lexicon import CONDITION, PURPOSE
from onrecord.claims.pieces import Piece, long_enough, supported, trim, whole
from onrecord.claims.split_asides import RULES
from onrecord.claims.split_words import by_words
from onrecord.claims.tree import Draft, Tree, piece_of
from onrecord.records.engine import Parse
from onrecord.text.spans import Span

MOST_WORDS = 150
"""Words after which a sentence is not split: no claim stands out in it."""

MOST_PARTS = 24
"""Parts after which a sentence stays whole: a list of that length is no sentence."""


def split(sentence: str, parse: Parse | None) -> list[Piece]:
    """The parts of an English sentence that stand for themselves; one part when in doubt.

    With `parse`, counted from the sentence's start, verbs, asides and lists are told by their
    syntax, without it by word order and a list of verbs. A part is kept only when each of its
    words stands in the sentence, in order, or is copied from it.

    >>> for piece in split("The group, based in Kabul, has hit markets and has killed guards", None):
    ...     print(piece.text("The group, based in Kabul, has hit markets and has killed guards"))
    The group, based in Kabul, has hit markets
    The group, based in Kabul, has killed guards
    """
    pieces: list[Piece] = []
    asked = sentence.rstrip(' ”"’»)').endswith("?")
    if not asked and not CONDITION.search(sentence) and len(sentence.split()) <= MOST_WORDS:
        pieces = by_syntax(sentence, parse) if parse else []
        pieces = pieces if len(pieces) > 1 or parse else by_words(sentence)
    fit = all(long_enough(piece, sentence) and supported(piece, sentence) for piece in pieces)
    fit = fit and not any(_hangs(piece, sentence) for piece in pieces)
    if not fit or not 1 < len(pieces) <= MOST_PARTS:
        pieces = [whole(sentence)]
    return [part for piece in pieces for part in _purpose(sentence, piece)]


def _hangs(piece: Piece, sentence: str) -> bool:
    """Whether the part begins with "because" or "although", after the clause that it belongs to."""
    return piece.shown[0].start > 0 and _HANGS.match(piece.text(sentence)) is not None


_HANGS = re.compile(
    r"(?:(?:and|but|only|just|simply|mainly|mostly|partly|largely|even|perhaps)\s+)*"
    r"(?:because|although|though|whereas|unless)\b",
    re.IGNORECASE,
)


def by_syntax(sentence: str, parse: Parse) -> list[Piece]:
    """The parts that the syntax of the sentence shows; none when it shows no main verb."""
    tree = Tree(parse)
    if tree.root is None:
        return []
    every = tuple(range(len(tree.tokens)))
    waiting = [Draft(every, frozenset(every), tree.root)]
    done: list[Draft] = []
    while waiting and len(waiting) + len(done) <= MOST_PARTS:
        draft = waiting.pop(0)
        parts = [] if draft.relation else _apart(tree, draft)
        waiting = [*parts, *waiting]
        done += [] if parts else [draft]
    pieces = [piece_of(tree, draft, sentence) for draft in [*done, *waiting]]
    return [piece for piece in pieces if piece is not None]


def _apart(tree: Tree, draft: Draft) -> list[Draft]:
    """The parts that the first fitting rule gives, when each can stand alone."""
    opening = tree.children(draft.head, "mark")
    if any(tree.word(n) != "that" for n in opening if n in draft.shown) or not _whole_marks(tree, draft):
        return []  # "because we lost and they won": the sentence is itself a part of another
    for rule in RULES:
        parts = rule(tree, draft)
        if len(parts) > 1 and all(_stands(tree, draft, part) for part in parts):
            return parts
    return []


def _stands(tree: Tree, draft: Draft, part: Draft) -> bool:
    """Whether the part has words of its own, whole pairs of marks, no loose dash, and no "so did …"."""
    if part.relation:
        return True
    if not part.own or len(part.shown) >= len(draft.shown) or not _whole_marks(tree, part):
        return False
    if part.shown[0] != draft.shown[0] and any(
        tree.word(n) in ("whom", "which", "whose") for n in part.shown[:4]
    ):
        return False
    first, last = tree.word(part.shown[0]), tree.word(part.shown[-1])
    turned = first in ("so", "nor", "neither") and tree.tokens[part.shown[1]].pos == "AUX"
    return not turned and not _DASH.fullmatch(first) and not _DASH.fullmatch(last)


def _whole_marks(tree: Tree, draft: Draft) -> bool:
    """Whether quotation marks and brackets come in pairs, with something between them, and none is cut."""
    words = [tree.word(n) for n in draft.shown]
    marks = "".join(word for word in words if word in _MARKS)
    if (
        marks.count('"') % 2
        or words.count("''") % 2
        or any(marks.count(one) != marks.count(other) for one, other in _PAIRS)
    ):
        return False
    if any(one + other in _EMPTY for one, other in itertools.pairwise(words)):
        return False
    seams = [n for n, after in zip(draft.shown, draft.shown[1:], strict=False) if after != n + 1]
    return not any(tree.quoted[n] for n in (*seams, *(n - 1 for n in draft.shown[:1] if n)))


_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_MARKS = frozenset('()[]“”«»"')
_EMPTY = frozenset((*(one + other for one, other in _PAIRS), '""'))
_DASH = re.compile(r"[-–—]+")


def _purpose(sentence: str, piece: Piece) -> list[Piece]:
    """The piece, and before it what it asserts without the purpose it names."""
    last = piece.shown[-1]
    found = PURPOSE.search(sentence, last.start, last.end)
    if found is None or found.start() <= piece.span.start:
        return [piece]
    kept = [*piece.shown[:-1], trim(sentence, Span(last.start, found.start()))]
    done = Piece(Span(piece.span.start, kept[-1].end), tuple(kept), piece.added)
    if not long_enough(done, sentence) or len(sentence[found.end() : last.end].split()) < 2:
        return [piece]
    return [done, Piece(piece.span, piece.shown, piece.added, purpose=True)]
