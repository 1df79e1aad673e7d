"""``/sitemap.xml`` and ``/robots.txt``: what search engines may know, and where they need not look."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pages.search.registry import Address, PublicSource, source_at, sources
from samenwerking.page_cache.public_page import public_page

# sitemaps.org: one file holds at most this many addresses.
MAX_ADDRESSES = 50_000
PART_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
# Places after log-in, and copies of lists in other forms: nothing that should be found.
CLOSED = ("/werkplaats/", "/beheer/", "/accounts/", "/zoeken/", "/*.csv", "/*.xlsx", "/*.ods", "/*.geojson")


@public_page
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address: pages, records, papers, and each paper's PDF itself (Woo: ``loc`` is the document).

    One file while that fits; else a list of files, one for each kind and each 50,000 addresses.
    """
    if "soort" in request.GET:
        source = source_at(request.GET["soort"])
        return _urlset(request, _part(request, source, request.GET.get("deel", "1")))
    # One more than fits tells whether it fits; counting first would ask each kind twice.
    found = list(islice(chain.from_iterable(source.addresses(request) for source in sources()), MAX_ADDRESSES + 1))
    if len(found) <= MAX_ADDRESSES:
        return _urlset(request, found)
    counts = [(source, source.address_count(request)) for source in sources()]
    parts = [(source, part + 1) for source, count in counts for part in range(-(-count // MAX_ADDRESSES))]
    here = request.build_absolute_uri(reverse("sitemap"))
    locations = [f"{here}?soort={source.address}&deel={part}" for source, part in parts]
    return render(request, "search/sitemap_index.xml", {"locations": locations}, content_type="application/xml")


def _part(request: HttpRequest, source: PublicSource | None, part: str) -> list[Address]:
    """One file of the list; raises Http404 for one that does not exist."""
    if source is None or not PART_NUMBER.fullmatch(part):
        raise Http404
    start = (int(part) - 1) * MAX_ADDRESSES
    found = list(islice(source.addresses(request), start, start + MAX_ADDRESSES))
    if not found:
        raise Http404
    return found


def _urlset(request: HttpRequest, addresses: list[Address]) -> HttpResponse:
    lines: Iterator[dict[str, object]] = (
        {"location": request.build_absolute_uri(address.path), "changed": address.changed} for address in addresses
    )
    return render(request, "search/sitemap.xml", {"lines": lines}, content_type="application/xml")


@public_page
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Asks crawlers to stay out; what keeps them out is ``policy.py``."""
    context = {"closed": CLOSED, "sitemap": request.build_absolute_uri(reverse("sitemap"))}
    return render(request, "search/robots.txt", context, content_type="text/plain; charset=utf-8")
