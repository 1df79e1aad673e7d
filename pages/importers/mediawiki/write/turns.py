"""What several writers of one import must not do at the same moment: making the same tag, storing the same file.

The database keeps the turn until the transaction ends, and takes it back from a process that was killed.
"""

from enum import IntEnum

from django.db import connection


class Turn(IntEnum):
    """Numbers of pg_advisory_xact_lock; any will do, as long as nothing else uses them."""

    TAGS = 7_214_004
    FILES = 7_214_005


def wait_for(turn: Turn) -> None:
    """Returns when no other transaction has this turn; call it inside one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(turn)])
