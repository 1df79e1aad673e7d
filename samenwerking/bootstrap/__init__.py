"""Sets the project up, with nothing but Python's own library: it runs before anything is installed.

Each file does one step. A step looks at what is there, does what is missing and leaves a stamp when it is done, so
that breaking off and starting again is always right. See docs/decisions/0002.
"""
