"""One file per revision; each is a step from the one before it."""
