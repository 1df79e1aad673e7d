"""Asking people to come: a mail with the session for their calendar and the way to the form."""

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from participation import policy
from participation.audit import registrations as audit
from participation.calendar_events import invitation_calendar, place_of
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Invitee, Werkatelier
from participation.rich_text import clean_text
from participation.selectors.registrations import setup_of
from participation.services.outside_mails import MOST_ATTEMPTS, mail_outside
from participation.services.registrations.mailing import absolute, attach_calendar
from participation.services.registrations.people import term_of
from participation.services.registrations.placing import lock_werkatelier
from samenwerking.accounts.models import User


@transaction.atomic
def invite_people(*, user: User, werkatelier: Werkatelier, emails: Sequence[str], message: str) -> int:
    """Mail each address once for this session; how many were new. Raises NotAllowed or ParticipationError."""
    locked = lock_werkatelier(werkatelier.pk)
    if not policy.user_can_handle_registrations(user, locked):
        raise NotAllowed
    if not policy.registration_is_open(locked, setup_of(locked)):
        raise ParticipationError(_("Inwoners kunnen zich nu niet aanmelden. Open eerst de aanmelding."))
    wanted = list(dict.fromkeys(email.strip().lower() for email in emails if email.strip()))
    asked = set(Invitee.objects.filter(werkatelier=locked, email__in=wanted).values_list("email", flat=True))
    fresh = [email for email in wanted if email not in asked]
    rows = Invitee.objects.bulk_create(
        Invitee(
            werkatelier=locked,
            email=email,
            message=clean_text(message).strip(),
            purpose=_("Uitnodigen voor een werkatelier"),
            legal_ground=_("Taak van algemeen belang"),
            retain_until=term_of(locked),
        )
        for email in fresh
    )
    if rows:
        audit.people_invited(user=user, werkatelier=locked, count=len(rows))
        ids = [row.pk for row in rows]
        transaction.on_commit(lambda: _enqueue(ids), robust=True)
    return len(rows)


def _enqueue(ids: list[int]) -> None:
    send_invitations.enqueue(ids)


@task(backend="background")
def send_invitations(ids: list[int]) -> int:
    return sum(_send(pk) for pk in ids)


def send_waiting_invitations() -> int:
    """What failed before."""
    waiting = Invitee.objects.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS).order_by("pk")
    return sum(_send(pk) for pk in list(waiting.values_list("pk", flat=True)))


@transaction.atomic
def _send(pk: int) -> bool:
    """Not when the form closed in the meantime: nobody could follow the link."""
    rows = Invitee.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk, sent_at=None)
    invitee = rows.select_related("werkatelier__traject__opgave").first()
    if invitee is None or not policy.registration_is_open(invitee.werkatelier, setup_of(invitee.werkatelier)):
        return False
    werkatelier = invitee.werkatelier
    context = {
        "invitee": invitee,
        "werkatelier": werkatelier,
        "title": " ".join(werkatelier.title.split()),
        "place": place_of(werkatelier) if werkatelier.location or werkatelier.address else "",
        "link": absolute(reverse("register:registration", args=[werkatelier.slug])),
    }
    invitee.attempts += 1
    sent = mail_outside(
        invitee.email,
        "registration_invitation",
        context,
        about=f"invitee {invitee.pk}",
        attach=lambda mail: attach_calendar(mail, "PUBLISH", invitation_calendar(werkatelier)),
    )
    invitee.sent_at = timezone.now() if sent else None
    invitee.save(update_fields=["attempts", "sent_at"])
    return sent
