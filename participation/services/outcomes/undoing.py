"""Taking a click back, while nobody did anything with what it made."""

from django.db import transaction
from django.utils.translation import gettext as _

from pages.suggestions.drafts import SuggestionRefused
from pages.suggestions.services import take_back_lesson
from participation.audit.parts import part_changed
from participation.choices import AuditAction, Moderation
from participation.exceptions import ParticipationError
from participation.models import Commitment, Contribution, Lesson, Outcome
from participation.services.commitments.writing import drop_commitment
from participation.services.outcomes.doors import lock_outcome
from samenwerking.accounts.models import User


@transaction.atomic
def take_back(*, user: User, outcome: Outcome) -> Outcome:
    """Take away what was made of a line; the line stays, free for something else. A second time does nothing.

    Inbreng and a lesson are removed; a promise is dropped and stays to be read (docs/decisions/0180). Raises NotAllowed
    or ParticipationError.
    """
    current = lock_outcome(user, outcome)
    made = current.result
    if made is None:
        return current
    locked = type(made)._default_manager.select_for_update(of=("self",)).get(pk=made.pk)
    if not _is_untouched(locked):
        raise ParticipationError(_("Dit kan niet meer: er is al iets mee gedaan. Pas het daar aan."))
    current.contribution = current.commitment = current.lesson = None
    current.save()
    if isinstance(locked, Commitment):
        reason = _("Teruggedraaid bij de uitkomsten van het werkatelier: dit was geen toezegging.")
        drop_commitment(user=user, commitment=locked, reason=reason, base_version=locked.version)
    else:
        _remove(user, current, locked)
    return current


def _remove(user: User, outcome: Outcome, made: Contribution | Lesson) -> None:
    number, suggestion = made.pk, getattr(made, "suggestion", None)
    made.delete()
    if suggestion is not None:
        try:
            take_back_lesson(suggestion=suggestion)
        except SuggestionRefused as refusal:
            raise ParticipationError(str(refusal)) from refusal
    part_changed(
        user=user,
        action=AuditAction.PART_REMOVED,
        dossier=outcome.werkatelier,
        part=made._meta.label_lower,
        number=number,
    )


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
