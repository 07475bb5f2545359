"""The proofreader: what keeps a report from being published, and what an editor should look at."""

import re
from collections.abc import Callable, Iterator, Sequence

from onrecord.records.check import Check
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Citation, Document
from onrecord.records.evidence import Stance
from onrecord.records.factcheck import FactCheck
from onrecord.records.report import Note, Report, Sentence, Severity
from onrecord.records.statement import Checkable
from onrecord.text.names import near_twins

BLOCKS, WARNS = Severity.BLOCKS, Severity.WARNS

_DEBUNKED = re.compile(r"\bdebunk\w*|\bdisinformation\b|\bhoax\b", re.I)
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|(?:last|next|this) (?:week|month|year)|recently)\b", re.I
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|(?<!\w)'[^'\n]*'(?!\w)")


def proofread(report: Report, check: Check, decisions: Sequence[Decision]) -> tuple[Note, ...]:
    """Every reason not to publish `report` (`BLOCKS`), then what an editor should see (`WARNS`).

    `decisions` are those in force. A report is proofread before it is signed, so a missing
    signature is a warning here; the gate to publication is in `actions`. So is the gate for
    a desk of one person: here one name as author and editor is a warning.
    """
    bench = _Bench(report, check, decisions)
    notes = [note for rule in _RULES for note in rule(bench)]
    return tuple(sorted(notes, key=lambda note: note.severity is not BLOCKS))


def _own_words(sentence: Sentence) -> str:
    """What stands neither in the cited words nor between quotation marks."""
    text = sentence.text
    for cite in sorted(sentence.cites, key=lambda cite: -len(cite.words)):
        text = text.replace(cite.words, " ") if cite.words else text
    return _QUOTED.sub(" ", text)


class _Bench:
    """What the rules look at."""

    def __init__(self, report: Report, check: Check, decisions: Sequence[Decision]) -> None:
        self.report, self.check, self.decisions = report, check, decisions
        kept: tuple[Document | FactCheck, ...] = (check.document, *check.sources, *check.factchecks)
        self.records = {record.id: record for record in kept}

    def sentences(self) -> Iterator[tuple[str, Sentence]]:
        """Every sentence with the part of the page it stands in."""
        yield "standfirst", self.report.standfirst
        for number, claim in enumerate(self.report.claims, start=1):
            yield f"claim {number}", claim.why
        for section in self.report.sections:
            for sentence in section.sentences:
                yield section.heading, sentence

    def citations(self) -> Iterator[tuple[str, Citation]]:
        """Every citation with the part of the page it stands in."""
        if self.report.quote_citation:
            yield "quotation", self.report.quote_citation
        for where, sentence in self.sentences():
            for cite in sentence.cites:
                yield where, cite

    def made(self, act: Act) -> list[Decision]:
        """The decisions of one kind about this check or its claims."""
        return [made for made in self.decisions if made.act is act]


def _broken_citation(bench: _Bench) -> Iterator[Note]:
    """The cited words are not what stands at that place."""
    for where, cite in bench.citations():
        text = getattr(bench.records.get(cite.record), cite.field, None)
        if not isinstance(text, str):
            yield Note(
                "broken-citation",
                BLOCKS,
                f"{where}: the cited text {cite.record} is not in the check.",
                cite.span,
                cite.words,
            )
        elif not cite.words or cite.span.of(text) != cite.words:
            yield Note(
                "broken-citation",
                BLOCKS,
                f"{where}: the cited words do not stand at that place in {cite.record}.",
                cite.span,
                cite.words,
            )


def _uncited(bench: _Bench) -> Iterator[Note]:
    """A sentence says neither what it cites nor which record it follows from."""
    for where, sentence in bench.sentences():
        if not sentence.cites and not sentence.own:
            yield Note(
                "uncited-sentence", BLOCKS, f"{where}: this sentence rests on nothing.", words=sentence.text
            )


def _unrated(bench: _Bench) -> Iterator[Note]:
    """A checkable claim has neither a rating nor a stated reason for none."""
    shown = {claim.claim: claim for claim in bench.report.claims}
    for number, claim in enumerate(bench.check.claims, start=1):
        rated = shown.get(claim.id)
        if rated is None:
            yield Note("claim-missing", BLOCKS, f"Claim {number} is not on the page.", words=claim.words)
        elif not rated.decision and claim.checkable is Checkable.CHECKABLE:
            yield Note(
                "claim-not-rated",
                BLOCKS,
                f"Claim {number} is checkable and nobody rated it or said why not.",
                words=claim.words,
            )
        elif rated.decision and rated.why.text in ("", "No reason was given."):
            yield Note(
                "decision-without-reason",
                BLOCKS,
                f"Claim {number} is decided without a reason.",
                words=claim.words,
            )


