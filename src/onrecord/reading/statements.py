"""The statements in a document: who is said to have said what, when, in whose words."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.statements_engine import from_engine, together
from onrecord.reading.statements_find import Finder, Found
from onrecord.reading.statements_german import in_reported_mood
from onrecord.reading.statements_inside import find_dashed, find_inside
from onrecord.reading.statements_language import language_of
from onrecord.reading.statements_other import find_other, place_of
from onrecord.reading.statements_quotes import is_long, is_title, reads_as_name, stands_off
from onrecord.reading.statements_speakers import Speakers
from onrecord.reading.statements_turns import ANSWERS, ASKS, TurnAt, turns
from onrecord.reading.statements_units import Cut, Unit, cut, unpunctuated
from onrecord.records.document import Document
from onrecord.records.engine import AttributionEngine, Parse, Syntax
from onrecord.records.statement import Claimant, Mode, Said, Statement
from onrecord.text.dates import DateMention, dates
from onrecord.text.language import primary
from onrecord.text.quotes import Quotation
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.speech import read_source
from onrecord.text.speech_languages import OTHER
from onrecord.text.when import When
from onrecord.text.words import words as plain_words

MAX_TEXT = 500_000
"""Code points of a document that are read for statements; `steps` says when there were more."""

LONGEST_DAY = 1
"""Days that a date may cover to be the day on which words were said; "since 2014" is none."""

ENGINE_TEXT = 100_000
"""Code points in which the attribution engine looks, about 17,000 words; the rules read on alone."""

MAX_STATEMENTS = 500
"""Statements read in one document, the first in it; `steps` says when there were more."""

SHORT_QUOTE = 5
"""Words below which a quotation without a source is a word in inverted commas, not a statement."""

STRIDE = 50
"""Sentences after which `tell` hears how far the reading is."""

GIVEN = "The speaker is given by the person who entered the statement."
_MORE = f"Only the first {MAX_STATEMENTS:,} statements were read."
_RULES_ON = f"The attribution engine read the first {ENGINE_TEXT:,} characters, the rules alone all."
_LETTER = re.compile(r"\w")
_LATIN = re.compile(r"[A-Za-z]{3}")


def read_statements(
    document: Document,
    said: Said | None,
    syntax: Syntax | None,
    attribution: AttributionEngine | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> tuple[Statement, ...]:
    """Every statement in `document`, in the order of the text. Spans count from its start.

    With `said`, speaker, role, date, venue and language are those entered. A text without any
    attribution is then the speaker's own words, a statement per sentence. Without `said`,
    sources are found by rules: English, with `syntax` where it is given; quotation marks and a
    list of verbs in German, French, Spanish, Italian, Portuguese, Russian, Ukrainian and Arabic.
    Where `attribution` is given and knows the language, it finds cue, words and source, and the
    rules add what they find beside it; a statement that a person entered is read by the rules
    alone, because most of it is the speaker's own words.
    `steps` says how each speaker and date was found; a speaker that was not found is None. A text
    without words gives no statement; one without punctuation gives one, and says why it was not cut.
    At most `MAX_STATEMENTS` are read. `tell` hears how many sentences are read, and of how many.
    """
    written_in = (said.language if said else None) or document.language
    language = primary(written_in) if written_in else None
    text = document.text[:MAX_TEXT]
    if not _LETTER.search(text):
        return ()
    reader = _Reader(document, said, language, text)
    reader.tell = tell or reader.tell
    known = syntax if syntax is not None and language in syntax.languages else None
    engine = attribution if said is None and attribution and language in attribution.languages else None
    drafts = reader.uncut() if unpunctuated(text) else reader.attributed(known, engine)
    if not drafts and said is not None:
        drafts = reader.own_words()
    partly = (_RULES_ON,) if engine is not None and len(text) > ENGINE_TEXT else ()
    notes = (*_cut_off(document), *partly, *((_MORE,) if len(drafts) > MAX_STATEMENTS else ()))
    return tuple(reader.statement(draft, notes) for draft in drafts[:MAX_STATEMENTS])


def limits_met(document: Document, statements: Sequence[Statement]) -> tuple[str, ...]:
    """A sentence for each limit that kept `read_statements` from reading all of `document`."""
    more = statements and _MORE in statements[-1].steps
    return (*_cut_off(document), *((_MORE,) if more else ()))


def _cut_off(document: Document) -> tuple[str, ...]:
    if len(document.text) <= MAX_TEXT:
        return ()
    return (f"Only the first {MAX_TEXT:,} of {len(document.text):,} characters were read.",)


@dataclass(frozen=True)
class _Draft:
    found: Found
    content: Span
    claimant: Claimant | None
    steps: tuple[str, ...]


class _Reader:
    def __init__(self, document: Document, said: Said | None, language: str | None, text: str) -> None:
        self.document, self.said, self.language, self.text = document, said, language, text
        self.whole: Cut = cut(text, language or "en")
        self.speakers = Speakers()
        self.entered = Claimant(said.by, said.role) if said and said.by else None
        if self.entered:
            self.speakers.introduce(self.entered)
        self.mentions: list[DateMention] = dates(text, document.published, language or "")
        self.starts = [mention.span.start for mention in self.mentions]
        self.tell: Callable[[int, int], None] = lambda done, of: None

    # -- finding ------------------------------------------------------------------------------

    def uncut(self) -> list[_Draft]:
        """A text without punctuation as one statement: who says which words cannot be told."""
        span = Span(0, len(self.text.rstrip()))
        step = "The text has no punctuation: sentences and speakers cannot be told apart."
        steps = (GIVEN, step) if self.entered else (f"The speaker is not known. {step}",)
        found = Found(Unit(span, ()), span, Mode.DIRECT, (), None, None)
        return [_Draft(found, span, self.entered, steps)]

    def attributed(self, syntax: Syntax | None, attribution: AttributionEngine | None) -> list[_Draft]:
        """The statements that the text gives to somebody, and long quotations without a source."""
        drafts: list[_Draft] = []
        opened: _Draft | None = None  # "He said:" waits for its quotation
        before: _Draft | None = None  # the statement of the unit before
        finder = self._finder(syntax)
        engine = self._engine(attribution)
        taken = turns(self.text)
        first = taken[0].label.start if taken else len(self.text)
        for at, unit in enumerate(self.whole.units):
            if unit.span.start >= first or len(drafts) > MAX_STATEMENTS:
                break
            if at % STRIDE == 0:
                self.tell(at, len(self.whole.units))
            language = language_of(unit.span.of(self.text), self.language)
            self._hear(unit, at, language)
            found = together(self.whole, engine.get(at, ()), self._find(finder, unit, language, before))
            if found and found[0].content is None:
                claimant, steps = self._who(found[0], at)
                opened, before = _Draft(found[0], unit.span, claimant, steps), None
                continue
            if found:
                new = [self._draft(each, at) for each in found]
            else:
                new = self._bare(unit, at, opened or before, waiting=opened is not None)
            drafts += new
            opened = None
            before = new[-1] if new and new[-1].claimant else None
        return drafts + self._turns(taken)

    def _engine(self, attribution: AttributionEngine | None) -> dict[int, list[Found]]:
        """What the engine finds in the text's first part, by unit."""
        if attribution is None:
            return {}
        return from_engine(self.whole, attribution.find(self.text[:ENGINE_TEXT]), attribution.engine)

    def _turns(self, taken: tuple[TurnAt, ...]) -> list[_Draft]:
        """A draft for each turn of an interview or debate."""
        answers = self.entered or self._only_person() if taken else None
        drafts = []
        for at, turn in enumerate(taken, start=len(self.whole.units)):
            claimant, steps = self._of_turn(turn.label.of(self.text), at, answers)
            unit = Unit(Span(turn.label.start, turn.content.end), ())
            found = Found(unit, turn.content, Mode.DIRECT, (), turn.label, None)
            drafts.append(_Draft(found, turn.content, claimant, steps))
        return drafts

    def _only_person(self) -> Claimant | None:
        """The one person named before the first turn, when there is just one with an office."""
        named = [each for each in self.speakers.known if each.role]
        return named[0] if len(named) == 1 else None

    def _of_turn(
        self, label: str, at: int, answers: Claimant | None
    ) -> tuple[Claimant | None, tuple[str, ...]]:
        if label.casefold() in ASKS:
            return None, (f"The speaker is not known: “{label}” stands for one who asks and is not named.",)
        if label.casefold() in ANSWERS:
            if answers is None:
                return None, (f"The speaker is not known: “{label}” stands for one who answers.",)
            given = (GIVEN,) if self.entered else ()
            return answers, (*given, f"“{label}” is read as {answers.name}, the one who is interviewed.")
        claimant, steps = self.speakers.meet(label, at)
        return claimant, (*steps, f"The words stand in a turn that is headed “{label}”.")

    def _hear(self, unit: Unit, at: int, language: str | None) -> None:
        """Make known whom the unit is about, where the rules can tell."""
        self.speakers.hear(unit.span.of(self.whole.masked), at, language or "")

    def _finder(self, syntax: Syntax | None) -> Finder | None:
        if self.language != "en" and not _LATIN.search(self.text):
            return None
        units = [unit.span for unit in self.whole.units]
        parsed = syntax.parse([span.of(self.text) for span in units]) if syntax else []
        return Finder(
            self.whole,
            tuple(
                _shifted(parse, span.start)
                for span, parses in zip(units, parsed, strict=False)
                for parse in parses
            ),
        )

    def _find(
        self, finder: Finder | None, unit: Unit, language: str | None, before: _Draft | None
    ) -> list[Found]:
        if language == "en":
            return finder.of_unit(unit) if finder else []
        if language is None or language not in OTHER:
            return []
        place = place_of(self.whole, unit, language)
        found = find_dashed(self.whole, place) or find_other(place) or find_inside(self.whole, place)
        if not found and before and language == "de" and not unit.quotes:
            return self._in_mood(unit)
        return found

    def _in_mood(self, unit: Unit) -> list[Found]:
        """A German sentence in the reported mood, which goes on with the words of the one before."""
        words = unit.span.of(self.text)
        if not in_reported_mood(words):
            return []
        span = Span(unit.span.start, unit.span.start + len(words.rstrip(" .!?…")))
        what = "the sentence in the reported mood"
        return [Found(unit, span, Mode.REPORTED, (), None, None, implied=what)]

    def _draft(self, found: Found, at: int) -> _Draft:
        claimant, steps = self._who(found, at)
        noted = (*steps, found.step) if found.step else steps
        return _Draft(found, found.content or found.unit.span, claimant, noted)

    def _who(self, found: Found, at: int) -> tuple[Claimant | None, tuple[str, ...]]:
        if found.implied:
            about = found.unit.span.of(self.text) if found.verb is None else ""
            return self.speakers.unwritten(found.implied, at, about)
        if found.source is None:
            return None, (f"The speaker is not known: {found.unnamed or 'no source was found.'}",)
        written = found.source.of(self.text)
        if self.entered and read_source(written).kind == "described" and self.said and not self.said.role:
            return self.entered, (GIVEN, f"“{written}” is read as {self.entered.name}, who was entered.")
        claimant, steps = self.speakers.meet(written, at)
        if self.entered is None or claimant is None:
            return claimant, steps
        if claimant.name == self.entered.name:
            return self.entered, (GIVEN, *steps)
        return claimant, (
            *steps,
            f"The text gives these words to {claimant.name}, not to {self.entered.name}.",
        )

    def _bare(self, unit: Unit, at: int, source: _Draft | None, *, waiting: bool) -> list[_Draft]:
        """Quotations in a unit that names no source."""
        alone = not _LETTER.search(_outside(self.whole, unit))
        short = alone and (source is not None or self.entered is not None)
        quotes = [quote for quote in unit.quotes if self._counts(quote, short=short)]
        if not quotes:
            return []
        language = language_of(unit.span.of(self.text), self.language)
        leads = alone or unit.quotes[0].span.start == unit.span.start
        standing = self.speakers.standing(at) if leads and source is None and not self.entered else None
        claimant, steps = standing or self._of_bare(source, language, waiting=waiting, alone=leads)
        verb = source.found.verb if source and waiting else None
        named = source.found.source if source and alone else None
        return [
            _Draft(Found(unit, quote.inner, Mode.DIRECT, (quote,), named, verb), quote.inner, claimant, steps)
            for quote in quotes
        ]

    def _counts(self, quote: Quotation, *, short: bool) -> bool:
        """Whether the quotation is a statement: no title, and long enough unless short ones count."""
        inner = quote.inner.of(self.text)
        if not _LETTER.search(inner) or is_title(self.whole, quote) or reads_as_name(inner):
            return False
        if short:
            return is_long(self.whole, quote) or stands_off(self.whole, quote)
        return len(plain_words(inner)) >= SHORT_QUOTE

    def _of_bare(
        self, source: _Draft | None, language: str | None, *, waiting: bool, alone: bool
    ) -> tuple[Claimant | None, tuple[str, ...]]:
        if source is not None and alone:
            if waiting:
                return source.claimant, (
                    *source.steps,
                    "The sentence before, ending in a colon, names the source.",
                )
            return source.claimant, (
                *source.steps,
                "The quotation stands alone after one by the same source.",
            )
        if self.entered is not None:
            return self.entered, (GIVEN, "The text beside the quotation names no other source.")
        if language in OTHER or language == "en":
            return None, ("The speaker is not known: no source was found beside the quotation.",)
        return None, (f"The speaker is not known: no attribution rules for language {language!r}.",)

    def own_words(self) -> list[_Draft]:
        """One draft a sentence: the entry gives the whole text as the speaker's words."""
        steps: tuple[str, ...]
        if self.entered:
            steps = (GIVEN, "The text names no source, so all of it is read as the speaker's own words.")
        else:
            steps = ("The speaker is not known: the entry names none, and no source was found in the text.",)
        drafts = []
        for unit in self.whole.units:
            whole = unit.quotes and not _LETTER.search(_outside(self.whole, unit))
            parts = [quote.inner for quote in unit.quotes] if whole else [unit.span]
            for part in parts:
                for sentence in sentences(part.of(self.text), self.language or "en"):
                    span = sentence.shift(part.start)
                    if _LETTER.search(span.of(self.text)):
                        found = Found(unit, span, Mode.DIRECT, unit.quotes if whole else (), None, None)
                        drafts.append(_Draft(found, span, self.entered, steps))
        return drafts

    # -- writing down -------------------------------------------------------------------------

    def statement(self, draft: _Draft, note: tuple[str, ...]) -> Statement:
        """The record of one draft."""
        found, said = draft.found, self.said
        on, dated = self._on(found, draft.content)
        direct = found.mode is Mode.DIRECT and bool(found.quotes)
        inner = [quote.inner.of(self.text) for quote in found.quotes]
        language = language_of(draft.content.of(self.text), self.language)
        other = () if language == self.language else (self._other(language),)
        return Statement(
            document=self.document.id,
            span=draft.content,
            words=draft.content.of(self.text),
            mode=found.mode,
            claimant=draft.claimant,
            verb=found.verb.of(self.text) if found.verb else None,
            quote=draft.content.of(self.text) if direct else " … ".join(inner) or None,
            on=on,
            venue=said.venue if said else None,
            language=language,
            steps=(*draft.steps, dated, *other, *note),
            source=found.source,
            probability=found.probability,
        )

    def _dates(self, mention: DateMention, found: Found, content: Span) -> bool:
        """Whether a date says when the words were said: a day beside them, and none after publication."""
        when = mention.when
        beside = found.unit.span.covers(mention.span) and not content.overlaps(mention.span)
        quoted = any(quote.span.covers(mention.span) for quote in found.unit.quotes)
        if when is None or not beside or quoted or (when.last - when.first).days > LONGEST_DAY:
            return False
        return not _later(when, self.document.published)

    def _other(self, language: str | None) -> str:
        """That the words are not in the document's language."""
        if language is None:
            return f"The words are in another script than {self.language}: their language is not known."
        if self.language is None:
            return f"The words are in {language}; the document's language is not known."
        return f"The words are in {language}, not in {self.language}."

    def _on(self, found: Found, content: Span) -> tuple[When | None, str]:
        """The day the words were said, and how that is known."""
        if self.said and self.said.on:
            return self.said.on, "The date is given by the person who entered the statement."
        inside = range(
            bisect_left(self.starts, found.unit.span.start), bisect_left(self.starts, found.unit.span.end)
        )
        for mention in (self.mentions[at] for at in inside):
            if mention.when and self._dates(mention, found, content):
                return mention.when, f"The date is read in the sentence: {mention.words}, {mention.reason}."
        if self.document.published:
            return self.document.published, "No date is named beside it: the publication date is taken."
        return None, "The date is not known: none is named beside it, and the document has none."


def _later(when: When, published: When | None) -> bool:
    """Whether the day lies after the publication, so that nobody can have spoken on it."""
    return published is not None and when.first > published.last


def _shifted(parse: Parse, by: int) -> Parse:
    """The tokens of a unit's parse, counted from the start of the document."""
    return replace(parse, tokens=tuple(replace(token, span=token.span.shift(by)) for token in parse.tokens))


def _outside(whole: Cut, unit: Unit) -> str:
    """What of the unit stands outside quotation marks."""
    return re.sub(r"⟦¤*⟧", " ", unit.span.of(whole.masked))
