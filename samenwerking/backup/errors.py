"""What goes wrong with a backup, told to the person at the keyboard."""


class BackupError(Exception):
    """The message is Dutch and says what to do."""
