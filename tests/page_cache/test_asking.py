"""Who may get what was kept, and what one kept page is."""

import ast
from typing import Any

import pytest
from django.core.exceptions import DisallowedHost
from django.test import RequestFactory

from samenwerking.page_cache.asking import is_stranger_reading, key_of, own_cookies
from tests.architecture.sources import PACKAGES, name_of, python_files, tree_of

REQUESTS: list[tuple[str, str, dict[str, str], dict[str, str], bool]] = [
    ("get", "/", {}, {}, True),
    ("head", "/register/", {}, {}, True),
    ("get", "/register/trajecten/?q=plein", {"_pk_id": "van een ander"}, {}, True),
    ("get", "/", {}, {"X-Requested-With": "iets"}, True),
    ("post", "/", {}, {}, False),
    ("options", "/", {}, {}, False),
    ("get", "/", {"sessionid": "x"}, {}, False),
    ("get", "/", {"sessionid": ""}, {}, False),
    ("get", "/", {"csrftoken": "x"}, {}, False),
    ("get", "/", {"messages": "x"}, {}, False),
    ("get", "/", {"sw_device": "x"}, {}, False),
    ("get", "/", {"leesinstelling": "x"}, {}, False),
    ("get", "/", {}, {"Authorization": "Basic eA=="}, False),
    ("get", "/", {}, {"HX-Request": "true"}, False),
    ("get", "/", {}, {"HX-Target": "lijst"}, False),
    ("get", "/werkplaats/", {}, {}, False),
    ("get", "/beheer/", {}, {}, False),
    ("get", "/accounts/login/", {}, {}, False),
    ("get", "/healthz/ready", {}, {}, False),
    ("get", "/documenten/1/geheim.pdf", {}, {}, False),
    ("get", "/media/images/1.png", {}, {}, False),
    ("get", "/register/inbreng/abcdef/", {}, {}, False),
    ("get", "/register/initiatief/abcdef/", {}, {}, False),
    ("get", "/en/abonnementen/mijn/abcdef/", {}, {}, False),
]


@pytest.mark.parametrize(("method", "path", "cookies", "headers", "expected"), REQUESTS)
def test_only_a_stranger_who_reads_a_whole_page(
    method: str, path: str, cookies: dict[str, str], headers: dict[str, str], expected: bool
) -> None:
    request = getattr(RequestFactory(), method)(path, headers=headers)
    request.COOKIES.update(cookies)
    assert is_stranger_reading(request) is expected


def test_what_wagtail_asks_for_itself_to_show_a_draft_is_never_kept() -> None:
    request = RequestFactory().get("/")
    request.is_dummy = True  # type: ignore[attr-defined]  # as Wagtail does
    assert not is_stranger_reading(request)


def test_every_cookie_that_the_site_reads_or_sets_is_known() -> None:
    """A view that looks at another cookie must name it here first."""
    users = {
        name_of(path)
        for path in python_files(*PACKAGES)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in {"COOKIES", "set_cookie", "set_signed_cookie"}
    }
    assert users == {
        "samenwerking/accounts/devices.py",
        "samenwerking/database/replica/middleware.py",  # the session
        "samenwerking/page_cache/asking.py",
        "samenwerking/security_headers.py",  # the session
        "samenwerking/shared_answers.py",  # any: then nothing is kept
        "participation/views/reading/taste.py",
    }
    assert own_cookies() == {"sessionid", "csrftoken", "sw_device", "leesinstelling", "messages"}


def asked(path: str = "/register/?a=1&b=2", **meta: Any) -> str:
    return key_of(RequestFactory().get(path, **meta))


def test_a_page_is_kept_for_exactly_this_address() -> None:
    others = [
        asked("/register/?b=2&a=1"),
        asked("/register/?a=1&b=2&"),
        asked("/register/?a=1&amp;b=2"),
        asked("/register/"),
        asked("/register/?"),
        asked("/en/register/?a=1&b=2"),
        asked(HTTP_HOST="ander.example"),
        asked(secure=True),
        asked(HTTP_HOST="testserver:8000"),
    ]
    assert asked() == asked()
    assert len({asked(), *others}) == len(others)  # a bare "?" is the address without it
    assert asked("/register/") == asked("/register/?")


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Host", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Scheme", "Forwarded"]
)
def test_a_header_that_nobody_believes_changes_nothing(header: str) -> None:
    assert key_of(RequestFactory().get("/", headers={header: "kwaad.example"})) == key_of(RequestFactory().get("/"))


def test_a_host_that_is_not_ours_has_no_pages(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["wijzer.example"]
    with pytest.raises(DisallowedHost):
        asked(HTTP_HOST="kwaad.example")


def test_https_is_what_our_own_proxy_says(settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    host = {"HTTP_HOST": "wijzer.example"}
    plain = asked(**host)
    assert asked(HTTP_X_FORWARDED_PROTO="http", **host) == plain
    assert asked(HTTP_X_FORWARDED_PROTO="https", **host) != plain
