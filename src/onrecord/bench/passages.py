"""Documents made by template from a seed, for archives of any size. They say nothing about anybody."""

import random
from collections.abc import Iterator
from pathlib import Path

SENTENCES_A_DOCUMENT = 36
"""About 500 words and a dozen passages."""

_WHO = (
    "The ministry",
    "The council",
    "The audit office",
    "A spokesman for the port",
    "The railway",
    "The bank",
)
_DID = ("said", "denied", "confirmed", "reported", "estimated", "announced")
_THING = (
    "bridge",
    "harbour",
    "budget",
    "reservoir",
    "rail line",
    "school",
    "hospital",
    "census",
    "ferry",
    "mine",
)
_WHERE = ("in the north", "in the south", "near the river", "on the coast", "in the capital", "at the border")
_CHANGE = ("rose", "fell", "doubled", "was halved", "stayed the same", "was counted again")
_FORMS = (
    "{who} {did} that the {thing} {where} cost {number} million euros in {year}.",
    "The number of workers at the {thing} {where} {change} to {number} in {year}.",
    "{who} {did} on {day} that work on the {thing} would begin {where}.",
    "About {number} people used the {thing} {where} every day, {who_low} {did}.",
    "A report of {year} found that the {thing} {where} {change} within {number} months.",
)
_MONTHS = ("January", "March", "April", "June", "September", "November")


def document(number: int) -> str:
    """The text file of document `number`, with its header. The same number gives the same text.

    >>> document(7) == document(7), document(7) == document(8)
    (True, False)
    """
    dice = random.Random(f"onrecord {number}")
    published = f"{dice.randint(2010, 2024)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    thing = dice.choice(_THING)
    head = f"Title: Report {number} on the {thing}\nPublisher: Generated source {number % 97}\n"
    body = [_sentence(dice) for _ in range(SENTENCES_A_DOCUMENT)]
    paragraphs = (" ".join(body[start : start + 6]) for start in range(0, len(body), 6))
    return f"{head}Published: {published}\nLanguage: en\n\n" + "\n\n".join(paragraphs) + "\n"


def write(folder: Path, count: int) -> Iterator[Path]:
    """Write the first `count` documents into `folder`, a thousand to a folder."""
    for number in range(count):
        path = folder / f"{number // 1000:04}" / f"{number:07}.txt"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document(number), "utf-8")
        yield path


def _sentence(dice: random.Random) -> str:
    who = dice.choice(_WHO)
    return dice.choice(_FORMS).format(
        who=who,
        who_low=who[0].lower() + who[1:],
        did=dice.choice(_DID),
        thing=dice.choice(_THING),
        where=dice.choice(_WHERE),
        change=dice.choice(_CHANGE),
        number=dice.randint(2, 990),
        year=dice.randint(1990, 2024),
        day=f"{dice.randint(1, 28)} {dice.choice(_MONTHS)} {dice.randint(2000, 2024)}",
    )
