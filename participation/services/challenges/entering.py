"""A request comes in: by the public form, or entered by a colleague from a letter. The clock starts."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.audit import society as audit
from participation.choices import ChallengeAction, ChallengeState
from participation.exceptions import NotAllowed
from participation.models import ChallengeRequest, ChallengeRequester, ChallengeStep, ChallengeTerms
from participation.policy import challenges as rules
from participation.rich_text import clean_text
from participation.services.challenges.notices import send_challenge_mail
from participation.services.challenges.terms import due_day
from participation.services.private_links import ContactData, fill_contact, open_link
from participation.services.records import apply_data
from participation.services.slugs import unique_slug
from samenwerking.accounts.models import User


@transaction.atomic
def submit_challenge(*, data: Mapping[str, Any], contact: ContactData) -> tuple[ChallengeRequest, str]:
    """What anybody hands in. Returns the request with the secret of the private link; the receipt goes by mail.

    Raises ValidationError.
    """
    challenge = _insert(ChallengeRequest(), {**data, "received_on": timezone.localdate()})
    row = _keep_requester(challenge, contact, consented=True)
    _note(challenge, None)
    send_challenge_mail.enqueue(row.pk, "received")
    return challenge, open_link(row)


@transaction.atomic
def enter_challenge(*, user: User, data: Mapping[str, Any], contact: ContactData) -> ChallengeRequest:
    """A colleague enters what came by letter; the clock runs from that day. Raises NotAllowed or ValidationError."""
    if not rules.user_can_enter_challenge(user):
        raise NotAllowed
    challenge = _insert(ChallengeRequest(created_by=user), data)
    row = _keep_requester(challenge, contact, consented=False)
    _note(challenge, user)
    if row.email:
        send_challenge_mail.enqueue(row.pk, "received")
    return challenge


def _insert(challenge: ChallengeRequest, data: Mapping[str, Any]) -> ChallengeRequest:
    cleaned = {name: clean_text(value).strip() if isinstance(value, str) else value for name, value in data.items()}
    apply_data(challenge, cleaned)
    if challenge.received_on and challenge.received_on > timezone.localdate():
        raise ValidationError({"received_on": _("Deze dag moet nog komen.")})
    challenge.slug = unique_slug(ChallengeRequest, challenge.title)
    challenge.full_clean()
    challenge.due_on = due_day(challenge, ChallengeState.SUBMITTED)
    challenge.save()
    return challenge


def _keep_requester(challenge: ChallengeRequest, data: ContactData, *, consented: bool) -> ChallengeRequester:
    row = ChallengeRequester(challenge=challenge)
    fill_contact(row, data)
    row.purpose = _("Het verzoek behandelen en erover berichten")
    row.legal_ground = _("Toestemming") if consented else _("Taak van algemeen belang")
    row.retain_until = challenge.received_on + timedelta(days=ChallengeTerms.load().retention_days)
    row.full_clean(exclude={"challenge"})
    row.save()
    open_link(row)
    return row


def _note(challenge: ChallengeRequest, user: User | None) -> None:
    ChallengeStep.objects.create(
        challenge=challenge,
        action=ChallengeAction.SUBMIT,
        state=challenge.state,
        taken_on=challenge.received_on,
        taken_by=user,
    )
    audit.challenge_changed(user=user, challenge=challenge, what=ChallengeAction.SUBMIT.value)
