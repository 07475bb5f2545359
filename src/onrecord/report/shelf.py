"""Where the report looks things up: every record a sentence may cite, by id."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from onrecord.records.check import Check
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Citation, Document, Snapshot
from onrecord.records.factcheck import FactCheck
from onrecord.records.report import Sentence, Source
from onrecord.records.statement import Claim, Statement
from onrecord.report.wording import in_full
from onrecord.text.spans import Span
from onrecord.text.when import When

Citable = Document | FactCheck


@dataclass(frozen=True)
class Desk:
    """Who signs, and what the archive knows about where the sources came from.

    `snapshots` maps the ids of snapshots to them; a source whose snapshot is missing is
    shown as not archived. `headline` and `standfirst` are the person's own; without them
    the report makes plain ones.
    """

    author: str
    editor: str
    signed_at: datetime
    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)
    headline: str | None = None
    standfirst: str | None = None
    language: str = "en"


@dataclass(frozen=True)
class Shelf:
    """One check with its decisions, ready for looking things up."""

    check: Check
    decisions: Sequence[Decision]
    desk: Desk
    records: Mapping[str, Citable]

    @classmethod
    def of(cls, check: Check, decisions: Sequence[Decision], desk: Desk) -> "Shelf":
        """The shelf of `check`. Of two records with one id the first is kept."""
        records: dict[str, Citable] = {check.document.id: check.document}
        more: tuple[Citable, ...] = (*check.sources, *check.factchecks)
        for record in more:
            records.setdefault(record.id, record)
        return cls(check, tuple(decisions), desk, records)

    def made(self, act: Act, subject: str | None = None) -> list[Decision]:
        """The decisions of one kind, oldest first; about `subject` when one is given."""
        found = [
            made
            for made in self.decisions
            if made.act is act and (subject is None or made.subject == subject)
        ]
        return sorted(found, key=lambda made: (made.at, made.id))

    def number(self, claim: str) -> int:
        """The number readers know a claim by, from 1; 0 when it is not in this check."""
        ids = [known.id for known in self.check.claims]
        return ids.index(claim) + 1 if claim in ids else 0

    def cite(self, record: str, span: Span, words: str) -> tuple[Citation, ...]:
        """A citation of a document's text, or none when the document is not at hand."""
        return (Citation(record, span, words),) if record in self.records else ()

    def cite_field(self, record: str, name: str) -> tuple[Citation, ...]:
        """A citation of a whole field, such as a title or an earlier rating."""
        words = getattr(self.records.get(record), name, None)
        return (Citation(record, Span(0, len(words)), words, name),) if words else ()

    def main_statement(self) -> Statement:
        """The statement this page is about: that of the first claim, else the first one read."""
        wanted = self.check.claims[0].statement if self.check.claims else None
        for statement in self.check.statements:
            if statement.id == wanted:
                return statement
        return self.check.statements[0]

    def claims(self) -> Iterable[tuple[int, Claim]]:
        """Every claim with its number."""
        return enumerate(self.check.claims, start=1)


def published_by(record: Citable) -> str:
    """Who published it, as readers see it."""
    return record.publisher or "A source with no publisher on record"


def called(record: Citable) -> str:
    """Its title, or what stands in for one."""
    if record.title:
        return record.title
    return record.claim if isinstance(record, FactCheck) else f"Untitled text from {record.address}"


def introduced(record: Citable) -> str:
    """Publisher, date, and whether the words are restated: what stands before a quotation."""
    restated = " (restated)" if record.restated_by else ""
    return f"{published_by(record)}, {in_full(record.published)}{restated}"


def web_address(address: str | None) -> str | None:
    """The address when readers can follow it, that is when it is on the web.

    >>> web_address("https://example.org/a"), web_address("file:a.txt"), web_address("javascript:x")
    ('https://example.org/a', None, None)
    """
    return address if address and address.startswith(("https://", "http://")) else None


def numbered(shelf: Shelf, sentences: Iterable[Sentence]) -> tuple[Source, ...]:
    """The sources in the order in which they are first cited, numbered from 1."""
    order: dict[str, None] = {}
    for sentence in sentences:
        order.update(dict.fromkeys(cite.record for cite in sentence.cites))
    known = [record for record in order if record in shelf.records]
    return tuple(_source(shelf, place, record) for place, record in enumerate(known, start=1))


def _source(shelf: Shelf, number: int, record_id: str) -> Source:
    record = shelf.records[record_id]
    snapshot = shelf.desk.snapshots.get(record.snapshot or "")
    published: When | None = record.published
    return Source(
        number=number,
        record=record_id,
        title=called(record),
        publisher=published_by(record),
        published=published,
        address=web_address(record.address),
        snapshot_sha256=snapshot.sha256 if snapshot else None,
        restated_by=record.restated_by,
        language=record.language,
    )
