"""A small check made by hand, for the tests of the report and the page.

The quotation of Zamir Kabulov is the object of the check. All other words are ours:
restated public facts, and sources that are called by what they are.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from onrecord.evidence.happenings import told_in
from onrecord.records.check import Check, Step
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Document, Snapshot
from onrecord.records.evidence import Event, Evidence, Figure, NoAnswer, Origin, Stance, Timing
from onrecord.records.factcheck import FactCheck, Finding, Guard, Match, Matching, Relation
from onrecord.records.narrative import Feature, Narrative, NewLine, Sighting, SightingStance
from onrecord.records.report import Report
from onrecord.records.statement import Checkable, Claim, Claimant, Mode, Statement, Worth
from onrecord.records.verdict import NotCheckable, NotEnough, Proposal, Rating, Reason, Rule
from onrecord.report.proof import proofread
from onrecord.report.report import Desk, write
from onrecord.text.spans import Span
from onrecord.text.when import When

SIGNED = datetime(2023, 11, 6, 9, 30, tzinfo=UTC)
STATED = When("2022-11-02")
KABULOV = Claimant("Zamir Kabulov", "Russian Special Presidential Representative for Afghanistan")
STRENGTHEN = (
    "Americans, together with their British collaborators, are putting their frantic efforts into "
    "strengthening the positions and the destructive potential of the Afghan offshoot of Daesh (ISIS)"
)
ALIENATE = (
    "are seeking to avail themselves of the extremists to alienate Afghanistan’s neighboring states "
    "from Moscow"
)
URGE = "Washington and London were urging leaders of the Taliban to keep their distance from Russia"
TEXT = f"The envoy said on 2 November 2022: “{STRENGTHEN}, and {ALIENATE}.”\n\nHe also said that {URGE}."

BOMB = (
    "On 13 April 2017 American forces dropped a GBU-43/B bomb on a cave complex of the group in Achin "
    "district. Afghan officials counted at least 36 dead militants.",
    "On 13 April 2017 a bomb hit caves in Achin district; officials later counted 94 dead militants.",
)
ARABIC = "قال مسؤول إن الولايات المتحدة تدعم التنظيم في أفغانستان. ولم يقدم أي دليل."
RAID = "American aircraft killed the head of the group in a strike in July 2016, a spokesman said."
DOUBT = "A member of a provincial council said that unmarked helicopters had carried fighters of the group."


@dataclass(frozen=True)
class Case:
    """A check, the decisions on it, and what the archive knows."""

    check: Check
    decisions: tuple[Decision, ...]
    desk: Desk

    def report(self) -> Report:
        """The report with its proofreader's notes."""
        made = write(self.check, self.decisions, self.desk)
        return replace(made, notes=proofread(made, self.check, self.decisions))


def document(text: str, title: str, publisher: str | None, published: str | None, **more: Any) -> Document:
    """A source; its address and snapshot follow from its title."""
    return Document(
        snapshot=snapshot(title).id,
        text=text,
        title=title,
        authors=(),
        publisher=publisher,
        published=When(published) if published else None,
        published_from="the header" if published else "no date in the page",
        language=more.pop("language", "en"),
        language_from="the header",
        address=more.pop("address", "file:source.txt"),
        **more,
    )


def snapshot(title: str) -> Snapshot:
    """The snapshot that a document with this title was read in."""
    return Snapshot(f"{abs(hash_of(title)):064x}"[:64], f"file:{title}", 100)


def hash_of(title: str) -> int:
    """A number that a title always has."""
    return int.from_bytes(title.encode()[:24], "big")


def sources() -> tuple[Document, ...]:
    """The texts of the archive."""
    return (
        document(
            BOMB[0],
            "Bomb dropped in Achin",
            "A wire service",
            "2017-04-15",
            address="https://example.org/bomb",
            restated_by="the tests",
        ),
        document(BOMB[1], "Caves hit in Achin", "A broadcaster", "2017-04-18", restated_by="the tests"),
        document(
            RAID,
            "Leader of the group killed",
            "A newspaper",
            "2016-08-12",
            address="https://example.org/leader",
        ),
        document(DOUBT, "A council member on helicopters", "A regional radio", None),
        document(ARABIC, "مسؤول يتحدث عن دعم التنظيم", "صحيفة", "2021-09", language="ar"),
    )


