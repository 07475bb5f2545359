"""How much checking a claim would matter, in three steps, by readable rules."""

import re

from onrecord.claims import lexicon
from onrecord.records.statement import Worth
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
