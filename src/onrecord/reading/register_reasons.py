"""The sentences in which the register says why it thinks that somebody is meant."""

from collections.abc import Sequence
from typing import Protocol

from onrecord.reading.register_names import NameFit
from onrecord.reading.register_roles import Holds, RoleView
from onrecord.records.register import Candidate, Fit, HeldRole, Known, Registered
from onrecord.text.when import When

MOST_NAMED = 3
"""Candidates that a sentence names; the finding lists more."""


class Meeting(Protocol):
    """An entry whose name fits, as `reading.register` meets it."""

    @property
    def entry(self) -> Registered:
        """The entry."""
        ...

    @property
    def name(self) -> NameFit:
        """How its name fits."""
        ...

    @property
    def roles(self) -> RoleView:
        """What its roles say."""
        ...

    @property
    def in_text(self) -> str | None:
        """A fuller name in the same text."""
        ...

    @property
    def read(self) -> str | None:
        """How the words were read to fit, when not as they stand."""
        ...


def candidate(met: Meeting) -> Candidate:
    """The candidate that a finding shows."""
    spelling = met.name.name.text
    return Candidate(
        met.entry.id,
        met.entry.name,
        met.entry.source,
        spelling,
        met.name.fit,
        _why(met),
        met.roles.then,
    )


def _why(met: Meeting) -> str:
    """Everything that speaks for or against one entry, in one sentence."""
    said = [f"{met.name.fit.value} (“{met.name.twin[1] if met.name.twin else met.name.name.text}”)"]
    if met.read:
        said.append(met.read)
    agreed = met.roles.agreed
    if met.roles.kept:
        said.append(f"its role “{agreed[0][0].words}” {_standing(*agreed[0], met.roles.on)}, not former")
    elif agreed:
        held = next((one for one in agreed if one[1] in (Holds.YES, Holds.MAYBE)), agreed[0])
        standing = "" if met.roles.on is None else f", which {_standing(*held, met.roles.on)}"
        said.append(f"its role “{held[0].words}” is the one as written{standing}")
    if met.roles.country:
        said.append("the role names its country")
    if met.in_text:
        said.append(f"“{met.in_text}” stands in the same text")
    if met.roles.differs or met.roles.other:
        said.append("the role as written is none of its roles")
    elif met.roles.abroad:
        said.append("the role as written names another country")
    return "; ".join(said)


def reason_of(name: str, known: Known, chosen: Sequence[Meeting], searched: int) -> str:
    """One sentence that says what the register found for a name."""
    if known is Known.FOUND:
        alone = "" if _supported(chosen[0]) else " by its name alone; nothing else was compared"
        return f"“{name}” is {shown(chosen[0])}{alone}: {_why(chosen[0])}."
    if known is Known.MISSPELT:
        ours, theirs = chosen[0].name.twin or (name, chosen[0].name.name.text)
        probably = f"“{ours}” is probably a misspelling of “{theirs}”: {shown(chosen[0])}"
        return f"{probably}; {_why(chosen[0])}. Nothing was corrected."
    if known is Known.AMBIGUOUS:
        return _doubtful(name, chosen)
    near = f" The nearest is {shown(chosen[0])}: {_why(chosen[0])}." if chosen else ""
    return f"“{name}” is not in the register of {searched} {'entry' if searched == 1 else 'entries'}.{near}"


def _doubtful(name: str, chosen: Sequence[Meeting]) -> str:
    named = " or ".join(shown(one) for one in chosen[:MOST_NAMED])
    more = f" or {len(chosen) - MOST_NAMED} more" if len(chosen) > MOST_NAMED else ""
    if len(chosen) > 1:
        return f"“{name}” is ambiguous: {named}{more}. Nothing says which."
    if chosen[0].name.whole and chosen[0].roles.other:
        return (
            f"“{name}” may be {named}: one entry has this name, and its roles are others; {_why(chosen[0])}."
        )
    plain = not chosen[0].roles.kept and not chosen[0].read
    if plain and chosen[0].name.fit in (Fit.SURNAME, Fit.PART):
        return f"“{name}” may be {named}, and nothing but a part of the name says so."
    return f"“{name}” may be {named}, and it is not sure: {_why(chosen[0])}."


