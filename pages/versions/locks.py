"""A digest covers a period: everything published before its end must be there to read when the period closes."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

# Names the door in pg_advisory_xact_lock; any number, as long as nothing else uses it.
PUBLISHING = 730_213_094


def publishing_moment() -> datetime:
    """The time of a publication, inside its transaction: no period closes before that is committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [PUBLISHING])
    return timezone.now()


def closing_moment() -> datetime:
    """Now, after every publication that has an earlier time is committed; later ones get a later time."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING])
        return timezone.now()
