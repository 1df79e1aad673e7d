"""Which suggestions there are, and for which page somebody may make one."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from pages.models import Suggestion, SuggestionState
from pages.models.base import BasePage
from pages.selectors.readers import is_on_site, may_read
from samenwerking.accounts.models import User

SHOWN = tuple(state for state in SuggestionState if state != SuggestionState.UNCONFIRMED)


def page_for_reader(request: HttpRequest, page_id: int) -> BasePage:
    """The page of this site, when this visitor could read it; raises Http404, the same as for a page that does not
    exist.
    """
    found = Page.objects.live().exclude(depth=1).filter(pk=page_id).first()
    page = found.specific if found is not None else None
    if not isinstance(page, BasePage) or not is_on_site(page, request) or not may_read(page, request):
        raise Http404
    return page


def editable_pages(user: User) -> QuerySet[Page]:
    """The pages that this person may change in Beheer."""
    pages: QuerySet[Page] = page_permission_policy.instances_user_has_permission_for(user, "change")
    return pages


def queue_for(user: User) -> QuerySet[Suggestion]:
    """What may be handled by this person; what a reader did not confirm is nobody's yet."""
    rows = Suggestion.objects.filter(state__in=SHOWN, page__in=editable_pages(user))
    return rows.select_related("page", "handled_by", "page__locale")


def counts_by_state(rows: QuerySet[Suggestion]) -> dict[str, int]:
    counted = rows.order_by().values_list("state").annotate(number=Count("pk"))
    return dict(counted)


def waiting_for(page: Page) -> Iterable[Suggestion]:
    """What waits for the editor of this page, oldest first."""
    waiting = (SuggestionState.OPEN, SuggestionState.TAKEN_OVER)
    return Suggestion.objects.filter(page_id=page.pk, state__in=waiting).order_by("created_at", "pk")
