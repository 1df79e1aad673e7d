"""Measuring inside one process: queries and time of a page, without a network between."""

import time
from dataclasses import dataclass
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from benchmarks.processor import ProcessorTime
from samenwerking.accounts.models import User

WARM_UP = 2
ROUNDS = 5
PER_ROUND = 8
BARE_TIMES = 2_000


@dataclass
class Measured:
    """One page at one size."""

    path: str
    status: int
    queries: int
    body: bytes
    seconds: float = 0.0
    times: int = 0

    @property
    def cost(self) -> float:
        """Processor time of one request, site and database together, in milliseconds."""
        return self.seconds / self.times * 1000


def first_look(path: str, client: Client) -> Measured:
    """Warm the page up and count its queries."""
    for _turn in range(WARM_UP):
        body = whole_body(client.get(path))
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
        whole_body(response)
    return Measured(path, response.status_code, len(captured.captured_queries), body)


def time_again(page: Measured, client: Client) -> None:
    """A few more requests; every one draws the page afresh."""
    whole_body(client.get(page.path))
    with ProcessorTime() as spent:
        for _turn in range(PER_ROUND):
            whole_body(client.get(page.path))
    page.seconds += spent.seconds
    page.times += PER_ROUND


def client_of(user: User | None) -> Client:
    client = Client(headers={"host": "localhost"})
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def measure_bare(name: str) -> float:
    """The reference, in this same process: no middleware, one view, bytes from memory. Milliseconds."""
    with override_settings(ROOT_URLCONF="benchmarks.bare", MIDDLEWARE=[]):
        handler = WSGIHandler()
        environ = RequestFactory(headers={"host": "localhost"}).get(f"/{name}/").environ
        for _turn in range(WARM_UP):
            ask(handler, environ)
        begun = time.process_time()
        for _turn in range(BARE_TIMES):
            ask(handler, environ)
        return (time.process_time() - begun) / BARE_TIMES * 1000


def ask(handler: WSGIHandler, environ: dict[str, Any]) -> None:
    response = handler(dict(environ), lambda *_: lambda _bytes: None)
    b"".join(response)
    response.close()


def whole_body(response: Any) -> bytes:
    """The whole answer, a streamed one too."""
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)
