"""The contributions of one traject: found by filters, and handled many at once."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation import audit, policy
from participation.choices import Moderation
from participation.documents.listings import INBRENG
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.contributions.handling import MOST_AT_ONCE, NO_GROUP, BulkForm, ContributionFilterForm
from participation.models import Contribution, Traject
from participation.selectors.containing import containing
from participation.selectors.contributions import ANSWERED, STANDING, UNANSWERED, contribution_counts
from participation.services.contributions.grouping import group_contributions
from participation.services.contributions.moderation import moderate_contributions, skip_contributions
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in, traject_or_404
from participation.views.paging import page_of
from participation.views.tables import table_or_none

PER_PAGE = 50
TEMPLATE = "participation/werkplaats/contributions/list.html"


def readable_traject(request: SignedInRequest, slug: str) -> Traject:
    """The traject, for who reads its inside; a reading of a confidential one is recorded."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_read_contributions(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    return traject


def handled_traject(request: SignedInRequest, slug: str) -> Traject:
    """The traject, for who may handle its contributions."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_handle_contributions(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    return traject


@signed_in
def contribution_list(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """Everything that came in. Who edits the traject ticks some and chooses what to do with them."""
    traject = readable_traject(request, slug)
    may_handle = policy.user_can_handle_contributions(request.user, traject)
    if request.method == "POST":
        demand(may_handle)
    bulk = BulkForm(posted(request), traject=traject)
    chosen = _chosen(request)
    if bulk.is_bound and bulk.is_valid() and _handled(request, traject, bulk, chosen):
        return HttpResponseRedirect(request.get_full_path())
    filters = ContributionFilterForm(request.GET, groups=list(traject.contribution_groups.all()))
    rows = _filtered(traject, filters.chosen())
    if table := table_or_none(request, INBRENG, rows):
        return table
    context = {
        "traject": traject,
        "form": filters,
        "filtered": bool(filters.chosen()),
        "formats": INBRENG.formats,
        "page_obj": page_of(request, rows, PER_PAGE, searched="q" in filters.chosen()),
        "counts": contribution_counts(traject),
        "bulk": bulk if may_handle else None,
        "chosen": chosen,
        "may_handle": may_handle,
        "may_set_form": policy.user_can_set_contribution_form(request.user, traject),
        "crumbs": crumbs.beneath(request, traject, _("Inbreng")),
    }
    return render(request, TEMPLATE, context, status=422 if bulk.errors else 200)


def _chosen(request: SignedInRequest) -> set[int]:
    """The numbers that were ticked; what is no number is left out."""
    numbers = [value for value in request.POST.getlist("chosen") if value.isascii() and value.isdigit()]
    return {int(value) for value in numbers[:MOST_AT_ONCE] if len(value) < 16}


def _filtered(traject: Traject, chosen: dict[str, str]) -> QuerySet[Contribution]:
    rows = traject.contributions.filter(is_current=True)
    if "q" in chosen:
        rows = rows.filter(containing("text", chosen["q"]))
    if "group" in chosen:
        rows = rows.filter(group=None) if chosen["group"] == NO_GROUP else rows.filter(group_id=int(chosen["group"]))
    for name in ("channel", "state"):
        if name in chosen:
            rows = rows.filter(**{name: chosen[name]})
    if chosen.get("answer") == "open":
        rows = rows.filter(UNANSWERED)
    elif chosen.get("answer") == "answered":
        rows = rows.filter(ANSWERED)
    elif chosen.get("answer") == "skipped":
        rows = rows.filter(state__in=STANDING).exclude(skipped_reason="")
    rows = rows.select_related("group__response", "werkatelier", "response")
    return rows.order_by("-received_on", "-pk")


def _handled(request: SignedInRequest, traject: Traject, bulk: BulkForm, ids: set[int]) -> bool:
    """Do it and say so; refused, the form says why with everything still ticked."""
    try:
        done = HANDLERS[bulk.cleaned_data["action"]](request, traject, bulk.cleaned_data, ids)
    except NotAllowed:
        raise
    except ParticipationError as refusal:
        bulk.add_error(None, str(refusal.message))
        return False
    except ValidationError as error:
        bulk.add_error(None, error.messages)  # type: ignore[arg-type]  # a list of texts
        return False
    messages.success(request, done)
    return True


def _group(request: SignedInRequest, traject: Traject, data: dict[str, Any], ids: set[int]) -> str:
    group = group_contributions(
        user=request.user, traject=traject, ids=ids, group=data["group"], title=data["title"] or ""
    )
    if group is None:
        return _("De gekozen bijdragen hebben nu geen onderwerp.")
    return _("De gekozen bijdragen staan bij “%(title)s”.") % {"title": group.title}


def _show(request: SignedInRequest, traject: Traject, data: dict[str, Any], ids: set[int]) -> str:
    count = moderate_contributions(user=request.user, traject=traject, ids=ids, state=Moderation.SHOWN)
    return ngettext("%(count)s bijdrage is goed bevonden.", "%(count)s bijdragen zijn goed bevonden.", count) % {
        "count": count
    }


def _refuse(request: SignedInRequest, traject: Traject, data: dict[str, Any], ids: set[int]) -> str:
    count = moderate_contributions(
        user=request.user, traject=traject, ids=ids, state=Moderation.REFUSED, reason=data["reason"]
    )
    return ngettext("%(count)s bijdrage is geweigerd.", "%(count)s bijdragen zijn geweigerd.", count) % {"count": count}


def _skip(request: SignedInRequest, traject: Traject, data: dict[str, Any], ids: set[int]) -> str:
    count = skip_contributions(user=request.user, traject=traject, ids=ids, reason=data["reason"])
    text = ngettext(
        "Bij %(count)s bijdrage staat waarom er geen antwoord komt.",
        "Bij %(count)s bijdragen staat waarom er geen antwoord komt.",
        count,
    )
    return text % {"count": count}


HANDLERS: dict[str, Callable[[SignedInRequest, Traject, dict[str, Any], set[int]], str]] = {
    "group": _group,
    "show": _show,
    "refuse": _refuse,
    "skip": _skip,
}
