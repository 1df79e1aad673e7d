"""The full export of a dossier: asking, waiting, fetching, trying again, throwing away."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from participation import audit
from participation.exporters.dossier.tasks import make_export_later
from participation.forms.dossier_export import DossierExportForm
from participation.forms.service_errors import show_errors
from participation.models import DossierExport, Opgave, Traject
from participation.policy import exports as rules
from participation.services.dossier_exports.asking import ask_export, fetch_export, remove_export, retry_export
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, record_or_404, signed_in
from participation.views.saving import act
from samenwerking.accounts.request_limits import EXPORT, count_request

SHOWN = 20
ZIP = "application/zip"


@signed_in
def dossier_export(request: SignedInRequest, slug: str, kind: str) -> HttpResponse:
    """What goes along, and how far this person's exports of the dossier are; posted, a new one is asked for."""
    dossier = cast(Opgave | Traject, record_or_404(request, kind, slug))
    standing = rules.export_standing(request.user, dossier)
    demand(standing.may)
    form = _form(request, dossier, standing)
    if form.is_bound and form.is_valid():
        count_request(request, EXPORT)
        try:
            export, is_new = ask_export(user=request.user, dossier=dossier, **form.asked)
        except ValidationError as error:
            show_errors(form, error)
        else:
            return _begin(request, export, is_new=is_new)
    audit.record_viewed(user=request.user, obj=dossier)
    own = list(rules.own_exports(request.user).filter(**{kind: dossier}).select_related("opgave", "traject")[:SHOWN])
    context = {
        "dossier": dossier,
        "form": form,
        "exports": [(export, rules.user_can_fetch_export(request.user, export, standing)) for export in own],
        "busy": next((export for export in own if export.is_busy), None),
        "days": settings.EXPORT_DAYS,
        "crumbs": crumbs.beneath(request, dossier, _("Export")),
    }
    template = "participation/werkplaats/exports/export.html"
    return render(request, template, context, status=422 if form.errors else 200)


@signed_in
@require_safe
def export_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The zip, for who asked for it and still may; each fetching is recorded."""
    export = _own(request, pk)
    if request.method == "HEAD" and rules.user_can_fetch_export(request.user, export):
        return HttpResponse(content_type=ZIP)
    content = fetch_export(user=request.user, export=export) if request.method == "GET" else None
    if content is None:
        raise Http404
    response = FileResponse(content, as_attachment=True, filename=export.file_name, content_type=ZIP)
    response["X-Content-Type-Options"] = "nosniff"
    setattr(response, "_csp_config", settings.FILE_POLICY)  # noqa: B010 - django-csp reads it from here
    return cast(HttpResponse, response)  # a stream is as good an answer


@signed_in
@require_POST
def export_retry(request: SignedInRequest, pk: int) -> HttpResponse:
    """Once more, with the same choices."""
    export = _own(request, pk)

    def retry() -> None:
        again, is_new = retry_export(user=request.user, export=export)
        if is_new:
            make_export_later.enqueue(again.pk)

    return act(request, retry, _("De export wordt opnieuw gemaakt."), export.get_workspace_url())


@signed_in
@require_POST
def export_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file goes; that it was there stays on record."""
    export = _own(request, pk)
    done = _("De export is verwijderd.")
    return act(request, lambda: remove_export(user=request.user, export=export), done, export.get_workspace_url())


def _form(request: SignedInRequest, dossier: Opgave | Traject, standing: rules.ExportStanding) -> DossierExportForm:
    secret = standing.secret and standing.secret_at is not None
    return DossierExportForm(posted(request), persons=standing.persons, secret=secret)


def _begin(request: SignedInRequest, export: DossierExport, *, is_new: bool) -> HttpResponse:
    if is_new:
        make_export_later.enqueue(export.pk)
        messages.success(request, _("De export wordt gemaakt. U krijgt een mail als hij klaar is."))
    else:
        messages.info(request, _("Er wordt al een export van dit dossier gemaakt. Wacht tot die klaar is."))
    return redirect(export.get_workspace_url())


def _own(request: SignedInRequest, pk: int) -> DossierExport:
    """For anybody but who asked for it, it does not exist (rule 11)."""
    found: DossierExport = part_or_404(rules.own_exports(request.user).select_related("opgave", "traject__opgave"), pk)
    return found
