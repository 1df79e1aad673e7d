"""What came out of werkateliers, line by line."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.documents.columns import WIDE, Listing, field, in_workplace, person
from participation.documents.tables import Column
from participation.policy import across


def _became(row: Any) -> str:
    found = (("contribution_id", _("Inbreng")), ("commitment_id", _("Toezegging")), ("lesson_id", _("Les")))
    return next((str(word) for name, word in found if getattr(row, name)), "")


UITKOMSTEN = Listing(
    name="uitkomsten",
    title=_("Uitkomsten van werkateliers"),
    about=_("Wat er in een werkatelier is gezegd, en wat ervan werd gemaakt."),
    columns=(
        field(_("Werkatelier"), "werkatelier.title", WIDE),
        field(_("Traject"), "werkatelier.traject.title", WIDE),
        field(_("Onderdeel van het programma"), "programme_item.title", WIDE),
        field(_("Wat kwam eruit"), "text", WIDE),
        Column(_("Werd"), _became),
        person(_("Door wie"), "created_by"),
        field(_("Vastgelegd op"), "created_at"),
        in_workplace("werkatelier"),
    ),
    rows=lambda user: across.internal_outcomes(user).order_by("werkatelier__starts_at", "werkatelier", "pk"),
    prepare=lambda user, rows: rows.select_related("werkatelier__traject__opgave", "programme_item", "created_by"),
    dossier="werkatelier__traject__opgave",
    traject="werkatelier__traject",
)
