"""Geheimhouding: a paper of a confidential dossier, offered to named people (rule 4)."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit, notifications, policy
from participation.approval.door import lock_stuk
from participation.exceptions import NotAllowed
from participation.models import SecrecyGrant, Stuk
from participation.rich_text import clean_text
from samenwerking.accounts.models import User

MAX_BASIS = 200


@transaction.atomic
def impose_secrecy(
    *, user: User, stuk: Stuk, basis: str, starts_on: date, ends_on: date | None, members: Collection[User]
) -> SecrecyGrant:
    """Let the named members read the submitted text, from and until, on a legal basis.

    Raises NotAllowed, or ValidationError for a member without an office, no members, no basis, or an end before
    the start or in the past.
    """
    locked = lock_stuk(stuk)
    if not policy.user_can_impose_secrecy(user, locked):
        raise NotAllowed
    _check_period(starts_on, ends_on)
    _check_members(members)
    basis = " ".join(clean_text(basis).split())
    if not basis or len(basis) > MAX_BASIS:
        raise ValidationError({"basis": _("Noem het artikel waarop de geheimhouding rust, in ten hoogste 200 tekens.")})
    grant = SecrecyGrant.objects.create(stuk=locked, basis=basis, starts_on=starts_on, ends_on=ends_on, imposed_by=user)
    grant.members.set(members)
    audit.secrecy_imposed(user=user, grant=grant)
    notifications.secrecy_imposed(grant)
    return grant


@transaction.atomic
def lift_secrecy(*, user: User, grant: SecrecyGrant) -> SecrecyGrant:
    """End a grant before its time: the circle stops seeing the paper at once. The grant stays as a record."""
    stuk = lock_stuk(grant.stuk)
    if not policy.user_can_lift_secrecy(user, stuk):
        raise NotAllowed
    locked = SecrecyGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk, stuk=stuk)
    if locked.lifted_at is not None or (locked.ends_on is not None and locked.ends_on < timezone.localdate()):
        return locked
    locked.lifted_at = timezone.now()
    locked.save(update_fields=["lifted_at"])
    audit.secrecy_lifted(user=user, grant=locked)
    return locked


def _check_period(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise ValidationError({"ends_on": _("Het einde ligt voor het begin.")})
    if ends_on is not None and ends_on < timezone.localdate():
        raise ValidationError({"ends_on": _("Het einde is al voorbij.")})


def _check_members(members: Collection[User]) -> None:
    """Being named without an office gives nothing; so it is refused instead of silently having no effect."""
    if not members:
        raise ValidationError({"members": _("Kies wie het stuk mogen lezen.")})
    wanted = {member.pk for member in members}
    if policy.secrecy_candidates().filter(pk__in=wanted).count() != len(wanted):
        raise ValidationError(
            {"members": _("Alleen leden van college en raad, griffie en secretariaat kunnen in de kring.")}
        )
