"""Whether a claim was checked before, with a reason for each yes and no."""
