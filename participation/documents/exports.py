"""The lists of the public register as tables: which columns, and how to read them in one query.

Only what everybody may see. The rows are the caller's, already narrowed to what is public and filtered.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.choices import Body, Outcome, ParticipationChoice, StukKind
from participation.documents.cells import Cell
from participation.documents.columns import (
    ADDRESS,
    AREAS,
    OPGAVE,
    PUBLISHED,
    THEMES,
    WIDE,
    Response,
    choice,
    field,
    in_areas,
    outlines,
    terms,
)
from participation.documents.geojson import Geometry, point
from participation.documents.tables import Column, table_response
from participation.models import Decision, Opgave, Stuk, Traject, Werkatelier
from participation.models.stuk import hash_content


def _shapes(opgave: str, file_format: str) -> dict[str, ArraySubquery]:
    return outlines(opgave) if file_format == "geojson" else {}


# --- opgaven ---------------------------------------------------------------------------------------


def holder(opgave: Opgave) -> str:
    """By name; what stands in for a name elsewhere is an e-mail address, which is nobody's business."""
    return opgave.portfolio_holder.get_full_name() if opgave.portfolio_holder else ""


def decided_by(opgave: Opgave) -> str:
    return str(opgave.get_participation_body_display())


OPGAVEN = (
    field(gettext_lazy("Titel"), "title", WIDE),
    choice(gettext_lazy("Soort"), "kind"),
    THEMES,
    AREAS,
    field(gettext_lazy("Vraagstuk"), "issue", WIDE),
    field(gettext_lazy("Ambitie"), "ambition", WIDE),
    field(gettext_lazy("Begin"), "start_date"),
    field(gettext_lazy("Einde"), "end_date"),
    choice(gettext_lazy("Bevoegd orgaan"), "competent_body"),
    Column(gettext_lazy("Portefeuillehouder"), holder),
    Column(gettext_lazy("Participatie"), lambda opgave: str(ParticipationChoice(opgave.participation).label)),
    field(gettext_lazy("Reden"), "participation_reason", WIDE),
    Column(gettext_lazy("Besloten door"), decided_by),
    field(gettext_lazy("Besloten op"), "participation_date"),
    PUBLISHED,
    ADDRESS,
)


def export_opgaven(records: QuerySet[Opgave], file_format: str) -> Response:
    rows = records.select_related("portfolio_holder").annotate(**terms("pk"), **_shapes("pk", file_format))
    return table_response(_("opgaven"), OPGAVEN, rows, file_format, in_areas)


# --- trajecten -------------------------------------------------------------------------------------

TRAJECTEN = (
    field(gettext_lazy("Titel"), "title", WIDE),
    OPGAVE,
    THEMES,
    AREAS,
    choice(gettext_lazy("Proces"), "process"),
    choice(gettext_lazy("Beleidsfase"), "policy_phase"),
    choice(gettext_lazy("Vorm van participatie"), "participation_form"),
    choice(gettext_lazy("Gevolgen voor inwoners"), "impact_level"),
    choice(gettext_lazy("Sturingsstijl"), "governing_style"),
    field(gettext_lazy("Doelen"), "goals", WIDE),
    field(gettext_lazy("Wat vaststaat"), "fixed", WIDE),
    field(gettext_lazy("Speelruimte"), "open_space", WIDE),
    field(gettext_lazy("Begin"), "start_date"),
    field(gettext_lazy("Einde"), "end_date"),
    PUBLISHED,
    ADDRESS,
)


def export_trajecten(records: QuerySet[Traject], file_format: str) -> Response:
    shapes = _shapes("opgave_id", file_format)
    rows = records.select_related("opgave").annotate(**terms("opgave_id"), **shapes)
    return table_response(_("trajecten"), TRAJECTEN, rows, file_format, in_areas)


# --- werkateliers ----------------------------------------------------------------------------------

WERKATELIERS = (
    field(gettext_lazy("Titel"), "title", WIDE),
    Column(gettext_lazy("Traject"), lambda session: session.traject.title, WIDE),
    OPGAVE,
    field(gettext_lazy("Begint"), "starts_at"),
    field(gettext_lazy("Eindigt"), "ends_at"),
    field(gettext_lazy("Plaats"), "location", WIDE),
    field(gettext_lazy("Adres"), "address", WIDE),
    field(gettext_lazy("Doel"), "purpose", WIDE),
    field(gettext_lazy("Plaatsen"), "capacity"),
    field(gettext_lazy("Aanwezigen"), "attendance"),
    Column(gettext_lazy("Afgezegd"), lambda session: _("ja") if session.cancelled_at else _("nee")),
    ADDRESS,
)


def at_point(session: Werkatelier) -> Geometry:
    return point(session.longitude, session.latitude)


def export_werkateliers(records: QuerySet[Werkatelier], file_format: str) -> Response:
    rows = records.select_related("traject__opgave")
    return table_response(_("werkateliers"), WERKATELIERS, rows, file_format, at_point)


# --- stukken ---------------------------------------------------------------------------------------


def _of_text(name: str) -> Callable[[Stuk], str]:
    """A field of the text that is on the register; the row may hold a later one."""
    return lambda stuk: str(stuk.live_revision.content[name])


def _traject_title(stuk: Stuk) -> str:
    """A published paper can hang under a traject that is not on the register; that one is not named."""
    return stuk.traject.title if stuk.traject and stuk.traject.published_at else ""


def _of_decision(name: str, read: Callable[[Any], Cell]) -> Callable[[Stuk], Cell]:
    return lambda stuk: read(stuk.last_decision[name]) if stuk.last_decision else None


def _pdf(stuk: Stuk) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('register:stuk_pdf', args=[stuk.slug])}"


STUKKEN = (
    Column(gettext_lazy("Titel"), _of_text("title"), WIDE),
    Column(gettext_lazy("Soort"), lambda stuk: str(StukKind(stuk.live_revision.content["kind"]).label)),
    OPGAVE,
    Column(gettext_lazy("Traject"), _traject_title, WIDE),
    choice(gettext_lazy("Stand"), "state"),
    Column(gettext_lazy("Besloten door"), _of_decision("body", lambda body: str(Body(body).label))),
    Column(gettext_lazy("Datum besluit"), _of_decision("date", parse_date)),
    Column(gettext_lazy("Besluitnummer"), _of_decision("number", str)),
    Column(gettext_lazy("Uitkomst"), _of_decision("outcome", lambda outcome: str(Outcome(outcome).label))),
    Column(gettext_lazy("Vingerafdruk"), lambda stuk: hash_content(stuk.live_revision.content), WIDE),
    ADDRESS,
    Column(gettext_lazy("PDF"), _pdf, WIDE),
)


def export_stukken(records: QuerySet[Stuk], file_format: str) -> Response:
    last = Decision.objects.filter(stuk=OuterRef("pk")).order_by("-date", "-pk")
    facts = JSONObject(body="body", date="date", number="number", outcome="outcome")
    rows = records.select_related("opgave", "traject", "live_revision").annotate(
        last_decision=Subquery(last.values(facts=facts)[:1])
    )
    return table_response(_("stukken"), STUKKEN, rows, file_format)


EXPORTS: dict[str, Callable[[Any, str], Response]] = {
    "opgaven": export_opgaven,
    "trajecten": export_trajecten,
    "werkateliers": export_werkateliers,
    "stukken": export_stukken,
}
# A paper has no place of its own.
ON_MAP = ("opgaven", "trajecten", "werkateliers")
