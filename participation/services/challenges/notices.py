"""The mails to who asked. Sent by the background worker; what it says follows from the state at that moment."""

from django.urls import reverse
from django_tasks import task

from participation.models import ChallengeRequester
from participation.services.outside_mails import mail_outside
from participation.services.private_links import absolute, open_link
from samenwerking.background.again import later

KINDS = frozenset({"received", "step", "extended", "link"})


@task(backend="background")
def send_challenge_mail(requester_id: int, kind: str, attempt: int = 0) -> bool:
    """Later again when it cannot leave now.

    The decision and its reasons stand behind the link: mail travels and is kept.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind} is no mail about a request")
    rows = ChallengeRequester.objects.select_related("challenge").filter(pk=requester_id, erased_at__isnull=True)
    requester = rows.exclude(email="").first()
    if requester is None:
        return False
    challenge = requester.challenge
    context = {
        "kind": kind,
        "name": requester.name,
        "title": " ".join(challenge.title.split()),
        "state": challenge.get_state_display(),
        "due": challenge.due_on,
        "received_on": challenge.received_on,
        "link": absolute(reverse("register:challenge_private", args=[open_link(requester)])),
    }
    sent = mail_outside(requester.email, "challenge", context, about=f"challenge {challenge.pk}")
    if not sent:
        later(send_challenge_mail, requester_id, kind, attempt=attempt)
    return sent
