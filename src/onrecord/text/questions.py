"""The questions that a claim puts to an archive, each with the words to search for."""

from dataclasses import dataclass, replace
from typing import Final

from onrecord.text.actors import label, likeness
from onrecord.text.acts import Act, acts

MOST_PARTIES: Final = 4
_SIDE_WORDS: Final = frozenset({"cooperate"})
"""Relations that often only join two doers ("together with"): passed over beside any other."""


@dataclass(frozen=True)
class Question:
    """A question in words that readers see, and the `query` it is searched with.

    `kind` is `same` (is it on record?), `opposite` (is the contrary?), `together` (what is on
    record about the two?) or `word` (what do the parties say?).
    """

    kind: str
    text: str
    query: str


OPPOSITES: Final[dict[str, str]] = {
    "help": "attacked, fought, killed or weakened",
    "create": "fought, destroyed or opposed",
    "harm": "helped, funded, armed or protected",
    "kill": "helped, protected or spared",
    "destroy": "built, created or protected",
    "use": "fought or opposed",
    "control": "fought or opposed",
    "cooperate": "fought, attacked or opposed",
    "urge-away": "urged closer ties with",
    "urge-toward": "urged to stay away from",
    "increase": "reduced or lowered",
    "decrease": "increased or raised",
    "buy": "sold",
    "sell": "bought",
    "start": "ended",
    "end": "started or went on with",
    "deny": "confirmed or admitted",
    "confirm": "denied",
}


def claim_acts(text: str, claimant: str | None, language: str | None = "en") -> list[Act]:
    """The acts a claim speaks of, without the claimant among those who do them.

    >>> [(a.doers, a.receivers) for a in claim_acts("The envoy says that Washington arms Daesh.", "envoy")]
    [(('us',), ('isis',))]
    """
    name = (claimant or "").casefold()
    found = []
    for act in acts(text, language):
        doers = _narrowest(tuple(key for key in act.doers if not (name and _is(key, name))))
        if doers:
            found.append(replace(act, doers=doers, receivers=_narrowest(act.receivers)))
    plain = [act for act in found if act.relation not in _SIDE_WORDS]
    return plain or found


def _is(key: str, name: str) -> bool:
    return likeness(key, name) == "equal" or key in name.split()


def _narrowest(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys without one that another is only a part of: `isis-k` says more than `isis`."""
    near = [
        (one, other)
        for at, one in enumerate(keys)
        for other in keys[at + 1 :]
        if likeness(one, other) == "near"
    ]
    dropped = {min(pair, key=lambda key: (len(key), key)) for pair in near}
    return tuple(key for key in keys if key not in dropped)


def questions(text: str, claimant: str | None = None, language: str | None = "en") -> tuple[Question, ...]:
    """The questions for one claim, the plainest first; none is asked twice.

    >>> for question in questions("The United States arms ISIS-K.", "Zamir Kabulov"):
    ...     print(question.kind, "|", question.text)
    same | What is on record of this: The United States arms ISIS-K.
    opposite | Is it on record that United States attacked, fought, killed or weakened ISIS-K?
    together | What is on record about United States and ISIS-K?
    word | What do United States, ISIS-K and Zamir Kabulov say about it themselves?
    """
    asked = [Question("same", f"What is on record of this: {text}", text)]
    pairs = _pairs(claim_acts(text, claimant, language))
    for doers, relation, receivers in pairs[:2]:
        contrary = OPPOSITES.get(relation)
        if contrary:
            asked.append(
                Question(
                    "opposite",
                    f"Is it on record that {_and(doers)} {contrary} {_and(receivers)}?",
                    f"{' '.join(doers)} {contrary} {' '.join(receivers)}",
                )
            )
    for doers, _, receivers in pairs[:1]:
        asked.append(
            Question(
                "together",
                f"What is on record about {_and((*doers, *receivers))}?",
                " ".join((*doers, *receivers)),
            )
        )
        parties = (*doers, *receivers, *((claimant,) if claimant else ()))[:MOST_PARTIES]
        asked.append(
            Question(
                "word",
                f"What do {_and(parties)} say about it themselves?",
                f"{' '.join(parties)} said denied statement spokesman",
            )
        )
    return tuple({question.text: question for question in asked}.values())


def _pairs(found: list[Act]) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    rows = [
        (tuple(map(label, act.doers[:3])), act.relation, tuple(map(label, act.receivers[:3])))
        for act in found
    ]
    rows.sort(key=lambda row: row[1] not in OPPOSITES)
    return list(dict.fromkeys(rows))


def _and(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
