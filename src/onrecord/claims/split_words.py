"""A sentence as the claims in it, by word order and a list of verbs alone: for where no syntax is."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from onrecord.claims.lexicon import (
    ANY_PAST,
    AUX,
    DETERMINER,
    FINITE,
    FIRST_AUX,
    NOBODY,
    NUMBER,
    OBJECT,
    PAST_VERB,
    RELATIVE,
    STAY_WITH_VERB,
)
from onrecord.claims.pieces import MAX_SUBJECT, Piece, stretches, trim
from onrecord.text.spans import Span

_ADVERB = r"(?:also|then|now|still|even|thus|therefore|reportedly|allegedly)"
_JOINED = re.compile(
    rf"(?:\s*,)?\s+(?:and|but)\s+(?=(?:{_ADVERB}\s+)?(?:{AUX}\b|{PAST_VERB}\b(?!\s+(?:by the|with)\b)))",
    re.IGNORECASE,
)
_LISTED = re.compile(rf",\s+(?=(?:{PAST_VERB}\s+{OBJECT}|{AUX})\b)")
_CLAUSE = re.compile(
    rf";\s+(?!so\b|nor\b)|,\s+(?:and|but)\s+(?={DETERMINER}(?!\w)"
    rf"(?:\s+(?!and\b|or\b|who\b|which\b|that\b)[^\s,;]+){{0,6}}?\s+(?:{AUX}|{PAST_VERB})\b)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)|[“\"«„][^“”\"«»„]*[”\"»“]")
_WHO = re.compile(r",\s+(?:who\s+([^,;]+)|which\s+([^,;]+)),\s+", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|which|that)\b")
_OPENS = re.compile(r"(?:Although|Though|Whereas|While|(Because|After))\s+([^,;]+),\s+(.+)", re.DOTALL)
_FOLLOWS = re.compile(
    r"(.+?)(?:,?\s+(?:although|(?:even\s+)?though|whereas|(because|after))|,\s+while)\s+(.+)", re.DOTALL
)
_REPORTING = re.compile(
    r"\b(?:says?|said|claims?|claimed|reports?|reported|announced?|admits?|admitted|believes?|thinks?|told)\b"
)
_JUST_BEFORE = re.compile(
    r"\b(?:moment|second|minute|hour|day|week|month|year|decade)s?$|\b(?:soon|just|even|only|long|right|simply|not|\w+ly)$"
)
_FINITE_ONLY = re.compile(
    r"(?:took|gave|went|fell|rose|grew|began|broke|wrote|flew|drove|spoke|chose|ran|saw|drew|threw|knew|stole|was|were)\b"
)
_HEDGED = re.compile(
    r"(?:may|might|could|would|must|should|can)\s+(?:not\s+|\w+ly\s+)?have\b"
    r"|\w+(?:\s+\w+)?\s+\w+\s+to\s+(?:have|be)\b",
    re.IGNORECASE,
)
"""An auxiliary that leaves open if something was done: "may have", "is believed to have"."""
_BARE = re.compile(r"(?:have|be)\b", re.I)
_STARTS = re.compile(
    rf"(?:{DETERMINER}|[a-z]+s)(?!\w)(?:\s+[^\s,;]+){{0,7}}?\s+(?:{AUX}|{PAST_VERB})\b", re.IGNORECASE
)
_EACH = re.compile(
    r"(?:(Both)\s+)?([A-Z]\w*(?:\s+[A-Z]\w*)*(?:,\s+[A-Z]\w*(?:\s+[A-Z]\w*)*)*),?\s+and\s+"
    r"([A-Z]\w*(?:\s+[A-Z]\w*)*)\s+(each\s+)?(\w.*)",
    re.DOTALL,
)
_THAT = re.compile(
    r"(.+?\b(?:says?|said|reports?|reported|admits?|admitted|claims?|claimed)\s+)(that\s.+?)\s+and\s+(that\s.+)",
    re.DOTALL,
)
_OF = re.compile(r"(.+?\baccused\s.+?\s(?:of|for)\s+)(\w+ing\s.+?)\s+and\s+(\w+ing\s.+)", re.DOTALL)
_GAPPED = re.compile(
    rf"({NUMBER}\s[^,;]*?\s(were|was)\s\w+(?:ed|n|t)\b[^,;]*?),?\s+and\s+({NUMBER})\s+(\w+ed\b.*)",
    re.DOTALL | re.I,
)
_MEMBER = re.compile(
    rf"(?:(?:about|nearly|almost|some|up to|at least|more than)\s+)?(?:{NUMBER}|(an?))\s+(?!of\b)", re.I
)


@dataclass(frozen=True)
class _Part:
    """Stretches of the sentence; from `own` on they are the part's own."""

    shown: tuple[Span, ...]
    own: int
    added: tuple[tuple[int, str], ...] = ()
    relation: bool = False

    @property
    def last(self) -> Span:
        return self.shown[-1]

    def within(self, start: int, end: int) -> "_Part":
        """The part with its last stretch cut down to this."""
        return replace(self, shown=(*self.shown[:-1], Span(start, end)))


