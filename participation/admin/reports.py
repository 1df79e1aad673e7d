"""Wagtail's own overviews, without the papers and dossiers that they would show to whoever opens them."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.models import TaskState, WorkflowState

# How papers travel is a setting; everything else of the register is content (tests/traps/test_admin.py).
SETTINGS_MODELS = (
    *("route", "stuktask", "archivesettings"),
    *("commitmentterms", "initiativeterms", "challengeterms", "evaluationquestions"),
)


def of_the_register(prefix: str = "") -> Q:
    """Rows about content of the register, by the content type they point at."""
    types = ContentType.objects.filter(app_label="participation").exclude(model__in=SETTINGS_MODELS)
    return Q(**{f"{prefix}content_type__in": types})


class GuideHistoryView(LogEntriesView):
    """The history of the site without the register: Wagtail keeps titles in it, also confidential ones (rule 4)."""

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        kept: QuerySet[Any] = super().filter_queryset(queryset.exclude(of_the_register()))
        return kept


class GuideWorkflowView(WorkflowView):
    """Moderation of pages; papers have the werkplaats."""

    def get_queryset(self) -> QuerySet[WorkflowState]:
        kept: QuerySet[WorkflowState] = super().get_queryset().exclude(of_the_register())
        return kept


class GuideWorkflowTasksView(WorkflowTasksView):
    """Steps of the moderation of pages; papers have the werkplaats."""

    def get_queryset(self) -> QuerySet[TaskState]:
        kept: QuerySet[TaskState] = super().get_queryset().exclude(of_the_register("workflow_state__"))
        return kept


class OwnPagesInModerationPanel(UserObjectsInWorkflowModerationPanel):
    """What the person handed in for the guide; a paper's title would stay here after the relation ended (rule 10)."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        context = dict(super().get_context_data(parent_context))
        register = set(
            WorkflowState.objects.filter(of_the_register(), requested_by=parent_context["request"].user).values_list(
                "pk", flat=True
            )
        )
        context["workflow_states"] = [state for state in context["workflow_states"] if state.pk not in register]
        return context
