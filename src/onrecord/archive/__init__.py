"""The ledger, the index and the snapshots: what was fetched, said, proposed and decided."""
