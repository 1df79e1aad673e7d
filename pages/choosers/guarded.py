"""Choosers of Beheer that show only what the person may use (decision 0066).

Wagtail opens its choosers to everyone with access to Beheer: titles of all snippets, drafts and private pages.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views import chooser as page_chooser
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy
from wagtail.snippets.views import chooser as snippet_chooser
from wagtail.snippets.views.snippets import SnippetViewSet

from pages.selectors.public import public_pages
from samenwerking.accounts.models import User

USES_SNIPPET = ("add", "change", "delete", "view")
USES_PAGE = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}


# --- snippets ------------------------------------------------------------------------------------------


class GuardedSnippet:
    """Mixin for the views of a snippet chooser; raises PermissionDenied for who has no permission on the model."""

    def dispatch(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not ModelPermissionPolicy(self.model_class).user_has_any_permission(request.user, USES_SNIPPET):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a view follows
        return response


class ChooseView(GuardedSnippet, snippet_chooser.ChooseView):
    pass


class ChooseResultsView(GuardedSnippet, snippet_chooser.ChooseResultsView):
    pass


class ChosenView(GuardedSnippet, snippet_chooser.SnippetChosenView):
    pass


class ChosenMultipleView(GuardedSnippet, snippet_chooser.SnippetChosenMultipleView):
    pass


class GuardedSnippetChooserViewSet(snippet_chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView


class GuardedSnippetViewSet(SnippetViewSet):
    """A snippet whose chooser asks the same permission as its list."""

    chooser_viewset_class = GuardedSnippetChooserViewSet


# --- pages ---------------------------------------------------------------------------------------------


def choosable_pages(user: User) -> QuerySet[Page]:
    """Pages that anyone may read, and those that this person works on; the root only holds them."""
    own = page_permission_policy.instances_user_has_any_permission_for(user, USES_PAGE)
    pages: QuerySet[Page] = Page.objects.filter(pk__in=public_pages().values("pk")) | Page.objects.filter(
        pk__in=own.values("pk")
    )
    return pages


def _require_choosable(user: User, page_id: int) -> None:
    """Raises Http404, the same as for a page that does not exist."""
    root = Page.get_first_root_node()
    if not (root and root.pk == page_id) and not choosable_pages(user).filter(pk=page_id).exists():
        raise Http404


class PageBrowseView(page_chooser.BrowseView):
    """The children of a page; the page itself is shown too, so it must be one that the person may know."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        if parent_page_id:
            _require_choosable(request.user, parent_page_id)  # type: ignore[arg-type]  # Beheer asks for log-in
        response: HttpResponse = super().get(request, parent_page_id)
        return response


class PageChosenMultipleView(page_chooser.ChosenMultipleView):
    """Answers with titles and addresses of pages by number; every number must be one that the person may know."""

    def get(self, request: HttpRequest) -> HttpResponse:
        for page_id in request.GET.getlist("id"):
            _require_choosable(request.user, int(page_id) if page_id.isdigit() else 0)  # type: ignore[arg-type]  # the address is asked after logging in
        response: HttpResponse = super().get(request)
        return response
