"""The search page, and what is suggested while somebody types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from pages.search.forms import SearchForm
from pages.search.misses import count_miss
from pages.search.nearest import nearest
from pages.search.selectors import SearchResults, search_public
from pages.search.suggest import suggestions
from samenwerking.accounts.request_limits import SEARCH, SUGGEST, count_request, limited


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Anybody may search, and finds what anybody may see, also after log-in."""
    form = SearchForm(request.GET)
    results: SearchResults | None = None
    query, source = "", None
    offers: list[str] = []
    if form.is_valid():
        query, source = form.cleaned_data["q"], form.cleaned_data["soort"]
        if query:
            count_request(request, SEARCH)
            results = search_public(request, query, source, request.GET.get("page", ""))
        if results and results.understood and not results.total:
            offers = nearest(request, query)
            count_miss(query)
    trail = [{"title": _("Home"), "url": "/"}, {"title": _("Zoeken"), "url": ""}]
    context = {"form": form, "query": query, "current": source, "results": results, "trail": trail, "offers": offers}
    return render(request, "search/search.html", context)


@require_safe
@limited(SUGGEST)
def suggest(request: HttpRequest) -> JsonResponse:
    """Titles for the search field (static_src/js/suggestions.js), and how many, for who does not see the list."""
    found = suggestions(request, request.GET.get("q", ""))
    number = len(found)
    told = ngettext("%(number)s suggestie", "%(number)s suggesties", number) % {"number": number}
    return JsonResponse(
        {
            "suggestions": [
                {"title": one.title, "url": one.url, "about": " · ".join([str(one.label), *map(str, one.facts)])}
                for one in found
            ],
            "status": told if found else _("Geen suggesties. Druk op Enter om te zoeken."),
        }
    )
