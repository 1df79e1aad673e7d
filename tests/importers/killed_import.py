"""An import in a process of its own that is killed at a chosen moment: ``python -m … DATABASE FILE POINT``.

A point is a step and the batch of it in which ``kill -9`` comes: after what the batch wrote, before it is certain.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main(database: str, file: str, point: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "samenwerking.settings.test"
    import django

    django.setup()
    from django.db import connection

    from pages.importers.mediawiki import conversion, steps
    from pages.importers.mediawiki.run import run_import
    from pages.importers.mediawiki.write import pages, tree

    connection.settings_dict["NAME"] = database
    steps.BATCH = 4
    step, number = point.split(":")
    places: dict[str, tuple[Any, str]] = {
        "convert": (conversion, "update_rows"),
        "place": (tree, "update_rows"),
        "write": (pages, "update_indexes"),
    }
    module, name = places[step]
    setattr(module, name, _deadly(getattr(module, name), int(number)))
    run_import(Path(file))


def _deadly(act: Callable[..., Any], number: int) -> Callable[..., Any]:
    calls = 0

    def act_or_die(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        result = act(*arguments, **options)
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return act_or_die


if __name__ == "__main__":
    main(*sys.argv[1:])
