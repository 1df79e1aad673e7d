"""Geheimhouding: a paper of a confidential dossier, offered to named people (rule 4)."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import approval, audit, notifications, policy
from participation.approval.door import lock_stuk
from participation.choices import Body, Confidentiality
from participation.exceptions import NotAllowed
from participation.models import SecrecyGrant, Stuk
from participation.models.stuk import ADOPTED_STATES
from participation.rich_text import clean_text
from participation.selectors.papers import first_to_publish
from samenwerking.accounts.models import User

MAX_BASIS = 200


@transaction.atomic
def impose_secrecy(
    *,
    user: User,
    stuk: Stuk,
    basis: str,
    starts_on: date,
    ends_on: date | None,
    members: Collection[User],
    downloads_allowed: bool = False,
    by_college: bool = True,
) -> SecrecyGrant:
    """Let the named members read the submitted text, from and until, on a legal basis; take it along only when that is
    said. What the college imposes on members of the council, the council confirms or it lapses.

    Raises NotAllowed, or ValidationError for a member without an office, no members, no basis, or an end before
    the start or in the past.
    """
    locked = lock_stuk(stuk)
    if not policy.user_can_impose_secrecy(user, locked):
        raise NotAllowed
    _check_period(starts_on, ends_on)
    _check_members(members)
    basis = _checked_basis(basis)
    grant = SecrecyGrant.objects.create(
        stuk=locked,
        basis=basis,
        starts_on=starts_on,
        ends_on=ends_on,
        imposed_by=user,
        downloads_allowed=downloads_allowed,
        needs_confirmation=by_college and _has_council(members),
    )
    grant.members.set(members)
    audit.secrecy_imposed(user=user, grant=grant)
    notifications.secrecy_imposed(grant)
    return grant


@transaction.atomic
def lift_secrecy(*, user: User, grant: SecrecyGrant, publish: bool = False) -> SecrecyGrant:
    """End a grant before its time: the circle stops seeing the paper at once. The grant stays as a record.

    ``publish``: what the rules then let everybody read (``becomes_public``) is on the register at once; the rest stays
    inside. Raises ParticipationError when the paper may not be published after all; then nothing has changed.
    """
    stuk = lock_stuk(grant.stuk)
    if not policy.user_can_lift_secrecy(user, stuk):
        raise NotAllowed
    locked = SecrecyGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk, stuk=stuk)
    if locked.is_over:
        return locked
    goes_out = publish and becomes_public(user, locked)
    locked.lifted_at = timezone.now()
    locked.save(update_fields=["lifted_at"])
    audit.secrecy_lifted(user=user, grant=locked)
    if goes_out:
        approval.publish_stuk(stuk=stuk, user=user)
    return locked


def becomes_public(user: User, grant: SecrecyGrant) -> bool:
    """Would lifting this let the paper be put on the register?"""
    return not why_it_stays(user, grant)


def why_it_stays(user: User, grant: SecrecyGrant) -> list[str]:
    """What keeps the paper off the register when this is lifted, each as a sentence; none: it may be put there.

    A paper of a confidential dossier stays inside whatever is lifted (rule 2).
    """
    stuk, opgave = grant.stuk, grant.stuk.opgave
    first = first_to_publish(stuk)
    others = SecrecyGrant.objects.in_force().filter(stuk=stuk).exclude(pk=grant.pk).exists()
    found = [
        (stuk.live, _("Het stuk staat al op het register.")),
        (stuk.state not in ADOPTED_STATES, _("Het stuk is nog niet vastgesteld.")),
        (
            opgave.confidentiality != Confidentiality.PUBLIC,
            _("Het dossier is niet openbaar. Wie mag meelezen: %(width)s.")
            % {"width": opgave.get_confidentiality_display().lower()},
        ),
        (first is not None, _("“%(title)s” staat nog niet op het register.") % {"title": first.title if first else ""}),
        (others, _("Er rust nog een andere geheimhouding op het stuk.")),
    ]
    reasons = [sentence for holds, sentence in found if holds]
    if not reasons and not policy.user_can_publish_stuk(user, stuk):
        reasons = [_("U mag dit stuk niet op het register zetten. De trekker en communicatie mogen dat wel.")]
    return reasons


def _has_council(members: Collection[User]) -> bool:
    return policy.members_of(Body.COUNCIL).filter(pk__in=[member.pk for member in members]).exists()


def _checked_basis(basis: str) -> str:
    basis = " ".join(clean_text(basis).split())
    if not basis or len(basis) > MAX_BASIS:
        raise ValidationError({"basis": _("Noem het artikel waarop de geheimhouding rust, in ten hoogste 200 tekens.")})
    return basis


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
