"""Desks that publish fact-checks: their verdicts are words about a claim, not evidence for or against it."""

import re
import tomllib
from collections.abc import Set
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.text.predicates_lexicon import parts_of, stands
from onrecord.text.tokens import tokens


def is_fact_checker(publisher: str | None, checkers: Set[str] = frozenset()) -> bool:
    """Whether a publisher is listed as a fact-checker, or among `checkers`.

    What stands behind a comma or in brackets only says more about it.

    >>> is_fact_checker("Polygraph.info"), is_fact_checker("A ministry, in answer to Polygraph.info")
    (True, False)
    """
    return bool(publisher) and (publisher in checkers or _listed(publisher or ""))


@lru_cache(maxsize=4_096)
def _listed(publisher: str) -> bool:
    found = tokens(re.split(r"[,;(]", publisher)[0])
    return any(stands(parts, found, at) for parts in _desks() for at in range(len(found)))


@cache
def _desks() -> tuple[tuple[str, ...], ...]:
    table = tomllib.loads(files("onrecord.text").joinpath("checkers.toml").read_text("utf-8"))
    return tuple(map(parts_of, table["words"]))
