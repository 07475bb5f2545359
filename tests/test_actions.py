"""What a person may do, and which gates stand before a signature and a page."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from onrecord import Archive, Said, check
from onrecord.actions import (
    Asked,
    Person,
    Signature,
    accept_proposals,
    answer,
    ask,
    draft,
    pass_over,
    publish,
    rate,
    sign,
    silence,
    verdict_in_force,
    waive_asking,
)
from onrecord.errors import DecisionError, InputError, OnrecordError, PublishError
from onrecord.journey import CheckOptions
from onrecord.publication.site import Site
from onrecord.records.check import Check
from onrecord.records.decision import Act
from onrecord.records.engine import Engines

REPORTER = Person("A reporter")
EDITOR = Person("An editor", "editor")
SIGNATURE = Signature(REPORTER, EDITOR)


@pytest.fixture
def checked(archive: Archive) -> Check:
    said = Said("The new bridge cost 40 million euros in 2021.", by="The ministry")
    return check(archive, said, CheckOptions(engines=Engines()))


def site(folder: Path) -> Site:
    return Site(folder / "site", "https://desk.example", "The desk")


def decide_all(archive: Archive, checked: Check) -> None:
    accept_proposals(archive, checked.id, by=REPORTER)
    waive_asking(archive, checked.id, "This is a test.", by=REPORTER)


def test_a_rating_is_ended_by_the_next_and_both_stay_on_record(archive: Archive, checked: Check) -> None:
    claim = checked.claims[0].id
    first = rate(archive, claim, "false", by=REPORTER, reason="The audit office says otherwise.")
    second = rate(archive, claim, "Mostly false", by=EDITOR, reason="A detail is right.")
    held = verdict_in_force(archive, claim)
    assert held is not None
    assert held.id == second.id
    assert {one.id for one in archive.history(claim)} >= {first.id, second.id}
    assert [one.act for one in archive.history(claim)].count(Act.END) == 1


def test_a_claim_that_was_passed_over_can_be_rated_after_all(archive: Archive, checked: Check) -> None:
    claim = checked.claims[0].id
    pass_over(archive, claim, by=REPORTER, reason="Nothing on record.")
    rate(archive, claim, "unproved", by=REPORTER, reason="Looked again.")
    held = verdict_in_force(archive, claim)
    assert held is not None
    assert held.act is Act.RATE


def test_an_unknown_rating_is_refused_with_the_scale(archive: Archive, checked: Check) -> None:
    with pytest.raises(InputError, match="The scale has: True, Mostly true"):
        rate(archive, checked.claims[0].id, "Flase", by=REPORTER, reason="x")


@pytest.mark.parametrize("reason", ["", "   "])
def test_no_decision_without_a_reason(archive: Archive, checked: Check, reason: str) -> None:
    with pytest.raises(InputError, match="reason is empty"):
        rate(archive, checked.claims[0].id, "false", by=REPORTER, reason=reason)
    assert verdict_in_force(archive, checked.claims[0].id) is None


def test_a_refused_act_leaves_the_earlier_decision_in_force(archive: Archive, checked: Check) -> None:
    claim = checked.claims[0].id
    first = rate(archive, claim, "false", by=REPORTER, reason="The audit office says otherwise.")
    for by, reason in ((REPORTER, "  "), (Person(" "), "A reason.")):
        with pytest.raises(InputError, match="is empty"):
            rate(archive, claim, "true", by=by, reason=reason)
        with pytest.raises(InputError, match="is empty"):
            pass_over(archive, claim, by=by, reason=reason)
    assert verdict_in_force(archive, claim) == first


def test_nobody_signs_before_every_claim_is_decided_and_the_claimant_asked(
    archive: Archive, checked: Check
) -> None:
    with pytest.raises(DecisionError) as refused:
        sign(archive, checked.id, SIGNATURE)
    assert "has no decision" in str(refused.value)
    assert "claimant was not asked" in str(refused.value)


def test_asking_somebody_else_does_not_open_the_gate(archive: Archive, checked: Check) -> None:
    accept_proposals(archive, checked.id, by=REPORTER)
    request = ask(archive, checked.id, Asked("The audit office", date.today()), by=REPORTER)
    answer(archive, request.id, "We stand by the report.", date.today(), by=REPORTER)
    with pytest.raises(DecisionError, match="claimant was not asked"):
        sign(archive, checked.id, SIGNATURE)


def test_asking_the_claimant_opens_it_only_with_an_answer_or_recorded_silence(
    archive: Archive, checked: Check
) -> None:
    accept_proposals(archive, checked.id, by=REPORTER)
    request = ask(archive, checked.id, Asked("The ministry", date.today(), claimant=True), by=REPORTER)
    with pytest.raises(DecisionError, match="claimant was not asked"):
        sign(archive, checked.id, SIGNATURE)
    silence(archive, request.id, date.today(), by=REPORTER)
    assert sign(archive, checked.id, SIGNATURE).act is Act.SIGN


def test_author_and_editor_are_two_people_unless_the_desk_is_one(archive: Archive, checked: Check) -> None:
    decide_all(archive, checked)
    with pytest.raises(DecisionError, match="same person"):
        sign(archive, checked.id, Signature(EDITOR, EDITOR))
    with pytest.raises(DecisionError, match="same person"):
        sign(archive, checked.id, Signature(Person(" an  Editor "), EDITOR))
    alone = Signature(EDITOR, EDITOR, one_person_desk=True)
    assert sign(archive, checked.id, alone).detail["editor"] == "An editor"


def test_nothing_unsigned_is_published(archive: Archive, checked: Check, tmp_path: Path) -> None:
    decide_all(archive, checked)
    with pytest.raises(PublishError, match="not signed"):
        publish(archive, checked.id, site(tmp_path), by=EDITOR)
    assert not (tmp_path / "site").exists()


def test_what_was_changed_after_the_signature_must_be_signed_again(
    archive: Archive, checked: Check, tmp_path: Path
) -> None:
    decide_all(archive, checked)
    sign(archive, checked.id, SIGNATURE)
    rate(archive, checked.claims[0].id, "true", by=REPORTER, reason="A new document.")
    with pytest.raises(PublishError, match="changed after it was signed"):
        publish(archive, checked.id, site(tmp_path), by=EDITOR)
    sign(archive, checked.id, SIGNATURE)
    assert publish(archive, checked.id, site(tmp_path), by=EDITOR).page.is_file()


def test_publishing_is_on_record_with_the_report(archive: Archive, checked: Check, tmp_path: Path) -> None:
    decide_all(archive, checked)
    sign(archive, checked.id, SIGNATURE)
    published = publish(archive, checked.id, site(tmp_path), by=EDITOR)
    (decision,) = [one for one in archive.decisions(checked.id) if one.act is Act.PUBLISH]
    assert decision.detail["address"] == published.address
    assert archive.get(decision.detail["report"]).id == decision.detail["report"]
    assert archive.verify().problems == ()


@pytest.mark.parametrize("days", [1, 30])
def test_what_is_recorded_has_happened(archive: Archive, checked: Check, days: int) -> None:
    later = date.today() + timedelta(days=days)
    with pytest.raises(InputError, match="in the future"):
        ask(archive, checked.id, Asked("The ministry", later), by=REPORTER)
    request = ask(archive, checked.id, Asked("The ministry", date.today()), by=REPORTER)
    with pytest.raises(InputError, match="in the future"):
        silence(archive, request.id, later, by=REPORTER)
    with pytest.raises(InputError, match="in the future"):
        answer(archive, request.id, "Yes.", later, by=REPORTER)


def test_no_answer_comes_before_the_question(archive: Archive, checked: Check) -> None:
    request = ask(archive, checked.id, Asked("The ministry", date.today()), by=REPORTER)
    yesterday = date.today() - timedelta(days=1)
    with pytest.raises(InputError, match="before the request"):
        silence(archive, request.id, yesterday, by=REPORTER)
    with pytest.raises(InputError, match="before the request"):
        answer(archive, request.id, "Yes.", yesterday, by=REPORTER)


def test_accepting_proposals_leaves_what_a_person_decided(archive: Archive, checked: Check) -> None:
    claim = checked.claims[0].id
    mine = rate(archive, claim, "true", by=REPORTER, reason="Seen on the invoice.")
    accept_proposals(archive, checked.id, by=EDITOR)
    held = verdict_in_force(archive, claim)
    assert held is not None
    assert held.id == mine.id


def test_a_draft_carries_the_proofreaders_notes(archive: Archive, checked: Check) -> None:
    rules = {note.rule for note in draft(archive, checked.id, SIGNATURE).notes}
    assert {"unrated-claim", "claimant-not-asked"} & rules


def test_ids_that_are_no_claim_or_request_are_refused_by_name(archive: Archive, checked: Check) -> None:
    for act in (
        lambda: rate(archive, checked.id, "false", by=REPORTER, reason="x"),
        lambda: answer(archive, checked.id, "Yes.", date.today(), by=REPORTER),
        lambda: sign(archive, "chk_000", SIGNATURE),
    ):
        with pytest.raises(OnrecordError):
            act()
