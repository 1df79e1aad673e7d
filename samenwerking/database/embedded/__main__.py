"""`python -m samenwerking.database.embedded stop DIR`: stop the server of a state folder, whoever left it running."""

import sys
from pathlib import Path

from .errors import EmbeddedDatabaseError
from .server import EmbeddedServer


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] != "stop":
        print("Gebruik: python -m samenwerking.database.embedded stop MAP", file=sys.stderr)  # noqa: T201 - a command
        return 2
    try:
        EmbeddedServer(Path(arguments[1])).stop()
    except EmbeddedDatabaseError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
