"""In Beheer: what readers answered to "Hielp deze pagina?"."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.helped.services import by_version, helped_of, helped_pages, remark_counts
from pages.models import HelpedRemark
from pages.suggestions.selectors import editable_pages
from pages.upkeep.access import editable_page, editors_only

FOLDER = "pages/admin/helped"
PER_PAGE = 50


@editors_only
@require_safe
def helped_list(request: HttpRequest) -> HttpResponse:
    """Every page that was answered, those with most "no" first."""
    rows = Paginator(helped_pages(editable_pages(request.user)), PER_PAGE)  # type: ignore[arg-type]  # Beheer is after logging in
    shown = rows.get_page(request.GET.get("p"))
    remarks = remark_counts([row["page_id"] for row in shown])
    for row in shown:
        row["remarks"] = remarks.get(row["page_id"], 0)
        row["share"] = round(100 * row["all_yes"] / (row["all_yes"] + row["all_no"]))
    context = {"rows": shown, "page_title": _("Hielp deze pagina?")}
    return render(request, f"{FOLDER}/list.html", context)


@editors_only
@require_safe
def helped_detail(request: HttpRequest, page_id: int) -> HttpResponse:
    """Counts by month and version of one page, and what readers wrote."""
    page = editable_page(request, page_id)
    remarks = Paginator(HelpedRemark.objects.filter(page_id=page.pk), PER_PAGE)
    context = {
        "page": page,
        "helped": helped_of(page),
        "counts": by_version(page)[:PER_PAGE],
        "remarks": remarks.get_page(request.GET.get("p")),
        "page_title": _("Hielp deze pagina?"),
    }
    return render(request, f"{FOLDER}/detail.html", context)
