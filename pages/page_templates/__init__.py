"""Ready-made beginnings of a page, with example text that asks to be replaced."""
