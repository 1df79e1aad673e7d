"""How far the copy of the database is behind, where there is one."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenwerking.database.replica.health import seconds_behind
from samenwerking.database.replica.reading import there_is_a_copy
from samenwerking.health.shape import Check, Finding, Gauge, judged, warning


def look() -> Finding | None:
    """None without a copy. A warning and no fault: without it everything is read from the one database."""
    if not there_is_a_copy():
        return None
    behind = seconds_behind()
    if behind is None:
        return warning(_("De kopie van de database antwoordt niet of loopt niet mee."))
    if behind > settings.REPLICA_MAX_LAG:
        return judged(_("De kopie van de database loopt achter."), behind, warn=settings.REPLICA_MAX_LAG)
    return judged(_("De kopie van de database loopt mee."), behind, warn=settings.REPLICA_MAX_LAG)


CHECK = Check(
    name="copy",
    title=gettext_lazy("Kopie van de database"),
    meaning=gettext_lazy(
        "Openbare bladzijden worden uit een kopie gelezen. Loopt zij achter, dan leest de site de database zelf."
    ),
    advice=gettext_lazy("Vraag wie de server beheert of de kopie (replica) nog meeloopt."),
    look=look,
    gauges=(Gauge("replica_lag_seconds", "Zo veel seconden loopt de kopie van de database achter"),),
    keep=5.0,
)
