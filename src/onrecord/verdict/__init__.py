"""From evidence to a proposal, by rules a person can read."""
