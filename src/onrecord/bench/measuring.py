"""Running something in a process of its own, and what it cost."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import InputError


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, the most memory held at once in MiB, and what was printed."""

    seconds: float
    mebibytes: float
    printed: str


def cost_of(words: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """What it costs to run Python with these words.

    Raises:
        InputError: the process failed; the message holds what it printed.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        running = subprocess.Popen(
            [sys.executable, *words], stdout=out, stderr=errors, env=os.environ | dict(environment or {})
        )
        _, status, usage = os.wait4(running.pid, 0)
        seconds = time.perf_counter() - started
        running.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        if running.returncode != 0:
            raise InputError(
                f"`{' '.join(words)}` ended with {running.returncode}: {errors.read().decode()[-2000:]}",
                "What is measured works.",
                "Mend it, then measure.",
            )
        return Cost(seconds, usage.ru_maxrss / 1024, out.read().decode())


def median_of(words: Sequence[str], times: int, environment: Mapping[str, str] | None = None) -> Cost:
    """The middle one of several runs, by time; the memory is the most of all."""
    costs = [cost_of(words, environment) for _ in range(times)]
    middle = statistics.median_low(cost.seconds for cost in costs)
    return Cost(middle, max(cost.mebibytes for cost in costs), costs[-1].printed)
