"""Addresses of accounts: allauth's own, less those by which people would change what an administrator keeps."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path


def closed(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """The e-mail address is who somebody is here; only an administrator changes it (rule 9)."""
    raise Http404


urlpatterns = [
    path("email/", closed),
    path("confirm-email/", closed),
    path("confirm-email/<str:key>/", closed),
    path("", include("allauth.urls")),
]
