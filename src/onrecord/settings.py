"""What a desk sets once: in `onrecord.toml` inside the archive, or in the environment.

The environment wins over the file, and an option on the command line wins over both.
"""

import dataclasses
import os
import tomllib
import types
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

from onrecord.errors import InputError

FILE = "onrecord.toml"
PREFIX = "ONRECORD_"
_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off"}


@dataclass(frozen=True)
class Settings:
    """What a desk sets once. Every field has a default that works.

    The sentence beside a field is what docs/settings.md prints.
    """

    words_only: Annotated[bool, "Use words alone, also when learned engines are installed."] = False
    threads: Annotated[int, "Threads that one engine may use."] = 2
    cache: Annotated[
        Path | None, "Where converted engines are kept. Without it, the cache folder of the user."
    ] = None
    publisher: Annotated[str, "The name of the desk, as published pages show it."] = ""
    site_folder: Annotated[Path | None, "The folder that `publish` writes the site to."] = None
    site_address: Annotated[str, "The address the site is served at, such as `https://desk.example`."] = ""
    contact: Annotated[
        str, "An address or a link sent with every request, so that site owners can reach the desk."
    ] = ""
    allow_private_addresses: Annotated[
        bool, "Fetch from addresses inside the desk's own network too. Off, they are refused."
    ] = False
    fetch_bytes: Annotated[int, "The largest page that is fetched, in bytes."] = 20_000_000
    fetch_seconds: Annotated[float, "The longest that one fetch may take, in seconds."] = 30.0
    fetch_redirects: Annotated[int, "How many redirects one fetch may follow."] = 5
    risk: Annotated[
        float | None,
        "The error rate that a proposal may have, between 0 and 1. Without it, the verdict's own default.",
    ] = None


def names() -> tuple[str, ...]:
    """Every setting, in the order of the manual."""
    return tuple(field.name for field in dataclasses.fields(Settings))


def about(name: str) -> str:
    """What a setting is for, in a sentence.

    >>> about("publisher")
    'The name of the desk, as published pages show it.'
    """
    sentence: str = get_type_hints(Settings, include_extras=True)[name].__metadata__[0]
    return sentence


def type_words(name: str) -> str:
    """The type of a setting in words for people.

    >>> type_words("words_only"), type_words("cache")
    ('true or false', 'text')
    """
    return _WORDS[_type_of(name)]


def load(folder: Path | None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force: the defaults, then `onrecord.toml` in `folder`, then the environment.

    >>> load(None, {"ONRECORD_WORDS_ONLY": "yes"}).words_only
    True

    Raises:
        InputError: a setting that does not exist, or a value of the wrong type; the
            message names the setting, the place and what was expected.
    """
    found: dict[str, Any] = {}
    file = folder / FILE if folder is not None else None
    if file is not None and file.is_file():
        for name, value in _read(file).items():
            found[name] = _from_toml(name, value, file)
    for name in names():
        written = environment.get(PREFIX + name.upper())
        if written is not None:
            found[name] = _from_words(name, written)
    return Settings(**found)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise InputError(
            f"{file} is no TOML file ({problem}).",
            'A settings file has lines such as: publisher = "The Desk".',
            "Mend the file.",
        ) from problem


def _from_toml(name: str, value: Any, file: Path) -> Any:
    if name not in names():
        raise InputError(
            f"The setting {name!r} in {file}.",
            f"There are the settings {', '.join(names())}.",
            "Use one of these, or take the line out.",
        )
    kind = _type_of(name)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if kind is Path and isinstance(value, str):
        return _checked(name, file.parent / Path(value).expanduser(), str(file))
    if type(value) is not kind:
        raise _wrong(name, value, str(file))
    return _checked(name, value, str(file))


def _from_words(name: str, written: str) -> Any:
    kind, place = _type_of(name), f"the environment variable {PREFIX}{name.upper()}"
    if kind is bool:
        if written.casefold() not in _YES | _NO:
            raise _wrong(name, written, place)
        return written.casefold() in _YES
    if kind is Path:
        return Path(written).expanduser()
    try:
        return _checked(name, kind(written), place)
    except ValueError as problem:
        raise _wrong(name, written, place) from problem


def _checked(name: str, value: Any, place: str) -> Any:
    low, high = _BOUNDS.get(name, (None, None))
    if low is not None and (not low <= value <= high or (name in _OPEN and value in (low, high))):
        raise InputError(
            f"The setting {name!r} is {value} in {place}.",
            f"It lies between {low} and {high}{', and is neither of them' if name in _OPEN else ''}.",
            "Give a number in this range.",
        )
    return value


def _wrong(name: str, value: Any, place: str) -> InputError:
    return InputError(
        f"The setting {name!r} is {value!r} in {place}.",
        f"Its value is {type_words(name)}.",
        f"Write it so, or leave it out: the default is {getattr(Settings(), name)!r}.",
    )


def _type_of(name: str) -> type:
    hint = get_type_hints(Settings)[name]
    if isinstance(hint, types.UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    if not isinstance(hint, type):
        raise TypeError(f"the setting {name!r} has a type that no file can hold")
    return hint


_WORDS: dict[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    Path: "text",
}
_BOUNDS: dict[str, tuple[float, float]] = {
    "threads": (1, 1024),
    "fetch_bytes": (1, 2**40),
    "fetch_seconds": (0.1, 3600.0),
    "fetch_redirects": (0, 50),
    "risk": (0.0, 1.0),
}
_OPEN = frozenset({"risk"})
"""Settings that lie between their bounds and are neither of them."""
