"""The report of links in Beheer: what does not work, and in which block of which page it stands."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.permissions import page_permission_policy

from pages.models import CheckedLink, LinkPlace
from pages.models.link_check import LinkState
from samenwerking.accounts.models import User

PAGE_SIZE = 50
SHOWN_FIRST = LinkState.BROKEN


def may_see_links(user: User) -> bool:
    """Who changes pages; the report names no page that the person may not change."""
    return bool(page_permission_policy.user_has_permission(user, "change"))


def links_for(user: User, state: str) -> QuerySet[CheckedLink]:
    """Links in this state on pages that the person may change, with those places."""
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    places = LinkPlace.objects.filter(page__in=editable.values("pk"))
    shown = places.select_related("page").order_by("page__path", "pk")
    found = CheckedLink.objects.filter(pk__in=places.values("link"), state=state)
    return found.order_by("host", "url").prefetch_related(Prefetch("places", queryset=shown, to_attr="shown_places"))


@require_safe
def link_report(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # Beheer asks for log-in
    if not may_see_links(user):
        raise PermissionDenied
    state = request.GET.get("toestand", "")
    state = state if state in LinkState.values else SHOWN_FIRST
    counts = dict(CheckedLink.objects.values_list("state").annotate(Count("pk")))
    page = Paginator(links_for(user, state), PAGE_SIZE).get_page(request.GET.get("page"))
    states = [{"value": value, "label": label, "count": counts.get(value, 0)} for value, label in LinkState.choices]
    newest = CheckedLink.objects.exclude(checked_at=None).order_by("-checked_at").first()
    context = {"states": states, "current": state, "page_obj": page, "newest": newest}
    return render(request, "pages/admin/link_report.html", context)
