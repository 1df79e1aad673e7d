"""Whole answers for strangers who read, kept until a change or until time changes a page (docs/decisions/0233)."""
