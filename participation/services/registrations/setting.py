"""How everybody can register for a werkatelier, as its team sets it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import registrations as audit
from participation.choices import Confidentiality
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import RegistrationSetup, Werkatelier
from participation.services.records import apply_data
from participation.services.registrations.people import reset_terms
from participation.services.registrations.placing import lock_werkatelier
from samenwerking.accounts.models import User


@transaction.atomic
def save_registration_setup(
    *, user: User, werkatelier: Werkatelier, data: Mapping[str, Any], base_version: int | None
) -> RegistrationSetup:
    """Raises NotAllowed, StaleVersion, ValidationError or ParticipationError."""
    locked = lock_werkatelier(werkatelier.pk)
    if not policy.user_can_handle_registrations(user, locked):
        raise NotAllowed
    if locked.opgave.confidentiality != Confidentiality.PUBLIC:
        raise ParticipationError(_("Dit dossier is niet openbaar. Aanmelden via het register kan daarom niet."))
    setup = RegistrationSetup.objects.filter(werkatelier=locked).first() or RegistrationSetup(werkatelier=locked)
    if not setup._state.adding:
        if setup.version != base_version:
            raise StaleVersion(setup)
        setup.version += 1
    apply_data(setup, data)
    setup.full_clean(exclude={"werkatelier"})
    setup.save()
    reset_terms(locked)
    audit.setup_saved(user=user, werkatelier=locked, is_open=setup.is_open)
    return setup


def consent_text() -> str:
    """A proposal for who opens the registration for the first time."""
    return _(
        "Wij gebruiken uw gegevens alleen voor dit werkatelier: om u te mailen en om u goed te ontvangen. "
        "Wat u nodig hebt, ziet alleen het team. Na de bewaartermijn wissen wij alles. U kunt zich altijd afmelden."
    )
