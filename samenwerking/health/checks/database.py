"""The database answers."""

import time

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenwerking.health.shape import Check, Finding, Gauge, fine, warning

SLOW = 1.0  # seconds for a question that asks nothing


def look() -> Finding:
    started = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    took = time.monotonic() - started
    if took > SLOW:
        return warning(_("De database antwoordt, maar traag."), took)
    return fine(_("De database antwoordt."), took)


CHECK = Check(
    name="database",
    title=gettext_lazy("Database"),
    meaning=gettext_lazy("In de database staat alles, behalve de bestanden. Zonder database is de site dicht."),
    advice=gettext_lazy("Vraag wie de server beheert of PostgreSQL draait en bereikbaar is."),
    look=look,
    gauges=(Gauge("database_answer_seconds", "Hoe lang de database over een lege vraag doet"),),
    serves=True,
    needs_database=False,
)
