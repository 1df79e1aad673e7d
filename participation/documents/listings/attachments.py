"""Attachments of dossiers: what they are and where they hang. The files themselves are fetched at their address."""

from typing import Any

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.choices import Confidentiality
from participation.documents.columns import WIDE, Listing, Rows, choice, field, in_workplace, inside, person
from participation.documents.tables import Column
from participation.models import Attachment, Opgave
from participation.policy import AnyUser
from participation.policy.across import reads_inside


def _rows(user: AnyUser) -> Rows:
    """``of_opgave`` and ``of_traject``: an attachment hangs under one of three things, each of one dossier."""
    found: Rows = policy.visible_attachments(user).annotate(
        of_opgave=Coalesce("opgave", "traject__opgave", "werkatelier__traject__opgave"),
        of_traject=Coalesce("traject", "werkatelier__traject"),
    )
    return found.order_by("-uploaded_at", "-pk")


def _prepare(user: AnyUser, rows: Rows) -> Rows:
    related: Rows = rows.select_related("opgave", "traject", "werkatelier", "log_entry", "uploaded_by")
    return related.annotate(reads_inside=reads_inside(user, Opgave, "of_opgave"))


def _kind(row: Attachment) -> str:
    return str(_("Logboek")) if row.log_entry_id else str(row.dossier._meta.verbose_name).capitalize()


def _rights(row: Any) -> str:
    """Who made a picture is somebody's name: of what not everybody may read it stays inside."""
    return str(row.rights_holder) if row.confidentiality == Confidentiality.PUBLIC else ""


BIJLAGEN = Listing(
    name="bijlagen",
    title=_("Bijlagen"),
    about=_("De bestanden bij opgaven, trajecten en werkateliers die u mag lezen. Zonder de bestanden zelf."),
    columns=(
        field(_("Titel"), "title", WIDE),
        field(_("Bestandsnaam"), "original_name", WIDE),
        field(_("Soort bestand"), "media_type"),
        field(_("Grootte in bytes"), "size"),
        Column(_("Hoort bij"), _kind),
        field(_("Van"), "dossier.title", WIDE),
        Column(_("Rechten op de foto"), _rights),
        choice(_("Wie mag dit lezen"), "confidentiality"),
        field(_("Toegevoegd op"), "uploaded_at"),
        field(_("Vingerafdruk van het bestand"), "sha256", WIDE),
        inside(person(_("Toegevoegd door"), "uploaded_by")),
        in_workplace(),
    ),
    rows=_rows,
    prepare=_prepare,
    dossier="of_opgave",
    traject="of_traject",
)
