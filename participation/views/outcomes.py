"""The page on which a team writes down what came out of a werkatelier."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.documents.listings import UITKOMSTEN
from participation.forms.outcome import OutcomeForm
from participation.models import Outcome, Werkatelier
from participation.services.outcomes import add_outcome, is_held, outcome_parts, save_outcome
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, werkatelier_or_404
from participation.views.bin import delete_and_offer_undo
from participation.views.registrations.lists import handled
from participation.views.saving import made_before, once_key, remember_made, try_save
from participation.views.tables import table_or_none

FOLDER = "participation/werkplaats/outcomes"


def outcome_of(request: SignedInRequest, slug: str, pk: int) -> Outcome:
    """A line of this very werkatelier, for who may change it."""
    lines = Outcome.objects.filter(werkatelier=handled(request, slug)).select_related(
        "werkatelier__traject__opgave", "contribution__traject", "commitment__traject", "lesson"
    )
    found: Outcome = part_or_404(lines, pk)
    return found


def place(werkatelier: Werkatelier, pk: int | None = None) -> str:
    address = reverse("werkplaats:outcomes", args=[werkatelier.slug])
    return f"{address}#uitkomst-{pk}" if pk else address


def trail(request: SignedInRequest, werkatelier: Werkatelier, *last: str) -> list[dict[str, str]]:
    """Down to the list, and a page beneath it."""
    items = crumbs.beneath(request, werkatelier)
    items.append({"title": _("Uitkomsten"), "url": place(werkatelier)})
    return [*items, *({"title": title, "url": ""} for title in last)]


@signed_in
def outcome_list(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """Read the lines; the team adds one."""
    werkatelier = werkatelier_or_404(request, slug)
    demand(policy.user_can_view_internal(request.user, werkatelier))
    may_edit = policy.user_can_edit(request.user, werkatelier)
    demand(may_edit or request.method != "POST")
    audit.record_viewed(user=request.user, obj=werkatelier)
    if table := table_or_none(request, UITKOMSTEN, Outcome.objects.filter(werkatelier=werkatelier)):
        return table
    if made := made_before(request):
        return made
    form = OutcomeForm(posted(request), instance=Outcome(werkatelier=werkatelier), user=request.user)
    attempt = try_save(form, lambda: add_outcome(user=request.user, werkatelier=werkatelier, data=form.record_data()))
    if attempt.saved:
        address = place(werkatelier, attempt.saved.pk)
        remember_made(request, address)
        messages.success(request, _("De uitkomst is opgeschreven."))
        return redirect(address)
    context = attempt.context | {
        "formats": UITKOMSTEN.formats,
        "werkatelier": werkatelier,
        "parts": outcome_parts(werkatelier),
        "held": is_held(werkatelier),
        "may_edit": may_edit and is_held(werkatelier),
        "once": once_key(request),
        "crumbs": trail(request, werkatelier),
    }
    return render(request, f"{FOLDER}/list.html", context)


@signed_in
def outcome_edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Change a line; over somebody else's newer version both are shown."""
    outcome = outcome_of(request, slug, pk)
    form = OutcomeForm(posted(request), instance=outcome, user=request.user)
    attempt = try_save(
        form,
        lambda: save_outcome(
            user=request.user,
            outcome=outcome,
            data=form.record_data(),
            base_version=form.cleaned_data["base_version"],
        ),
    )
    if attempt.saved:
        messages.success(request, _("De uitkomst is bewaard."))
        return redirect(place(outcome.werkatelier, pk))
    title = _("Wijzig de uitkomst")
    context = attempt.context | {"werkatelier": outcome.werkatelier, "title": title, "label": _("Bewaar")}
    context["crumbs"] = trail(request, outcome.werkatelier, title)
    return render(request, f"{FOLDER}/form.html", context, status=attempt.status)


@signed_in
def outcome_delete(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Delete a line; the message offers to put it back. Reading this address leads to the list."""
    werkatelier = handled(request, slug)
    outcome: Outcome = part_or_404(
        Outcome.objects.filter(werkatelier=werkatelier).select_related("werkatelier__traject"), pk
    )
    if request.method != "POST":
        return redirect(place(werkatelier, pk))
    done = _("De uitkomst is verwijderd.")
    return delete_and_offer_undo(request, part=outcome, done=done, back=place(werkatelier))
