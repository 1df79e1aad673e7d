"""Reminders: once for each day on which the session stood, to who has a place."""

from datetime import timedelta

from django.db import transaction
from django.db.models import DurationField, ExpressionWrapper, F, Value
from django.utils import timezone

from participation.choices import RegistrationMail, RegistrationState
from participation.models import Registration, RegistrationSetup, Werkatelier
from participation.participant_notices import tell
from participation.services.registrations.mailing import send_after_commit


def remind_participants() -> int:
    """Write down whom to remind; returns how many. A second run finds nobody."""
    now = timezone.now()
    ahead = ExpressionWrapper(
        F("registration_setup__reminder_days") * Value(timedelta(days=1)), output_field=DurationField()
    )
    coming = Werkatelier.objects.filter(
        starts_at__gt=now,
        starts_at__lte=now + ahead,
        cancelled_at__isnull=True,
        registration_setup__reminder_days__gt=0,
    )
    return sum(_remind(werkatelier) for werkatelier in coming.select_related("registration_setup").order_by("pk"))


@transaction.atomic
def _remind(werkatelier: Werkatelier) -> int:
    """Not who got a place after the day of reminding: their confirmation is the reminder."""
    setup: RegistrationSetup = werkatelier.registration_setup
    since = werkatelier.starts_at - timedelta(days=setup.reminder_days)
    placed = Registration.objects.filter(
        werkatelier=werkatelier, state=RegistrationState.REGISTERED, placed_at__lt=since, person__isnull=False
    ).exclude(person__email="")
    day = timezone.localtime(werkatelier.starts_at).date().toordinal()
    told = placed.filter(notices__kind=RegistrationMail.REMINDER, notices__occasion=day).values("pk")
    ids = tell(placed.exclude(pk__in=told), RegistrationMail.REMINDER, day)
    send_after_commit(ids)
    return len(ids)
