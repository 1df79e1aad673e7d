"""Keeping the fractions of the council and their members."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.audit import proposals as audit_proposals
from participation.exceptions import NotAllowed, StaleVersion
from participation.models import CouncilMember, Fraction, ProposalVote
from participation.policy.proposals import user_can_keep_fractions
from samenwerking.accounts.models import User


@transaction.atomic
def save_fraction(
    *, user: User, fraction: Fraction, members: Sequence[CouncilMember], gone: Sequence[int] = (), version: int = 0
) -> Fraction:
    """Keep a fraction with its members; members in ``gone`` are taken off the list, votes and proposals stay.

    Raises NotAllowed, StaleVersion, and ValidationError for more members than seats at one time or a change of seats
    once there are votes.
    """
    if not user_can_keep_fractions(user):
        raise NotAllowed
    if fraction.pk:
        kept = Fraction.objects.select_for_update().get(pk=fraction.pk)
        if kept.version != version:
            raise StaleVersion(kept)
        if kept.seats != fraction.seats and _has_voted(kept):
            raise ValidationError({"seats": _("Deze fractie heeft al gestemd. Sluit haar af en maak een nieuwe.")})
        fraction.version = kept.version + 1
    fraction.full_clean()
    fraction.save()
    fraction.members.filter(pk__in=gone).delete()
    for member in members:
        member.fraction = fraction
        member.full_clean()
        member.save()
    _check_room(fraction)
    audit_proposals.fraction_saved(user=user, fraction=fraction)
    return fraction


def _has_voted(fraction: Fraction) -> bool:
    return ProposalVote.objects.filter(fraction=fraction).exists()


def _check_room(fraction: Fraction) -> None:
    """At no moment more members than seats; the moments that count are those when somebody begins."""
    members: list[Any] = list(fraction.members.all())
    for one in members:
        day = one.starts_on
        there = [m for m in members if m.starts_on <= day and (m.ends_on is None or m.ends_on >= day)]
        if len(there) > fraction.seats:
            raise ValidationError(_("Er staan meer leden in de lijst dan de fractie zetels heeft."))
