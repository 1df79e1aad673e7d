"""A refusal to publish that no form catches (many pages at once, a moderator's yes) is told, and nothing is changed."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from pages.figures.rights import IncompleteFigure


class PublishRefusalMiddleware:
    """Turns ``IncompleteFigure`` in Beheer into a message on the page where the person was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, IncompleteFigure) or not request.path.startswith(settings.BEHEER_PREFIX):
            return None
        messages.error(request, " ".join(exception.messages))
        before = request.headers.get("referer", "")
        safe = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
        return redirect(before if safe else reverse("wagtailadmin_home"))
