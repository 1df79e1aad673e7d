"""The report of unused files in Beheer, with a way to delete them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail.permissions import policy_registry

from pages.unused_files.selectors import KINDS, unused
from pages.unused_files.services import delete_unused
from samenwerking.accounts.models import User

PAGE_SIZE = 50
LABELS = {"afbeeldingen": gettext_lazy("Afbeeldingen"), "documenten": gettext_lazy("Documenten")}


def may_delete_files(user: User, kind: str) -> bool:
    return bool(policy_registry.get_by_type(KINDS[kind]).user_has_permission(user, "delete"))


@require_http_methods(["GET", "HEAD", "POST"])
def unused_files(request: HttpRequest, kind: str) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # Beheer asks for log-in
    if kind not in KINDS:
        raise Http404
    if not may_delete_files(user, kind):
        raise PermissionDenied
    if request.method == "POST":
        return _delete(request, kind, user)
    context = {
        "kind": kind,
        "label": LABELS[kind],
        "kinds": [(name, label) for name, label in LABELS.items() if may_delete_files(user, name)],
        "page_obj": Paginator(unused(kind, user), PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "pages/admin/unused_files.html", context)


def _delete(request: HttpRequest, kind: str, user: User) -> HttpResponse:
    ids = [
        int(number)
        for number in request.POST.getlist("id")
        if number.isascii() and number.isdigit() and len(number) < 10
    ]
    gone = delete_unused(kind=kind, ids=ids, user=user)
    if not ids:
        messages.warning(request, _("U hebt niets gekozen. Zet een vinkje bij wat weg mag."))
    elif gone:
        text = ngettext("%(count)d bestand is verwijderd.", "%(count)d bestanden zijn verwijderd.", gone)
        messages.success(request, text % {"count": gone})
    if gone < len(ids):
        messages.warning(request, _("Wat intussen is gebruikt of al weg was, is overgeslagen."))
    return redirect("unused_files", kind)
