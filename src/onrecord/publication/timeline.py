"""Timelines drawn as SVG, with their marks as rows for the table beside them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from onrecord.text.when import When
from onrecord.text.written import in_full

WIDTH, LEFT, RIGHT = 640, 16, 24
TOP, LANE = 44, 52
MOST_TICKS = 7

_SHAPES = {
    "against": "M-7,-6 L7,-6 L0,7 Z",
    "for": "M-7,6 L7,6 L0,-7 Z",
    "unclear": "M0,-6 A6,6 0 1,1 -0.01,-6 Z",
    "repeats": "M0,-7 L7,0 L0,7 L-7,0 Z",
    "check": "M-6,-6 H6 V6 H-6 Z",
}


@dataclass(frozen=True)
class Mark:
    """One thing on a timeline: its date, the lane it lies in, and the number of its source."""

    when: When
    lane: str
    record: str
    source: int | None = None


@dataclass(frozen=True)
class Row:
    """A row of the table: what one date has in each lane, and the sources that the page lists."""

    when: When
    lanes: tuple[tuple[str, int], ...]
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Lane:
    """A row of a timeline: `shape` is `against`, `for`, `unclear`, `repeats` or `check`."""

    name: str
    shape: str


@dataclass(frozen=True)
class Timeline:
    """A drawing, its title and description, and its marks as rows in the order of their dates."""

    key: str
    title: str
    description: str
    svg: Markup
    rows: tuple[Row, ...]


def draw(
    key: str, title: str, lanes: Sequence[Lane], marks: Sequence[Mark], stated: When | None
) -> Timeline | None:
    """The timeline of `marks`, with the date of the statement as a line; nothing for no marks.

    The width is that of the column; letters keep their size on narrow screens by the
    style sheet.
    """
    rows = tuple(sorted(marks, key=lambda mark: (mark.when.first, mark.when.last, mark.lane, mark.record)))
    used = [lane for lane in lanes if any(mark.lane == lane.name for mark in rows)]
    if not rows:
        return None
    days = [day for mark in rows for day in (mark.when.first, mark.when.last)]
    days += [stated.first, stated.last] if stated else []
    scale = Scale(min(days), max(days))
    description = _description(rows, used, stated)
    body = [_symbols(used), ticks(scale, len(used))]
    if stated:
        body.append(statement_line(scale, stated, len(used)))
    body += [_lane(scale, lane, place, rows) for place, lane in enumerate(used)]
    height = TOP + LANE * len(used) + 34
    svg = Markup(
        '<svg class="timeline" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="{key}-title {key}-desc"><title id="{key}-title">{title}</title>'
        '<desc id="{key}-desc">{description}</desc>{body}</svg>'
    ).format(
        width=WIDTH, height=height, key=key, title=title, description=description, body=Markup("").join(body)
    )
    return Timeline(key, title, description, svg, _table(rows))


def _table(marks: Sequence[Mark]) -> tuple[Row, ...]:
    found: dict[When, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.when, []).append(mark)
    return tuple(
        Row(
            when,
            tuple(Counter(mark.lane for mark in same).items()),
            tuple(sorted({mark.source for mark in same if mark.source})),
        )
        for when, same in found.items()
    )


@dataclass(frozen=True)
class Scale:
    """Where the days between two lie in a drawing, from its left edge to its right."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """The place of a day, in the units of the drawing."""
        days = max(1, (self.last - self.first).days)
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - self.first).days / days, 1)

    def middle(self, when: When) -> float:
        """The place of a date, its middle when it is no single day."""
        return round((self.x(when.first) + self.x(when.last)) / 2, 1)

    def years(self) -> list[int]:
        """The years to label, few enough to stay apart."""
        years = list(range(self.first.year + (self.first > date(self.first.year, 1, 15)), self.last.year + 1))
        step = next((s for s in (1, 2, 3, 5, 10, 20, 50, 100) if len(years) / s <= MOST_TICKS), 500)
        return [year for year in years if year % step == 0] or years[:1]


def _description(rows: Sequence[Mark], lanes: Sequence[Lane], stated: When | None) -> str:
    counts = [f"{lane.name}: {sum(mark.lane == lane.name for mark in rows)}" for lane in lanes]
    when = f" The statement is of {in_full(stated)}." if stated else ""
    first, last = in_full(rows[0].when), in_full(max(rows, key=lambda mark: mark.when.last).when)
    return f"From {first} to {last}. {'; '.join(counts)}.{when} The same in numbers stands in the table."


def ticks(scale: Scale, lanes: int) -> Markup:
    """The years, as lines through so many lanes."""
    bottom = TOP + LANE * lanes
    places = [(scale.x(max(scale.first, date(year, 1, 1))), year) for year in scale.years()]
    lines = "".join(f"M{x} {TOP - 8}V{bottom}" for x, _ in places)
    years = Markup("").join(_year(x, bottom + 24, year) for x, year in places)
    return Markup('<path class="tick" d="{lines}"/><g class="year" text-anchor="middle">{years}</g>').format(
        lines=lines, years=years
    )


def _year(x: float, y: int, year: int) -> Markup:
    edge = "start" if x < 40 else "end" if x > WIDTH - 40 else ""
    anchor = Markup(' text-anchor="{}"').format(edge) if edge else ""
    return Markup('<text x="{x}" y="{y}"{anchor}>{year}</text>').format(x=x, y=y, anchor=anchor, year=year)


def statement_line(scale: Scale, stated: When, lanes: int) -> Markup:
    """The day of the statement, as a line with its date through so many lanes."""
    x = scale.middle(stated)
    anchor, shift = ("end", 6) if x > WIDTH / 2 else ("start", -6)
    return Markup(
        '<line class="stated" x1="{x}" x2="{x}" y1="26" y2="{bottom}"/>'
        '<text class="stated-label" x="{label}" y="18" text-anchor="{anchor}">Statement, {when}</text>'
    ).format(x=x, bottom=TOP + LANE * lanes, label=x + shift, anchor=anchor, when=in_full(stated))


def _lane(scale: Scale, lane: Lane, place: int, rows: Sequence[Mark]) -> Markup:
    y = TOP + LANE * place + 36
    made = [
        Markup(
            '<text class="lane" x="{left}" y="{up}">{name}</text>'
            '<line class="axis" x1="{left}" x2="{right}" y1="{y}" y2="{y}"/>'
        ).format(left=LEFT, right=WIDTH - RIGHT, up=y - 16, y=y, name=lane.name)
    ]
    places: dict[float, Markup] = {}  # passages of one day are one mark
    for mark in rows:
        if mark.lane != lane.name:
            continue
        x, first, last = scale.middle(mark.when), scale.x(mark.when.first), scale.x(mark.when.last)
        if last - first > 8:
            made.append(
                Markup('<line class="range {shape}" x1="{a}" x2="{b}" y1="{y}" y2="{y}"/>').format(
                    shape=lane.shape, a=first, b=last, y=y
                )
            )
        places[x] = Markup('<use href="#{shape}" x="{x}"/>').format(shape=lane.shape, x=x)
    marks = Markup('<g transform="translate(0 {y})">{marks}</g>').format(
        y=y, marks=Markup("").join(places.values())
    )
    return Markup("").join([*made, marks])


def _symbols(lanes: Sequence[Lane]) -> Markup:
    """The shapes of the marks, each drawn once."""
    drawn = Markup('<path id="{shape}" class="mark {shape}" d="{path}"/>')
    shapes = [drawn.format(shape=lane.shape, path=_SHAPES[lane.shape]) for lane in lanes]
    return Markup("<defs>{}</defs>").format(Markup("").join(shapes))
