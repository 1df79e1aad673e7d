"""Which site a request is for."""

from django.http import HttpRequest
from wagtail.models import Site

from samenwerking.page_cache.parts import part

# Where Wagtail looks before it asks the database.
KNOWN = "_wagtail_site"


def site_for(request: HttpRequest) -> Site | None:
    """The site of the host that was asked, which Wagtail then knows for the rest of this request."""
    if not hasattr(request, KNOWN):
        name = ("site", request.META.get("HTTP_HOST"), request.get_port())
        setattr(request, KNOWN, part(request, name, lambda: Site.find_for_request(request)))
    found: Site | None = getattr(request, KNOWN)
    return found
