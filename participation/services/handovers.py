"""Handing over all that somebody has at once: leads, portfolios, orders. What happened before stays on their name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from participation import notifications, policy
from participation.audit import replacements as audit_replacements
from participation.choices import HandoverKind, TeamRole
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Handover, Opgave, Traject
from participation.policy.handing_over import (
    handover_candidates,
    opgaven_held,
    trajecten_led,
    user_can_hand_over,
)
from participation.services.records import lock_record
from samenwerking.accounts.models import User

SHOWN = 200
FIELDS = {HandoverKind.PORTFOLIO: "portfolio_holder", HandoverKind.CLIENT: "client"}


def counts_of(person: User) -> dict[HandoverKind, int]:
    """How many open dossiers the person has, per way; numbers only, for who may not read the dossiers."""
    counts = {kind: opgaven_held(person, kind).count() for kind in HandoverKind}
    counts[HandoverKind.LEAD] += trajecten_led(person).count()
    return counts


@dataclass(frozen=True)
class HandedOver:
    """What went from one person to another at once; dossiers are counted, not named."""

    row: Handover
    count: int


def handed_over_before() -> list[HandedOver]:
    """The latest first, as far back as the page goes."""
    rows = Handover.objects.select_related("from_person", "to_person", "handed_by")[:SHOWN]
    acts: dict[tuple[object, ...], list[Handover]] = {}
    for row in rows:
        minute = row.created_at.replace(second=0, microsecond=0)
        acts.setdefault((minute, row.kind, row.from_person_id, row.to_person_id, row.handed_by_id), []).append(row)
    return [HandedOver(same[0], len(same)) for same in acts.values()]


@transaction.atomic
def hand_over(*, user: User, person: User, to: User, kinds: Sequence[HandoverKind]) -> int:
    """Everything of these kinds goes to somebody else; returns how many dossiers. All of it, or nothing.

    Raises NotAllowed, or ParticipationError for who cannot take it over and when there is nothing to hand over.
    """
    if not user_can_hand_over(User.objects.get(pk=user.pk)):
        raise NotAllowed
    if person.pk == to.pk or not kinds:
        raise ParticipationError(_("Kies wat u overdraagt, en aan wie anders."))
    for kind in kinds:
        if not handover_candidates(kind).filter(pk=to.pk).exists():
            facts = {"name": to, "kind": kind.label}
            raise ParticipationError(_("%(name)s kan dit niet overnemen: %(kind)s.") % facts)
    made = [row for kind in kinds for row in _hand_over_kind(user, person, to, kind)]
    if not made:
        raise ParticipationError(_("Er is niets (meer) om over te dragen."))
    Handover.objects.bulk_create(made)
    audit_replacements.handed_over(user=user, handovers=made)
    notifications.dossiers_taken_over(to, person, len(made), sender=user)
    return len(made)


def _hand_over_kind(user: User, person: User, to: User, kind: HandoverKind) -> list[Handover]:
    if kind == HandoverKind.LEAD:
        return _hand_over_leads(user, person, to)
    made = []
    for opgave in opgaven_held(person, kind).select_for_update(of=("self",)).order_by("pk"):
        # Somebody who has the opgave open in a form hears that it changed.
        Opgave.objects.filter(pk=opgave.pk).update(**{FIELDS[kind]: to, "version": F("version") + 1})
        made.append(Handover(kind=kind, opgave=opgave, from_person=person, to_person=to, handed_by=user))
    return made


def _hand_over_leads(user: User, person: User, to: User) -> list[Handover]:
    made = []
    opgaven = list(opgaven_held(person, HandoverKind.LEAD).order_by("pk"))
    dossiers: list[Opgave | Traject] = [*opgaven, *trajecten_led(person).select_related("opgave").order_by("pk")]
    for dossier in dossiers:
        lock_record(dossier)
        policy.grant_team_role(to, dossier, TeamRole.LEAD)
        policy.revoke_team_roles(person, dossier)
        traject = dossier if isinstance(dossier, Traject) else None
        facts = {"from_person": person, "to_person": to, "handed_by": user}
        made.append(Handover(kind=HandoverKind.LEAD, opgave=dossier.opgave, traject=traject, **facts))
    return made
