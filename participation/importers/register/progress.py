"""How far the worker is, for the page that waits.

All rows are written in one transaction, and what that says is seen by nobody until it ends. So the count goes over a
connection of its own, to a row that nothing else locks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections

from participation.models import ImportProgress, RegisterImport

Tell = Callable[[int], None]
TABLE = ImportProgress._meta.db_table


def start_progress(upload: RegisterImport, total: int) -> None:
    """From nothing; ``total`` 0 when it is not known yet."""
    ImportProgress.objects.update_or_create(upload=upload, defaults={"done": 0, "total": total})


@contextmanager
def progress_of(upload_id: int) -> Iterator[Tell]:
    """A function that tells how many are done, seen by others at once."""
    beside = connections.create_connection("default")

    def tell(done: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute(f"UPDATE {TABLE} SET done = %s WHERE upload_id = %s", [done, upload_id])  # noqa: S608 - the name of a table of ours

    try:
        yield tell
    finally:
        beside.close()
