"""The parts of the report on what was said: the words, who repeated them, and the older line."""

from collections.abc import Iterable
from datetime import date

from onrecord.records.document import Citation, Document
from onrecord.records.factcheck import FactCheck, Match, Relation
from onrecord.records.narrative import Narrative, NewLine, Sighting
from onrecord.records.report import Section, Sentence
from onrecord.records.statement import Mode, Statement
from onrecord.report.shelf import Shelf, introduced, published_by
from onrecord.report.wording import counted, ended, in_full, language_name, listed, on_day

FAR_FUTURE = date.max

MOST_SIGHTINGS = 8
"""Reports that the page shows, of those we read ourselves; the others are counted and named."""

MOST_EARLIER = 6
"""Earlier fact-checks of one line that the page shows, oldest first."""


def said(shelf: Shelf) -> Section:
    """Who said what, in which role, when and where, and where we read it."""
    statement = shelf.main_statement()
    document = shelf.check.document
    sentences = [_who_said(shelf, statement), _read_in(document)]
    for other in shelf.check.statements:
        sentences.append(_words_said(shelf, other))
    return Section("said", "What was said", tuple(sentences))


def _who_said(shelf: Shelf, statement: Statement) -> Sentence:
    if statement.claimant is None:
        return Sentence("Who said it is not on record.", own=statement.id)
    role = statement.claimant.role
    who = f"{statement.claimant.name}, {role}," if role else statement.claimant.name
    where = f", in {statement.venue}" if statement.venue else ""
    text = f"{who} made the statement {on_day(statement.on)}{where}."
    if not statement.venue:
        text += " Where it was made is not on record."
    if not role:
        text += " The role the speaker held then is not on record."
    return Sentence(text, own=statement.id)


def _read_in(document: Document) -> Sentence:
    where = document.publisher or document.title or "a text without a publisher on record"
    restated = f"; the text was restated by {document.restated_by}" if document.restated_by else ""
    text = f"We read it in {where}, in {language_name(document.language)}{restated}."
    return Sentence(text, own=document.id)


def _words_said(shelf: Shelf, statement: Statement) -> Sentence:
    kind = {
        Mode.DIRECT: "Word for word",
        Mode.REPORTED: "As reported, not word for word",
        Mode.MIXED: "Partly word for word",
    }[statement.mode]
    text = f"{kind}: “{statement.words}”"
    cites = shelf.cite(statement.document, statement.span, statement.words)
    return Sentence(text, cites, own=None if cites else statement.id)


def repeated(shelf: Shelf) -> Section:
    """Who carried it, where and when, how, and why we call it so."""
    seen: dict[tuple[object, ...], Sighting] = {}
    for sighting in shelf.check.sightings:
        place = (sighting.outlet, sighting.on, sighting.document, sighting.factcheck, sighting.words)
        seen.setdefault(place, sighting)
    ordered = sorted(seen.values(), key=_by_date)
    read = [one for one in ordered if one.document]
    shown = read[:MOST_SIGHTINGS] or ordered[:MOST_SIGHTINGS]
    sentences = [_sighted(shelf, sighting) for sighting in shown]
    left = [one for one in ordered if one not in shown]
    if left:
        outlets = listed(sorted({one.outlet for one in left}))
        text = f"{counted(len(left), 'more report')}, in the machine record, by: {outlets}."
        sentences.append(Sentence(text, own=shelf.check.id))
    empty = "We looked in the archive for others who carried the statement and found none."
    return Section("repeated", "Who repeated it", tuple(sentences), empty)


def _by_date(sighting: Sighting) -> tuple[date, str]:
    return (sighting.on.first if sighting.on else FAR_FUTURE, sighting.id)


def _sighted(shelf: Shelf, sighting: Sighting) -> Sentence:
    cites = _sighting_cites(shelf, sighting)
    title = f", under the title “{sighting.title}”" if sighting.title else ""
    words = f": “{sighting.words}”" if sighting.words else "."
    text = f"{sighting.outlet}, {in_full(sighting.on)}{title}{words}"
    why = [
        f"{feature.name} (“{feature.words}”)" if feature.words else feature.name
        for feature in sighting.features
    ]
    remark = f"How: {sighting.stance.value}."
    if why:
        remark += f" We call it so because of {listed(why)}."
    if sighting.document is None:
        remark += " Recorded by an earlier fact-check; we hold no copy of the report itself."
    return Sentence(text, cites, own=None if cites else sighting.id, remark=remark)


def _sighting_cites(shelf: Shelf, sighting: Sighting) -> tuple[Citation, ...]:
    if sighting.document and sighting.span and sighting.words:
        known = shelf.records.get(sighting.document)
        titled = known is not None and sighting.title is not None and known.title == sighting.title
        title = shelf.cite_field(sighting.document, "title") if titled else ()
        return title + shelf.cite(sighting.document, sighting.span, sighting.words)
    if sighting.document:
        return shelf.cite_field(sighting.document, "title")
    return shelf.cite_field(sighting.factcheck or "", "claim")


