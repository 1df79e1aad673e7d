"""The number of a request on every line of the log, up to the very last: Django writes "Not Found" down after all
middleware, when django-structlog has let go of the number."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import structlog
from django.conf import settings
from django.core.signals import request_finished
from django.http import HttpRequest, HttpResponse

HEADER = "HTTP_X_REQUEST_ID"
# As nginx makes one ($request_id, deploy/nginx/proxy.conf).
OF_OUR_PROXY = re.compile(r"[0-9a-f]{32}")


class RequestNumberMiddleware:
    """Stands first. The number of our own proxy is taken over, so that its log and ours can be laid side by side; what
    a visitor sent as one is thrown away: it would stand in the log and the record.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        request_finished.connect(_let_go, dispatch_uid="samenwerking.request_number")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = number_of(request)
        request.META[HEADER] = number
        response = self.get_response(request)
        structlog.contextvars.bind_contextvars(request_id=number)
        return response


def number_of(request: HttpRequest) -> str:
    sent = request.META.get(HEADER, "")
    return sent if settings.TRUSTED_PROXIES and OF_OUR_PROXY.fullmatch(sent) else str(uuid4())


def _let_go(**kwargs: Any) -> None:
    """The thread goes on with somebody else."""
    structlog.contextvars.unbind_contextvars("request_id")
