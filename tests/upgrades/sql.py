"""The migrations of ours that are new since the list of accepted ones, and the SQL that each of them runs."""

from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython

from tests.architecture.sources import PACKAGES

# Made before there was a rule; each ran on every database there is. Only ever made shorter, by squashing.
ACCEPTED = Path(__file__).with_name("accepted.txt")


def name_of(migration: Migration) -> str:
    return f"{migration.app_label}.{migration.name}"


def our_migrations() -> list[Migration]:
    """All of ours, in the order of their names."""
    ours = {config.label for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES}
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations.values()
    return sorted((one for one in known if one.app_label in ours), key=name_of)


def accepted() -> set[str]:
    return set(ACCEPTED.read_text(encoding="utf-8").split())


def new_migrations() -> list[Migration]:
    """Those that the rules are about."""
    return [migration for migration in our_migrations() if name_of(migration) not in accepted()]


def sql_of(migration: Migration) -> str:
    """As `sqlmigrate` tells it, without the transaction around it. Asks the database nothing but who it is."""
    loader = MigrationLoader(connection, replace_migrations=False)
    state = loader.project_state((migration.app_label, migration.name), at_end=False)
    with connection.schema_editor(collect_sql=True, atomic=migration.atomic) as editor:
        migration.apply(state, editor, collect_sql=True)
    return "\n".join(str(statement) for statement in editor.collected_sql) + "\n"


def goes_through_rows(migration: Migration) -> bool:
    return any(isinstance(operation, RunPython) for operation in migration.operations)
