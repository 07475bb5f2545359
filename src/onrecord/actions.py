"""All that a person may do. The only writer of decisions.

A decision is a row with who, when and why. It is never changed: it is ended by another
row, and a new one begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from onrecord.archive.archive import Archive
from onrecord.errors import DecisionError, InputError, PublishError
from onrecord.publication.publish import Published, Site
from onrecord.publication.publish import publish as publish_report
from onrecord.records.base import digest
from onrecord.records.check import Check
from onrecord.records.decision import Act, Decision
from onrecord.records.document import Snapshot
from onrecord.records.report import Report, Severity
from onrecord.records.statement import Checkable, Claim
from onrecord.records.verdict import NotEnough, Proposal, Rating
from onrecord.report.proof import proofread
from onrecord.report.report import Desk, write


@dataclass(frozen=True)
class Person:
    """Who acts, and in which role at the desk."""

    name: str
    role: str = "reporter"


@dataclass(frozen=True)
class Asked:
    """A request for comment: whom, over which channel, when, and what was asked.

    `claimant` says whether this is the person whose statement is checked.
    """

    whom: str
    on: date
    claimant: bool = False
    channel: str = ""
    question: str = ""


@dataclass(frozen=True)
class Signature:
    """Who wrote the fact-check and who signs it.

    They are two people, unless the desk says that it is one person (`one_person_desk`).
    """

    author: Person
    editor: Person
    headline: str | None = None
    standfirst: str | None = None
    one_person_desk: bool = False


def rate(archive: Archive, claim: str, rating: str, *, by: Person, reason: str) -> Decision:
    """Give a claim a rating, with the reason in the person's own words. An earlier rating is ended.

    Raises:
        InputError: no such claim or rating, or no reason.
    """
    found = _claim(archive, claim)
    scale = {one.value: one for one in Rating} | {one.label.casefold(): one for one in Rating}
    chosen = scale.get(rating.casefold())
    if chosen is None:
        raise InputError(
            f"Unknown rating {rating!r}.",
            f"The scale has: {', '.join(one.label for one in Rating)}.",
            "Give one of these.",
        )
    rated = _made(Act.RATE, found.id, by, reason, rating=chosen.value)
    return _in_place_of(archive, _verdicts(archive, found.id), rated, "decided anew")


def pass_over(archive: Archive, claim: str, *, by: Person, reason: str) -> Decision:
    """Say that a claim gets no rating, and why. An earlier rating is ended.

    Raises:
        InputError: no such claim, or no reason.
    """
    found = _claim(archive, claim)
    passed = _made(Act.PASS_OVER, found.id, by, reason)
    return _in_place_of(archive, _verdicts(archive, found.id), passed, "decided anew")


def accept_proposals(archive: Archive, check: str, *, by: Person) -> tuple[Decision, ...]:
    """Take over what the machine proposed, claim by claim, as this person's decisions.

    A proposal becomes a rating; a claim without one is passed over with the reason the machine gave.
    Claims that are decided already are left as they are.
    """
    found = archive.load_check(archive.resolve(check))
    made = []
    for claim in found.claims:
        if verdict_in_force(archive, claim.id):
            continue
        outcome = found.outcome_of(claim)
        if isinstance(outcome, Proposal):
            reason = f"As proposed: {outcome.reasons[0].text}"
            made.append(rate(archive, claim.id, outcome.rating.value, by=by, reason=reason))
        elif isinstance(outcome, NotEnough):
            reason = f"Not enough on record: {outcome.missing[0]}"
            made.append(pass_over(archive, claim.id, by=by, reason=reason))
        else:
            made.append(pass_over(archive, claim.id, by=by, reason=outcome.reason))
    return tuple(made)


def ask(archive: Archive, check: str, asked: Asked, *, by: Person) -> Decision:
    """Record that somebody was asked for comment.

    Raises:
        InputError: no such check, nobody named, or a day in the future.
    """
    found = archive.load_check(archive.resolve(check))
    if not asked.whom.strip():
        raise InputError("Nobody was named.", "A request for comment goes to somebody.", "Say who was asked.")
    _happened("The request", asked.on)
    reason = asked.question or f"Asked {asked.whom} for comment."
    detail = {
        "whom": asked.whom,
        "claimant": asked.claimant,
        "channel": asked.channel,
        "on": asked.on.isoformat(),
    }
    return _decide(archive, Act.ASK, found.id, by, reason, **detail, question=asked.question)


def answer(archive: Archive, request: str, words: str, on: date, *, by: Person) -> Decision:
    """Record what somebody answered, word for word."""
    found = _request(archive, request)
    _happened("The answer", on)
    _after(found, "The answer", on)
    return _decide(
        archive, Act.ANSWER, found.id, by, "answered", answer=_said(words, "answer"), on=on.isoformat()
    )


def silence(archive: Archive, request: str, until: date, *, by: Person) -> Decision:
    """Record that no answer had come until a day."""
    found = _request(archive, request)
    _happened("The silence", until)
    _after(found, "The silence", until)
    return _decide(archive, Act.SILENCE, found.id, by, "no answer", until=until.isoformat())


def waive_asking(archive: Archive, check: str, reason: str, *, by: Person) -> Decision:
    """Record why the claimant was not asked."""
    found = archive.load_check(archive.resolve(check))
    return _decide(archive, Act.WAIVE_ASKING, found.id, by, reason)


def missing_for_signature(archive: Archive, check: Check, signature: Signature) -> tuple[str, ...]:
    """What must still be done before the check can be signed, one sentence each."""
    gaps = []
    if not check.claims:
        gaps.append("The check has no claim.")
    for number, claim in enumerate(check.claims, start=1):
        if not verdict_in_force(archive, claim.id):
            kind = (
                "a rating or a reason for none"
                if claim.checkable is Checkable.CHECKABLE
                else "a stated reason"
            )
            gaps.append(f"Claim {number} ({claim.id}) has no decision: give it {kind}.")
    if not _claimant_asked(archive, check.id):
        gaps.append(
            "The claimant was not asked: record the request and its answer or silence, or say why not."
        )
    if (
        _name(signature.author).casefold() == _name(signature.editor).casefold()
        and not signature.one_person_desk
    ):
        gaps.append(
            "Author and editor are the same person: a second person signs, unless the desk is one person."
        )
    return tuple(gaps)


def sign(archive: Archive, check: str, signature: Signature) -> Decision:
    """Sign a check, as an editor. What is signed is the report and the decisions as they are now.

    Raises:
        DecisionError: something must be done first; all of it is named.
    """
    found = archive.load_check(archive.resolve(check))
    gaps = missing_for_signature(archive, found, signature)
    if gaps:
        raise DecisionError(
            f"Not ready to sign: {' '.join(gaps)}", "Every gate is open.", "Do what is missing."
        )
    decisions = decisions_of(archive, found)
    report = _report(archive, found, signature, decisions)
    blocking = [note.message for note in report.notes if note.severity is Severity.BLOCKS]
    if blocking:
        raise DecisionError(
            f"The proofreader blocks it: {' '.join(blocking)}",
            "No note that blocks.",
            "Mend what the notes name.",
        )
    detail = {
        "author": _name(signature.author),
        "editor": _name(signature.editor),
        "headline": signature.headline,
        "standfirst": signature.standfirst,
        "one_person_desk": signature.one_person_desk,
        "decisions": _seal(decisions),
    }
    earlier = [one for one in archive.decisions(found.id) if one.act is Act.SIGN]
    signed = _made(Act.SIGN, found.id, signature.editor, "signed", **detail)
    return _in_place_of(archive, earlier, signed, "signed anew")


def draft(archive: Archive, check: str, signature: Signature) -> Report:
    """The report as it would be published now, with the proofreader's notes."""
    found = archive.load_check(archive.resolve(check))
    return _report(archive, found, signature, decisions_of(archive, found))


