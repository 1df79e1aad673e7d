"""The kinds of records that Django remembers for a whole process: each test begins with all of them, and no others.

Reading two hundred of them before each of thousands of tests took more than many of those tests themselves. Nothing but
migrating changes them, and what empties a database says that it was migrated.
"""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models.signals import post_migrate

# By the name of the database: a test may look at another one for a while.
_read: dict[str, list[ContentType]] = {}


def know_kinds_of_records() -> None:
    """As if they were read from the database at this moment."""
    name = connection.settings_dict["NAME"]
    if name not in _read:
        ContentType.objects.clear_cache()
        _read[name] = list(ContentType.objects.get_for_models(*apps.get_models()).values())
    ContentType.objects.clear_cache()
    for kind in _read[name]:
        ContentType.objects._add_to_cache(connection.alias, kind)


def _forget(sender: Any, **kwargs: Any) -> None:
    _read.clear()


post_migrate.connect(_forget, dispatch_uid="tests.kinds_of_records")
