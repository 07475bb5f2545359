"""Which decisions a signature covered, derived again from the decisions before it."""

from collections.abc import Sequence

from onrecord.records.base import digest
from onrecord.records.check import Check
from onrecord.records.decision import Act, Decision


def seal_agrees(signed: Decision, before: Sequence[Decision], check: Check) -> bool:
    """Whether the seal in a signature is that of the decisions kept `before` it, oldest first.

    Somebody may decide between reading and signing, so the decisions at any moment before
    the signature may be those that were sealed.
    """
    about = _about(before, check)
    return any(
        seal_of(about[:many], check) == signed.detail.get("decisions") for many in range(len(about), -1, -1)
    )


def seal_of(kept: Sequence[Decision], check: Check) -> str:
    """The seal over the decisions on a check that are in force: all but signing and publishing.

    It must stay what `actions.sign` writes.
    """
    ended = {one.subject for one in kept if one.act is Act.END}
    held = [one for one in kept if one.act is not Act.END and one.id not in ended]
    subjects = {check.id, *(claim.id for claim in check.claims)}
    subjects |= {one.id for one in held if one.act is Act.ASK and one.subject == check.id}
    covered = [one for one in held if one.subject in subjects and one.act not in (Act.SIGN, Act.PUBLISH)]
    return digest([one.id for one in sorted(covered, key=lambda one: (one.at, one.id))])


def _about(before: Sequence[Decision], check: Check) -> list[Decision]:
    """The decisions that can matter: on the check, its claims, and whatever was decided on those."""
    subjects = {check.id, *(claim.id for claim in check.claims)}
    found = []
    for one in before:
        if one.subject in subjects:
            found.append(one)
            subjects.add(one.id)
    return found
