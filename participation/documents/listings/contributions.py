"""Contributions, their subjects and the promises of the werkplaats; and the promises of the register. No givers."""

from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as gettext
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.documents.cells import Cell
from participation.documents.columns import (
    OPGAVE,
    TRAJECT,
    WIDE,
    Listing,
    Rows,
    choice,
    field,
    in_workplace,
    inside,
    person,
)
from participation.documents.contributions import COLUMNS as PUBLIC_INBRENG
from participation.documents.contributions import public_table_rows
from participation.documents.tables import Column
from participation.models import Traject
from participation.policy import AnyUser
from participation.policy.across import internal_contributions, internal_groups, readable_title, reads_inside
from participation.selectors.contributions import response_to
from participation.services.contributions.public_page import with_public_facts


def _answer(title: Any, name: str, width: int = 24) -> Column:
    """Of the own answer, else that of the subject."""

    def value(row: Any) -> Cell:
        response = response_to(row)
        return getattr(response, name) if response else None

    return Column(title, value, width)


def _outcome(row: Any) -> str:
    response = response_to(row)
    return str(response.get_outcome_display()) if response else ""


def _paper(row: Any) -> Cell:
    response = response_to(row)
    if response is None:
        return None
    found: Cell = row.own_paper if response.contribution_id else row.group_paper
    return found


def _inbreng(user: AnyUser, rows: Rows) -> Rows:
    related = rows.select_related("traject__opgave", "werkatelier", "response", "group__response")
    named: Rows = related.defer("fingerprint", "traject__planning").annotate(
        own_paper=readable_title(user, "response__stuk"), group_paper=readable_title(user, "group__response__stuk")
    )
    return named


INBRENG = Listing(
    name="inbreng",
    title=_("Inbreng"),
    about=_("Elke bijdrage met het antwoord erop. Zonder namen van gevers."),
    columns=(
        field(_("Nummer"), "pk"),
        field(_("Ontvangen op"), "received_on"),
        choice(_("Hoe het binnenkwam"), "channel"),
        field(_("Onderwerp"), "group.title"),
        field(_("Werkatelier"), "werkatelier.title"),
        field(_("Inbreng"), "text", WIDE),
        choice(_("Openbaarheid"), "publicity"),
        choice(_("Beoordeling"), "state"),
        field(_("Reden van de beoordeling"), "state_reason", WIDE),
        Column(_("Wat ermee is gedaan"), _outcome),
        _answer(_("Waarom"), "reason", WIDE),
        field(_("Waarom er geen antwoord komt"), "skipped_reason", WIDE),
        Column(_("Terug te lezen in"), _paper, WIDE),
        _answer(_("Beantwoord op"), "given_at"),
        _answer(_("Verteld op"), "told_at"),
        _answer(_("Hoe verteld"), "told_how"),
        TRAJECT,
        OPGAVE,
        in_workplace(),
    ),
    rows=lambda user: internal_contributions(user).order_by("-received_on", "-pk"),
    prepare=_inbreng,
    dossier="traject__opgave",
    traject="traject",
)

OPENBARE_INBRENG = Listing(
    name="openbare-inbreng",
    title=_("Inbreng"),
    about=_("Elke openbare bijdrage, met het antwoord erop."),
    columns=PUBLIC_INBRENG,
    rows=lambda user: policy.public_contributions().order_by("-received_on", "-pk"),
    prepare=lambda user, rows: public_table_rows(with_public_facts(rows)),
    traject="traject",
)


def _onderwerpen(user: AnyUser, rows: Rows) -> Rows:
    current = Count("contributions", filter=Q(contributions__is_current=True))
    related: Rows = rows.select_related("traject__opgave", "response").annotate(
        number=current, paper=readable_title(user, "response__stuk")
    )
    return related


def _of_response(name: str) -> Any:
    return lambda row: getattr(row.response, name) if hasattr(row, "response") else None


ONDERWERPEN = Listing(
    name="onderwerpen",
    title=_("Onderwerpen van inbreng"),
    about=_("Onderwerpen waarin bijdragen samen zijn beantwoord."),
    columns=(
        field(_("Onderwerp"), "title", WIDE),
        field(_("Bijdragen"), "number"),
        Column(
            _("Wat ermee is gedaan"),
            lambda row: str(row.response.get_outcome_display()) if hasattr(row, "response") else "",
        ),
        Column(_("Waarom"), _of_response("reason"), WIDE),
        field(_("Terug te lezen in"), "paper", WIDE),
        Column(_("Beantwoord op"), _of_response("given_at")),
        Column(_("Verteld op"), _of_response("told_at")),
        TRAJECT,
        field(_("Opgave"), "traject.opgave.title", WIDE),
    ),
    rows=lambda user: internal_groups(user).order_by("traject__title", "title", "pk"),
    prepare=_onderwerpen,
    dossier="traject__opgave",
    traject="traject",
)


def _toezeggingen(user: AnyUser, rows: Rows) -> Rows:
    related: Rows = rows.select_related("traject__opgave", "owner").prefetch_related(None)
    return related.annotate(reads_inside=reads_inside(user, Traject, "traject"), times_moved=Count("moves"))


def _stand(row: Any) -> str:
    return gettext("Te laat") if row.is_overdue else str(row.get_state_display())


PROMISES = (
    field(_("Wat is beloofd"), "promise", WIDE),
    field(_("Aan wie"), "promised_to"),
    field(_("Uiterlijk op"), "due_date"),
    Column(_("Stand"), _stand),
    field(_("Gedaan of vervallen op"), "settled_on"),
    field(_("Hoe, of waarom niet"), "outcome", WIDE),
    field(_("Keer verplaatst"), "times_moved"),
    TRAJECT,
)
TOEZEGGINGEN = Listing(
    name="toezeggingen",
    title=_("Toezeggingen"),
    about=_("Wat is beloofd, aan wie, en wat ervan kwam."),
    columns=(
        *PROMISES,
        field(_("Opgave"), "traject.opgave.title", WIDE),
        inside(person(_("Wie doet het"), "owner")),
        inside(choice(_("Openbaarheid"), "publicity")),
        inside(field(_("Interne notitie"), "internal_note", WIDE)),
        in_workplace(),
    ),
    rows=lambda user: policy.visible_commitments(user).order_by("due_date", "pk"),
    prepare=_toezeggingen,
    dossier="traject__opgave",
    traject="traject",
)
BELOOFD = Listing(
    name="beloofd-en-gedaan",
    title=_("Beloofd en gedaan"),
    about=_("Wat de gemeente beloofde, en of het is gedaan."),
    columns=PROMISES,
    rows=lambda user: policy.public_commitments().order_by("due_date", "pk"),
    prepare=_toezeggingen,
    traject="traject",
)
