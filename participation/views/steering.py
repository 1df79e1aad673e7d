"""The steering card in the werkplaats: filling it in, reading it, and recording that something goes another way."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.choices import StukKind
from participation.forms.steering import DepartureForm, SteeringDraftForm, trajecten_of
from participation.models import Opgave, SteeringCard, SteeringDraft
from participation.policy.steering import (
    user_can_fill_card,
    user_can_read_draft,
    user_can_record_departure,
    visible_cards,
)
from participation.selectors.steering import card_in_force
from participation.selectors.steering_terms import terms_of
from participation.services.composition.compose import compose
from participation.services.steering.departures import record_departure
from participation.services.steering.drafts import first_words, save_draft
from participation.services.steering.reading import card_page
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, opgave_or_404, posted, signed_in
from participation.views.acting import done_or_shown
from participation.views.saving import made_before, once_key, remember_made, try_save

FOLDER = "participation/werkplaats/steering"


def card_or_404(request: SignedInRequest, slug: str) -> SteeringCard:
    """The card of this paper, for who may read that paper; each view of a confidential one is kept (rule 4)."""
    rows = visible_cards(request.user).select_related("opgave__client", "stuk__opgave", "revision")
    card = get_object_or_404(rows, stuk__slug=slug)
    audit.record_viewed(user=request.user, obj=card.stuk)
    return card


def trail(request: SignedInRequest, card: SteeringCard, *last: str) -> list[crumbs.Crumb]:
    """From the opgave, for who may know of it, to the card and a page beneath it."""
    known = policy.user_can_view(request.user, card.opgave)
    items = crumbs.beneath(request, card.opgave) if known else crumbs.start()
    items.append({"title": _("Stuurkaart van de raad"), "url": card.get_workspace_url() if last else ""})
    return [*items, *({"title": title, "url": ""} for title in last)]


@signed_in
@require_safe
def steering_card(request: SignedInRequest, slug: str) -> HttpResponse:
    """The seven points as the council adopted them, each with what goes another way since."""
    card = card_or_404(request, slug)
    context = {"page": card_page(request.user, card), "stuk": card.stuk, "crumbs": trail(request, card)}
    return render(request, f"{FOLDER}/card.html", context)


@signed_in
def departure_new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Record a departure; the council hears of it at once."""
    card = card_or_404(request, slug)
    demand(user_can_record_departure(request.user, card))
    if made := made_before(request):
        return made
    trajecten = trajecten_of(card, policy.visible_trajecten(request.user))
    form = DepartureForm(posted(request), card=card, trajecten=trajecten, initial=_asked_point(request))

    def record() -> object:
        return record_departure(user=request.user, card=card, data=form.record_data())

    if form.is_bound and form.is_valid() and done_or_shown(form, record):
        remember_made(request, card.get_workspace_url())
        messages.success(request, _("De afwijking is vastgelegd en aan de raad gemeld."))
        return redirect(card.get_workspace_url())
    context = {
        "form": form,
        "card": card,
        "stuk": card.stuk,
        "once": once_key(request),
        "crumbs": trail(request, card, _("Afwijking vastleggen")),
    }
    return render(request, f"{FOLDER}/departure.html", context, status=422 if form.errors else 200)


def _asked_point(request: SignedInRequest) -> dict[str, Any]:
    return {"point": request.GET.get("punt", "")[:16]}


@signed_in
def steering_draft(request: SignedInRequest, slug: str) -> HttpResponse:
    """The filling-in: to read for who sees the dossier from within, to write for who fills it in."""
    opgave = opgave_or_404(request, slug)
    demand(user_can_read_draft(request.user, opgave))
    audit.record_viewed(user=request.user, obj=opgave)
    may_fill = user_can_fill_card(request.user, opgave)
    if request.method == "POST":
        demand(may_fill)
    draft = SteeringDraft.objects.filter(opgave=opgave).first()
    # A form from before anybody had begun carries no version: the service then says that somebody did meanwhile.
    instance = draft if draft and "first" not in request.POST else SteeringDraft(opgave=opgave)
    initial = {} if draft else first_words(opgave)
    form = SteeringDraftForm(posted(request), instance=instance, user=request.user, initial=initial)
    attempt = try_save(
        form,
        lambda: save_draft(
            user=request.user,
            opgave=opgave,
            data=form.record_data(),
            base_version=form.cleaned_data.get("base_version"),
        ),
    )
    if attempt.saved:
        messages.success(request, _("De invulling is bewaard."))
        return redirect("werkplaats:steering_draft", opgave.slug)
    context = {"may_fill": may_fill, **attempt.context, **_around_draft(request, opgave, draft)}
    return render(request, f"{FOLDER}/draft.html", context, status=attempt.status)


def _around_draft(request: SignedInRequest, opgave: Opgave, draft: SteeringDraft | None) -> dict[str, Any]:
    """What the paper will be, what the site reads in it, and the card that holds."""
    sections = compose(StukKind.STUURKAART, opgave) if draft else []
    return {
        "opgave": opgave,
        "may_make": policy.user_can_create_stuk(request.user, opgave),
        "draft": draft,
        "sections": sections,
        "terms": terms_of(sections),
        "card": card_in_force(opgave),
        "crumbs": crumbs.beneath(request, opgave, _("Stuurkaart van de raad")),
    }