def publish(archive: Archive, check: str, site: Site, *, by: Person) -> Published:
    """Write a signed check to the site.

    Raises:
        PublishError: it is not signed, something was decided after it was signed, or a field is missing.
    """
    found = archive.load_check(archive.resolve(check))
    decisions = decisions_of(archive, found)
    signed = next((one for one in reversed(decisions) if one.act is Act.SIGN), None)
    if signed is None:
        raise PublishError(
            "signature", f"The check {found.id} is not signed.", "A person signs first.", "Sign it."
        )
    if signed.detail["decisions"] != _seal(decisions):
        raise PublishError(
            "signature",
            f"The check {found.id} was changed after it was signed.",
            "What is published is what was signed.",
            "Sign it again.",
        )
    signature = Signature(
        Person(signed.detail["author"]),
        Person(signed.detail["editor"], signed.role),
        signed.detail["headline"],
        signed.detail["standfirst"],
    )
    report = _report(archive, found, signature, decisions, signed.at)
    # The report is kept before the page is out, and the act after: what is out is always on record.
    archive.put(report)
    published = publish_report(report, found, site, decisions)
    _decide(archive, Act.PUBLISH, found.id, by, "published", report=report.id, address=published.address)
    return published


def end(archive: Archive, decision: str, *, by: Person, reason: str) -> Decision:
    """End a decision: it stays on record and no longer holds."""
    return _decide(archive, Act.END, decision, by, reason)


