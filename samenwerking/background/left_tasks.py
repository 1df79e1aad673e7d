"""Tasks that a killed worker had in hand go back into the queue (docs/decisions/0207).

A worker shows that it lives with a lock in the database, on a connection of its own: the database lets go of it when
the process is gone, however it went. A task that is being done by nobody who lives is waiting again.
"""

from datetime import timedelta
from zlib import crc32

import structlog
from django.db import connection, connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

logger = structlog.get_logger(__name__)
BACKEND = "background"
LOCKS = 0x5741  # the class of these locks, apart from any other lock of ours
# After the database was away a worker needs a look at the clock to show itself again.
GRACE = timedelta(seconds=30)
# The queue of tasks that cannot see what they did already: nobody gets their mails twice.
ONCE = "once"
# A task during which this many workers died is not tried again: it may be what kills them.
MOST_WORKERS = 8


def key_of(worker_id: str) -> int:
    """31 bits: what PostgreSQL takes as the second number of a lock, without a sign."""
    return crc32(worker_id.encode()) & 0x7FFFFFFF


class Presence:
    """Held by the thread that looks at the clock."""

    def __init__(self) -> None:
        self.worker_id = ""
        self._line = connections["default"].copy()

    def show(self, worker_id: str) -> None:
        """This worker lives, and whoever this process was before does not."""
        if worker_id == self.worker_id and self._line.connection is not None and self._line.is_usable():
            return
        self.leave()
        with self._line.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCKS, key_of(worker_id)])
        self.worker_id = worker_id

    def leave(self) -> None:
        self.worker_id = ""
        self._line.close()


def living_workers() -> set[int]:
    """The keys of the workers that show themselves."""
    query = """
        SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [LOCKS])
        return {int(row[0]) for row in cursor.fetchall()}


def put_back_left_tasks(grace: timedelta = GRACE) -> int:
    """How many tasks wait again. A task looks itself at what is done already, or stands in the queue ``ONCE``."""
    running = DBTaskResult.objects.running().filter(backend_name=BACKEND, started_at__lt=timezone.now() - grace)
    found = list(running.values_list("pk", "queue_name", "worker_ids"))
    living = living_workers() if found else set()
    left = [(pk, queue, len(workers)) for pk, queue, workers in found if key_of("".join(workers[-1:])) not in living]
    again = [pk for pk, queue, tries in left if queue != ONCE and tries < MOST_WORKERS]
    given_up = [pk for pk, _queue, _tries in left if pk not in again]
    if given_up:
        logger.error("tasks_given_up", tasks=[str(pk) for pk in given_up])
        running.filter(pk__in=given_up).update(status="FAILED", finished_at=timezone.now())
    return running.filter(pk__in=again).update(status="READY", started_at=None)
