"""`manage.py check --deploy --database default` tells of an account that may do too much."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, DatabaseError

from .own_account import can_change_the_record


@checks.register(checks.Tags.database, deploy=True)
def check_own_account(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """A warning and no error: a small municipality may choose for one account."""
    if settings.DEMO or DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    try:
        found = can_change_the_record()
    except DatabaseError:  # whatever is wrong is told by what needs the database
        return []
    if not found:
        return []
    return [
        checks.Warning(
            "Dit account van de database kan het verslag van gebeurtenissen wijzigen, want de tabellen zijn ervan.",
            hint="Van het account voor migrate hoort dat zo. Geef de site zelf een eigen account met weinig rechten:"
            " docs/operations/installing.md, bij “Een eigen account voor de site”.",
            id="database_rights.W001",
        )
    ]
