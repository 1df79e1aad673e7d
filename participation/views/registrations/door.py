"""The list at the door of a werkatelier, for a phone; also without a connection (docs/decisions/0161)."""

from dataclasses import asdict
from uuid import uuid4

from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.forms.registrations.door import TickForm, WalkInForm, read_entries
from participation.models import Registration, Werkatelier
from participation.selectors.door import DoorRow, door_counts, door_rows
from participation.services.registrations.attendance import add_walk_in, mark_attended
from participation.services.registrations.door import DoorAnswer, take_entries
from participation.views.access import SignedInRequest, posted, signed_in
from participation.views.registrations.lists import FOLDER, handled, trail
from samenwerking.drafts import key_of, mark_of, owner_of


@signed_in
def door(request: SignedInRequest, slug: str) -> HttpResponse:
    """Tick people off, and add who walked in."""
    werkatelier = handled(request, slug)
    if "registration" in request.POST:
        return _ticked(request, werkatelier)
    form = WalkInForm(posted(request), initial={"key": uuid4()})
    if form.is_valid():
        key = form.cleaned_data["key"]
        add_walk_in(user=request.user, werkatelier=werkatelier, data=form.participant, entry_key=key)
        return redirect(_address(werkatelier))
    rows = door_rows(werkatelier)
    query = request.GET.get("q", "").strip()[:120]
    context = {
        "werkatelier": werkatelier,
        "form": form,
        "counts": door_counts(rows),
        "rows": _named(rows, query),
        "everybody": len(rows),
        "query": query,
        "owner": owner_of(request.user),
        "mark": mark_of(request.user, request.path),
        "key": key_of(request.user),
        "crumbs": trail(request, werkatelier, _("Bij de deur")),
    }
    return render(request, f"{FOLDER}/door.html", context)


def _named(rows: list[DoorRow], query: str) -> list[DoorRow]:
    return [row for row in rows if query.casefold() in row.name.casefold()]


def _ticked(request: SignedInRequest, werkatelier: Werkatelier) -> HttpResponse:
    form = TickForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    pk = form.cleaned_data["registration"]
    get_object_or_404(Registration, pk=pk, werkatelier=werkatelier)
    mark_attended(
        user=request.user, werkatelier=werkatelier, registration_id=pk, attended=form.cleaned_data["attended"]
    )
    query = request.POST.get("q", "").strip()[:120]
    tail = f"?{urlencode({'q': query})}" if query else ""
    return redirect(f"{_address(werkatelier)}{tail}#rij-{pk}")


def _address(werkatelier: Werkatelier) -> str:
    return reverse("werkplaats:door", args=[werkatelier.slug])


@signed_in
def door_state(request: SignedInRequest, slug: str) -> HttpResponse:
    """How the list stands now; sent entries are taken first. Sending them twice is harmless."""
    werkatelier = handled(request, slug)
    answers: list[DoorAnswer] = []
    if request.method == "POST":
        try:
            entries, refusals = read_entries(request.POST.get("entries", "[]"))
        except (ValueError, RecursionError):
            return HttpResponseBadRequest()
        answers = [*take_entries(user=request.user, werkatelier=werkatelier, entries=entries), *refusals]
    rows = door_rows(werkatelier)
    return JsonResponse(
        {
            "owner": owner_of(request.user),
            "token": get_token(request),
            "answers": [{"key": str(answer.key), "refusal": answer.refusal} for answer in answers],
            "rows": [asdict(row) for row in rows],
        }
    )


@signed_in
@require_safe
def door_worker(request: SignedInRequest, slug: str) -> HttpResponse:
    """The script that opens the list without a connection; its address keeps it to this one page."""
    handled(request, slug)
    return render(request, f"{FOLDER}/door_worker.js", content_type="text/javascript")
