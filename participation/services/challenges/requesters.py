"""Who asked: a new private link, and erasing who it was."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from participation.audit import society as audit
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import ChallengeRequest, ChallengeRequester
from participation.policy import challenges as rules
from participation.services.challenges.notices import send_challenge_mail
from participation.services.private_links import erase_contact, renew_link
from participation.services.records import lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def renew_challenge_link(*, requester: ChallengeRequester, user: User | None = None) -> str:
    """A new private link by mail; returns its secret. Raises NotAllowed or ParticipationError."""
    current = lock_record(requester.challenge)
    if user is not None and not rules.user_can_enter_challenge(user):
        raise NotAllowed
    row = ChallengeRequester.objects.select_for_update().get(pk=requester.pk)
    if not row.email or row.erased_at is not None:
        raise ParticipationError(_("Er is geen e-mailadres om de link naartoe te sturen."))
    secret = renew_link(row)
    audit.challenge_changed(user=user, challenge=current, what="link")
    send_challenge_mail.enqueue(row.pk, "link")
    return secret


@transaction.atomic
def erase_requester(*, challenge: ChallengeRequest, user: User | None = None) -> None:
    """Erase who it was; the request goes on without mail. Twice is once. Raises NotAllowed."""
    current = lock_record(challenge)
    if user is not None and not rules.user_can_enter_challenge(user):
        raise NotAllowed
    requester = ChallengeRequester.objects.filter(challenge=current).first()
    if requester is not None and erase_contact(requester):
        audit.contact_erased(user=user, record=current)


def erase_expired_requesters(today: date) -> int:
    """Erase of whom the term is over, once the request is decided or gone; returns how many."""
    due = ChallengeRequest.objects.filter(requester__retain_until__lt=today, requester__erased_at__isnull=True).exclude(
        state__in=rules.BEFORE_DECISION
    )
    challenges = list(due)
    for challenge in challenges:
        erase_requester(challenge=challenge)
    return len(challenges)
