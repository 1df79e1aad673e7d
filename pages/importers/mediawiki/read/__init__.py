"""The export as pages, files and site information, in plain dataclasses."""
