"""What was typed, in the words of errors: the option `--on`, not the name `on` that the library knows."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from onrecord.errors import InputError
from onrecord.intake.said import checked
from onrecord.records.statement import Said
from onrecord.text.when import When


def option(name: str) -> str:
    """A field's name as it is typed.

    >>> option("read_in")
    '--read-in'
    """
    return "--" + name.replace("_", "-")


@contextmanager
def as_typed(typed: dict[str, str]) -> Iterator[None]:
    """An error in the block names what was typed: for each name in `typed`, the words beside it."""
    try:
        yield
    except InputError as problem:
        parts = [problem.given, problem.expected, problem.do]
        for name, words in typed.items():
            parts = [part.replace(f"`{name}`", words) for part in parts]
        raise InputError(*parts) from problem


def date_in(name: str, written: str) -> When:
    """The date given to an option.

    Raises:
        InputError: it is none; the option is named.
    """
    try:
        return When(written)
    except InputError as problem:
        raise InputError(f"{option(name)}: {problem.given}", problem.expected, problem.do) from problem


def said_with(said: Said, options: Collection[str], *, as_argument: bool = False) -> Said:
    """`said` itself, when it can be a statement; an error names the options it was given in."""
    typed = {name: option(name) for name in options}
    if as_argument:
        typed["text"] = "STATEMENT"
    with as_typed(typed):
        return checked(said)
