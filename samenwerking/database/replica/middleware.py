"""Public pages are read from the copy; who works here, or came by a private link, reads the one database."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import Error, InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse

from samenwerking.log_privacy import is_private_link

from .health import copy_health
from .reading import ALIAS, from_copy, there_is_a_copy

SAFE = ("GET", "HEAD")
# Addresses at which nobody is a stranger, or where it matters that the one database is asked.
NEVER = ("/werkplaats/", "/beheer/", "/accounts/", "/healthz/", "/metrics", "/documenten/")


class ReplicaMiddleware:
    """Stands before everything that asks the database. Without a copy in the settings it is not there at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not there_is_a_copy():
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not reads_only(request) or not copy_health.is_fine():
            return self.get_response(request)
        with from_copy():
            response = self.get_response(request)
        problem = getattr(request, "copy_problem", None)
        if problem is None:
            return response
        # Only reading was asked, so asking again does no harm; the other database answers. A question that is wrong in
        # itself says nothing of the copy: it stays in use.
        if isinstance(problem, OperationalError | InterfaceError):
            copy_health.failed()
            connections[ALIAS].close()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that the database was what failed."""
        if isinstance(exception, Error):
            setattr(request, "copy_problem", exception)  # noqa: B010 - Django's requests are open for this


def reads_only(request: HttpRequest) -> bool:
    """A stranger who asks for a public page.

    Who has a session may just have written something, or see more than the public. So may who came by a private link:
    the page behind it shows what they sent a moment ago, and readers get no cookie that could say so.
    """
    return (
        request.method in SAFE
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path.startswith(NEVER)
        and not is_private_link(request.path)
    )
