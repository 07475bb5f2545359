"""The edge between Typer and the commands.

A command is a function of one frozen dataclass. Each field is an argument or an option,
annotated as Typer wants it. So options are made once, here, and a command has one parameter.
"""

import dataclasses
import importlib
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer
import typer.main

from onrecord.errors import InputError

# The base of every complaint about usage; its home differs between releases of Typer.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What every command takes."""

    json: Annotated[bool, typer.Option("--json", help="Print the records as JSON.")] = False


@dataclass(frozen=True, kw_only=True)
class InArchive(Shared):
    """What a command that works in an archive takes."""

    archive: Annotated[
        Path,
        typer.Option("--archive", envvar="ONRECORD_ARCHIVE", metavar="DIR", help="The archive."),
    ] = Path(".")


@dataclass(frozen=True, kw_only=True)
class ByPerson(InArchive):
    """What a command takes that records somebody's act."""

    name: Annotated[str, typer.Option("--as", metavar="NAME", help="Who acts.")]
    role: Annotated[str, typer.Option("--role", help="Their role at the desk.")] = "reporter"


def build(name: str, module: str) -> Any:
    """The Typer command of a module: its function `command`, its help from the docstring."""
    function = importlib.import_module(module).command
    application = typer.Typer(add_completion=False, rich_markup_mode=None)
    application.command(name)(spread(function))
    return typer.main.get_command(application)


def spread(function: Callable[[Any], int]) -> Callable[..., int]:
    """`function`, with the fields of its one dataclass as parameters that Typer can read."""
    (options,) = (hint for name, hint in get_type_hints(function).items() if name != "return")
    hints = get_type_hints(options, include_extras=True)
    own = vars(options).get("__annotations__", {})
    ordered = sorted(dataclasses.fields(options), key=lambda field: field.name not in own)
    parameters = []
    for field in ordered:
        default = inspect.Parameter.empty if field.default is dataclasses.MISSING else field.default
        parameters.append(
            inspect.Parameter(
                field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[field.name]
            )
        )

    def called(**values: Any) -> int:
        return function(options(**values))

    called.__doc__ = function.__doc__
    called.__annotations__ = {field.name: hints[field.name] for field in ordered}
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return called


def invoke(name: str, module: str, words: Sequence[str]) -> int:
    """Run one command and give its exit status.

    Raises:
        InputError: the command was used wrongly.
        OnrecordError: what the command itself raises.
    """
    try:
        status = build(name, module).main(list(words), prog_name=f"onrecord {name}", standalone_mode=False)
    except UsageError as problem:
        raise InputError(
            problem.format_message(),  # type: ignore[attr-defined]
            f"`onrecord {name}` takes other words.",
            f"Run `onrecord {name} --help`.",
        ) from problem
    except typer.Abort as problem:
        raise KeyboardInterrupt from problem
    return int(status or 0)
