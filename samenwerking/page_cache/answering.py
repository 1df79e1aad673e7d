"""Which answers everybody may have, and the headers with which they go out."""

import hashlib
import re
import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import parse_header_parameters

from samenwerking.public_forms import STAMP_FIELD
from samenwerking.shared_answers import MARK, from_stranger, is_shared, mark

from .public_page import is_public_page

CACHE_CONTROL = "public, max-age=0, must-revalidate"
TEXT = {"text/html", "text/plain", "application/xml", "application/atom+xml", "application/rss+xml"}
# More than this is the sitemap of a large register; it is made each time.
LARGEST = 2_000_000
# What an answer may depend on, for all of this either is the same for every stranger or keeps them from what was kept.
KNOWN_VARY = {"accept-encoding", "accept-language", "cookie", "hx-request"}
TOKEN = b"csrfmiddlewaretoken"
# The moment at which a form was shown, signed, in a page that is otherwise the same.
STAMP = re.compile(rb'<input[^>]*\bname="%s"[^>]*>' % STAMP_FIELD.encode())
# A form is taken for twelve hours (PublicForm.maximum_age). A browser that is told "nothing new" goes on with the
# stamp it has, so it is told so for at most a quarter of that.
STAMP_SECONDS = 3 * 60 * 60


def is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A public page, whole, in which nothing is meant for one browser: no cookie, token or nonce."""
    if not is_public_page(response) or response.status_code != 200 or not isinstance(response, HttpResponse):
        return False
    kind, _parameters = parse_header_parameters(response.headers.get("Content-Type", ""))
    return (
        kind in TEXT
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and getattr(request, "_csp_nonce", None) is None
        and "Content-Encoding" not in response.headers
        and _words(response, "Cache-Control").isdisjoint({"private", "no-store"})
        and _words(response, "Vary") <= KNOWN_VARY
        and len(response.content) <= LARGEST
        and TOKEN not in response.content
    )


def _words(response: HttpResponseBase, name: str) -> set[str]:
    return {word.strip().lower() for word in response.headers.get(name, "").split(",")} - {""}


def add_public_headers(response: HttpResponse) -> None:
    """The mark of the text, and what the answer depends on.

    The page of somebody with a session is another one, hence Cookie. The language is in the address and the request has
    no say in it, whatever Django's LocaleMiddleware put there.
    """
    response.headers.setdefault("ETag", entity_tag(response.content))
    vary = _words(response, "Vary") - {"accept-language"} | {"cookie"}
    if settings.PAGE_CACHE_SECONDS:
        vary.add("accept-encoding")
    response.headers["Vary"] = ", ".join(sorted(word.title().replace("Hx-", "HX-") for word in vary))


def without_mark(response: HttpResponse) -> tuple[tuple[str, str], ...]:
    """The headers to keep: the mark for the web server in front is of this moment and this reader."""
    headers = dict(response.headers.items())
    if headers.pop(MARK, None):
        headers.pop("Cache-Control", None)
    return tuple(headers.items())


def say_who_may_keep(request: HttpRequest, response: HttpResponse, began: int) -> None:
    """Anybody, who then asks again each time. A web server in front that keeps pages is told so in words of its own
    (docs/decisions/0208): nobody may have changed anything since this second began.
    """
    if MARK in response.headers:
        return
    if from_stranger(request) and is_shared(response):
        mark(response, began)
    else:
        response.headers.setdefault("Cache-Control", CACHE_CONTROL)


def entity_tag(body: bytes) -> str:
    """The mark of a text, weak, for it is the same packed and unpacked."""
    plain, stamps = STAMP.subn(b"", body)
    period = int(time.time() // STAMP_SECONDS) if stamps else 0
    return f'W/"{hashlib.sha256(plain + b"%d" % period).hexdigest()[:32]}"'
