"""Processes are killed while people work; afterwards nothing that was acknowledged may be gone (decision 0207)."""
