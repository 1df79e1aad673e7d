"""Telling who writes a dossier that an adopted paper rests on it, and that a herziening began."""

from django.contrib import messages
from django.utils.translation import gettext as _

from participation.models import Opgave, Traject
from participation.selectors.material import MATERIAL, names_of_fields, open_revisions, standing_paper
from participation.views.access import SignedInRequest


def material_notice(record: Opgave | Traject) -> str:
    """What changing these fields sets in motion; empty when no adopted paper rests on them."""
    stuk = standing_paper(record)
    if stuk is None:
        return ""
    text = _(
        "“%(title)s” is vastgesteld. Verandert u een van deze velden, dan begint een herziening van dat stuk: "
        "%(fields)s. "
        "De vastgestelde tekst blijft gelden tot de herziening is vastgesteld."
    )
    return text % {"title": stuk.title, "fields": names_of_fields(record, MATERIAL[type(record)].fields)}


def open_revisions_of(record: Opgave | Traject) -> set[int]:
    return set(open_revisions(record.own_stukken.values_list("pk", flat=True)).values_list("pk", flat=True))


def tell_new_revisions(request: SignedInRequest, record: Opgave | Traject, known: set[int]) -> None:
    """``known``: the herzieningen from before the save."""
    if open_revisions_of(record) - known:
        messages.warning(
            request,
            _(
                "Dit verandert wat is vastgesteld. Er staat een herziening van het stuk klaar bij de stukken. "
                "Pas de tekst aan en dien het stuk in."
            ),
        )
