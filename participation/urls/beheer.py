"""Addresses of Beheer that stand before Wagtail's own, so that no paper is shown or moved there."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from participation.admin.reports import GuideHistoryView, GuideWorkflowTasksView, GuideWorkflowView
from participation.admin.workflows import DisableStep, DisableWorkflow, EditStep, EditWorkflow


def guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """As Wagtail guards its own."""
    guard: Callable[..., HttpResponse] = never_cache(require_admin_access(view))
    return guard


urlpatterns = [
    path("beheer/workflows/edit/<int:pk>/", guarded(EditWorkflow.as_view())),
    path("beheer/workflows/disable/<int:pk>/", guarded(DisableWorkflow.as_view())),
    path("beheer/workflows/tasks/edit/<int:pk>/", guarded(EditStep.as_view())),
    path("beheer/workflows/tasks/disable/<int:pk>/", guarded(DisableStep.as_view())),
    path("beheer/reports/site-history/", guarded(GuideHistoryView.as_view())),
    path("beheer/reports/site-history/results/", guarded(GuideHistoryView.as_view(results_only=True))),
    path("beheer/reports/workflow/", guarded(GuideWorkflowView.as_view())),
    path("beheer/reports/workflow/results/", guarded(GuideWorkflowView.as_view(results_only=True))),
    path("beheer/reports/workflow_tasks/", guarded(GuideWorkflowTasksView.as_view())),
    path("beheer/reports/workflow_tasks/results/", guarded(GuideWorkflowTasksView.as_view(results_only=True))),
]
