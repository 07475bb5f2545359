"""What happened when, and who says so: drawn against the statement's date, with the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from onrecord.publication.timeline import LANE, LEFT, TOP, WIDTH, Scale, statement_line, ticks
from onrecord.records.check import Check
from onrecord.records.evidence import Happening, Happens, SourcedCount
from onrecord.records.report import Report
from onrecord.text.when import When
from onrecord.text.written import in_full, shortened

TITLE: Final = "What happened when, and who says so"
MOST: Final = 8
"""Events that the page draws; the machine record has all."""
LABEL: Final = 40
"""Characters of a telling that stand above its line."""
_SHAPES: Final = {
    "event": "M0,-7 L7,0 L0,7 L-7,0 Z",
    "unsure": "M0,-7 L7,0 L0,7 L-7,0 Z",
    "telling": "M0,-4 A4,4 0 1,1 -0.01,-4 Z",
}


@dataclass(frozen=True)
class Teller:
    """Who tells of an event: publisher, day, whose word it gives, how, and its number in the list."""

    publisher: str
    published: str
    said_by: str
    status: str
    source: int | None


@dataclass(frozen=True)
class EventRow:
    """A row of the table. `differing` are counts side by side, a line for each thing that is counted."""

    when: When
    what: str
    tellings: tuple[Teller, ...]
    differing: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Events:
    """The drawing, its rows, and how many events are left to the machine record."""

    title: str
    svg: Markup
    rows: tuple[EventRow, ...]
    left: int


def events_shown(report: Report, check: Check) -> Events | None:
    """The events that several sources tell or whose figures differ; nothing where there are none.

    What one source alone tells stands among the passages already, at its date.
    """
    numbers = {source.record: source.number for source in report.sources}
    ranked = [one for one in check.happenings if one.origins > 1 or one.differing]
    ranked.sort(key=lambda one: (-len(one.differing), -one.origins, one.on.first, one.id))
    chosen = sorted(ranked[:MOST], key=lambda one: (one.on.first, one.on.last, one.id))
    if not chosen:
        return None
    words = {event.id: event.words for event in check.events}
    rows = tuple(_row(one, numbers, words) for one in chosen)
    return Events(TITLE, _drawn(chosen, report.said_on), rows, len(ranked) - len(chosen))


def _row(one: Happening, numbers: dict[str, int], words: dict[str, str]) -> EventRow:
    tellers = [
        Teller(
            told.publisher or "A source not named",
            in_full(told.published),
            told.said_by,
            told.status.value,
            numbers.get(told.document),
        )
        for told in one.tellings
    ]
    return EventRow(
        one.on,
        one.what,
        tuple(dict.fromkeys(tellers)),
        tuple(_side_by_side(group) for group in one.differing),
        "; ".join(_notes(one, words)),
    )


def _side_by_side(group: Sequence[SourcedCount]) -> str:
    parts = []
    for one in group:
        by = f" ({one.count.said_by})" if one.count.said_by else ""
        who = f"{one.publisher or 'a source not named'}, {in_full(one.published)}"
        parts.append(f"{who}: “{one.count.figure.words}”{by}")
    return f"{group[0].count.kind.capitalize()}: " + "; ".join(parts) + "."


def _notes(one: Happening, words: dict[str, str]) -> list[str]:
    notes = []
    if len({told.document for told in one.tellings}) > one.origins:
        notes.append(f"Texts that are copies count once: {one.origins} in all")
    if one.joined:
        notes.append(f"One event: {one.joined[0]}")
    notes += [
        f"May be the same as “{shortened(words[other.event], LABEL)}”: {other.reason}"
        for other in one.maybe
        if other.event in words
    ]
    return notes


def _drawn(chosen: Sequence[Happening], stated: When | None) -> Markup:
    days = [day for one in chosen for when in _dates(one) for day in (when.first, when.last)]
    days += [stated.first, stated.last] if stated else []
    scale = Scale(min(days), max(days))
    body = [_symbols(), ticks(scale, len(chosen))]
    if stated:
        body.append(statement_line(scale, stated, len(chosen)))
    body += [_lane(scale, one, place) for place, one in enumerate(chosen)]
    return Markup(
        '<svg class="timeline" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="events-title events-desc"><title id="events-title">{title}</title>'
        '<desc id="events-desc">{description}</desc>{body}</svg>'
    ).format(
        width=WIDTH,
        height=TOP + LANE * len(chosen) + 34,
        title=TITLE,
        description=_description(chosen, stated),
        body=Markup("").join(body),
    )


def _dates(one: Happening) -> list[When]:
    return [one.on, *(told.published for told in one.tellings if told.published)]


def _description(chosen: Sequence[Happening], stated: When | None) -> str:
    when = f" The statement is of {in_full(stated)}." if stated else ""
    differing = sum(bool(one.differing) for one in chosen)
    many = f"{len(chosen)} event{'s' if len(chosen) > 1 else ''}"
    return (
        f"{many} from {in_full(chosen[0].on)} to {in_full(chosen[-1].on)}; figures differ in {differing}."
        f"{when} A diamond is the event, a dot a report at its day. The same is in the table."
    )


def _lane(scale: Scale, one: Happening, place: int) -> Markup:
    y = TOP + LANE * place + 36
    at = scale.middle(one.on)
    told = sorted({scale.middle(each.published) for each in one.tellings if each.published})
    sure = any(each.status is Happens.HAPPENED for each in one.tellings)
    label = f"{in_full(one.on)}: {shortened(one.what, LABEL)}{_suffix(one)}"
    made = [Markup('<text class="lane" x="{x}" y="{y}">{label}</text>').format(x=LEFT, y=y - 16, label=label)]
    made.append(
        Markup('<path class="reach" d="M{first} {y}H{last}"/><g transform="translate(0 {y})">').format(
            first=min([at, *told]), last=max([at, *told]), y=y
        )
    )
    marks = [("telling", x) for x in told] + [("event" if sure else "unsure", at)]
    made += [Markup('<use href="#event-{name}" x="{x}"/>').format(name=name, x=x) for name, x in marks]
    return Markup("").join(made) + Markup("</g>")


def _suffix(one: Happening) -> str:
    told = f" · {one.origins} sources" if one.origins > 1 else ""
    return told + (" · figures differ" if one.differing else "")


def _symbols() -> Markup:
    drawn = Markup('<path id="event-{name}" class="mark {name}" d="{path}"/>')
    return Markup("<defs>{}</defs>").format(
        Markup("").join(drawn.format(name=name, path=path) for name, path in _SHAPES.items())
    )
