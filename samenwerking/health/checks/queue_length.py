"""How many tasks wait."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenwerking.health.shape import Check, Finding, Gauge, counted

from .queue_age import waiting

MANY = 500


def look() -> Finding:
    count = waiting().count()
    said = ngettext("Er wacht %(n)d taak.", "Er wachten %(n)d taken.", count)
    return counted(_("Er wacht geen taak."), said, count, warn=MANY)


CHECK = Check(
    name="queue_length",
    title=gettext_lazy("Wachtende taken"),
    meaning=gettext_lazy("Zo veel taken staan klaar voor het achtergrondproces."),
    advice=gettext_lazy("Wacht een uur. Daalt het aantal niet, kijk dan of het achtergrondproces loopt."),
    look=look,
    gauges=(Gauge("queue_length", "Taken die klaarstaan"),),
    keep=10.0,
)
