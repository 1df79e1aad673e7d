"""What people look after beside the dossiers: deleted parts, files read in, replacements and handing over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as gettext
from django.utils.translation import gettext_lazy as _

from participation.documents.columns import TRAJECT, WIDE, Listing, Rows, choice, field, person, yes_no
from participation.documents.tables import Column
from participation.models import AreaImport, ContributionImport, Handover, Opgave, Replacement, Traject
from participation.policy import AnyUser
from participation.policy.imports import own_imports
from participation.services.bin import BinRow, bin_rows
from samenwerking.accounts.models import User


def bin_of(dossier: Opgave | Traject) -> Listing:
    """What was deleted from this dossier and can still come back, as its page shows it, without the parts."""

    def prepare(user: AnyUser, _rows: Rows) -> list[BinRow]:
        assert isinstance(user, User)
        return bin_rows(user, dossier)

    return Listing(
        name="verwijderd",
        title=_("Verwijderd"),
        columns=(
            Column(_("Soort"), lambda row: str(row.label)),
            field(_("Titel"), "part.title", WIDE),
            field(_("Verwijderd op"), "part.deleted_at"),
            person(_("Verwijderd door"), "part.deleted_by"),
            field(_("Terug te zetten tot"), "until"),
            yes_no(_("U kunt het terugzetten"), "may_restore"),
        ),
        rows=lambda user: dossier.binned_parts.all(),
        prepare=prepare,
        dossier="traject__opgave" if isinstance(dossier, Traject) else "opgave",
    )


FILE = (field(_("Bestand"), "file_name", WIDE), choice(_("Stand"), "state"))
END = (
    field(_("Fouten"), "error_count"),
    field(_("Ingestuurd op"), "created_at"),
    field(_("Klaar op"), "finished_at"),
)
HEAVY = ("content", "errors")
INGELEZEN_LIJSTEN = Listing(
    name="ingelezen-lijsten",
    title=_("Ingelezen lijsten"),
    columns=(
        *FILE,
        choice(_("Wat erin staat"), "contents"),
        field(_("Rijen"), "row_count"),
        field(_("Opgaven"), "opgave_count"),
        field(_("Trajecten"), "traject_count"),
        field(_("Teruggedraaid"), "undone_count"),
        *END,
    ),
    rows=own_imports,
    prepare=lambda user, rows: rows.defer(*HEAVY),
)
INGELEZEN_GEBIEDEN = Listing(
    name="ingelezen-gebieden",
    title=_("Ingelezen gebieden"),
    columns=(
        *FILE,
        choice(_("Soort gebied"), "kind"),
        field(_("Gebieden"), "area_count"),
        *END,
        person(_("Door wie"), "created_by"),
    ),
    rows=lambda user: AreaImport.objects.all(),
    prepare=lambda user, rows: rows.select_related("created_by").defer(*HEAVY, "summary"),
)
INGELEZEN_INBRENG = Listing(
    name="ingelezen-inbreng",
    title=_("Ingelezen inbreng"),
    columns=(*FILE, field(_("Rijen"), "row_count"), *END, person(_("Door wie"), "created_by"), TRAJECT),
    rows=lambda user: ContributionImport.objects.none(),  # the page of one traject hands its own over
    prepare=lambda user, rows: rows.select_related("created_by", "traject").defer(*HEAVY),
    dossier="traject__opgave",
)


@dataclass(frozen=True)
class Away:
    """Days on which somebody is replaced, or only away."""

    what: str
    who: str
    by: str
    starts_on: date
    ends_on: date


def _replacements(user: AnyUser) -> Rows:
    """Who replaces me, and whom I replace."""
    mine = Replacement.objects.filter(person=user.pk) | Replacement.objects.filter(replacement=user.pk)
    return mine.order_by("-starts_on", "-pk")


def _away(user: AnyUser, rows: Rows) -> Iterator[Away]:
    assert isinstance(user, User)
    for row in rows.select_related("person", "replacement"):
        yield Away(gettext("Vervanging"), str(row.person), str(row.replacement), row.starts_on, row.ends_on)
    for absence in user.absences.order_by("-starts_on", "-pk"):
        yield Away(gettext("Afwezig"), str(user), "", absence.starts_on, absence.ends_on)


VERVANGING = Listing(
    name="vervanging",
    title=_("Vervanging en afwezigheid"),
    columns=(
        field(_("Wat"), "what"),
        field(_("Wie is er niet"), "who"),
        field(_("Wie vervangt"), "by"),
        field(_("Van"), "starts_on"),
        field(_("Tot en met"), "ends_on"),
    ),
    rows=_replacements,
    prepare=_away,
)
OVERDRACHTEN = Listing(
    name="overdrachten",
    title=_("Overdrachten"),
    columns=(
        field(_("Wanneer"), "created_at"),
        choice(_("Wat"), "kind"),
        # Which dossier it was is not for the administrator (rule 9).
        Column(_("Soort dossier"), lambda row: gettext("Traject") if row.traject_id else gettext("Opgave")),
        person(_("Van"), "from_person"),
        person(_("Aan"), "to_person"),
        person(_("Door wie"), "handed_by"),
    ),
    rows=lambda user: Handover.objects.order_by("-created_at", "-pk"),
    prepare=lambda user, rows: rows.select_related("from_person", "to_person", "handed_by"),
)
