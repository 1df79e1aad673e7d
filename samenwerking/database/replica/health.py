"""Whether the copy of the database is near enough to be read."""

import logging
import threading
import time

from django.conf import settings
from django.db import Error, connections

from .reading import ALIAS

logger = logging.getLogger(__name__)

# How often one process looks, in seconds: a copy that stops is noticed by the query that fails, not by looking.
EVERY = 2.0
# Where the copy stands. On a quiet site nothing is sent, so the time of the last row says nothing: a copy that has
# replayed all it received is up to date for as long as it hears from the other side, which the heartbeat shows. An
# account with few rights is told that there is a receiver and not its status; one that hears nothing ends by itself.
STATE = """
    SELECT CASE
        WHEN NOT pg_is_in_recovery() THEN 0
        WHEN NOT EXISTS (SELECT FROM pg_stat_wal_receiver WHERE coalesce(status, 'streaming') = 'streaming') THEN NULL
        WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
        ELSE extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
    END
"""


class CopyHealth:
    """What this process knows of the copy. One per process; threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._looked_at = float("-inf")
        self._fine = False

    def is_fine(self) -> bool:
        """True when the copy answered at most ``EVERY`` seconds ago, and was not too far behind."""
        with self._lock:
            if time.monotonic() - self._looked_at < EVERY:
                return self._fine
            self._looked_at = time.monotonic()  # the others go on with what was known
        fine = _near()
        if fine != self._fine:
            logger.warning("replica_usable" if fine else "replica_not_usable")
        self._fine = fine
        return fine

    def failed(self) -> None:
        """A query on the copy failed: nobody asks it anything until it is looked at again."""
        with self._lock:
            self._looked_at = time.monotonic()
            self._fine = False
        logger.warning("replica_failed")


def seconds_behind() -> float | None:
    """None when the copy does not answer, or hears nothing of the database it copies."""
    connection = connections[ALIAS]
    try:
        with connection.cursor() as cursor:
            cursor.execute(STATE)
            behind = cursor.fetchone()[0]
    except Error:
        connection.close()
        return None
    return None if behind is None else float(behind)


def _near() -> bool:
    behind = seconds_behind()
    return behind is not None and behind <= settings.REPLICA_MAX_LAG


copy_health = CopyHealth()
