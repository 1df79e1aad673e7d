"""Areas with their borders, and reading borders in from a file: upload, choose the name, try out, read in, undo."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pages.choices import AreaKind
from pages.models import Area
from participation.choices import ImportState
from participation.documents.listings import INGELEZEN_GEBIEDEN
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.area_import import AreaChoiceForm, AreaUploadForm
from participation.forms.service_errors import show_errors
from participation.importers.areas.running import drop_areas, receive_areas, try_out, undo_areas, write_areas
from participation.models import AreaImport
from participation.policy.areas import user_can_import_areas
from participation.selectors.areas import areas_with_shape
from participation.services.area_picture import Outline, picture_of_areas
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in
from participation.views.receiving import received
from participation.views.saving import act
from participation.views.tables import table_or_none

SHOWN = 50
FOLDER = "participation/werkplaats/areas"


@signed_in
def areas(request: SignedInRequest) -> HttpResponseBase:
    """The areas as they are drawn now, a file with borders, and earlier files."""
    demand(user_can_import_areas(request.user))
    if table := table_or_none(request, INGELEZEN_GEBIEDEN, AreaImport.objects.all()):
        return table
    form = AreaUploadForm(posted(request), request.FILES or None)
    upload = received(form, partial(receive_areas, user=request.user))
    if upload is not None:
        return redirect(_url(upload))
    drawn = list(areas_with_shape())
    context = {
        "form": form,
        "picture": picture_of_areas(Outline(area.name, area.outline or {}) for area in drawn),
        "drawn": drawn,
        "without": Area.objects.filter(west__isnull=True).order_by("name"),
        "uploads": _light(AreaImport.objects.select_related("created_by"))[:SHOWN],
        "formats": INGELEZEN_GEBIEDEN.formats,
        "crumbs": crumbs.start(_("Gebieden")),
    }
    return render(request, f"{FOLDER}/areas.html", context, status=422 if form.errors else 200)


@signed_in
def area_import(request: SignedInRequest, pk: int) -> HttpResponse:
    """Where this file stands, and the next step; posted, which property is the name."""
    upload = _found(request, pk)
    initial = {"name_property": upload.name_property, "kind": upload.kind or AreaKind.NEIGHBOURHOOD}
    form = AreaChoiceForm(posted(request), properties=upload.properties, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            try_out(user=request.user, upload=upload, **form.cleaned_data)
        except NotAllowed:
            raise
        except ParticipationError as refusal:
            form.add_error(None, str(refusal.message))
        except ValidationError as error:
            show_errors(form, error)
        else:
            return redirect(_url(upload))
    drawn = [Outline(row["name"], row["outline"], not row["is_known"]) for row in upload.summary if row["outline"]]
    context = {
        "upload": upload,
        "form": form,
        "picture": picture_of_areas(drawn),
        "asks_name": upload.state in (ImportState.UPLOADED, ImportState.CHECKED, ImportState.FAILED),
        "crumbs": [
            *crumbs.start(),
            {"title": _("Gebieden"), "url": reverse("werkplaats:areas")},
            {"title": upload.file_name, "url": ""},
        ],
    }
    return render(request, f"{FOLDER}/import.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def area_write(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the areas their borders."""
    upload = _found(request, pk)
    done = _("De gebieden hebben hun grenzen.")
    return act(request, lambda: write_areas(user=request.user, upload=upload), done, _url(upload))


@signed_in
@require_POST
def area_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put the areas back as they were."""
    upload = _found(request, pk)
    done = _("De gebieden zijn weer zoals ze waren.")
    return act(request, lambda: undo_areas(user=request.user, upload=upload), done, _url(upload))


@signed_in
@require_POST
def area_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Forget a file that was not read in."""
    upload = _found(request, pk)
    done = _("Het bestand is weg. Er is niets ingelezen.")
    return act(request, lambda: drop_areas(user=request.user, upload=upload), done, reverse("werkplaats:areas"))


def _found(request: SignedInRequest, pk: int) -> AreaImport:
    demand(user_can_import_areas(request.user))
    upload: AreaImport = part_or_404(AreaImport.objects.defer("content"), pk)
    return upload


def _light(uploads: QuerySet[AreaImport]) -> QuerySet[AreaImport]:
    return uploads.defer("content", "summary", "errors", "properties")


def _url(upload: AreaImport) -> str:
    return reverse("werkplaats:area_import", args=[upload.pk])
