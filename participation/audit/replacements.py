"""The rows about who decides in whose place, and when."""

from participation.choices import AuditAction
from participation.models import Replacement
from samenwerking.accounts.models import User

from .chain import Data, write_entry


def replacement_named(*, user: User, replacement: Replacement) -> None:
    write_entry(user, AuditAction.REPLACEMENT_NAMED, replacement, None, **_period(replacement))


def replacement_ended(*, user: User, replacement: Replacement) -> None:
    """Call before the row is shortened or removed: the facts are those of the period that ends."""
    write_entry(user, AuditAction.REPLACEMENT_ENDED, replacement, None, **_period(replacement))


def _period(replacement: Replacement) -> Data:
    return {
        "person": replacement.person_id,
        "replacement": replacement.replacement_id,
        "starts_on": replacement.starts_on.isoformat(),
        "ends_on": replacement.ends_on.isoformat(),
    }
