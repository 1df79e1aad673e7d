"""The row of the record of events for who takes a table along in which confidential dossiers stand (rule 4)."""

from collections.abc import Iterable

from django.db import transaction

from participation.audit import Event, write_entries
from participation.choices import AuditAction
from samenwerking.accounts.models import User


def table_taken(*, user: User, opgaven: Iterable[int], table: str) -> None:
    """Taking the rows of a confidential dossier along is looking at it: a row for each, that names the table.

    Opens its own transaction, because reading a page has none.
    """
    events = [Event(AuditAction.VIEWED, "opgave", pk, pk, {"table": table}) for pk in opgaven]
    if events:
        with transaction.atomic():
            write_entries(user, events)
