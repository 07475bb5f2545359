"""Measurements: every number in the docs comes from here."""
