"""Statements on accessibility, privacy and cookies, filled from the settings of the site (decision 0107)."""
