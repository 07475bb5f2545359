"""The register, for people: what an import did, its entries, and what it says of a claimant."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from onrecord.cli.output import heading, paragraph, short, table, words
from onrecord.intake.register_taking import RegisterTaken
from onrecord.intake.skipped import Skipped
from onrecord.records.register import HeldRole, Known, Registered, RegisterFinding
from onrecord.report.wording import counted

MOST_SKIPPED = 50
"""Rows left out, or noted, that are printed; `--json` gives all of them."""


def taken_lines(taken: RegisterTaken, size: int) -> Iterator[RenderableType]:
    """How many entries came in, which changed, and every row that did not."""
    came = f"{len(taken.new)} new, {len(taken.changed)} changed, {taken.already} as they were."
    yield words(f"{came} The register has {counted(size, 'entry', 'entries')}.")
    yield words(f"Source: {', '.join(taken.sources) or 'none'}", "dim")
    if taken.changed:
        yield words("Earlier versions of what changed are kept: `onrecord show ID` names them.")
    if taken.unused:
        yield words(f"Columns that were not used: {', '.join(taken.unused)}", "dim")
    yield from _places("Taken, to be looked at", taken.noted)
    yield from _places("Not taken", taken.skipped)


def _places(title: str, places: Sequence[Skipped]) -> Iterator[RenderableType]:
    """Places in a file, each with its reason, under a heading; nothing for none."""
    if places:
        yield heading(f"{title}: {len(places)}")
        yield from (paragraph(f"{one.where}: {one.reason}") for one in places[:MOST_SKIPPED])
    if len(places) > MOST_SKIPPED:
        yield paragraph(f"And {len(places) - MOST_SKIPPED} more; --json has all.", "dim")


def entry_lines(entries: Sequence[Registered], size: int) -> Iterator[RenderableType]:
    """A table of entries."""
    if not entries:
        yield words(f"None of {size}." if size else "The register is empty: onrecord register FILE")
        return
    rows = table("id", "name", "kind", "roles", "source")
    for one in entries:
        name = words(one.name)
        if len(one.names) > 1:
            name.append(f"\n{', '.join(each.text for each in one.names[1:4])}", style="dim")
        roles = "\n".join(_dated(role) for role in one.roles) or "–"
        source = f"{one.source} {one.source_id}"
        rows.add_row(short(one.id), name, words(one.kind.value), words(roles), words(source))
    yield rows
    if len(entries) < size:
        yield words(f"{len(entries)} of {size}.", "dim")


def finding_lines(findings: Sequence[RegisterFinding]) -> Iterator[RenderableType]:
    """What the register says of each claimant, beside the name as written; the same thing once."""
    for said, *notes in dict.fromkeys(tuple(_said(one)) for one in findings):
        yield paragraph(said[0])
        yield from (paragraph(f"• {note}", style, 4) for note, style in notes)


def _said(one: RegisterFinding) -> Iterator[tuple[str, str]]:
    """The sentences of a finding, each with how it is shown."""
    yield f"{one.known.value}: {one.reason}", ""
    if one.role_then is not None:
        written = "" if one.role else " The statement names no role; this one is the register's."
        yield f"role then: {_dated(one.role_then)}.{written}", ""
    yield from ((note, "") for note in one.notes)
    if len(one.candidates) > 1 or one.known is Known.AMBIGUOUS:
        for candidate in one.candidates:
            where = f"{candidate.source}, {short(candidate.entry)}"
            yield f"{candidate.name} ({where}): {candidate.reason}", "dim"


def _dated(role: HeldRole) -> str:
    """A role with where it was held, and from when to when."""
    at = f", {role.body}" if role.body else ""
    end = role.until.value if role.until else "ended" if role.over else ""
    since = role.since.value if role.since else ""
    return f"{role.words}{at} ({since}–{end})" if since or end else f"{role.words}{at}"
