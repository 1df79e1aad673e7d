"""Planning and budget of a traject: the kinds of parts, the planning on paper, and whether money is public."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.documents.listings import PLANNING
from participation.forms.framework import BudgetLineForm, FactorForm, MilestoneForm
from participation.models import BudgetLine, Factor, Milestone
from participation.policy.across import visible_milestones
from participation.services.framework import framework_of, set_budget_publicity
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, signed_in, traject_or_404
from participation.views.parts import PartKind
from participation.views.saving import act
from participation.views.tables import table_or_none

FACTOR = PartKind(
    "factor",
    FactorForm,
    lambda traject: Factor(traject=traject),
    lambda traject: traject.factors.all(),
    gettext_lazy("Kans of belemmering toevoegen"),
    gettext_lazy("Kans of belemmering wijzigen"),
    gettext_lazy("De kans of belemmering is bewaard."),
    gettext_lazy("De kans of belemmering is verwijderd."),
)
MILESTONE = PartKind(
    "milestone",
    MilestoneForm,
    lambda traject: Milestone(traject=traject),
    lambda traject: traject.milestones.select_related("traject__opgave"),
    gettext_lazy("Moment aan de planning toevoegen"),
    gettext_lazy("Moment in de planning wijzigen"),
    gettext_lazy("De planning is bewaard."),
    gettext_lazy("Het moment is uit de planning verwijderd."),
)
BUDGET_LINE = PartKind(
    "budget_line",
    BudgetLineForm,
    lambda traject: BudgetLine(traject=traject),
    lambda traject: traject.budget_lines.all(),
    gettext_lazy("Begrotingspost toevoegen"),
    gettext_lazy("Begrotingspost wijzigen"),
    gettext_lazy("De begrotingspost is bewaard."),
    gettext_lazy("De begrotingspost is verwijderd."),
)


@signed_in
@require_safe
def planning(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """The planning on a page of its own, to print."""
    traject = traject_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=traject)
    rows = visible_milestones(request.user).filter(traject=traject).order_by("start_date", "pk")
    if table := table_or_none(request, PLANNING, rows):
        return table
    internal = policy.user_can_view_internal(request.user, traject)
    context = {
        "traject": traject,
        "formats": PLANNING.formats,
        "framework": framework_of(request.user, traject, internal=internal),
        "may_edit": policy.user_can_edit(request.user, traject),
        "crumbs": crumbs.beneath(request, traject, _("Planning")),
    }
    return render(request, "participation/werkplaats/framework/planning_page.html", context)


@signed_in
def budget_publicity(request: SignedInRequest, slug: str) -> HttpResponse:
    """Ask the lead whether everybody may read the budget, or no longer; what is wanted is sent along."""
    traject = traject_or_404(request, slug)
    demand(policy.user_can_publish_budget(request.user, traject))
    audit.record_viewed(user=request.user, obj=traject)
    if request.method == "POST":
        public = request.POST.get("public") == "yes"
        return act(
            request,
            lambda: set_budget_publicity(user=request.user, traject=traject, public=public),
            _("De begroting staat op het register.") if public else _("De begroting staat niet op het register."),
            f"{traject.get_workspace_url()}#budget_line",
        )
    context = {
        "traject": traject,
        "crumbs": crumbs.beneath(request, traject, _("Begroting op het register")),
    }
    return render(request, "participation/werkplaats/framework/budget_publicity.html", context)