def _claimant(bench: _Bench) -> Iterator[Note]:
    """The claimant was not asked, and nobody said why."""
    if not bench.report.claimant:
        yield Note("no-claimant", BLOCKS, "Who said it is not on record.")
    asked = any(ask.detail.get("claimant") for ask in bench.made(Act.ASK))
    waived = any(made.reason.strip() for made in bench.made(Act.WAIVE_ASKING))
    if not asked and not waived:
        yield Note(
            "claimant-not-asked",
            BLOCKS,
            f"{bench.report.claimant or 'The claimant'} was not asked, and no reason is given.",
        )


def _debunked(bench: _Bench) -> Iterator[Note]:
    """Our own words call something debunked and link to nothing."""
    addresses = {source.record: source.address for source in bench.report.sources}
    for where, sentence in bench.sentences():
        found = _DEBUNKED.search(_own_words(sentence))
        if found and not any(addresses.get(cite.record) for cite in sentence.cites):
            yield Note(
                "debunked-without-link", BLOCKS, f"{where}: “{found[0]}” needs a link.", words=sentence.text
            )


def _signed(bench: _Bench) -> Iterator[Note]:
    """Nobody signed, or one person both wrote and edited."""
    report = bench.report
    if not report.author or not report.editor:
        yield Note("unsigned", BLOCKS, "The report names no author or no editor.")
    elif report.author.casefold() == report.editor.casefold():
        yield Note("author-is-editor", WARNS, f"{report.author} is author and editor; nobody else read it.")
    if not any(made.subject == bench.check.id for made in bench.made(Act.SIGN)):
        yield Note("unsigned", WARNS, "No signature is in force.")


def _excerpt(bench: _Bench) -> Iterator[Note]:
    """The quotation on the card, or a claim's words, are not word for word what the source has."""
    report = bench.report
    if report.quote and (report.quote_citation is None or report.quote_citation.words != report.quote):
        yield Note(
            "excerpt-not-word-for-word",
            BLOCKS,
            "The quotation differs from the words it cites.",
            words=report.quote,
        )
    for number, claim in enumerate(bench.check.claims, start=1):
        if (
            claim.document == bench.check.document.id
            and claim.span.of(bench.check.document.text) != claim.words
        ):
            yield Note(
                "excerpt-not-word-for-word",
                BLOCKS,
                f"Claim {number} is not quoted as it was said.",
                claim.span,
                claim.words,
            )


def _source_notes(bench: _Bench) -> Iterator[Note]:
    """A source has no date or no archived copy."""
    for source in bench.report.sources:
        if source.published is None:
            yield Note(
                "undated-source",
                WARNS,
                f"Source {source.number} has no date of publication.",
                words=source.title,
            )
        if source.snapshot_sha256 is None:
            yield Note(
                "unarchived-source",
                WARNS,
                f"Source {source.number} has no archived copy.",
                words=source.title,
            )


def _relative(bench: _Bench) -> Iterator[Note]:
    """Our own words give a date that needs another to be understood."""
    for where, sentence in bench.sentences():
        found = _RELATIVE.search(_own_words(sentence))
        if found:
            yield Note("relative-date", WARNS, f"{where}: “{found[0]}” says no date.", words=sentence.text)


def _older(bench: _Bench) -> Iterator[Note]:
    """Everything held against a claim is older than the time it speaks of."""
    for number, claim in enumerate(bench.check.claims, start=1):
        if claim.about is None:
            continue
        times = [
            piece.event or piece.published
            for piece in bench.check.evidence_for(claim)
            if piece.stance in (Stance.SUPPORTS, Stance.REFUTES)
        ]
        known = [time for time in times if time]
        if known and all(time.before(claim.about) for time in known):
            yield Note(
                "evidence-older-than-claim",
                WARNS,
                f"Claim {number}: every dated passage is older than "
                f"the time the claim speaks of ({claim.about.value}).",
                words=claim.words,
            )


def _single_origin(bench: _Bench) -> Iterator[Note]:
    """All passages on one side of a rated claim have one origin."""
    for number, claim in enumerate(bench.check.claims, start=1):
        for stance in (Stance.SUPPORTS, Stance.REFUTES):
            pieces = [piece for piece in bench.check.evidence_for(claim) if piece.stance is stance]
            if pieces and len({piece.origin for piece in pieces}) == 1:
                yield Note(
                    "single-origin",
                    WARNS,
                    f"Claim {number}: what {stance.value} it has one origin.",
                    words=claim.words,
                )


def _twins(bench: _Bench) -> Iterator[Note]:
    """Two names in our own words differ by a letter or two."""
    texts = [_own_words(sentence) for _, sentence in bench.sentences()]
    for twin in near_twins("\n".join([bench.report.headline, bench.report.claimant, *texts])):
        yield Note(
            "near-twin-names", WARNS, f"“{twin.a}” and “{twin.b}”: one name in two spellings?", words=twin.b
        )


_RULES: tuple[Callable[[_Bench], Iterator[Note]], ...] = (
    _broken_citation,
    _uncited,
    _unrated,
    _claimant,
    _debunked,
    _signed,
    _excerpt,
    _source_notes,
    _relative,
    _older,
    _single_origin,
    _twins,
)