def verdict_in_force(archive: Archive, claim: str) -> Decision | None:
    """The rating of a claim, or the decision to pass it over, that holds now."""
    verdicts = _verdicts(archive, claim)
    return verdicts[-1] if verdicts else None


def _verdicts(archive: Archive, claim: str) -> list[Decision]:
    return [one for one in archive.decisions(claim) if one.act in (Act.RATE, Act.PASS_OVER)]


def decisions_of(archive: Archive, check: Check) -> tuple[Decision, ...]:
    """Every decision in force on a check, its claims and its requests for comment, oldest first."""
    own = archive.decisions(check.id)
    about = [*(claim.id for claim in check.claims), *(one.id for one in own if one.act is Act.ASK)]
    found = [*own, *(one for subject in about for one in archive.decisions(subject))]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def _report(
    archive: Archive,
    check: Check,
    signature: Signature,
    decisions: Sequence[Decision],
    at: datetime | None = None,
) -> Report:
    kept_in = [one.snapshot for one in (check.document, *check.sources)]
    kept_in += [one.snapshot for one in check.factchecks if one.snapshot]
    snapshots = archive.get_many(tuple(dict.fromkeys(kept_in)))
    desk = Desk(
        author=_name(signature.author),
        editor=_name(signature.editor),
        signed_at=at or _now(),
        snapshots={one.id: one for one in snapshots if isinstance(one, Snapshot)},
        headline=signature.headline,
        standfirst=signature.standfirst,
    )
    report = write(check, decisions, desk)
    return replace(report, notes=proofread(report, check, decisions))


def _made(act: Act, subject: str, by: Person, reason: str, **detail: Any) -> Decision:
    """A decision, not yet kept.

    Raises:
        InputError: it has no reason, or nobody's name.
    """
    return Decision(act, subject, _name(by), by.role, _now(), _said(reason, "reason"), detail)


def _decide(archive: Archive, act: Act, subject: str, by: Person, reason: str, **detail: Any) -> Decision:
    return archive.decide(_made(act, subject, by, reason, **detail))


def _in_place_of(archive: Archive, earlier: Sequence[Decision], new: Decision, why: str) -> Decision:
    """Keep a decision and end those it takes the place of, in one transaction."""
    ends = [Decision(Act.END, one.id, new.by, new.role, new.at, why) for one in earlier]
    return archive.decide_all([*ends, new])[-1]


def _claimant_asked(archive: Archive, check: str) -> bool:
    """Whether the claimant was asked, with the answer or silence on record, or a reason for not asking."""
    for one in archive.decisions(check):
        if one.act is Act.WAIVE_ASKING:
            return True
        to_claimant = one.act is Act.ASK and one.detail["claimant"]
        if to_claimant and any(reply.act in (Act.ANSWER, Act.SILENCE) for reply in archive.decisions(one.id)):
            return True
    return False


def _seal(decisions: Sequence[Decision]) -> str:
    """A hash over the decisions that a signature covers: all but signing and publishing."""
    return digest([one.id for one in decisions if one.act not in (Act.SIGN, Act.PUBLISH)])


def _claim(archive: Archive, prefix: str) -> Claim:
    found = archive.get(archive.resolve(prefix))
    if not isinstance(found, Claim):
        raise InputError(
            f"{prefix} is no claim.", "A claim's id begins with clm_.", "See `onrecord show CHECK`."
        )
    return found


def _request(archive: Archive, prefix: str) -> Decision:
    found = archive.get(archive.resolve(prefix))
    if not isinstance(found, Decision) or found.act is not Act.ASK:
        raise InputError(
            f"{prefix} is no request for comment.", "It is the id that `ask` gave.", "Give that id."
        )
    return found


def _name(person: Person) -> str:
    """A person's name without needless white space, so that one person is not two."""
    return _said(" ".join(person.name.split()), "name")


def _said(words: str, what: str) -> str:
    if not words.strip():
        raise InputError(f"The {what} is empty.", f"A {what} has words.", f"Give the {what}.")
    return words.strip()


def _happened(what: str, on: date) -> None:
    if on > date.today():
        raise InputError(
            f"{what} is dated {on}, which is in the future.",
            "What is recorded has happened.",
            "Give today or an earlier day.",
        )


def _after(request: Decision, what: str, on: date) -> None:
    asked = date.fromisoformat(request.detail["on"])
    if on < asked:
        raise InputError(
            f"{what} is dated {on}, before the request of {asked}.",
            "What answers a request comes on its day or later.",
            "Correct the day.",
        )


def _now() -> datetime:
    return datetime.now(UTC)
