"""From a check and what people decided to the report: every sentence tied to what it rests on."""

from collections import Counter
from collections.abc import Sequence

from onrecord.errors import InputError
from onrecord.records.check import Check
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Citation
from onrecord.records.report import RatedClaim, Report, Section, Sentence
from onrecord.records.statement import Claim, Statement
from onrecord.records.verdict import NotCheckable, NotEnough, Outcome, Proposal, Rating
from onrecord.report.history import repeated, said
from onrecord.report.line import line
from onrecord.report.shelf import Desk, Shelf, numbered
from onrecord.report.showing import asked, method, record, unknown
from onrecord.report.wording import counted, dates_in_full, ended, in_full, likely, listed, told
from onrecord.text.spans import Span

__all__ = ["Desk", "proposed", "write"]

NO_DECISION = "No decision yet"
NOT_RATED = "Not rated"
MOST_CITES = 4
AS_PROPOSED = "As proposed: "
"""What `actions.accept_proposals` puts before the reason of a proposal that is taken over as it is."""


def write(check: Check, decisions: Sequence[Decision], desk: Desk) -> Report:
    """The report on `check`, as unsigned or signed as `decisions` make it.

    Nothing is judged here: ratings and their reasons are the person's, proposals the
    machine's, quotations the sources', and what is not known is said so.

    Raises:
        InputError: the check holds no statement.
    """
    if not check.statements:
        raise InputError(
            f"The check {check.id} holds no statement.",
            "A report is about something somebody said.",
            "Check a text in which somebody says something, or pass who said it.",
        )
    shelf = Shelf.of(check, decisions, desk)
    claims = tuple(_rated(shelf, number, claim) for number, claim in shelf.claims())
    sections = _sections(shelf)
    quote, citation = _quote(shelf)
    statement = shelf.main_statement()
    spoken = Sentence("", (citation,) if citation else ())
    whys = [claim.why for claim in claims]
    sentences = [spoken, *whys, *(one for section in sections for one in section.sentences)]
    return Report(
        check=check.id,
        headline=desk.headline or _signed_words(shelf, "headline") or _headline(statement),
        standfirst=_standfirst(shelf, claims),
        language=desk.language,
        signed_at=desk.signed_at,
        author=desk.author,
        editor=desk.editor,
        claimant=statement.claimant.name if statement.claimant else "",
        role=statement.claimant.role if statement.claimant else None,
        said_on=statement.on,
        venue=statement.venue,
        quote=quote,
        quote_citation=citation,
        claims=claims,
        sections=sections,
        sources=numbered(shelf, sentences),
    )


def _sections(shelf: Shelf) -> tuple[Section, ...]:
    makers = (said, repeated, line, record, asked, unknown, method)
    return tuple(make(shelf) for make in makers)


def _headline(statement: Statement) -> str:
    who = statement.claimant.name if statement.claimant else "an unnamed speaker"
    if statement.on is None:
        return f"What {who} said, checked"
    before = "on" if statement.on.granularity == "day" else "in"
    before = "" if statement.on.granularity == "range" else f"{before} "
    return f"What {who} said {before}{in_full(statement.on)}, checked"


def _signed_words(shelf: Shelf, key: str) -> str:
    signed = shelf.made(Act.SIGN, shelf.check.id)
    return str(signed[-1].detail.get(key) or "") if signed else ""


def _standfirst(shelf: Shelf, claims: Sequence[RatedClaim]) -> Sentence:
    own = shelf.desk.standfirst or _signed_words(shelf, "standfirst")
    if own:
        signed = shelf.made(Act.SIGN, shelf.check.id)
        return Sentence(own, own=signed[-1].id if signed else shelf.check.id)
    labels = Counter(claim.rating_label for claim in claims)
    parts = [f"{count} {'is' if count == 1 else 'are'} {_as_said(label)}" for label, count in labels.items()]
    total = counted(len(claims), "claim")
    text = f"Of {total} in the statement, {listed(parts)}." if claims else "The statement holds no claim."
    return Sentence(text, own=shelf.check.id)


def _as_said(label: str) -> str:
    if label == NO_DECISION:
        return "not decided yet"
    return "not rated" if label == NOT_RATED else f"rated {label}"


