"""What stands in the margin: why a sighting has its label, and how a passage was judged, in short."""

import re
from collections.abc import Iterable, Sequence

from onrecord.records.evidence import Evidence, Timing
from onrecord.records.factcheck import Finding, Match
from onrecord.records.narrative import Feature, Sighting, SightingStance
from onrecord.report.wording import in_full, listed, shortened, told

SAME_LINE = "The same line: "
"""What matching puts before its reason; the list that it stands in says so already."""

LONGEST_WORDS = 70
LONGEST_JUDGED = 260

_HANDLED = {
    SightingStance.ENDORSES: "Endorses it",
    SightingStance.UNCRITICAL: "Reports it uncritically",
    SightingStance.DISTANCE: "Reports it with distance",
    SightingStance.DISPUTES: "Disputes it",
    SightingStance.DEBUNKS: "Debunks it",
    SightingStance.CANNOT_SAY: "How it handles this cannot be said",
}
_SEEN = {
    "publisher is a fact-checker": "the publisher is a fact-checker",
    "debunking words": "it uses words of refutation{words}",
    "denies the line itself": "it denies the line",
    "denial or counter-evidence nearby": "a denial or contrary evidence stands beside it{words}",
    "words of distance": "it keeps its distance{words}",
    "attributed to somebody": "the words are given to a speaker{words}",
    "headline carries it and names a speaker": "the headline carries it and names who says so{words}",
    "headline states it as its own": "the headline states it in the outlet’s own voice",
    "headline asks": "the headline asks",
    "words of approval": "it uses words of approval{words}",
    "passage states it as its own": "the passage states it in the outlet’s own voice",
    "no word lists for this language": "we have no word lists for its language",
}
"""What each mark of a sighting means, by its name. A name not listed here is shown as it is."""

_TOLD_ELSEWHERE = (
    "read in a restatement, not in the publisher's words",
    "recorded by another, not read here",
)
_GUARDS = {"predicate": "deed"}
_FOUND = (
    (Finding.AGREE, "agree"),
    (Finding.DIFFER, "differ"),
    (Finding.OPPOSE, "oppose"),
    (Finding.UNKNOWN, "nothing to compare"),
)
_PAIR = re.compile(r": the claim: (“[^”]*”); the passage: (“[^”]*”)(?: \([^()]*\))?")
_PART = re.compile(r";\s+(?![^“]*”)")
_AGE = re.compile(r"(?:happened|published) (.+) before the time the claim speaks of")
_LEFT_OUT = re.compile(
    r"the engine would not say|supports at|refutes at|words alone|this is no proof|code finds no act"
    r"|this engine|the passage carries it"
)
_PARTY = re.compile(r"the publisher, .*, is a party to the dispute")
_SILENT = re.compile(r"of (.+), whom the claim also names, it does not speak")


def handled(sighting: Sighting, shown: str) -> str:
    """How an outlet handles the line and by which marks; words that `shown` already has are not repeated."""
    marks: dict[str, list[str]] = {}
    for one in sighting.features:
        if one.name not in _TOLD_ELSEWHERE:
            marks.setdefault(one.name, []).extend(_words(one, shown))
    why = "; ".join(_mark(name, words) for name, words in marks.items())
    return f"{_HANDLED[sighting.stance]}{': ' + why if why else ''}."


def _words(feature: Feature, shown: str) -> list[str]:
    """The words of a mark, unless they are long and stand beside it anyway."""
    told = feature.words in shown and len(feature.words) > LONGEST_WORDS // 2
    return [] if told or not feature.words else [f"“{shortened(feature.words, LONGEST_WORDS)}”"]


def _mark(name: str, words: Sequence[str]) -> str:
    said = f" ({', '.join(dict.fromkeys(words))})" if words else ""
    return _SEEN.get(name, name + "{words}").replace("{words}", said)


def judged(piece: Evidence) -> str:
    """How a passage was judged, without what the machine record alone needs.

    Dates stand in the passage's line; here stands only what they do not tell.
    """
    parts = []
    if piece.timing is Timing.UNKNOWN:
        parts.append("It is not known whether this could be read before the statement.")
    elif piece.timing is Timing.AFTER:
        parts.append("Published after the statement.")
    if piece.event and piece.event != piece.published:
        parts.append(f"Speaks of {in_full(piece.event)}.")
    return " ".join([*parts, told(shortened(_reason(piece.stance_reason), LONGEST_JUDGED))])


def _reason(reason: str) -> str:
    kept: list[str] = []
    for part in _PART.split(_PAIR.sub(r" (\1 against \2)", reason)):
        silent = _SILENT.search(part)
        if silent:
            kept.append(f"nothing in it on {silent[1]}")
        elif _AGE.fullmatch(part):
            kept.append(_AGE.sub(r"\1 before the claim’s time", part))
        elif _PARTY.search(part):
            kept.append("published by a party to the dispute")
        elif not _LEFT_OUT.search(part):
            kept.append(part)
        elif "(“" in part and kept:
            kept[0] += part[part.index(" (“") :]
    return "; ".join(kept) or reason


def matched(matches: Sequence[tuple[int, Match]], *, many: bool) -> str:
    """Why an earlier fact-check was put beside our claims: what agrees, differs, or could not be compared."""
    parts = []
    for number, match in matches:
        about = f"Claim {number}: " if many else ""
        parts.append(told(f"{about}{match.reason.rstrip('.').removeprefix(SAME_LINE)}"))
        compared = [f"{word}: {listed(same)}" for kind, word in _FOUND if (same := _guards(match, kind))]
        parts.append(told("; ".join(compared)))
    return " ".join(part for part in parts if part)


def _guards(match: Match, finding: Finding) -> list[str]:
    return [_GUARDS.get(one.name, one.name) for one in match.guards if one.finding is finding]


def claims_named(numbers: Iterable[int]) -> str:
    """The claims by their numbers.

    >>> claims_named([2]), claims_named([3, 1])
    ('Claim 2', 'Claims 1 and 3')
    """
    known = sorted(set(numbers))
    return f"{'Claim' if len(known) == 1 else 'Claims'} {listed([str(one) for one in known])}"
