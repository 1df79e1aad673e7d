"""The front as a container: TLS ended before it, and it believes who stands there."""

import http.client
import re
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.deploy.front import HOST, IN_A_CONTAINER, Front, free_port, nginx
from tests.deploy.upstream import Site

LOOKS_NAMES_UP = (1, 27, 3)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Front:
    if nginx() is None:
        pytest.skip("nginx is not installed on this machine (apt-get install nginx)")
    return Front(Path(tmp_path_factory.mktemp("container")), free_port())


@pytest.fixture
def front(made: Front) -> Iterator[Front]:
    made.believe_loopback()
    yield made.start(IN_A_CONTAINER)
    made.stop()


def get(port: int, path: str, **headers: str) -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={"Host": HOST, **named})
        answer = connection.getresponse()
        return answer.status, answer.read().decode().strip()


def test_the_one_before_it_says_who_asks_and_how(front: Front) -> None:
    site = Site(front.upstream)
    get(front.plain, "/een/", X_Forwarded_For="verzonnen, 203.0.113.9", X_Forwarded_Proto="https")
    get(front.plain, "/twee/")
    get(front.plain, "/drie/", X_Forwarded_Proto="iets")
    site.away()
    assert [sent["x-forwarded-proto"] for sent in site.headers] == ["https", "http", "http"]
    assert site.headers[0]["x-forwarded-for"] == "203.0.113.9"


def test_it_is_well_while_the_site_is_away(front: Front) -> None:
    assert get(front.alive, "/") == (200, "ok")
    assert get(front.plain, "/nooit/")[0] == 503


def test_compose_looks_the_name_of_the_site_up_again(made: Front) -> None:
    said = subprocess.run([nginx() or "nginx", "-v"], capture_output=True, text=True, check=True).stderr
    version = re.search(r"nginx/(\d+)\.(\d+)\.(\d+)", said)
    if version is None or tuple(map(int, version.groups())) < LOOKS_NAMES_UP:
        pytest.skip("this nginx cannot look a name up again (before 1.27.3); the image of the front can")
    etc = made.folder / "etc"
    (etc / "upstream.conf").write_text((etc / "upstream-compose.conf").read_text())
    assert made.problem(IN_A_CONTAINER) == ""
