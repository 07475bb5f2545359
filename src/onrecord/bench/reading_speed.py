"""How long an article takes to read, from its bytes to its claims, and how that grows with its length."""

import json
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from onrecord.bench.measuring import cost_of

LENGTHS: Final = (250, 500, 1_000, 2_000, 4_000, 8_000)
"""Words of the articles that are read."""
TARGET_WORDS, TARGET_SECONDS = 1_000, 1.5
LINEAR: Final = 1.15
"""The highest power of its length with which reading may grow and still be called linear."""
ONE_THREAD: Final = {
    name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ONRECORD_THREADS")
}

_SPEAKERS: Final = (
    "The transport ministry",
    "A spokesman for the port authority",
    "The statistics office",
    "The mayor of Bremen",
    "The European Commission",
    "The audit office in Vienna",
    "A spokeswoman for the railway",
)
_PLACES: Final = ("Bremen", "Vienna", "Tallinn", "Nairobi", "Porto", "Lima", "Oslo")
_THINGS: Final = ("bridge", "harbour", "rail line", "hospital", "reservoir", "ferry", "school")
_MONTHS: Final = ("January", "March", "April", "June", "September", "November")
_FORMS: Final = (
    "{who} said on {day} that the {thing} in {place} had cost {number} million euros and opens in {month}.",
    "“The work on the {thing} is finished and we are checking the last {few} pumps,” {low} said.",
    "According to {low}, {number} people crossed the {thing} in {place} every day last year.",
    "The {thing} in {place} was closed in {month} {year} after engineers found cracks in {few} of its beams.",
    "{who} denied that the {thing} had been opened too early, and called the report “a guess”.",
    "Workers in {place} began to repair the {thing} and asked the council for {number} more days.",
    "In {year} the number of passengers fell by {few} per cent, while the price of a ticket rose.",
    "{who} told reporters that nobody was hurt when the roof of the {thing} fell in {place}.",
    "It added that the contract, which was signed in {year}, runs until the {thing} is handed over.",
    "Critics in {place} have long argued that a second {thing} would have been cheaper.",
)

# One process on one core: read articles of each length, each five times with other words.
_READ: Final = """
import json, os, sys, time
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from onrecord.bench.reading_speed import LENGTHS, article
from onrecord.claims.claims import find_all_claims
from onrecord.claims.worth import weigh
from onrecord.engines.engines import EngineSettings, load
from onrecord.engines.remembered import Remembered
from onrecord.reading.document import read_document
from onrecord.reading.statements import read_statements
from onrecord.records.document import Snapshot
engines = load(EngineSettings(words_only=sys.argv[1] == "words", threads=1))
def read(words, seed):
    body = article(words, seed).encode()
    started = time.perf_counter()
    document = read_document(Snapshot("0" * 64, f"file:{words}-{seed}.txt", len(body), "text/plain"), body)
    syntax = Remembered(engines.syntax) if engines.syntax else None
    statements = read_statements(document, None, syntax, engines.attribution)
    claims = weigh(find_all_claims(statements, document, syntax), engines.worth)
    return time.perf_counter() - started, len(statements), len(claims)
read(250, 99)
read(1000, 98)
print(json.dumps([[words, *sorted(read(words, seed) for seed in range(5))[2]] for words in LENGTHS]))
"""


@dataclass(frozen=True)
class Point:
    """An article of so many words, the middle time of five, and what was found in that one."""

    words: int
    seconds: float
    statements: int
    claims: int


def article(words: int, seed: int) -> str:
    """News-like text of about so many words, made by template. It says nothing about anybody.

    >>> len(article(500, 1).split()) in range(495, 530)
    True
    >>> article(250, 1) == article(250, 1), article(250, 1) == article(250, 2)
    (True, False)
    """
    dice = random.Random(f"reading {words} {seed}")
    told: list[str] = []
    count = 0
    while count < words:
        who = dice.choice(_SPEAKERS)
        sentence = dice.choice(_FORMS).format(
            who=who,
            low=who[0].lower() + who[1:],
            day=f"{dice.randint(1, 28)} {dice.choice(_MONTHS)} {dice.randint(2000, 2024)}",
            thing=dice.choice(_THINGS),
            place=dice.choice(_PLACES),
            number=dice.randint(40, 990),
            few=dice.randint(2, 19),
            month=dice.choice(_MONTHS),
            year=dice.randint(1990, 2024),
        )
        told.append(sentence)
        count += len(sentence.split())
    paragraphs = (" ".join(told[start : start + 3]) for start in range(0, len(told), 3))
    return "\n\n".join(paragraphs) + "\n"


def measure(words_only: bool = False) -> tuple[Point, ...]:
    """Read articles of every length in one process on one core, engines warm."""
    cost = cost_of(["-c", _READ, "words" if words_only else "engines"], ONE_THREAD)
    return tuple(Point(*row) for row in json.loads(cost.printed))


