"""Promises whose day has passed."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participation.choices import CommitmentState
from participation.models import Commitment
from samenwerking.health.shape import Check, Finding, Gauge, counted


def look() -> Finding:
    late = Commitment.objects.filter(state=CommitmentState.OPEN, due_date__lt=timezone.localdate())
    count = late.order_by().count()
    said = ngettext("%(n)d toezegging is te laat.", "%(n)d toezeggingen zijn te laat.", count)
    return counted(_("Geen toezegging is te laat."), said, count)


CHECK = Check(
    name="overdue_commitments",
    title=gettext_lazy("Toezeggingen die te laat zijn"),
    meaning=gettext_lazy("Een toezegging heeft een uiterste dag. Daarna krijgen trekker en opdrachtgever bericht."),
    advice=gettext_lazy("Dit lost de trekker op. De termijnen van de berichten staan bij Instellingen."),
    look=look,
    gauges=(Gauge("overdue_commitments", "Toezeggingen waarvan de uiterste dag voorbij is"),),
    keep=120.0,
)
