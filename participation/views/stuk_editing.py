"""Writing a paper: the form, two people writing at once, filling again from the dossier, deleting a draft."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.forms.service_errors import show_errors
from participation.forms.stukken import PREFIX, RevisionForm, StukForm
from participation.models import Stuk
from participation.selectors.return_reasons import last_return_reasons
from participation.services.paper_versions import text_pairs
from participation.services.stukken import delete_stuk, redraw_sections, save_stuk
from participation.views.access import SignedInRequest, signed_in
from participation.views.paper_rendering import crumbs, render_refused, stuk_or_404

FOLDER = "participation/werkplaats/stukken"


@signed_in
def stuk_edit(request: SignedInRequest, slug: str) -> HttpResponse:
    """The text, part by part. What was typed is never lost: not by a fault, not by a newer version."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_edit_stuk(request.user, stuk):
        return _refuse_edit(request, stuk)
    audit.record_viewed(user=request.user, obj=stuk)
    form = StukForm.of(stuk, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            _save(request, stuk, form)
        except StaleVersion:
            return _render_conflict(request, slug, form)
        except ParticipationError as error:
            return render_refused(request, stuk, error, _typed(form))
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("Het stuk is bewaard."))
            return redirect("werkplaats:stuk", slug)
    return render(request, f"{FOLDER}/edit.html", _context(request, stuk, form))


def _refuse_edit(request: SignedInRequest, stuk: Stuk) -> HttpResponse:
    """A text that was handed in meanwhile is no reason to lose what a writer typed; others may simply not."""
    if request.method != "POST" or not policy.user_can_edit(request.user, stuk.owner):
        raise PermissionDenied
    form = StukForm.of(stuk, request.POST)
    error = NotAllowed(_("Dit stuk is intussen ingediend. De tekst ligt vast; uw tekst is niet bewaard."))
    return render_refused(request, stuk, error, _typed(form))


def _save(request: SignedInRequest, stuk: Stuk, form: StukForm) -> None:
    data = form.cleaned_data
    save_stuk(
        user=request.user,
        stuk=stuk,
        title=data["title"],
        sections=form.cleaned_sections(),
        internal_notes=data["internal_notes"],
        base_revision_id=data["base_revision_id"],
    )


def _typed(form: StukForm) -> list[tuple[object, str]]:
    """What the writer had on the screen, to copy from."""
    texts = form.typed_sections()
    return [(section["title"], texts[section["key"]]) for section in form.sections if texts[section["key"]]]


def _context(request: SignedInRequest, stuk: Stuk, form: StukForm) -> dict[str, Any]:
    asked = last_return_reasons(stuk)
    for section in form.sections:
        if asked.get(section["key"]):
            field = form.fields[PREFIX + section["key"]]
            field.help_text = _("Gevraagd bij de teruggave: %(text)s") % {"text": asked[section["key"]]}
    return {"stuk": stuk, "form": form, "crumbs": crumbs(request, stuk, _("Bewerken"))}


def _render_conflict(request: SignedInRequest, slug: str, form: StukForm) -> HttpResponse:
    """Both texts beside each other; saving from here is deliberate, for it starts from the newer version."""
    stuk = stuk_or_404(request, slug)
    mine = form.typed_sections()
    posted = {name: form.data[name] for name in form.data}
    again = StukForm.of(stuk, posted | {"base_revision_id": stuk.latest_revision_id})
    author = stuk.latest_revision.user if stuk.latest_revision else None
    context = _context(request, stuk, again) | {
        "parts": text_pairs(stuk, mine),
        "author": author,
        "saved_at": stuk.latest_revision.created_at if stuk.latest_revision else None,
        "my_notes": form.data.get("internal_notes", ""),
        "my_title": form.data.get("title", ""),
    }
    return render(request, f"{FOLDER}/conflict.html", context, status=409)


@signed_in
def stuk_redraw(request: SignedInRequest, slug: str) -> HttpResponse:
    """Fill the empty parts again from the dossier; asked first, parts with text stay."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_edit_stuk(request.user, stuk):
        raise PermissionDenied
    audit.record_viewed(user=request.user, obj=stuk)
    form = RevisionForm(request.POST or None, initial={"revision_id": stuk.latest_revision_id})
    if form.is_valid():
        try:
            redraw_sections(user=request.user, stuk=stuk, base_revision_id=form.cleaned_data["revision_id"])
        except ParticipationError as error:
            return render_refused(request, stuk, error)
        messages.success(request, _("Wat nog open was, is gevuld waar het dossier er tekst voor heeft."))
        return redirect("werkplaats:stuk_edit", slug)
    context = {"stuk": stuk, "form": form, "crumbs": crumbs(request, stuk, _("Opnieuw vullen"))}
    return render(request, f"{FOLDER}/redraw.html", context)


@signed_in
def stuk_delete(request: SignedInRequest, slug: str) -> HttpResponse:
    """Throw a draft away that was never handed in; everything else stays (rule 5)."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_delete_stuk(request.user, stuk):
        raise PermissionDenied
    audit.record_viewed(user=request.user, obj=stuk)
    owner = stuk.owner
    if request.method == "POST":
        try:
            delete_stuk(user=request.user, stuk=stuk)
        except ParticipationError as error:
            return render_refused(request, stuk, error)
        messages.success(request, _("Het concept is verwijderd."))
        return redirect(owner.get_workspace_url())
    context = {"stuk": stuk, "crumbs": crumbs(request, stuk, _("Verwijderen"))}
    return render(request, f"{FOLDER}/delete.html", context)
