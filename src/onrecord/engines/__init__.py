"""Learned models behind small protocols, loaded once and on first use."""
