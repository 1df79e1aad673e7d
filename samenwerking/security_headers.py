"""Headers that Django and django-csp leave to us: which policy belongs to which face of the site."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control


class SecurityHeadersMiddleware:
    """Stands inside django-csp, which writes the policy that is chosen here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith(settings.BEHEER_PREFIX) and not hasattr(response, "_csp_config"):
            setattr(response, "_csp_config", settings.BEHEER_POLICY)  # noqa: B010 - django-csp reads it from here
        if request.path.startswith(settings.WERKPLAATS_PREFIX):  # refusals and "not found" too: they show who looks
            patch_cache_control(response, private=True, no_store=True)
        elif settings.SESSION_COOKIE_NAME in request.COOKIES and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private"  # a public page names who is logged in
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
