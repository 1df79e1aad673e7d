"""An e-mail file becomes an entry of the logbook, after somebody looked at what comes out of it."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.choices import LogKind
from participation.forms.logbook import MailEntryForm, MailUploadForm
from participation.models import LogEntry, Traject
from participation.services.attachments import KeptFile, keep_file, read_token, token_of
from participation.services.logbook import entry_of_mail, save_log_entry
from participation.views import crumbs
from participation.views.access import SignedInRequest, signed_in
from participation.views.logbook import after_saving, editable_traject
from participation.views.saving import made_before, once_key, try_save
from samenwerking.files import check_file
from samenwerking.files.antivirus import scan
from samenwerking.files.checking import check_size
from samenwerking.files.mails import ParsedMail, parse_mail
from samenwerking.files.refusal import FileRefused

FOLDER = "participation/werkplaats"


@dataclass
class Received:
    """An e-mail with the files that passed, and what is said about those that did not."""

    mail: ParsedMail
    kept: list[KeptFile] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@signed_in
def entry_from_mail(request: SignedInRequest, slug: str) -> HttpResponse:
    """First the file, then what was made of it, to correct; only then it is kept. One mail comes in once."""
    traject = editable_traject(request, slug)
    if made := made_before(request):
        return made
    if request.POST.get("mail"):
        return _keep(request, traject)
    form = MailUploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            received = _receive(form.cleaned_data["file"])
        except FileRefused as refusal:
            form.add_error("file", str(refusal.message))
        else:
            known = entry_of_mail(traject, received.mail.mark)
            return _known(request, traject) if known else _preview(request, traject, received)
    title = _("E-mail in het logboek zetten")
    context = {"form": form, "traject": traject, "title": title, "crumbs": crumbs.beneath(request, traject, title)}
    return render(request, f"{FOLDER}/log_mail.html", context, status=422 if form.errors else 200)


def _receive(upload: UploadedFile) -> Received:
    check_size(upload.size or 0)
    content = upload.read()
    received = Received(parse_mail(content))
    scan(content)
    for name, inner in received.mail.files:
        try:
            received.kept.append(keep_file(check_file(name, inner)))
        except FileRefused as refusal:
            received.refused.append(f"“{name}”: {refusal.message}")
    return received


def _known(request: SignedInRequest, traject: Traject) -> HttpResponse:
    messages.info(request, _("Deze e-mail staat al in het logboek. Er is niets toegevoegd."))
    return redirect(reverse("werkplaats:logbook", args=[traject.slug]))


def _preview(request: SignedInRequest, traject: Traject, received: Received) -> HttpResponse:
    mail = received.mail
    initial = {
        "date": mail.date,
        "kind": LogKind.MAIL,
        "subject": mail.subject,
        "text": mail.text,
        "mail": token_of(request.user, received.kept, traject=traject.pk, mark=mail.mark),
        "attached": [str(at) for at in range(len(received.kept))],
    }
    form = MailEntryForm(instance=LogEntry(traject=traject), user=request.user, kept=received.kept, initial=initial)
    return _show(request, traject, form, refused=received.refused, shortened=mail.shortened)


def _keep(request: SignedInRequest, traject: Traject) -> HttpResponse:
    note = read_token(request.user, request.POST["mail"])
    if note is None or note[1].get("traject") != traject.pk:
        messages.error(request, _("Deze e-mail lag te lang te wachten. Kies het bestand opnieuw."))
        return redirect("werkplaats:log_mail", traject.slug)
    kept, facts = note
    entry = LogEntry(traject=traject, message_mark=facts["mark"])
    form = MailEntryForm(request.POST, instance=entry, user=request.user, kept=kept)
    attempt = try_save(
        form,
        lambda: save_log_entry(user=request.user, entry=entry, data=form.record_data(), files=form.chosen_files()),
    )
    if attempt.saved:
        return after_saving(request, traject, is_new=True)
    return _show(request, traject, form)


def _show(
    request: SignedInRequest,
    traject: Traject,
    form: MailEntryForm,
    refused: list[str] | None = None,
    *,
    shortened: bool = False,
) -> HttpResponse:
    title = _("Klopt dit zo?")
    context = {
        "form": form,
        "traject": traject,
        "title": title,
        "refused": refused or [],
        "shortened": shortened,
        "once": once_key(request),
        "crumbs": crumbs.beneath(request, traject, title),
    }
    return render(request, f"{FOLDER}/log_mail_preview.html", context)
