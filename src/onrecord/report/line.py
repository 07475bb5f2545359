"""The part of the report on the older line: when it was first seen, and who checked it before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from onrecord.records.document import Citation
from onrecord.records.factcheck import FactCheck, Match, Relation
from onrecord.records.narrative import Narrative, NewLine, Sighting, SightingStance
from onrecord.records.report import Section, Sentence
from onrecord.report.history import OPEN, sighting_cites
from onrecord.report.margins import claims_named, matched
from onrecord.report.shelf import Shelf, introduced
from onrecord.report.wording import counted, ended, in_full, language_name, listed, on_day
from onrecord.report.wording import told as as_told

AS_ABOVE = "As above."
BESIDE = "Earlier fact-checks that do not count"


def line(shelf: Shelf) -> Section:
    """The older line, when the archive shows one: first seen, by whom, and who checked it earlier."""
    lines: dict[tuple[str, ...], list[Narrative]] = {}
    for narrative in shelf.check.lines:
        if isinstance(narrative, Narrative):
            lines.setdefault((narrative.line, *sorted(narrative.factchecks)), []).append(narrative)
    told: set[str] = set()
    sentences: list[Sentence] = []
    for same in lines.values():
        sentences += _line(shelf, same, told)
    sentences += _no_line(shelf, told)
    sentences += _beside(shelf, told)
    empty = "We looked for earlier fact-checks of the same thing and found none."
    return Section("line", "The older line", tuple(sentences), empty)


def _line(shelf: Shelf, same: Sequence[Narrative], told: set[str]) -> Iterator[Sentence]:
    narrative = same[0]
    claims = [shelf.number(one.claim) for one in same]
    under = f"{claims_named(claims)}: “{narrative.line}”"
    verb = "belongs" if len(claims) == 1 else "belong"
    yield Sentence(
        f"The machine proposes that {claims_named(claims).lower()} {verb} to a line that an earlier "
        f"fact-check puts as “{narrative.line}”",
        _first_with(shelf, narrative.factchecks, narrative.line),
        own=narrative.id,
        under=under,
        remark=as_told(narrative.reason),
    )
    if narrative.first_seen:
        text = f"First seen, as far as this archive shows, {on_day(narrative.first_seen)}."
        yield Sentence(text, _shown_by(shelf, narrative.first_seen_in or ""), narrative.id, under)
    yield from _carriers(shelf, narrative, under)
    yield from _members(shelf, narrative, under, told)
    yield from _other_desks(shelf, same, under)


def _members(shelf: Shelf, narrative: Narrative, under: str, told: set[str]) -> Iterator[Sentence]:
    """Every earlier fact-check that counts as the same line, oldest first."""
    ids = dict.fromkeys((*narrative.debunked_by, *narrative.factchecks, *_same(shelf, narrative.claim)))
    known = sorted(_earlier(shelf, ids), key=_age)
    members = [one for one in known if one.id not in told]
    verb = "counts" if len(known) == 1 else "count"
    above = len(known) - len(members)
    listed_above = f"; {above} of them stand{'s' if above == 1 else ''} above" if above else ""
    count = ended(counted(len(known), "earlier fact-check")).rstrip(".")
    text = f"{count} {verb} as this line, oldest first{listed_above}."
    again = [cite for one in known if one.id in told for cite in shelf.cite_field(one.id, "claim")]
    yield Sentence(text, _once(again), narrative.id, under)
    before = ""
    for place, earlier in enumerate(members):
        made = _entry(shelf, earlier, under, aside=place >= OPEN)
        yield replace(made, remark=AS_ABOVE) if made.remark and made.remark == before else made
        before = made.remark
    told.update(one.id for one in members)


def _other_desks(shelf: Shelf, same: Sequence[Narrative], under: str) -> Iterator[Sentence]:
    """Desks whose texts debunk these claims and stand in the archive as documents, not as fact-checks."""
    claims = {one.claim for one in same}
    counted_here = {one.publisher for one in _earlier(shelf, same[0].factchecks)}
    seen: dict[str, Sighting] = {}
    for one in sorted(shelf.check.sightings, key=lambda one: (one.on.first if one.on else date.max, one.id)):
        read = one.claim in claims and one.document and one.outlet not in counted_here
        if read and one.document and one.stance is SightingStance.DEBUNKS:
            seen.setdefault(one.document, one)
    if seen:
        desks = listed([f"{one.outlet} ({in_full(one.on)})" for one in seen.values()])
        cites = [cite for one in seen.values() for cite in sighting_cites(shelf, one)]
        text = (
            "Other desks that checked it, read here as documents and not counted as earlier "
            f"fact-checks: {desks}."
        )
        yield Sentence(text, _once(cites), same[0].id, under)


def _carriers(shelf: Shelf, narrative: Narrative, under: str) -> Iterator[Sentence]:
    """Who said it, who carried it and in which languages, each with the records that show it."""
    named = [name for name in narrative.speakers if _said_by(shelf, narrative, name)]
    if {name.casefold() for name in named} - _claimants(shelf):
        cites = [cite for name in named for cite in _said_by(shelf, narrative, name)]
        text = f"Claimants that these earlier fact-checks name: {listed(named)}."
        yield Sentence(text, _once(cites), narrative.id, under)
    seen = [one for one in shelf.check.sightings if one.claim == narrative.claim]
    if narrative.outlets:
        cites = [
            cite
            for name in narrative.outlets
            for one in [one for one in seen if one.outlet == name][:1]
            for cite in sighting_cites(shelf, one)[:1]
        ]
        count = counted(len(narrative.outlets), "outlet")
        text = f"Carried, on record, by {count}, named under “Who repeated it”."
        yield Sentence(text, _once(cites), narrative.id, under)
    if narrative.languages:
        shown = {one.language: sighting_cites(shelf, one)[:1] for one in reversed(seen) if one.language}
        for earlier in reversed(list(_earlier(shelf, narrative.factchecks))):
            shown |= {code: shelf.cite_field(earlier.id, "claim") for code in earlier.said_in}
        cites = [cite for code in narrative.languages for cite in shown.get(code, ())]
        spoken = listed([language_name(code) for code in narrative.languages])
        yield Sentence(f"Languages: {spoken}.", _once(cites), narrative.id, under)


def _said_by(shelf: Shelf, narrative: Narrative, name: str) -> tuple[Citation, ...]:
    found = [one for one in _earlier(shelf, narrative.factchecks) if one.claimant == name]
    return shelf.cite_field(found[0].id, "claimant") if found else ()


def _claimants(shelf: Shelf) -> set[str]:
    return {one.claimant.name.casefold() for one in shelf.check.statements if one.claimant}


def _no_line(shelf: Shelf, told: set[str]) -> Iterator[Sentence]:
    """Claims that belong to no line, with the earlier fact-checks of the same claim."""
    reasons: dict[str, list[NewLine]] = {}
    for one in shelf.check.lines:
        if isinstance(one, NewLine):
            reasons.setdefault(one.reason, []).append(one)
    for reason, group in reasons.items():
        under = claims_named(shelf.number(one.claim) for one in group)
        known = list(dict.fromkeys(found for one in group for found in _same(shelf, one.claim)))
        again = [cite for one in known if one in told for cite in shelf.cite_field(one, "claim")]
        text = f"No older line is on record. {as_told(reason)}"
        yield Sentence(text, _once(again), group[0].id, under)
        for earlier in _earlier(shelf, [one for one in known if one not in told]):
            yield _entry(shelf, earlier, under)
            told.add(earlier.id)


def _beside(shelf: Shelf, told: set[str]) -> Iterator[Sentence]:
    """Earlier fact-checks that were found and are of no line, the nearest below the line among them."""
    found = [match.factcheck for one in shelf.check.matchings for match in one.matches]
    found += [one.below.factcheck for one in shelf.check.matchings if one.below]
    left = [one for one in _earlier(shelf, dict.fromkeys(found)) if one.id not in told]
    if left:
        text = (
            f"{counted(len(left), 'more earlier fact-check')} came near: contrary to a claim, or only of the "
            "same people or things. No proposal rests on them."
        )
        yield Sentence(text, own=shelf.check.id, under=BESIDE)
    for earlier in sorted(left, key=_age):
        yield _entry(shelf, earlier, BESIDE, aside=True)


def _entry(shelf: Shelf, earlier: FactCheck, under: str, *, aside: bool = False) -> Sentence:
    rated = f" Rated “{earlier.rating_words}”." if earlier.rating_words else " No rating is on record."
    text = f"{introduced(earlier)}: “{earlier.claim}”{rated}"
    cites = shelf.cite_field(earlier.id, "claim") + shelf.cite_field(earlier.id, "rating_words")
    held = [
        (shelf.number(one.claim), match)
        for one in shelf.check.matchings
        for match in (*one.matches, *((one.below,) if one.below else ()))
        if match.factcheck == earlier.id and (under == BESIDE or match.relation is Relation.SAME)
    ]
    remark = matched(held, many=under == BESIDE or len({number for number, _ in held}) > 1)
    return Sentence(text, cites, under=under, remark=remark, aside=aside)


def _same(shelf: Shelf, claim: str) -> list[str]:
    """The earlier fact-checks that matching calls the same as a claim."""
    matches: list[Match] = [
        match for one in shelf.check.matchings if one.claim == claim for match in one.matches
    ]
    return [match.factcheck for match in matches if match.relation is Relation.SAME]


def _earlier(shelf: Shelf, ids: Iterable[str]) -> Iterator[FactCheck]:
    for known in ids:
        earlier = shelf.records.get(known)
        if isinstance(earlier, FactCheck):
            yield earlier


def _age(earlier: FactCheck) -> tuple[date, str]:
    return (earlier.published.first if earlier.published else date.max, earlier.id)


def _first_with(shelf: Shelf, ids: Iterable[str], words: str) -> tuple[Citation, ...]:
    found = [one.id for one in _earlier(shelf, ids) if one.claim == words]
    return shelf.cite_field(found[0], "claim") if found else ()


def _shown_by(shelf: Shelf, known: str) -> tuple[Citation, ...]:
    """The words of the record that shows it: a sighting, an earlier fact-check, or a document."""
    for sighting in shelf.check.sightings:
        if sighting.id == known:
            return sighting_cites(shelf, sighting)[:1]
    return shelf.cite_field(known, "claim") or shelf.cite_field(known, "title")


def _once(cites: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(cites))
