"""The lists of the public register as tables: which columns, and how to read them in one query.

Only what everybody may see. The rows are the caller's, already narrowed to what is public and filtered.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import FileResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.models import Area, Theme
from participation.choices import Body, Outcome, ParticipationChoice, StukKind
from participation.documents.cells import Cell
from participation.documents.geojson import Geometry, joined, point
from participation.documents.tables import Column, table_response
from participation.models import Decision, Opgave, Stuk, Traject, Werkatelier
from participation.models.stuk import hash_content

Response = StreamingHttpResponse | FileResponse
WIDE = 60


def _terms(opgave: str) -> dict[str, ArraySubquery]:
    """Themes and areas of the opgave, in the same query; ``opgave`` is the path to its key."""
    return {
        f"{name}_names": ArraySubquery(model.objects.filter(opgaven=OuterRef(opgave)).order_by("name").values("name"))
        for name, model in (("theme", Theme), ("area", Area))
    }


def _shapes(opgave: str, file_format: str) -> dict[str, ArraySubquery]:
    """The outlines of the areas, only for a format that draws them: they are large."""
    if file_format != "geojson":
        return {}
    areas = Area.objects.filter(opgaven=OuterRef(opgave), outline__isnull=False).order_by("name")
    return {"area_shapes": ArraySubquery(areas.values("outline"))}


def _in_areas(record: Any) -> Geometry:
    return joined(record.area_shapes)


def _address(record: Any) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{record.get_absolute_url()}"


def _field(title: Any, name: str, width: int = 24) -> Column:
    return Column(title, lambda record: getattr(record, name), width)


def _choice(title: Any, name: str) -> Column:
    return Column(title, lambda record: str(getattr(record, f"get_{name}_display")()))


THEMES = Column(gettext_lazy("Thema's"), lambda record: ", ".join(record.theme_names))
AREAS = Column(gettext_lazy("Gebieden"), lambda record: ", ".join(record.area_names))
ADDRESS = Column(gettext_lazy("Adres op het register"), _address, WIDE)
PUBLISHED = _field(gettext_lazy("Op het register sinds"), "published_at")
OPGAVE = Column(gettext_lazy("Opgave"), lambda record: record.opgave.title, WIDE)


# --- opgaven ---------------------------------------------------------------------------------------


def _holder(opgave: Opgave) -> str:
    """By name; what stands in for a name elsewhere is an e-mail address, which is nobody's business."""
    return opgave.portfolio_holder.get_full_name() if opgave.portfolio_holder else ""


def _decided_by(opgave: Opgave) -> str:
    return str(opgave.get_participation_body_display())


OPGAVEN = (
    _field(gettext_lazy("Titel"), "title", WIDE),
    _choice(gettext_lazy("Soort"), "kind"),
    THEMES,
    AREAS,
    _field(gettext_lazy("Vraagstuk"), "issue", WIDE),
    _field(gettext_lazy("Ambitie"), "ambition", WIDE),
    _field(gettext_lazy("Begin"), "start_date"),
    _field(gettext_lazy("Einde"), "end_date"),
    _choice(gettext_lazy("Bevoegd orgaan"), "competent_body"),
    Column(gettext_lazy("Portefeuillehouder"), _holder),
    Column(gettext_lazy("Participatie"), lambda opgave: str(ParticipationChoice(opgave.participation).label)),
    _field(gettext_lazy("Reden"), "participation_reason", WIDE),
    Column(gettext_lazy("Besloten door"), _decided_by),
    _field(gettext_lazy("Besloten op"), "participation_date"),
    PUBLISHED,
    ADDRESS,
)


def export_opgaven(records: QuerySet[Opgave], file_format: str) -> Response:
    rows = records.select_related("portfolio_holder").annotate(**_terms("pk"), **_shapes("pk", file_format))
    return table_response(_("opgaven"), OPGAVEN, rows, file_format, _in_areas)


# --- trajecten -------------------------------------------------------------------------------------

TRAJECTEN = (
    _field(gettext_lazy("Titel"), "title", WIDE),
    OPGAVE,
    THEMES,
    AREAS,
    _choice(gettext_lazy("Proces"), "process"),
    _choice(gettext_lazy("Beleidsfase"), "policy_phase"),
    _choice(gettext_lazy("Vorm van participatie"), "participation_form"),
    _choice(gettext_lazy("Gevolgen voor inwoners"), "impact_level"),
    _choice(gettext_lazy("Sturingsstijl"), "governing_style"),
    _field(gettext_lazy("Doelen"), "goals", WIDE),
    _field(gettext_lazy("Wat vaststaat"), "fixed", WIDE),
    _field(gettext_lazy("Speelruimte"), "open_space", WIDE),
    _field(gettext_lazy("Begin"), "start_date"),
    _field(gettext_lazy("Einde"), "end_date"),
    PUBLISHED,
    ADDRESS,
)


def export_trajecten(records: QuerySet[Traject], file_format: str) -> Response:
    shapes = _shapes("opgave_id", file_format)
    rows = records.select_related("opgave").annotate(**_terms("opgave_id"), **shapes)
    return table_response(_("trajecten"), TRAJECTEN, rows, file_format, _in_areas)


# --- werkateliers ----------------------------------------------------------------------------------

WERKATELIERS = (
    _field(gettext_lazy("Titel"), "title", WIDE),
    Column(gettext_lazy("Traject"), lambda session: session.traject.title, WIDE),
    OPGAVE,
    _field(gettext_lazy("Begint"), "starts_at"),
    _field(gettext_lazy("Eindigt"), "ends_at"),
    _field(gettext_lazy("Plaats"), "location", WIDE),
    _field(gettext_lazy("Adres"), "address", WIDE),
    _field(gettext_lazy("Doel"), "purpose", WIDE),
    _field(gettext_lazy("Plaatsen"), "capacity"),
    _field(gettext_lazy("Aanwezigen"), "attendance"),
    Column(gettext_lazy("Afgezegd"), lambda session: _("ja") if session.cancelled_at else _("nee")),
    ADDRESS,
)


def _at_point(session: Werkatelier) -> Geometry:
    return point(session.longitude, session.latitude)


def export_werkateliers(records: QuerySet[Werkatelier], file_format: str) -> Response:
    rows = records.select_related("traject__opgave")
    return table_response(_("werkateliers"), WERKATELIERS, rows, file_format, _at_point)


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
    _choice(gettext_lazy("Stand"), "state"),
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
