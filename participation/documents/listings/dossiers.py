"""Opgaven, trajecten and werkateliers in the werkplaats: the columns of the register, and what colleagues see more."""

from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.documents.columns import (
    NOTES,
    PUBLISHED,
    WIDE,
    Listing,
    Rows,
    field,
    in_areas,
    in_workplace,
    inside,
    person,
    terms,
)
from participation.documents.exports import OPGAVEN as PUBLIC_OPGAVEN
from participation.documents.exports import TRAJECTEN as PUBLIC_TRAJECTEN
from participation.documents.exports import WERKATELIERS as PUBLIC_WERKATELIERS
from participation.documents.exports import at_point
from participation.documents.tables import Column
from participation.models import Opgave, Traject, Werkatelier
from participation.policy import AnyUser
from participation.policy.across import reads_inside

CLOSED = field(_("Gesloten op"), "closed_at")
OF_OPGAVE = inside(Column(_("Vertrouwelijkheid"), lambda row: str(row.opgave.get_confidentiality_display())))


def _opgaven(user: AnyUser, rows: Rows) -> Rows:
    named: Rows = rows.select_related("portfolio_holder", "client").prefetch_related(None)
    return named.annotate(reads_inside=reads_inside(user, Opgave), **terms("pk"))


OPGAVEN = Listing(
    name="opgaven",
    title=_("Opgaven"),
    about=_("Waar de gemeente aan werkt, met thema’s, gebieden en de keuze voor of tegen participatie."),
    columns=(
        *PUBLIC_OPGAVEN[:-2],
        CLOSED,
        inside(person(_("Ambtelijk opdrachtgever"), "client")),
        OF_OPGAVE,
        NOTES,
        PUBLISHED,
        in_workplace(),
    ),
    rows=lambda user: policy.visible_opgaven(user).order_by("title", "pk"),
    prepare=_opgaven,
    dossier="pk",
    place=in_areas,
    shapes=("pk", "opgaven"),
)


def _trajecten(user: AnyUser, rows: Rows) -> Rows:
    known: Rows = rows.select_related("opgave")
    return known.annotate(reads_inside=reads_inside(user, Traject), **terms("opgave_id"))


TRAJECTEN = Listing(
    name="trajecten",
    title=_("Trajecten"),
    about=_("Samenwerkingsprocessen, met proces, vorm, doelen en speelruimte."),
    columns=(
        *PUBLIC_TRAJECTEN[:-2],
        field(_("Waarom deze vorm"), "form_reason", WIDE),
        field(_("Spelregels"), "rules_of_play", WIDE),
        field(_("Wettelijke basis"), "legal_basis", WIDE),
        field(_("Planning"), "planning", WIDE),
        CLOSED,
        inside(field(_("Budget in euro"), "budget")),
        OF_OPGAVE,
        NOTES,
        PUBLISHED,
        in_workplace(),
    ),
    rows=lambda user: policy.visible_trajecten(user).order_by("title", "pk"),
    prepare=_trajecten,
    dossier="opgave",
    traject="pk",
    place=in_areas,
    shapes=("opgave_id", "opgaven"),
)


def _werkateliers(user: AnyUser, rows: Rows) -> Rows:
    known: Rows = rows.select_related("traject__opgave")
    return known.annotate(reads_inside=reads_inside(user, Werkatelier))


WERKATELIERS = Listing(
    name="werkateliers",
    title=_("Werkateliers"),
    about=_("Werksessies, met tijd, plaats en aantallen."),
    columns=(
        *PUBLIC_WERKATELIERS[:-1],
        field(_("Programma"), "programme", WIDE),
        field(_("Verslag"), "report", WIDE),
        OF_OPGAVE,
        NOTES,
        PUBLISHED,
        in_workplace(),
    ),
    rows=lambda user: policy.visible_werkateliers(user).order_by("-starts_at", "pk"),
    prepare=_werkateliers,
    dossier="traject__opgave",
    traject="traject",
    place=at_point,
)
