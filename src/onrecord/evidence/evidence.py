"""The passages of the archive that bear on a claim, each with its stance, dates and origin."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.archive.archive import Archive
from onrecord.archive.index import PassageHit, Query
from onrecord.evidence.origins import Origins, find_origins
from onrecord.evidence.searching import Candidate, choose, collect
from onrecord.evidence.stances import CODE, ClaimView, Judged, Words, borrowed, in_a_report, judge, view
from onrecord.records.document import Document
from onrecord.records.engine import Engines, StanceEngine, StanceFinding
from onrecord.records.evidence import Evidence, NoAnswer, Origin, Stance, Timing
from onrecord.records.factcheck import FactCheck, Matching
from onrecord.records.narrative import Sighting, SightingStance
from onrecord.records.statement import Claim, Statement
from onrecord.text.checkers import is_fact_checker
from onrecord.text.dates import dates
from onrecord.text.questions import Question, questions
from onrecord.text.spans import Span
from onrecord.text.when import When

PER_QUESTION: Final = 40
_AGAINST_IT: Final = frozenset({SightingStance.DISPUTES, SightingStance.DEBUNKS})
"""Handlings of a line that do not merely repeat it: such a passage is weighed like any other."""


@dataclass(frozen=True)
class Context:
    """What `gather` needs besides the claim: where to look, with what, and what is known already."""

    archive: Archive
    engines: Engines
    sightings: Sequence[Sighting] = ()
    matching: Matching | None = None


@dataclass(frozen=True)
class Gathered:
    """What was found for a claim, and every question that found no answer."""

    evidence: tuple[Evidence, ...]
    origins: tuple[Origin, ...]
    unanswered: tuple[NoAnswer, ...]
    sources: tuple[Document, ...]


def gather(claim: Claim, statement: Statement, context: Context) -> Gathered:
    """Ask the archive the questions the claim puts, and weigh each passage found.

    At most 25 passages, three of one document, best first. The statement's own document
    is left out. Code looks first, the stance engine (when there is one for the language)
    second; where they contradict each other the stance is `UNCLEAR`. Text that orders its
    reader about is shown as such and never obeyed.
    """
    seen = view(claim)
    asked = questions(claim.text, claim.claimant.name if claim.claimant else None, claim.language)
    hits = _search(claim, asked, context)
    known = _known(claim, context)
    candidates = collect(seen, hits, statement.document)
    judged = [(one, _judged(seen, one.hit, known)) for one in candidates]
    chosen = choose(judged)
    findings = _ask_engine(claim, chosen, context.engines.stance)
    documents = _documents(context.archive, chosen)
    origins = find_origins(tuple(documents.values()))
    evidence = tuple(
        _evidence(_Piece(claim, statement, rank, one, verdict), documents, origins)
        for rank, (one, verdict) in enumerate(_settled(seen, chosen, findings, context.engines), start=1)
    )
    return Gathered(
        evidence,
        origins.groups,
        _unanswered(claim, asked, candidates, evidence, context.engines),
        tuple(documents.values()),
    )


@dataclass(frozen=True)
class _Weighed:
    """A stance as code and engine left it."""

    stance: Stance
    reason: str
    probability: float | None
    span: Span
    made_by: str


@dataclass(frozen=True)
class _Piece:
    """A candidate on its way to becoming evidence."""

    claim: Claim
    statement: Statement
    rank: int
    found: Candidate
    weighed: _Weighed


def _search(claim: Claim, asked: Sequence[Question], context: Context) -> list[list[PassageHit]]:
    encoder = context.engines.encoder
    vectors = encoder.encode([one.query for one in asked], "query") if encoder else None
    return [
        context.archive.search_passages(
            Query(
                one.query,
                vectors[number] if vectors is not None else None,
                PER_QUESTION,
                claim.language,
            )
        )
        for number, one in enumerate(asked)
    ]


@dataclass(frozen=True)
class _Known:
    """What is known of the documents: where the line was seen, and who gave a verdict on it."""

    sighted: tuple[Sighting, ...]
    debunking: frozenset[str]
    desks: frozenset[str]


def _known(claim: Claim, context: Context) -> _Known:
    seen = [one for one in context.sightings if one.claim == claim.id]
    matches = context.matching.matches if context.matching else ()
    checks = context.archive.get_many([one.factcheck for one in matches]) if matches else ()
    return _Known(
        tuple(one for one in seen if one.stance not in _AGAINST_IT),
        frozenset(one.document for one in seen if one.document and one.stance is SightingStance.DEBUNKS),
        frozenset(one.publisher for one in checks if isinstance(one, FactCheck)),
    )


def _judged(seen: ClaimView, hit: PassageHit, known: _Known) -> Judged:
    """What code says of a passage; where the line itself was seen it is only repeated."""
    words = Words(hit.words, hit.title, hit.publisher, hit.language, _verdict(hit, known))
    places = [one for one in known.sighted if one.document == hit.document]
    carried = any(one.span is not None and one.span.overlaps(hit.span) for one in places)
    judged = judge(seen, words, carried)
    in_headline = any(one.span is None for one in places)
    return in_a_report(judged) if in_headline and not carried else judged


def _verdict(hit: PassageHit, known: _Known) -> str:
    """Why a document is the verdict of another desk, or nothing."""
    if is_fact_checker(hit.publisher, known.desks):
        return f"{hit.publisher} publishes fact-checks"
    return "the document debunks the line" if hit.document in known.debunking else ""


def _documents(archive: Archive, chosen: Sequence[tuple[Candidate, Judged]]) -> dict[str, Document]:
    ids = tuple(dict.fromkeys(one.hit.document for one, _ in chosen))
    found = archive.get_many(ids) if ids else ()
    return {record.id: record for record in found if isinstance(record, Document)}


def _ask_engine(
    claim: Claim, chosen: Sequence[tuple[Candidate, Judged]], engine: StanceEngine | None
) -> dict[int, StanceFinding]:
    """The engine's finding for every passage it may judge, by place in `chosen`."""
    if engine is None or (claim.language or "en") not in engine.languages:
        return {}
    places = [
        number
        for number, (one, judged) in enumerate(chosen)
        if (one.hit.language or claim.language or "en") in engine.languages
        and not (judged.firm and judged.stance in {Stance.REPEATS, Stance.BESIDE, Stance.UNCLEAR})
    ]
    found = engine.judge([(claim.text, chosen[place][0].hit.words) for place in places]) if places else []
    return dict(zip(places, found, strict=True))


