"""Templates into text, and text into files that a reader never sees half written."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord.text.written import in_full

# Marks that turn the direction of what follows, and characters no page may hold.
_CONTROLS = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
BUILDING = ".building"
LOCK = ".lock"


def shown(words: str | None) -> Markup:
    """Words from anywhere, safe in a page: escaped, with controls made visible.

    >>> shown("<b>" + chr(0x202E) + "abc")
    Markup('&lt;b&gt;⟨U+202E⟩abc')
    """
    visible = _CONTROLS.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", words or "")
    return escape(visible)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with everything escaped unless a template says otherwise."""
    made = Environment(
        loader=PackageLoader("onrecord.publication", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["plain"] = shown
    made.filters["in_full"] = in_full
    return made


def render(template: str, context: Mapping[str, Any]) -> bytes:
    """One file of the site."""
    return environment().get_template(template).render(**context).encode("utf-8", "replace")


@contextmanager
def site_lock(folder: Path) -> Iterator[None]:
    """Only one process writes to a site at a time; the others wait."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Put files in place, each whole, in the order given; those that are so already stay untouched.

    All are written and flushed in a folder beside their places before the first is moved,
    so a kill leaves for every file the old or the new one, and none that comes later in the
    order without those before it. The caller holds `site_lock`.
    """
    building = folder / BUILDING
    shutil.rmtree(building, ignore_errors=True)
    changed = {name: body for name, body in files.items() if not _is(folder / name, body)}
    for name, body in changed.items():
        place = building / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as out:
            out.write(body)
            out.flush()
            os.fsync(out.fileno())
    before: Path | None = None
    for name in changed:
        place = folder / name
        if before is not None and before != place.parent:
            _flush(before)  # what a page links to is on disk before the page is
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(building / name, place)
        before = place.parent
    if before:
        _flush(before)
    shutil.rmtree(building, ignore_errors=True)
    return tuple(folder / name for name in changed)


def _is(place: Path, body: bytes) -> bool:
    return place.is_file() and place.stat().st_size == len(body) and place.read_bytes() == body


def _flush(folder: Path) -> None:
    """Make the renames in a folder survive a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
