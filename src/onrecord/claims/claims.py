"""The claims in a statement: atomic, self-contained, each with its place in the text."""

import re
from dataclasses import dataclass

from onrecord.claims import lexicon
from onrecord.claims.checkable import checkable
from onrecord.claims.split import Piece, split
from onrecord.claims.worth import worth
from onrecord.records.document import Document
from onrecord.records.engine import Parse, Syntax
from onrecord.records.statement import Checkable, Claim, Mode, Statement
from onrecord.text.dates import dates
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.when import When

RULES = "claims-rules 1"
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
_THEY = re.compile(r"^(?:they)\b(?! \[)", re.IGNORECASE)
_ONE = re.compile(r"^(?:it|he|she)\b(?! \[)", re.IGNORECASE)
_MINE = re.compile(r"^I\b(?! \[)")


def find_claims(statement: Statement, document: Document, syntax: Syntax | None) -> tuple[Claim, ...]:
    """The claims in `statement`, in order; those that cannot be checked are marked, with a reason.

    English sentences are split at coordinated predicates, by `syntax` where it is given; subjects
    and lists stay together. In other languages each sentence is one claim. `words` is the text
    at `span` in the document; `text` adds what was copied or resolved, as `text_reason` says.
    """
    language = statement.language
    known = syntax if syntax is not None and language in syntax.languages else None
    words = statement.words
    spans = [span for span in sentences(words, language or "en") if _LETTER.search(span.of(words))]
    read = [_trim(words, span) for span in spans[:MAX_CLAIMS]]
    parsed = known.parse([span.of(words) for span in read]) if known else [[] for _ in read]
    maker = _Maker(statement, f"{RULES} + {known.engine}" if known else RULES)
    claims: list[Claim] = []
    for span, parses in zip(read, parsed, strict=True):
        claims += maker.of_sentence(span, parses[0] if len(parses) == 1 else None)
    if len(spans) > len(read):
        claims.append(maker.unread(Span(spans[MAX_CLAIMS].start, spans[-1].end), len(spans) - len(read)))
    return tuple(claims)


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
    subject: str = ""  # of the clause before, when it was read

    def of_sentence(self, span: Span, parse: Parse | None) -> list[Claim]:
        """The claims of one sentence; `span` counts from the start of the statement's words."""
        sentence = span.of(self.statement.words)
        if self.statement.language == "en":
            pieces = split(sentence, parse)
        else:
            pieces = [Piece(Span(0, len(sentence)), note="Not split: no syntax for this language.")]
        claims, named = [], False
        for piece in pieces:
            claims.append(self._claim(sentence, span, piece, parse))
            subject = _subject(piece.span.of(sentence))
            self.subject, named = subject or self.subject, named or bool(subject)
        self.subject = self.subject if named else ""
        return claims

    def unread(self, span: Span, count: int) -> Claim:
        """One claim that stands for the sentences beyond the limit and says so."""
        why = f"The statement has {count} more sentences than the {MAX_CLAIMS} that are read at once."
        at = span.shift(self.statement.span.start)
        words = span.of(self.statement.words)
        return self._record(at, (words, words[:200], why), (Checkable.VAGUE, why), (None, "Not read."))

    def _claim(self, sentence: str, at: Span, piece: Piece, parse: Parse | None) -> Claim:
        text, notes = self._self_contained(piece.text(sentence), at.start == 0 and piece.span.start == 0)
        span = piece.span.shift(at.start + self.statement.span.start)
        judged = checkable(text, self.statement.language, purpose=piece.purpose)
        about = self._about(text, parse, judged[0])
        why = " ".join(note for note in (piece.note, *notes) if note)
        return self._record(span, (piece.span.of(sentence), text, why), judged, about)

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

    # -- who ----------------------------------------------------------------------------------

    def _self_contained(self, text: str, first: bool) -> tuple[str, list[str]]:
        notes: list[str] = []
        verb = (self.statement.verb or "").lower()
        name = self.statement.claimant.name if self.statement.claimant else None
        if self.statement.language != "en":
            return text, notes
        if first and self.statement.mode is not Mode.DIRECT:
            if verb.startswith(("accus", "blam")):
                text, note = _accusation(text, verb)
                notes += note
            elif name and (verb.startswith("den") or re.match(r"to (?:have|be)\b", text)):
                text = f"{name} {text}"
                notes.append(f"“{name}”, the source, is put before it.")
        text, resolved = self._resolve(text, name, first)
        return text[:1].upper() + text[1:], notes + resolved

    def _resolve(self, text: str, name: str | None, first: bool) -> tuple[str, list[str]]:
        """The pronoun at the start, with who it is in square brackets, where that is safe."""
        reported = first and self.statement.mode is not Mode.DIRECT and name is not None
        if name and self.statement.mode is Mode.DIRECT and _MINE.match(text):
            return _gloss(text, name, "the speaker")
        for pattern, plural in ((_THEY, True), (_ONE, False)):
            if not pattern.match(text):
                continue
            if reported and name and _plural(name) is plural:
                return _gloss(text, name, "the source of the reported words")
            if self.subject and _plural(self.subject) is plural and not first:
                return _gloss(text, self.subject, "the subject before it")
            pronoun = text.split()[0]
            return text, [f"Who “{pronoun}” is was not resolved: no safe reading."]
        return text, []

    # -- when ---------------------------------------------------------------------------------

    def _about(self, text: str, parse: Parse | None, kind: Checkable) -> tuple[When | None, str]:
        on = self.statement.on
        for mention in dates(text, on, self.statement.language or ""):
            if mention.when:
                return mention.when, f"The date named in it: {mention.words}, {mention.reason}."
            return None, f"“{mention.words}” cannot be placed: {mention.reason}."
        if kind is Checkable.PREDICTION:
            return None, "It speaks of a time to come or of a possibility."
        if self.statement.language != "en":
            return None, "No date is named, and the tense is not read in this language."
        tense, word = _tense(text, parse)
        if tense == "present" and on:
            return on, f"Present tense (“{word}”), so the day of the statement."
        if tense == "present":
            return None, "Present tense, and the statement has no date."
        if tense == "past" and self.statement.mode is not Mode.DIRECT:
            return None, f"No date is named; the past of “{word}” may come from the reporting verb."
        if tense == "past":
            return None, f"Past tense (“{word}”), and no date is named."
        return None, "No date is named, and no tense was read."


