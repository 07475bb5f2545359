"""The claims in a statement: atomic, self-contained, each with its place in the text."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.claims import lexicon
from onrecord.claims.checkable import checkable
from onrecord.claims.contained import Before, Speaker, in_piece, subject_of, there, times, who
from onrecord.claims.fragments import BREAKS_OFF, broken_off, fragment, opening
from onrecord.claims.pieces import Piece, whole
from onrecord.claims.split import MOST_WORDS, split
from onrecord.claims.worth import worth
from onrecord.errors import InputError
from onrecord.records.document import Document
from onrecord.records.engine import Parse, Syntax
from onrecord.records.statement import Checkable, Claim, Mode, Statement
from onrecord.text.dates import DateMention, dates
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.when import When

RULES = "claims-rules 3"
"""The version of these rules, as `made_by` gives it."""

MAX_CLAIMS = 2_000
"""Sentences of one statement that are read; the last claim says when there were more."""

_LETTER = re.compile(r"[^\W_]")
_ABBREVIATED = re.compile(r"(?:\b\w\.\w|\b(?:Inc|Ltd|Jr|Sr|etc|Co|No))\.$")
_ACCUSED = re.compile(r"\s(of|for)\s", re.IGNORECASE)
_WAS_ACCUSED = re.compile(
    r"(.+?)(\s+(?:is|are|was|were|has been|have been|had been)\s+(?:\w+ly\s+)?accused\s+by\s.+?\s+of)\s+(.+)",
    re.DOTALL,
)

_NOT_SPLIT = "Not split: no syntax for this language."
_PRONOUN = re.compile(r"(?:they|it|he|she)\b", re.IGNORECASE)


def find_claims(statement: Statement, document: Document, syntax: Syntax | None) -> tuple[Claim, ...]:
    """The claims in `statement`, in order; those that cannot be checked are marked, with a reason.

    English sentences are split at coordinated predicates, asides and lists with amounts, by
    `syntax` where it is given; in other languages each sentence is one claim. `words` is the text
    at `span` in the document; `text` adds what was copied or resolved, as `text_reason` says.

    Raises:
        InputError: the statement is not from this document, or its span does not hold its words.
    """
    return find_all_claims((statement,), document, syntax)


def find_all_claims(
    statements: Sequence[Statement], document: Document, syntax: Syntax | None
) -> tuple[Claim, ...]:
    """The claims in all statements of a document, whose sentences are parsed at once.

    Raises:
        InputError: a statement is not from this document, or its span does not hold its words.
    """
    for statement in statements:
        _check(statement, document)
    found = [_sentences(statement) for statement in statements]
    parsed = _parsed(statements, found, syntax)
    claims: list[Claim] = []
    for statement, spans in zip(statements, found, strict=True):
        known = syntax if syntax is not None and statement.language in syntax.languages else None
        maker = _Maker(statement, f"{RULES} + {known.engine}" if known else RULES)
        maker.begins = spans[0].start if spans else 0
        for span in spans[:MAX_CLAIMS]:
            claims += maker.of_sentence(span, parsed.get(span.of(statement.words)) if known else None)
        if len(spans) > MAX_CLAIMS:
            rest = Span(spans[MAX_CLAIMS].start, spans[-1].end)
            claims.append(maker.unread(rest, len(spans) - MAX_CLAIMS))
    return tuple(claims)


def _begins(mention: DateMention) -> int:
    return mention.span.start


def _check(statement: Statement, document: Document) -> None:
    if statement.span.of(document.text) != statement.words:
        raise InputError(
            f"The statement {statement.id} with the words {statement.words[:60]!r}.",
            f"Its words must stand at its span in the document {document.id}.",
            "Give the document that the statement was read in.",
        )


def _sentences(statement: Statement) -> list[Span]:
    words = statement.words
    spans = sentences(words, statement.language or "en")
    trimmed = [_trim(words, span) for span in spans if _LETTER.search(span.of(words))]
    if trimmed and trimmed[0].start == 0 and statement.language == "en" and statement.mode is not Mode.DIRECT:
        first = trimmed[0]
        begins = opening(first.of(words), statement.verb or "")
        trimmed[0] = Span(first.start + begins, first.end)
    return trimmed


def _parsed(
    statements: Sequence[Statement], found: Sequence[list[Span]], syntax: Syntax | None
) -> dict[str, Parse]:
    """Each sentence with its parse; one that the engine reads as several sentences has none."""
    if syntax is None:
        return {}
    wanted: dict[str, None] = {}
    for statement, spans in zip(statements, found, strict=True):
        if statement.language in syntax.languages:
            wanted.update((span.of(statement.words), None) for span in spans[:MAX_CLAIMS])
    texts = [text for text in wanted if len(text.split()) <= MOST_WORDS]  # longer ones are not split
    parsed = zip(texts, syntax.parse(texts), strict=True)
    return {text: parses[0] for text, parses in parsed if len(parses) == 1}


def _trim(words: str, span: Span) -> Span:
    """The span without white space and closing punctuation; a question keeps its mark."""
    kept = span.of(words).rstrip(" \n\t,;:…")
    while kept.endswith(".") and not _ABBREVIATED.search(kept):
        kept = kept[:-1].rstrip(" ,;:…")
    left = len(kept) - len(kept.lstrip())
    return Span(span.start + left, span.start + max(left, len(kept)))


@dataclass
class _Maker:
    statement: Statement
    made_by: str
    before: Before = field(default_factory=Before)  # the clause before, when it was read
    sentence_before: str = ""
    last_named: DateMention | None = None
    begins: int = 0  # where the first sentence begins in the statement's words

    def __post_init__(self) -> None:
        self.dates = dates(self.statement.words, self.statement.on, self.statement.language or "")
        self.named: list[DateMention] = []  # those of the sentence at hand

    def of_sentence(self, span: Span, parse: Parse | None) -> list[Claim]:
        """The claims of one sentence; `span` counts from the start of the statement's words."""
        sentence = span.of(self.statement.words)
        first = bisect_left(self.dates, span.start, key=_begins)
        self.named = self.dates[first : bisect_left(self.dates, span.end, key=_begins)]
        pieces = split(sentence, parse) if self.statement.language == "en" else [whole(sentence)]
        claims = [self._claim(sentence, span, piece, (pieces, parse)) for piece in pieces]
        facts = [claim for claim, piece in zip(claims, pieces, strict=True) if not piece.relation]
        checked = all(claim.checkable is Checkable.CHECKABLE for claim in facts)
        self.before = Before(sentence, self.before.subject if len(pieces) == 1 else "")
        self.sentence_before = sentence
        return claims if checked else facts

    def unread(self, span: Span, count: int) -> Claim:
        """One claim that stands for the sentences beyond the limit and says so."""
        why = f"The statement has {count} more sentences than the {MAX_CLAIMS} that are read at once."
        at = span.shift(self.statement.span.start)
        words = span.of(self.statement.words)
        return self._record(at, (words, words[:200], why), (Checkable.VAGUE, why), (None, "Not read."))

    def _claim(
        self, sentence: str, at: Span, piece: Piece, around: tuple[list[Piece], Parse | None]
    ) -> Claim:
        pieces, parse = around
        named = in_piece(self.named, [stretch.shift(at.start) for stretch in piece.shown])
        first = self.begins == at.start and piece.shown[0].start == 0
        plain = piece.text(sentence)
        text, notes, then = self._self_contained(plain, first, named)
        kind = self._no_sentence(plain, parse if len(pieces) == 1 else None, alone=len(pieces) == 1)
        kind = kind or checkable(text, self.statement.language, purpose=piece.purpose)
        about = self._about((plain, then), named, (kind[0], piece, parse))
        if about[0] is None and not named:
            about = (None, f"{about[1]}{self._scope(sentence, at, piece, pieces)}")
        if named:
            self.last_named = named[-1]
        self.before = Before(
            plain, subject_of(plain) or (self.before.subject if _PRONOUN.match(plain) else "")
        )
        note = piece.note(sentence) if self.statement.language == "en" else _NOT_SPLIT
        why = " ".join(one for one in (note, *notes) if one)
        span = piece.span.shift(at.start + self.statement.span.start)
        return self._record(span, (piece.span.of(sentence), text, why), kind, about)

    def _no_sentence(self, plain: str, parse: Parse | None, *, alone: bool) -> tuple[Checkable, str] | None:
        """Why the words are no sentence, when they are none; parts of a split sentence are not asked."""
        if self.statement.language != "en" or not alone or plain.endswith("?"):
            return None
        if broken_off(plain, parse):
            return Checkable.VAGUE, BREAKS_OFF
        if self.statement.mode is Mode.DIRECT or len(plain.split()) > MOST_WORDS:
            return None
        return fragment(plain, self.statement.verb or "", parse)

    def _scope(self, sentence: str, at: Span, piece: Piece, pieces: list[Piece]) -> str:
        """What is not known of a date at the end of the sentence, for the parts before the last."""
        last = max(pieces, key=lambda one: one.span.start)
        if last is piece or (last.shown[0] != piece.shown[0] and last.shown[0].start != piece.shown[0].start):
            return ""
        dated = in_piece(self.named, [last.span.shift(at.start)])
        if not dated or dated[-1].span.end < at.start + last.span.end:
            return ""
        return f" Whether “{dated[-1].words}” at the end of the sentence holds for it too is not known."

    def _record(
        self,
        span: Span,
        wording: tuple[str, str, str],
        judged: tuple[Checkable, str],
        about: tuple[When | None, str],
    ) -> Claim:
        """The claim; `wording` is the words, the self-contained text, and what was done to make it so."""
        words, text, text_reason = wording
        how_worth, why_worth = worth(text, self.statement.language)
        return Claim(
            statement=self.statement.id,
            document=self.statement.document,
            span=span,
            words=words,
            text=text,
            claimant=self.statement.claimant,
            checkable=judged[0],
            checkable_reason=judged[1],
            worth=how_worth,
            worth_reason=why_worth,
            about=about[0],
            about_reason=about[1],
            text_reason=text_reason,
            language=self.statement.language,
            made_by=self.made_by,
        )

    # -- who, when and where ------------------------------------------------------------------

    def _self_contained(
        self, text: str, first: bool, named: list[DateMention]
    ) -> tuple[str, list[str], str | None]:
        """The text with what a reader must be told, what was done, and the date of "that year"."""
        notes: list[str] = []
        verb = (self.statement.verb or "").lower()
        name = self.statement.claimant.name if self.statement.claimant else None
        if self.statement.language != "en":
            return text, notes, None
        direct = self.statement.mode is Mode.DIRECT
        if first and not direct:
            if verb.startswith(("accus", "blam")):
                text, note = _accusation(text, verb)
                notes += note
            elif name and (verb.startswith("den") or re.match(r"to (?:have|be)\b", text)):
                text = f"{name} {text}"
                notes.append(f"“{name}”, the source, is put before it.")
        text, placed = there(text, f"{self.sentence_before} {self.before.words}")
        text, resolved = who(text, Speaker(name, direct), self.before, first)
        text, timed, then = times(text, named, self.last_named)
        return text[:1].upper() + text[1:], [*notes, *resolved, *placed, *timed], then

    def _about(
        self,
        text: tuple[str, str | None],
        named: list[DateMention],
        judged: tuple[Checkable, Piece, Parse | None],
    ) -> tuple[When | None, str]:
        (words, then), (kind, piece, parse), on = text, judged, self.statement.on
        for mention in named:
            if mention.when:
                return mention.when, f"The date named in it: {mention.words}, {mention.reason}."
            return None, f"“{mention.words}” cannot be placed: {mention.reason}."
        if then:
            return When(then), "The date named before it, which it refers to."
        if kind is Checkable.PREDICTION:
            return None, "It speaks of a time to come or of a possibility."
        if self.statement.language != "en":
            return None, "No date is named, and the tense is not read in this language."
        tense, word = _tense(words, piece, parse)
        if tense == "present" and on:
            return on, f"Present tense (“{word}”), so the day of the statement."
        if tense == "present":
            return None, "Present tense, and the statement has no date."
        if tense == "past" and self.statement.mode is not Mode.DIRECT:
            return None, f"No date is named; the past of “{word}” may come from the reporting verb."
        if tense == "past":
            return None, f"Past tense (“{word}”), and no date is named."
        return None, "No date is named, and no tense was read."


def _accusation(text: str, verb: str) -> tuple[str, list[str]]:
    passive = _WAS_ACCUSED.match(text)
    if passive and verb.startswith("accus"):
        return (
            f"{passive[1]} {passive[3]}",
            [f"“{passive[2].strip()}” is left out: it says who accused, not of what."],
        )
    found = _ACCUSED.search(text)
    if found is None or verb.startswith("blam"):
        return text, []
    return (
        f"{text[: found.start()]} {text[found.end() :]}",
        [f"“{found[1]}” is left out: the sentence reads “{verb} … {found[1]} …”."],
    )


def _tense(text: str, piece: Piece, parse: Parse | None) -> tuple[str | None, str]:
    found = lexicon.FIRST_AUX.search(text)
    if found:
        if re.fullmatch(lexicon.PRESENT, found.group(), re.IGNORECASE):
            return "present", found.group()
        if re.fullmatch(lexicon.PAST, found.group(), re.IGNORECASE):
            return "past", found.group()
        return None, ""
    for token in parse.tokens if parse else ():
        tense = {"VBZ": "present", "VBP": "present", "VBD": "past"}.get(token.tag)
        if tense and piece.span.covers(token.span):
            return tense, token.word
    return None, ""
