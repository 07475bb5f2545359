"""Files, folders, addresses and earlier fact-checks, taken into the archive."""
