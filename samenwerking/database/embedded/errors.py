"""What can go wrong with the embedded server, in words for the person at the terminal."""


class EmbeddedDatabaseError(Exception):
    """The embedded server cannot be used; the message is plain Dutch and says what to do."""
