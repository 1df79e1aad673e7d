"""What a container asks itself: does the site answer, called by its own name?"""

from collections.abc import Iterator

import pytest

from samenwerking.launch.alive import is_alive, main
from tests.deploy.upstream import Site


@pytest.fixture
def site() -> Iterator[Site]:
    answering = Site()
    yield answering
    answering.away()


def test_it_answers_to_its_own_name(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_BIND", f"0.0.0.0:{site.port}")
    monkeypatch.setenv("ALLOWED_HOSTS", "wijzer.example, www.wijzer.example")
    assert main() == 0
    assert site.headers[0]["host"] == "wijzer.example"


def test_an_error_is_no_life(site: Site) -> None:
    site.failing = True
    assert not is_alive(f"0.0.0.0:{site.port}", "wijzer.example")


def test_nothing_listens(site: Site) -> None:
    assert not is_alive("127.0.0.1:1", "wijzer.example")
    assert not is_alive("unix:/run/nobody-made-this.sock", "wijzer.example")
