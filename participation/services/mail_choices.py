"""For which mails somebody chooses how often: those that can come to them."""

from pages.upkeep.care import keeps_pages
from samenwerking.accounts.models import User
from samenwerking.outbox.choices import MailKind, MailRhythm
from samenwerking.outbox.preferences import rhythms_of


def choices_of(person: User) -> dict[MailKind, MailRhythm]:
    """In the order of the page. Mail about pages of the guide is only for who looks after one (docs/decisions/0096)."""
    kept = keeps_pages(person)
    return {kind: rhythm for kind, rhythm in rhythms_of(person).items() if kept or kind != MailKind.GUIDE}
