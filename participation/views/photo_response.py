"""Sending a form of a photo. Whoever calls this has asked the policy."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from participation.files.renditions import rendition, widths_of


def photo_response(request: HttpRequest, sha256: str, full_width: int, width: int, cache: str) -> HttpResponseBase:
    """A WebP at one of the widths that are offered; any other width answers 404, so that nobody fills the disk."""
    if width not in widths_of(full_width):
        raise Http404
    etag = f'"{sha256[:40]}-{width}"'
    response = get_conditional_response(request, etag=etag) if "no-store" not in cache else None
    if response is None:
        try:
            response = HttpResponse(rendition(sha256, width, "webp"), content_type="image/webp")
        except FileNotFoundError as problem:
            raise Http404 from problem
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = cache
    response["ETag"] = etag
    setattr(response, "_csp_config", settings.FILE_POLICY)  # noqa: B010 - django-csp reads it from here
    return response
