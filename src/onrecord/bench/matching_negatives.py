"""Claims spoilt by code: denied, with another actor, another number or another year."""

import re
from collections.abc import Iterator

from onrecord.text.actors import actors, kind

_BE = re.compile(r"\b(is|are|was|were|has|have|will|can|would|should)\b(?!\s+not|n|['’])")
_VERB = re.compile(
    r"\b(voted|wants|supports|supported|opposed|created|increased|cut|raised|killed|spent|won|lost|backed)\b"
)
_NUMBER = re.compile(
    r"(?<![\d.,$-])(\d{1,3})(?= (?:percent|million|billion|people|jobs|years|states|times|cents))"
)
_YEAR = re.compile(r"\b(in|since|of) ((?:19|20)\d\d)\b")
_OTHERS = ("Iceland", "Uruguay", "Mongolia")


def spoilt(claim: str) -> Iterator[tuple[str, str]]:
    """The ways in which a claim can be spoilt, each with the claim so spoilt; first unchanged.

    >>> dict(spoilt("Iran has 40 million people."))["other number"]
    'Iran has 97 million people.'
    >>> dict(spoilt("Iran has 40 million people."))["denied"]
    'Iran has not 40 million people.'
    """
    yield "unchanged", claim
    denied = _denied(claim)
    if denied:
        yield "denied", denied
    states = [one for one in actors(claim) if one.known and kind(one.key) in ("state", "armed", "alliance")]
    if states:
        first = states[0]
        other = next(name for name in _OTHERS if name not in claim)
        yield "other actor", claim[: first.span.start] + other + claim[first.span.end :]
    number = _NUMBER.search(claim)
    if number:
        value = int(number.group(1)) * 2 + 17
        yield "other number", claim[: number.start()] + str(value) + claim[number.end() :]
    year = _YEAR.search(claim)
    if year:
        changed = str(int(year.group(2)) - 11)
        yield "other year", claim[: year.start(2)] + changed + claim[year.end(2) :]


def _denied(claim: str) -> str | None:
    if re.search(r"\b(not|never|no|n't|none|nobody)\b|n't", claim):
        return None  # a second negation may mean either
    be = _BE.search(claim)
    if be:
        return f"{claim[: be.end()]} not{claim[be.end() :]}"
    verb = _VERB.search(claim)
    return f"{claim[: verb.start()]}never {claim[verb.start() :]}" if verb else None
