"""One command of `manage.py` for every municipality, one after the other."""

import shlex
from collections.abc import Sequence

from samenwerking.bootstrap.console import say

from .known import Municipality
from .programs import manage


def do_for_each(municipalities: Sequence[Municipality], arguments: Sequence[str]) -> int:
    """0 when it went well for all. After a failure the next has its turn too; who failed is said at the end."""
    failed = []
    for municipality in municipalities:
        say(f"── {municipality.name}")
        if manage(municipality, arguments):
            failed.append(municipality.name)
    if not failed:
        say(f"Gelukt voor {len(municipalities)}.")
        return 0
    again = f"each --only {','.join(failed)} -- {shlex.join(arguments)}"
    say(f"Mislukt voor {len(failed)} van {len(municipalities)}: {', '.join(failed)}.")
    say(f"Opnieuw, alleen voor deze: {again}")
    return 1
