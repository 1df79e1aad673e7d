"""Initiatives, the right to challenge and evaluations in the werkplaats."""
