"""Checks on what an editor writes: the same rules while writing, on saving and on publishing (decision 0106)."""
