"""Addresses of accounts in Beheer; some stand before Wagtail's own, so that roles have one door."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from .access import access, access_table
from .deleting import delete_person
from .person import act, end_membership, invite_person, person
from .portrait import OwnAccountView


def guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """As Wagtail guards its own."""
    guard: Callable[..., HttpResponse] = never_cache(require_admin_access(view))
    return guard


def to_the_list(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's acts on many accounts at once: they know no dates, no confirmation and no record."""
    return redirect("accounts_access")


urlpatterns = [
    path("toegang/", guarded(access), name="accounts_access"),
    path("toegang/wie-heeft-wat.csv", guarded(access_table), name="accounts_access_table"),
    path("toegang/uitnodigen/", guarded(invite_person), name="accounts_invite"),
    path("toegang/<int:pk>/", guarded(person), name="accounts_person"),
    path("toegang/<int:pk>/verwijderen/", guarded(delete_person), name="accounts_delete"),
    path("toegang/<int:pk>/rollen/<int:membership>/", guarded(end_membership), name="accounts_end_role"),
    path("toegang/<int:pk>/<slug:what>/", guarded(act), name="accounts_act"),
    path("account/", guarded(OwnAccountView.as_view())),
    re_path(r"^bulk/accounts/user/\w+/$", guarded(to_the_list)),
]
