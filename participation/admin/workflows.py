"""Wagtail's pages for workflows, so that a route cannot be changed under a paper that is on it (decision 0055)."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.workflows import Disable, DisableTask, Edit
from wagtail.models import Task, WorkflowState

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


class EditWorkflow(Edit):
    """Change a workflow; one that papers are on stays as it is, and a route consists of steps for papers only."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        url = reverse(self.edit_url_name, args=[self.kwargs["pk"]])
        rounds = open_rounds().filter(workflow_id=self.kwargs["pk"])
        return refuse_while_used(request, rounds, url) or super().post(request, *args, **kwargs)

    def is_valid(self, form: Any) -> bool:
        if not super().is_valid(form):
            return False
        chosen = [row["task"] for row in form.formsets["workflow_tasks"].cleaned_data if row and not row.get("DELETE")]
        if Route.objects.filter(workflow=self.object).exists() and not all_for_papers(chosen):
            problem = _("Deze workflow is een route van stukken. Alle taken moeten een stap van een stuk zijn.")
            form.add_error(None, problem)
            self.produced_error_message = problem
            return False
        return True


def all_for_papers(tasks: list[Task]) -> bool:
    """At least one step, and each of a kind that the approval of papers knows."""
    return bool(tasks) and all(isinstance(task.specific, StukTask) for task in tasks)


class DisableWorkflow(Disable):
    """Switch a workflow off. Wagtail would cancel what is under way, past the door of ``approval.py``."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rounds = open_rounds().filter(workflow_id=self.kwargs["pk"])
        return refuse_while_used(request, rounds, self.get_edit_url) or super().post(request, *args, **kwargs)


class DisableStep(DisableTask):
    """Switch a step off. Wagtail would skip the step for what waits there, past the door of ``approval.py``."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rounds = open_rounds().filter(workflow__workflow_tasks__task_id=self.kwargs["pk"]).distinct()
        return refuse_while_used(request, rounds, self.get_edit_url) or super().post(request, *args, **kwargs)