def _settled(
    seen: ClaimView,
    chosen: Sequence[tuple[Candidate, Judged]],
    findings: dict[int, StanceFinding],
    engines: Engines,
) -> list[tuple[Candidate, _Weighed]]:
    """Every candidate with the stance that code and engine leave together."""
    name = str(engines.stance.engine) if engines.stance else ""
    settled = []
    for number, (one, judged) in enumerate(chosen):
        finding = findings.get(number)
        if finding is None:
            note = "" if judged.firm else f"; {_no_engine(engines)}"
            weighed = _Weighed(judged.stance, judged.reason + note, None, judged.span, CODE)
        else:
            weighed = _own(seen, one.hit, judged, finding, name) or _both(judged, finding, name)
        settled.append((one, weighed))
    return settled


def _own(
    seen: ClaimView, hit: PassageHit, judged: Judged, finding: StanceFinding, engine: str
) -> _Weighed | None:
    """Where only an engine takes for support what the passage gives as another's word, or doubts."""
    if judged.firm or finding.stance is not Stance.SUPPORTS:
        return None
    found = borrowed(seen, hit.words, hit.language)
    if found is None:
        return None
    stance, why = found
    reason = f"{why}; so the engine's “supports” does not count: {finding.reason}"
    return _Weighed(stance, reason, None, judged.span, f"{CODE} and {engine}")


def _no_engine(engines: Engines) -> str:
    if engines.stance is None:
        return "no engine that weighs passages is installed"
    return "no engine that weighs passages knows its language"


def _both(judged: Judged, finding: StanceFinding, engine: str) -> _Weighed:
    """Code first; the engine speaks where code is silent, and a contradiction is `UNCLEAR`."""
    sides = {Stance.SUPPORTS: finding.supports, Stance.REFUTES: finding.refutes}
    spoke = finding.stance in sides
    if judged.firm and spoke and finding.stance is not judged.stance:
        reason = (
            f"code says {judged.stance}: {judged.reason}; the engine says {finding.stance}: {finding.reason}"
        )
        return _Weighed(Stance.UNCLEAR, reason, None, judged.span, f"{CODE} and {engine}")
    if judged.firm and spoke:
        reason = f"{judged.reason}; the engine agrees: {finding.reason}"
        return _Weighed(judged.stance, reason, sides[judged.stance], judged.span, f"{CODE} and {engine}")
    if judged.firm:
        reason = f"{judged.reason}; the engine would not say: {finding.reason}"
        return _Weighed(judged.stance, reason, None, judged.span, f"{CODE} and {engine}")
    if spoke:
        return _Weighed(finding.stance, finding.reason, sides[finding.stance], judged.span, engine)
    stance = Stance.BESIDE if finding.stance is Stance.BESIDE else Stance.UNCLEAR
    reason = f"{judged.reason}; the engine would not say: {finding.reason}"
    return _Weighed(stance, reason, None, judged.span, engine)


