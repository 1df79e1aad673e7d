"""Taking a click back, while nobody did anything with what it made."""

from django.db import transaction
from django.utils.translation import gettext as _

from pages.suggestions.drafts import SuggestionRefused
from pages.suggestions.services import take_back_lesson
from participation.audit.parts import part_changed
from participation.choices import AuditAction, Moderation
from participation.exceptions import ParticipationError
from participation.models import Commitment, Contribution, Lesson, Outcome
from participation.services.outcomes.doors import lock_outcome
from samenwerking.accounts.models import User


@transaction.atomic
def take_back(*, user: User, outcome: Outcome) -> Outcome:
    """Remove what was made of a line; the line stays. A second time does nothing. Raises NotAllowed or
    ParticipationError."""
    current = lock_outcome(user, outcome)
    made = current.result
    if made is None:
        return current
    locked = type(made)._default_manager.select_for_update(of=("self",)).get(pk=made.pk)
    if not _is_untouched(locked):
        raise ParticipationError(_("Dit kan niet meer: er is al iets mee gedaan. Pas het daar aan."))
    current.contribution = current.commitment = current.lesson = None
    current.save()
    number, suggestion = locked.pk, getattr(locked, "suggestion", None)
    locked.delete()
    if suggestion is not None:
        try:
            take_back_lesson(suggestion=suggestion)
        except SuggestionRefused as refusal:
            raise ParticipationError(str(refusal)) from refusal
    part_changed(
        user=user,
        action=AuditAction.PART_REMOVED,
        dossier=current.werkatelier,
        part=locked._meta.label_lower,
        number=number,
    )
    return current


def _is_untouched(made: Contribution | Commitment | Lesson) -> bool:
    """As the click left it."""
    if made.version != 1:
        return False
    if isinstance(made, Contribution):
        return made.is_current and made.state == Moderation.SHOWN and not _hangs_on(made)
    if isinstance(made, Commitment):
        return made.is_open and not made.moves.exists() and not made.notices.exists()
    return True


def _hangs_on(one: Contribution) -> bool:
    """An answer, a subject, a reason, marked words, a giver, parts or a promise."""
    if hasattr(one, "response") or hasattr(one, "giver") or one.group_id or one.skipped_reason:
        return True
    return any(rows.exists() for rows in (one.passages, one.pieces, one.sources, one.commitments))
