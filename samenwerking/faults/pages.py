"""The page for what went wrong: "come back in a while" when a part of the site is away, else that it is our fault."""

import sys

import structlog
from django.http import HttpRequest, HttpResponse
from django.template import loader

from .kinds import fault_of

logger = structlog.get_logger(__name__)
# Seconds after which a browser, a robot or a monitor may ask again.
AGAIN_AFTER = 60


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Django's handler500, called while the problem is at hand. Both pages need neither database nor request."""
    fault = fault_of(sys.exc_info()[1])
    sent = request.method not in ("GET", "HEAD")
    if fault is None:
        return HttpResponse(loader.render_to_string("500.html"), status=500)
    logger.error("part_away", part=fault.value)
    page = loader.render_to_string("503.html", {"fault": fault.value, "sent": sent})
    return HttpResponse(page, status=503, headers={"Retry-After": str(AGAIN_AFTER), "Cache-Control": "no-store"})
