"""Brings a ledger's schema up to date."""

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.archive.tables import REVISION
from onrecord.errors import NotAnArchive

if TYPE_CHECKING:
    import sqlalchemy as sa

_MIGRATIONS = Path(__file__).with_name("migrations")


def revision_of(connection: "sa.Connection") -> str | None:
    """The migration a ledger stands at, or `None` for an empty database.

    A plain query: loading Alembic would make every opening slower by half a second or more.
    """
    import sqlalchemy as sa  # noqa: PLC0415

    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    value = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return str(value) if value is not None else None


def migrate(connection: "sa.Connection") -> None:
    """Run the migrations that a ledger lacks, in the transaction of `connection`.

    Raises:
        NotAnArchive: the ledger is newer than this onrecord, or its revision is unknown.
    """
    here = revision_of(connection)
    if here == REVISION:
        return
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    known = {step.revision for step in script.walk_revisions()}
    if here is not None and here not in known:
        raise NotAnArchive(
            f"The ledger is at revision {here}.",
            f"This onrecord knows revisions up to {REVISION}.",
            "Install the newer onrecord that wrote it.",
        )
    with EnvironmentContext(
        config, script, fn=lambda revision, _: script._upgrade_revs("head", revision)
    ) as run:
        run.configure(connection=connection)
        run.run_migrations()
