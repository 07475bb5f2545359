"""The ledger's schema, one revision after another. Alembic runs them at `create` and `open`."""