def _gloss(text: str, name: str, what: str) -> tuple[str, list[str]]:
    pronoun, _, rest = text.partition(" ")
    return f"{pronoun} [{name}] {rest}".strip(), [f"“{pronoun}” is read as {what}, {name}."]


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


def _subject(sentence: str) -> str:
    """The named subject of a sentence, when it is plain; else nothing."""
    aux = lexicon.FIRST_AUX.search(sentence)
    words = sentence[: aux.start()].strip(" ,") if aux else ""
    plain = 0 < len(words.split()) <= 8 and "," not in words and not lexicon.RELATIVE.search(words)
    named = re.search(r"[A-Z]", words) and not lexicon.UNNAMED.match(words)
    return words if plain and named and not re.match(r"(?:In|On|At|Last|Since|By|For|I)\b", words) else ""


def _plural(name: str) -> bool:
    """Whether "they" rather than "it" stands for the name."""
    last = name.split()[-1].lower()
    if name in ("United States", "the United States", "The United States"):
        return False
    plain_plural = last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 3
    return " and " in name or plain_plural or last in ("taliban", "people", "police", "british", "chinese")


def _tense(text: str, parse: Parse | None) -> tuple[str | None, str]:
    found = lexicon.FIRST_AUX.search(text)
    if found:
        if re.fullmatch(lexicon.PRESENT, found.group(), re.IGNORECASE):
            return "present", found.group()
        if re.fullmatch(lexicon.PAST, found.group(), re.IGNORECASE):
            return "past", found.group()
        return None, ""
    root = next((token for token in parse.tokens if token.dep == "ROOT"), None) if parse else None
    if root is None:
        return None, ""
    tense = {"VBZ": "present", "VBP": "present", "VBD": "past"}.get(root.tag)
    return tense, root.word
