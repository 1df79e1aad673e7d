"""What `make` calls: one word per command."""

import sys
from collections.abc import Callable, Sequence

from .commands import bench, check, drill, matrix, requirements, reset, set_up_only, start, test
from .problem import Problem

COMMANDS: dict[str, Callable[[], int]] = {
    "start": start,
    "test": test,
    "matrix": matrix,
    "drill": drill,
    "check": check,
    "reset": reset,
    "bench": bench,
    "setup": set_up_only,
    "requirements": requirements,
}
INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code. Problems come out as one sentence on standard error."""
    command = COMMANDS.get(arguments[0]) if len(arguments) == 1 else None
    if command is None:
        return _complain("Gebruik: make " + "|".join(COMMANDS))
    try:
        return command()
    except Problem as problem:
        return _complain(str(problem))
    except PermissionError as error:
        return _complain(f"Geen toegang tot {error.filename}. Kijk wie eigenaar is van die map.")
    except OSError as error:
        return _complain(f"{error.filename or 'Het systeem'}: {error.strerror}.")
    except KeyboardInterrupt:
        _complain("Afgebroken. Hetzelfde commando gaat de volgende keer verder.")
        return INTERRUPTED


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - this is where we talk
    return 1
