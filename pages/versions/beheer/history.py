"""Wagtail's history of a page, with what was told of each version beside it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.models import PageLogEntry

from pages.models import VersionNote


def told_of(entry: PageLogEntry) -> str:
    """Author, words and mark of a minor change, as far as there are any."""
    note: VersionNote | None = getattr(entry.revision, "version_note", None)
    if note is None:
        return ""
    minor = str(_("(kleine wijziging)")) if note.minor else ""
    return " ".join(filter(None, [f"{note.author_name}:" if note.author_name else "", note.summary, minor]))


class NotedHistoryView(PageHistoryView):
    """Asks the permissions that Wagtail's own view asks."""

    @cached_property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("note", label=_("Wat is er veranderd?"), accessor=told_of)]

    def _annotate_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: QuerySet[Any] = super()._annotate_queryset(queryset).select_related("revision__version_note")
        return rows


# Under /beheer/pages/, in front of Wagtail's own.
urlpatterns = [
    path("<int:page_id>/history/", require_admin_access(NotedHistoryView.as_view())),
    path("<int:page_id>/history/results/", require_admin_access(NotedHistoryView.as_view(results_only=True))),
]
