"""From the settings of an archive to the engines, limits and site that a command uses."""

import dataclasses
from pathlib import Path

from onrecord.engines.engines import EngineSettings, load
from onrecord.errors import InputError
from onrecord.net.fetch import Limits
from onrecord.publication.publish import Site
from onrecord.records.engine import Engines
from onrecord.settings import Settings


def engines_of(settings: Settings) -> Engines:
    """The engines that the settings allow and that are installed."""
    return load(
        EngineSettings(words_only=settings.words_only, threads=settings.threads, cache=settings.cache)
    )


def limits_of(settings: Settings) -> Limits:
    """How far a fetch may go."""
    wanted = {
        "bytes": settings.fetch_bytes,
        "seconds": settings.fetch_seconds,
        "redirects": settings.fetch_redirects,
        "allow_private": settings.allow_private_addresses,
        "contact": settings.contact,
    }
    known = {field.name for field in dataclasses.fields(Limits)}
    return Limits(**{name: value for name, value in wanted.items() if name in known})


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
