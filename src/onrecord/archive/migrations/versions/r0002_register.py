"""The register: the keys under which the names of its entries are looked up. They can be made anew."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of keys. Entries themselves are records like others."""
    op.create_table(
        "name_key",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("entry", sa.Text, sa.ForeignKey("record.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