def spoken() -> Document:
    """The text in which the statement was read."""
    return document(
        TEXT,
        "What the envoy said",
        "A fact-checking desk",
        "2022-11",
        address="https://example.org/statement",
    )


def claims(read: Document, statement: Statement) -> tuple[Claim, ...]:
    """The three claims of the statement."""
    made = []
    rows = (
        (STRENGTHEN, f"On 2 November 2022 Zamir Kabulov said: {STRENGTHEN}.", Checkable.CHECKABLE),
        (ALIENATE, f"Americans and British {ALIENATE}.", Checkable.INTENT),
        (URGE, f"In 2022 {URGE}.", Checkable.CHECKABLE),
    )
    for words, text, checkable in rows:
        start = read.text.index(words)
        made.append(
            Claim(
                statement.id,
                read.id,
                Span(start, start + len(words)),
                words,
                text,
                KABULOV,
                checkable,
                "speaks of deeds" if checkable is Checkable.CHECKABLE else "speaks of what others want",
                Worth.HIGH,
                "names states",
                about=When("2022"),
                language="en",
                made_by="rules 1",
            )
        )
    return tuple(made)


def evidence(claim: Claim, source: Document, stance: Stance, **more: Any) -> Evidence:
    """The first sentence of a source, held against a claim."""
    words = more.pop("words", source.text)
    start = source.text.index(words)
    published = source.published
    timing = Timing.UNKNOWN if published is None else Timing.BEFORE
    return Evidence(
        claim=claim.id,
        document=source.id,
        span=Span(start, start + len(words)),
        words=words,
        stance=stance,
        stance_reason=f"the relation in it {stance.value} the claim",
        probability=0.8,
        publisher=source.publisher,
        published=published,
        event=more.pop("event", None),
        timing=timing,
        origin=source.id,
        origin_reason="only copy",
        rank=more.pop("rank", 1),
        score=0.9,
        made_by="lexical 1",
    )


def statement_in(read: Document) -> Statement:
    """What the envoy said, as read."""
    quote = f"{STRENGTHEN}, and {ALIENATE}."
    return Statement(
        read.id,
        Span(0, len(read.text)),
        read.text,
        Mode.MIXED,
        KABULOV,
        "said",
        quote,
        STATED,
        "an article in a newspaper",
        "en",
        ("The speaker was named by the person who asked.",),
    )


def earlier_check() -> FactCheck:
    """A fact-check of the same line."""
    return FactCheck(
        "An earlier desk",
        "The United States supports the group in Afghanistan.",
        "No sign of support",
        "https://example.org/earlier",
        When("2019-01-27"),
        rating_words="Disinformation",
        rating=Rating.FALSE,
        language="en",
        said_in=("es",),
        outlets=("A broadcaster in Spanish",),
        restated_by="the tests",
    )


def match_of(first: Claim, earlier: FactCheck) -> Match:
    """The first claim held against the earlier check."""
    return Match(
        first.id,
        earlier.id,
        Relation.SAME,
        "same actor and deed",
        (Guard("actor", Finding.AGREE, "Americans", "United States", "one actor"),),
        1.0,
        8.0,
    )


def sighting_of(first: Claim, kept: tuple[Document, ...]) -> Sighting:
    """The outlet that carried it."""
    return Sighting(
        first.id,
        "A state broadcaster",
        When("2022-11-04"),
        SightingStance.UNCRITICAL,
        (Feature("no distance", "said"),),
        document=kept[4].id,
        span=Span(0, 57),
        words=kept[4].text[:57],
        title="مسؤول يتحدث عن دعم التنظيم",
        language="ar",
    )


def evidence_for(first: Claim, kept: tuple[Document, ...]) -> tuple[Evidence, ...]:
    """Passages that refute, support and repeat the first claim."""
    return (
        evidence(
            first, kept[0], Stance.REFUTES, event=When("2017-04-13"), words=BOMB[0].split(". ")[0] + "."
        ),
        evidence(first, kept[2], Stance.REFUTES, event=When("2016-07"), rank=2),
        evidence(first, kept[3], Stance.SUPPORTS, rank=3),
        evidence(first, kept[4], Stance.REPEATS, rank=4),
    )


def bomb_events(kept: tuple[Document, ...]) -> tuple[Event, ...]:
    """One event in two tellings."""
    whole = [Span(0, len(kept[n].text)) for n in (0, 1)]
    return tuple(
        Event(
            kept[n].id,
            whole[n],
            kept[n].text,
            When("2017-04-13"),
            "13 April 2017",
            "written in full",
            kept[n].publisher,
            (Figure(words, value, None, "dead militants"),),
        )
        for n, words, value in ((0, "at least 36 dead militants", 36.0), (1, "94 dead militants", 94.0))
    )


