"""The one kind of error that people see here."""


class LaunchProblem(Exception):
    """One sentence in plain Dutch that says what is wrong and what to do; printed without a traceback."""
