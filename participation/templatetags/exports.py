"""The links with which a list goes along as a table; one component for every list (components/exports.html)."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.documents.listings import WORKPLACE

register = template.Library()
LABELS = {
    "csv": _("CSV (gegevens)"),
    "xlsx": _("Excel (xlsx)"),
    "ods": _("OpenDocument (ods)"),
    "geojson": _("Kaartgegevens (GeoJSON)"),
}
# Which page of the list is open, and how it is looked at, makes no difference for the table.
LEFT_OUT = ("page", "weergave", "formaat")


@register.inclusion_tag("components/exports.html", takes_context=True)
def export_links(
    context: dict[str, Any],
    formats: Sequence[str],
    title: str = "",
    base: str = "",
    query: str = "",
    quiet: bool = False,
) -> dict[str, Any]:
    """Links for these formats: of this page with its filters, or of the address ``base``, with a ``query`` that ends
    ready for one more. ``quiet``: on one line."""
    request = context["request"]
    start = f"{base}{query or '?'}" if base else f"{request.path}?{_filters(request.GET)}"
    links = [{"label": LABELS[name], "url": f"{start}formaat={name}"} for name in formats]
    return {"links": links, "title": title, "quiet": quiet}


@register.inclusion_tag("components/exports.html")
def part_table(name: str, slug: str) -> dict[str, Any]:
    """Links for a part of the page of a traject in the werkplaats: one of the tables of all dossiers, of this one."""
    listing, base = WORKPLACE[name], reverse("werkplaats:table", args=[name])
    links = [{"label": LABELS[one], "url": f"{base}?traject={slug}&formaat={one}"} for one in listing.formats]
    return {"links": links, "title": listing.title, "quiet": True}


def _filters(given: Any) -> str:
    query = given.copy()
    for name in LEFT_OUT:
        query.pop(name, None)
    return f"{query.urlencode()}&" if query else ""