def line(shelf: Shelf) -> Section:
    """The older line, when the archive shows one: first seen, by whom, and who checked it earlier."""
    sentences: list[Sentence] = []
    lines: dict[tuple[str, ...], list[Narrative]] = {}
    for narrative in shelf.check.lines:
        if isinstance(narrative, Narrative):
            lines.setdefault((narrative.line, *narrative.factchecks), []).append(narrative)
    for same in lines.values():
        sentences += _line(shelf, same)
    sentences += _beside_the_line(shelf)
    new = [one for one in shelf.check.lines if isinstance(one, NewLine)]
    for reason in dict.fromkeys(one.reason for one in new):
        claims = [one for one in new if one.reason == reason]
        numbers = listed([str(shelf.number(one.claim)) for one in claims])
        text = f"Claim {numbers}: no older line is on record. {ended(reason)}"
        found = [known for one in claims for known in _same(shelf, one.claim)]
        cites = tuple(cite for known in found[:2] for cite in shelf.cite_field(known, "claim"))
        sentences.append(Sentence(text, cites, own=claims[0].id))
    empty = "We looked for earlier fact-checks of the same thing and found none."
    return Section("line", "The older line", tuple(sentences), empty)


def _same(shelf: Shelf, claim: str) -> list[str]:
    """The earlier fact-checks that matching calls the same as a claim."""
    matches = [match for one in shelf.check.matchings if one.claim == claim for match in one.matches]
    return [match.factcheck for match in matches if match.relation is Relation.SAME]


def _line(shelf: Shelf, same: list[Narrative]) -> Iterable[Sentence]:
    narrative = same[0]
    claims = listed([str(shelf.number(one.claim)) for one in same])
    under = f"Claim {claims}: “{narrative.line}”"
    cites = _first_with(shelf, narrative.factchecks, narrative.line)
    yield Sentence(
        f"Proposed by the machine: the claim belongs to a line that an earlier fact-check "
        f"puts as “{narrative.line}”",
        cites,
        own=narrative.id,
        under=under,
        remark=ended(narrative.reason),
    )
    if narrative.first_seen:
        first = shelf.cite_field(narrative.first_seen_in or "", "claim") or shelf.cite_field(
            narrative.first_seen_in or "", "title"
        )
        text = f"First seen, as far as this archive shows, {on_day(narrative.first_seen)}."
        yield Sentence(text, first, own=narrative.id, under=under)
    left = len(narrative.debunked_by) - MOST_EARLIER
    for known in narrative.debunked_by[:MOST_EARLIER]:
        earlier = shelf.records.get(known)
        if isinstance(earlier, FactCheck):
            yield _earlier(shelf, earlier, under, _match(shelf, narrative.claim, known))
    if left > 0:
        text = f"{counted(left, 'further fact-check')} of the line: in the machine record."
        yield Sentence(text, own=narrative.id, under=under)
    for name, words in (("Said by", narrative.speakers), ("Carried by", narrative.outlets)):
        if words:
            yield Sentence(f"{name}, on record: {listed(words)}.", own=narrative.id, under=under)
    if narrative.languages:
        spoken = listed([language_name(code) for code in narrative.languages])
        yield Sentence(f"Languages: {spoken}.", own=narrative.id, under=under)


def _first_with(shelf: Shelf, ids: Iterable[str], words: str) -> tuple[Citation, ...]:
    for known in ids:
        earlier = shelf.records.get(known)
        if isinstance(earlier, FactCheck) and earlier.claim == words:
            return shelf.cite_field(known, "claim")
    return ()


def _match(shelf: Shelf, claim: str, factcheck: str) -> Match | None:
    for matching in shelf.check.matchings:
        for match in matching.matches:
            if matching.claim == claim and match.factcheck == factcheck:
                return match
    return None


def _earlier(shelf: Shelf, earlier: FactCheck, under: str, match: Match | None) -> Sentence:
    rated = f" Rated “{earlier.rating_words}”." if earlier.rating_words else " No rating is on record."
    text = f"{introduced(earlier)}: “{earlier.claim}”{rated}"
    cites = shelf.cite_field(earlier.id, "claim") + shelf.cite_field(earlier.id, "rating_words")
    return Sentence(text, cites, under=under, remark=_guards(match))


def _guards(match: Match | None) -> str:
    if match is None:
        return ""
    found = [f"{guard.name} {guard.finding.value}" for guard in match.guards]
    compared = f" Compared: {', '.join(found)}." if found else ""
    return f"Held against our claim: {match.relation.value}.{compared}"


def _beside_the_line(shelf: Shelf) -> Iterable[Sentence]:
    """Earlier fact-checks that were found and are in no line."""
    told = {known for one in shelf.check.lines if isinstance(one, Narrative) for known in one.debunked_by}
    for matching in shelf.check.matchings:
        number = shelf.number(matching.claim)
        for match in matching.matches[:MOST_EARLIER]:
            earlier = shelf.records.get(match.factcheck)
            if not isinstance(earlier, FactCheck) or earlier.id in told:
                continue
            told.add(earlier.id)
            kind = {Relation.SAME: "same", Relation.CONTRADICTS: "opposite"}.get(match.relation, "related")
            yield _earlier(shelf, earlier, f"Claim {number}: other earlier fact-checks, {kind}", match)


def sources_without_date(shelf: Shelf, cited: Iterable[str]) -> list[str]:
    """The publishers of cited sources whose date of publication was not found."""
    records = [shelf.records[known] for known in dict.fromkeys(cited) if known in shelf.records]
    return list(dict.fromkeys(published_by(one) for one in records if one.published is None))
