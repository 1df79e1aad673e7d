"""In Beheer: what people searched for and did not find. Only words, months and numbers are kept (``misses``)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from pages.models import SearchMiss
from pages.search.misses import DAYS_BEFORE_WORDS

PER_PAGE = 50
PERMISSION = "pages.view_searchmiss"


@require_safe
def search_misses(request: HttpRequest) -> HttpResponse:
    """One month, or all that is kept; most asked first. Raises PermissionDenied for who may not see it."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    month = _month(request.GET.get("maand", ""))
    rows = SearchMiss.objects.filter(month=month) if month else SearchMiss.objects.all()
    told = rows.exclude(words="").values("words").annotate(times=Sum("count")).order_by("-times", "words")
    context = {
        "page_title": _("Vergeefs gezocht"),
        "header_icon": "search",
        "page_obj": Paginator(told, PER_PAGE).get_page(request.GET.get("p")),
        "months": SearchMiss.objects.order_by("-month").values_list("month", flat=True).distinct(),
        "month": month,
        "days": DAYS_BEFORE_WORDS,
        "untold": rows.filter(words="").count(),
    }
    return render(request, "pages/admin/search_misses.html", context)


def _month(text: str) -> date | None:
    """The month of ``?maand=2026-11``, or None."""
    try:
        return parse_date(f"{text}-01")
    except ValueError:
        return None


@hooks.register("register_admin_urls")
def register_search_misses() -> list[URLPattern]:
    return [path("vergeefs-gezocht/", search_misses, name="search_misses")]


class SearchMissesMenuItem(MenuItem):
    """Only for who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_upkeep_menu_item")
def register_search_misses_menu_item() -> SearchMissesMenuItem:
    label = gettext_lazy("Vergeefs gezocht")
    return SearchMissesMenuItem(label, reverse("search_misses"), icon_name="search", order=40)