def _quote(shelf: Shelf) -> tuple[str | None, Citation | None]:
    """The claimant's own words, where the text puts them between quotation marks."""
    text = shelf.check.document.text
    main = shelf.main_statement()
    for statement in (main, *shelf.check.statements):
        if not statement.quote or statement.document != shelf.check.document.id:
            continue
        start = text.find(statement.quote, statement.span.start, statement.span.end)
        start = start if start >= 0 else text.find(statement.quote)
        if start >= 0:
            span = Span(start, start + len(statement.quote))
            return statement.quote, Citation(statement.document, span, statement.quote)
    return None, None


def _rated(shelf: Shelf, number: int, claim: Claim) -> RatedClaim:
    outcome = shelf.check.outcome_of(claim)
    rated = shelf.made(Act.RATE, claim.id)
    passed = shelf.made(Act.PASS_OVER, claim.id)
    last = max(rated + passed, key=lambda made: (made.at, made.id), default=None)
    rating = _rating(last) if last is not None and last.act is Act.RATE else None
    label = rating.label if rating else NO_DECISION if last is None else NOT_RATED
    return RatedClaim(
        claim=claim.id,
        text=claim.text,
        words=claim.words,
        rating=rating.value if rating else None,
        rating_label=label,
        why=_why(shelf, outcome, last),
        proposed=proposed(outcome),
        decided_by=_decided_by(last) if last else "",
        decision=last.id if last else "",
    )


def _decided_by(made: Decision) -> str:
    role = f", {made.role}" if made.role else ""
    return f"{made.by}{role}, on {in_full(made.at)}"


def _rating(made: Decision) -> Rating:
    given = str(made.detail.get("rating", ""))
    if given not in [rating.value for rating in Rating]:
        raise InputError(
            f"Unknown rating {given!r} in the decision {made.id}.",
            f"The scale has: {listed([rating.value for rating in Rating])}.",
            "End this decision and rate the claim again.",
        )
    return Rating(given)


def _why(shelf: Shelf, outcome: Outcome, made: Decision | None) -> Sentence:
    """The person's reason, with the passages it rests on.

    These are the ones the decision names in `cites`. Where it names none and takes the proposal
    over as it is, they are those of the proposal's first reason. A person's own reason without
    `cites` has none: citations its author never gave would be put into their mouth.
    """
    if made is None:
        text = "Nobody has decided on this claim yet."
        if isinstance(outcome, NotCheckable):
            text = told(outcome.reason)
        return Sentence(text, own=outcome.id)
    given = made.reason or str(made.detail.get("reason", ""))
    named: Sequence[object] = made.detail.get("cites") or ()
    taken_over = isinstance(outcome, Proposal) and made.detail.get("rating") == outcome.rating.value
    if not named and taken_over and isinstance(outcome, Proposal) and given.startswith(AS_PROPOSED):
        named = outcome.reasons[0].records if outcome.reasons else ()
    cites: dict[Citation, None] = {}
    for known in named:
        cites.update(dict.fromkeys(_cites_of(shelf, str(known))))
    text = ended(dates_in_full(given, months=False))
    return Sentence(text or "No reason was given.", tuple(cites)[:MOST_CITES], own=made.id)


def _cites_of(shelf: Shelf, known: str) -> tuple[Citation, ...]:
    for piece in shelf.check.evidence:
        if piece.id == known:
            return shelf.cite(piece.document, piece.span, piece.words)
    for matching in shelf.check.matchings:
        for match in matching.matches:
            if match.id == known:
                return shelf.cite_field(match.factcheck, "claim")
    return shelf.cite_field(known, "claim") or shelf.cite_field(known, "title")


def proposed(outcome: Outcome) -> str:
    """What the machine proposed, in a line; the page never shows it as a verdict."""
    if isinstance(outcome, Proposal):
        return f"{outcome.rating.label}, {likely(outcome.probability)}, by the rule “{outcome.rule.value}”"
    if isinstance(outcome, NotEnough):
        return "No rating proposed: not enough on record"
    return f"No rating proposed: not checkable ({outcome.kind})"
