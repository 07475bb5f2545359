"""The order of the stages: the only file that knows it.

::

    intake → reading → claims → matching → narratives → evidence → verdict
    … a person decides (`actions.py`) …
    report → publication
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from onrecord.archive.archive import Archive
from onrecord.claims.claims import find_all_claims
from onrecord.claims.worth import weigh
from onrecord.engines.engines import EngineSettings, load
from onrecord.engines.remembered import Remembered
from onrecord.errors import InputError
from onrecord.evidence.evidence import Context, Gathered, gather
from onrecord.evidence.happenings import told_in
from onrecord.intake.factchecks import read_factchecks
from onrecord.intake.said import entered, read_said
from onrecord.intake.skipped import Skipped
from onrecord.intake.sources import take_address, take_file, take_folder, take_text
from onrecord.matching.matching import match
from onrecord.narratives.narratives import propose as propose_narrative
from onrecord.net.fetch import Limits
from onrecord.reading.document import read_document
from onrecord.reading.register import identify
from onrecord.reading.statements import limits_met, read_statements
from onrecord.records.base import Record, digest
from onrecord.records.check import Check, Step
from onrecord.records.document import Document, Snapshot, Unreadable
from onrecord.records.engine import Encoder, Engines, StanceEngine, Syntax
from onrecord.records.factcheck import FactCheck, Matching
from onrecord.records.narrative import Narrative, NewLine, Sighting
from onrecord.records.register import RegisterFinding
from onrecord.records.statement import Checkable, Claim, Said, Statement
from onrecord.records.verdict import Outcome
from onrecord.verdict.verdict import DEFAULT_RISK
from onrecord.verdict.verdict import propose as propose_verdict

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many are done, and of how many."""

FACTCHECK_FILES = {".jsonl", ".csv", ".jsonld"}
"""Files of these kinds hold earlier fact-checks; other files are sources."""

NO_STATEMENT = "no statement found"

STAGES = 7
"""Steps that `check` tells its progress in."""


@dataclass(frozen=True)
class CheckOptions:
    """How to run a check.

    `engines` replaces those that are installed; a statement dated after `today` is refused.
    """

    words_only: bool = False
    risk: float = DEFAULT_RISK
    today: date | None = None
    engines: Engines | None = None