def first_verb(text: str) -> "re.Match[str] | None":
    """The first word of a clause that is a verb in a tense, as far as a list of verbs tells."""
    found = [FIRST_AUX.search(text), ANY_PAST.search(text)]
    return min((one for one in found if one), key=lambda one: one.start(), default=None)


def by_words(sentence: str) -> list[Piece]:
    """The parts of an English sentence that its word order shows; one part when in doubt.

    >>> found = by_words("The firm closed 12 shops and sold its fleet")
    >>> [piece.text("The firm closed 12 shops and sold its fleet") for piece in found]
    ['The firm closed 12 shops', 'The firm sold its fleet']
    """
    hidden = _BRACKETED.sub(lambda found: "¤" * len(found.group()), sentence)
    whole = _Part((Span(0, len(sentence)),), 0)
    parts = [whole]
    if not re.search(r"\b(?:or|nor)\b|^Because\b(?!.*,)", hidden):
        for rule in _RULES:
            parts = [one for part in parts for one in (rule(hidden, part) or [part])]
    return [_piece(sentence, part) for part in parts]


def _piece(sentence: str, part: _Part) -> Piece:
    kept = stretches(sentence, part.shown) or (part.shown[0],)
    own = trim(sentence, Span(part.own, max(part.own, kept[-1].end)))
    return Piece(own, kept, part.added, relation=part.relation)


def _verb(hidden: str, start: int, end: int) -> "re.Match[str] | None":
    """The first verb in a tense: an auxiliary, or a past form with an object after it."""
    found = [FIRST_AUX.search(hidden, start, end), FINITE.search(hidden, start, end)]
    simple = _STARTS.match(hidden, start, end)
    if simple:
        found.append(
            re.compile(rf"\b{PAST_VERB}\b(?!\s+(?:by|with|in the)\b)").search(hidden, start, simple.end())
        )
    return min((one for one in found if one), key=lambda one: one.start(), default=None)


def _is_clause(hidden: str, start: int, end: int) -> bool:
    """Whether a subject and a verb in a tense stand at the beginning of these words."""
    found = _STARTS.match(hidden, start, end)
    return found is not None and not RELATIVE.search(found.group())


def _subordinate(hidden: str, part: _Part) -> list[_Part]:
    """Both facts of a sentence with "although", "because" or "after", and what joins them."""
    at = part.last
    found = _OPENS.match(hidden, at.start, at.end)
    groups = (2, 3, 1)
    if found is None:
        found, groups = _FOLLOWS.match(hidden, at.start, at.end), (1, 3, 2)
    if found is None:
        return []
    spans = [Span(found.start(n), found.end(n)) for n in groups[:2]]
    if not all(_is_clause(hidden, span.start, span.end) for span in spans):
        return []
    main = spans[0].of(hidden) if groups[0] == 1 else spans[1].of(hidden)
    if groups[0] == 1 and _JUST_BEFORE.search(main):
        return []  # "days after", "only because"
    if _REPORTING.search(main) or _RELATIVE.search(main):
        return []  # it is open what the clause belongs to
    if found[groups[2]] and _NEGATED.search(hidden, spans[0].start, spans[0].end):
        return []
    facts = [_Part((span,), span.start) for span in spans]
    return [*facts, replace(part, relation=True)] if found[groups[2]] else facts


