"""``python -m benchmarks.backup``: how long backing up and putting back takes, per GB, beside copying the same bytes.

Uses the database of ``register_scale`` with 100,000 trajecten (made when it is not there) and a folder of files.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

GB = 1e9
FILES, FILE_BYTES = 400, 2_500_000


def run() -> Iterator[str]:
    """Yields lines of Markdown."""
    from django.conf import settings
    from django.db import connection
    from pyrage import x25519

    from benchmarks.records import use_database
    from benchmarks.report import machine, table
    from benchmarks.scale_records import fill_scale
    from samenwerking.backup.making import make_backup
    from samenwerking.backup.restoring import restore

    fill_scale(100_000)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        database_bytes = cursor.fetchone()[0]
    folder = Path(tempfile.mkdtemp(prefix="bench-backup-", dir=settings.STATE_DIR))
    key = x25519.Identity.generate()
    settings.BACKUP_DIR, settings.BACKUP_RECIPIENTS = str(folder / "kept"), [str(key.to_public())]
    settings.AUDIT_ANCHOR_FILE = str(folder / "anchors")
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = folder / "media", folder / "private"
    for number in range(FILES):
        path = folder / "private" / "attachments" / f"{number:03}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(FILE_BYTES))
    size = database_bytes + FILES * FILE_BYTES
    copied = _seconds(lambda: shutil.copytree(folder / "private", folder / "copy"))
    made: dict[str, Any] = {}
    backing = _seconds(lambda: made.update(one=make_backup()))
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = folder / "media2", folder / "private2"
    settings.AUDIT_ANCHOR_FILE = str(folder / "anchors2")
    with connection._nodb_cursor() as cursor:
        cursor.execute('DROP DATABASE IF EXISTS "bench_restore" WITH (FORCE)')
        cursor.execute('CREATE DATABASE "bench_restore"')
    use_database("bench_restore")
    restoring = _seconds(lambda: restore(made["one"].folder, [key], _note))
    connection.close()
    use_database("bench_scale_100000")
    with connection._nodb_cursor() as cursor:
        cursor.execute('DROP DATABASE "bench_restore" WITH (FORCE)')
    shutil.rmtree(folder)
    yield machine() + "\n"
    yield f"{database_bytes / GB:.2f} GB of database and {FILES * FILE_BYTES / GB:.2f} GB of files.\n"
    rows: list[list[object]] = [
        ["copying the files only", f"{copied:.1f}", "–"],
        ["backing up, and reading again", f"{backing:.1f}", f"{backing / size * GB * 10 / 60:.1f}"],
        ["reading, putting back, counting", f"{restoring:.1f}", f"{restoring / size * GB * 10 / 60:.1f}"],
    ]
    yield table(("what", "seconds", "minutes for 10 GB"), rows)


def _note(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _seconds(what: Callable[[], object]) -> float:
    began = time.monotonic()
    what()
    return time.monotonic() - began


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    import django

    django.setup()
    for line in run():
        print(line)
