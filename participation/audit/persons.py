"""The row of the record of events about erasing a person: how many of what, never who."""

from participation.choices import AuditAction
from samenwerking.accounts.models import User

from .chain import write_entry


def person_erased(*, user: User, counts: dict[str, int]) -> None:
    """Stands at the account of who did it: anything else would lead back to the person."""
    write_entry(user, AuditAction.PERSON_ERASED, user, None, counts=counts)
