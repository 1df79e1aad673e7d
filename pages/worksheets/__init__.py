"""Worksheets: questions of the method on paper, with room for answers."""
