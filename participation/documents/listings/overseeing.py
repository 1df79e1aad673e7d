"""The record of events as a table: that things happened, with the name of a record only where that is allowed."""

from typing import Any

from django.utils.translation import gettext as gettext
from django.utils.translation import gettext_lazy as _

from participation.choices import AuditAction
from participation.documents.columns import WIDE, Listing, field
from participation.documents.tables import Column
from participation.services.audit_rows import OBJECT_LABELS, audit_entries, with_titles


def _who(row: Any) -> str:
    return str(row.actor) if row.actor else gettext("Het systeem")


def _what(row: Any) -> str:
    return str(AuditAction(row.action).label) if row.action in AuditAction.values else row.action


GEBEURTENISSEN = Listing(
    name="verantwoording",
    title=_("Verantwoording"),
    columns=(
        field(_("Regel"), "sequence"),
        field(_("Wanneer"), "created_at"),
        Column(_("Wie"), _who),
        Column(_("Wat"), _what),
        Column(_("Soort onderwerp"), lambda row: str(OBJECT_LABELS.get(row.object_type, _("Ander onderwerp")))),
        field(_("Nummer van het onderwerp"), "object_id"),
        field(_("Onderwerp"), "object_title", WIDE),
        field(_("Kenmerk van de regel"), "hash", WIDE),
    ),
    rows=lambda user: audit_entries(),
    prepare=with_titles,
)
