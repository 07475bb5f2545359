"""A check, for people: what was said, what is proposed, what the record shows, what is not known."""

from collections.abc import Iterator
from datetime import date

from rich.console import RenderableType

from onrecord.cli.output import heading, paragraph, short, table, words
from onrecord.cli.view_events import event_lines
from onrecord.cli.view_register import finding_lines
from onrecord.journey import NO_STATEMENT
from onrecord.records.check import Check
from onrecord.records.evidence import Evidence, Stance
from onrecord.records.factcheck import Match, Relation
from onrecord.records.narrative import Narrative, Sighting
from onrecord.records.statement import Claim
from onrecord.records.verdict import NotCheckable, NotEnough, Proposal
from onrecord.report.wording import counted, ended, in_full, language_name, likely, listed
from onrecord.text.spans import Span
from onrecord.text.when import When

EXCERPT = 180
"""Characters of a passage that a table shows; the page and `--json` give all of it."""
MOST_MATCHES = 12
"""Earlier fact-checks that a table shows."""


def check_lines(check: Check) -> Iterator[RenderableType]:
    """Everything a check found, in the order an editor reads it."""
    yield from _statement(check)
    yield from _claims(check)
    yield from _outcomes(check)
    yield from _lines(check)
    yield from _sightings(check)
    yield from _evidence(check)
    yield from event_lines(check)
    yield from _unknown(check)
    yield from _next(check)


def _statement(check: Check) -> Iterator[RenderableType]:
    yield heading("What was said")
    if not check.statements:
        yield paragraph("No statement was found: nobody is said to have said anything.")
    for one in check.statements:
        who = one.claimant.name if one.claimant else "a speaker who is not named"
        role = f", {one.claimant.role}" if one.claimant and one.claimant.role else ""
        yield paragraph(f"{who}{role}, {in_full(one.on)}: {one.words}")
    for step in check.trace:
        if step.stage == "reading" and step.note and step.note != NO_STATEMENT:
            yield paragraph(step.note, "dim")
    if check.findings:
        yield heading("Who they are by the register")
        yield from finding_lines(check.findings)


def _claims(check: Check) -> Iterator[RenderableType]:
    yield heading("The claims in it")
    if not check.claims:
        yield paragraph("No claim was found.")
        return
    rows = table("#", "claim", "can it be checked", "does it matter")
    for number, claim in enumerate(check.claims, start=1):
        text = words(claim.text).append(f"\n{short(claim.id)}", style="dim")
        can = f"{claim.checkable.value}: {claim.checkable_reason}"
        rows.add_row(str(number), text, words(can), words(f"{claim.worth.value}: {claim.worth_reason}"))
    yield rows


def _outcomes(check: Check) -> Iterator[RenderableType]:
    yield heading("What the machine proposes; nobody has decided anything yet")
    for number, claim in enumerate(check.claims, start=1):
        outcome = check.outcome_of(claim)
        if isinstance(outcome, Proposal):
            head = f"{number}  {outcome.rating.label}, {likely(outcome.probability)}"
            yield paragraph(f"{head}, by the rule “{outcome.rule.value}”", "bold")
            yield from (paragraph(f"• {reason.text}", indent=5) for reason in outcome.reasons)
            yield paragraph(f"The probability: {outcome.probability_from}", "dim", 5)
            yield from (paragraph(f"It would change: {one}", "dim", 5) for one in outcome.would_change)
        elif isinstance(outcome, NotEnough):
            yield paragraph(f"{number}  Not enough to propose a rating", "bold")
            yield from (paragraph(f"• missing: {one}", indent=5) for one in outcome.missing)
        elif isinstance(outcome, NotCheckable):
            yield paragraph(f"{number}  No rating ({outcome.kind})", "bold")
            yield paragraph(f"• {outcome.reason}", indent=5)


def _lines(check: Check) -> Iterator[RenderableType]:
    yield heading("The line it belongs to")
    if not check.lines:
        yield paragraph("None was looked for: there is no claim.")
    numbers = {claim.id: number for number, claim in enumerate(check.claims, start=1)}
    for line in check.lines:
        if not isinstance(line, Narrative):
            yield paragraph(f"{numbers[line.claim]}  {line.reason}")
            continue
        yield paragraph(f"{numbers[line.claim]}  “{line.line}”", "bold")
        spoken = [language_name(code) for code in line.languages]
        told = (
            f"First seen: {in_full(line.first_seen)}",
            f"Earlier fact-checks: {len(line.factchecks)}, of which {len(line.debunked_by)} rate the line",
            f"Speakers: {listed(line.speakers) or 'none on record'}",
            f"Languages: {listed(spoken) or 'none on record'}",
            line.reason,
        )
        yield from (paragraph(one, indent=5) for one in told)
    yield from _matches(check)


def _matches(check: Check) -> Iterator[RenderableType]:
    """The earlier fact-checks that make or deny the same claim, each once."""
    known = {one.id: one for one in check.factchecks}
    found: dict[str, tuple[list[int], Match]] = {}
    for number, matching in enumerate(check.matchings, start=1):
        for match in matching.matches:
            if match.relation is not Relation.RELATED and match.factcheck in known:
                found.setdefault(match.factcheck, ([], match))[0].append(number)
    if not found:
        yield paragraph("No earlier fact-check in the archive has the same claim.")
        return
    rows = table("claim", "earlier fact-check", "how it stands", "rated")
    for numbers, match in list(found.values())[:MOST_MATCHES]:
        earlier = known[match.factcheck]
        by = f"{earlier.publisher}, {in_full(earlier.published)}: {earlier.claim}"
        stands = f"{match.relation.value}: {match.reason}"
        rated = words(earlier.rating_words or "not on record")
        rows.add_row(", ".join(map(str, numbers)), words(by), words(stands), rated)
    yield rows
    if len(found) > MOST_MATCHES:
        more = counted(len(found) - MOST_MATCHES, "earlier fact-check")
        yield paragraph(f"And {more} more; `onrecord show {short(check.id)} --json` has all.", "dim")


