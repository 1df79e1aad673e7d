"""Reading the sheet of a survey tool in: upload, choose columns, try out, read in, undo."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from participation.choices import ImportState
from participation.documents.listings import INGELEZEN_INBRENG
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.service_errors import show_errors
from participation.forms.sheets import MappingForm, UploadForm
from participation.importers.contributions.columns import TARGETS
from participation.importers.contributions.running import (
    choose_columns,
    drop_import,
    receive_sheet,
    start_writing,
    undo_import,
)
from participation.importers.contributions.tasks import check_or_queue, write_or_queue
from participation.models import ContributionImport, Traject
from participation.views.access import SignedInRequest, part_or_404, posted, signed_in
from participation.views.contributions.entry import FOLDER, trail
from participation.views.contributions.lists import handled_traject
from participation.views.receiving import received
from participation.views.saving import act
from participation.views.tables import table_or_none

SHOWN = 20


@signed_in
def import_list(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """Send a file in, and what was sent in before."""
    traject = handled_traject(request, slug)
    if table := table_or_none(request, INGELEZEN_INBRENG, _without_content(traject)):
        return table
    form = UploadForm(posted(request), request.FILES or None)
    upload = received(form, partial(receive_sheet, user=request.user, traject=traject))
    if upload is not None:
        return redirect(_url(upload, traject))
    context = {
        "traject": traject,
        "form": form,
        "uploads": _without_content(traject).select_related("created_by")[:SHOWN],
        "formats": INGELEZEN_INBRENG.formats,
        "crumbs": trail(request, traject, _("Een enquête inlezen")),
    }
    return render(request, f"{FOLDER}/imports.html", context, status=422 if form.errors else 200)


def _without_content(traject: Traject) -> QuerySet[ContributionImport]:
    return ContributionImport.objects.filter(traject=traject).defer("content")


@signed_in
def import_detail(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Where this file stands, and the next step; posted, the choice of columns."""
    traject = handled_traject(request, slug)
    upload: ContributionImport = part_or_404(ContributionImport.objects.filter(traject=traject), pk)
    form = MappingForm(posted(request), targets=TARGETS, columns=upload.columns, mapping=upload.mapping)
    if form.is_bound and form.is_valid():
        try:
            chosen = choose_columns(user=request.user, upload=upload, mapping=form.cleaned_data)
        except NotAllowed:
            raise
        except ParticipationError as refusal:
            form.add_error(None, str(refusal.message))
        except ValidationError as error:
            show_errors(form, error)
        else:
            check_or_queue(chosen)
            return redirect(_url(upload, traject))
    context = {
        "traject": traject,
        "upload": upload,
        "form": form,
        "crumbs": trail(request, traject, upload.file_name),
    }
    return render(request, f"{FOLDER}/import.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def import_write(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Read it in for real."""
    traject = handled_traject(request, slug)
    upload: ContributionImport = part_or_404(ContributionImport.objects.filter(traject=traject), pk)
    was = upload.state

    def write() -> None:
        started = start_writing(user=request.user, upload=upload)
        if was == ImportState.CHECKED and started.state == ImportState.WRITING:
            write_or_queue(started, request.user)

    return act(request, write, _("Het bestand wordt ingelezen."), _url(upload, traject))


@signed_in
@require_POST
def import_undo(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take everything of this file away again."""
    traject = handled_traject(request, slug)
    upload: ContributionImport = part_or_404(ContributionImport.objects.filter(traject=traject), pk)
    done = _("Alle inbreng uit dit bestand is weer weg.")
    return act(request, lambda: undo_import(user=request.user, upload=upload), done, _url(upload, traject))


@signed_in
@require_POST
def import_drop(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Forget a file that was not read in."""
    traject = handled_traject(request, slug)
    upload: ContributionImport = part_or_404(ContributionImport.objects.filter(traject=traject), pk)
    back = reverse("werkplaats:contribution_imports", args=[traject.slug])
    done = _("Het bestand is weg. Er is niets ingelezen.")
    return act(request, lambda: drop_import(user=request.user, upload=upload), done, back)


def _url(upload: ContributionImport, traject: Traject) -> str:
    return reverse("werkplaats:contribution_import", args=[traject.slug, upload.pk])
