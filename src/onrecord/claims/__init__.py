"""From a statement to claims that can be rated one by one."""
