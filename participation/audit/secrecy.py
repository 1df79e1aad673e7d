"""The rows about what the council did with secrecy that the college imposed (Gemeentewet 87 to 89)."""

from participation.choices import AuditAction
from participation.models import SecrecyGrant
from samenwerking.accounts.models import User

from .chain import write_entry


def secrecy_confirmed(*, user: User, grant: SecrecyGrant) -> None:
    facts = {"grant": grant.pk, "meeting": grant.confirmed_meeting_id}
    write_entry(user, AuditAction.SECRECY_CONFIRMED, grant.stuk, grant.stuk.opgave_id, **facts)


def secrecy_lapsed(*, grant: SecrecyGrant, meeting: int) -> None:
    """Nobody did this: the meeting passed without a confirmation."""
    facts = {"grant": grant.pk, "meeting": meeting}
    write_entry(None, AuditAction.SECRECY_LAPSED, grant.stuk, grant.stuk.opgave_id, **facts)
