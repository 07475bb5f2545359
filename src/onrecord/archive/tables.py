"""The ledger's tables, as the newest migration leaves them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlalchemy as sa

REVISION = "0002"
"""The newest migration. A ledger at another revision is migrated, or refused when it is newer."""


@dataclass(frozen=True)
class Tables:
    """The five tables, for queries."""

    record: "sa.Table"
    decision: "sa.Table"
    job: "sa.Table"
    meta: "sa.Table"
    name_key: "sa.Table"


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables. Made on first use, because SQLAlchemy takes half a second to load."""
    import sqlalchemy as sa  # noqa: PLC0415

    held = sa.MetaData()

    def texts(*names: str) -> list[sa.Column[str]]:
        return [sa.Column(name, sa.Text) for name in names]

    def seq(name: str) -> sa.Column[int]:
        return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)

    times = [sa.Column(name, sa.Float) for name in ("lease_until", "heartbeat_at")]
    record = ("id", "kind", "about", "body", "digest", "recorded_at")
    decision = ("id", "act", "subject", "by", "role", "at", "reason", "body", "digest")
    job = ("kind", "subject", "state", "worker", "error", "created_at")
    return Tables(
        sa.Table("record", held, seq("seq"), *texts(*record)),
        sa.Table("decision", held, seq("seq"), *texts(*decision)),
        sa.Table("job", held, seq("id"), *texts(*job), sa.Column("attempts", sa.Integer), *times),
        sa.Table("meta", held, *texts("key", "value")),
        sa.Table("name_key", held, *texts("key", "entry")),
    )
