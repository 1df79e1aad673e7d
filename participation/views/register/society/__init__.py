"""Initiatives, the right to challenge and evaluations on the register."""
