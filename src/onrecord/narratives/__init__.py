"""Lines that come back, and how outlets carry them."""
