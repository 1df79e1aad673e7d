"""Initiatives, the right to challenge and evaluations in the werkplaats."""

FOLDER = "participation/werkplaats/society"
