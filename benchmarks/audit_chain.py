"""How long checking the record of events takes: ``python -m benchmarks.audit_chain 1000000``.

Beside it, in the same run, reading the same rows without checking them. Processor time of the site and of the database
together, and the time on the clock. The chain is made once and kept in a database of its own.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from benchmarks.processor import ProcessorTime

WAYS = ("reading only", "verify_audit")
FIELDS = ("sequence", "created_at", "actor_id", "action", "object_type", "object_id", "opgave_id", "data")


def run(count: int) -> Iterator[str]:
    from benchmarks.records import use_database
    from participation.audit import rows_of_database, verify_chain

    use_database("bench_audit")
    _fill(count)
    yield f"| {count} rows | seconds | seconds of processor | rows a second |"
    yield "|---|--:|--:|--:|"
    ways: tuple[Callable[[], object], ...] = (lambda: sum(1 for _ in rows_of_database()), verify_chain)
    for name, way in zip(WAYS, ways, strict=True):
        begun = time.monotonic()
        with ProcessorTime() as processor:
            found = way()
        clock = time.monotonic() - begun
        yield f"| {name} | {clock:.1f} | {processor.seconds:.1f} | {count / clock:,.0f} |"
        assert getattr(found, "sound", True), found


def _fill(count: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from participation.models import AuditEntry

    call_command("migrate", verbosity=0, interactive=False)
    if AuditEntry.objects.count() == count:
        return
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE participation_auditentry DISABLE TRIGGER USER")
        cursor.execute("TRUNCATE participation_auditentry")
        columns = ", ".join((*FIELDS, "previous_hash", "hash"))
        with cursor.copy(f"COPY participation_auditentry ({columns}) FROM STDIN") as copy:
            for row in _rows(count):
                copy.write_row(row)
        cursor.execute("ALTER TABLE participation_auditentry ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE participation_auditentry")


def _rows(count: int) -> Iterator[tuple[object, ...]]:
    """A chain as a busy municipality makes it: a handful of kinds of events, facts of a few numbers each."""
    from psycopg.types.json import Jsonb

    from participation.audit import FIRST_PREVIOUS_HASH, Row, hash_entry

    moment, head = datetime(2026, 1, 1, tzinfo=UTC), FIRST_PREVIOUS_HASH
    for number in range(1, count + 1):
        facts = {"roles": ["project_leader"], "request": f"{number:032x}", "version": number % 90, "replaced": None}
        row = Row(
            number,
            moment + timedelta(seconds=number),
            None,
            "saved",
            "stuk",
            number % 5_000,
            number % 900,
            facts,
            head,
            "",
        )
        head = hash_entry(row)
        yield (*row[:7], Jsonb(facts), row.previous_hash, head)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    import django

    django.setup()
    for line in run(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000):
        print(line, flush=True)
