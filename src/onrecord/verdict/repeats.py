"""Rule one: earlier fact-checks of the same line, and what they came to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.records.factcheck import FactCheck, Finding, Match, Matching, Relation
from onrecord.records.statement import Claim
from onrecord.records.verdict import Rating, Reason
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
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]


def weigh_repeats(claim: Claim, matching: Matching, factchecks: Mapping[str, FactCheck]) -> Repeated:
    """Look at the matches that carry the same line, their guards and their ratings."""
    same = [match for match in matching.matches if match.relation is Relation.SAME]
    clear = [match for match in same if not stumbles(match)]
    checks = _checks(clear, factchecks)
    rated = [check for check in checks if check.rating in SIDES]
    sides = {SIDES[check.rating] for check in rated if check.rating is not None}
    missing = _what_is_missing(matching, same, clear, rated)
    if missing or len(sides) != 1:
        if len(sides) > 1:
            missing = (_of_two_minds(rated),)
        return Repeated(tuple(checks), tuple(clear), None, None, None, False, (), missing)
    side = next(iter(sides))
    late = _late(claim, rated)
    return Repeated(
        tuple(rated),
        tuple(clear),
        _common_rating(rated),
        side,
        repeat_rate(side, late=late),
        late,
        (_who_rated(rated), *_guards(clear, factchecks), _limit(claim, rated)),
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


def publishers(checks: Sequence[FactCheck]) -> tuple[str, ...]:
    """The publishers of these checks, each once, in order of their first check."""
    return tuple({check.publisher.casefold(): check.publisher for check in checks}.values())


def _checks(matches: Sequence[Match], factchecks: Mapping[str, FactCheck]) -> list[FactCheck]:
    ids = dict.fromkeys(one for match in matches for one in (match.factcheck, *match.duplicates))
    found = [factchecks[one] for one in ids if one in factchecks]
    return sorted(found, key=lambda check: (check.published.value if check.published else "9", check.id))


def _what_is_missing(
    matching: Matching, same: Sequence[Match], clear: Sequence[Match], rated: Sequence[FactCheck]
) -> tuple[str, ...]:
    if not same:
        nearest = " The nearest one did not reach the line." if matching.below else ""
        related = f" {len(matching.matches)} speak of something near to it." if matching.matches else ""
        return (
            f"No earlier fact-check of this claim among the {matching.searched} in the "
            f"archive.{related}{nearest}",
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
    return Reason(
        f"{number} of this line by {len(who)} publisher{'s' if len(who) > 1 else ''} ({', '.join(who)}) "
        f"rate it alike: {words}{when}.",
        tuple(check.id for check in rated),
    )


def _guards(matches: Sequence[Match], factchecks: Mapping[str, FactCheck]) -> list[Reason]:
    """What the guards found on the match that stands nearest."""
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
