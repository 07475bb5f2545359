"""The page as a dataclass: everything a template may use, and nothing else."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.publication.happenings import Events, events_shown
from onrecord.publication.picture import timelines
from onrecord.publication.site import Citable, Site, anchor, archive_name, slug_of, web_address
from onrecord.publication.timeline import Timeline
from onrecord.records.check import Check
from onrecord.records.document import Citation
from onrecord.records.evidence import Stance
from onrecord.records.factcheck import FactCheck
from onrecord.records.report import RatedClaim, Report, Section, Sentence, Source
from onrecord.records.verdict import Proposal, Rating, Rule
from onrecord.text.orders import order_in
from onrecord.text.sentences import sentences
from onrecord.text.written import dates_in_full, direction, in_full, language_name, shortened

LONGEST_TITLE = 200
LONGEST_BRIEF = 150
LONGEST_CLAIM = 200
NARROW_CLAIM = 80
MOST_EXACT = 4
"""Sources a sentence may cite with a link to the exact words each; a longer list has numbers alone."""

AS_PROPOSED = "As proposed: "
"""What `actions.accept_proposals` puts before the reason; the top of the page gives the reason alone."""

RESTS_ON_LINE = "It rests on earlier fact-checks of the line, not on evidence about this sentence."
GIVES_ORDERS = "text that gives its reader orders"

_USED = (Stance.SUPPORTS, Stance.REFUTES, Stance.REPEATS)
_EVIDENCE_CLAIM = re.compile(r"^(Claim [\d, and]+): (.+)$", re.S)


@dataclass(frozen=True)
class Run:
    """Words of a sentence: quoted words with their language, or our own."""

    words: str
    quoted: bool = False
    language: str | None = None
    direction: str = "ltr"


@dataclass(frozen=True)
class CiteLink:
    """A cited source: its number, and where its exact words can be read."""

    number: int
    exact: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A sentence with its citations and what stands beside it; `original` is the address of what it lists."""

    runs: tuple[Run, ...]
    cites: tuple[CiteLink, ...]
    remark: str
    own: str | None
    original: str | None = None


@dataclass(frozen=True)
class Group:
    """Sentences under one subheading. `tone` is `against`, `for` or empty."""

    heading: str
    tone: str
    lines: tuple[Line, ...]
    more: tuple[Line, ...]


@dataclass(frozen=True)
class Part:
    """A section of the page; `picture` is its timeline, `events` what happened when, and who says so."""

    key: str
    heading: str
    groups: tuple[Group, ...]
    empty: str
    picture: Timeline | None = None
    events: Events | None = None


@dataclass(frozen=True)
class ProposalView:
    """What the machine proposed and why, where its probability comes from, and what would change it."""

    line: str
    reasons: tuple[Line, ...]
    measured: str
    would_change: tuple[str, ...]


@dataclass(frozen=True)
class ClaimView:
    """A claim: its words, the decision and the proposal, kept apart. `start` and `narrow` top it."""

    number: int
    words: str
    start: str
    narrow: str
    text: str
    mark: str
    label: str
    meaning: str
    why: Line
    brief: str
    decided_by: str
    proposal: ProposalView
    language: str | None
    direction: str


@dataclass(frozen=True)
class SourceView:
    """A source as the list at the end shows it."""

    number: int
    title: str
    publisher: str
    published: str
    language: str
    restated_by: str | None
    address: str | None
    copy: str
    warning: str = ""


@dataclass(frozen=True)
class PageView:
    """Everything the template of a check's page may use."""

    site: Site
    root: str
    slug: str
    address: str
    headline: str
    standfirst: Line
    author: str
    editor: str
    signed: str
    signed_iso: str
    claimant: str
    role: str | None
    said_on: str
    venue: str | None
    read_in: str
    read_language: str
    engines: tuple[str, ...]
    quote: Run | None
    quote_cites: tuple[CiteLink, ...]
    claims: tuple[ClaimView, ...]
    parts: tuple[Part, ...]
    sources: tuple[SourceView, ...]
    restater: str
    report_id: str
    check_id: str
    reviews_json: str


def records_of(check: Check) -> dict[str, Citable]:
    """Every text a page may cite, by id."""
    kept: tuple[Citable, ...] = (check.document, *check.sources, *check.factchecks)
    return {record.id: record for record in reversed(kept)}


