"""Routes in Beheer: per kind of paper and competent body the steps that a paper takes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Task, Workflow

from participation.admin.workflows import all_for_papers
from participation.choices import Body, StukKind
from participation.models import Route, StukTask
from participation.selectors.route_steps import tasks_of


class RouteForm(WagtailAdminModelForm):
    """Link a kind and a body to a workflow that consists of steps for papers."""

    class Meta:
        model = Route
        fields = ["kind", "competent_body", "workflow"]
        help_texts = {
            "workflow": gettext_lazy(
                "Maak een workflow bij Instellingen → Workflows, met taken van de soort “stap van een stuk”."
            )
        }

    def clean_workflow(self) -> Workflow:
        workflow: Workflow = self.cleaned_data["workflow"]
        tasks = list(Task.objects.filter(workflow_tasks__workflow=workflow))
        if not workflow.active or not all_for_papers(tasks):
            raise forms.ValidationError(_("Kies een actieve workflow die alleen uit stappen van een stuk bestaat."))
        return workflow


class RouteViewSet(ModelViewSet):
    """Routes are settings: which way papers go, never the papers."""

    model = Route
    name = "stuk_routes"
    url_prefix = "routes/lijst"
    icon = "tasks"
    menu_label = gettext_lazy("Routes wijzigen")
    add_to_admin_menu = False
    inspect_view_enabled = False
    copy_view_enabled = False
    list_display = ["__str__", Column("workflow", label=gettext_lazy("Workflow"))]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return RouteForm


def route_overview(request: HttpRequest) -> HttpResponse:
    """Every kind of paper × competent body with its steps; what has no route says so, for it cannot be handed in."""
    if not request.user.has_perm("participation.view_route"):
        raise PermissionDenied
    context = {
        "page_title": _("Routes van stukken"),
        "header_icon": "tasks",
        "rows": _rows(),
        "can_change": request.user.has_perm("participation.change_route"),
        "workflows_url": reverse("wagtailadmin_workflows:index"),
    }
    return render(request, "participation/beheer/routes.html", context)


def _rows() -> list[Mapping[str, Any]]:
    """One row per combination, also where there is no route."""
    routes = {(route.kind, route.competent_body): route for route in Route.objects.select_related("workflow")}
    steps = {route.workflow_id: _steps(route.workflow) for route in routes.values()}
    return [
        {
            "kind": kind.label,
            "body": body.label,
            "route": routes.get((kind, body)),
            "steps": steps[routes[kind, body].workflow_id] if (kind, body) in routes else [],
        }
        for kind in StukKind
        for body in Body
    ]


def _steps(workflow: Workflow) -> list[StukTask]:
    return list(tasks_of(workflow))
