"""The mails to givers. Sent by the background worker; what fails is tried again, a few times."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from participation import policy
from participation.models import ContributionGiver, ResponseNotice, Traject
from participation.services.contributions.givers import open_link

logger = logging.getLogger(__name__)

TEMPLATES = "participation/mail"
MOST_ATTEMPTS = 5
BATCH = 200


def send_waiting_notices(limit: int = 5_000) -> int:
    """Send what waits, the oldest first; returns how many went out. Each in a transaction of its own."""
    ids = ResponseNotice.objects.filter(sent_at__isnull=True, attempts__lt=MOST_ATTEMPTS).values_list("pk", flat=True)
    return sum(_send_notice(pk) for pk in list(ids[:limit]))


@transaction.atomic
def _send_notice(pk: int) -> bool:
    """One mail. Rows that another worker has in hand are skipped; an answer that changed meanwhile is not sent."""
    waiting = ResponseNotice.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk, sent_at=None)
    notice = waiting.select_related("response", "giver__contribution__traject__opgave").first()
    if notice is None:
        return False
    if notice.response_version != notice.response.version or not notice.giver.email:
        notice.delete()
        return False
    notice.attempts += 1
    sent = _mail(notice.giver, "contribution_answered")
    notice.sent_at = timezone.now() if sent else None
    notice.save(update_fields=["attempts", "sent_at"])
    return sent


@task(backend="background")
def send_receipt(giver_id: int) -> bool:
    """Thank somebody who sent something in, with the private link."""
    rows = ContributionGiver.objects.select_related("contribution__traject__opgave")
    giver = rows.filter(pk=giver_id).exclude(email="").first()
    return giver is not None and _mail(giver, "contribution_received")


def _mail(giver: ContributionGiver, template: str) -> bool:
    """The mail says what it is about only when everybody may know that; the answer stands behind the link."""
    traject = giver.contribution.traject
    path = reverse("register:contribution_private", args=[open_link(giver)])
    context = {
        "giver": giver,
        "title": _named(traject),
        "link": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}",
    }
    text = render_to_string(f"{TEMPLATES}/{template}.txt", context).strip()
    subject, _newline, body = text.partition("\n")
    mail = EmailMessage(
        " ".join(subject.split()), body.strip() + "\n", to=[giver.email], headers={"Auto-Submitted": "auto-generated"}
    )
    try:
        mail.send()
    except Exception as problem:
        # The type and not the text: a mail server repeats the address in it.
        logger.error("A mail to giver %s could not be sent: %s", giver.pk, type(problem).__name__)
        return False
    return True


def _named(traject: Traject) -> str:
    return " ".join(traject.title.split()) if policy.traject_may_be_named(traject) else ""
