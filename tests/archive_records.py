"""Small records of every kind, for the tests of the archive."""

import hashlib
from datetime import UTC, datetime

from onrecord.records.base import Record
from onrecord.records.check import Check, Step
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Citation, Document, Entered, Snapshot, Unread, Unreadable
from onrecord.records.evidence import (
    Alike,
    Count,
    Event,
    Evidence,
    Figure,
    Happening,
    Happens,
    NoAnswer,
    Origin,
    SourcedCount,
    Stance,
    Telling,
    Timing,
)
from onrecord.records.factcheck import FactCheck, Finding, Guard, Match, Matching, Relation
from onrecord.records.narrative import Feature, Narrative, NewLine, Sighting, SightingStance
from onrecord.records.register import (
    Candidate,
    EntryKind,
    EntryName,
    Fit,
    HeldRole,
    Identifier,
    Known,
    NameUse,
    Registered,
    RegisterFinding,
)
from onrecord.records.report import Note, RatedClaim, Report, Section, Sentence, Severity, Source
from onrecord.records.statement import Checkable, Claim, Claimant, Mode, Statement, Worth
from onrecord.records.verdict import NotCheckable, NotEnough, Proposal, Rating, Reason, Rule
from onrecord.text.spans import Span
from onrecord.text.when import When

TEXT = "The ministry closed the bridge in March 2019. Two inspectors had warned of cracks."
AT = datetime(2024, 5, 1, 12, 30, 15, 250, tzinfo=UTC)


def snapshot_of(body: bytes, address: str = "file:bridge.txt") -> Snapshot:
    """A snapshot of these bytes."""
    return Snapshot(hashlib.sha256(body).hexdigest(), address, len(body), "text/plain", fetched_at=AT)


def document(text: str = TEXT, snapshot: str = "snp_0", **said: object) -> Document:
    """A document with this text."""
    fields: dict[str, object] = {
        "title": "A bridge is closed",
        "authors": ("The desk",),
        "publisher": "The gazette",
        "published": When("2019-03"),
        "published_from": "header",
        "language": "en",
        "language_from": "header",
        "address": "file:bridge.txt",
    }
    return Document(snapshot=snapshot, text=text, **(fields | said))  # type: ignore[arg-type]


def check_parts() -> dict[str, Record]:
    """One record of each kind that a check holds, pointing at each other."""
    doc = document()
    span = Span(0, 45)
    words = span.of(TEXT)
    stm = Statement(doc.id, span, words, Mode.DIRECT, Claimant("The ministry", "owner"), steps=("header",))
    clm = Claim(
        *(stm.id, doc.id, span, words, words, stm.claimant, Checkable.CHECKABLE, "a dated act"),
        *(Worth.HIGH, "names a body", When("2019-03")),
    )
    fck = FactCheck("A desk", "The bridge was open in 2019.", title="No, it was closed", keywords=("bridge",))
    guard = Guard("time", Finding.AGREE, "March 2019", "2019", "one lies in the other")
    mat = Match(clm.id, fck.id, Relation.CONTRADICTS, "the opposite", (guard,), 0.75, 3.25)
    mtg = Matching(clm.id, (mat,), None, 1, ("words",))
    sgt = Sighting(
        *(clm.id, "The gazette", When("2019-03-04"), SightingStance.DISTANCE),
        *((Feature("quoted", "said"),), doc.id, None, span, words),
    )
    ids = ((fck.id,), (sgt.id,), (fck.id,))
    nar = Narrative(clm.id, words, *ids, When("2019"), fck.id, (), ("The gazette",), ("en",), "one line")
    evd = Evidence(
        *(clm.id, doc.id, span, words, Stance.SUPPORTS, "same act", 0.5, "The gazette", When("2019-03")),
        *(None, Timing.BEFORE, doc.id, "its own", 1, 1.0, 2.5, None),
    )
    figure = Figure("Two inspectors", 2, None, "inspectors")  # a whole number where a float is meant
    evt = Event(doc.id, span, words, When("2019-03"), "March 2019", "as written", None, (figure,))
    sourced = SourcedCount(doc.id, None, None, Count("present", "inspectors", figure, span, "The ministry"))
    telling = Telling(
        *(evt.id, doc.id, None, None, span, words, When("2019-03"), "March 2019"),
        *(Happens.PLANNED, "The ministry", doc.id),
    )
    hap = Happening(
        *(When("2019-03"), words, ("visit",), (telling,), ("both on March 2019",), 1),
        *((sourced,), ((sourced, sourced),), (Alike(evt.id, "only a country in common"),)),
    )
    org = Origin(doc.id, (doc.id,), "one text")
    noa = NoAnswer(clm.id, "Who ordered it?", "no passage says")
    prp = Proposal(
        *(clm.id, Rating.TRUE, Rule.STANCES, 0.5, "nothing yet"),
        *((Reason("One source says so.", (evd.id,)),), ("A second source.",)),
    )
    found = (doc, stm, clm, fck, mat, mtg, sgt, nar, evd, evt, hap, org, noa, prp)
    return {record.KIND: record for record in found}


