"""Fetching, with every address and every byte taken for hostile."""