def page_view(report: Report, check: Check, site: Site, reviews_json: str) -> PageView:
    """What the page of `report` shows."""
    maker = _Maker(report, check)
    slug = slug_of(report, check)
    quote = None
    if report.quote and report.quote_citation:
        quote = maker.quoted(report.quote, report.quote_citation)
    return PageView(
        site=site,
        root="../../",
        slug=slug,
        address=site.page_address(slug),
        headline=short(report.headline),
        standfirst=maker.line(report.standfirst),
        author=report.author,
        editor=report.editor,
        signed=in_full(report.signed_at),
        signed_iso=report.signed_at.isoformat(),
        claimant=report.claimant,
        role=report.role,
        said_on=in_full(report.said_on) if report.said_on else "",
        venue=report.venue,
        read_in=short(check.document.publisher or check.document.title or "a text without a publisher"),
        read_language=language_name(check.document.language)
        + (" translation" if "a translation" in check.document.language_from else ""),
        engines=check.engines,
        quote=quote,
        quote_cites=maker.cites((report.quote_citation,)) if report.quote_citation else (),
        claims=tuple(maker.claim(number, claim) for number, claim in enumerate(report.claims, start=1)),
        parts=maker.parts(report.sections),
        sources=tuple(maker.source(source) for source in report.sources),
        restater=_restater(report.sources),
        report_id=report.id,
        check_id=check.id,
        reviews_json=reviews_json,
    )


def short(title: str) -> str:
    """A title that fits a page; the whole of it is in the machine record.

    >>> len(short("x" * 10_000))
    201
    """
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rstrip() + "…"


