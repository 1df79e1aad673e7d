"""Initiatives, requests under the right to challenge, and evaluations, on both faces. Never who is behind them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import BooleanField, Value
from django.utils.translation import gettext as gettext
from django.utils.translation import gettext_lazy as _

from participation.documents.columns import (
    ADDRESS,
    AREAS,
    THEMES,
    TRAJECT,
    WIDE,
    Listing,
    Response,
    Rows,
    choice,
    field,
    in_areas,
    in_workplace,
    inside,
    person,
    terms,
)
from participation.documents.tables import Column, table_response
from participation.policy import AnyUser
from participation.policy import challenges as challenge_rules
from participation.policy import evaluations as evaluation_rules
from participation.policy import initiatives as initiative_rules
from participation.policy.people import reads_internal
from participation.services.evaluations.results import Results


def _staff(user: AnyUser) -> dict[str, Any]:
    return {"reads_inside": Value(reads_internal(user), output_field=BooleanField())}


def _initiatieven(user: AnyUser, rows: Rows) -> Rows:
    found: Rows = rows.select_related(None).prefetch_related(None)
    return found.annotate(**_staff(user), **terms("pk", "initiatives"))


INITIATIEVEN = Listing(
    name="initiatieven",
    title=_("Initiatieven"),
    about=_("Wat inwoners en organisaties zelf doen."),
    columns=(
        field(_("Naam"), "name", WIDE),
        field(_("Begonnen door"), "initiator"),
        field(_("Verhaal"), "story", WIDE),
        choice(_("Fase"), "phase"),
        choice(_("Rol van de gemeente"), "municipality_role"),
        field(_("Wat het bijdraagt"), "contribution", WIDE),
        field(_("Wat helpt"), "helps", WIDE),
        field(_("Wat in de weg zit"), "hinders", WIDE),
        THEMES,
        AREAS,
        field(_("Laatst nagekeken"), "last_checked"),
        inside(choice(_("Stand"), "state")),
        inside(field(_("Reden"), "state_reason", WIDE)),
        in_workplace(),
    ),
    rows=lambda user: initiative_rules.visible_initiatives(user).order_by("name", "pk"),
    prepare=_initiatieven,
    place=in_areas,
    shapes=("pk", "initiatives"),
)


def _uitdaagrecht(user: AnyUser, rows: Rows) -> Rows:
    found: Rows = rows.select_related("handler")
    return found.annotate(**_staff(user))


UITDAAGRECHT = Listing(
    name="uitdaagrecht",
    title=_("Uitdaagrecht"),
    about=_("Verzoeken om een taak over te nemen, met termijn en besluit."),
    columns=(
        field(_("Verzoek"), "title", WIDE),
        field(_("Wie"), "who"),
        field(_("Welke taak"), "task", WIDE),
        field(_("Hoe zij het willen doen"), "plan", WIDE),
        field(_("Gevraagd budget in euro"), "budget"),
        field(_("Ontvangen op"), "received_on"),
        choice(_("Stand"), "state"),
        field(_("Volgende stap uiterlijk op"), "due_on"),
        Column(_("Te laat"), lambda row: gettext("ja") if row.is_overdue else gettext("nee")),
        field(_("Datum besluit"), "decided_on"),
        field(_("Besluitnummer"), "decision_number"),
        field(_("Besluit"), "outcome_label"),
        field(_("Motivering"), "decision_reason", WIDE),
        field(_("Hoe het ging"), "evaluation", WIDE),
        inside(person(_("Behandelaar"), "handler")),
        inside(field(_("Beoordeling"), "assessment", WIDE)),
        inside(field(_("Reden van het einde"), "end_reason", WIDE)),
        in_workplace(),
    ),
    rows=lambda user: challenge_rules.visible_challenges(user).order_by("-received_on", "-pk"),
    prepare=_uitdaagrecht,
)


def _with_address(listing: Listing) -> Listing:
    """As everybody gets it, with the page of the register."""
    return replace(listing, columns=(*listing.for_everybody().columns, ADDRESS))


OPENBARE_INITIATIEVEN = _with_address(INITIATIEVEN)
OPENBAAR_UITDAAGRECHT = _with_address(UITDAAGRECHT)


def _round_state(row: Any) -> str:
    if row.is_over:
        return gettext("Gesloten")
    return gettext("Open") if row.is_open else gettext("Nog niet open")


EVALUATIES = Listing(
    name="evaluaties",
    title=_("Evaluaties"),
    about=_("Evaluaties per traject. De uitkomst staat bij elke evaluatie."),
    columns=(
        TRAJECT,
        field(_("Open vanaf"), "opens_on"),
        field(_("Open tot en met"), "closes_on"),
        Column(_("Stand"), _round_state),
        field(_("Uitkomst op het register sinds"), "published_at"),
        in_workplace(),
    ),
    rows=lambda user: evaluation_rules.visible_evaluations(user).order_by("-opens_on", "-pk"),
    prepare=lambda user, rows: rows.select_related("traject__opgave"),
    dossier="traject__opgave",
    traject="traject",
)


# --- what came out of one round --------------------------------------------------------------------


RESULT_FORMATS = ("csv", "xlsx", "ods")


def results_table(results: Results, file_format: str) -> Response:
    """The means side by side. Remarks stay on the page: they can name people."""
    groups: Iterable[Column] = (
        Column(str(group.label), lambda row, at=at: row.cells[at].mean)  # type: ignore[misc]  # mypy knows no lambda with a default
        for at, group in enumerate(results.groups)
    )
    columns = (
        Column(_("Nummer"), lambda row: row.number),
        Column(_("Vraag"), lambda row: row.question, WIDE),
        *groups,
        Column(_("Samen"), lambda row: row.together.mean),
        Column(_("Verschil"), lambda row: row.difference),
    )
    return table_response(gettext("uitkomst-evaluatie"), columns, results.questions, file_format)
