"""When the whole record of events was last checked, and whether it held."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.services.audit_checks import last_check
from samenwerking.health.shape import Check, Finding, Gauge, fault, judged, warning

OLD = 26 * 3600  # it is done every night


def look() -> Finding:
    """What is wrong with it is not told here: the auditor hears of it."""
    check = last_check()
    if check is None:
        return warning(_("Het verslag is nog nooit nagerekend."))
    age = (timezone.now() - check.checked_at).total_seconds()
    day = {"day": date_format(timezone.localtime(check.checked_at), "j F Y H.i")}
    if not check.sound:
        return fault(_("Het verslag klopte niet op %(day)s.") % day, age, 0, check.checked_at.timestamp())
    found = judged(_("Het verslag klopte op %(day)s.") % day, age, warn=OLD)
    return Finding(found.state, found.sentence, (age, 1, check.checked_at.timestamp()))


CHECK = Check(
    name="audit_check",
    title=gettext_lazy("Nakijken van het verslag"),
    meaning=gettext_lazy("Elke nacht rekent de site na of niemand het verslag van gebeurtenissen heeft veranderd."),
    advice=gettext_lazy(
        "Is het lang geleden, kijk dan of het achtergrondproces loopt. Klopt het niet, waarschuw dan de auditor."
    ),
    look=look,
    gauges=(
        Gauge("audit_check_age_seconds", "Hoe lang geleden het verslag is nagerekend"),
        Gauge("audit_sound", "1 als het verslag toen klopte"),
        Gauge("audit_check_timestamp_seconds", "Wanneer het verslag is nagerekend"),
    ),
    keep=30.0,
)
