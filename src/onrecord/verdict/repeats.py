"""Rule one: earlier fact-checks of the same line, and what they came to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.records.factcheck import FactCheck, Finding, Match, Matching, Relation
from onrecord.records.statement import Claim
from onrecord.records.verdict import Rating, Reason
from onrecord.text.actors import actors, groups_of, label
from onrecord.verdict.calibration import Rate, repeat_rate

Side = Literal["false", "mixed", "true"]
SIDES: Final[dict[Rating, Side]] = {
    Rating.FALSE: "false",
    Rating.MOSTLY_FALSE: "false",
    Rating.MIXED: "mixed",
    Rating.MOSTLY_TRUE: "true",
    Rating.TRUE: "true",
}
MUST_NOT_DIFFER: Final = frozenset({"actor", "predicate", "polarity", "object", "number"})
MOST_NAMED: Final = 6
_NO_SECOND: Final = "No second publisher's fact-check is among the earlier fact-checks in this archive."
YEAR: Final = 365


@dataclass(frozen=True)
class Repeated:
    """What the earlier checks of one line say together.

    `rating` and `side` are set when all that are rated are of one mind; `reasons` and
    `missing` say what was found and what stands in the way.
    """

    checks: tuple[FactCheck, ...]
    matches: tuple[Match, ...]
    rating: Rating | None
    side: Side | None
    rate: Rate | None
    late: bool
    one_voice: bool
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]


def weigh_repeats(claim: Claim, matching: Matching, factchecks: Mapping[str, FactCheck]) -> Repeated:
    """Look at the matches that carry the same line, their guards and their ratings.

    Only those of the very same deed count. Arming is no founding, so a line about the one says
    little about the other, however near the two stand.
    """
    same = [match for match in matching.matches if match.relation is Relation.SAME]
    held = [match for match in same if not stumbles(match)]
    clear = _strongest_first([match for match in held if of_the_same_deed(match)], factchecks)
    near = [match for match in held if not of_the_same_deed(match)]
    checks = _checks(clear, factchecks)
    rated = [check for check in checks if check.rating in SIDES]
    sides = {SIDES[check.rating] for check in rated if check.rating is not None}
    missing = _what_is_missing(matching, same, (clear, near), rated)
    if missing or len(sides) != 1:
        if len(sides) > 1:
            missing = (_of_two_minds(rated),)
        return Repeated(tuple(checks), tuple(clear), None, None, None, False, False, (), missing)
    side = next(iter(sides))
    late = _late(claim, rated)
    one = len(publishers(rated)) == 1
    return Repeated(
        tuple(rated),
        tuple(clear),
        _common_rating(rated),
        side,
        repeat_rate(
            side,
            late=late,
            one=one,
            one_sided=_one_sided(rated, factchecks),
            single=len(rated) == 1,
        ),
        late,
        one,
        (
            _who_rated(rated),
            *_deeds(clear, near),
            *_guards(clear, factchecks),
            *_of_the_whole(claim, rated),
            _limit(claim, rated),
        ),
        (),
    )


def stumbles(match: Match) -> tuple[str, ...]:
    """The guards that keep a match from counting as the same line."""
    return tuple(
        guard.name
        for guard in match.guards
        if guard.finding is Finding.OPPOSE
        or (guard.finding is Finding.DIFFER and guard.name in MUST_NOT_DIFFER)
    )


def of_the_same_deed(match: Match) -> bool:
    """Whether the predicates agree as one class, not as two that are near."""
    found = next((guard for guard in match.guards if guard.name == "predicate"), None)
    return found is not None and found.finding is Finding.AGREE and not found.near


def _strongest_first(matches: Sequence[Match], factchecks: Mapping[str, FactCheck]) -> list[Match]:
    """The matches by how many guards agree, how many of these exactly, then score, then newest."""

    def strength(match: Match) -> tuple[int, int, float, int, str]:
        agreeing = [guard for guard in match.guards if guard.finding is Finding.AGREE]
        check = factchecks.get(match.factcheck)
        newest = check.published.last.toordinal() if check and check.published else 0
        exactly = sum(not guard.near for guard in agreeing)
        return -len(agreeing), -exactly, -match.score, -newest, match.id

    return sorted(matches, key=strength)


def _one_sided(rated: Sequence[FactCheck], factchecks: Mapping[str, FactCheck]) -> bool:
    """Whether nothing found shows that these publishers ever rate a claim on another side."""
    voices = {check.publisher.casefold() for check in rated}
    sides = {
        SIDES[check.rating]
        for check in factchecks.values()
        if check.publisher.casefold() in voices and check.rating in SIDES
    }
    return len(sides) == 1


def publishers(checks: Sequence[FactCheck]) -> tuple[str, ...]:
    """The publishers of these checks, each once, in order of their first check."""
    return tuple({check.publisher.casefold(): check.publisher for check in checks}.values())


def _checks(matches: Sequence[Match], factchecks: Mapping[str, FactCheck]) -> list[FactCheck]:
    ids = dict.fromkeys(one for match in matches for one in (match.factcheck, *match.duplicates))
    found = [factchecks[one] for one in ids if one in factchecks]
    return sorted(found, key=lambda check: (check.published.value if check.published else "9", check.id))


def _what_is_missing(
    matching: Matching,
    same: Sequence[Match],
    split: tuple[Sequence[Match], Sequence[Match]],
    rated: Sequence[FactCheck],
) -> tuple[str, ...]:
    clear, near = split
    if not same:
        nearest = " The nearest one did not reach the line." if matching.below else ""
        related = f" {len(matching.matches)} speak of something near to it." if matching.matches else ""
        return (
            f"No earlier fact-check of this claim among the {matching.searched} in the "
            f"archive.{related}{nearest}",
        )
    if near and not clear:
        return (
            f"The earlier fact-checks are of a near deed only ({_named_deeds(near)}); these do not count.",
        )
    if not clear:
        names = ", ".join(dict.fromkeys(name for match in same for name in stumbles(match)))
        return (f"Every earlier fact-check that looks the same differs in a guard: {names}.",)
    if not rated:
        return ("None of the earlier fact-checks of this claim carries a rating on a scale we know.",)
    if not any(check.address for check in rated):
        return ("No earlier fact-check of this claim has an address that a reader could follow.",)
    return ()


def _of_two_minds(rated: Sequence[FactCheck]) -> str:
    said = "; ".join(
        f"{check.publisher}: {check.rating_words or check.rating}" for check in rated[:MOST_NAMED]
    )
    return f"Disputed: earlier fact-checks of this claim come to different ratings ({said})."


def _common_rating(rated: Sequence[FactCheck]) -> Rating:
    """The commonest rating; when two are as common, the one nearer to the middle."""
    counted = Counter(check.rating for check in rated if check.rating is not None)
    return min(counted, key=lambda rating: (-counted[rating], abs((rating.number or 3) - 3), rating.value))


def _late(claim: Claim, rated: Sequence[FactCheck]) -> bool:
    """Whether the newest check is more than a year older than what the claim speaks of, or undated."""
    newest = max((check.published.last for check in rated if check.published), default=None)
    if newest is None or claim.about is None:
        return True
    return (claim.about.first - newest).days > YEAR


def _who_rated(rated: Sequence[FactCheck]) -> Reason:
    who = publishers(rated)
    number = f"{len(rated)} earlier fact-check{'s' if len(rated) > 1 else ''}"
    words = ", ".join(dict.fromkeys(check.rating_words or str(check.rating) for check in rated))
    dates = [check.published.value for check in rated if check.published]
    when = "" if not dates else f", {dates[0]}" if dates[0] == dates[-1] else f", {dates[0]} to {dates[-1]}"
    ids = tuple(check.id for check in rated)
    if len(who) == 1:
        by = f"{number} of this line, {'all ' if len(rated) > 1 else ''}by one publisher, {who[0]}"
        verb = "rate" if len(rated) > 1 else "rates"
        single = " One earlier check only." if len(rated) == 1 else ""
        return Reason(f"{by}, {verb} it: {words}{when}.{single} {_NO_SECOND}", ids)
    return Reason(
        f"{number} of this line by {len(who)} publishers ({', '.join(who)}) rate it alike: {words}{when}.",
        ids,
    )


def _deeds(clear: Sequence[Match], near: Sequence[Match]) -> list[Reason]:
    """How many are of the very same deed, and how many of a near one, where there are any."""
    if not near:
        return []
    text = (
        f"{len(clear)} of the earlier claims {'are' if len(clear) > 1 else 'is'} of the same deed "
        f"({_named_deeds(clear)}); {len(near)} of a near one ({_named_deeds(near)}), "
        f"and {'these do' if len(near) > 1 else 'this does'} not count."
    )
    return [Reason(text, tuple(match.id for match in (*clear, *near)))]


def _named_deeds(matches: Sequence[Match]) -> str:
    reasons = [guard.reason for match in matches for guard in match.guards if guard.name == "predicate"]
    return ", ".join(dict.fromkeys(reason.partition(": ")[2] or reason for reason in reasons))


def _of_the_whole(claim: Claim, rated: Sequence[FactCheck]) -> list[Reason]:
    """The checks that name a group as a whole, where the claim speaks of a part of it."""
    for part in dict.fromkeys(one.key for one in actors(claim.text, claim.language)):
        for whole in groups_of(part):
            wide = []
            for check in rated:
                keys = {one.key for one in actors(check.claim, check.language)}
                if whole in keys and part not in keys:
                    wide.append(check)
            if wide:
                number = "All" if len(wide) == len(rated) else f"{len(wide)}"
                text = (
                    f"{number} of these name {label(whole)}; the claim speaks of {label(part)}, a part of it."
                )
                return [Reason(text, tuple(check.id for check in wide))]
    return []


def _guards(matches: Sequence[Match], factchecks: Mapping[str, FactCheck]) -> list[Reason]:
    """What the guards found on the match in which most agrees."""
    match = matches[0]
    check = factchecks.get(match.factcheck)
    if check is None or not match.guards:
        return []
    found = "; ".join(f"{guard.name}: {guard.finding} ({guard.reason})" for guard in match.guards)
    return [Reason(f"Held against “{check.claim}”: {found}.", (match.id, check.id))]


def _limit(claim: Claim, rated: Sequence[FactCheck]) -> Reason:
    newest = max((check.published.value for check in rated if check.published), default=None)
    text = "These checks rate the older line, not this sentence"
    if newest is None:
        return Reason(f"{text}; none of them is dated.", tuple(check.id for check in rated))
    text += f"; the newest is of {newest}"
    if claim.about is not None:
        years = claim.about.first.year - int(newest[:4])
        gap = (
            f", {years} year{'s' if years > 1 else ''} before the time the claim speaks of"
            if years > 0
            else ""
        )
        return Reason(f"{text}{gap}.", tuple(check.id for check in rated))
    return Reason(f"{text}, and the claim does not say what time it speaks of.", tuple(c.id for c in rated))
