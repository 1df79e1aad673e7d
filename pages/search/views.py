"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.search.forms import SearchForm
from pages.search.selectors import SearchResults, search_public


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Anybody may search, and finds what anybody may see, also after log-in."""
    form = SearchForm(request.GET)
    results: SearchResults | None = None
    query, source = "", None
    if form.is_valid():
        query, source = form.cleaned_data["q"], form.cleaned_data["soort"]
        if query:
            results = search_public(request, query, source, request.GET.get("page", ""))
    trail = [{"title": _("Home"), "url": "/"}, {"title": _("Zoeken"), "url": ""}]
    context = {"form": form, "query": query, "current": source, "results": results, "trail": trail}
    return render(request, "search/search.html", context)
