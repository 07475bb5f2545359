"""What people decided. Rows that are ended, never overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from onrecord.records.base import Record


class Act(StrEnum):
    """What a person may do. `detail` of a decision holds what the comment beside each says."""

    RATE = "rate"  # subject: a claim. rating, reason
    PASS_OVER = "pass-over"  # subject: a claim that gets no rating. reason
    ASK = "ask"  # subject: a check. whom, claimant (bool), channel, question
    ANSWER = "answer"  # subject: the ask's id. answer (word for word)
    SILENCE = "silence"  # subject: the ask's id. until
    WAIVE_ASKING = "waive-asking"  # subject: a check. why the claimant was not asked
    SIGN = "sign"  # subject: a check. author, editor
    PUBLISH = "publish"  # subject: a check. report, address
    END = "end"  # subject: a decision's id: it no longer holds


@dataclass(frozen=True)
class Decision(Record):
    """One act of one person. `on` (in `detail`) is the day it speaks of, `at` when it was recorded."""

    KIND: ClassVar[str] = "dec"

    act: Act
    subject: str
    by: str
    role: str
    at: datetime
    reason: str
    detail: Mapping[str, Any] = field(default_factory=dict)
