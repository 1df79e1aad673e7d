"""Contributions that a colleague enters or corrects, and those that come by the public form."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import contributions as audit
from participation.choices import Channel, Moderation, Publicity
from participation.exceptions import ParticipationError, StaleVersion
from participation.models import Contribution, ContributionForm, ContributionGiver, Traject
from participation.rich_text import clean_text
from participation.services.contributions.doors import current_one, lock_for_handling, may_be_public
from participation.services.contributions.givers import GiverData, giver_for, open_link, retention_days
from participation.services.contributions.near_texts import fingerprint_of
from participation.services.records import apply_data, lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def add_contribution(
    *, user: User, traject: Traject, data: Mapping[str, Any], giver: GiverData | None = None
) -> Contribution:
    """Enter a letter, a mail or what was said at a werkatelier. A colleague read it, so it needs no judgement.

    Raises NotAllowed or ValidationError.
    """
    locked = lock_for_handling(user, traject)
    made = Contribution(traject=locked, state=Moderation.SHOWN, created_by=user)
    _write(made, data)
    if giver is not None and giver.known:
        _keep_giver(made, giver, days=retention_days(locked), consented=False)
    audit.contribution_added(user=user, contribution=made)
    return made


@transaction.atomic
def save_contribution(
    *, user: User, contribution: Contribution, data: Mapping[str, Any], base_version: int
) -> Contribution:
    """Correct a text, its date or its group. Raises NotAllowed, StaleVersion, ParticipationError, ValidationError."""
    traject = lock_for_handling(user, contribution.traject)
    current = current_one(traject, contribution.pk)
    if current.version != base_version:
        raise StaleVersion(current)
    current.version += 1
    _write(current, data)
    audit.contribution_changed(user=user, contribution=current, what="text")
    return current


@transaction.atomic
def submit_contribution(
    *, form: ContributionForm, text: str, publicity: str, giver: GiverData, consented: bool
) -> tuple[Contribution, ContributionGiver, str]:
    """What anybody sends in while the form is open; judged before others see it.

    Returns the contribution, its giver and the secret of the private link. Raises ParticipationError when the form
    closed meanwhile.
    """
    traject = lock_record(form.traject)
    current = ContributionForm.objects.select_related("traject__opgave").get(pk=form.pk)
    if not policy.contribution_form_is_open(current):
        raise ParticipationError(_("U kunt hier niet meer meedoen. Het formulier is gesloten."))
    if giver.known and not consented:
        raise ValidationError({"consent": _("Zonder uw akkoord bewaren wij uw naam en adres niet.")})
    made = Contribution(traject=traject)
    _write(
        made,
        {
            "text": text,
            "publicity": publicity,
            "channel": Channel.WEB_FORM,
            "received_on": timezone.localdate(),
        },
    )
    row = _keep_giver(made, giver, days=current.retention_days, consented=True)
    secret = open_link(row)
    audit.contribution_added(user=None, contribution=made)
    return made, row, secret


def _write(contribution: Contribution, data: Mapping[str, Any]) -> None:
    """Check and save. Raises ValidationError."""
    apply_data(contribution, data)
    contribution.text = clean_text(contribution.text).strip()
    contribution.fingerprint = fingerprint_of(contribution.text)
    contribution.full_clean(exclude={"traject"})
    _check(contribution)
    contribution.save()


def _check(contribution: Contribution) -> None:
    """What hangs together with the traject: dossier, werkatelier, group, date."""
    traject = contribution.traject
    if contribution.publicity == Publicity.PUBLIC and not may_be_public(traject):
        message = _("Dit dossier is niet openbaar. Een bijdrage kan niet openbaarder zijn dan het dossier.")
        raise ValidationError({"publicity": message})
    if contribution.werkatelier and contribution.werkatelier.traject_id != traject.pk:
        raise ValidationError({"werkatelier": _("Dit werkatelier hoort bij een ander traject.")})
    if contribution.group and contribution.group.traject_id != traject.pk:
        raise ValidationError({"group": _("Dit onderwerp hoort bij een ander traject.")})
    if contribution.received_on and contribution.received_on > timezone.localdate():
        raise ValidationError({"received_on": _("Deze dag moet nog komen.")})


def _keep_giver(contribution: Contribution, data: GiverData, *, days: int, consented: bool) -> ContributionGiver:
    row = giver_for(contribution, data, days=days, consented=consented)
    row.full_clean(exclude={"contribution"})
    row.save()
    return row
