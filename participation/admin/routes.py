"""Routes in Beheer: per kind of paper and competent body the steps that a paper takes."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from participation import policy
from participation.choices import Body, StukKind
from participation.exceptions import RouteIncomplete, StaleVersion
from participation.forms.routes import RouteStepsFormSet, SeenRouteForm, route_formset
from participation.models import Route, StukTask
from participation.selectors.route_steps import open_rounds, tasks_of
from participation.services.route_editing import save_route


def route_overview(request: HttpRequest) -> HttpResponse:
    """Every kind of paper × competent body with its steps; what has no route says so, for it cannot be handed in."""
    if not request.user.has_perm("participation.view_route"):
        raise PermissionDenied
    context = {
        "page_title": _("Routes van stukken"),
        "header_icon": "tasks",
        "rows": _rows(),
        "can_change": policy.user_can_change_routes(request.user),
    }
    return render(request, "participation/beheer/routes.html", context)


def _rows() -> list[Mapping[str, Any]]:
    """One row per combination, also where there is no route."""
    routes = {(route.kind, route.competent_body): route for route in Route.objects.select_related("workflow")}
    return [
        {
            "kind": kind,
            "body": body,
            "route": routes.get((kind, body)),
            "steps": list(tasks_of(routes[kind, body].workflow)) if (kind, body) in routes else [],
        }
        for kind in StukKind
        for body in Body
    ]


def route_edit(request: HttpRequest, kind: str, body: str) -> HttpResponse:
    """The steps of one route; kept as a whole, or not at all with the reason why nobody could complete it."""
    if kind not in StukKind.values or body not in Body.values:
        raise Http404
    if not policy.user_can_change_routes(request.user):
        raise PermissionDenied
    route = Route.objects.filter(kind=kind, competent_body=body).select_related("workflow").first()
    posted = request.POST if request.method == "POST" else None
    seen_id = route.workflow_id if route else None
    steps = list(tasks_of(route.workflow)) if route else []
    seen = SeenRouteForm(posted, initial={"seen": seen_id, "only_changes": any(step.only_changes for step in steps)})
    formset = route_formset(posted, steps, seen_id)
    problem = ""
    if posted is not None and seen.is_valid() and formset.is_valid():
        tasks = formset.tasks(only_changes=seen.cleaned_data["only_changes"])
        problem = _save(request, StukKind(kind), Body(body), tasks, seen.cleaned_data["seen"])
        if not problem:
            messages.success(request, _("De route is bewaard. Nieuwe stukken nemen deze route."))
            return redirect("stuk_route_overview")
    status = 200 if posted is None else 422
    return _render(request, StukKind(kind), Body(body), route, (seen, formset, problem), status)


def _save(request: HttpRequest, kind: StukKind, body: Body, steps: list[StukTask], seen: int | None) -> str:
    """Empty when the route is kept, else why it is not."""
    assert request.user.is_authenticated, "an administrator is signed in"
    try:
        save_route(user=request.user, kind=kind, body=body, steps=steps, seen_workflow_id=seen)
    except RouteIncomplete as error:
        return str(error.message)
    except StaleVersion:
        return _("Iemand anders heeft deze route intussen veranderd. Open de route opnieuw en verander haar dan.")
    return ""


def _render(
    request: HttpRequest,
    kind: StukKind,
    body: Body,
    route: Route | None,
    shown: tuple[SeenRouteForm, RouteStepsFormSet, str],
    status: int,
) -> HttpResponse:
    seen, formset, problem = shown
    context = {
        "page_title": _("Route van een stuk"),
        "page_subtitle": f"{kind.label} – {body.label}",
        "header_icon": "tasks",
        "seen": seen,
        "formset": formset,
        "problem": problem,
        "under_way": open_rounds().filter(workflow=route.workflow).count() if route else 0,
        "back": reverse("stuk_route_overview"),
    }
    return render(request, "participation/beheer/route_form.html", context, status=status)
