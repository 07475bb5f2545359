"""The parts of the report on the checking: the record, who was asked, what is unknown, and how."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from onrecord.records.decision import Act, Decision
from onrecord.records.document import Citation
from onrecord.records.evidence import Evidence, Stance
from onrecord.records.report import Section, Sentence
from onrecord.records.verdict import NotCheckable, NotEnough
from onrecord.report.answers import answering, weight
from onrecord.report.figures import differing, heading
from onrecord.report.history import sources_without_date
from onrecord.report.margins import judged
from onrecord.report.shelf import Shelf, called, introduced
from onrecord.report.wording import counted, ended, in_full, listed, told

MOST_FINDINGS = 40
"""Passages that speak for or against one claim. They are the finding: a page leaves none out below this."""

MOST_ASIDE = 5
"""Passages of one claim that the page gives of those that only report somebody saying it."""

MOST_UNCLEAR = 2
"""Passages of one claim that the page gives of those whose direction is unclear, or that stand beside it."""

_FINDINGS = {
    Stance.REFUTES: "passages that speak against it",
    Stance.SUPPORTS: "passages that speak for it",
}
_ASIDE = {
    Stance.REPEATS: "passages that only report somebody saying it",
    Stance.UNCLEAR: "passages whose direction is unclear",
    Stance.BESIDE: "passages beside it",
}


def record(shelf: Shelf) -> Section:
    """What the record shows, by claim and by how each passage stands to it."""
    sentences: list[Sentence] = []
    for number, claim in shelf.claims():
        pieces = shelf.check.evidence_for(claim)
        found: list[Sentence] = []
        for stance, title in _FINDINGS.items():
            group = sorted((one for one in pieces if one.stance is stance), key=_by_date)
            found += _findings(shelf, group, f"Claim {number}: {title}")
        if pieces and not found:
            text = "No passage in the archive speaks for or against it."
            found = [Sentence(text, own=shelf.check.id, under=f"Claim {number}")]
        sentences += found
        for stance, title in _ASIDE.items():
            group = [one for one in pieces if one.stance is stance]
            if stance is Stance.UNCLEAR:
                group.sort(key=lambda one: weight(shelf, claim, one))
            else:  # they are given by title
                group = list({one.document: one for one in reversed(group)}.values())[::-1]
            sentences += _aside(shelf, group, f"Claim {number}: {title}")
    sentences += _differing(shelf)
    empty = "We searched the archive and found no passage that bears on these claims."
    return Section("record", "What the record shows", tuple(sentences), empty)


def _by_date(piece: Evidence) -> tuple[date, date, int]:
    when = piece.event or piece.published
    return (when.first, when.last, piece.rank) if when else (date.max, date.max, piece.rank)


def _findings(shelf: Shelf, group: Sequence[Evidence], under: str) -> Iterable[Sentence]:
    for piece in group[:MOST_FINDINGS]:
        cites = shelf.cite(piece.document, piece.span, piece.words)
        text = f"{_before(shelf, piece)}: “{piece.words}”"
        yield Sentence(text, cites, None if cites else piece.id, under, judged(piece) + _origin(shelf, piece))
    left = len(group) - MOST_FINDINGS
    if left > 0:
        text = f"{counted(left, 'further passage')} of this kind {_is(left)} in the machine record."
        yield Sentence(text, own=shelf.check.id, under=under)


def _aside(shelf: Shelf, group: Sequence[Evidence], under: str) -> Iterable[Sentence]:
    """How many there are, and the first of them aside, by title where words add nothing."""
    if not group:
        return
    unclear = group[0].stance is Stance.UNCLEAR
    most = MOST_ASIDE if group[0].stance is Stance.REPEATS else MOST_UNCLEAR
    kind = "passage" if unclear else "text"
    answers = [one for one in group if unclear and answering(shelf, one)]
    most = max(most, min(len(answers), MOST_ASIDE))
    left = len(group) - most
    rest = f"; {left} of them {_is(left)} only in the machine record" if left > 0 else ""
    yield Sentence(f"{counted(len(group), kind)}{rest}.", own=shelf.check.id, under=under)
    for piece in group[:most]:
        known = shelf.records.get(piece.document)
        cites = shelf.cite(piece.document, piece.span, piece.words)
        before = _before(shelf, piece)
        bare = known is not None and cites and not unclear
        words = f"{before}, in “{called(known)}”." if bare and known else f"{before}: “{piece.words}”"
        yield Sentence(words, cites, None if cites else piece.id, under, judged(piece), piece not in answers)


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _before(shelf: Shelf, piece: Evidence) -> str:
    known = shelf.records.get(piece.document)
    return introduced(known) if known else f"{piece.publisher}, {in_full(piece.published)}"


def _origin(shelf: Shelf, piece: Evidence) -> str:
    if piece.origin == piece.document or piece.origin not in shelf.records:
        return ""
    return f" Same origin as {introduced(shelf.records[piece.origin])}; counted once."


def _differing(shelf: Shelf) -> Iterable[Sentence]:
    """Counts of one thing at one event that are not the same, side by side."""
    for group in differing(shelf.check.sources):
        parts = [f"{introduced(one.document)}: “{one.number.words}”" for one in group]
        cites = [Citation(one.document.id, one.number.span, one.number.words) for one in group]
        text = f"For {in_full(group[0].on)}, sources give different counts of {heading(group)}. "
        yield Sentence(text + "; ".join(parts) + ".", tuple(cites), under="Figures that differ")


def asked(shelf: Shelf) -> Section:
    """Who was asked, when and through which channel, and the answer or the silence."""
    sentences: list[Sentence] = []
    for ask in shelf.made(Act.ASK, shelf.check.id):
        sentences += _asked(shelf, ask)
    statement = shelf.main_statement()
    who = statement.claimant.name if statement.claimant else "The speaker"
    if not any(ask.detail.get("claimant") for ask in shelf.made(Act.ASK, shelf.check.id)):
        for waived in shelf.made(Act.WAIVE_ASKING, shelf.check.id)[-1:]:
            text = f"{who} was not asked. {ended(waived.reason)}"
            sentences.append(Sentence(text, own=waived.id))
    empty = f"Nobody is on record as asked, {who} included."
    return Section("asked", "Who was asked", tuple(sentences), empty)


def _asked(shelf: Shelf, ask: Decision) -> Iterable[Sentence]:
    whom = str(ask.detail.get("whom") or "A person not named")
    channel = ask.detail.get("channel")
    by = f" by {channel}" if channel else ""
    question = ask.detail.get("question")
    words = f": “{question}”" if question else "."
    claimant = shelf.main_statement().claimant
    to_claimant = claimant is not None and ask.detail.get("claimant") and claimant.name not in whom
    spoken_for = f", for {claimant.name}," if claimant and to_claimant else ""
    yield Sentence(f"{ask.by} asked {whom}{spoken_for} {_day(ask)}{by}{words}", own=ask.id)
    answers = shelf.made(Act.ANSWER, ask.id)
    for answer in answers:
        text = f"{whom} answered {_day(answer)}: “{answer.detail.get('answer', '')}”"
        yield Sentence(text, own=answer.id)
    if answers:
        return
    silent = shelf.made(Act.SILENCE, ask.id)
    until = _plain_date(silent[-1].detail.get("until")) if silent else None
    if until is not None:
        yield Sentence(f"No answer from {whom} had come by {in_full(until)}.", own=silent[-1].id)
    else:
        yield Sentence("No answer is recorded.", own=silent[-1].id if silent else ask.id)


def _day(made: Decision) -> str:
    """The day it happened, which need not be the one on which it was recorded."""
    day = _plain_date(made.detail.get("on"))
    return f"on {in_full(day)}" if day else "on a day not on record"


def _plain_date(given: object) -> date | None:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    try:
        return datetime.fromisoformat(str(given)).date() if given else None
    except ValueError:
        return None


def unknown(shelf: Shelf) -> Section:
    """What could not be found out: said, never left as an empty space."""
    sentences: list[Sentence] = []
    for number, claim in shelf.claims():
        outcome = shelf.check.outcome_of(claim)
        under = f"Claim {number}"
        if isinstance(outcome, NotEnough):
            sentences += [Sentence(_missing(one), own=outcome.id, under=under) for one in outcome.missing]
            open_ones = {one.question for one in shelf.check.unanswered if one.claim == claim.id}
            others = [one for one in outcome.looked_for if one not in open_ones]
            if others:
                looked = "; ".join(f"“{one.rstrip('.')}”" for one in others)
                sentences.append(Sentence(f"Looked for: {looked}.", (), outcome.id, under, aside=True))
        elif isinstance(outcome, NotCheckable):
            text = f"Not checkable ({outcome.kind}). {told(outcome.reason)}"
            sentences.append(Sentence(text, own=outcome.id, under=under))
        for question in shelf.check.unanswered:
            if question.claim == claim.id:
                text = f"{ended(question.question)} {told(question.reason)}"
                sentences.append(Sentence(text, (), question.id, under, aside=True))
    sentences += _undated(shelf)
    empty = "No question that was put to the archive stayed open."
    return Section("unknown", "What we could not find out", tuple(sentences), empty)


def _missing(words: str) -> str:
    """What is missing: a sentence as it is, a phrase after a word that says so."""
    return told(words) if words[:1].isupper() else f"Missing: {told(words)}"


def _undated(shelf: Shelf) -> Iterable[Sentence]:
    used = [piece.document for piece in shelf.check.evidence]
    used += [sighting.document for sighting in shelf.check.sightings if sighting.document]
    bare = sources_without_date(shelf, used)
    if bare:
        text = f"When these sources were published could not be found: {listed(bare)}."
        yield Sentence(text, own=shelf.check.id, under="Dates")


def method(shelf: Shelf) -> Section:
    """How it was done: what was searched, by which engines, and what a person decided."""
    check = shelf.check
    sentences = [
        Sentence(
            f"The archive held {counted(check.searched_documents, 'text')} and "
            f"{counted(check.searched_factchecks, 'earlier fact-check')} when it was searched.",
            own=check.id,
        )
    ]
    if check.engines:
        sentences.append(Sentence(f"Engines: {listed(check.engines)}.", own=check.id))
    restated = [one for one in shelf.records.values() if one.restated_by]
    if restated:
        whom = listed(sorted({one.restated_by or "" for one in restated}))
        text = (
            f"{len(restated)} of the {len(shelf.records)} texts used are restated, that is put in other "
            f"words, by {whom}; quotations from them give the restated words."
        )
        sentences.append(Sentence(text, own=check.id))
    for step in check.trace:
        note = f" {ended(step.note)}" if step.note else ""
        text = f"{step.stage.capitalize()}: {step.engine or 'rules'}.{note}"
        sentences.append(Sentence(text, (), check.id, "Stages of the check", aside=True))
    steps = {words: statement.id for statement in reversed(check.statements) for words in statement.steps}
    for words, known in steps.items():
        sentences.append(Sentence(ended(words), (), known, "How the statement was read", aside=True))
    return Section("method", "How we did it", tuple(sentences))
