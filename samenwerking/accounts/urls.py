"""Addresses of accounts: allauth's own, less those by which people would change what an administrator keeps."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path

from samenwerking.accounts.step_up import carry_on
from samenwerking.accounts.views import invitation, visits


def closed(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
    """The e-mail address is who somebody is here; only an administrator changes it (rule 9)."""
    raise Http404


urlpatterns = [
    path("uitnodiging/<str:token>/", invitation, name="accounts_invitation"),
    path("aangemeld/", visits, name="accounts_visits"),
    path("bevestigd/", carry_on, name="accounts_step_up"),
    # Ours, with device and place in words, in place of allauth's own list.
    path("sessions/", closed),
    # Nobody links or unlinks an account by hand, and nobody signs up by the provider.
    re_path("^(?:3rdparty|social)/", closed),
    path("email/", closed),
    path("confirm-email/", closed),
    path("confirm-email/<str:key>/", closed),
    path("", include("allauth.urls")),
]
