"""`onrecord doctor`: what is there, what is missing, and how to get it."""

import platform
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import RenderableType

import onrecord
from onrecord import settings
from onrecord.archive.archive import Archive
from onrecord.cli.desk import engine_settings
from onrecord.cli.edge import InArchive
from onrecord.cli.output import as_json, give, heading, paragraph, words
from onrecord.engines.engines import EngineStatus, status
from onrecord.errors import NotAnArchive


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """Which archive, if any."""


def command(options: Options) -> int:
    """Say what is installed, what is missing and how far the index is.

    Works without an archive too. Ends with status 1 when the index is behind the ledger
    or cannot be used.
    """
    engines = status(engine_settings(settings.load(options.archive)))
    found: dict[str, Any] = {
        "onrecord": onrecord.__version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "engines": engines,
        "archive": _archive(options.archive),
    }
    give(found, _lines(found), json_wanted=options.json)
    wrong = ("behind", "failed", "index_problem")
    return 1 if any(found["archive"].get(name) for name in wrong) else 0


def _archive(folder: Path) -> dict[str, Any]:
    try:
        with Archive.open(folder) as archive:
            shown: dict[str, Any] = as_json(archive.status())
            return shown | {"path": str(archive.path)}
    except NotAnArchive as problem:
        return {"none": f"{problem.given} {problem.do}"}


def _lines(found: dict[str, Any]) -> list[RenderableType]:
    here = f"onrecord {found['onrecord']}, Python {found['python']}, {found['platform']}"
    lines: list[RenderableType] = [words(here), heading("Engines")]
    lines += [paragraph(_engine(engine)) for engine in found["engines"]]
    lines.append(heading("Archive"))
    for name, value in found["archive"].items():
        lines.append(paragraph(f"{name.replace('_', ' ')}: {_plain(value)}"))
    return lines


def _engine(engine: EngineStatus) -> str:
    there = "there" if engine.installed else f"missing. {engine.how_to_get}"
    return f"{engine.name} {engine.version}, {engine.what_for}: {there}"


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(one)}" for name, one in value.items()) or "–"
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value) or "–"
    return "–" if value is None else str(value)
