"""What the page draws: the evidence against the statement's date, and the life of the line."""

from onrecord.publication.timeline import Lane, Mark, Timeline, draw
from onrecord.records.check import Check
from onrecord.records.evidence import Stance
from onrecord.records.narrative import Narrative
from onrecord.records.report import Report

EVIDENCE_TITLE = "The evidence, each passage at the date it speaks of, or else at its publication"
LINE_TITLE = "The older line, each fact-check and each report at its date"

_EVIDENCE = (
    Lane("Speaks against a claim", "against"),
    Lane("Speaks for a claim", "for"),
    Lane("Direction unclear", "unclear"),
)
_STANCES = dict(zip((Stance.REFUTES, Stance.SUPPORTS, Stance.UNCLEAR), _EVIDENCE, strict=True))
_LINE = (Lane("Earlier fact-checks", "check"), Lane("Carried by others", "repeats"))


def timelines(report: Report, check: Check) -> dict[str, Timeline]:
    """The timelines by the key of the section they stand in."""
    numbers = {source.record: source.number for source in report.sources}
    found = {"record": _evidence(report, check, numbers), "line": _line(report, check, numbers)}
    return {key: drawn for key, drawn in found.items() if drawn is not None}


def _evidence(report: Report, check: Check, numbers: dict[str, int]) -> Timeline | None:
    """Passages at the date they speak of; where they speak of none, at their publication."""
    marks: dict[Mark, None] = {}
    for piece in check.evidence:
        lane = _STANCES.get(piece.stance)
        when = piece.event or piece.published
        if lane and when:
            marks[Mark(when, lane.name, f"{piece.document} {piece.span}", numbers.get(piece.document))] = None
    return draw("evidence-by-date", EVIDENCE_TITLE, _EVIDENCE, tuple(marks), report.said_on)


def _line(report: Report, check: Check, numbers: dict[str, int]) -> Timeline | None:
    checks, others = _LINE
    wanted = {known for one in check.lines if isinstance(one, Narrative) for known in one.debunked_by}
    marks: dict[Mark, None] = {}
    for earlier in check.factchecks:
        if earlier.published and earlier.id in wanted:
            marks[Mark(earlier.published, checks.name, earlier.id, numbers.get(earlier.id))] = None
    for sighting in check.sightings:
        if sighting.on:
            known = sighting.document or f"{sighting.factcheck} {sighting.outlet}"
            number = numbers.get(sighting.document or sighting.factcheck or "")
            marks[Mark(sighting.on, others.name, known, number)] = None
    return draw("line-by-date", LINE_TITLE, _LINE, tuple(marks), report.said_on)
