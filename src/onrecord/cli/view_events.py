"""The events of a check by date, for people: what, who says so, and figures that differ."""

from collections.abc import Iterator

from rich.console import RenderableType

from onrecord.cli.output import heading, paragraph, table, words
from onrecord.records.check import Check
from onrecord.records.evidence import Happening, Happens, SourcedCount, Telling
from onrecord.report.wording import counted
from onrecord.text.written import shortened

EXCERPT = 140
"""Characters of a telling that the table shows; `--json` gives all of it."""
MOST_EVENTS = 20
"""Events that the table shows: those that several sources tell, and those whose figures differ, first."""


def event_lines(check: Check) -> Iterator[RenderableType]:
    """What the sources say happened, by date."""
    yield heading("What happened when, and who says so")
    unread = _unread(check)
    if unread:
        are = "is" if unread == 1 else "are"
        sources = counted(unread, "source")
        yield paragraph(
            f"Events are read in English only; {sources} in other languages {are} not in this table.", "dim"
        )
    if not check.happenings:
        yield paragraph("No source tells of something at a date that could be placed.")
        return
    ranked = sorted(
        check.happenings, key=lambda one: (-len(one.differing), -one.origins, one.on.first, one.id)
    )
    rows = table("date", "what", "who says so", "figures that differ")
    for one in sorted(ranked[:MOST_EVENTS], key=lambda each: (each.on.first, each.on.last, each.id)):
        told = "; ".join(dict.fromkeys(_teller(each) for each in one.tellings))
        differing = " ".join(_differing(group) for group in one.differing)
        rows.add_row(words(one.on.value), words(_what(one)), words(told), words(differing or "–"))
    yield rows
    left = len(ranked) - MOST_EVENTS
    if left > 0:
        yield paragraph(f"And {counted(left, 'event')} more; `--json` has all.", "dim")


def _unread(check: Check) -> int:
    """Sources in other languages than English of which nothing stands in the table."""
    told = {telling.document for one in check.happenings for telling in one.tellings}
    return sum(one.language not in (None, "en") and one.id not in told for one in check.sources)


def _what(one: Happening) -> str:
    texts = f" [{counted(one.origins, 'text')}]" if one.origins > 1 else ""
    maybe = f" [may be the same as {counted(len(one.maybe), 'other')}]" if one.maybe else ""
    return shortened(" ".join(one.what.split()), EXCERPT) + texts + maybe


def _teller(told: Telling) -> str:
    when = told.published.value if told.published else "undated"
    by = f", word of {told.said_by}" if told.said_by else ""
    mark = f" ({told.status.value})" if told.status is not Happens.HAPPENED else ""
    return f"{told.publisher or 'not named'} {when}{by}{mark}"


def _differing(group: tuple[SourcedCount, ...]) -> str:
    parts = [f"{one.count.figure.words} ({one.publisher or 'not named'})" for one in group]
    return f"{group[0].count.kind}: {'; '.join(parts)}."
