"""Who handed the dossier, a portfolio or the order for it over to whom."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import Table
from participation.models import Handover


def _handovers(scope: Scope) -> "QuerySet[Handover]":
    """Of the opgave, whose portfolio holder and client are those of its trajecten too; and of the trajecten."""
    of_opgave = Q(opgave=scope.opgave, traject__isnull=True)
    return Handover.objects.filter(of_opgave | Q(traject__in=scope.trajecten))


HANDOVERS = (
    Table(
        "overdrachten",
        _("Wie de opgave of een traject overdroeg aan wie, en wanneer."),
        Handover,
        _handovers,
        ("id", "kind", "opgave", "traject", "from_person", "to_person", "handed_by", "created_at"),
    ),
)
