"""Which rights the site needs on which table. Everything else is too much."""

from django.apps import apps

ALL = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
# What was written stays as it was written: a model says so itself, with ``append_only = True``.
ADD_ONLY = frozenset({"SELECT", "INSERT"})
READ_ONLY = frozenset({"SELECT"})
# SELECT is for pg_dump, which writes down where a sequence was.
SEQUENCE = frozenset({"USAGE", "SELECT"})
SCHEMA = frozenset({"USAGE"})
DATABASE = frozenset({"CONNECT"})
# Filled by `migrate`, which runs with the account of the owner.
FILLED_BY_MIGRATE = frozenset({"django_migrations", "django_content_type", "auth_permission"})


def append_only_tables() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False))


def wanted_on_table(name: str) -> frozenset[str]:
    """Also of tables that have no model, such as that of a cache."""
    if name in FILLED_BY_MIGRATE:
        return READ_ONLY
    return ADD_ONLY if name in append_only_tables() else ALL
