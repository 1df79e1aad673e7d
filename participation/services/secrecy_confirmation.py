"""Confirming secrecy by the council at its next meeting, or letting it lapse (Gemeentewet 87 to 89)."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import notifications
from participation.approval.door import lock_stuk
from participation.audit import secrecy as audit_secrecy
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import CouncilTerms, Meeting, SecrecyGrant
from participation.policy.secrecy import user_can_confirm_secrecy
from samenwerking.accounts.models import User


def council_meetings_since(grant: SecrecyGrant) -> QuerySet[Meeting]:
    """From the day of imposing on."""
    since = max(grant.starts_on, timezone.localdate(grant.created_at))
    return Meeting.objects.of_the_council_itself().filter(date__gte=since).order_by("date", "pk")


@transaction.atomic
def confirm_secrecy(*, user: User, grant: SecrecyGrant, meeting: Meeting) -> SecrecyGrant:
    """Write down that the council confirmed it, in which meeting. Only the first meeting since can (the law says the
    next one). Raises NotAllowed, also when somebody did so already, and ParticipationError for another meeting.
    """
    stuk = lock_stuk(grant.stuk)
    locked = SecrecyGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk, stuk=stuk)
    if not user_can_confirm_secrecy(user, locked):
        raise NotAllowed
    if council_meetings_since(locked).first() != meeting or meeting.date > timezone.localdate():
        raise ParticipationError(_("De raad bekrachtigt in zijn eerstvolgende vergadering. Kies die."))
    locked.confirmed_at, locked.confirmed_by, locked.confirmed_meeting = timezone.now(), user, meeting
    locked.save(update_fields=["confirmed_at", "confirmed_by", "confirmed_meeting"])
    audit_secrecy.secrecy_confirmed(user=user, grant=locked)
    return locked


def lapse_secrecy(today: date | None = None) -> int:
    """End every secrecy that the council did not confirm; says how many. A second run finds none.

    The clerk has some days after the meeting to enter what the council did.
    """
    passed = (today or timezone.localdate()) - timedelta(days=CouncilTerms.current().confirmation)
    waiting = SecrecyGrant.objects.standing().awaiting_council()
    return sum(_lapse(grant, passed) for grant in waiting.select_related("stuk").order_by("pk"))


@transaction.atomic
def _lapse(grant: SecrecyGrant, passed: date) -> bool:
    stuk = lock_stuk(grant.stuk)
    locked = SecrecyGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk, stuk=stuk)
    meeting = council_meetings_since(locked).first()
    if locked.confirmed_at is not None or locked.is_over or meeting is None or meeting.date >= passed:
        return False
    locked.lapsed_at = timezone.now()
    locked.save(update_fields=["lapsed_at"])
    audit_secrecy.secrecy_lapsed(grant=locked, meeting=meeting.pk)
    notifications.secrecy_lapsed(locked)
    return True
