"""Who decides in whose place, and for how long (DESIGN rule 7)."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit, notifications, policy
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Replacement
from samenwerking.accounts.models import User


@transaction.atomic
def name_replacement(*, user: User, replacement: User, starts_on: date, ends_on: date) -> Replacement:
    """Let another manager decide in the user's place. Raises NotAllowed or ParticipationError.

    The same name for days that are already covered is refused: two rows for one day could end one without the other.
    """
    # A weaker lock than usual: rows that point at this person (the audit table has them) can still be written.
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not policy.user_can_name_replacement(user):
        raise NotAllowed
    if not policy.replacement_candidates(user).filter(pk=replacement.pk).exists():
        raise ParticipationError(_("Deze persoon kan u niet vervangen."))
    if ends_on < starts_on or ends_on < timezone.localdate():
        raise ParticipationError(_("Kies een periode die nog niet voorbij is."))
    overlapping = user.replaced_by.filter(replacement=replacement, starts_on__lte=ends_on, ends_on__gte=starts_on)
    if overlapping.exists():
        raise ParticipationError(_("Deze collega vervangt u al in deze periode."))
    made = Replacement.objects.create(person=user, replacement=replacement, starts_on=starts_on, ends_on=ends_on)
    audit.replacement_named(user=user, replacement=made)
    notifications.replacement_named(made)
    return made


@transaction.atomic
def end_replacement(*, user: User, replacement: Replacement) -> None:
    """Stop from today. What lies in the past stays, as the ground of what was decided then; the rest is removed."""
    locked = Replacement.objects.select_for_update().filter(pk=replacement.pk).first()
    if locked is None:
        return
    if locked.person_id != user.pk:
        raise NotAllowed
    yesterday = timezone.localdate() - timedelta(days=1)
    if locked.ends_on <= yesterday:
        return
    audit.replacement_ended(user=user, replacement=locked)
    if locked.starts_on > yesterday:
        locked.delete()
    else:
        locked.ends_on = yesterday
        locked.save(update_fields=["ends_on"])