def _clauses(hidden: str, part: _Part) -> list[_Part]:
    """Clauses with subjects of their own; each must hold a verb that the patterns know."""
    if part.relation:
        return []
    parts, start, end = [], part.last.start, part.last.end
    for found in _CLAUSE.finditer(hidden, start, end):
        reported = "and" in found.group() and _REPORTING.search(hidden, start, found.start())
        if not reported and _verb(hidden, start, found.start()) and _verb(hidden, found.end(), end):
            parts.append(_Part((Span(start, found.start()),), start))
            start = found.end()
    return [*parts, _Part((Span(start, end),), start)] if parts else []


def _aside(hidden: str, part: _Part) -> list[_Part]:
    """A clause with "who" or "which" between commas, after the subject at the beginning."""
    clause = part.last
    found = None if part.relation else _WHO.search(hidden, clause.start, clause.end)
    if found is None or not _VERB_FIRST.match(hidden, found.end(), clause.end):
        return []
    number = 1 if found[1] else 2
    verb_first = _VERB_FIRST.match(found[number]) or re.match(rf"[a-z]+s\s+{OBJECT}\b", found[number])
    subject = Span(clause.start, found.start())
    words = hidden[subject.start : subject.end].split()
    starts = re.match(DETERMINER, " ".join(words), re.IGNORECASE)
    if not (starts and verb_first and len(words) <= 6) or any(word.lower() in NOBODY for word in words):
        return []
    said = Span(found.start(number), found.end(number))
    return [_Part((subject, Span(found.end(), clause.end)), clause.start), _Part((subject, said), said.start)]


def _each(hidden: str, part: _Part) -> list[_Part]:
    """A claim for each member of the subject, when the sentence says "each" or "both"."""
    found = None if part.relation else _EACH.fullmatch(hidden, part.last.start, part.last.end)
    if (
        found is None
        or not (found[1] or found[4])
        or not _ANY_VERB_FIRST.match(found[5])
        or _NEGATED.search(found[5])
    ):
        return []
    rest = Span(found.start(5), found.end(5))
    names = [
        Span(one.start(), one.end())
        for one in re.compile(r"[^,]+").finditer(hidden, found.start(2), found.end(2))
    ]
    names.append(Span(found.start(3), found.end(3)))
    return [_Part((name, rest), name.start) for name in names]


_VERB_FIRST = re.compile(rf"(?:\w+ly\s+)?(?:{AUX}|{PAST_VERB})\b", re.IGNORECASE)
_ANY_VERB_FIRST = re.compile(rf"(?:{AUX}|{PAST_VERB}|[a-z]+)\b")


def _reported(hidden: str, part: _Part) -> list[_Part]:
    """Two things said, each with the words that report it."""
    if part.relation:
        return []
    at = part.last
    found = _THAT.fullmatch(hidden, at.start, at.end) or _OF.fullmatch(hidden, at.start, at.end)
    if found is None or _NEGATED.search(found[1]) or re.search(r"\bden(?:y|ies|ied)\b", found[1]):
        return []
    first = Span(at.start, found.end(2))
    return [
        _Part((first,), at.start),
        _Part((Span(at.start, found.end(1)), Span(found.start(3), at.end)), found.start(3)),
    ]


def _gapped(hidden: str, part: _Part) -> list[_Part]:
    """ "Twelve were killed and 30 injured": the auxiliary is put, in brackets, before the second verb."""
    found = None if part.relation else _GAPPED.fullmatch(hidden, part.last.start, part.last.end)
    if found is None:
        return []
    first, second = Span(part.last.start, found.end(1)), Span(found.start(3), found.end())
    return [_Part((first,), first.start), _Part((second,), second.start, ((found.start(4), found[2]),))]


def _verbs(hidden: str, part: _Part) -> list[_Part]:
    """The joined predicates of a clause, each with the subject before the first verb."""
    last = part.last
    verb = None if part.relation else _verb(hidden, last.start, last.end)
    if verb is None:
        return []
    prefix = [*part.shown[:-1], Span(last.start, verb.start())]
    words = " ".join(hidden[span.start : span.end] for span in prefix).split()
    if not words or len(words) > MAX_SUBJECT or not _can_be_copied(words):
        return []
    cuts = list(_cuts(hidden, verb, last))
    if not cuts or (_NEGATED.search(hidden, verb.start(), cuts[0].start()) and not _helped(hidden, cuts)):
        return []
    if cuts[0].start() <= verb.end():
        return []  # "bombed and looted the village"
    copied = tuple(_without_adverb(hidden, prefix))
    starts, ends = [found.end() for found in cuts], [*(found.start() for found in cuts[1:]), last.end]
    parts = [part.within(last.start, cuts[0].start())]
    parts += [_Part((*copied, Span(start, end)), start) for start, end in zip(starts, ends, strict=True)]
    return parts


