"""The database has the shape that this code expects."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenwerking.health.shape import Check, Finding, Gauge, fault, fine


def look() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        said = ngettext("Er moet nog %(n)d migratie lopen.", "Er moeten nog %(n)d migraties lopen.", waiting)
        return fault(said % {"n": waiting}, waiting)
    return fine(_("De database hoort bij deze versie."), 0)


CHECK = Check(
    name="migrations",
    title=gettext_lazy("Vorm van de database"),
    meaning=gettext_lazy("Na bijwerken moet de database de vorm krijgen die de nieuwe versie verwacht."),
    advice=gettext_lazy("Voer op de server uit: manage.py migrate."),
    look=look,
    gauges=(Gauge("migrations_waiting", "Migraties die nog moeten lopen"),),
    # As long as this process runs: its code and the applied migrations do not change under it.
    keep=float("inf"),
    serves=True,
)
