"""The parts of the report on what was said: the words, and who repeated them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from onrecord.records.document import Citation, Document
from onrecord.records.narrative import Sighting, SightingStance
from onrecord.records.report import Section, Sentence
from onrecord.records.statement import Mode, Statement
from onrecord.report.margins import claims_named, handled
from onrecord.report.shelf import Shelf, introduced, published_by
from onrecord.report.wording import in_full, language_name, listed, on_day

FAR_FUTURE = date.max

TRANSLATED = "a translation"
"""What stands in a document's `language_from` when who entered the words says that they are translated."""

REACH = timedelta(days=60)
"""How long after a statement a report counts as one of this statement."""

OPEN = 4
"""Entries of a long list that stand open; the others wait behind a line that opens."""

_THIS, _OLDER, _LATER, _UNDATED = "This statement", "The older line", "Later", "Undated"
_NAMED = "Named by earlier fact-checks, not read by us"


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
    translated = " translation" if TRANSLATED in document.language_from else ""
    text = f"We read it in {where}, in {language_name(document.language)}{translated}{restated}."
    return Sentence(text, own=document.id)


def _words_said(shelf: Shelf, statement: Statement) -> Sentence:
    kind = {
        Mode.DIRECT: "Word for word",
        Mode.REPORTED: "As reported, not word for word",
        Mode.MIXED: "Partly word for word",
    }[statement.mode]
    if _translated(shelf, statement):
        language = statement.language or shelf.check.document.language
        before = f"In {language_name(language)} translation" if language else "In translation"
        kind = f"{before}, {kind[0].lower()}{kind[1:]}"
        kind += "" if statement.mode is Mode.REPORTED else " as read"
    text = f"{kind}: “{statement.words}”"
    cites = shelf.cite(statement.document, statement.span, statement.words)
    return Sentence(text, cites, own=None if cites else statement.id)


def _translated(shelf: Shelf, statement: Statement) -> bool:
    """Whether the words are another's: whoever entered the statement, or a step that read it, says so."""
    entered = statement.document == shelf.check.document.id and shelf.check.document.language_from
    return TRANSLATED in (entered or "") or any("translat" in step for step in statement.steps)


def repeated(shelf: Shelf) -> Section:
    """Who carried it, where and when, how, and why we call it so: one entry for each document."""
    read: dict[str, list[Sighting]] = {}
    named: dict[str, list[Sighting]] = {}
    for sighting in sorted(shelf.check.sightings, key=_by_date):
        kept = read if sighting.document else named
        kept.setdefault(sighting.document or sighting.factcheck or sighting.id, []).append(sighting)
    groups: dict[str, list[Sentence]] = {one: [] for one in (_THIS, _OLDER, _LATER, _UNDATED)}
    for entry in read.values():
        under = _when(shelf, entry[0])
        aside = under != _THIS and len(groups[under]) >= OPEN
        groups[under].append(_entry(shelf, entry, under, aside=aside))
    sentences = [one for group in groups.values() for one in group]
    empty = "We looked in the archive for others who carried the statement and found none."
    return Section("repeated", "Who repeated it", (*sentences, *_named(shelf, named)), empty)


def _by_date(sighting: Sighting) -> tuple[date, str]:
    return (sighting.on.first if sighting.on else FAR_FUTURE, sighting.id)


def _when(shelf: Shelf, sighting: Sighting) -> str:
    stated = shelf.main_statement().on
    if sighting.on is None or stated is None:
        return _UNDATED if sighting.on is None else _OLDER
    if sighting.on.last < stated.first:
        return _OLDER
    return _THIS if sighting.on.first <= stated.last + REACH else _LATER


def _entry(shelf: Shelf, entry: Sequence[Sighting], under: str, *, aside: bool) -> Sentence:
    passages: dict[str, list[Sighting]] = {}
    for sighting in entry:
        passages.setdefault(sighting.words, []).append(sighting)
    if len(passages) > 1 and "" in passages:  # the headline alone: no passage of its own
        bare = passages.pop("")
        passages[next(iter(passages))] += bare
    cites: dict[Citation, None] = {}
    for same in passages.values():
        cites.update(dict.fromkeys(sighting_cites(shelf, _clearest(same))))
    first = entry[0]
    known = shelf.records.get(first.document or "")
    restated = " (restated)" if known and known.restated_by else ""
    title = f", under the title “{first.title}”" if first.title else ""
    words = listed([f"“{one}”" for one in passages if one])
    text = f"{first.outlet}, {in_full(first.on)}{restated}{title}{': ' + words if words else '.'}"
    remark = _remark(shelf, list(passages.values()), text)
    return Sentence(text, tuple(cites), None if cites else first.id, under, remark, aside)


def _clearest(same: Sequence[Sighting]) -> Sighting:
    """Of several readings of one passage the one that saw most; `cannot say` only when all say so."""
    return min(same, key=lambda one: (one.stance is SightingStance.CANNOT_SAY, -len(one.features), one.id))


def _remark(shelf: Shelf, passages: Sequence[Sequence[Sighting]], shown: str) -> str:
    many = len(shelf.check.claims) > 1
    passages = sorted(passages, key=lambda same: min(shelf.number(one.claim) for one in same))
    kept = [_clearest(same) for same in passages]
    if len({one.stance for one in kept}) == 1:
        claims = claims_named(shelf.number(one.claim) for same in passages for one in same)
        best = handled(_clearest(kept), shown)
        return f"{claims}. {best}" if many else best
    told = []
    for same, clear in zip(passages, kept, strict=True):
        told.append(f"{claims_named(shelf.number(one.claim) for one in same)}. {handled(clear, shown)}")
    return " ".join(told)


def _named(shelf: Shelf, named: dict[str, list[Sighting]]) -> Iterable[Sentence]:
    """Outlets that earlier fact-checks name: one entry for each fact-check."""
    if named:
        text = (
            "We hold no copy of what these outlets published, so how they handled the line cannot be said. "
            "The date is that of the claim as the fact-check gives it, else that of the fact-check."
        )
        yield Sentence(text, own=shelf.check.id, under=_NAMED)
    for known, entry in named.items():
        earlier = shelf.records.get(known)
        outlets = listed(list(dict.fromkeys(one.outlet for one in entry)))
        by = introduced(earlier) if earlier else "an earlier fact-check"
        text = f"{outlets}, {in_full(entry[0].on)}: recorded by {by}."
        cites = shelf.cite_field(known, "claim")
        yield Sentence(text, cites, None if cites else entry[0].id, _NAMED, aside=True)


def sighting_cites(shelf: Shelf, sighting: Sighting) -> tuple[Citation, ...]:
    """The words that show a sighting: headline and passage, or the fact-check that recorded it."""
    if sighting.document is None:
        return shelf.cite_field(sighting.factcheck or "", "claim")
    known = shelf.records.get(sighting.document)
    titled = known is not None and sighting.title is not None and known.title == sighting.title
    title = shelf.cite_field(sighting.document, "title") if titled or not sighting.words else ()
    if sighting.span and sighting.words:
        return title + shelf.cite(sighting.document, sighting.span, sighting.words)
    return title


def sources_without_date(shelf: Shelf, cited: Iterable[str]) -> list[str]:
    """The publishers of cited sources whose date of publication was not found."""
    records = [shelf.records[known] for known in dict.fromkeys(cited) if known in shelf.records]
    return list(dict.fromkeys(published_by(one) for one in records if one.published is None))
