"""The number of a request on every line of the log, up to the very last: Django writes "Not Found" down after all
middleware, when django-structlog has let go of the number."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import structlog
from django.core.signals import request_finished
from django.http import HttpRequest, HttpResponse

HEADER = "HTTP_X_REQUEST_ID"


class RequestNumberMiddleware:
    """Stands first. What a visitor sent as a number is thrown away: it would stand in the log and the record."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        request_finished.connect(_let_go, dispatch_uid="samenwerking.request_number")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = str(uuid4())
        request.META[HEADER] = number
        response = self.get_response(request)
        structlog.contextvars.bind_contextvars(request_id=number)
        return response


def _let_go(**kwargs: Any) -> None:
    """The thread goes on with somebody else."""
    structlog.contextvars.unbind_contextvars("request_id")
