"""Promises in the werkplaats: the list of a traject, one's own, one promise, and writing it down."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.documents.listings import TOEZEGGINGEN
from participation.forms.commitment import CommitmentForm
from participation.models import Commitment, Traject
from participation.services.commitments.reading import commitment_counts, commitment_rows, with_parts
from participation.services.commitments.writing import make_commitment, save_commitment
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, traject_or_404
from participation.views.paging import page_of
from participation.views.saving import made_before, once_key, remember_made, try_save
from participation.views.tables import table_or_none

FOLDER = "participation/werkplaats/commitments"
PER_PAGE = 25
STATES = ("open", "late", "kept", "dropped")


def commitment_or_404(request: SignedInRequest, slug: str, pk: int) -> Commitment:
    """A promise of this traject that this person may know of (rule 11)."""
    traject = traject_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=traject)
    found: Commitment = part_or_404(with_parts(policy.visible_commitments(request.user)).filter(traject=traject), pk)
    return found


@signed_in
@require_safe
def commitment_list(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """All promises of a traject that this person may know of."""
    traject = traject_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=traject)
    every = policy.visible_commitments(request.user).filter(traject=traject)
    chosen = request.GET.get("stand", "")
    found = _in_state(every, chosen)
    if table := table_or_none(request, TOEZEGGINGEN, found):
        return table
    page = page_of(request, with_parts(found), PER_PAGE)
    context = {
        "traject": traject,
        "formats": TOEZEGGINGEN.formats,
        "counts": commitment_counts(every),
        "chosen": chosen if chosen in STATES else "",
        "page_obj": page,
        "rows": commitment_rows(request.user, page.object_list),
        "may_add": policy.user_can_make_commitment(request.user, traject),
        "crumbs": crumbs.beneath(request, traject, _("Toezeggingen")),
    }
    return render(request, f"{FOLDER}/list.html", context)


def _in_state(rows: Any, chosen: str) -> Any:
    if chosen == "late":
        return rows.filter(state="open", due_date__lt=timezone.localdate())
    return rows.filter(state=chosen) if chosen in STATES else rows


@signed_in
@require_safe
def my_commitments(request: SignedInRequest) -> HttpResponseBase:
    """What I have to keep, and what waits in the dossiers that I lead."""
    own = policy.awaited_commitments(request.user)
    both = policy.visible_commitments(request.user).filter(
        Q(pk__in=own.order_by().values("pk")) | Q(pk__in=policy.led_commitments(request.user).order_by().values("pk"))
    )
    if table := table_or_none(request, TOEZEGGINGEN, both):
        return table
    led = policy.led_commitments(request.user).exclude(owner=request.user)
    page = page_of(request, with_parts(led), PER_PAGE)
    context = {
        "own": commitment_rows(request.user, with_parts(own)[:PER_PAGE]),
        "led": commitment_rows(request.user, page.object_list),
        "page_obj": page,
        "formats": TOEZEGGINGEN.formats,
        "crumbs": crumbs.start(_("Mijn toezeggingen")),
    }
    return render(request, f"{FOLDER}/mine.html", context)


@signed_in
@require_safe
def commitment_detail(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """One promise: what, for whom, by when, and what happened to it."""
    commitment = commitment_or_404(request, slug, pk)
    internal = policy.user_can_view_internal(request.user, commitment.traject)
    context = {
        "traject": commitment.traject,
        "row": commitment_rows(request.user, [commitment])[0],
        "origin": getattr(commitment, "from_outcome", None) if internal else None,
        "notices": commitment.notices.prefetch_related("people") if internal else [],
        "may_manage": policy.user_can_manage_commitment(request.user, commitment),
        "may_keep": policy.user_can_keep_commitment(request.user, commitment),
        "crumbs": trail(request, commitment.traject),
    }
    return render(request, f"{FOLDER}/detail.html", context)


def trail(request: SignedInRequest, traject: Traject, *last: str) -> list[crumbs.Crumb]:
    """Down to the list of promises, and a page beneath it."""
    items = crumbs.beneath(request, traject, _("Toezeggingen"), *(last or (_("Toezegging"),)))
    at = len(items) - 1 - len(last or ("",))
    items[at]["url"] = f"{traject.get_workspace_url()}toezeggingen/"
    return items


@signed_in
def commitment_new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write a promise down, from scratch or because of a contribution (``?bijdrage=``)."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_make_commitment(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    if made := made_before(request):
        return made
    instance = Commitment(traject=traject, contribution=_because_of(request, traject))
    form = CommitmentForm(posted(request), instance=instance, user=request.user, initial={"owner": request.user})
    attempt = try_save(form, lambda: make_commitment(user=request.user, traject=traject, data=form.record_data()))
    if attempt.saved:
        remember_made(request, attempt.saved.get_workspace_url())
        messages.success(request, _("De toezegging is bewaard. Wie haar doet, krijgt vooraf een herinnering."))
        return redirect(attempt.saved.get_workspace_url())
    return _form_page(request, attempt, traject, _("Toezegging vastleggen"), traject.get_workspace_url(), new=True)


def _because_of(request: SignedInRequest, traject: Traject) -> Any:
    asked = request.GET.get("bijdrage", "")
    return traject.contributions.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 10 else None


@signed_in
def commitment_edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Change the words; over somebody else's newer version both are shown."""
    commitment = commitment_or_404(request, slug, pk)
    demand(policy.user_can_manage_commitment(request.user, commitment))
    form = CommitmentForm(posted(request), instance=commitment, user=request.user)
    attempt = try_save(
        form,
        lambda: save_commitment(
            user=request.user,
            commitment=commitment,
            data=form.record_data(),
            base_version=form.cleaned_data["base_version"],
        ),
    )
    if attempt.saved:
        messages.success(request, _("De toezegging is bewaard."))
        return redirect(commitment.get_workspace_url())
    return _form_page(request, attempt, commitment.traject, _("Toezegging wijzigen"), commitment.get_workspace_url())


def _form_page(
    request: SignedInRequest, attempt: Any, traject: Traject, title: str, back: str, *, new: bool = False
) -> HttpResponse:
    context = attempt.context | {
        "traject": traject,
        "title": title,
        "back": back,
        "once": once_key(request) if new else "",
        "crumbs": trail(request, traject, title),
    }
    return render(request, f"{FOLDER}/form.html", context, status=attempt.status)
