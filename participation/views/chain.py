"""The way from a contribution to a decision in the werkplaats, and the numbers of amendments there."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.documents.listings import KETEN
from participation.forms.chain import AmendmentNumberForm
from participation.models import Reaction, Stuk
from participation.services.chain import chains_of
from participation.services.chain.reading import with_answers
from participation.services.reactions import number_amendment
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, traject_or_404
from participation.views.paging import page_of
from participation.views.tables import table_or_none

FOLDER = "participation/chain"
PER_PAGE = 25


@signed_in
@require_safe
def chain_overview(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """Every contribution of a traject with how far it came."""
    traject = traject_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=traject)
    rows = policy.visible_contributions(request.user).filter(traject=traject, is_current=True)
    rows = rows.order_by("-received_on", "-pk")
    if table := table_or_none(request, KETEN, rows):
        return table
    page = page_of(request, with_answers(rows), PER_PAGE)
    context = {
        "traject": traject,
        "page_obj": page,
        "chains": chains_of(request.user, page.object_list),
        "formats": KETEN.formats,
        "crumbs": crumbs.beneath(request, traject, _("Van inbreng tot besluit")),
    }
    return render(request, f"{FOLDER}/overview.html", context)


@signed_in
@require_safe
def contribution_chain(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """One contribution and all that came of it."""
    traject = traject_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=traject)
    rows = with_answers(policy.visible_contributions(request.user).filter(traject=traject))
    contribution = part_or_404(rows, pk)
    became = policy.visible_contributions(request.user).filter(split_from=contribution)
    became |= policy.visible_contributions(request.user).filter(sources=contribution)
    context = {
        "traject": traject,
        "chain": chains_of(request.user, [contribution])[0],
        "became": became.order_by("pk") if not contribution.is_current else [],
        "back": traject.get_workspace_url() + "van-inbreng-tot-besluit/",
        "crumbs": crumbs.beneath(request, traject, _("Van inbreng tot besluit")),
    }
    return render(request, f"{FOLDER}/page.html", context)


@signed_in
def amendment_number(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The clerk notes the number of an amendment or motion, with which it becomes public."""
    stuk = get_object_or_404(policy.visible_stukken(request.user), slug=slug)
    reaction: Reaction = part_or_404(_reactions(request, stuk), pk)
    demand(policy.user_can_number_amendment(request.user, reaction))
    audit.record_viewed(user=request.user, obj=stuk)
    form = AmendmentNumberForm(posted(request), initial={"number": reaction.external_id, "url": reaction.proposal.url})
    if form.is_bound and form.is_valid():
        number_amendment(user=request.user, reaction=reaction, **form.cleaned_data)
        messages.success(request, _("Het nummer is bewaard."))
        return redirect(f"{stuk.get_workspace_url()}#reactie-{reaction.pk}")
    context = {
        "form": form,
        "reaction": reaction,
        "stuk": stuk,
        "crumbs": crumbs.start(_("Nummer van een amendement of motie")),
    }
    return render(request, f"{FOLDER}/amendment_number.html", context, status=422 if form.errors else 200)


def _reactions(request: SignedInRequest, stuk: Stuk) -> QuerySet[Reaction]:
    return policy.visible_amendments(request.user, [stuk]).select_related("stuk__opgave", "proposal")
