"""Whole answers for strangers who read, kept for at most a minute and never past a change (docs/decisions/0210)."""
