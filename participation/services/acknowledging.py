"""Saying "seen" or "no objection" of a paper for information: one door for the button and for the link in a mail."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from wagtail.models import TaskState

from participation import policy
from participation.approval.door import lock_stuk
from participation.audit import acknowledgements as audit_acknowledgements
from participation.choices import AcknowledgementKind, StepKind
from participation.exceptions import NotAllowed, ParticipationError, StaleStep
from participation.models import Acknowledgement, MailLink, Stuk
from participation.notifications.mail_links import link_of_token
from participation.policy.acknowledging import user_can_acknowledge, user_can_acknowledge_by_mail
from participation.selectors.steps import current_task_state, step_of
from samenwerking.accounts.memberships import sync_person
from samenwerking.accounts.models import User

KEEP_LINKS = timedelta(days=30)


class LinkIsDead(ParticipationError):
    """Used, over, replaced by another step, or of somebody who may not any more. Nobody is told which."""


@transaction.atomic
def acknowledge(
    *, user: User, stuk: Stuk, task_state_id: int, kind: AcknowledgementKind, by_mail: bool = False
) -> Acknowledgement:
    """What this member says now, in the place of what they said before. Raises NotAllowed or StaleStep."""
    locked = lock_stuk(stuk)
    # A link in a mail has no visit at which roles that are over are put away.
    sync_person(user)
    actor = User.objects.get(pk=user.pk)
    may = user_can_acknowledge_by_mail if by_mail else user_can_acknowledge
    current = current_task_state(locked)
    if policy.user_can_view(actor, locked) and (current is None or current.pk != task_state_id):
        raise StaleStep
    if not actor.is_open(timezone.localdate()) or not may(actor, locked):
        raise NotAllowed
    facts = {"stuk": locked, "kind": kind, "by_mail": by_mail}
    before = Acknowledgement.objects.filter(task_state=task_state_id, person=actor, kind=kind).first()
    if before is not None:
        return before
    given, _made = Acknowledgement.objects.update_or_create(task_state_id=task_state_id, person=actor, defaults=facts)
    audit_acknowledgements.acknowledged(user=actor, acknowledgement=given)
    return given


def live_link(token: str, now: datetime | None = None) -> MailLink | None:
    """The link of a token that is ours, if it would work now; reading it changes nothing."""
    link = link_of_token(token)
    return link if link is not None and _works(link, now or timezone.now()) else None


def _works(link: MailLink, now: datetime) -> bool:
    current = current_task_state(link.stuk)
    return (
        link.used_at is None
        and link.expires_at > now
        and link.person.is_open(timezone.localdate())
        and current is not None
        and current.pk == link.task_state_id
        and user_can_acknowledge_by_mail(link.person, link.stuk)
    )


@transaction.atomic
def use_link(token: str) -> MailLink:
    """Do what the link is for, once. Raises LinkIsDead."""
    found = link_of_token(token)
    rows = MailLink.objects.select_for_update(of=("self",)).select_related("person", "stuk__opgave")
    link = rows.filter(pk=found.pk).first() if found else None
    if link is None or not _works(link, timezone.now()):
        raise LinkIsDead
    try:
        acknowledge(
            user=link.person,
            stuk=link.stuk,
            task_state_id=link.task_state_id,
            kind=AcknowledgementKind(link.kind),
            by_mail=True,
        )
    except ParticipationError as refused:
        raise LinkIsDead from refused
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    return link


def counts_of(task_state_id: int) -> dict[str, int]:
    """How many said what at this step."""
    rows = Acknowledgement.objects.filter(task_state=task_state_id).order_by()
    return dict(rows.values_list("kind").annotate(number=Count("pk")))


def old_mail_links(now: datetime) -> QuerySet[MailLink]:
    """Links that are over for a while; what was done with them stands by itself."""
    return MailLink.objects.filter(expires_at__lt=now - KEEP_LINKS)


def erase_links(now: datetime | None = None) -> int:
    """How many."""
    return int(old_mail_links(now or timezone.now()).delete()[0])


@dataclass(frozen=True)
class AcknowledgePanel:
    """What the page of a paper for information shows: the buttons, and for who reads along how many said what."""

    task_state_id: int
    may: bool
    given: str
    counts: list[tuple[str, int]]
    kinds: list[tuple[str, str]]


def acknowledge_panel(
    user: User, stuk: Stuk, task_state: TaskState | None, *, internal: bool
) -> AcknowledgePanel | None:
    """Nothing when the paper does not lie before the council for information."""
    if task_state is None or step_of(task_state) != StepKind.COUNCIL_INFORMATION:
        return None
    may = user_can_acknowledge(user, stuk)
    own = Acknowledgement.objects.filter(task_state=task_state, person=user).first() if may else None
    counts = counts_of(task_state.pk) if internal else {}
    kinds = [(kind.value, str(kind.label)) for kind in AcknowledgementKind]
    shown = [(label, counts[kind]) for kind, label in kinds if kind in counts]
    return AcknowledgePanel(task_state.pk, may, str(own.get_kind_display()) if own else "", shown, kinds)