def _can_be_copied(words: list[str]) -> bool:
    return not RELATIVE.search(" ".join(words)) and not any(word.lower() in NOBODY for word in words)


def _helped(hidden: str, cuts: "list[re.Match[str]]") -> bool:
    """Whether each predicate after a negation has an auxiliary of its own, or a past form after "but"."""
    return all(
        FIRST_AUX.match(hidden, found.end())
        or ("but" in found.group() and re.match(r"[a-z]{3,}ed\b", hidden[found.end() :]))
        for found in cuts
    )


def _cuts(hidden: str, verb: "re.Match[str]", last: Span) -> "Iterator[re.Match[str]]":
    """Where predicates are joined; commas count only before a last "and"."""
    joined = [
        found
        for found in _JOINED.finditer(hidden, verb.end(), last.end)
        if not _RELATIVE.search(hidden, verb.end(), found.start()) and _finite(hidden, verb, found)
    ]
    if joined:
        yield from _LISTED.finditer(hidden, verb.end(), joined[0].start() + 1)
    yield from joined


def _finite(hidden: str, verb: "re.Match[str]", joint: "re.Match[str]") -> bool:
    """Whether what follows is no participle of the auxiliary before: "was shot and killed"."""
    after = re.compile(rf"(?:{_ADVERB}\s+)?").match(hidden, joint.end())
    at = after.end() if after else joint.end()
    if _HEDGED.match(hidden, verb.start(), joint.start()):
        return bool(FIRST_AUX.match(hidden, at)) and not _BARE.match(hidden, at)
    if FIRST_AUX.fullmatch(verb.group()) is None or "but" in joint.group():
        return True
    return bool(FIRST_AUX.match(hidden, at) or _FINITE_ONLY.match(hidden, at))


def _without_adverb(hidden: str, prefix: list[Span]) -> list[Span]:
    """The subject without an adverb of the first verb; a hedge stays."""
    last = prefix[-1]
    words = last.of(hidden).rstrip()
    adverb = re.search(r"\s+([a-z]+ly|also|never|often)$", words)
    if adverb is None or adverb[1] in STAY_WITH_VERB or words[: adverb.start()].strip() == "":
        return prefix
    return [*prefix[:-1], Span(last.start, last.start + adverb.start())]


def _amounts(hidden: str, part: _Part) -> list[_Part]:
    """A claim for each object, when every one has an amount of its own."""
    last = part.last
    verb = None if part.relation else _verb(hidden, last.start, last.end)
    if verb is None or _NEGATED.search(hidden, verb.start(), last.end):
        return []
    begins = re.compile(r"\s+").match(hidden, verb.end(), last.end)
    if begins is None or re.search(r"\b(?:between|from|who|which|that)\b", hidden[verb.end() : last.end]):
        return []
    joints = list(re.compile(r",?\s+and\s+|,\s+").finditer(hidden, begins.end(), last.end))
    starts = [begins.end(), *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), last.end]
    members = [_MEMBER.match(hidden, start, end) for start, end in zip(starts, ends, strict=True)]
    counted = [found for found in members if found and not found[1]]
    if None in members or len(counted) < 2 or "and" not in joints[-1].group():
        return []
    if any(_verb(hidden, start, end) for start, end in zip(starts, ends, strict=True)):
        return []
    front = (*part.shown[:-1], Span(last.start, verb.end()))
    parts = [part.within(last.start, ends[0])]
    parts += [_Part((*front, Span(a, b)), a) for a, b in zip(starts[1:], ends[1:], strict=True)]
    return parts


_Rule = Callable[[str, _Part], list[_Part]]
_RULES: tuple[_Rule, ...] = (_subordinate, _clauses, _aside, _each, _reported, _gapped, _verbs, _amounts)
"""The rules in the order they are tried, each on every part that the rules before it left."""
