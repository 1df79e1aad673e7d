"""Asking a website: HEAD, then GET; never inside our own network, also not by a detour."""

import socket
from collections.abc import Iterator

import pytest

from pages.links import asking
from pages.links.asking import Answer, ask, is_public
from tests.links.server import Web, serving

OUTSIDE = "93.184.216.34"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server that names ending in gemeente.nl lead to; every other name is what it says, or nothing."""

    def look_up(host: str, port: int, *rest: object, **options: object) -> list[tuple[object, ...]]:
        known = {"binnen.nl": ["10.0.0.8"], "half.nl": [OUTSIDE, "127.0.0.1"], "metadata.nl": ["169.254.169.254"]}
        if host.endswith("gemeente.nl"):
            known[host] = ["127.0.0.1"]
        elif not known.get(host):
            try:
                known[host] = [str(asking.ipaddress.ip_address(host))]
            except ValueError:
                raise socket.gaierror from None
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]

    with serving() as server:
        monkeypatch.setattr(asking.socket, "getaddrinfo", look_up)
        monkeypatch.setattr(asking, "PORTS", frozenset({80, 443, server.port}))
        # This machine plays the internet, but only by the names above.
        real = asking.public_address
        monkeypatch.setattr(
            asking, "public_address", lambda host, port: "127.0.0.1" if "gemeente.nl" in host else real(host, port)
        )
        monkeypatch.setattr(asking, "TIMEOUT", 2.0)
        yield server


@pytest.mark.parametrize(
    ("answers", "works", "methods"),
    [
        ({("HEAD", "/a"): (200, {})}, True, ["HEAD"]),
        ({("HEAD", "/a"): (405, {}), ("GET", "/a"): (200, {})}, True, ["HEAD", "GET"]),
        ({}, False, ["HEAD", "GET"]),
        ({("HEAD", "/a"): (410, {})}, False, ["HEAD"]),
        ({("HEAD", "/a"): (500, {})}, False, ["HEAD"]),
        ({("HEAD", "/a"): (403, {}), ("GET", "/a"): (403, {})}, None, ["HEAD", "GET"]),
        ({("HEAD", "/a"): (429, {"Retry-After": "900"})}, None, ["HEAD"]),
        ({("HEAD", "/a"): (301, {"Location": "/b"}), ("HEAD", "/b"): (200, {})}, True, ["HEAD", "HEAD"]),
        ({("HEAD", "/a"): (302, {"Location": "/a"})}, False, ["HEAD"] * 6),
        ({("HEAD", "/a"): (302, {"Location": "http://10.0.0.8/"})}, None, ["HEAD"]),
        ({("HEAD", "/a"): (302, {"Location": "http://binnen.nl/"})}, None, ["HEAD"]),
        ({("HEAD", "/a"): (302, {"Location": "http://metadata.nl/"})}, None, ["HEAD"]),
        ({("HEAD", "/a"): (302, {"Location": "file:///etc/passwd"})}, None, ["HEAD"]),
    ],
)
def test_what_a_website_says(web: Web, answers: object, works: bool | None, methods: list[str]) -> None:
    web.answers = answers  # type: ignore[assignment]  # a table
    assert ask(web.url("/a")).works is works
    assert [method for method, _path, _agent in web.asked] == methods
    assert all(agent.startswith("Samenwerkingswijzer-linkcontrole/") for _method, _path, agent in web.asked)


@pytest.mark.parametrize(
    "target",
    [
        "http://gemeente.nl:99999/",
        "http://[::1",
        "//[",
        "http://2001:db8::1/",
        "/caf\u00e9 au lait",
        "http://\u00e9.nl/",
    ],
)
def test_a_website_that_sends_us_on_to_nonsense_stops_nothing(web: Web, target: str) -> None:
    web.answers = {("HEAD", "/a"): (302, {"Location": target})}
    assert ask(web.url("/a")).works is not True


def test_letters_in_the_next_address_are_sent_as_a_browser_sends_them(web: Web) -> None:
    web.answers = {("HEAD", "/a"): (302, {"Location": "/caf\u00e9"}), ("HEAD", "/caf%E9"): (200, {})}
    assert ask(web.url("/a")).works is True


def test_an_answer_names_the_websites_that_it_led_to(web: Web) -> None:
    elsewhere = web.url("/b").replace("http://", "http://Ander.")
    web.answers = {("HEAD", "/a"): (301, {"Location": elsewhere}), ("HEAD", "/b"): (200, {})}
    answer = ask(web.url("/a"))
    assert answer.works
    assert [host.split(".")[0] for host in answer.led_to] == ["ander"]
    # Links within the site have no host: what is no website puts none of them off.
    web.answers = {("HEAD", "/a"): (302, {"Location": "file:///etc/passwd"})}
    assert ask(web.url("/a")).led_to == frozenset()


@pytest.mark.parametrize("after", ["9" * 5000, "9" * 30, "\u00b2", "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_an_odd_request_for_rest_is_no_request(web: Web, after: str) -> None:
    web.answers = {("HEAD", "/a"): (429, {"Retry-After": after})}
    assert ask(web.url("/a")) == Answer(None, "De website laat zich niet controleren (429).", 0)


def test_a_server_that_keeps_dripping_is_hung_up_on(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LONGEST", 0.4)
    web.drips = True
    assert ask(web.url("/a")).works is False
    assert web.asked[0][0] == "HEAD"
    assert not web.finished, "we did not wait for the end"


def test_a_website_may_ask_for_rest(web: Web) -> None:
    web.answers = {("HEAD", "/a"): (503, {"Retry-After": "60"}), ("GET", "/a"): (503, {"Retry-After": "900"})}
    answer = ask(web.url("/a"))
    assert (answer.works, answer.wait) == (False, 900)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/",
        "http://binnen.nl/",
        "http://half.nl/",
        "http://gemeente.example/",
        "http://localhost/",
        "http://wie@gemeente.nl/",
        "http://gemeente.nl:25/",
        "ftp://gemeente.nl/",
        "https:///pad",
        "http://gemeente.nl:99999/",
        "http://[2001:db8/",
        "http://2001:db8::1/",
    ],
)
def test_these_addresses_are_never_asked(web: Web, url: str) -> None:
    answer = ask(url)
    assert answer.works is None
    assert answer.reason
    assert web.asked == []


def test_a_name_that_does_not_exist_does_not_work(web: Web) -> None:
    assert ask("http://bestaatniet.nl/") == Answer(False, "De naam van de website bestaat niet.")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (OUTSIDE, True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("2002:7f00:1::", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a00:8", False),
        ("64:ff9b::5db8:d822", True),
        ("::7f00:1", False),
    ],
)
def test_which_addresses_are_public(address: str, expected: bool) -> None:
    assert is_public(address) is expected