def _supported(met: Meeting) -> bool:
    """Whether role, country or text were compared with the entry and speak for it."""
    return bool(met.roles.agreed or met.roles.country or met.in_text)


def shown(met: Meeting) -> str:
    """An entry with the role it had that day, else its last known one, and its source."""
    held = [one for one in met.roles.all if one[0] in met.roles.then] or met.roles.all[-1:]
    if not held:
        return f"{met.entry.name} ({met.entry.source})"
    on = met.roles.on
    standing = "" if on is None else f", which {_standing(*held[0], on)}"
    return f"{met.entry.name}, {held[0][0].words}{standing} ({met.entry.source})"


def _standing(role: HeldRole, when: Holds, on: When | None) -> str:
    """Whether a role was held on the day, in words.

    >>> _standing(HeldRole("mayor", until=When("2022-03-01")), Holds.ENDED, When("2022-10"))
    'ended on 2022-03-01'
    """
    if when is Holds.ENDED and role.until is not None:
        return f"ended {_at(role.until)}"
    if when is Holds.NOT_YET and role.since is not None:
        return f"had not yet begun, and began {_at(role.since)}"
    if when is Holds.UNDATED or on is None:
        return "has no dates in the register"
    return f"was {when.value} {_at(on)}"


def _at(day: When) -> str:
    return f"{'on' if day.first == day.last else 'in'} {day.value}"


def role_notes(met: Meeting, role: str | None, on: When | None) -> tuple[str, ...]:
    """What does not agree between the role as written, the register's roles, and the day."""
    if on is None and not met.entry.roles:
        return ()
    if on is None:
        return ("The day of the statement is not known, so no role was looked up for it.",)
    if not role:
        return _unwritten(met, on)
    if not met.roles.agreed and not met.entry.roles:
        return ()
    if not met.roles.agreed:
        known = "; ".join(span_of(one) for one in met.entry.roles) or "none"
        return (f"The role as written, “{role}”, is not in the register, which has: {known}.",)
    if any(when in met.roles.fine for _, when in met.roles.agreed):
        return ()
    held, when = met.roles.agreed[-1]
    if when is Holds.MAYBE:
        return (f"The register has {span_of(held)}, too coarse to say for {on.value}.",)
    if when is Holds.YES:
        return (f"The register has {span_of(held)}; the role as written, “{role}”, says it was over.",)
    return (_apart(met, held, when, on),)


def _unwritten(met: Meeting, on: When) -> tuple[str, ...]:
    then = met.roles.then
    if len(then) > 1:
        listed = "; ".join(span_of(one) for one in then)
        return (f"The register has {len(then)} roles for {on.value}: {listed}.",)
    if then or not met.roles.all:
        return ()
    held, when = met.roles.all[-1]
    return (_apart(met, held, when, on),)


def _apart(met: Meeting, held: HeldRole, when: Holds, on: When) -> str:
    """That a role had ended, had not begun, or has no dates."""
    if when is Holds.UNDATED:
        return f"The register has {span_of(held)} without dates, so nothing says who held it on {on.value}."
    was = "was" if when is Holds.ENDED else "became"
    return f"{met.entry.name} {was} {span_of(held)}; the statement is of {on.value}."


def span_of(role: HeldRole) -> str:
    """A role with its dates, in words.

    >>> span_of(HeldRole("minister of defence", since=When("2012-11"), until=When("2019-05")))
    '“minister of defence” from 2012-11 until 2019-05'
    """
    began = f" from {role.since.value}" if role.since else ""
    ended = f" until {role.until.value}" if role.until else " until a day not on record" if role.over else ""
    return f"“{role.words}”{began}{ended}"
