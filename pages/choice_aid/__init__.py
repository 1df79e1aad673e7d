"""The choice aid: a few questions that lead to an impact level, a form of participation and fitting instruments."""
