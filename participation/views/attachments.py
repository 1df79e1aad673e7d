"""Files with a dossier in the werkplaats: adding, describing, deleting and fetching."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.audit.parts import attachment_viewed
from participation.forms.attachment import AttachmentForm, UploadForm
from participation.models import Attachment, Opgave, Traject, Werkatelier
from participation.services.attachments import add_attachment, save_attachment
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, record_or_404, signed_in
from participation.views.bin import delete_and_offer_undo
from participation.views.file_response import file_response
from participation.views.saving import made_before, once_key, remember_made, try_save

FOLDER = "participation/werkplaats"


def _editable(request: SignedInRequest, kind: str, slug: str) -> Opgave | Traject | Werkatelier:
    record = record_or_404(request, kind, slug)
    demand(policy.user_can_edit(request.user, record))
    audit.record_viewed(user=request.user, obj=record)
    return record


def _of(request: SignedInRequest, record: Opgave | Traject | Werkatelier, pk: int) -> Attachment:
    """A file of this very record, those of its logbook included, that this person may read."""
    files = policy.visible_attachments(request.user).select_related("log_entry", "traject", "opgave", "werkatelier")
    found: Attachment = part_or_404(files.filter(**{str(record._meta.model_name): record}), pk)
    return found


def _place(attachment: Attachment) -> str:
    """Where the file is listed."""
    return f"{attachment.dossier.get_workspace_url()}#{'log_entry' if attachment.log_entry_id else 'attachment'}"


@signed_in
def attachment_new(request: SignedInRequest, slug: str, kind: str) -> HttpResponse:
    """Add a file to a record."""
    record = _editable(request, kind, slug)
    if made := made_before(request):
        return made
    empty = Attachment(**{kind: record})
    form = UploadForm(posted(request), request.FILES or None, instance=empty, user=request.user)
    attempt = try_save(
        form,
        lambda: add_attachment(
            user=request.user, dossier=record, file=form.cleaned_data["kept_file"], data=form.record_data()
        ),
    )
    if attempt.saved:
        remember_made(request, _place(attempt.saved))
        messages.success(request, _("De bijlage is toegevoegd."))
        return redirect(_place(attempt.saved))
    title = _("Bijlage toevoegen")
    context = attempt.context | {"record": record, "title": title, "once": once_key(request)}
    return render(
        request, f"{FOLDER}/attachment_form.html", context | {"crumbs": crumbs.beneath(request, record, title)}
    )


@signed_in
def attachment_edit(request: SignedInRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Change what is said about a file; the file itself stays what it is."""
    record = _editable(request, kind, slug)
    attachment = _of(request, record, pk)
    form = AttachmentForm(posted(request), instance=attachment, user=request.user)
    attempt = try_save(
        form,
        lambda: save_attachment(
            user=request.user,
            attachment=attachment,
            data=form.record_data(),
            base_version=form.cleaned_data["base_version"],
        ),
    )
    if attempt.saved:
        messages.success(request, _("De bijlage is bewaard."))
        return redirect(_place(attempt.saved))
    title = _("Bijlage wijzigen")
    context = attempt.context | {
        "record": record,
        "title": title,
        "attachment": attachment,
        "delete_name": f"werkplaats:{kind}_attachment_delete",
        "crumbs": crumbs.beneath(request, record, title),
    }
    return render(request, f"{FOLDER}/attachment_form.html", context, status=attempt.status)


@signed_in
def attachment_delete(request: SignedInRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Delete a file, after asking."""
    record = _editable(request, kind, slug)
    attachment = _of(request, record, pk)
    if request.method == "POST":
        return delete_and_offer_undo(
            request, part=attachment, done=_("De bijlage is verwijderd."), back=_place(attachment)
        )
    trail = crumbs.beneath(request, record, _("Verwijderen"))
    context = {"part": attachment, "traject": record, "crumbs": trail}
    return render(request, f"{FOLDER}/part_delete.html", context)


@signed_in
@require_safe
def attachment_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file itself, for who may read it."""
    files = policy.visible_attachments(request.user).select_related("traject__opgave", "opgave")
    attachment = get_object_or_404(files.select_related("werkatelier__traject__opgave"), pk=pk)
    attachment_viewed(user=request.user, attachment=attachment)
    return cast(HttpResponse, file_response(attachment, "private, no-store"))  # a stream is as good an answer