def _sightings(check: Check) -> Iterator[RenderableType]:
    """Where the line was carried: first what we read, then what earlier fact-checks recorded."""
    yield heading("Who repeated it")
    places: dict[tuple[str, str], list[Sighting]] = {}
    for one in sorted(check.sightings, key=_sighting_order):
        if one.document:
            places.setdefault((one.outlet, one.document), []).append(one)
    rows = table("date", "outlet", "claim and how", "why we say so")
    for held in places.values():
        rows.add_row(*_place(check, held))
    if places:
        yield rows
    recorded = [one for one in check.sightings if not one.document]
    if recorded:
        yield paragraph("Recorded by earlier fact-checks, and not read here:")
        named = {(_date(one.on), one.outlet): None for one in sorted(recorded, key=_sighting_order)}
        yield paragraph("; ".join(f"{outlet}, {on}" for on, outlet in named), indent=4)
    if not check.sightings:
        yield paragraph("No sighting in the archive.")


def _place(check: Check, held: list[Sighting]) -> tuple[RenderableType, ...]:
    """One place where the line was carried, with how it handles each claim."""
    numbers = {claim.id: number for number, claim in enumerate(check.claims, start=1)}
    restated = {document.id: document.restated_by for document in check.sources}
    first = held[0]
    stances: dict[str, set[int]] = {}
    for one in held:
        stances.setdefault(one.stance.value, set()).add(numbers[one.claim])
    told = [f"{', '.join(map(str, sorted(which)))} {stance}" for stance, which in stances.items()]
    seen = {f"{feature.name} “{_cut(feature.words, 60)}”": None for one in held for feature in one.features}
    source = restated.get(first.document or "")
    reasons = [one for one in seen if not source or source not in one]
    if source:
        reasons.append(f"read as restated by {source}")
    outlet = f"{first.outlet} ({language_name(first.language)})" if first.language else first.outlet
    return (
        words(_date(first.on)),
        words(outlet),
        words("; ".join(sorted(told))),
        words("; ".join(reasons) or "no feature spoke"),
    )


def _evidence(check: Check) -> Iterator[RenderableType]:
    yield heading("The record, by date")
    if not check.evidence:
        yield paragraph("No passage in the archive bears on it.")
        return
    passages: dict[tuple[str, Span], list[Evidence]] = {}
    for one in sorted(check.evidence, key=_evidence_order):
        if one.stance is not Stance.BESIDE:
            passages.setdefault((one.document, one.span), []).append(one)
    rows = table("date", "publisher", "claim and stance", "passage")
    for held in passages.values():
        rows.add_row(*_passage(check, held))
    yield rows
    beside = sum(one.stance is Stance.BESIDE for one in check.evidence)
    if beside:
        yield paragraph(f"Beside the point, and not shown: {counted(beside, 'passage')}.", "dim")


def _passage(check: Check, held: list[Evidence]) -> tuple[RenderableType, ...]:
    """One passage, with its stance to each claim it was held against."""
    numbers = {claim.id: number for number, claim in enumerate(check.claims, start=1)}
    carried = {origin.first: len(origin.documents) for origin in check.origins}
    first = held[0]
    stances = []
    for one in sorted(held, key=lambda piece: numbers[piece.claim]):
        sure = "" if one.probability is None else f", {likely(one.probability)}"
        stances.append(f"{numbers[one.claim]} {one.stance.value}{sure}")
    many = carried.get(first.origin, 1)
    origin = f" [one text, carried by {many}]" if many > 1 else ""
    return (
        words(_date(first.published)),
        words(first.publisher or "not named"),
        words("; ".join(stances)),
        words(_cut(first.words, EXCERPT) + origin),
    )


def _unknown(check: Check) -> Iterator[RenderableType]:
    yield heading("What was not found")
    for one in check.unanswered:
        yield paragraph(f"• {one.question} {ended(one.reason)}")
    for note in sorted({matching.note for matching in check.matchings if matching.note}):
        yield paragraph(f"• {ended(note)}")
    yield paragraph(
        f"Searched: {counted(check.searched_documents, 'document')} and "
        f"{counted(check.searched_factchecks, 'earlier fact-check')} in this archive, nothing else."
    )
    for engine in check.engines:
        yield paragraph(f"Engine: {engine}", "dim")


def _next(check: Check) -> Iterator[RenderableType]:
    yield heading("Next")
    name = short(check.id)
    yield paragraph("These are proposals. A person decides, with a reason:")
    first: Claim | None = next(iter(check.claims), None)
    if first is not None:
        yield paragraph(f"onrecord rate {short(first.id)} RATING --reason … --as NAME", indent=4)
    yield paragraph(f"onrecord ask {name} --claimant --whom … --as NAME", indent=4)
    yield paragraph(f"onrecord sign {name} --author NAME --as EDITOR", indent=4)


def _date(when: When | None) -> str:
    return when.value if when else "undated"


def _sighting_order(one: Sighting) -> tuple[date, str]:
    return (one.on.first if one.on else date.max, one.id)


def _evidence_order(one: Evidence) -> tuple[date, str]:
    return (one.published.first if one.published else date.max, one.id)


def _cut(text: str, length: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"
