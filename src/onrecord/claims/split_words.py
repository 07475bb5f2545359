"""A sentence as the claims in it, by word order and a list of verbs alone: for where no syntax is."""

import re
from collections.abc import Iterator

from onrecord.claims.lexicon import AUX, FIRST_AUX, NOBODY, RELATIVE, STAY_WITH_VERB
from onrecord.claims.pieces import MAX_SUBJECT, Piece, stretches, trim
from onrecord.text.spans import Span

_PAST = (
    r"(?:took|gave|went|fell|rose|grew|began|broke|wrote|sank|flew|drove|spoke|chose|came|became|ran|saw|drew|threw"
    r"|knew|wore|swore|froze|stole|rode|built|bought|sold|sent|spent|lost|won|made|paid|found|held|led|met|left"
    r"|kept|brought|fought|caught|taught|shot|struck|hid|hit|cut|put|set|shut|beat|fled|[a-z]{3,}ed)"
)
_OBJECT = r"(?:the|a|an|its|their|his|her|our|no|nothing|nobody|them|it|him|us|\d[\d.,]*|[a-z]+ty|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|up to|nearly|almost|about|some|most|more|many|several|hundreds|thousands|dozens|by \d)"
_FINITE = re.compile(rf"\b{_PAST}\b(?=\s+{_OBJECT}\b)")
_ANY_PAST = re.compile(rf"(?<=\s){_PAST}\b")
_DETERMINER = r"(?:the|a|an|its|their|his|her|our|it|they|he|she|we|this|these|some|most|\d[\d.,]*%?|(?-i:[A-Z][\w.’'-]*))"

_JOINED = re.compile(
    rf"(?:\s*,)?\s+(?:and|but)\s+(?=(?:(?:also|then|now|still|even|thus|therefore)\s+)?(?:{AUX}\b|{_PAST}\s+{_OBJECT}\b))",
    re.IGNORECASE,
)
_LISTED = re.compile(rf",\s+(?={_PAST}\s+{_OBJECT}\b)")
_CLAUSE = re.compile(
    rf";\s+|,\s+(?:and|but)\s+(?={_DETERMINER}\b"
    rf"(?:\s+(?!and\b|or\b|who\b|which\b|that\b)[^\s,;]+){{0,6}}?\s+(?:{AUX}\b|{_PAST}\s+{_OBJECT}\b))",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)|[“\"«„][^“”\"«»„]*[”\"»“]")
