"""Mails that should have gone by now."""

from datetime import timedelta

from django.db.models import Count, Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenwerking.health.shape import Check, Finding, Gauge, State
from samenwerking.outbox.choices import MailRhythm, MailState
from samenwerking.outbox.models import OutgoingMail

SOON = timedelta(minutes=15)
TOO_LONG = timedelta(hours=4)


def look() -> Finding:
    """From when a mail was written, so that one which is tried again and again is seen as well."""
    now = timezone.now()
    late = OutgoingMail.objects.filter(state=MailState.WAITING, rhythm=MailRhythm.NOW, created_at__lt=now - SOON)
    facts = late.aggregate(count=Count("pk"), oldest=Min("created_at"))
    count, oldest = facts["count"], facts["oldest"]
    if not count:
        return Finding(State.OK, _("Mail gaat op tijd weg."), (0,))
    said = ngettext(
        "%(n)d mail wacht langer dan een kwartier.", "%(n)d mails wachten langer dan een kwartier.", count
    ) % {"n": count}
    state = State.FAULT if oldest < now - TOO_LONG else State.WARNING
    return Finding(state, said, (count,))


CHECK = Check(
    name="waiting_mails",
    title=gettext_lazy("Mail die wacht"),
    meaning=gettext_lazy(
        "Mail hoort binnen een paar minuten weg te zijn. Lukt het niet, dan probeert de site het opnieuw."
    ),
    advice=gettext_lazy(
        "Kijk of het achtergrondproces loopt, en vraag wie de mailserver beheert of die mail aanneemt."
    ),
    look=look,
    gauges=(Gauge("mails_waiting", "Mails die langer dan een kwartier wachten"),),
    keep=30.0,
)
