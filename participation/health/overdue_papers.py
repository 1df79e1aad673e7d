"""Papers that wait at a step longer than its term."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participation.selectors.route_steps import every_open_step
from samenwerking.health.shape import Check, Finding, Gauge, counted


def look() -> Finding:
    today = timezone.localdate()
    count = sum(step.due < today for step in every_open_step())
    said = ngettext("%(n)d stuk wacht langer dan de termijn.", "%(n)d stukken wachten langer dan de termijn.", count)
    return counted(_("Geen stuk is over zijn termijn."), said, count)


CHECK = Check(
    name="overdue_papers",
    title=gettext_lazy("Stukken over hun termijn"),
    meaning=gettext_lazy("Een stap van een stuk duurt langer dan de route zegt. Wie aan zet is, kreeg al bericht."),
    advice=gettext_lazy(
        "Kijk bij “Routes van stukken” of de termijnen passen, en of iemand afwezig is zonder vervanger."
    ),
    look=look,
    gauges=(Gauge("overdue_papers", "Stukken die langer bij een stap wachten dan de termijn"),),
    keep=120.0,
)
