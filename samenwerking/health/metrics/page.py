"""/metrics. Who may not ask, is told that there is no such address."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from prometheus_client.exposition import choose_encoder

from samenwerking.accounts.lockout import client_address

from .collecting import ChecksCollector
from .numbers import registry

BEARER = "Bearer "


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """All numbers in the form that Prometheus asks for. Raises Http404 for everybody else."""
    if request.method not in ("GET", "HEAD") or not (_has_token(request) or _comes_from_allowed(request)):
        raise Http404
    found = registry()
    found.register(ChecksCollector())
    encode, content_type = choose_encoder(request.headers.get("Accept", ""))
    return HttpResponse(encode(found), content_type=content_type)


def _has_token(request: HttpRequest) -> bool:
    token: str = settings.METRICS_TOKEN
    sent = request.headers.get("Authorization", "")
    return bool(token) and sent.startswith(BEARER) and constant_time_compare(sent.removeprefix(BEARER), token)


def _comes_from_allowed(request: HttpRequest) -> bool:
    """By the address of who asks. Behind a proxy of which we were not told, everybody has the address of the proxy."""
    networks: list[str] = settings.METRICS_NETWORKS
    address = client_address(request)
    behind_unknown_proxy = not settings.TRUSTED_PROXIES and "X-Forwarded-For" in request.headers
    if not networks or not address or behind_unknown_proxy:
        return False
    try:
        asking = ip_address(address)
    except ValueError:
        return False
    return any(asking in ip_network(network) for network in networks)
