"""The records that the tests of the verdict room share. Bodies and offices, no people."""

from onrecord.records.evidence import Evidence, Stance, Timing
from onrecord.records.factcheck import FactCheck, Finding, Guard, Match, Matching, Relation
from onrecord.records.statement import Checkable, Claim, Claimant, Worth
from onrecord.records.verdict import Rating
from onrecord.text.spans import Span
from onrecord.text.when import When

ENVOY = Claimant("The envoy", "envoy of the ministry")


def a_claim(text: str = "Washington arms ISIS-K.", **changes: object) -> Claim:
    """A claim of 2 November 2022, checkable unless `checkable` says otherwise."""
    fields: dict[str, object] = {
        "statement": "stm_1",
        "document": "doc_1",
        "span": Span(0, len(text)),
        "words": text,
        "text": text,
        "claimant": ENVOY,
        "checkable": Checkable.CHECKABLE,
        "checkable_reason": "it says that something is done",
        "worth": Worth.HIGH,
        "worth_reason": "it accuses a state",
        "about": When("2022-11-02"),
        "language": "en",
    }
    return Claim(**(fields | changes))  # type: ignore[arg-type]


def a_check(number: int = 1, rating: Rating | None = Rating.FALSE, **changes: object) -> FactCheck:
    """An earlier fact-check of 2018 by publisher `number`."""
    fields: dict[str, object] = {
        "publisher": f"Desk {number}",
        "claim": "Washington arms Islamic State in Afghanistan.",
        "address": f"https://desk{number}.example/{rating}",
        "published": When("2018-03-01"),
        "rating_words": rating.label if rating else "Hard to say",
        "rating": rating,
    }
    return FactCheck(**(fields | changes))  # type: ignore[arg-type]


def a_match(claim: Claim, check: FactCheck, relation: Relation = Relation.SAME, **guards: Finding) -> Match:
    """A match with the guards given by name, the others agreeing."""
    found = {"actor": Finding.AGREE, "predicate": Finding.AGREE, "polarity": Finding.AGREE} | guards
    rows = tuple(Guard(name, finding, "ours", "theirs", "compared") for name, finding in found.items())
    return Match(claim.id, check.id, relation, "the same line", rows, 0.9)


def a_matching(claim: Claim, *matches: Match, searched: int = 40) -> Matching:
    """The matching of `claim`."""
    return Matching(claim.id, matches, None, searched, ())


def a_piece(claim: Claim, number: int, stance: Stance, **changes: object) -> Evidence:
    """Passage `number` of its own document and origin, without a probability."""
    fields: dict[str, object] = {
        "claim": claim.id,
        "document": f"doc_{number}",
        "span": Span(0, 10),
        "words": f"Passage {number}.",
        "stance": stance,
        "stance_reason": "found by code",
        "probability": None,
        "publisher": f"Paper {number}",
        "published": When("2019-05-06"),
        "event": None,
        "timing": Timing.BEFORE,
        "origin": f"doc_{number}",
        "origin_reason": "its own",
        "rank": number,
        "score": 0.5,
    }
    return Evidence(**(fields | changes))  # type: ignore[arg-type]
