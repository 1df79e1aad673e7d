"""Choosers of Beheer that show a person only what that person may use (decision 0066)."""
