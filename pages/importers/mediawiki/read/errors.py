"""What can be wrong with the input as a whole; what is wrong with one page goes into the report."""


class ImportRefused(Exception):
    """The input cannot be imported at all; the message says why, in Dutch, for the person who ran the command."""
