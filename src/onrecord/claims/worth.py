"""How much checking a claim would matter, in three steps: by an engine where one can say, else by rules.

It says nothing of whether a claim is true, nor whether it can be checked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.claims import lexicon
from onrecord.records.engine import WorthEngine, WorthFinding
from onrecord.records.statement import Claim, Worth
from onrecord.text.actors import actors


def worth(text: str, language: str | None) -> tuple[Worth, str]:
    """How much checking the claim would matter, with the words that decided.

    >>> worth("Britain armed the group", "en")
    (<Worth.HIGH: 'high'>, 'It names Britain and speaks of harm or help (“armed”).')
    >>> worth("Good morning to all of you", "en")[0]
    <Worth.LOW: 'low'>
    """
    if language != "en":
        named = "an unknown language" if language is None else f"language {language!r}"
        return Worth.UNSAID, f"No rules for {named}."
    small = lexicon.FEELING.search(re.sub(r" \[[^\]]*\]", "", text))
    if small:
        return Worth.LOW, f"“{small.group()}” is courtesy or a feeling."
    if text.rstrip(' ”"').endswith("?"):
        return Worth.LOW, "It is a question."
    actor = next((mention.words for mention in actors(text, "en")), None)
    number = re.search(r"\d[\d.,]*", text)
    harm = lexicon.HARM.search(text)
    if actor and harm:
        return Worth.HIGH, f"It names {actor} and speaks of harm or help (“{harm.group()}”)."
    if actor and number:
        return Worth.HIGH, f"It names {actor} and gives a number or date (“{number.group()}”)."
    found = [
        *([f"a name, {actor}"] if actor else []),
        *([f"a number or date, {number.group()}"] if number else []),
        *([f"harm or help, “{harm.group()}”"] if harm else []),
    ]
    if found:
        return Worth.MEDIUM, f"It holds {' and '.join(found)}, and nothing more that the rules know."
    return Worth.LOW, "It holds no name, number, date or word of harm that the rules know."


def weigh(claims: Sequence[Claim], engine: WorthEngine | None) -> tuple[Claim, ...]:
    """The claims, each with the step that `engine` gives it; where it is silent, the step stays.

    The words of the rules stay in the reason, beside those of the engine, whichever decided.
    Without an engine the claims are returned as they are.
    """
    if engine is None:
        return tuple(claims)
    weighed: list[Claim] = []
    for language, group in groupby(claims, lambda claim: claim.language):
        same = list(group)
        found = engine.judge([claim.text for claim in same], language)
        weighed += [_with(claim, one, engine) for claim, one in zip(same, found, strict=True)]
    return tuple(weighed)


def _with(claim: Claim, found: WorthFinding, engine: WorthEngine) -> Claim:
    """The claim with what the engine found, and who decided."""
    name = engine.engine.name
    if found.worth is Worth.UNSAID:
        reason = f"{claim.worth_reason} {name} does not say: {found.reason}."
        return replace(claim, worth_reason=reason, made_by=f"{claim.made_by} + {engine.engine}")
    reason = f"By {name}: {found.reason}. By the rules it would be {claim.worth}: {claim.worth_reason}"
    return replace(
        claim, worth=found.worth, worth_reason=reason, made_by=f"{claim.made_by} + {engine.engine}"
    )
