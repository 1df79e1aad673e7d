"""The register of processing as a table: what the models say of the people in them (AVG, article 30)."""

from django.utils.translation import gettext_lazy as _

from participation.documents.columns import WIDE, Listing
from participation.documents.tables import Column
from participation.models import AuditEntry
from samenwerking.personal_data import places

VERWERKINGEN = Listing(
    name="verwerkingsregister",
    title=_("Verwerkingsregister"),
    columns=(
        Column(_("Verwerking"), lambda row: row.about.activity.label, WIDE),
        Column(_("Wat"), lambda row: row.about.label, WIDE),
        Column(_("Doel"), lambda row: row.about.purpose, WIDE),
        Column(_("Grondslag"), lambda row: row.about.ground.label),
        Column(_("Van wie"), lambda row: row.about.people.label),
        Column(_("Welke gegevens"), lambda row: row.about.data, WIDE),
        Column(_("Wie het ziet"), lambda row: row.about.seen.label),
        Column(_("Bewaartermijn"), lambda row: row.about.term, WIDE),
        Column(_("Gewist door"), lambda row: row.about.step),
        Column(_("Tabel"), lambda row: row.model._meta.label),
    ),
    rows=lambda user: AuditEntry.objects.none(),  # no rows of the database: the models themselves
    prepare=lambda user, rows: places(),
)
