"""The page, its machine-readable record and the site around it."""