def a_check() -> Check:
    """A check that holds one record of each kind."""
    part = check_parts()
    held = {
        "document": part["doc"],
        "statements": (part["stm"],),
        "claims": (part["clm"],),
        "matchings": (part["mtg"],),
        "factchecks": (part["fck"],),
        "lines": (part["nar"],),
        "sightings": (part["sgt"],),
        "evidence": (part["evd"],),
        "sources": (part["doc"],),
        "events": (part["evt"],),
        "happenings": (part["hap"],),
        "origins": (part["org"],),
        "unanswered": (part["noa"],),
        "outcomes": (part["prp"],),
        "engines": ("words",),
        "trace": (Step("claims", "rules 1", "a", "b", seconds=0.25),),
    }
    return Check(searched_documents=1, searched_factchecks=1, **held)  # type: ignore[arg-type]


def a_report(check: Check) -> Report:
    """A report that cites the check's document."""
    span = Span(0, 45)
    cited = Sentence("It was closed.", (Citation(check.document.id, span, span.of(TEXT)),))
    rated = RatedClaim(check.claims[0].id, "t", "w", "true", "True", cited, "True", "An editor", "dec_0")
    source = Source(1, check.document.id, "A bridge", "The gazette", None, None, None, None, "en")
    return Report(
        *(check.id, "The bridge", cited, "en", AT, "An author", "An editor", "The ministry", None),
        *(When("2019-03"), None, None, None, (rated,), (Section("said", "Said", (cited,)),), (source,)),
        (Note("rule", Severity.WARNS, "look", span),),
    )


def an_entry(**said: object) -> Registered:
    """An entry of the register."""
    role = HeldRole("owner of the bridge", "The city", When("2012-11"), When("2019-05"))
    names = (EntryName("The ministry"), EntryName("Министерство", NameUse.ALIAS, "cyrillic", "ru"))
    fields: dict[str, object] = {"kind": EntryKind.BODY, "names": names, "roles": (role,)}
    fields |= {"countries": ("fr",), "identifiers": (Identifier("wikidata", "Q1"),)}
    return Registered("desk", "1", **(fields | said))  # type: ignore[arg-type]


def a_finding() -> RegisterFinding:
    """What the register says of a claimant."""
    entry = an_entry()
    found = Candidate(entry.id, entry.name, "desk", "The ministry", Fit.NAME, "name equal", entry.roles)
    said = ("The ministry", "owner", When("2019-03"), Known.FOUND, "name equal", (found,), entry.roles[0])
    return RegisterFinding(*said, ("a note",), 1, ("stm_0",))


def decision(subject: str, act: Act = Act.RATE, reason: str = "two sources", **detail: object) -> Decision:
    """A decision of an editor."""
    return Decision(act, subject, "An editor", "editor", AT, reason, detail)


def every_kind() -> list[Record]:
    """One record of every kind that `put` keeps."""
    part = check_parts()
    clm = part["clm"].id
    more = [
        Unreadable("snp_1", Unread.BINARY, "It holds no text."),
        Entered("snp_2", "The bridge was closed.", None, (), None, None, "entered", "en", "entered", "text:"),
        NewLine(clm, "nothing like it"),
        NotEnough(clm, ("a second source",), ("bridge",)),
        NotCheckable(clm, "opinion", "no record could settle it"),
        a_report(a_check()),
        an_entry(),
        a_finding(),
    ]
    return [*part.values(), *more]