@dataclass(frozen=True)
class Added:
    """What an `add` did: ids of what is new, what could not be read or used, and what was there already."""

    documents: tuple[str, ...] = ()
    factchecks: tuple[str, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    already: int = 0
    behind: int = 0

    def plus(self, other: "Added") -> "Added":
        """Both results as one."""
        return Added(
            self.documents + other.documents,
            self.factchecks + other.factchecks,
            self.unreadable + other.unreadable,
            self.skipped + other.skipped,
            self.already + other.already,
            other.behind,
        )


def add_path(
    archive: Archive, path: Path, engines: Engines | None = None, progress: Progress | None = None
) -> Added:
    """Take a file or a folder into the archive, read it and index it.

    Files ending in .jsonl, .csv or .jsonld are read as earlier fact-checks, all others as sources.

    Raises:
        InputError: there is nothing at `path`.
    """
    added = Added()
    taken = take_folder(archive, path) if path.is_dir() else (take_file(archive, path),)
    for count, snapshot in enumerate(taken, start=1):
        if isinstance(snapshot, Skipped):
            added = added.plus(Added(skipped=(snapshot,)))
        elif Path(snapshot.address).suffix.casefold() in FACTCHECK_FILES:
            added = added.plus(_factcheck_file(archive, snapshot, alone=not path.is_dir()))
        else:
            added = added.plus(_read(archive, snapshot))
        if progress:
            progress("reading", count, 0)
    return _index(archive, added, engines, progress)


def add_address(archive: Archive, address: str, limits: Limits, engines: Engines | None = None) -> Added:
    """Fetch a page, take it into the archive, read it and index it.

    Raises:
        FetchError: the address could not be fetched, or may not be.
    """
    return _index(archive, _read(archive, take_address(archive, address, limits)), engines, None)


def add_factchecks(archive: Archive, path: Path) -> Added:
    """Take earlier fact-checks from JSONL, CSV or ClaimReview into the archive; the index follows later.

    Raises:
        InputError: there is nothing at `path`, or none of it is a fact-check.
    """
    return _read_factchecks(archive, take_file(archive, path))


def _read_factchecks(archive: Archive, snapshot: Snapshot) -> Added:
    found: list[FactCheck] = []
    skipped: list[Skipped] = []
    for row in read_factchecks(Path(snapshot.address).name, archive.body(snapshot.id)):
        if isinstance(row, FactCheck):
            found.append(replace(row, snapshot=snapshot.id))
        else:
            skipped.append(row)
    new = archive.put(*found)
    return Added(
        factchecks=new, skipped=tuple(skipped), already=len(found) - len(new), behind=archive.behind()
    )


def _factcheck_file(archive: Archive, snapshot: Snapshot, *, alone: bool) -> Added:
    """A file of earlier fact-checks; one that cannot be used does not stop the rest of its folder."""
    try:
        return _read_factchecks(archive, snapshot)
    except InputError as problem:
        if alone:
            raise
        return Added(skipped=(Skipped(snapshot.address, str(problem)),))


def _read(archive: Archive, snapshot: Snapshot) -> Added:
    before = archive.read_of(snapshot.id)
    if isinstance(before, Unreadable):
        return Added(unreadable=(before,))
    if before is not None:
        return Added(already=1)
    result = read_document(snapshot, archive.body(snapshot.id))
    if isinstance(result, Unreadable):
        result = replace(result, address=snapshot.address)
        archive.put(result)
        return Added(unreadable=(result,))
    archive.put(result)
    return Added(documents=(result.id,))


def _index(archive: Archive, added: Added, engines: Engines | None, progress: Progress | None) -> Added:
    if archive.behind():
        archive.sync((engines or load(EngineSettings())).encoder, progress)
    return added.plus(Added(behind=archive.behind()))


@dataclass
class _Trace:
    """The steps of one run, with the time each took. `tell` hears of each when it is done."""

    tell: Progress
    steps: list[Step] = field(default_factory=list)
    started: float = field(default_factory=time.perf_counter)

    def add(
        self, stage: str, engine: str, records: tuple[Sequence[Record], Sequence[Record]], note: str = ""
    ) -> None:
        """Close a step: what went in, what came out."""
        now = time.perf_counter()
        taken, given = (digest([record.id for record in side])[:16] for side in records)
        self.steps.append(Step(stage, engine, taken, given, note, round(now - self.started, 4)))
        self.started = now
        self.tell(stage, len(self.steps), STAGES)


def check(
    archive: Archive,
    statement: Said | Document | Path | str,
    options: CheckOptions | None = None,
    progress: Progress | None = None,
) -> Check:
    """Run every stage on one statement and store what they found.

    `statement` is a `Said`, a path to a statement file (TOML) or to an article, an article that
    is in the archive already, or the words themselves. Nothing is decided: the check holds
    proposals, and reasons where there are none.

    Raises:
        InputError: the statement is empty, cannot be read, or is dated in the future.
    """
    options = options or CheckOptions()
    engines = options.engines or load(EngineSettings(words_only=options.words_only))
    _warm(engines)
    trace = _Trace(progress or (lambda stage, done, of: None))
    document, said = _take_statement(archive, _said(statement), options.today)
    # After the statement came in, so that a second run searches the same index as the first.
    if archive.behind():
        archive.sync(engines.encoder, progress)
    trace.add("intake", "", ((), (document,)))
    statements, findings, claims = _claims(archive, (document, said), engines, trace)
    matchings = match(claims, archive, engines)
    trace.add("matching", _engine(engines.encoder), (claims, matchings))
    lines, sightings = _narratives(claims, matchings, archive, engines)
    trace.add("narratives", _engine(engines.encoder), (matchings, (*lines, *sightings)))
    gathered = _evidence(claims, statements, Context(archive, engines, sightings), matchings)
    events, happenings = told_in(gathered.sources, gathered.origins)
    trace.add("evidence", _engine(engines.stance), (claims, (*gathered.evidence, *events, *happenings)))
    factchecks = _matched(archive, matchings, lines)
    outcomes = _outcomes(claims, gathered, matchings, factchecks, options.risk)
    trace.add("verdict", "rules", ((*gathered.evidence, *matchings), outcomes))
    return archive.save_check(
        Check(
            document=document,
            statements=statements,
            claims=claims,
            matchings=matchings,
            factchecks=factchecks,
            lines=lines,
            sightings=sightings,
            evidence=gathered.evidence,
            sources=_sources(archive, gathered, sightings),
            events=events,
            happenings=happenings,
            origins=gathered.origins,
            unanswered=gathered.unanswered,
            outcomes=outcomes,
            searched_documents=archive.count(Document),
            searched_factchecks=archive.count(FactCheck),
            engines=(*engines.names(), *engines.missing),
            trace=tuple(trace.steps),
            findings=findings,
        )
    )


def _warm(engines: Engines) -> None:
    """Load the encoder while the statement is read; what goes wrong is raised again on first use."""
    if engines.encoder is not None:
        ThreadPoolExecutor(1).submit(engines.encoder.encode, ["warm"], "query")


def _claims(
    archive: Archive, taken: tuple[Document, Said | None], engines: Engines, trace: _Trace
) -> tuple[tuple[Statement, ...], tuple[RegisterFinding, ...], tuple[Claim, ...]]:
    document, said = taken
    syntax = Remembered(engines.syntax) if engines.syntax else None  # a sentence is parsed once
    tell = partial(trace.tell, "reading sentences")
    statements = read_statements(document, said, syntax, engines.attribution, tell)
    findings = identify(statements, document.text, archive.register)
    limits = " ".join(limits_met(document, statements))
    note = limits or ("" if statements else NO_STATEMENT)
    trace.add("reading", document.reader, ((document,), (*statements, *findings)), note)
    claims = weigh(find_all_claims(statements, document, syntax), engines.worth)
    note = "" if claims else "no claim found"
    trace.add("claims", claims[0].made_by if claims else "", (statements, claims), note)
    return statements, findings, claims


def _engine(engine: Encoder | Syntax | StanceEngine | None) -> str:
    return str(engine.engine) if engine else "words alone"


def _said(statement: Said | Document | Path | str) -> Said | Document | Path:
    """The statement with what is known about it, or an article or its path."""
    if isinstance(statement, str):
        return Said(statement)
    if isinstance(statement, Path) and statement.suffix == ".toml" and statement.is_file():
        return read_said(statement.read_bytes())
    return statement


def _take_statement(
    archive: Archive, statement: Said | Document | Path, today: date | None
) -> tuple[Document, Said | None]:
    if isinstance(statement, Document):
        return statement, None
    said = statement if isinstance(statement, Said) else None
    if said is not None and said.on is not None and said.on.first > (today or date.today()):
        raise InputError(
            f"The statement is dated {said.on.value}, which is in the future.",
            "A statement was made today or earlier.",
            "Correct the date, or leave it out when it is not known.",
        )
    snapshot = take_text(archive, statement) if isinstance(statement, Said) else take_file(archive, statement)
    document = read_document(snapshot, archive.body(snapshot.id))
    if said is not None and isinstance(document, Document):
        document = entered(document, said)
    archive.put(document)
    if isinstance(document, Unreadable):
        raise InputError(
            f"The statement could not be read ({document.reason}): {document.detail}",
            "A statement is a text with at least a few words, or a readable page.",
            "Give the words that were said; the bytes are kept in the archive.",
        )
    return document, said


def _narratives(
    claims: Sequence[Claim], matchings: Sequence[Matching], archive: Archive, engines: Engines
) -> tuple[tuple[Narrative | NewLine, ...], tuple[Sighting, ...]]:
    lines: list[Narrative | NewLine] = []
    sightings: dict[str, Sighting] = {}
    for claim, matching in zip(claims, matchings, strict=True):
        line, seen = propose_narrative(claim, matching, archive, engines)
        lines.append(line)
        sightings |= {one.id: one for one in seen}
    return tuple(lines), tuple(sightings.values())


def _evidence(
    claims: Sequence[Claim], statements: Sequence[Statement], context: Context, matchings: Sequence[Matching]
) -> Gathered:
    """Evidence for the claims that evidence could settle; the others get none, and the outcome says why."""
    by_id = {statement.id: statement for statement in statements}
    results = [
        gather(
            claim,
            by_id[claim.statement],
            Context(context.archive, context.engines, context.sightings, matching),
        )
        for claim, matching in zip(claims, matchings, strict=True)
        if claim.checkable is Checkable.CHECKABLE
    ]
    return Gathered(
        evidence=tuple(piece for result in results for piece in result.evidence),
        origins=tuple({one.id: one for result in results for one in result.origins}.values()),
        unanswered=tuple(one for result in results for one in result.unanswered),
        sources=tuple({one.id: one for result in results for one in result.sources}.values()),
    )


def _outcomes(
    claims: Sequence[Claim],
    gathered: Gathered,
    matchings: Sequence[Matching],
    factchecks: Sequence[FactCheck],
    risk: float,
) -> tuple[Outcome, ...]:
    known = {factcheck.id: factcheck for factcheck in factchecks}
    outcomes = []
    for claim, matching in zip(claims, matchings, strict=True):
        evidence = tuple(piece for piece in gathered.evidence if piece.claim == claim.id)
        outcomes.append(propose_verdict(claim, evidence, matching, known, risk))
    return tuple(outcomes)


def _matched(
    archive: Archive, matchings: Sequence[Matching], lines: Sequence[Narrative | NewLine]
) -> tuple[FactCheck, ...]:
    """Every earlier fact-check that a match or a narrative names, each once."""
    ids: dict[str, None] = {}
    for matching in matchings:
        for found in (*matching.matches, *((matching.below,) if matching.below else ())):
            ids |= dict.fromkeys((found.factcheck, *found.duplicates))
    for line in lines:
        if isinstance(line, Narrative):
            ids |= dict.fromkeys(line.factchecks)
    return tuple(record for record in archive.get_many(tuple(ids)) if isinstance(record, FactCheck))


def _sources(archive: Archive, gathered: Gathered, sightings: Sequence[Sighting]) -> tuple[Document, ...]:
    """Every document that evidence or a sighting points into, each once."""
    sources = {document.id: document for document in gathered.sources}
    missing = dict.fromkeys(one.document for one in sightings if one.document and one.document not in sources)
    for record in archive.get_many(tuple(missing)):
        if isinstance(record, Document):
            sources[record.id] = record
    return tuple(sources.values())
