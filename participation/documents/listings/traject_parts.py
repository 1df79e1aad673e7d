"""What hangs under a traject: parties, results, planning, budget, chances, answers, lessons, logbook, outcomes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.documents.columns import (
    TRAJECT,
    WIDE,
    Listing,
    Rows,
    choice,
    field,
    in_workplace,
    inside,
    person,
    yes_no,
)
from participation.documents.tables import Column
from participation.models import Traject
from participation.policy import AnyUser, across

ON_OPGAVE = field(_("Opgave"), "traject.opgave.title", WIDE)
AT_TRAJECT = in_workplace("traject")
ORDER = ("traject__title", "traject")


def _part(*more: str) -> Any:
    """Rows with their traject, and whether the reader sees its inside."""

    def prepare(user: AnyUser, rows: Rows) -> Rows:
        related: Rows = rows.select_related("traject__opgave", *more)
        return related.annotate(reads_inside=across.reads_inside(user, Traject, "traject"))

    return prepare


def _listing(name: str, title: Any, about: Any, rows: Any, *columns: Column, prepare: Any = None) -> Listing:
    return Listing(
        name=name,
        title=title,
        about=about,
        columns=(TRAJECT, ON_OPGAVE, *columns, AT_TRAJECT),
        rows=rows,
        prepare=prepare or _part(),
        dossier="traject__opgave",
        traject="traject",
    )


PARTIJEN = _listing(
    "partijen",
    _("Partijen per traject"),
    _("Wie belang heeft bij een traject, en in welke rol."),
    lambda user: across.visible_parties(user).order_by(*ORDER, "name", "pk"),
    field(_("Naam"), "name", WIDE),
    choice(_("Rol"), "role"),
    inside(choice(_("Belang"), "interest")),
    inside(choice(_("Invloed"), "influence")),
    inside(choice(_("Houding"), "attitude")),
    inside(field(_("Bijdrage"), "commitment", WIDE)),
)
RESULTATEN = _listing(
    "resultaten",
    _("Resultaten"),
    _("Wat een traject moet opleveren, en of het er is."),
    lambda user: across.visible_results(user).order_by(*ORDER, "due_date", "pk"),
    field(_("Resultaat"), "description", WIDE),
    choice(_("Soort"), "kind"),
    yes_no(_("Eindresultaat"), "final"),
    field(_("Wanneer"), "due_date"),
    inside(person(_("Door wie"), "owner")),
    yes_no(_("Gerealiseerd"), "realised"),
    prepare=_part("owner"),
)
PLANNING = _listing(
    "planning",
    _("Planning"),
    _("Momenten en perioden uit de planning."),
    lambda user: across.visible_milestones(user).order_by(*ORDER, "start_date", "pk"),
    field(_("Wat"), "title", WIDE),
    field(_("Begin"), "start_date"),
    field(_("Einde"), "end_date"),
    choice(_("Stand"), "state"),
    inside(choice(_("Openbaarheid"), "publicity")),
)
BEGROTING = _listing(
    "begroting",
    _("Begroting"),
    _("Per post wat begroot, vastgelegd en uitgegeven is."),
    lambda user: across.visible_budget_lines(user).order_by(*ORDER, "pk"),
    field(_("Post"), "item", WIDE),
    field(_("Begroot in euro"), "budget"),
    field(_("Vastgelegd in euro"), "committed"),
    field(_("Uitgegeven in euro"), "spent"),
)
KANSEN = _listing(
    "kansen",
    _("Kansen en belemmeringen"),
    _("Wat een traject helpt of hindert, en wat u ermee doet."),
    lambda user: across.internal_factors(user).order_by(*ORDER, "since", "pk"),
    choice(_("Soort"), "kind"),
    field(_("Wat is er"), "text", WIDE),
    field(_("Sinds"), "since"),
    field(_("Wat doen we ermee"), "approach", WIDE),
)
ANTWOORDEN = _listing(
    "antwoorden",
    _("Antwoorden op de vragen van de werkwijze"),
    _("De antwoorden die nu gelden."),
    lambda user: across.visible_current_answers(user).order_by(*ORDER, "question__pk", "pk"),
    field(_("Vraag"), "question_text", WIDE),
    field(_("Antwoord"), "text", WIDE),
    choice(_("Hoe zeker"), "certainty"),
    field(_("Gegeven op"), "created_at"),
    inside(person(_("Door wie"), "author")),
    inside(choice(_("Wie mag dit lezen"), "publicity")),
    prepare=_part("author"),
)
LESSEN = _listing(
    "lessen",
    _("Lessen"),
    _("Wat trajecten leerden."),
    lambda user: across.internal_lessons(user).order_by(*ORDER, "created_at", "pk"),
    field(_("Les"), "text", WIDE),
    field(_("Bladzijde van de wijzer"), "page.title"),
    choice(_("Openbaarheid"), "publicity"),
    person(_("Door wie"), "author"),
    field(_("Vastgelegd op"), "created_at"),
    Column(_("Bij de wijzer"), lambda row: str(row.suggestion.get_state_display()) if row.suggestion else ""),
    prepare=_part("author", "page", "suggestion"),
)
LOGBOEK = _listing(
    "logboek",
    _("Logboek"),
    _("Wat er tussendoor is gezegd en gedaan."),
    lambda user: policy.visible_log_entries(user).order_by(*ORDER, "-date", "-pk"),
    field(_("Datum"), "date"),
    choice(_("Soort"), "kind"),
    field(_("Onderwerp"), "subject", WIDE),
    field(_("Wat is er gezegd of gedaan"), "text", WIDE),
    inside(choice(_("Wie mag dit lezen"), "confidentiality")),
    inside(person(_("Door wie"), "author")),
    prepare=_part("author"),
)
