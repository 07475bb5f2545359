"""The training part of PolNeAR: articles, and the attributions that are annotated in them."""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.text.spans import Span

ASIDE = 20
"""Every so many articles one is set aside from training, for choosing how scores become words."""


@dataclass(frozen=True)
class Relation:
    """One annotated attribution: the places of its cue, its content and its source."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...]


def articles(packed: Path) -> Iterator[tuple[str, list[Relation]]]:
    """Each article with its annotation; of several annotators the first by name."""
    texts: dict[str, str] = {}
    notes: dict[str, str] = {}
    with tarfile.open(packed) as file:
        for member in sorted(file.getmembers(), key=lambda each: each.name):
            body = file.extractfile(member)
            if body is None:
                continue
            stem, _, kind = Path(member.name).name.rpartition(".")
            if kind == "txt":
                texts[stem] = body.read().decode("utf-8")
            elif kind == "ann":
                notes.setdefault(stem.rpartition("_")[0], body.read().decode("utf-8"))
    for name in sorted(texts):
        if name in notes:
            yield texts[name], list(relations(notes[name]))


def relations(annotated: str) -> Iterator[Relation]:
    """The attributions in a standoff annotation."""
    rows = [line.split("\t") for line in annotated.splitlines() if "\t" in line]
    places = {
        row[0]: tuple(Span(int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", row[1]))
        for row in rows
        if row[0][:1] == "T"
    }
    for row in rows:
        if row[0][:1] != "E":
            continue
        parts: dict[str, tuple[Span, ...]] = {}
        for part in row[1].split():
            role, _, mark = part.partition(":")
            parts[role.rstrip("0123456789")] = places.get(mark, ())
        if parts.get("Cue"):
            yield Relation(parts["Cue"], parts.get("Content", ()), parts.get("Source", ()))
