"""Who comes into Beheer, said once and clearly.

Wagtail sends everybody without the permission to the log-in page. Somebody who is logged in already is sent
back from there, and the browser goes round in circles. They get a plain refusal instead.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

ACCESS = "wagtailadmin.access_admin"


class BeheerAccessMiddleware:
    """Raises PermissionDenied for a logged-in person without access; visitors are left to Wagtail's log-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> None:
        """Before any view of Beheer, also those that Wagtail leaves open to everyone who is logged in."""
        user = request.user
        inside = request.path.startswith(reverse("wagtailadmin_home"))
        if inside and user.is_authenticated and not user.has_perm(ACCESS):
            raise PermissionDenied
