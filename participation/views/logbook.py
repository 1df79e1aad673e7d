"""The logbook of a traject: reading with filters, adding, changing and deleting an entry."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.documents.listings import LOGBOEK
from participation.forms.logbook import LogbookFilterForm, LogEntryForm
from participation.models import LogEntry, Traject
from participation.services.attachments import KeptFile, keep_file
from participation.services.logbook import save_log_entry
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, traject_or_404
from participation.views.bin import delete_and_offer_undo
from participation.views.saving import made_before, once_key, remember_made, try_save
from participation.views.tables import table_or_none
from samenwerking.files import CheckedFile

FOLDER = "participation/werkplaats"
PER_PAGE = 25


@signed_in
@require_safe
def logbook(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """The entries that this person may read, newest first."""
    traject = traject_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=traject)
    form = LogbookFilterForm(request.GET)
    files = Prefetch("attachments", queryset=policy.visible_attachments(request.user))
    entries = policy.visible_log_entries(request.user).filter(_chosen(form), traject=traject)
    if table := table_or_none(request, LOGBOEK, entries):
        return table
    page = Paginator(entries.select_related("author").prefetch_related(files), PER_PAGE)
    context = {
        "traject": traject,
        "formats": LOGBOEK.formats,
        "form": form,
        "page_obj": page.get_page(request.GET.get("page")),
        "may_edit": policy.user_can_edit(request.user, traject),
        "is_filtered": bool(form.chosen()),
        "crumbs": crumbs.beneath(request, traject, _("Logboek")),
    }
    return render(request, f"{FOLDER}/logbook.html", context)


def _chosen(form: LogbookFilterForm) -> Q:
    chosen, query = form.chosen(), Q()
    if "q" in chosen:
        query &= Q(subject__icontains=chosen["q"]) | Q(text__icontains=chosen["q"])
    lookups = {"kind": "kind", "since": "date__gte", "until": "date__lte"}
    for name in lookups.keys() & chosen.keys():
        query &= Q(**{lookups[name]: chosen[name]})
    return query


def editable_traject(request: SignedInRequest, slug: str) -> Traject:
    """The traject, for who may write in its logbook."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_edit(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    return traject


def _entry_or_404(request: SignedInRequest, traject: Traject, pk: int) -> LogEntry:
    entries = policy.visible_log_entries(request.user).filter(traject=traject).select_related("traject__opgave")
    entry: LogEntry = part_or_404(entries, pk)
    return entry


@signed_in
def entry_new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write down what happened."""
    traject = editable_traject(request, slug)
    return made_before(request) or _edit(request, traject, LogEntry(traject=traject), _("In het logboek schrijven"))


@signed_in
def entry_edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Change an entry, or put a file with it."""
    traject = editable_traject(request, slug)
    return _edit(request, traject, _entry_or_404(request, traject, pk), _("Logboekregel wijzigen"))


def _edit(request: SignedInRequest, traject: Traject, entry: LogEntry, title: str) -> HttpResponse:
    is_new = entry.pk is None
    form = LogEntryForm(posted(request), request.FILES or None, instance=entry, user=request.user)
    attempt = try_save(
        form,
        lambda: save_log_entry(
            user=request.user,
            entry=entry,
            data=form.record_data(),
            base_version=form.cleaned_data.get("base_version"),
            files=_kept(form.cleaned_data.get("file")),
        ),
    )
    if attempt.saved:
        return after_saving(request, traject, is_new=is_new)
    context = attempt.context | {
        "traject": traject,
        "title": title,
        "part": entry,
        "files": [] if is_new else policy.visible_attachments(request.user).filter(log_entry=entry.pk),
        "once": once_key(request) if is_new else "",
        "crumbs": crumbs.beneath(request, traject, title),
    }
    return render(request, f"{FOLDER}/log_entry_form.html", context, status=attempt.status)


def _kept(file: CheckedFile | None) -> list[KeptFile]:
    return [keep_file(file)] if file else []


def after_saving(request: SignedInRequest, traject: Traject, *, is_new: bool) -> HttpResponse:
    """Back to the logbook."""
    back = reverse("werkplaats:logbook", args=[traject.slug])
    if is_new:
        remember_made(request, back)
    messages.success(request, _("Het logboek is bijgewerkt."))
    return redirect(back)


@signed_in
def entry_delete(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Delete an entry with its files, after asking."""
    traject = editable_traject(request, slug)
    entry = _entry_or_404(request, traject, pk)
    if request.method == "POST":
        back = reverse("werkplaats:logbook", args=[traject.slug])
        return delete_and_offer_undo(request, part=entry, done=_("De logboekregel is verwijderd."), back=back)
    context: dict[str, Any] = {"part": entry, "traject": traject}
    trail = crumbs.beneath(request, traject, _("Verwijderen"))
    return render(request, f"{FOLDER}/part_delete.html", context | {"crumbs": trail})
