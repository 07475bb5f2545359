"""What was left out on the way in, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Skipped:
    """Something that was not taken: `where` it stands, and the `reason` as a sentence."""

    where: str
    reason: str
