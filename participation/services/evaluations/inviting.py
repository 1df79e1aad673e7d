"""Links with which participants answer: mailed to who took part, or handed out. Only their hashes are kept."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django_tasks import task

from participation import policy
from participation.audit import society as audit
from participation.choices import PRESENT
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import ContributionGiver, EvaluationRound, EvaluationToken, RegistrationPerson
from participation.policy import evaluations as rules
from participation.services.evaluations.rounds import lock_round
from participation.services.outside_mails import mail_outside
from participation.services.private_links import absolute, hash_secret
from samenwerking.accounts.models import User
from samenwerking.background.left_tasks import ONCE

MOST_LINKS = 200
SECRET_LENGTH = 32


@transaction.atomic
def make_links(*, user: User, round_: EvaluationRound, count: int) -> list[str]:
    """Whole addresses to hand out, shown once. Raises NotAllowed or ParticipationError."""
    current = _locked(user, round_)
    if not 1 <= count <= MOST_LINKS:
        raise ParticipationError(_("Maak per keer 1 tot 200 links."))
    links = [_link(current) for _number in range(count)]
    audit.evaluation_changed(user=user, round_=current, what="links", count=count)
    return links


@transaction.atomic
def invite_participants(*, user: User, round_: EvaluationRound) -> None:
    """Mail everybody who took part and left an address, once. Raises NotAllowed or ParticipationError."""
    current = _locked(user, round_)
    if current.invited_at is not None:
        raise ParticipationError(_("De deelnemers van dit traject zijn al uitgenodigd."))
    if not current.is_open:
        raise ParticipationError(_("Nodig uit als de evaluatie open is."))
    current.invited_at = timezone.now()
    current.version += 1
    current.save()
    audit.evaluation_changed(user=user, round_=current, what="invited")
    mail_participants_of_round.enqueue(current.pk)


def count_addresses(round_: EvaluationRound) -> int:
    """How many people would get a mail."""
    return len(_addresses(round_))


@task(backend="background", queue_name=ONCE)  # which address got its link is nowhere written
def mail_participants_of_round(round_id: int) -> int:
    """One link to each address; which address got which is nowhere written. Returns how many went out."""
    round_ = EvaluationRound.objects.select_related("traject__opgave").get(pk=round_id)
    if not round_.is_open:
        return 0
    title = " ".join(round_.traject.title.split()) if policy.traject_may_be_named(round_.traject) else ""
    sent = 0
    for email in _addresses(round_):
        context = {"link": _link(round_), "title": title, "last_day": round_.closes_on}
        sent += mail_outside(email, "evaluation", context, about=f"evaluation {round_.pk}")
    return sent


def _link(round_: EvaluationRound) -> str:
    secret = get_random_string(SECRET_LENGTH)
    EvaluationToken.objects.create(round=round_, token_hash=hash_secret(secret))
    return absolute(reverse("register:evaluation_answer", args=[secret]))


def _addresses(round_: EvaluationRound) -> list[str]:
    """Who was at a werkatelier of the traject or gave a contribution; everybody once."""
    came = RegistrationPerson.objects.filter(
        registration__werkatelier__traject=round_.traject, registration__state__in=PRESENT
    )
    gave = ContributionGiver.objects.filter(contribution__traject=round_.traject)
    found = {
        email.strip().lower()
        for rows in (came, gave)
        for email in rows.exclude(email="").values_list("email", flat=True)
    }
    return sorted(found)


def _locked(user: User, round_: EvaluationRound) -> EvaluationRound:
    current = lock_round(round_)
    if not rules.user_can_hold_evaluation(user, current.traject):
        raise NotAllowed
    if current.is_over:
        raise ParticipationError(_("Deze evaluatie is gesloten en gaat niet meer open."))
    return current
