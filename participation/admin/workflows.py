"""Wagtail's pages for workflows, so that a route cannot be changed under a paper that is on it (decision 0055)."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.workflows import Disable, DisableTask, Edit, EditTask
from wagtail.models import WorkflowState

from participation.models import Route, StukTask
from participation.selectors.route_steps import open_rounds


def refuse_while_used(request: HttpRequest, rounds: QuerySet[WorkflowState], url: str) -> HttpResponse | None:
    """Word that papers are under way, and back to where the person came from; None when the road is free."""
    count = rounds.count()
    if not count:
        return None
    messages.error(
        request,
        _(
            "Dit kan nu niet: er zijn nog stukken onderweg (%(count)s). Maak een nieuwe workflow en koppel die aan de "
            "route. Nieuwe stukken nemen dan de nieuwe weg, en wat onderweg is maakt de oude af."
        )
        % {"count": count},
    )
    return redirect(url)


def refuse_route(request: HttpRequest, workflow_id: int) -> HttpResponse | None:
    """The way to the page where routes are changed, checked and recorded; None for a workflow of the guide."""
    if not Route.objects.filter(workflow_id=workflow_id).exists():
        return None
    messages.error(request, _("Deze workflow is een route van stukken. Verander die bij “Routes van stukken”."))
    return redirect("stuk_route_overview")


class EditWorkflow(Edit):
    """Change a workflow of the guide; a route of papers has its own page, and one that papers are on stays as it is."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        url = reverse(self.edit_url_name, args=[self.kwargs["pk"]])
        refusal = refuse_route(request, self.kwargs["pk"])
        refusal = refusal or refuse_while_used(request, open_rounds().filter(workflow_id=self.kwargs["pk"]), url)
        return refusal or super().post(request, *args, **kwargs)


def refuse_step(request: HttpRequest, task_id: int) -> HttpResponse | None:
    """A step of papers is changed with its route, so that nothing under way is touched."""
    if not StukTask.objects.filter(pk=task_id).exists():
        return None
    messages.error(request, _("Dit is een stap van een stuk. Verander die bij “Routes van stukken”."))
    return redirect("stuk_route_overview")


class EditStep(EditTask):
    """Change a task of the guide; not a step of papers."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return refuse_step(request, self.kwargs["pk"]) or super().post(request, *args, **kwargs)


class DisableWorkflow(Disable):
    """Switch a workflow off. Wagtail would cancel what is under way, past the door of ``approval.py``."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rounds = open_rounds().filter(workflow_id=self.kwargs["pk"])
        return refuse_while_used(request, rounds, self.get_edit_url) or super().post(request, *args, **kwargs)


class DisableStep(DisableTask):
    """Switch a step off. Wagtail would skip the step for what waits there, past the door of ``approval.py``."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rounds = open_rounds().filter(workflow__workflow_tasks__task_id=self.kwargs["pk"]).distinct()
        refusal = refuse_while_used(request, rounds, self.get_edit_url) or refuse_step(request, self.kwargs["pk"])
        return refusal or super().post(request, *args, **kwargs)
