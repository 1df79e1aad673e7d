"""The row of a member who saw a paper or has no objection."""

from participation.choices import AuditAction
from participation.models import Acknowledgement
from samenwerking.accounts.models import User

from .chain import write_entry


def acknowledged(*, user: User, acknowledgement: Acknowledgement) -> None:
    """``by_mail``: with a link in a mail, without logging in."""
    stuk = acknowledgement.stuk
    facts = {
        "kind": str(acknowledgement.kind),
        "task_state": acknowledgement.task_state_id,
        "revision": stuk.submitted_revision_id,
        "by_mail": acknowledgement.by_mail,
    }
    write_entry(user, AuditAction.ACKNOWLEDGED, stuk, stuk.opgave_id, **facts)
