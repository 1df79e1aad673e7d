"""Addresses of the full export of a dossier (docs/decisions/0167).

The lead exports the three dossiers, and secretariat and clerk those that are not confidential. ``{dossier_export}`` was
asked for by the lead; for anybody else it does not exist.
"""

from participation.models import DossierExport
from tests.matrix.addresses import Row
from tests.matrix.addresses_dossiers import INSIDE, KNOWS
from tests.matrix.identities import LEAD, Identity

OFFICES = LEAD | {Identity.SECRETARIAT, Identity.CLERK}
WORK = "werkplaats/"
OWN = f"{WORK}exports/"
EXPORTS = [
    Row(
        f"{WORK}{folder}/<slug:slug>/export/",
        f"/{WORK}{folder}/{slug}/export/",
        get=OFFICES & INSIDE[slug],
        post=OFFICES & INSIDE[slug],
        knows=KNOWS[slug],
        login=True,
    )
    for folder in ("opgaven", "trajecten")
    for slug in ("dorpshart", "vastgoed", "locatiekeuze")
]
EXPORTS += [Row(f"{OWN}<int:pk>/bestand/", f"/{OWN}{{dossier_export}}/bestand/", get=LEAD, knows=LEAD, login=True)]
EXPORTS += [
    Row(f"{OWN}<int:pk>/{end}/", f"/{OWN}{{dossier_export}}/{end}/", get=None, post=LEAD, knows=LEAD, login=True)
    for end in ("opnieuw", "verwijderen")
]


def export_numbers() -> dict[str, object]:
    """The number that the ready export of the demo got."""
    return {"dossier_export": DossierExport.objects.get(traject__slug="dorpshart", state="done").pk}
