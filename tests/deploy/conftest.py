"""One nginx for a file of tests, and a site of its own for each test."""

import http.client
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.front import HOST, Front, free_port, nginx
from tests.deploy.upstream import Site


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    if nginx() is None:
        pytest.skip("nginx is not installed on this machine (apt-get install nginx)")
    running = Front(Path(tmp_path_factory.mktemp("front")), free_port()).start()
    yield running
    running.stop()


@pytest.fixture
def site(front: Front) -> Iterator[Site]:
    answering = Site(front.upstream)
    yield answering
    answering.away()


class Named(ssl.SSLContext):
    """Says the name of the site in the handshake, though the address is a number. The certificate is nobody's."""

    host: str

    def wrap_socket(self, *arguments: Any, **options: Any) -> ssl.SSLSocket:
        return super().wrap_socket(*arguments, **{**options, "server_hostname": self.host})


@pytest.fixture
def ask(front: Front) -> Ask:
    """Over TLS, as a browser would."""

    def asked(path: str, method: str = "GET", *, host: str = HOST, body: bytes | None = None, **headers: str) -> Answer:
        context = Named(ssl.PROTOCOL_TLS_CLIENT)
        context.host, context.check_hostname, context.verify_mode = host, False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection("127.0.0.1", front.secure, timeout=20, context=context)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(connection):
            connection.request(method, path, body=body, headers={"Host": host, **named})
            got = connection.getresponse()
            content, lower = got.read(), {name.lower(): value for name, value in got.getheaders()}
            return Answer(got.status, content.decode("latin-1").strip(), lower, content)

    return asked
