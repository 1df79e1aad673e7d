"""What came of a traject, for everybody: the way of each contribution, the promises, and the planning to print."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import policy
from participation.choices import CommitmentState
from participation.documents.listings import BELOOFD, EVERYBODY, OPENBARE_KETEN
from participation.models import Traject
from participation.policy.across import visible_milestones
from participation.selectors.public_fields import PublicView
from participation.services.chain import public_chains_of
from participation.services.chain.reading import with_answers
from participation.services.commitments.reading import commitment_counts, public_commitment_rows, with_parts
from participation.services.framework import public_framework_of
from participation.views.paging import page_of
from participation.views.register.kinds import OPGAVEN
from participation.views.register.lists import crumbs
from participation.views.tables import public_table_or_none
from samenwerking.page_cache.public_page import public_page

PER_PAGE = 25


def _traject_or_404(slug: str) -> Traject:
    return get_object_or_404(policy.public_trajecten().select_related("opgave"), slug=slug)


def _trail(traject: Traject, *last: dict[str, str]) -> list[dict[str, str]]:
    above = [{"title": record.title, "url": record.get_absolute_url()} for record in (traject.opgave, traject)]
    return crumbs(OPGAVEN.crumb, *above, *last)


@public_page
@require_safe
def commitments(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Beloofd en gedaan: public promises only, and counts of those and no others."""
    traject = _traject_or_404(slug)
    every = policy.public_commitments().filter(traject=traject)
    chosen = request.GET.get("stand", "")
    states = {state.value: {"state": state.value} for state in CommitmentState}
    wanted: dict[str, dict[str, Any]] = {**states, "late": {"state": "open", "due_date__lt": timezone.localdate()}}
    found = every.filter(**wanted.get(chosen, {}))
    if table := public_table_or_none(request, BELOOFD, found):
        return table
    page = page_of(request, with_parts(found), PER_PAGE)
    context = {
        "traject": PublicView(traject),
        "formats": BELOOFD.formats,
        "counts": commitment_counts(every),
        "chosen": chosen if chosen in wanted else "",
        "page_obj": page,
        "rows": public_commitment_rows(page.object_list),
        "crumbs": _trail(traject, {"title": _("Beloofd en gedaan"), "url": ""}),
    }
    return render(request, "participation/register/commitments.html", context)


@public_page
@require_safe
def planning(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The public moments of the planning, to print."""
    traject = _traject_or_404(slug)
    rows = visible_milestones(AnonymousUser()).filter(traject=traject).order_by("start_date", "pk")
    if table := public_table_or_none(request, EVERYBODY["planning"], rows):
        return table
    context = {
        "traject": PublicView(traject),
        "formats": EVERYBODY["planning"].formats,
        "framework": public_framework_of(traject),
        "crumbs": _trail(traject, {"title": _("Tijdlijn"), "url": ""}),
    }
    return render(request, "participation/register/planning.html", context)


@public_page
@require_safe
def chain_overview(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every public contribution with how far it came, as far as that is public."""
    traject = _traject_or_404(slug)
    rows = policy.public_contributions().filter(traject=traject).order_by("-received_on", "-pk")
    if table := public_table_or_none(request, OPENBARE_KETEN, rows):
        return table
    page = page_of(request, with_answers(rows), PER_PAGE)
    context = {
        "traject": PublicView(traject),
        "page_obj": page,
        "chains": public_chains_of(page.object_list),
        "formats": OPENBARE_KETEN.formats,
        "is_public": True,
        "crumbs": _trail(traject, {"title": _("Van inbreng tot besluit"), "url": ""}),
    }
    return render(request, "participation/chain/overview.html", context)


@public_page
@require_safe
def contribution_chain(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One public contribution and all that came of it in public."""
    traject = _traject_or_404(slug)
    contribution = get_object_or_404(with_answers(policy.public_contributions().filter(traject=traject)), pk=pk)
    overview = reverse("register:chain_overview", args=[traject.slug])
    context = {
        "traject": PublicView(traject),
        "chain": public_chains_of([contribution])[0],
        "back": overview,
        "is_public": True,
        "crumbs": _trail(
            traject, {"title": _("Van inbreng tot besluit"), "url": overview}, {"title": _("Bijdrage"), "url": ""}
        ),
    }
    return render(request, "participation/chain/page.html", context)
