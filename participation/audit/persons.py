"""Rows of the record of events about a person who asks: how many of what, never who."""

from participation.choices import AuditAction
from samenwerking.accounts.models import User

from .chain import write_entry


def person_erased(*, user: User, counts: dict[str, int]) -> None:
    """Stands at the account of who did it: anything else would lead back to the person."""
    write_entry(user, AuditAction.PERSON_ERASED, user, None, counts=counts)


def person_shown(*, user: User, counts: dict[str, int]) -> None:
    """What is kept of somebody was shown to the administrator, who answers a request; at the account of who looked."""
    write_entry(user, AuditAction.PERSON_SHOWN, user, None, counts=counts)
