"""What a browser needs to keep papers, marks and notes for one person while there is no connection (decision 0187)."""

from typing import Any

from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_safe

from participation.forms.own_reading import read_entries, read_slugs
from participation.services.own_reading.offline import EntryAnswer, papers_that_may_stay, take_entries
from participation.views.access import SignedInRequest, signed_in
from samenwerking.drafts import key_of, mark_of, owner_of

MARK = "/werkplaats/lezen/"


def device(request: SignedInRequest) -> dict[str, Any]:
    """Whose device this is now, and with what marks and notes are locked that are not sent yet."""
    user = request.user
    return {"owner": owner_of(user), "mark": mark_of(user, MARK), "key": key_of(user)}


@signed_in
def reading_state(request: SignedInRequest) -> HttpResponse:
    """Take what was kept, and say which copies of papers may stay on the device."""
    answers: list[EntryAnswer] = []
    stay: list[str] = []
    if request.method == "POST":
        try:
            entries, refusals = read_entries(request.POST.get("entries", "[]"))
            slugs = read_slugs(request.POST.get("kept", "[]"))
        except (ValueError, RecursionError):
            return HttpResponseBadRequest()
        answers = [*take_entries(user=request.user, entries=entries), *refusals]
        stay = papers_that_may_stay(request.user, slugs)
    told = [{"key": str(a.key), "refusal": a.refusal, "text": a.text, "version": a.version} for a in answers]
    return JsonResponse({"owner": owner_of(request.user), "token": get_token(request), "answers": told, "stay": stay})


@signed_in
@require_safe
def reading_worker(request: SignedInRequest) -> HttpResponse:
    """The script that opens kept papers without a connection; its address keeps it to the reading pages."""
    return render(request, "participation/werkplaats/reading/worker.js", content_type="text/javascript")
