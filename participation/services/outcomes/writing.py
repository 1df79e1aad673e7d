"""Writing a line down, changing it, and deleting it with undo."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import policy
from participation.choices import AuditAction
from participation.exceptions import ParticipationError, StaleVersion
from participation.models import Outcome, Traject, Werkatelier
from participation.rich_text import clean_text
from participation.services.bin import BinKind, register_kind
from participation.services.outcomes.doors import lock_for_outcomes, lock_outcome, note
from participation.services.records import apply_data
from samenwerking.accounts.models import User


def _traject_of(outcome: Outcome) -> Traject:
    return outcome.werkatelier.traject


def check_free(outcome: Outcome) -> None:
    """A line that became something stays as it was."""
    if outcome.result is not None:
        raise ParticipationError(
            _("Van deze uitkomst is al iets gemaakt. Maak dat eerst ongedaan, of schrijf een nieuwe uitkomst op.")
        )


register_kind(
    BinKind(
        Outcome,
        label=gettext_lazy("Uitkomst"),
        anchor="outcome",
        may=policy.user_can_edit,
        dossier=_traject_of,
        check=check_free,
    )
)


@transaction.atomic
def add_outcome(*, user: User, werkatelier: Werkatelier, data: Mapping[str, Any]) -> Outcome:
    """Raises NotAllowed, ParticipationError or ValidationError."""
    lock_for_outcomes(user, werkatelier)
    outcome = Outcome(werkatelier=werkatelier, created_by=user)
    _write(outcome, data)
    note(AuditAction.SAVED, user, outcome)
    return outcome


@transaction.atomic
def save_outcome(*, user: User, outcome: Outcome, data: Mapping[str, Any], base_version: int) -> Outcome:
    """Raises NotAllowed, StaleVersion, ParticipationError or ValidationError."""
    current = lock_outcome(user, outcome)
    check_free(current)
    if current.version != base_version:
        raise StaleVersion(current)
    current.version += 1
    _write(current, data)
    note(AuditAction.SAVED, user, current)
    return current


def _write(outcome: Outcome, data: Mapping[str, Any]) -> None:
    apply_data(outcome, data)
    outcome.text = clean_text(outcome.text).strip()
    outcome.full_clean(exclude={"werkatelier"})
    item = outcome.programme_item
    if item is not None and item.werkatelier_id != outcome.werkatelier_id:
        raise ValidationError({"programme_item": _("Dit onderdeel hoort bij een ander werkatelier.")})
    outcome.save()
