"""Papers and decisions, with the title of the version that the reader gets."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.fields.json import KT
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from participation import policy
from participation.choices import StukKind
from participation.documents.columns import NOTES, WIDE, Listing, Rows, choice, field, in_workplace, yes_no
from participation.documents.tables import Column
from participation.models import Stuk
from participation.policy import AnyUser
from participation.policy.across import readable_title, reads_inside, visible_decisions_everywhere
from participation.policy.reading import with_readable_text
from participation.policy.relations import ids


def _known(user: AnyUser, way: str = "") -> dict[str, Any]:
    """Whether the reader may know of the dossier that a paper belongs to; an offered paper tells nothing of it."""
    found = {
        "knows_opgave": Q(**{f"{way}opgave__in": ids(policy.visible_opgaven(user))}),
        "knows_traject": Q(**{f"{way}traject__in": ids(policy.visible_trajecten(user))}),
    }
    return {name: ExpressionWrapper(query, output_field=BooleanField()) for name, query in found.items()}


def _opgave(row: Any) -> str:
    return row.opgave.title if row.knows_opgave else ""


def _traject(row: Any) -> str:
    return row.traject.title if row.traject and row.knows_traject else ""


def _stukken(user: AnyUser, rows: Rows) -> Rows:
    """Without the texts themselves: of a hundred thousand papers those are gigabytes."""
    texts = Revision.objects.filter(pk=OuterRef("readable_id"))
    named = with_readable_text(user, rows.select_related(None).select_related("opgave", "traject").defer("sections"))
    return named.filter(readable_id__isnull=False).annotate(
        reads_inside=reads_inside(user, Stuk),
        readable_title=Subquery(texts.annotate(words=KT("content__title")).values("words")[:1]),
        readable_kind=Subquery(texts.annotate(words=KT("content__kind")).values("words")[:1]),
        **_known(user),
    )


STUKKEN = Listing(
    name="stukken",
    title=_("Stukken"),
    about=_("De stukken die u mag lezen, met hun stand."),
    columns=(
        field(_("Titel"), "readable_title", WIDE),
        Column(_("Soort"), lambda row: str(StukKind(row.readable_kind).label)),
        Column(_("Opgave"), _opgave, WIDE),
        Column(_("Traject"), _traject, WIDE),
        choice(_("Stand"), "state"),
        yes_no(_("Op het register"), "live"),
        field(_("Ingediend op"), "submitted_at"),
        field(_("Gewijzigd op"), "updated_at"),
        NOTES,
        in_workplace(),
    ),
    rows=lambda user: policy.visible_stukken(user).order_by("-updated_at", "pk"),
    prepare=_stukken,
    dossier="opgave",
    traject="traject",
)


def _besluiten(user: AnyUser, rows: Rows) -> Rows:
    known: Rows = rows.select_related("stuk__opgave", "stuk__traject").defer("stuk__sections")
    return known.annotate(readable_title=readable_title(user, "stuk"), **_known(user, "stuk__"))


BESLUITEN = Listing(
    name="besluiten",
    title=_("Besluiten"),
    about=_("Wat college en raad besloten, met nummer en motivering."),
    columns=(
        field(_("Datum"), "date"),
        choice(_("Orgaan"), "body"),
        field(_("Besluitnummer"), "number"),
        choice(_("Uitkomst"), "outcome"),
        field(_("Motivering"), "reason", WIDE),
        field(_("Stuk"), "readable_title", WIDE),
        Column(_("Soort stuk"), lambda row: str(row.stuk.get_kind_display())),
        Column(_("Opgave"), lambda row: row.stuk.opgave.title if row.knows_opgave else "", WIDE),
        Column(
            _("Traject"), lambda row: row.stuk.traject.title if row.stuk.traject and row.knows_traject else "", WIDE
        ),
        field(_("Vingerafdruk van de tekst"), "content_hash", WIDE),
        in_workplace("stuk"),
    ),
    rows=lambda user: visible_decisions_everywhere(user).order_by("-date", "-pk"),
    prepare=_besluiten,
    dossier="stuk__opgave",
    traject="stuk__traject",
)