def growth(points: Sequence[Point]) -> float:
    """The power of its length with which the time of an article grows: 1 is linear.

    >>> growth([Point(words, words / 1000, 0, 0) for words in LENGTHS])
    1.0
    >>> growth([Point(words, (words / 1000) ** 2, 0, 0) for words in LENGTHS])
    2.0
    """
    across = [math.log(one.words) for one in points]
    up = [math.log(one.seconds) for one in points]
    middle, height = sum(across) / len(points), sum(up) / len(points)
    run = sum((x - middle) ** 2 for x in across)
    return round(sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True)) / run, 2)


def section(points: Sequence[Point], picture: str) -> list[str]:
    """The lines of the manual: the curve and its numbers, and whether the cost is linear."""
    power = growth(points)
    said = "linear" if power <= LINEAR else "more than linear"
    return [
        "## Reading, against the length of the article",
        "",
        "From the bytes of a text to its claims: document, statements, claims; engines warm, one core,",
        "one thread. The articles are made by template from a fixed seed; each time is the middle one of",
        "five articles.",
        "",
        f"![Seconds against words: the numbers stand in the table]({picture})",
        "",
        "| words | seconds | seconds for 1,000 words | statements | claims |",
        "|--:|--:|--:|--:|--:|",
        *(
            f"| {one.words:,} | {one.seconds:.2f} | {one.seconds * 1000 / one.words:.2f} "
            f"| {one.statements} | {one.claims} |"
            for one in points
        ),
        "",
        f"The time grows with the length to the power {power:.2f}: {said} (1 is linear; up to {LINEAR} is",
        "called so).",
    ]


_Place = Callable[[float, float], tuple[float, float]]
_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 640, 360, 56, 20, 20, 48


def drawn(points: Sequence[Point]) -> str:
    """The curve as an SVG file, with the target."""
    most_words, most_seconds = points[-1].words, max(one.seconds for one in points)
    most_seconds = max(most_seconds, TARGET_SECONDS)

    def at(words: float, seconds: float) -> tuple[float, float]:
        x = _LEFT + (_WIDTH - _LEFT - _RIGHT) * words / most_words
        return round(x, 1), round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * seconds / most_seconds, 1)

    line = " ".join(f"{x},{y}" for x, y in (at(one.words, one.seconds) for one in points))
    described = "; ".join(f"{one.words:,} words {one.seconds:.2f} s" for one in points)
    body = [_axes(at, most_words, most_seconds), _target(at)]
    body.append(Markup('<polyline fill="none" stroke="#1f4e79" stroke-width="2" points="{}"/>').format(line))
    body += [
        _mark(at(one.words, one.seconds), f"{one.seconds:.2f} s" if one.words >= TARGET_WORDS else "")
        for one in points
    ]
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" role="img" '
        'aria-labelledby="t d" font-family="sans-serif" font-size="13" fill="#222">'
        '<title id="t">Seconds to read an article, against its words</title><desc id="d">{described}</desc>'
        '<rect width="{w}" height="{h}" fill="#fff"/>{body}</svg>\n'
    )
    return str(svg.format(w=_WIDTH, h=_HEIGHT, described=described, body=Markup("").join(body)))


def _mark(place: tuple[float, float], label: str) -> Markup:
    x, y = place
    return Markup(
        '<circle cx="{x}" cy="{y}" r="4" fill="#1f4e79"/>'
        '<text x="{left}" y="{up}" text-anchor="end">{label}</text>'
    ).format(x=x, y=y, left=x - 8, up=y - 6, label=label)


def _axes(at: _Place, words: int, seconds: float) -> Markup:
    (left, low), (right, _), (_, high) = at(0, 0), at(words, 0), at(0, seconds)
    made = [
        Markup('<path d="M{left},{high} V{low} H{right}" fill="none" stroke="#888"/>').format(
            left=left, high=high, low=low, right=right
        ),
        Markup('<text x="{x}" y="{y}" text-anchor="end">words</text>').format(x=right, y=low + 36),
        Markup('<text x="{x}" y="{y}">seconds</text>').format(x=left + 6, y=high + 4),
    ]
    for number in LENGTHS[2:]:
        x, _ = at(number, 0)
        made.append(
            Markup('<text x="{x}" y="{y}" text-anchor="middle">{n}</text>').format(
                x=x, y=low + 18, n=f"{number:,}"
            )
        )
    for part in range(1, 5):
        value = seconds * part / 4
        _, y = at(0, value)
        made.append(
            Markup('<text x="{x}" y="{y}" text-anchor="end">{n}</text>').format(
                x=left - 6, y=y + 4, n=f"{value:.1f}"
            )
        )
    return Markup("").join(made)


def _target(at: _Place) -> Markup:
    x, y = at(TARGET_WORDS, TARGET_SECONDS)
    return Markup(
        '<circle cx="{x}" cy="{y}" r="5" fill="none" stroke="#a33" stroke-width="2"/>'
        '<text x="{left}" y="{up}" fill="#a33">target: 1,000 words in 1.5 s</text>'
    ).format(x=x, y=y, left=x + 10, up=y + 4)
