"""The last row of the record of events. Who keeps these numbers elsewhere can see later that rows were taken away."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.models import AuditEntry
from samenwerking.health.shape import Check, Finding, Gauge, fine

# A number of Prometheus holds 53 bits exactly.
FINGERPRINT_DIGITS = 12


def look() -> Finding:
    last = AuditEntry.objects.order_by("-sequence").values_list("sequence", "hash").first()
    if last is None:
        return fine(_("Er staat nog niets in het verslag van gebeurtenissen."), 0, 0)
    sequence, fingerprint = last
    start = fingerprint[:FINGERPRINT_DIGITS]
    said = _("De laatste regel is nummer %(number)d; de vingerafdruk begint met %(start)s.")
    return fine(said % {"number": sequence, "start": start}, sequence, int(start, 16))


CHECK = Check(
    name="audit_head",
    title=gettext_lazy("Einde van het verslag"),
    meaning=gettext_lazy("Elke gebeurtenis krijgt een regel met een vingerafdruk. Het nummer mag alleen hoger worden."),
    advice=gettext_lazy("Wordt het nummer lager, verander dan niets en waarschuw de auditor."),
    look=look,
    gauges=(
        Gauge("audit_head_sequence", "Nummer van de laatste regel van het verslag van gebeurtenissen"),
        Gauge("audit_head_fingerprint", "De eerste 48 bits van de vingerafdruk van die regel"),
    ),
)
