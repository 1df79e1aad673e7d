"""The tree of opgaven with its sums: in the werkplaats what this person may know, on the register what is public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.services.opgave_tree import Scope, branches_of, public_scope, scope_of
from participation.views import crumbs
from participation.views.access import SignedInRequest, signed_in
from participation.views.paging import page_of
from samenwerking.page_cache.public_page import public_page

PER_PAGE = 20


def _context(request: HttpRequest, scope: Scope) -> dict[str, object]:
    page_obj = page_of(request, scope.roots(), PER_PAGE)
    return {"page_obj": page_obj, "branches": branches_of(page_obj.object_list, scope)}


@signed_in
@require_safe
def opgave_tree(request: SignedInRequest) -> HttpResponse:
    """Policy opgaven with the concrete ones that contribute to them, as far as this person may know."""
    context = _context(request, scope_of(request.user)) | {"crumbs": crumbs.start(_("Samenhang"))}
    return render(request, "participation/werkplaats/opgave_tree.html", context)


@public_page
@require_safe
def public_opgave_tree(request: HttpRequest) -> HttpResponse:
    """The same for everybody, of what is on the register."""
    trail = [{"title": _("Register"), "url": reverse("register:home")}, {"title": _("Samenhang"), "url": ""}]
    return render(
        request, "participation/register/opgave_tree.html", _context(request, public_scope()) | {"crumbs": trail}
    )