def lines_of(
    first: Claim, third: Claim, earlier: FactCheck, sighting: Sighting
) -> tuple[Narrative | NewLine, ...]:
    """A known line for the first claim, a new one for the third."""
    return (
        Narrative(
            first.id,
            earlier.claim,
            (earlier.id,),
            (sighting.id,),
            (earlier.id,),
            When("2019-01-27"),
            earlier.id,
            ("Zamir Kabulov",),
            ("A state broadcaster",),
            ("es", "ar"),
            "same deed",
        ),
        NewLine(third.id, "no earlier check speaks of China."),
    )


def outcomes_of(
    claims: tuple[Claim, ...], match: Match, pieces: tuple[Evidence, ...]
) -> tuple[Proposal | NotCheckable | NotEnough, ...]:
    """One outcome of every kind."""
    first, second, third = claims
    return (
        Proposal(
            first.id,
            Rating.FALSE,
            Rule.REPEATED_LINE,
            0.78,
            "hand-made cases",
            (
                Reason("An earlier fact-check rated the same claim.", (match.id,)),
                Reason("Two origins speak against it.", (pieces[0].id, pieces[1].id)),
            ),
            ("A dated document that shows supplies to the group.",),
        ),
        NotCheckable(second.id, "intent", "It speaks of what others want."),
        NotEnough(third.id, ("a passage from a source that was there",), ("meetings with Taliban leaders",)),
    )


def make_check(spoken_text: Document | None = None, archive: tuple[Document, ...] | None = None) -> Check:
    """The check, with one claim of every outcome."""
    read, kept = spoken_text or spoken(), archive or sources()
    statement = statement_in(read)
    first, second, third = claims(read, statement)
    earlier, sighting = earlier_check(), sighting_of(first, kept)
    match, pieces = match_of(first, earlier), evidence_for(first, kept)
    return Check(
        document=read,
        statements=(statement,),
        claims=(first, second, third),
        matchings=(Matching(first.id, (match,), None, 45, ("words",)),),
        factchecks=(earlier,),
        lines=lines_of(first, third, earlier, sighting),
        sightings=(sighting,),
        evidence=pieces,
        sources=kept,
        events=bomb_events(kept),
        happenings=told_in(kept)[1],
        origins=tuple(Origin(one.id, (one.id,), "only copy") for one in kept),
        unanswered=(NoAnswer(third.id, "Who urged the Taliban leaders?", "no passage names anybody"),),
        outcomes=outcomes_of((first, second, third), match, pieces),
        searched_documents=61,
        searched_factchecks=45,
        engines=("words 1", "lexical 1"),
        trace=(Step("matching", "words 1", "a" * 8, "b" * 8, "45 earlier fact-checks"),),
    )


def decide(act: Act, subject: str, reason: str, **detail: Any) -> Decision:
    """One decision of the demo editor."""
    return Decision(act, subject, "Demo Editor", "editor", SIGNED, reason, detail)


def make_decisions(check: Check) -> tuple[Decision, ...]:
    """All that is needed for a signature."""
    first, second, third = check.claims
    ask = decide(
        Act.ASK,
        check.id,
        "asked",
        whom="the foreign ministry",
        claimant=True,
        channel="e-mail",
        question="On what does the envoy base this?",
        on="2023-10-30",
    )
    return (
        decide(Act.RATE, first.id, "Dated attacks on the group contradict it.", rating="false"),
        decide(Act.PASS_OVER, second.id, "It speaks of intent."),
        decide(Act.PASS_OVER, third.id, "The archive does not suffice."),
        ask,
        decide(Act.SILENCE, ask.id, "no answer", until="2023-11-05"),
        decide(Act.SIGN, check.id, "signed", author="Demo Reporter", editor="Demo Editor"),
    )


def make_case(spoken_text: Document | None = None, archive: tuple[Document, ...] | None = None) -> Case:
    """The whole case."""
    check = make_check(spoken_text, archive)
    kept = [snapshot(one.title or "") for one in (check.document, *check.sources)]
    desk = Desk("Demo Reporter", "Demo Editor", SIGNED, {one.id: one for one in kept})
    return Case(check, make_decisions(check), desk)
