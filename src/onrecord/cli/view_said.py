"""What was said and the claims in it, for people: who, in which words, by which steps, and why it matters."""

import re
from collections.abc import Iterator

from rich.console import RenderableType

from onrecord.cli.output import heading, paragraph, short
from onrecord.cli.view_register import finding_lines
from onrecord.journey import NO_STATEMENT
from onrecord.records.check import Check
from onrecord.records.statement import Claim, Statement
from onrecord.report.wording import in_full
from onrecord.text.written import shortened

TWO_LINES = 140
"""Characters that fill two lines at 80 columns, indented; `--json` gives all."""
UNCUT = 300
"""Characters of a text without punctuation that are shown."""

_NOT_APART = "sentences and speakers cannot be told apart"
_TOLD_FIRST = (
    _NOT_APART,
    "The speaker is not known",
    "was not resolved",
    "is not resolved",
    "could be any of",
    "The text gives these words to",
    "was found by",
    "is read as",
    "names no source",
    "is described only",
)
"""What marks a step that an editor must see, the most pressing first."""
_BY_ENGINE = re.compile(
    r"By (?P<name>\S+): a probability (?:of )?(?P<probability>(?:over |under )?[\d.]+)(?P<parts>.*?)"
    r"\. By the rules it would be (?P<step>\w+): (?P<rules>.*)",
    re.DOTALL,
)
_PART = re.compile(
    r"(?P<name>its meaning as a whole|(?:the [a-z ]+)?“[^”]*”|the [a-z ]+) \((?P<counts>[+-]\d+\.\d)\)"
)


def said_lines(check: Check) -> Iterator[RenderableType]:
    """Every statement with its speaker, its verb and mode, and how the speaker was found."""
    yield heading("What was said")
    if not check.statements:
        yield paragraph("No statement was found: nobody is said to have said anything.")
    for one in check.statements:
        who = one.claimant.name if one.claimant else "a speaker who is not named"
        role = f", {one.claimant.role}" if one.claimant and one.claimant.role else ""
        uncut = any(_NOT_APART in step for step in one.steps)
        words = shortened(one.words, UNCUT) if uncut else one.words
        yield paragraph(f"{who}{role}, {in_full(one.on)}: {words}")
        yield paragraph(shortened(_how(one), TWO_LINES), "dim", 5)
    for step in check.trace:
        if step.stage == "reading" and step.note and step.note != NO_STATEMENT:
            yield paragraph(step.note, "dim")
    if check.findings:
        yield heading("Who they are by the register")
        yield from finding_lines(check.findings)


def _how(one: Statement) -> str:
    """The mode, the verb, and the steps that an editor must see."""
    verb = f", by the verb “{one.verb}”" if one.verb else ""
    told = [step for mark in _TOLD_FIRST for step in one.steps if mark in step]
    sure = (f"Its probability is {one.probability:.2f}.",) if one.probability is not None else ()
    return " ".join((f"{one.mode.value.capitalize()}{verb}.", *dict.fromkeys(told), *sure))


def claim_lines(check: Check) -> Iterator[RenderableType]:
    """Every claim, whether it can be checked, and how much that would matter."""
    yield heading("The claims in it")
    if not check.claims:
        yield paragraph("No claim was found.")
    for number, claim in enumerate(check.claims, start=1):
        yield paragraph(f"{number}  {claim.text}", "bold")
        yield paragraph(short(claim.id), "dim", 5)
        yield paragraph(f"Can it be checked? {claim.checkable.value}: {claim.checkable_reason}", indent=5)
        yield paragraph(shortened(f"Does it matter? {worth_in_short(claim)}", TWO_LINES), indent=5)


def worth_in_short(claim: Claim) -> str:
    """The step, the probability, the two parts that count most, and the words of the rules.

    A reason that no engine gave stays as the rules wrote it.
    """
    found = _BY_ENGINE.fullmatch(claim.worth_reason)
    if found is None:
        return f"{claim.worth.value}: {claim.worth_reason}"
    parts = [(part["name"].strip(), part["counts"]) for part in _PART.finditer(found["parts"])]
    strongest = sorted(parts, key=lambda part: -abs(float(part[1])))[:2]
    named = ", ".join(f"{name} ({counts})" for name, counts in strongest)
    head = f"{claim.worth.value}, probability {found['probability']}{': ' if named else ''}{named}"
    return f"{head}. By the rules {found['step']}: {found['rules']}"
