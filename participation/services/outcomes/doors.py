"""What every write to outcomes does first: lock the traject and the line, ask the policy."""

from django.utils.translation import gettext as _

from participation import policy
from participation.audit.parts import part_changed
from participation.choices import AuditAction
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Outcome, Traject, Werkatelier
from participation.services.outcomes.reading import is_held
from participation.services.records import lock_record
from samenwerking.accounts.models import User


def lock_for_outcomes(user: User, werkatelier: Werkatelier) -> Traject:
    """The traject, locked. Raises NotAllowed; ParticipationError for a session that was not held."""
    traject = lock_record(werkatelier.traject)
    if not policy.user_can_edit(user, werkatelier):
        raise NotAllowed
    if not is_held(werkatelier):
        raise ParticipationError(_("Uitkomsten schrijft u op als het werkatelier is begonnen."))
    return traject


def lock_outcome(user: User, outcome: Outcome) -> Outcome:
    """The line as it is now. Raises NotAllowed or ParticipationError."""
    lock_for_outcomes(user, outcome.werkatelier)
    current = Outcome.objects.select_for_update(of=("self",)).filter(pk=outcome.pk).first()
    if current is None:
        raise ParticipationError(_("Iemand anders heeft deze uitkomst intussen verwijderd."))
    return current


def note(action: AuditAction, user: User, outcome: Outcome) -> None:
    """A row in the record of events: the number of the line, never its words."""
    part_changed(
        user=user, action=action, dossier=outcome.werkatelier, part=Outcome._meta.label_lower, number=outcome.pk
    )
