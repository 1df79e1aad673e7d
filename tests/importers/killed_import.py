"""An import in a process of its own that is killed at a chosen moment: ``python -m … DATABASE FILE POINT``.

A point is a step and the batch of it in which ``kill -9`` comes: after what the batch wrote, before it is certain. For
"together", where other processes write, that is after so many batches are certain and while others are under way.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
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
        "together": (steps, "write_in"),
    }
    module, name = places[step]
    deadly = _deadly
    if step == "together":
        vars(steps).update(WORTH_IT=1, processors=lambda: 2)
        deadly = _deadly_results
    setattr(module, name, deadly(getattr(module, name), int(number)))
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


def _deadly_results(act: Callable[..., Iterator[Any]], number: int) -> Callable[..., Iterator[Any]]:
    def act_and_die(*arguments: Any) -> Iterator[Any]:
        for count, result in enumerate(act(*arguments), start=1):
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)
            yield result

    return act_and_die


if __name__ == "__main__":
    main(*sys.argv[1:])
