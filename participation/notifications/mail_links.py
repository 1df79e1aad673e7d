"""Links in a mail with which a member says "seen" or "no objection" (docs/decisions/0192)."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone

from participation.choices import AcknowledgementKind
from participation.models import MailLink, Stuk
from participation.policy.acknowledging import user_can_acknowledge_by_mail
from participation.selectors.steps import current_task_state
from samenwerking.accounts.models import User

SALT = "participation.mail_links"
LONGEST_TOKEN = 120


def links_for(person: User, stuk: Stuk) -> tuple[tuple[str, str], ...]:
    """One for each thing one can say, as (words, path); none for who may not, or must log in for it."""
    task_state = current_task_state(stuk)
    if task_state is None or not user_can_acknowledge_by_mail(person, stuk):
        return ()
    found = []
    for kind in AcknowledgementKind:
        facts = {"stuk": stuk, "expires_at": timezone.now() + timedelta(days=settings.MAIL_LINK_DAYS)}
        link, _made = MailLink.objects.get_or_create(person=person, task_state=task_state, kind=kind, defaults=facts)
        if link.used_at is None:
            found.append((str(kind.label), reverse("register:mail_link", args=[token_of(link)])))
    return tuple(found)


def token_of(link: MailLink) -> str:
    """Signed, so that nobody makes one; the row says until when, and whether it was used."""
    return Signer(salt=SALT).sign(str(link.pk))


def link_of_token(token: str) -> MailLink | None:
    """Nothing for what we did not sign."""
    try:
        number = Signer(salt=SALT).unsign(token[:LONGEST_TOKEN])
    except BadSignature:
        return None
    return MailLink.objects.select_related("person", "stuk__opgave").filter(pk=int(number)).first()