_WHO = re.compile(r",\s+who\s+([^,;]+),\s+", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
_SUBJECT_END = re.compile(r"\b(?:who|which|that)\b")


def by_words(sentence: str) -> list[Piece]:
    """The parts of an English sentence that its word order shows; one part when in doubt.

    >>> found = by_words("The firm closed 12 shops and sold its fleet")
    >>> [piece.text("The firm closed 12 shops and sold its fleet") for piece in found]
    ['The firm closed 12 shops', 'The firm sold its fleet']
    """
    hidden = _BRACKETED.sub(lambda found: "¤" * len(found.group()), sentence)
    if re.search(r"\b(?:or|nor)\b", hidden):
        return [_piece(sentence, [Span(0, len(sentence))], 0)]
    pieces: list[Piece] = []
    for start, end in _clauses(hidden):
        pieces += _of_clause(sentence, hidden, Span(start, end))
    return pieces


def _piece(sentence: str, shown: list[Span], own: int) -> Piece:
    """The stretches as a piece; from the stretch numbered `own` on they are its own."""
    kept = stretches(sentence, shown) or (shown[0],)
    mine = trim(sentence, Span(shown[own].start, kept[-1].end))
    return Piece(mine, kept)


def first_verb(text: str) -> "re.Match[str] | None":
    """The first word of a clause that is a verb in a tense, as far as a list of verbs tells."""
    found = [FIRST_AUX.search(text), _ANY_PAST.search(text)]
    return min((one for one in found if one), key=lambda one: one.start(), default=None)


def _verb(hidden: str, start: int, end: int) -> "re.Match[str] | None":
    """The first verb in a tense: an auxiliary, or a past form with an object after it."""
    found = [FIRST_AUX.search(hidden, start, end), _FINITE.search(hidden, start, end)]
    return min((one for one in found if one), key=lambda one: one.start(), default=None)


def _clauses(hidden: str) -> list[tuple[int, int]]:
    """Clauses with subjects of their own; each must hold a verb that the patterns know."""
    clauses, start = [], 0
    for found in _CLAUSE.finditer(hidden):
        if _verb(hidden, start, found.start()) and _verb(hidden, found.end(), len(hidden)):
            clauses.append((start, found.start()))
            start = found.end()
    return [*clauses, (start, len(hidden))]


def _of_clause(sentence: str, hidden: str, clause: Span) -> list[Piece]:
    aside = _WHO.search(hidden, clause.start, clause.end)
    if aside and _names_somebody(hidden, clause, aside) and _verb(hidden, aside.end(), clause.end):
        subject = Span(clause.start, aside.start())
        said = _piece(sentence, [subject, Span(aside.start(1), aside.end(1))], 1)
        return [*_verbs(sentence, hidden, [subject, Span(aside.end(), clause.end)]), said]
    return _verbs(sentence, hidden, [clause])


def _names_somebody(hidden: str, clause: Span, aside: "re.Match[str]") -> bool:
    words = hidden[clause.start : aside.start()].split()
    verb = FIRST_AUX.search(aside[1]) or _FINITE.search(aside[1])
    starts = re.match(_DETERMINER, hidden[clause.start :], re.IGNORECASE) is not None
    plain = len(words) <= 6 and not any(word.lower() in NOBODY for word in words)
    return plain and starts and verb is not None and verb.start() == 0 and " and " not in aside[1]


def _verbs(sentence: str, hidden: str, shown: list[Span]) -> list[Piece]:
    """The joined predicates of a clause, each with the subject before the first verb."""
    together = [_piece(sentence, shown, 0)]
    last = shown[-1]
    verb = _verb(hidden, last.start, last.end)
    if verb is None:
        return together
    prefix = [*shown[:-1], Span(last.start, verb.start())]
    words = " ".join(hidden[span.start : span.end] for span in prefix).split()
    if not words or len(words) > MAX_SUBJECT or not _can_be_copied(words):
        return together
    cuts = list(_cuts(hidden, verb, last))
    if not cuts or _NEGATED.search(hidden, verb.start(), cuts[0].start()) and not _helped(hidden, cuts):
        return together
    copied = _without_adverb(sentence, prefix)
    starts, ends = [found.end() for found in cuts], [*(found.start() for found in cuts[1:]), last.end]
    parts = [_piece(sentence, [*shown[:-1], Span(last.start, cuts[0].start())], 0)]
    for start, end in zip(starts, ends, strict=True):
        parts.append(_piece(sentence, [*copied, Span(start, end)], len(copied)))
    return parts


def _can_be_copied(words: list[str]) -> bool:
    return not RELATIVE.search(" ".join(words)) and not any(word.lower() in NOBODY for word in words)


def _helped(hidden: str, cuts: "list[re.Match[str]]") -> bool:
    """Whether each predicate after the first begins with an auxiliary of its own."""
    return all(FIRST_AUX.match(hidden, found.end()) for found in cuts)


def _cuts(hidden: str, verb: "re.Match[str]", last: Span) -> "Iterator[re.Match[str]]":
    """Where predicates are joined; commas count only before a last "and"."""
    joined = [
        found
        for found in _JOINED.finditer(hidden, verb.end(), last.end)
        if not _SUBJECT_END.search(hidden, verb.end(), found.start())
    ]
    if joined:
        before = _LISTED.finditer(hidden, verb.end(), joined[0].start())
        yield from (found for found in before if not _SUBJECT_END.search(hidden, verb.end(), found.start()))
    yield from joined


def _without_adverb(sentence: str, prefix: list[Span]) -> list[Span]:
    """The subject without an adverb of the first verb; a hedge stays."""
    last = prefix[-1]
    words = last.of(sentence).rstrip()
    adverb = re.search(r"\s+([a-z]+ly|also|never|often)$", words)
    if adverb is None or adverb[1] in STAY_WITH_VERB or words[: adverb.start()].strip() == "":
        return prefix
    return [*prefix[:-1], Span(last.start, last.start + adverb.start())]
