"""From the words on the command line to one command, and from every error to one shape.

Exit status: 0 done, 1 done and something is wrong, 2 used wrongly, 130 interrupted.
"""

import difflib
import importlib
import json
import os
import sys
from collections.abc import Sequence

import onrecord
from onrecord.cli.clean import clean, clean_json
from onrecord.cli.table import COMMANDS, GROUPS
from onrecord.errors import InputError, OnrecordError

HELP = {"--help", "-h", "help"}
INTERRUPTED = 130
HEAD = """\
Usage: onrecord COMMAND [OPTIONS]

From a public figure's statement to a signed, sourced fact-check.
The machine proposes, a person decides.
"""
FOOT = """\
Every command takes --json and --help. The archive is the folder given with
--archive, or in ONRECORD_ARCHIVE, or the current folder.
Exit status: 0 done, 1 done and something is wrong, 2 used wrongly.
"""


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        # The reader, `head` for example, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)


def run(words: Sequence[str]) -> int:
    """Run one command and give its exit status. Every error of onrecord is printed, none is raised.

    >>> run(["--version"])
    onrecord 0.1.0
    0
    """
    if not words or words[0] in HELP:
        sys.stdout.write(menu())
        return 0
    if words[0] in {"--version", "-V"}:
        sys.stdout.write(f"onrecord {onrecord.__version__}\n")
        return 0
    try:
        return _command(words[0], words[1:])
    except OnrecordError as problem:
        _tell(problem, as_json="--json" in words)
        return problem.exit_status


def menu() -> str:
    """The help of `onrecord` itself."""
    width = max(len(name) for name in COMMANDS)
    parts = [HEAD]
    for title, commands in GROUPS.items():
        lines = [f"  {name:<{width}}  {row.about}" for name, row in commands.items()]
        parts.append(f"{title}\n" + "\n".join(lines) + "\n")
    return "\n".join([*parts, FOOT])


def _command(name: str, words: Sequence[str]) -> int:
    row = COMMANDS.get(name)
    if row is None:
        near = difflib.get_close_matches(name, COMMANDS, n=1)
        raise InputError(
            f"There is no command {name!r}.",
            f"The commands are {', '.join(COMMANDS)}.",
            f"Did you mean {near[0]!r}?" if near else "Run `onrecord --help`.",
        )
    status: int = importlib.import_module("onrecord.cli.edge").invoke(name, row.module, words)
    return status


def _tell(problem: OnrecordError, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(clean_json(json.dumps(problem.as_dict(), ensure_ascii=False, indent=2)) + "\n")
        return
    lines = (
        f"error: {clean(problem.given)}",
        f"  expected: {clean(problem.expected)}",
        f"  do: {clean(problem.do)}",
    )
    sys.stderr.write("\n".join(lines) + "\n")
