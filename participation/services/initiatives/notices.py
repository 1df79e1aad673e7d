"""The mails to initiators. Sent by the background worker."""

from django.urls import reverse
from django_tasks import task

from participation.models import InitiativeContact
from participation.services.outside_mails import mail_outside
from participation.services.private_links import absolute, open_link
from samenwerking.background.again import later

KINDS = frozenset(
    {"received", "added", "shown", "refused", "hidden", "change_shown", "change_refused", "check", "link"}
)


@task(backend="background")
def send_initiative_mail(contact_id: int, kind: str, reason: str = "", attempt: int = 0) -> bool:
    """Later again when it cannot leave now.

    ``reason``: why something was not placed, in the words that were meant for the initiator.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind} is no mail about an initiative")
    rows = InitiativeContact.objects.select_related("initiative").filter(pk=contact_id, erased_at__isnull=True)
    contact = rows.exclude(email="").first()
    if contact is None:
        return False
    context = {
        "kind": kind,
        "name": contact.name,
        "title": " ".join(contact.initiative.name.split()),
        "reason": reason,
        "link": absolute(reverse("register:initiative_private", args=[open_link(contact)])),
    }
    sent = mail_outside(contact.email, "initiative", context, about=f"initiative {contact.initiative_id}")
    if not sent:
        later(send_initiative_mail, contact_id, kind, reason, attempt=attempt)
    return sent
