"""The reference: a Django view that answers with the same bytes from memory, and nothing around it."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

_bodies: dict[str, bytes] = {}


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """The body that was stored under this name."""
    if name not in _bodies:
        _bodies[name] = (settings.BENCH_DIR / f"{name}.html").read_bytes()
    return HttpResponse(_bodies[name])


urlpatterns = [path("<slug:name>/", bare)]
application = get_wsgi_application() if settings.ROOT_URLCONF == "benchmarks.bare" else None
