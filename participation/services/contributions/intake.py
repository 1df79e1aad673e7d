"""The public form of a traject, as its lead sets it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import contributions as audit
from participation.choices import Confidentiality
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import ContributionForm, Traject
from participation.services.records import apply_data, lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def save_contribution_form(
    *, user: User, traject: Traject, data: Mapping[str, Any], base_version: int | None
) -> ContributionForm:
    """Set when and how everybody can take part.

    Raises NotAllowed, StaleVersion, ValidationError or ParticipationError.
    """
    locked = lock_record(traject)
    if not policy.user_can_set_contribution_form(user, locked):
        raise NotAllowed
    if locked.opgave.confidentiality != Confidentiality.PUBLIC:
        raise ParticipationError(_("Dit dossier is niet openbaar. Een formulier voor iedereen kan daarom niet."))
    current = ContributionForm.objects.filter(traject=locked).first() or ContributionForm(traject=locked)
    if not current._state.adding:
        if current.version != base_version:
            raise StaleVersion(current)
        current.version += 1
    apply_data(current, data)
    current.full_clean(exclude={"traject"})
    current.save()
    audit.form_saved(user=user, form=current)
    return current
