"""The mails to givers. Sent by the background worker; what fails is tried again, a few times."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from participation import policy
from participation.models import ContributionGiver, ResponseNotice, Traject
from participation.services.contributions.givers import open_link
from participation.services.outside_mails import MOST_ATTEMPTS, mail_outside
from samenwerking.background.again import later

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
def send_receipt(giver_id: int, attempt: int = 0) -> bool:
    """Thank somebody who sent something in, with the private link; later again when it cannot leave now."""
    rows = ContributionGiver.objects.select_related("contribution__traject__opgave")
    giver = rows.filter(pk=giver_id).exclude(email="").first()
    sent = giver is not None and _mail(giver, "contribution_received")
    if giver is not None and not sent:
        later(send_receipt, giver_id, attempt=attempt)
    return sent


def _mail(giver: ContributionGiver, template: str) -> bool:
    """The mail says what it is about only when everybody may know that; the answer stands behind the link."""
    traject = giver.contribution.traject
    path = reverse("register:contribution_private", args=[open_link(giver)])
    context = {
        "giver": giver,
        "title": _named(traject),
        "link": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}",
    }
    return mail_outside(giver.email, template, context, about=f"giver {giver.pk}")


def _named(traject: Traject) -> str:
    return " ".join(traject.title.split()) if policy.traject_may_be_named(traject) else ""
