"""Whether a claim repeats a line, when that line was first seen, and who carries it."""

from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.archive.archive import Archive
from onrecord.narratives.sightings import UNDATED, Wordings, in_documents, in_factchecks, in_order
from onrecord.records.engine import Engines
from onrecord.records.factcheck import FactCheck, Matching, Relation
from onrecord.records.narrative import Narrative, NewLine, Sighting, SightingStance
from onrecord.records.statement import Claim
from onrecord.text.when import When
from onrecord.text.words import stems

FEWEST = 2
"""Earlier checks that make a line. One is a repeat; a line is what comes back."""

_AGAINST = frozenset({SightingStance.DISPUTES, SightingStance.DEBUNKS})


def propose(
    claim: Claim, matching: Matching, archive: Archive, engines: Engines
) -> tuple[Narrative | NewLine, tuple[Sighting, ...]]:
    """The line that `claim` repeats, with the places where it was seen; or why none is proposed.

    Only earlier checks that matching calls the same count. The sightings are given also when
    no line is proposed. They stand oldest first.

    Raises:
        ArchiveDamaged: the index is missing or cannot be read.
        EngineMismatch: the archive was indexed with another encoder.
    """
    groups = _members(matching, archive)
    members = sorted((one for group in groups for one in group), key=_age)
    line = _medoid([group[0] for group in groups], engines) if groups else None
    wordings = Wordings(claim, line.claim if line else None, line.language if line else None)
    seen = in_order([*in_documents(wordings, members, archive, engines), *in_factchecks(claim, members)])
    if line is None or len(groups) < FEWEST:
        return NewLine(claim.id, _why_none(matching, groups, seen)), seen
    first, shown_by = _first_seen(members, seen)
    narrative = Narrative(
        claim=claim.id,
        line=line.claim,
        factchecks=tuple(one.id for one in members),
        sightings=tuple(one.id for one in seen),
        debunked_by=tuple(one.id for one in members if one.address and one.rating_words),
        first_seen=first,
        first_seen_in=shown_by,
        speakers=_speakers(members, claim),
        outlets=_once(one.outlet for one in seen if one.stance not in _AGAINST),
        languages=_languages(members, seen),
        reason=_why(groups, members, seen, _of_a_near_deed(matching)),
    )
    return narrative, seen


def _members(matching: Matching, archive: Archive) -> list[list[FactCheck]]:
    """The earlier checks that are the same, each with its duplicates, in the order of the matches."""
    groups = []
    for one in matching.matches:
        if one.relation is Relation.SAME:
            records = archive.get_many([one.factcheck, *one.duplicates])
            groups.append([record for record in records if isinstance(record, FactCheck)])
    return groups


def _age(factcheck: FactCheck) -> tuple[str, str]:
    when = _seen_on(factcheck)
    return (when.first.isoformat() if when else UNDATED, factcheck.id)


def _seen_on(factcheck: FactCheck) -> When | None:
    return factcheck.claim_date or factcheck.published


def _medoid(members: Sequence[FactCheck], engines: Engines) -> FactCheck:
    """The member nearest to all others; of equals the oldest."""
    ordered = sorted(members, key=_age)
    if len(ordered) < FEWEST:
        return ordered[0]
    if engines.encoder is not None:
        vectors = engines.encoder.encode([one.claim for one in ordered], "passage")
        sums = np.round((vectors @ vectors.sum(axis=0)).astype(float), 5).tolist()
    else:
        words = [set(stems(one.claim, one.language)) for one in ordered]
        sums = [sum(_overlap(one, other) for other in words) for one in words]
    return ordered[max(range(len(ordered)), key=lambda place: (sums[place], -place))]


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _first_seen(members: Sequence[FactCheck], seen: Sequence[Sighting]) -> tuple[When | None, str | None]:
    dated = [(when, one.id) for one in members if (when := _seen_on(one))]
    dated += [(one.on, one.id) for one in seen if one.on]
    if not dated:
        return None, None
    return min(dated, key=lambda pair: (pair[0].first, pair[0].last, pair[1]))


def _speakers(members: Sequence[FactCheck], claim: Claim) -> tuple[str, ...]:
    own = [claim.claimant.name] if claim.claimant else []
    return _once([*(one.claimant for one in members if one.claimant), *own])


def _languages(members: Sequence[FactCheck], seen: Sequence[Sighting]) -> tuple[str, ...]:
    found = [language for one in members for language in one.said_in]
    found += [one.language for one in seen if one.language and one.stance not in _AGAINST]
    return tuple(sorted(set(found)))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _of_a_near_deed(matching: Matching) -> int:
    same = [one for one in matching.matches if one.relation is Relation.SAME]
    return sum(any(guard.name == "predicate" and guard.near for guard in one.guards) for one in same)


def _why(
    groups: Sequence[Sequence[FactCheck]], members: Sequence[FactCheck], seen: Sequence[Sighting], near: int
) -> str:
    read = sum(one.document is not None for one in seen)
    parts = [
        f"{len(groups)} earlier checks are of the same line"
        + (f" ({near} of a near deed, which do not count for a rating)" if near else ""),
        f"archived documents in which it stands: {read}",
        f"further outlets that these checks name: {len(seen) - read}",
    ]
    no_link = sum(bool(one.rating_words) and not one.address for one in members)
    if no_link:
        parts.append(f"rated but without a link, so not counted as debunking it: {no_link}")
    unrated = sum(not one.rating_words for one in members)
    if unrated:
        parts.append(f"without a rating: {unrated}")
    return "; ".join(parts) + "."


def _why_none(matching: Matching, groups: Sequence[Sequence[FactCheck]], seen: Sequence[Sighting]) -> str:
    places = f" Places where it was seen: {len(seen)}." if seen else ""
    if groups:
        only = groups[0][0]
        rated = f", rated {only.rating_words!r}" if only.rating_words else ""
        who = f"{only.publisher}{rated}"
        return f"One earlier check is of the same claim ({who}): a repeat, not yet a line.{places}"
    if not matching.searched:
        return f"Not enough to say: this archive holds no earlier fact-checks.{places}"
    if not matching.matches:
        note = f" {matching.note}" if matching.note else ""
        return f"None of {matching.searched} earlier fact-checks is near this claim.{note}{places}"
    opposite = sum(one.relation is Relation.CONTRADICTS for one in matching.matches)
    against = f", {opposite} of them say the opposite" if opposite else ""
    return (
        f"None of {matching.searched} earlier fact-checks is of the same claim; "
        f"{len(matching.matches)} are about its topic{against}.{places}"
    )
