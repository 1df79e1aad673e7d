"""Somebody who must log in with two steps and does not yet, comes nowhere but where that is arranged."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from .duty import owes_second_step

NEXT = "second_step_next"


class SecondStepMiddleware:
    """Everything is closed but the addresses below: also the guide, which shows more to who is logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        if not settings.SECOND_STEP_REQUIRED or not request.user.is_authenticated or _is_open(request.path):
            return None
        if not owes_second_step(request, request.user):
            return None
        if request.method == "GET":
            request.session[NEXT] = request.get_full_path()
        return HttpResponseRedirect(reverse("mfa_index"))


def _is_open(path: str) -> bool:
    """What is needed to arrange the second step, to leave, and what carries no content of ours."""
    if path.startswith((reverse("mfa_index"), settings.STATIC_URL, "/healthz/")):
        return True
    return path in {reverse("account_logout"), reverse("account_reauthenticate")}
