"""No password, key or token in the code."""
