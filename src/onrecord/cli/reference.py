"""The pages of the manual that are made from the code: docs/cli.md and docs/settings.md.

`python -m onrecord.cli.reference` writes them; a test fails when they are old.
"""

import dataclasses
import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from onrecord import settings
from onrecord.cli.app import FOOT
from onrecord.cli.edge import InArchive, Shared
from onrecord.cli.table import GROUPS

DOCS = Path(__file__).parents[3] / "docs"
MADE = "<!-- Made by `make docs` from the code. Change the code, not this page. -->"


def pages() -> dict[str, str]:
    """The name and the text of every page that is made from the code."""
    return {"cli.md": _cli(), "settings.md": _settings()}


def main() -> None:
    """Write the pages into docs/."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
        sys.stdout.write(f"docs/{name}\n")


def _cli() -> str:
    parts = [f"# Commands\n\n{MADE}\n\n```text\n{FOOT}```\n"]
    for title, commands in GROUPS.items():
        parts.append(f"## {title}\n")
        parts += [_command(name, row.module) for name, row in commands.items()]
    return "\n".join(parts)


def _command(name: str, module: str) -> str:
    function = importlib.import_module(module).command
    (options,) = (hint for key, hint in get_type_hints(function).items() if key != "return")
    rows = list(_parameters(options))
    arguments = [_place(given, written) for given, written in rows if _is_argument(written)]
    needed = [
        f"{_flag(given, written)} {_value(given, written)}"
        for given, written in rows
        if _needed(given, written)
    ]
    usage = " ".join(["onrecord", name, *arguments, *needed, "[OPTIONS]"])
    lines = [f"### onrecord {name}\n", inspect.getdoc(function) or "", f"\n```text\n{usage}\n```\n"]
    lines += ["| | |", "|---|---|"]
    for given, written in rows:
        shown = _place(given, written) if _is_argument(written) else _flag(given, written)
        value = "" if _is_argument(written) else _value(given, written)
        lines.append(f"| `{f'{shown} {value}'.strip()}` | {written.help} |")
    if issubclass(options, InArchive):
        lines.append("| `--archive DIR` | The archive. Or `ONRECORD_ARCHIVE`, or the current folder. |")
    lines.append("| `--json` | Print the records as JSON. |\n")
    return "\n".join(lines)


def _parameters(options: Any) -> Iterator[tuple[dataclasses.Field[Any], Any]]:
    """The fields of a command's options that are its own, each with how Typer was told to read it."""
    shared = {field.name for base in (Shared, InArchive) for field in dataclasses.fields(base)}
    hints = get_type_hints(options, include_extras=True)
    for field in dataclasses.fields(options):
        if field.name not in shared and get_origin(hints[field.name]) is Annotated:
            yield field, get_args(hints[field.name])[1]


def _is_argument(written: Any) -> bool:
    return type(written).__name__ == "ArgumentInfo"


def _needed(given: dataclasses.Field[Any], written: Any) -> bool:
    return given.default is dataclasses.MISSING and not _is_argument(written)


def _place(given: dataclasses.Field[Any], written: Any) -> str:
    return str(written.metavar or given.name.upper())


def _flag(given: dataclasses.Field[Any], written: Any) -> str:
    named = [one for one in (written.default, *(written.param_decls or ())) if isinstance(one, str)]
    return named[0] if named else "--" + given.name.replace("_", "-")


def _value(given: dataclasses.Field[Any], written: Any) -> str:
    if given.type is bool or "bool" in str(given.type):
        return ""
    return str(written.metavar or "TEXT")


def _settings() -> str:
    lines = [
        "# Settings",
        f"\n{MADE}\n",
        f"A setting stands in `{settings.FILE}` inside the archive, or in the environment. The",
        "environment wins over the file, and an option on the command line wins over both. A",
        "setting that does not exist, or a value of the wrong type, is an error that names it.\n",
        "```toml",
        "# onrecord.toml",
        'publisher = "The Desk"',
        'site_folder = "site"',
        'site_address = "https://desk.example"',
        "```\n",
        "A folder in the file is counted from the folder of the file.\n",
        "| setting | in the environment | value | default | |",
        "|---|---|---|---|---|",
    ]
    plain = settings.Settings()
    for name in settings.names():
        default = getattr(plain, name)
        shown = "–" if default in (None, "") else f"`{str(default).lower()}`"
        variable = f"`{settings.PREFIX}{name.upper()}`"
        lines.append(
            f"| `{name}` | {variable} | {settings.type_words(name)} | {shown} | {settings.about(name)} |"
        )
    lines.append("| | `ONRECORD_ARCHIVE` | text | – | The archive that commands work in. |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
