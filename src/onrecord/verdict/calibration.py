"""The measured rates that probabilities are taken from. `calibration.json` holds them, with their sources."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

ALL: Final = "all"
LATE: Final = "more than a year apart"
ONE: Final = "one publisher"
ONE_LATE: Final = "one publisher, more than a year apart"
ONE_SIDED: Final = "one publisher that rates nothing otherwise"
SINGLE: Final = "one check"
SINGLE_LATE: Final = "one check, more than a year apart"
SINGLE_ONE_SIDED: Final = "one check, by a publisher that rates nothing otherwise"
FEWEST_OBSERVED: Final = 20
"""A rate from fewer cases than this carries no proposal: its interval is wider than .35."""


@dataclass(frozen=True)
class Rate:
    """How often something held in `observed` real cases: smoothed, with the 95% interval."""

    rate: float
    low: float
    high: float
    observed: int
    agreed: int
    of: str

    @property
    def enough(self) -> bool:
        """Whether it rests on at least `FEWEST_OBSERVED` cases."""
        return self.observed >= FEWEST_OBSERVED

    def said(self) -> str:
        """The rate in words.

        >>> Rate(0.95, 0.86, 0.99, 37, 36, ALL).said()
        '36 of 37, smoothed 95.0%, 95% interval 86.0 to 99.0%'
        """
        return (
            f"{self.agreed} of {self.observed}, smoothed {self.rate:.1%}, "
            f"95% interval {100 * self.low:.1f} to {self.high:.1%}"
        )


Side = Literal["false", "mixed", "true"]


def repeat_rate(
    side: Side, *, late: bool, one: bool = False, one_sided: bool = False, single: bool = False
) -> Rate:
    """How often a check rated a claim on the side on which earlier ones, by others, had rated it.

    `late` asks for those made more than a year after the earlier ones, `one` for those whose
    earlier ones were all by one publisher, `one_sided` for such a publisher that rates nothing
    otherwise, `single` for those with exactly one earlier check.
    Where several rows describe the case, the lowest that rests on enough cases.

    >>> repeat_rate("false", late=False).observed > repeat_rate("false", late=True).observed
    True
    >>> repeat_rate("false", late=True, one=True, one_sided=True).of
    'one publisher that rates nothing otherwise'
    """
    if single:
        names = [SINGLE_LATE if late else SINGLE, *([SINGLE_ONE_SIDED] if one_sided else [])]
    elif one:
        names = [ONE_LATE if late else ONE, *([ONE_SIDED] if one_sided else [])]
    else:
        names = [LATE if late else ALL]
    rates = [_rate("repeats", side, name) for name in names]
    return min((rate for rate in rates if rate.enough), key=lambda rate: rate.rate, default=rates[0])


def with_one_check(side: Side, of: str) -> tuple[int, int] | None:
    """Of the cases behind a row of one publisher, how many had exactly one earlier check, and all.

    >>> with_one_check("false", ALL) is None
    True
    """
    single = {ONE: SINGLE, ONE_LATE: SINGLE_LATE, ONE_SIDED: SINGLE_ONE_SIDED}.get(of)
    if single is None:
        return None
    return _rate("repeats", side, single).observed, _rate("repeats", side, of).observed


def comparison_rate(finding: Literal["agree", "differ"]) -> Rate:
    """How often a passage whose numbers agree supported a claim, or one whose numbers differ refuted it."""
    return _rate("comparisons", finding, ALL)


def lines() -> tuple[str, ...]:
    """The whole table as lines of text, each rate with its counts and interval.

    >>> lines()[0].startswith("comparisons: ")
    True
    """
    return tuple(
        f"{part}: {row['side']}, {row['of']}: {_read(row).said()}"
        for part, measured in sorted(_table().items())
        for row in measured["table"]
    )


@cache
def _table() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(
        files("onrecord.verdict").joinpath("calibration.json").read_text("utf-8")
    )
    return held


def _rate(part: str, side: str, of: str) -> Rate:
    row = next(row for row in _table()[part]["table"] if row["side"] == side and row["of"] == of)
    return _read(row)


def _read(row: dict[str, Any]) -> Rate:
    return Rate(row["rate"], row["low"], row["high"], row["observed"], row["agreed"], row["of"])
