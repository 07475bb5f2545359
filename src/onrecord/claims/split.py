"""A sentence as the claims in it: coordinated predicates apart, each with its subject."""

import re
from dataclasses import dataclass

from onrecord.claims.lexicon import AUX, CONDITION, FIRST_AUX, PURPOSE, RELATIVE
from onrecord.records.engine import Parse, Token
from onrecord.text.spans import Span

MAX_SUBJECT = 25
"""Words a subject may have and still be copied."""

LEAST = 3
"""Words that a part must have to stand as a claim of its own."""


@dataclass(frozen=True)
class Piece:
    """A part of a sentence, counted from the sentence's start, that may be a claim.

    `copied` stands before it in the sentence and is put in front. `purpose` marks a sentence
    taken whole for the purpose it names. `note` says what was done.
    """

    span: Span
    copied: str = ""
    note: str = ""
    purpose: bool = False

    def text(self, sentence: str) -> str:
        """The part with what was copied before it."""
        own = self.span.of(sentence)
        return f"{self.copied} {own}" if self.copied else own


_PREDICATE = re.compile(
    rf"(?:\s*,)?\s+(?:and|but)\s+(?=(?:(?:also|then|now|still|even|thus|therefore)\s+)?{AUX}\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf";\s+|,\s+(?:and|but)\s+(?=(?:the|a|an|its|their|his|her|it|they|he|she|we|this|these|(?-i:[A-Z][\w.’'-]*))\b"
    rf"(?:\s+(?!and\b|or\b|who\b|which\b|that\b)[^\s,;]+){{0,6}}?\s+{AUX}\b)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)|[“\"«„][^“”\"«»„]*[”\"»“]")


def split(sentence: str, parse: Parse | None) -> list[Piece]:
    """The parts of an English sentence that stand for themselves; one part when in doubt.

    With `parse`, counted from the sentence's start, predicates are told by their syntax, without
    it by auxiliary verbs after "and". Subjects are never split. A part is kept only when
    each of its words stands in the sentence, in order, or is copied from it.

    >>> for piece in split("The group, based in Kabul, has hit markets and has killed guards", None):
    ...     print(piece.text("The group, based in Kabul, has hit markets and has killed guards"))
    The group, based in Kabul, has hit markets
    The group, based in Kabul, has killed guards
    """
    pieces: list[Piece] = []
    if not CONDITION.search(sentence):
        pieces = _by_syntax(sentence, parse) if parse else []
        pieces = pieces if len(pieces) > 1 else _by_patterns(sentence)
    pieces = pieces or [Piece(Span(0, len(sentence)))]
    kept = [piece for piece in pieces if len(piece.span.of(sentence).split()) >= LEAST]
    if len(kept) != len(pieces) or not all(supported(piece, sentence) for piece in pieces):
        pieces = [Piece(Span(0, len(sentence)))]
    return [part for piece in pieces for part in _purpose(sentence, piece)]


def supported(piece: Piece, sentence: str) -> bool:
    """Whether all words of the piece stand in the sentence, in order.

    >>> supported(Piece(Span(4, 9), "Nobody"), "Who left early")
    False
    """
    rest = iter(re.findall(r"\w+", sentence))
    return all(word in rest for word in re.findall(r"\w+", piece.text(sentence)))


def _by_patterns(sentence: str) -> list[Piece]:
    hidden = _BRACKETED.sub(lambda found: "¤" * len(found.group()), sentence)
    pieces: list[Piece] = []
    for start, end in _clauses(hidden):
        pieces += _predicates(sentence, hidden, Span(start, end))
    return pieces


def _clauses(hidden: str) -> list[tuple[int, int]]:
    """Clauses with subjects of their own; each must hold a verb that the patterns know."""
    clauses, start = [], 0
    for found in _CLAUSE.finditer(hidden):
        if FIRST_AUX.search(hidden, start, found.start()) and FIRST_AUX.search(hidden, found.end()):
            clauses.append((start, found.start()))
            start = found.end()
    return [*clauses, (start, len(hidden))]


def _predicates(sentence: str, hidden: str, clause: Span) -> list[Piece]:
    aux = FIRST_AUX.search(hidden, clause.start, clause.end)
    whole = [Piece(clause)]
    if aux is None:
        return whole
    prefix = Span(clause.start, aux.start())
    words = hidden[prefix.start : prefix.end]
    if not words.strip() or len(words.split()) > MAX_SUBJECT or RELATIVE.search(words):
        return whole
    cuts = [found for found in _PREDICATE.finditer(hidden, aux.end(), clause.end)
            if not re.search(r"\b(?:who|which|that)\b", hidden[aux.end() : found.start()])]  # fmt: skip
    if not cuts:
        return whole
    starts = [clause.start, *(found.end() for found in cuts)]
    ends = [*(found.start() for found in cuts), clause.end]
    copied = prefix.of(sentence).strip()
    return [
        Piece(Span(start, end), copied if number else "", _copied_note(copied) if number else "")
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _copied_note(copied: str) -> str:
    return f"“{copied}” is copied from the start of the sentence."


def _by_syntax(sentence: str, parse: Parse) -> list[Piece]:
    tokens = parse.tokens
    root = next((n for n, token in enumerate(tokens) if token.dep == "ROOT"), None)
    if root is None or tokens[root].pos not in ("VERB", "AUX"):
        return []
    below: dict[int, list[int]] = {}
    for n, token in enumerate(tokens):
        if n != token.head:
            below.setdefault(token.head, []).append(n)
    chain = _chain(parse, below, root)
    if len(chain) < 2:
        return []
    group = [n for n in below.get(root, []) if tokens[n].dep in ("aux", "auxpass") and n < root]
    first = min([*group, root])
    negated = any(tokens[n].dep == "neg" for n in below.get(root, []))
    prefix = sentence[: tokens[first].span.start].strip()
    subject = any(tokens[n].dep in ("nsubj", "nsubjpass", "expl") for n in below.get(root, []))
    if not subject or len(prefix.split()) > MAX_SUBJECT:
        return []
    starts = [0]
    pieces: list[tuple[str, str]] = [("", "")]
    ends: list[int] = []
    for verb in chain[1:]:
        copied = _copied(sentence, parse, below, (root, verb), (prefix, first, negated))
        start = min(_family(below, verb))
        joint = start - 1
        if copied is None or joint < 1 or not _joins(tokens[joint]):
            return []
        ends.append(tokens[joint].span.start)
        starts.append(tokens[start].span.start)
        pieces.append((copied or "", _copied_note(copied) if copied else ""))
    found = []
    for (copied, note), start_at, end in zip(pieces, starts, [*ends, len(sentence)], strict=True):
        end_at = start_at + len(sentence[start_at:end].rstrip(" ,;"))
        found.append(Piece(Span(start_at, max(start_at, end_at)), copied, note))
    return found


def _joins(token: Token) -> bool:
    """Whether the word before a coordinated verb joins it: "and", "but", a comma, but not "or"."""
    return (token.dep == "cc" and token.word.lower() != "or") or token.word in (",", ";")


def _chain(parse: Parse, below: dict[int, list[int]], root: int) -> list[int]:
    """The main verb and the verbs coordinated with it."""
    chain = [root]
    for n in sorted(_family(below, root)):
        token = parse.tokens[n]
        if token.dep == "conj" and token.head in chain and token.pos in ("VERB", "AUX"):
            chain.append(n)
    return chain


def _family(below: dict[int, list[int]], root: int) -> set[int]:
    family, waiting = set(), [root]
    while waiting:
        n = waiting.pop()
        if n not in family:
            family.add(n)
            waiting += below.get(n, [])
    return family


def _copied(
    sentence: str,
    parse: Parse,
    below: dict[int, list[int]],
    verbs: tuple[int, int],
    main: tuple[str, int, bool],
) -> str | None:
    """What must be copied before a coordinated verb; None when it cannot stand alone."""
    tokens, (root, verb), (prefix, first, negated) = parse.tokens, verbs, main
    own = {tokens[n].dep for n in below.get(verb, [])}
    if own & {"nsubj", "nsubjpass", "expl"}:
        return ""
    if own & {"aux", "auxpass"} or tokens[verb].tag in ("VBD", "VBZ", "VBP"):
        return prefix
    if first == root or negated or tokens[verb].tag != tokens[root].tag:
        return None
    shared = sentence[tokens[first].span.start : tokens[root].span.start].strip()
    return f"{prefix} {shared}".strip()


def _purpose(sentence: str, piece: Piece) -> list[Piece]:
    """The piece, and before it what it asserts without the purpose it names."""
    words = piece.span.of(sentence)
    found = PURPOSE.search(words)
    if found is None or len(words[: found.start()].split()) < LEAST or len(words[found.end() :].split()) < 2:
        return [piece]
    named = found.group().strip(" ,")
    done = Piece(
        Span(piece.span.start, piece.span.start + found.start()),
        piece.copied,
        f"{piece.note} The purpose after “{named}” is a claim of its own.".strip(),
    )
    return [done, Piece(piece.span, piece.copied, piece.note, purpose=True)]
