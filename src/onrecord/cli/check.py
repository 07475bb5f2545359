"""`onrecord check`: the journey, for one statement."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord import settings
from onrecord.archive.archive import Archive
from onrecord.cli.article import PAGE, archived, fetched
from onrecord.cli.desk import engines_of, is_address, limits_of
from onrecord.cli.edge import InArchive
from onrecord.cli.output import during, give, progress
from onrecord.cli.typed import date_in, option, said_with
from onrecord.cli.view_check import check_lines
from onrecord.errors import InputError
from onrecord.intake.said import read_said, said_from_text
from onrecord.intake.sources import file_bytes
from onrecord.journey import CheckOptions, check
from onrecord.net.fetch import Limits
from onrecord.records.document import Document
from onrecord.records.statement import Said

TEXT_FILES = {".txt", ".md", ""}


@dataclass(frozen=True, kw_only=True)
class Options(InArchive):
    """The statement, and what is known about it."""

    statement: Annotated[
        str,
        typer.Argument(
            help="A statement file (TOML), an article (file, address, doc_ or snp_ id), or the words."
        ),
    ]
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who said it.")] = None
    role: Annotated[str | None, typer.Option(help="Their office on that day.")] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When: 2022-11-02, 2022-11 or 2022.")] = None
    venue: Annotated[str | None, typer.Option(help="Where they said it.")] = None
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Its language, such as en.")] = None
    read_in: Annotated[str | None, typer.Option(metavar="OUTLET", help="Where we read it.")] = None
    words_only: Annotated[
        bool | None, typer.Option("--words-only", help="Use no learned engine.", show_default=False)
    ] = None


def command(options: Options) -> int:
    """Check a statement against the archive.

    Prints the claims in it, what the machine proposes for each and why, the line they
    belong to, who repeated it, the evidence by date, and what was not found. Nothing is
    decided: that is for a person.
    """
    with Archive.open(options.archive) as archive:
        desk = settings.load(options.archive)
        if options.words_only:
            desk = replace(desk, words_only=True)
        with progress(json_wanted=options.json) as tell:
            run = CheckOptions(words_only=desk.words_only, engines=engines_of(desk, tell))
            if desk.risk is not None:
                run = replace(run, risk=desk.risk)
            with during(tell, "taking the statement"):
                statement = _statement(options, archive, limits_of(desk))
            found = check(archive, statement, run, tell)
    give(found, check_lines(found), json_wanted=options.json)
    return 0


def _statement(options: Options, archive: Archive, limits: Limits) -> Said | Document | Path:
    """The statement as the journey takes it. What is given on the command line wins over the file."""
    given: dict[str, Any] = {
        "by": options.by,
        "role": options.role,
        "on": date_in("on", options.on) if options.on else None,
        "venue": options.venue,
        "language": options.language,
        "read_in": options.read_in,
    }
    known = {name: value for name, value in given.items() if value is not None}
    given_as = options.statement
    if is_address(given_as) or PAGE.fullmatch(given_as):
        _refuse_beside_an_article(given_as, known)
        return fetched(archive, given_as, limits) if is_address(given_as) else archived(archive, given_as)
    path = Path(given_as)
    if not _is_file(path):
        if _looks_like_a_path(options.statement):
            raise InputError(
                f"There is no file {options.statement!r}.",
                "A statement is a file or the words themselves.",
                "Check the name of the file.",
            )
        return _with(Said(options.statement), known, as_argument=True)
    if path.suffix == ".toml":
        return _with(read_said(file_bytes(path)), known)
    if known and path.suffix in TEXT_FILES:
        return _with(said_from_text(file_bytes(path)), known)
    _refuse_beside_an_article(path.name, known)
    return path


def _refuse_beside_an_article(name: str, known: dict[str, Any]) -> None:
    if known:
        raise InputError(
            f"{name} is an article, and {', '.join(map(option, known))} was given with it.",
            "Who spoke is read in an article; it is given beside a text or a statement file.",
            "Leave the options out, or give the words of the statement.",
        )


def _with(said: Said, known: dict[str, Any], *, as_argument: bool = False) -> Said:
    return said_with(replace(said, **known), known, as_argument=as_argument)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # longer than a name may be, or with a null character: words, not a name


def _looks_like_a_path(text: str) -> bool:
    one_word = len(text.split()) == 1
    return one_word and (os.sep in text or Path(text).suffix[1:].isalpha())
