"""The parts of the report on the checking: the record, who was asked, what is unknown, and how."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from onrecord.records.decision import Act, Decision
from onrecord.records.document import Citation
from onrecord.records.evidence import Event, Evidence, Figure, Stance, Timing
from onrecord.records.report import Section, Sentence
from onrecord.records.verdict import NotCheckable, NotEnough, Proposal
from onrecord.report.history import sources_without_date
from onrecord.report.shelf import Shelf, called, introduced
from onrecord.report.wording import counted, ended, in_full, likely, listed
from onrecord.text.spans import Span

MOST_SHOWN = 12
"""Passages of one kind that the page shows, shared by the claims, best first, so that it stays light."""

LEAST_SHOWN = 3
"""Passages of one kind that each claim shows all the same. All are in the machine record."""

_ASIDE = (Stance.REPEATS, Stance.BESIDE, Stance.UNCLEAR)

_HEADINGS = {
    Stance.REFUTES: "passages that speak against it",
    Stance.SUPPORTS: "passages that speak for it",
    Stance.UNCLEAR: "passages whose direction is unclear",
    Stance.REPEATS: "passages that only report somebody saying it",
    Stance.BESIDE: "passages beside it",
}


def record(shelf: Shelf) -> Section:
    """What the record shows, by claim and by how each passage stands to it."""
    sentences: list[Sentence] = []
    for number, claim in shelf.claims():
        pieces = shelf.check.evidence_for(claim)
        for stance, heading in _HEADINGS.items():
            group = [piece for piece in pieces if piece.stance is stance]
            sentences += _group(shelf, group, f"Claim {number}: {heading}")
    sentences += _differing(shelf)
    empty = "We searched the archive and found no passage that bears on these claims."
    return Section("record", "What the record shows", tuple(sentences), empty)


def _group(shelf: Shelf, group: Sequence[Evidence], under: str) -> Iterable[Sentence]:
    aside = bool(group) and group[0].stance in _ASIDE
    share = max(LEAST_SHOWN, MOST_SHOWN // len(shelf.check.claims))
    shown = group[: LEAST_SHOWN if aside else share]
    for piece in shown:
        known = shelf.records.get(piece.document)
        before = introduced(known) if known else f"{piece.publisher}, {in_full(piece.published)}"
        cites = shelf.cite(piece.document, piece.span, piece.words)
        bare = piece.stance in (Stance.REPEATS, Stance.BESIDE) and known is not None and cites
        words = f"{before}, in “{called(known)}”." if bare and known else f"{before}: “{piece.words}”"
        yield Sentence(
            words,
            cites,
            own=None if cites else piece.id,
            under=under,
            remark=_remark(shelf, piece),
        )
    left = len(group) - len(shown)
    if left:
        text = f"{counted(left, 'further passage')} of this kind {'is' if left == 1 else 'are'} "
        yield Sentence(text + "in the machine record.", own=shelf.check.id, under=under)


def _remark(shelf: Shelf, piece: Evidence) -> str:
    parts = []
    if piece.timing is Timing.UNKNOWN:
        parts.append("Undated: it is not known whether this could be read before the statement.")
    else:
        parts.append(f"Published {piece.timing.value}.")
    if piece.event:
        parts.append(f"Speaks of {in_full(piece.event)}.")
    parts.append(ended(piece.stance_reason))
    if piece.origin != piece.document and piece.origin in shelf.records:
        parts.append(f"Same origin as {introduced(shelf.records[piece.origin])}; counted once.")
    return " ".join(part for part in parts if part)


def _differing(shelf: Shelf) -> Iterable[Sentence]:
    """Figures for one thing on one date that disagree, side by side."""
    found: dict[tuple[str, str], list[tuple[Event, Figure]]] = {}
    for event in shelf.check.events:
        for figure in event.figures:
            if figure.unit:
                found.setdefault((event.on.value, figure.unit), []).append((event, figure))
    for (_, unit), told in sorted(found.items()):
        if len({figure.value for _, figure in told}) < 2 or len({event.document for event, _ in told}) < 2:
            continue
        when = in_full(told[0][0].on)
        parts, cites = [], []
        for event, figure in told:
            known = shelf.records.get(event.document)
            if known is None:
                continue
            parts.append(f"{introduced(known)}: “{figure.words}”")
            cites.append(_figure_citation(event, figure))
        text = f"For {when}, sources give different counts of {unit}. {'; '.join(parts)}."
        yield Sentence(text, tuple(dict.fromkeys(cites)), under="Figures that differ")


def _figure_citation(event: Event, figure: Figure) -> Citation:
    at = event.words.find(figure.words)
    if at < 0:
        return Citation(event.document, event.span, event.words)
    start = event.span.start + at
    return Citation(event.document, Span(start, start + len(figure.words)), figure.words)


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
    yield Sentence(f"{ask.by} asked {whom}{spoken_for} on {_day(ask)}{by}{words}", own=ask.id)
    answers = shelf.made(Act.ANSWER, ask.id)
    for answer in answers:
        text = f"{whom} answered on {_day(answer)}: “{answer.detail.get('answer', '')}”"
        yield Sentence(text, own=answer.id)
    if answers:
        return
    silent = shelf.made(Act.SILENCE, ask.id)
    until = _plain_date(silent[-1].detail.get("until")) if silent else None
    shown = in_full(until or (silent[-1].at if silent else shelf.desk.signed_at))
    yield Sentence(f"No answer from {whom} had come by {shown}.", own=silent[-1].id if silent else ask.id)


def _day(made: Decision) -> str:
    return in_full(_plain_date(made.detail.get("on")) or made.at)


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
            sentences += [
                Sentence(f"Missing: {ended(one)}", own=outcome.id, under=under) for one in outcome.missing
            ]
            if outcome.looked_for:
                looked = listed([one.rstrip(".") for one in outcome.looked_for])
                sentences.append(Sentence(f"Looked for: {looked}.", own=outcome.id, under=under))
        elif isinstance(outcome, NotCheckable):
            text = f"Not checkable ({outcome.kind}). {ended(outcome.reason)}"
            sentences.append(Sentence(text, own=outcome.id, under=under))
        for question in shelf.check.unanswered:
            if question.claim == claim.id:
                text = f"{ended(question.question)} {ended(question.reason)}"
                sentences.append(Sentence(text, own=question.id, under=under))
    sentences += _undated(shelf)
    empty = "No question that was put to the archive stayed open."
    return Section("unknown", "What we could not find out", tuple(sentences), empty)


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
    sentences += _proposals(shelf)
    for step in check.trace:
        note = f" {ended(step.note)}" if step.note else ""
        text = f"{step.stage.capitalize()}: {step.engine or 'rules'}.{note}"
        sentences.append(Sentence(text, own=check.id, under="Stages of the check"))
    steps = {words: statement.id for statement in reversed(check.statements) for words in statement.steps}
    for words, known in steps.items():
        sentences.append(Sentence(ended(words), own=known, under="How the statement was read"))
    return Section("method", "How we did it", tuple(sentences))


def _proposals(shelf: Shelf) -> Iterable[Sentence]:
    for number, claim in shelf.claims():
        outcome = shelf.check.outcome_of(claim)
        if not isinstance(outcome, Proposal):
            continue
        rated = shelf.made(Act.RATE, claim.id)
        chosen = rated[-1].detail.get("rating") if rated else None
        kept = "kept it" if chosen == outcome.rating.value else "decided otherwise"
        person = f"{rated[-1].by} {kept}" if rated else "nobody rated it"
        text = (
            f"Claim {number}: the machine proposed {outcome.rating.label}, {likely(outcome.probability)}, "
            f"calibrated on {outcome.probability_from.rstrip('.')}; {person}."
        )
        yield Sentence(text, own=outcome.id)
