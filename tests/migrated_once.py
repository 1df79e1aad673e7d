"""Migrating an empty database takes two minutes of a processor; all processes of a run share one, and so do later runs
until a migration changes. Each test database is a copy of it (``CREATE DATABASE … TEMPLATE``), made in a moment.

Migrating is still asked of the copy: it finds nothing to do, and what comes after migrating is done as ever.
"""

import hashlib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, utils

from samenwerking.database.embedded.locks import only_one
from tests.database_copies import run_outside

PREFIX = "migrated_"


def use_migrated_template() -> None:
    """Let Django make test databases from a database in which all migrations of today were applied."""
    name = f"{PREFIX}{_fingerprint()}"
    Path(settings.STATE_DIR).mkdir(parents=True, exist_ok=True)
    with only_one(Path(settings.STATE_DIR) / "migrated.lock"):
        if not _databases(name):
            _make(name)
        connection.close()
    connection.settings_dict["TEST"]["TEMPLATE"] = name


def _fingerprint() -> str:
    """Another one for other migrations, ours or a dependency's."""
    digest = hashlib.sha256(version("django").encode())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(f"{config.label}/{path.name}".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _databases(pattern: str) -> list[str]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern])
        return [row[0] for row in cursor.fetchall()]


def _make(name: str) -> None:
    """Whole or not at all: it gets its name when it is done."""
    for old in _databases(f"{PREFIX}%"):
        with suppress(utils.OperationalError):  # another copy of the code may be using it at this moment
            run_outside(f'DROP DATABASE IF EXISTS "{old}"')
    plain, begun = connection.settings_dict["NAME"], f"{PREFIX}begun"
    run_outside(f'CREATE DATABASE "{begun}"')
    connection.close()
    connection.settings_dict["NAME"] = begun
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = plain
    run_outside(f'ALTER DATABASE "{begun}" RENAME TO "{name}"')
