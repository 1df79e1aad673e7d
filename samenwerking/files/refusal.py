"""Why a file may not come in."""


class FileRefused(Exception):
    """``message`` is plain Dutch for who sent the file: what is wrong and, where there is something, what to do."""

    def __init__(self, message: object) -> None:
        self.message = message
        super().__init__(str(message))
