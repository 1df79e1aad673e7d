"""Which database answers a query. Django asks this for every query."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, models

from .reading import ALIAS, reads_from_copy


class ReplicaRouter:
    """Everything is written in, and read from, the one database; only inside ``from_copy`` the copy is read."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        return ALIAS if reads_from_copy() else DEFAULT_DB_ALIAS

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str | None:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, obj1: models.Model, obj2: models.Model, **hints: Any) -> bool | None:
        """The two hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """A copy takes its shape from what it copies."""
        return False if db == ALIAS else None
