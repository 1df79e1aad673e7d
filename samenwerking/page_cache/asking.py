"""Which requests may be answered with what was kept, and by which name it was kept."""

import hashlib
import json
import re

from django.conf import settings
from django.http import HttpRequest

from samenwerking.log_privacy import is_private_link

from .software import software

SAFE = ("GET", "HEAD")
# Faces where nobody is a stranger, files that ask for themselves who may have them, and what watches the site.
NEVER = ("/werkplaats/", "/beheer/", "/accounts/", "/healthz/", "/documenten/", "/media/")
# A list in which somebody looks for words of their own.
_SEARCH = re.compile(r"(?:^|&)q=[^&]")
# Addresses with a question are as many as somebody thinks up; without one there are as many as the site has pages.
WITH_A_QUESTION = 60


def is_stranger_reading(request: HttpRequest) -> bool:
    """A GET or HEAD by somebody of whom nothing is known, for a whole page.

    A cookie of another site under the same domain tells us nothing, so it does not count.
    """
    return (
        request.method in SAFE
        and own_cookies().isdisjoint(request.COOKIES)
        and not any(name == "HTTP_AUTHORIZATION" or name.startswith("HTTP_HX_") for name in request.META)
        and not getattr(request, "is_dummy", False)  # Wagtail asks for a draft in the name of an editor
        and not request.path.startswith(NEVER)
        and not is_private_link(request.path)
    )


def is_search(request: HttpRequest) -> bool:
    """Nearly every search is one that nobody asked before: kept whole it would only push out what others do ask."""
    return bool(_SEARCH.search(request.META.get("QUERY_STRING", "")))


def most_seconds(request: HttpRequest) -> int:
    """For how long an answer is kept at most, so that thought up addresses cannot fill the cache."""
    return WITH_A_QUESTION if request.META.get("QUERY_STRING") else settings.PAGE_CACHE_SECONDS


def own_cookies() -> set[str]:
    """Every cookie that the site sets: the visit, its forms, the known device, how one reads and what just happened."""
    return {
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.DEVICE_COOKIE_NAME,
        settings.READING_COOKIE_NAME,
        settings.MESSAGES_COOKIE_NAME,
    }


def key_of(request: HttpRequest) -> str:
    """One name for each scheme, host and whole address, as they were asked; raises DisallowedHost for another's host.

    The language is part of the address here, and of nothing else (decision 0105). After a deployment all are made anew.
    """
    parts = (
        software(),
        request.scheme,
        request.get_host(),
        request.path,
        request.META.get("QUERY_STRING", ""),
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
