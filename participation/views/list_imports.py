"""Reading existing lists of opgaven and trajecten in: upload, choose columns, try out, read in."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from participation.choices import ImportState
from participation.documents.listings import INGELEZEN_LIJSTEN
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.list_import import ListMappingForm, ListUploadForm
from participation.forms.service_errors import show_errors
from participation.importers.register.example import example_response
from participation.importers.register.running import (
    choose_columns,
    drop_list,
    leave_empty,
    receive_list,
    start_writing,
)
from participation.importers.register.targets import TARGETS
from participation.importers.register.tasks import check_or_queue, write_or_queue
from participation.models import RegisterImport
from participation.policy.imports import own_imports, user_can_import_lists
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in
from participation.views.receiving import received
from participation.views.saving import act
from participation.views.tables import table_or_none

SHOWN = 50
FOLDER = "participation/werkplaats/imports"


@signed_in
def list_imports(request: SignedInRequest) -> HttpResponseBase:
    """Send a list in, and what this person sent in before."""
    demand(user_can_import_lists(request.user))
    if table := table_or_none(request, INGELEZEN_LIJSTEN, own_imports(request.user)):
        return table
    form = ListUploadForm(posted(request), request.FILES or None)
    upload = received(form, partial(receive_list, user=request.user))
    if upload is not None:
        return redirect(list_url(upload))
    context = {
        "form": form,
        "uploads": own_imports(request.user).defer("content", "errors")[:SHOWN],
        "formats": INGELEZEN_LIJSTEN.formats,
        "crumbs": crumbs.start(_("Lijsten inlezen")),
    }
    return render(request, f"{FOLDER}/lists.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def list_example(request: SignedInRequest, file_format: str) -> HttpResponse:
    """A list to begin with."""
    demand(user_can_import_lists(request.user))
    response: Any = example_response(file_format)  # streamed, which the decorator need not know
    return response  # type: ignore[no-any-return]  # a streamed answer is an answer too


@signed_in
def list_import(request: SignedInRequest, pk: int) -> HttpResponse:
    """Where this list stands, and the next step; posted, the choice of columns."""
    upload = own_list(request, pk)
    form = ListMappingForm(
        posted(request), targets=TARGETS, columns=upload.columns, mapping=upload.mapping, contents=upload.contents
    )
    if form.is_bound and form.is_valid():
        try:
            chosen = choose_columns(
                user=request.user, upload=upload, contents=form.cleaned_data["contents"], mapping=form.mapping
            )
        except NotAllowed:
            raise
        except ParticipationError as refusal:
            form.add_error(None, str(refusal.message))
        except ValidationError as error:
            show_errors(form, error)
        else:
            check_or_queue(chosen)
            return redirect(list_url(upload))
    context = {
        "upload": upload,
        "form": form,
        "progress": getattr(upload, "progress", None) if upload.is_busy else None,
        "unused": [column for column in upload.columns if column not in upload.mapping.values()],
        "may_leave": any(error["may_leave"] for error in upload.errors),
        "crumbs": trail(upload.file_name),
    }
    return render(request, f"{FOLDER}/list.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def list_leave_empty(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read cells with people who could not be found as empty."""
    upload = own_list(request, pk)
    cells = None if request.POST.get("all") else request.POST.getlist("cell")

    def leave() -> None:
        check_or_queue(leave_empty(user=request.user, upload=upload, cells=cells))

    return act(request, leave, _("Die cellen blijven leeg. Het bestand is opnieuw gecontroleerd."), list_url(upload))


@signed_in
@require_POST
def list_write(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read it in for real."""
    upload = own_list(request, pk)
    was = upload.state

    def write() -> None:
        started = start_writing(user=request.user, upload=upload)
        if was == ImportState.CHECKED and started.state == ImportState.WRITING:
            write_or_queue(started)

    return act(request, write, _("De lijst wordt ingelezen."), list_url(upload))


@signed_in
@require_POST
def list_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Forget a list that was not read in."""
    upload = own_list(request, pk)
    done = _("Het bestand is weg. Er is niets ingelezen.")
    back = reverse("werkplaats:list_imports")
    return act(request, lambda: drop_list(user=request.user, upload=upload), done, back)


def own_list(request: SignedInRequest, pk: int) -> RegisterImport:
    """For anybody but its sender it does not exist (rule 11)."""
    upload: RegisterImport = part_or_404(own_imports(request.user), pk)
    demand(user_can_import_lists(request.user))
    return upload


def list_url(upload: RegisterImport) -> str:
    return reverse("werkplaats:list_import", args=[upload.pk])


def trail(title: str, upload: RegisterImport | None = None, last: str = "") -> list[crumbs.Crumb]:
    items = [*crumbs.start(), {"title": _("Lijsten inlezen"), "url": reverse("werkplaats:list_imports")}]
    items.append({"title": title, "url": list_url(upload) if upload else ""})
    return [*items, {"title": last, "url": ""}] if last else items
