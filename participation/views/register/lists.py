"""The lists of the register: filtered, sorted, counted, by pages of 25."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.documents.exports import EXPORTS, ON_MAP
from participation.documents.tables import SHEETS
from participation.forms.register_filters import RegisterFilterForm
from participation.selectors.register.facets import Facet, FacetField, spread
from participation.selectors.register.filtering import ComingFirst, narrow, sort
from participation.selectors.register.map_places import has_map
from participation.views.paging import MOST, ListPaginator
from participation.views.register.cards import cards_of
from participation.views.register.kinds import LISTS, RegisterList, offers_of
from participation.views.register.map import asks_for_map, map_context
from participation.views.tables import asked_format
from samenwerking.accounts.request_limits import count_words
from samenwerking.page_cache.parts import part
from samenwerking.page_cache.public_page import public_page

PER_PAGE = 25


@dataclass(frozen=True)
class Result:
    """What a filtered list found; ``status`` is 400 when a filter in the address does not exist."""

    listing: RegisterList
    form: RegisterFilterForm
    records: QuerySet[Any]
    everything: QuerySet[Any]
    now: datetime

    @property
    def status(self) -> int:
        return 200 if self.form.is_valid() else 400


def find(listing: RegisterList, request: HttpRequest) -> Result:
    """The list as the address asks for it; page and export both come from here."""
    everything = listing.records()
    now = timezone.localtime()
    offered = part(request, ("offers", listing.name, now.year), lambda: offers_of(listing, now.year))
    form = listing.form(request.GET, offered=offered)
    records = narrow(everything, listing.shape, form.chosen)
    return Result(listing, form, sort(records, listing.shape, form.order, now), everything, now)


@public_page
@require_safe
def record_list(request: HttpRequest, name: str) -> HttpResponseBase:
    """One of the four lists. Without JavaScript the filters are an ordinary form."""
    result = find(LISTS[name], request)
    count_words(request, result.form.chosen)
    asked = asked_format(request, formats_of(name))
    return table_of(result, asked) if asked and result.status == 200 else render_list(request, result)


def formats_of(name: str) -> tuple[str, ...]:
    """What a list goes along as; only what has a place is on a map."""
    return (*SHEETS.split("|"), "geojson") if name in ON_MAP else tuple(SHEETS.split("|"))


def table_of(result: Result, file_format: str) -> HttpResponseBase:
    """What was found, every page of it."""
    return EXPORTS[result.listing.name](result.records.prefetch_related(None), file_format)


def render_list(request: HttpRequest, result: Result) -> HttpResponse:
    """The page of a list; also what an export answers when its address is wrong."""
    page_obj, page_problem = _page(result, request.GET.get("page"))
    total, more = page_obj.paginator.count, page_obj.paginator.more  # type: ignore[attr-defined]  # a ListPaginator
    all_count, more_in_all = _all_counted(request, result) if result.form.chosen else (total, more)
    on_map = asks_for_map(result.listing.name, request)
    context = {
        "listing": result.listing,
        "form": result.form,
        "page_obj": page_obj,
        "page_problem": page_problem,
        "cards": [] if on_map else cards_of(page_obj.object_list),
        "total": total,
        "more": more,
        "all_count": all_count,
        "more_in_all": more_in_all,
        "facets": [] if more else _facets(result, total),
        "chosen": result.form.in_words(),
        "query": _query(request),
        "formats": formats_of(result.listing.name),
        "has_map": has_map(result.listing.name),
        "on_map": on_map,
        "crumbs": crumbs({"title": str(result.listing.title), "url": ""}),
    }
    if on_map and total:
        context |= map_context(result.listing.name, result.records)
    status = 400 if page_problem else result.status
    return render(request, "participation/register/list.html", context, status=status)


def _page(result: Result, asked: str | None) -> tuple[Page[Any], str]:
    """The page that was asked for; for one that does not exist the nearest one, and a sentence that says so."""
    paginator = _paginator(result)
    page = paginator.get_page(asked)
    if not asked or str(page.number) == asked:
        return page, ""
    return page, _("Pagina “%(asked)s” is er niet. U ziet pagina %(number)s van %(pages)s.") % {
        "asked": asked[:20],
        "number": page.number,
        "pages": paginator.num_pages,
    }


def _paginator(result: Result) -> ListPaginator:
    if result.form.order != "coming":
        return ListPaginator(result.records, PER_PAGE)
    by_day = result.records.order_by("-starts_at", "pk")
    return ListPaginator(ComingFirst(by_day, result.now), PER_PAGE, counted=by_day)


def _all_counted(request: HttpRequest, result: Result) -> tuple[int, bool]:
    """How many the list holds without filters, as far as a list counts, and whether there are more."""
    newest = sort(result.everything, result.listing.shape, "newest", result.now)
    found = part(request, ("number", result.listing.name), lambda: newest[: MOST + 1].count())
    return min(found, MOST), found > MOST


def _facets(result: Result, total: int) -> list[Facet]:
    """Not of more than a list counts: spreading those costs more than the list itself."""
    if total < 2:
        return []
    form = result.form
    fields = [
        FacetField(name, str(form.fields[name].label), path, form.labels(name))
        for name, path in result.listing.facets.items()
        if name not in form.chosen
    ]
    return spread(result.records, fields)


def _query(request: HttpRequest) -> str:
    """The filters as they stand in the address, for the exports: without the page and the view."""
    query = request.GET.copy()
    query.pop("page", None)
    query.pop("weergave", None)
    query.pop("formaat", None)
    return f"?{query.urlencode()}" if query else ""


def crumbs(*below: dict[str, str]) -> list[dict[str, str]]:
    """From the first page of the site, by the register, down to this page."""
    return [{"title": _("Home"), "url": "/"}, {"title": _("Register"), "url": reverse("register:home")}, *below]
