"""From the settings of an archive to the engines, limits and site that a command uses."""

import re
from pathlib import Path

from onrecord.cli.output import Tell
from onrecord.engines.engines import EngineSettings, load
from onrecord.errors import InputError
from onrecord.net.fetch import Limits
from onrecord.publication.site import Site
from onrecord.records.engine import Engines
from onrecord.settings import Settings

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S*", re.IGNORECASE)


def engine_settings(settings: Settings, progress: Tell | None = None) -> EngineSettings:
    """What the desk has chosen about engines. `progress` hears of a conversion of weights."""
    return EngineSettings(settings.words_only, settings.threads, settings.cache, progress)


def engines_of(settings: Settings, progress: Tell | None = None) -> Engines:
    """The engines that the settings allow and that are installed."""
    return load(engine_settings(settings, progress))


def limits_of(settings: Settings) -> Limits:
    """How far a fetch may go."""
    return Limits(
        bytes=settings.fetch_bytes,
        seconds=settings.fetch_seconds,
        redirects=settings.fetch_redirects,
        allow_private=settings.allow_private_addresses,
        contact=settings.contact or None,
    )


def is_address(source: str) -> bool:
    """Whether what was given is an address and no path.

    >>> is_address("https://desk.example/1"), is_address("notes/1.txt")
    (True, False)
    """
    return _ADDRESS.fullmatch(source.strip()) is not None


def path_of(source: str) -> Path:
    """What was given, as the path of a file or folder.

    Raises:
        InputError: no name on this machine can be so, such as one that is too long.
    """
    path = Path(source)
    try:
        path.stat()
    except FileNotFoundError:
        return path
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else problem
        raise InputError(
            f"The path {source[:200]!r}: {why}.", "The path of a file or folder.", "Check the path."
        ) from problem
    return path


def site_of(settings: Settings, folder: Path | None, address: str | None) -> Site:
    """Where a page is written and where it will be read.

    Raises:
        InputError: neither an option nor a setting says where.
    """
    to = folder or settings.site_folder
    if to is None:
        raise InputError(
            "No folder to publish to.",
            "The site is written to a folder.",
            "Give --to DIR, or set `site_folder` in onrecord.toml.",
        )
    return Site(folder=to, address=address or settings.site_address, publisher=settings.publisher)