class _Maker:
    """Turns the report's records into views; holds what all of them look up."""

    def __init__(self, report: Report, check: Check) -> None:
        self.check = check
        self.records = records_of(check)
        self.numbers = {source.record: source for source in report.sources}
        self.pictures = timelines(report, check)
        self.events = events_shown(report, check)
        self.texts = {one.id: one.document for one in check.evidence}
        self.texts |= {one.id: one.factcheck for held in check.matchings for one in held.matches}

    def cites(self, cites: Iterable[Citation]) -> tuple[CiteLink, ...]:
        """The links of citations whose source is numbered, one for each source."""
        found: dict[int, dict[str, None]] = {}
        for cite in cites:
            source = self.numbers.get(cite.record)
            if source is not None:
                places = found.setdefault(source.number, {})
                if not places or not isinstance(self.records[cite.record], FactCheck):
                    places[self.exact(cite)] = None  # the copy of a fact-check is one short page
        exact = len(found) <= MOST_EXACT
        return tuple(CiteLink(number, tuple(places) if exact else ()) for number, places in found.items())

    def rests_on(self, records: Sequence[str]) -> tuple[CiteLink, ...]:
        """The sources behind a reason of the machine: numbers alone, in their order."""
        found = {self.numbers[one].number for one in map(self.behind, records) if one in self.numbers}
        return tuple(CiteLink(number, ()) for number in sorted(found))

    def behind(self, record: str) -> str:
        """The text that a passage or a match stands for; any other record stands for itself."""
        return self.texts.get(record, record)

    def exact(self, cite: Citation) -> str:
        """Where the cited words stand in our copy."""
        name = archive_name(self.records[cite.record])
        return f"../../archive/{name}.html#{anchor(cite.field, cite.span.start, cite.span.end)}"

    def quoted(self, words: str, cite: Citation) -> Run:
        """Quoted words with the language of their source."""
        language = self.records[cite.record].language if cite.record in self.records else None
        return Run(words, True, language, direction(language))

    def line(self, sentence: Sentence) -> Line:
        """A sentence, with the cited words in it set apart as quotations."""
        runs = [Run(sentence.text)]
        for cite in sentence.cites:
            if f"“{cite.words}”" in sentence.text:
                runs = [piece for run in runs for piece in self._split(run, cite)]
        return Line(
            tuple(runs), self.cites(sentence.cites), sentence.remark, sentence.own, self.original(sentence)
        )

    def original(self, sentence: Sentence) -> str | None:
        """The address of the earlier fact-check that a sentence is about."""
        rated = [cite.record for cite in sentence.cites if cite.field == "rating_words"]
        known = self.records.get(rated[0]) if rated and not sentence.own else None
        return web_address(known.address) if isinstance(known, FactCheck) else None

    def _split(self, run: Run, cite: Citation) -> list[Run]:
        # The marks stay in our words, so that a copy of the text keeps them.
        before, found, after = run.words.partition(f"“{cite.words}”")
        if run.quoted or not found:
            return [run]
        pieces = [Run(before + "“"), self.quoted(cite.words, cite), Run("”" + after)]
        return [piece for piece in pieces if piece.words]

    def claim(self, number: int, claim: RatedClaim) -> ClaimView:
        """A claim with its decision and its proposal."""
        known = next(one for one in self.check.claims if one.id == claim.claim)
        rating = Rating(claim.rating) if claim.rating else None
        same = claim.text.strip().casefold() == claim.words.strip().casefold()
        return ClaimView(
            number=number,
            words=claim.words,
            start=shortened(claim.words, LONGEST_CLAIM),
            narrow=shortened(claim.words, NARROW_CLAIM),
            text="" if same else claim.text,
            mark=rating.value if rating else "not-rated",
            label=claim.rating_label,
            meaning=rating.meaning + self.rests(claim) if rating else "",
            why=self.line(claim.why),
            brief=_brief(claim.why.text.removeprefix(AS_PROPOSED)),
            decided_by=claim.decided_by,
            proposal=self.proposal(claim),
            language=known.language,
            direction=direction(known.language),
        )

    def rests(self, claim: RatedClaim) -> str:
        """What the rating of a proposal taken over as it is rests on, where that is no evidence."""
        outcome = next(one for one in self.check.outcomes if one.claim == claim.claim)
        repeated = isinstance(outcome, Proposal) and outcome.rule is Rule.REPEATED_LINE
        return f" {RESTS_ON_LINE}" if repeated and claim.why.text.startswith(AS_PROPOSED) else ""

    def proposal(self, claim: RatedClaim) -> ProposalView:
        """What the machine had to say about a claim."""
        outcome = next(one for one in self.check.outcomes if one.claim == claim.claim)
        if isinstance(outcome, Proposal):
            reasons = tuple(self.reason(one.text, one.records) for one in outcome.reasons)
            change = tuple(dates_in_full(one) for one in outcome.would_change)
            return ProposalView(claim.proposed, reasons, dates_in_full(outcome.probability_from), change)
        missing = getattr(outcome, "missing", ()) or (getattr(outcome, "reason", ""),)
        return ProposalView(claim.proposed, tuple(self.reason(one) for one in missing if one), "", ())

    def reason(self, text: str, records: Sequence[str] = ()) -> Line:
        """A reason of the machine with the sources it rests on."""
        return Line((Run(dates_in_full(text)),), self.rests_on(records), "", None)

    def parts(self, sections: Sequence[Section]) -> tuple[Part, ...]:
        """The sections with their sentences grouped by subheading."""
        return tuple(
            Part(
                key=section.key,
                heading=section.heading,
                groups=self._groups(section),
                empty=section.empty,
                picture=self.pictures.get(section.key),
                events=self.events if section.key == "record" else None,
            )
            for section in sections
        )

    def _groups(self, section: Section) -> tuple[Group, ...]:
        order: dict[str, list[Sentence]] = {}
        for sentence in section.sentences:
            order.setdefault(sentence.under, []).append(sentence)
        groups = []
        for under, group in order.items():
            shown = tuple(self.line(one) for one in group if not one.aside)
            groups.append(
                Group(under, _tone(under), shown, tuple(self.line(one) for one in group if one.aside))
            )
        return tuple(groups)

    def source(self, source: Source) -> SourceView:
        """A numbered source."""
        return SourceView(
            number=source.number,
            title=short(source.title),
            publisher=source.publisher,
            published=in_full(source.published) if source.published else "date not found",
            language=language_name(source.language),
            restated_by=source.restated_by,
            address=web_address(source.address),
            copy=f"../../archive/{archive_name(self.records[source.record])}.html",
            warning=self.warning(source.record),
        )

    def warning(self, record: str) -> str:
        """What readers must know of a text that gives orders to whoever reads it."""
        known = self.records[record]
        if isinstance(known, FactCheck) or not order_in(known.text):
            return ""
        used = record == self.check.document.id or any(one.document == record for one in self.check.sightings)
        used |= any(one.document == record and one.stance in _USED for one in self.check.evidence)
        return GIVES_ORDERS if used else f"{GIVES_ORDERS}; not used"


def _restater(sources: Sequence[Source]) -> str:
    """Who restated the sources, where it is one and the same; then it is said once."""
    found = {source.restated_by for source in sources if source.restated_by}
    return found.pop() or "" if len(found) == 1 else ""


def _brief(why: str) -> str:
    """The first sentence of a reason, short enough for the top of the page."""
    first = why[: sentences(why)[0].end] if sentences(why) else why
    return shortened(first, LONGEST_BRIEF)


def _tone(heading: str) -> str:
    found = _EVIDENCE_CLAIM.match(heading)
    told = found[2] if found else ""
    return "against" if "against" in told else "for" if "speak for" in told else ""