def _evidence(piece: _Piece, documents: dict[str, Document], origins: Origins) -> Evidence:
    hit, weighed = piece.found.hit, piece.weighed
    document = documents[hit.document]
    span = weighed.span.shift(hit.span.start)
    event = _event(hit, weighed.span)
    return Evidence(
        claim=piece.claim.id,
        document=hit.document,
        span=span,
        words=span.of(document.text),
        stance=weighed.stance,
        stance_reason=weighed.reason + _older(piece.claim, event, document.published),
        probability=weighed.probability,
        publisher=document.publisher,
        published=document.published,
        event=event,
        timing=_timing(document.published, piece.statement.on),
        origin=origins.first[hit.document],
        origin_reason=origins.reasons[hit.document],
        rank=piece.rank,
        score=hit.score,
        words_score=hit.words_score,
        vector_score=hit.vector_score,
        made_by=weighed.made_by,
    )


def _event(hit: PassageHit, within: Span) -> When | None:
    """The first date that the stretch which decided speaks of; a date beside it may be of something else."""
    found = dates(hit.words, hit.published, hit.language or "en")
    return next((one.when for one in found if one.when is not None and one.span.overlaps(within)), None)


def _older(claim: Claim, event: When | None, published: When | None) -> str:
    """What to add to the reason when the passage speaks of a time before the claim's."""
    when, verb = (event, "happened") if event else (published, "published")
    if when is None or claim.about is None or not when.before(claim.about):
        return ""
    years = (claim.about.first - when.last).days // 365
    gap = f"{years} year{'s' if years > 1 else ''}" if years else "less than a year"
    return f"; {verb} {gap} before the time the claim speaks of"


def _timing(published: When | None, said: When | None) -> Timing:
    """Before or after, where that is certain; the same day or month is not."""
    if published is None or said is None:
        return Timing.UNKNOWN
    if published.before(said):
        return Timing.BEFORE
    return Timing.AFTER if said.before(published) else Timing.UNKNOWN


def _unanswered(
    claim: Claim,
    asked: Sequence[Question],
    candidates: Sequence[Candidate],
    evidence: Sequence[Evidence],
    engines: Engines,
) -> tuple[NoAnswer, ...]:
    """The questions that no passage answers, each with the reason."""
    found: list[NoAnswer] = []
    for number, question in enumerate(asked):
        hits = [one.hit for one in candidates if number in one.questions]
        mine = [
            piece
            for piece in evidence
            if any(hit.document == piece.document and hit.span.covers(piece.span) for hit in hits)
        ]
        reason = _why_unanswered(question, mine, evidence)
        if reason:
            found.append(NoAnswer(claim.id, question.text, reason + _reach(claim, engines)))
    return tuple(found)


def _why_unanswered(question: Question, mine: Sequence[Evidence], evidence: Sequence[Evidence]) -> str:
    stances = {piece.stance for piece in evidence}
    if question.kind == "same":
        if Stance.SUPPORTS in stances or Stance.REFUTES in stances:
            return ""
        repeats = sum(piece.stance is Stance.REPEATS for piece in evidence)
        if repeats:
            return f"only passages that report somebody saying so were found: {repeats}"
        return "no passage in the archive that code or an engine takes for or against it"
    if question.kind == "opposite":
        return "" if Stance.REFUTES in stances else "no such act was found in the archive"
    return "" if mine else "nothing in the archive names them together above the floor"


def _reach(claim: Claim, engines: Engines) -> str:
    if engines.encoder is not None:
        return "."
    language = claim.language or "unknown"
    return (
        f". Only words were searched, in the claim's language ({language}), because no encoder is installed: "
        "texts in other words or other languages may have been missed."
    )
